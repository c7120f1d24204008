// What people ask of a schedule.
#pragma once
#include <optional>
#include <string>
#include <variant>

#include "base/patch.h"
#include "domain/schedule/schedule.h"

namespace sluice {

/// The asker owns it where no owner is named.
struct AddSchedule {
  std::string name;
  std::optional<PersonId> owner;
  std::optional<PersonId> deputy;
  Timing timing;
  PlannedChange change;
};

/// An edit of a timing and of the change that is opened.
struct LegPatch {
  Patch<std::string> start, zone, rule;
  Patch<std::vector<std::string>> except;
  Patch<Shift> shift;
  Patch<std::int64_t> window_minutes, lead_minutes;
  Patch<std::string> process;
  FieldsPatch fields;
  Patch<bool> restricted;
  Patch<std::vector<GroupId>> visible_to;
  friend bool operator==(const LegPatch&, const LegPatch&) = default;
};

/// Alters what it is called and whose it is, and of everything that is still to be opened, when and what.
struct EditSchedule {
  Patch<std::string> name;
  Patch<PersonId> owner, deputy;
  LegPatch leg{};
};
/// Alters when and what from one occurrence on; those before it stay as they are. A new rule without a start counts from
/// that occurrence.
struct ChangeFromHere {
  std::string local;
  LegPatch leg;
};
struct PauseSchedule {
  std::string reason;
};
/// Windows that began while it was paused are not made up for.
struct ResumeSchedule {};
/// Takes one occurrence out.
struct SkipOccurrence {
  std::string local;
  std::string reason;
};
/// Puts it back.
struct UnskipOccurrence {
  std::string local;
};
/// Opens nothing any more. What was opened goes on.
struct EndSchedule {
  std::string reason;
};

using ScheduleCommand = std::variant<AddSchedule, EditSchedule, ChangeFromHere, PauseSchedule, ResumeSchedule,
                                     SkipOccurrence, UnskipOccurrence, EndSchedule>;

}  // namespace sluice
