// Whether a process can run: every mistake, with where it is and what to do about it.
#pragma once
#include <string>
#include <vector>

#include "domain/process/process.h"

namespace sluice {

/// One mistake in a process.
struct Mistake {
  std::string path;    ///< where, as in the file: `stages/2/tasks/0/after/1`; empty: the process as a whole
  std::string what;    ///< what is wrong
  std::string remedy;  ///< what to do
  friend bool operator==(const Mistake&, const Mistake&) = default;
};

/// Every mistake; empty means that the process can run from its first stage to closed. Checks bounds, keys (present,
/// unique, well formed), the order of phases, references (`after`, `did:`, `approved`, back edges), cycles in `after`,
/// gates nobody can meet (an approval that is never asked, an outcome nobody can declare), unreachable stages,
/// processes that could loop by themselves.
[[nodiscard]] std::vector<Mistake> check(const Process& process);

/// Every mistake in conditions that look at the fields of this process: `/all/0/value/1`.
[[nodiscard]] std::vector<Mistake> check(const Conditions& conditions, const Process& process);

}  // namespace sluice
