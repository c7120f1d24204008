// What the rules of tasks share: who may do one, and what has to come before it.
#pragma once
#include <optional>
#include <vector>

#include "domain/access/actor.h"
#include "domain/access/directory.h"
#include "domain/change/change.h"

namespace sluice {

/// The person who has the task; nobody while it has none, or one who has been disabled.
[[nodiscard]] std::optional<PersonId> acting_assignee(const Task& task, const Directory& directory);

/// Who may take a task that nobody has, in id order: whom its rules find now; those who hand out the change's tasks where
/// it has no rules, as one added by hand.
[[nodiscard]] std::vector<PersonId> takers_of(const Task& task, const Change& change, const Directory& directory);

/// Whether the actor may do the task: as its assignee or, while it has none, as one who may take it.
[[nodiscard]] bool may_work_on(const Task& task, const Change& change, const Actor& actor, const Directory& directory);

/// Ended without being done: nobody can wait for it any more.
[[nodiscard]] inline bool is_gone(TaskState state) {
  return state == TaskState::cancelled || state == TaskState::closed;
}

/// Whether the change may go on over the task: it is settled or cancelled, or has failed where that stops nothing, be it
/// that nobody minds or that it has given the change its outcome.
[[nodiscard]] bool lets_go_on(const Task& task, const Change& change);

/// The tasks in `after` that have still to be done.
[[nodiscard]] std::vector<const Task*> open_before(const std::vector<TaskId>& after, const Change& change);

/// The tasks that wait for this one and have not ended.
[[nodiscard]] std::vector<const Task*> waiting_for(const Task& task, const Change& change);

}  // namespace sluice
