// Whether there are people enough to run a process: what the set-up page shows.
#pragma once
#include <string>
#include <vector>

#include "domain/access/directory.h"
#include "domain/process/destinations.h"

namespace sluice {

/// Something that a process cannot run without.
struct Lack {
  std::string process;  ///< its key
  std::string stage;    ///< the stage's name; empty for what a rule or a contingency needs
  std::string need;     ///< `group:cab`, `role:change_manager`, `owners`, `process:hotfix`, `webhook:ops-chat` …
  std::int64_t have = 0;
  std::int64_t required = 1;
  std::string detail;  ///< "normal cannot pass Authorization: the group cab has 0 people, 2 must approve. Add people."
};
/// Everything lacking for the newest version of each process that is not retired, in its stages, rules and contingencies;
/// empty: every process can run. `known` is null where it is not known which webhooks there are: then none is missing.
[[nodiscard]] std::vector<Lack> lacking(const Directory& directory, const Destinations* known = nullptr);

}  // namespace sluice
