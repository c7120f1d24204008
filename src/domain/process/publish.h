// Publishing versions of processes: an event stream a process.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include <boost/describe.hpp>

#include "base/result.h"
#include "base/written.h"
#include "domain/access/actor.h"
#include "domain/access/directory.h"
#include "domain/process/process.h"

namespace sluice {

// Commands.
/// Publishes a process, as version 1 of a new key or as the next version of a known one. `yaml` is the text as it came,
/// `process` what was parsed from it.
struct PublishProcess {
  std::string yaml;
  Process process;
  std::string note{};  ///< why there is a new version, for those who run changes by it; may be empty
};
struct RetireProcess {};
struct RestoreProcess {};
using ProcessCommand = std::variant<PublishProcess, RetireProcess, RestoreProcess>;

// Events.
struct ProcessPublished {
  ProcessId id;
  std::int64_t version = 1;
  std::string yaml;
  Process process;
  std::optional<Written> note{};
  friend bool operator==(const ProcessPublished&, const ProcessPublished&) = default;
};
BOOST_DESCRIBE_STRUCT(ProcessPublished, (), (id, version, yaml, process, note))
struct ProcessRetired {
  friend bool operator==(const ProcessRetired&, const ProcessRetired&) = default;
};
BOOST_DESCRIBE_STRUCT(ProcessRetired, (), ())
struct ProcessRestored {
  friend bool operator==(const ProcessRestored&, const ProcessRestored&) = default;
};
BOOST_DESCRIBE_STRUCT(ProcessRestored, (), ())
using ProcessEvent = std::variant<ProcessPublished, ProcessRetired, ProcessRestored>;

/// Decides; `known` is null for a new key (whose id is `fresh`). Refuses: no permission, any mistake that check() finds
/// (each as a FieldError at /<path>), a key that belongs to another process, a text over 1 MiB, a note over 1,000 bytes,
/// a new version of a retired process. The same text and process again give no events.
[[nodiscard]] Result<std::vector<ProcessEvent>> decide(const PublishedProcess* known, const ProcessCommand& command,
                                                       const Actor& actor, const Directory& directory, ProcessId fresh);
[[nodiscard]] PublishedProcess apply(PublishedProcess process, const ProcessEvent& event);

}  // namespace sluice
