#include "base/ensure.h"
#include "domain/change/fold.h"

namespace sluice {

namespace {

Task& the_task(Change& change, TaskId id) {
  Task* task = find_task(change, id);
  ensure(task != nullptr, "an event names a task that was never created");
  return *task;
}

void enter(Task& task, TaskState state, const Stamp& stamp) {
  task.state = state;
  task.since = stamp.at;
}

void end(Task& task, TaskState state, PersonId by, const Written& note, const Stamp& stamp) {
  enter(task, state, stamp);
  task.done_by = by;
  task.note = note;
}

}  // namespace

void fold(Change& change, const TaskCreated& event, const Stamp& stamp) {
  Task task;
  task.id = event.task;
  task.key = event.key;
  task.stage = event.stage;
  task.visit = change.visit();
  task.title = event.title;
  task.description = event.description;
  task.duty = event.duty;
  task.candidates = event.candidates;
  task.assignee = event.assignee;
  for (const auto& item : event.checklist) task.checklist.push_back({item, false});
  task.after = event.after;
  task.due_rule = event.due_rule;
  task.due = event.due;
  task.optional = event.optional;
  task.on_close = event.on_close;
  task.on_fail = event.on_fail.value_or(OnFail::hold);
  task.assign_by = event.assign_by.value_or(AssignBy::taking);
  task.created = stamp.at;
  enter(task, event.blocked ? TaskState::blocked : TaskState::open, stamp);
  change.tasks.push_back(std::move(task));
}

void fold(Change& change, const TaskUnblocked& event, const Stamp& stamp) {
  enter(the_task(change, event.task), TaskState::open, stamp);
}

void fold(Change& change, const TaskEdited& event, const Stamp&) {
  Task& task = the_task(change, event.task);
  if (event.title.present) task.title = event.title.value.value_or(Written{});
  if (event.description.present) task.description = event.description.value.value_or(Written{});
  if (!event.due.present) return;
  task.due = event.due.value;
  task.due_rule.reset();  // a date set by hand no longer hangs on an anchor
  task.overdue = false;
}

void fold(Change& change, const TaskDueMoved& event, const Stamp&) {
  Task& task = the_task(change, event.task);
  task.due = event.due;
  task.overdue = false;
}

void fold(Change& change, const TaskAssigned& event, const Stamp&) { the_task(change, event.task).assignee = event.to; }
void fold(Change& change, const TaskClaimed& event, const Stamp&) { the_task(change, event.task).assignee = event.by; }
void fold(Change& change, const TaskStarted& event, const Stamp& stamp) {
  enter(the_task(change, event.task), TaskState::in_progress, stamp);
}
void fold(Change& change, const TaskFinished& event, const Stamp& stamp) {
  end(the_task(change, event.task), TaskState::done, event.by, event.note, stamp);
}
void fold(Change& change, const TaskFailed& event, const Stamp& stamp) {
  end(the_task(change, event.task), TaskState::failed, event.by, event.note, stamp);
}
void fold(Change& change, const TaskSkipped& event, const Stamp& stamp) {
  end(the_task(change, event.task), TaskState::skipped, event.by, event.note, stamp);
}

void fold(Change& change, const TaskReopened& event, const Stamp& stamp) {
  Task& task = the_task(change, event.task);
  enter(task, TaskState::open, stamp);
  task.done_by.reset();
  task.note = {};
}

void fold(Change& change, const ItemTicked& event, const Stamp&) {
  Task& task = the_task(change, event.task);
  ensure(event.item >= 0 && std::cmp_less(event.item, task.checklist.size()),
         "an event ticks an item that is not there");
  task.checklist[static_cast<std::size_t>(event.item)].ticked = event.ticked;
}

void fold(Change& change, const TaskCancelled& event, const Stamp& stamp) {
  enter(the_task(change, event.task), TaskState::cancelled, stamp);
}
void fold(Change& change, const TaskClosed& event, const Stamp& stamp) {
  enter(the_task(change, event.task), TaskState::closed, stamp);
}
void fold(Change& change, const TaskHandedOver& event, const Stamp& stamp) {
  enter(the_task(change, event.task), TaskState::handed_over, stamp);
}
void fold(Change& change, const TaskBecameOverdue& event, const Stamp&) { the_task(change, event.task).overdue = true; }

}  // namespace sluice
