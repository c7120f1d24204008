// What people send about schedules, and what of the domain it means.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include <boost/describe.hpp>

#include "api/views/change_requests.h"
#include "domain/schedule/commands.h"

namespace sluice::api {

struct TimingInput {
  std::string start;
  std::string zone;
  std::optional<std::string> rule;
  std::vector<std::string> except;
  std::optional<Shift> shift;
  std::optional<std::int64_t> window_minutes;  ///< 60 where it is not said
  std::optional<std::int64_t> lead_minutes;    ///< 0 where it is not said
};
BOOST_DESCRIBE_STRUCT(TimingInput, (), (start, zone, rule, except, shift, window_minutes, lead_minutes))

struct TimingEdit {
  Patch<std::string> start;
  Patch<std::string> zone;
  Patch<std::string> rule;
  Patch<std::vector<std::string>> except;
  Patch<Shift> shift;
  Patch<std::int64_t> window_minutes;
  Patch<std::int64_t> lead_minutes;
};
BOOST_DESCRIBE_STRUCT(TimingEdit, (), (start, zone, rule, except, shift, window_minutes, lead_minutes))

/// The change that is opened each time: as a new change, without a window.
struct PlannedChangeInput : ChangeFieldsInput {
  std::optional<std::string> process;
  std::optional<std::string> catalog_entry;  ///< each change is made from it
  std::optional<bool> restricted;
  std::vector<std::string> visible_to;
};
BOOST_DESCRIBE_STRUCT(PlannedChangeInput, (ChangeFieldsInput), (process, catalog_entry, restricted, visible_to))

struct PlannedChangeEdit : ChangeFieldsInput {
  Patch<std::string> process;
  Patch<bool> restricted;
  Patch<std::vector<std::string>> visible_to;
};
BOOST_DESCRIBE_STRUCT(PlannedChangeEdit, (ChangeFieldsInput), (process, restricted, visible_to))

struct NewSchedule {
  std::optional<std::string> name;  ///< the change's title where it is not said
  std::optional<std::string> owner;
  std::optional<std::string> deputy;
  TimingInput timing;
  PlannedChangeInput change;
};
BOOST_DESCRIBE_STRUCT(NewSchedule, (), (name, owner, deputy, timing, change))

struct ScheduleEdit {
  Patch<std::string> name;
  Patch<std::string> owner;
  Patch<std::string> deputy;
  std::optional<TimingEdit> timing;
  std::optional<PlannedChangeEdit> change;
};
BOOST_DESCRIBE_STRUCT(ScheduleEdit, (), (name, owner, deputy, timing, change))

struct ChangeFromInput {
  std::string local;
  std::optional<TimingEdit> timing;
  std::optional<PlannedChangeEdit> change;
};
BOOST_DESCRIBE_STRUCT(ChangeFromInput, (), (local, timing, change))

/// What an edit's times are looked at for before it is sent.
struct TimingEditPreview {
  std::optional<std::string> local;  ///< the occurrence from which on it is changed; absent: all that is to come
  std::optional<TimingEdit> timing;
};
BOOST_DESCRIBE_STRUCT(TimingEditPreview, (), (local, timing))

/// What was sent, as the domain's. Refused as `invalid`, naming every value that does not do.
[[nodiscard]] Timing timing_of(const TimingInput& sent);
[[nodiscard]] Result<AddSchedule> addition(const NewSchedule& sent, const Directory& directory);
/// `process_now`: the key of the process whose form is answered where the edit names no other.
[[nodiscard]] Result<EditSchedule> editing(const ScheduleEdit& sent, const std::string& process_now,
                                           const Directory& directory);
[[nodiscard]] Result<ChangeFromHere> changing(const ChangeFromInput& sent, const std::string& process_now,
                                              const Directory& directory);

}  // namespace sluice::api
