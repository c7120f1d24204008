// Which occurrence of which schedule a change was opened for.
#pragma once
#include <cstdint>
#include <optional>
#include <string>

#include <boost/describe.hpp>

#include "base/id.h"

namespace sluice {

/// An occurrence: its schedule and its start by the rule, before any shift; together they are unique.
struct Occurrence {
  ScheduleId schedule;
  std::string local;                         ///< "2027-03-02T06:00", in the schedule's zone
  std::optional<std::int64_t> late_minutes;  ///< how long after its time the change was opened, where it was late
  friend bool operator==(const Occurrence&, const Occurrence&) = default;
};
BOOST_DESCRIBE_STRUCT(Occurrence, (), (schedule, local, late_minutes))

}  // namespace sluice
