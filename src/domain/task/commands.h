// What people ask of tasks.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/id.h"
#include "base/instant.h"
#include "base/patch.h"
#include "domain/task/task.h"

namespace sluice {

/// Adds a task by hand to the stage the change is in; it must be done, or skipped where it is
/// optional, before the stage is left.
struct AddTask {
  std::string title, description;
  std::optional<PersonId> assignee;
  std::optional<Instant> due;
  std::vector<std::string> checklist;
  std::vector<TaskId> after;
  bool optional = false;
};
/// Alters a task's texts or its due date.
struct EditTask {
  TaskId task;
  Patch<std::string> title, description;
  Patch<Instant> due;
};
/// Gives a task to one whom its rules find (a change manager: to anybody else but themselves), or to nobody.
struct AssignTask {
  TaskId task;
  std::optional<PersonId> to;
};
/// Takes a task that one may take.
struct ClaimTask {
  TaskId task;
};
struct StartTask {
  TaskId task;
};
/// Says that a task is done; every item of its checklist must be ticked.
struct FinishTask {
  TaskId task;
  std::string note;
};
/// Says that a task could not be done; a note is required. The stage waits until it is reopened or the change goes
/// back.
struct FailTask {
  TaskId task;
  std::string note;
};
/// Leaves out an optional task, with a reason.
struct SkipTask {
  TaskId task;
  std::string note;
};
/// Takes back done or skipped while the change is in the task's stage, and failed always; with a reason.
struct ReopenTask {
  TaskId task;
  std::string note;
};
/// Ticks or unticks an item of a checklist, counted from 0.
struct TickItem {
  TaskId task;
  std::int64_t item = 0;
  bool ticked = true;
};

}  // namespace sluice
