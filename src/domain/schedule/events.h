// What has happened to a schedule. Stored for ever: add a struct, never edit one. Who and when stand in the Stamp.
#pragma once
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include <boost/describe.hpp>

#include "base/patch.h"
#include "domain/schedule/schedule.h"

namespace sluice {

struct ScheduleAdded {
  ScheduleId schedule;
  Written name;
  PersonId owner;
  std::optional<PersonId> deputy;
  Timing timing;
  PlannedChange change;
  friend bool operator==(const ScheduleAdded&, const ScheduleAdded&) = default;
};
BOOST_DESCRIBE_STRUCT(ScheduleAdded, (), (schedule, name, owner, deputy, timing, change))
/// What it is called, and whose it is.
struct ScheduleEdited {
  Patch<Written> name;
  Patch<PersonId> owner;
  Patch<PersonId> deputy;
  friend bool operator==(const ScheduleEdited&, const ScheduleEdited&) = default;
};
BOOST_DESCRIBE_STRUCT(ScheduleEdited, (), (name, owner, deputy))
/// From a local start on it opens something else, or at other times. `all`: everything still to be opened.
struct ScheduleAltered {
  std::string begins;
  bool all = false;
  Timing timing;
  PlannedChange change;
  friend bool operator==(const ScheduleAltered&, const ScheduleAltered&) = default;
};
BOOST_DESCRIBE_STRUCT(ScheduleAltered, (), (begins, all, timing, change))
struct SchedulePaused {
  Written reason;
  friend bool operator==(const SchedulePaused&, const SchedulePaused&) = default;
};
BOOST_DESCRIBE_STRUCT(SchedulePaused, (), (reason))
struct ScheduleResumed {
  friend bool operator==(const ScheduleResumed&, const ScheduleResumed&) = default;
};
BOOST_DESCRIBE_STRUCT(ScheduleResumed, (), ())
struct OccurrenceSkipped {
  std::string local;
  Instant start;  ///< of its window
  Written reason;
  friend bool operator==(const OccurrenceSkipped&, const OccurrenceSkipped&) = default;
};
BOOST_DESCRIBE_STRUCT(OccurrenceSkipped, (), (local, start, reason))
struct OccurrenceUnskipped {
  std::string local;
  friend bool operator==(const OccurrenceUnskipped&, const OccurrenceUnskipped&) = default;
};
BOOST_DESCRIBE_STRUCT(OccurrenceUnskipped, (), (local))
struct ScheduleEnded {
  Written reason;
  friend bool operator==(const ScheduleEnded&, const ScheduleEnded&) = default;
};
BOOST_DESCRIBE_STRUCT(ScheduleEnded, (), (reason))
/// Its change was opened, in the same transaction. `settled_before`: nothing before this local start is left to be opened.
struct OccurrenceOpened {
  std::string local;
  Instant start, end;  ///< of the window
  Instant opens;       ///< when it was to be opened
  ChangeId change;
  std::optional<std::int64_t> late_minutes;
  PersonId owner;                     ///< of the change
  std::vector<std::string> left_out;  ///< fields that name somebody or something that is here no longer
  std::string settled_before;
  friend bool operator==(const OccurrenceOpened&, const OccurrenceOpened&) = default;
};
BOOST_DESCRIBE_STRUCT(OccurrenceOpened, (),
                      (local, start, end, opens, change, late_minutes, owner, left_out, settled_before))
/// It was due and its change could not be opened; tried again until it can.
struct OpeningRefused {
  std::string local;
  std::string detail;
  friend bool operator==(const OpeningRefused&, const OpeningRefused&) = default;
};
BOOST_DESCRIBE_STRUCT(OpeningRefused, (), (local, detail))

using ScheduleEvent =
    std::variant<ScheduleAdded, ScheduleEdited, ScheduleAltered, SchedulePaused, ScheduleResumed, OccurrenceSkipped,
                 OccurrenceUnskipped, ScheduleEnded, OccurrenceOpened, OpeningRefused>;
using ScheduleEvents = std::vector<ScheduleEvent>;

}  // namespace sluice
