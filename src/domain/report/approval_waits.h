// How long approvals have waited: one wait a person and asking, and what they come to by person, stage or process.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <boost/describe.hpp>

#include "base/id.h"
#include "base/instant.h"

namespace sluice {

/// One person's wait in one asking of an approval. It ends with their decision; without one, it goes on.
struct ApprovalWait {
  ChangeId change;
  PersonId person;
  ProcessId process;
  std::string stage;
  Instant asked;
  std::optional<Instant> decided;
  friend bool operator==(const ApprovalWait&, const ApprovalWait&) = default;
};
BOOST_DESCRIBE_STRUCT(ApprovalWait, (), (change, person, process, stage, asked, decided))

enum class WaitsBy { person, stage, process };
BOOST_DESCRIBE_ENUM(WaitsBy, person, stage, process)

/// What the waits of one person, stage or process come to. Times are elapsed times, weekends and holds among them.
struct WaitsTogether {
  std::string key;           ///< the person's or process' number, or the stage's key
  std::int64_t decided = 0;  ///< in the time that is asked for
  std::int64_t waiting = 0;  ///< at this moment
  Duration median{};         ///< of all of them; what waits counts until now
  Duration longest{};
  ChangeId longest_change;
};

/// Each group that has a wait; whose median is longest comes first, then by key.
[[nodiscard]] std::vector<WaitsTogether> waits_together(const std::vector<ApprovalWait>& waits, WaitsBy by,
                                                        Instant now);

}  // namespace sluice
