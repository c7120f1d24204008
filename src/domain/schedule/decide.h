// The rules: what a command does to a schedule, or why it may not.
#pragma once
#include "domain/access/actor.h"
#include "domain/access/directory.h"
#include "domain/change/events.h"
#include "domain/schedule/commands.h"
#include "domain/schedule/events.h"

namespace sluice {

/// What a command on a schedule is decided on, besides the schedule itself: all of one instant.
struct ScheduleFacts {
  Instant now;
  Actor actor;
  const Directory& directory;
  const Recurrences& recurrences;
  ScheduleId fresh;  ///< the id that a new schedule gets
};

/// Decides; a schedule that does not exist takes only AddSchedule. Refuses: no right, a name, timing or change that does
/// not do, a timing of which nothing is to come, an occurrence that is not to come, an act that the state does not allow.
/// What would alter nothing gives no events.
[[nodiscard]] Result<ScheduleEvents> decide(const Schedule& schedule, const ScheduleCommand& command,
                                            const ScheduleFacts& facts);

/// Folds one event in; asks nothing, refuses nothing.
[[nodiscard]] Schedule apply(Schedule schedule, const ScheduleEvent& event, const Stamp& stamp);

}  // namespace sluice
