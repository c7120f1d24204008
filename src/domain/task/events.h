// What has happened to tasks. Stored for ever: add a struct, never edit one.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include <boost/describe.hpp>

#include "domain/task/task.h"

namespace sluice {

struct TaskCreated {
  TaskId task;
  std::string key, stage;
  Written title, description;
  std::optional<Duty> duty;
  std::vector<Who> candidates;
  std::optional<PersonId> assignee;
  std::vector<Written> checklist;
  std::vector<TaskId> after;
  std::optional<Due> due_rule;
  std::optional<Instant> due;
  bool optional = false;
  OnClose on_close = OnClose::cascade;
  bool blocked = false;
  std::optional<OnFail> on_fail;
  std::optional<AssignBy> assign_by;
  friend bool operator==(const TaskCreated&, const TaskCreated&) = default;
};
BOOST_DESCRIBE_STRUCT(TaskCreated, (),
                      (task, key, stage, title, description, duty, candidates, assignee, checklist, after, due_rule,
                       due, optional, on_close, blocked, on_fail, assign_by))
/// Its predecessors are done.
struct TaskUnblocked {
  TaskId task;
  friend bool operator==(const TaskUnblocked&, const TaskUnblocked&) = default;
};
BOOST_DESCRIBE_STRUCT(TaskUnblocked, (), (task))
struct TaskEdited {
  TaskId task;
  Patch<Written> title, description;
  Patch<Instant> due;
  friend bool operator==(const TaskEdited&, const TaskEdited&) = default;
};
BOOST_DESCRIBE_STRUCT(TaskEdited, (), (task, title, description, due))
/// An anchor moved, and the due date with it.
struct TaskDueMoved {
  TaskId task;
  std::optional<Instant> due;
  friend bool operator==(const TaskDueMoved&, const TaskDueMoved&) = default;
};
BOOST_DESCRIBE_STRUCT(TaskDueMoved, (), (task, due))
struct TaskAssigned {
  TaskId task;
  std::optional<PersonId> to;
  std::optional<bool> by_rules{};  ///< the task's rules found who; empty: whoever acted gave it
  friend bool operator==(const TaskAssigned&, const TaskAssigned&) = default;
};
BOOST_DESCRIBE_STRUCT(TaskAssigned, (), (task, to, by_rules))
struct TaskClaimed {
  TaskId task;
  PersonId by;
  friend bool operator==(const TaskClaimed&, const TaskClaimed&) = default;
};
BOOST_DESCRIBE_STRUCT(TaskClaimed, (), (task, by))
struct TaskStarted {
  TaskId task;
  PersonId by;
  friend bool operator==(const TaskStarted&, const TaskStarted&) = default;
};
BOOST_DESCRIBE_STRUCT(TaskStarted, (), (task, by))
struct TaskFinished {
  TaskId task;
  PersonId by;
  Written note;
  friend bool operator==(const TaskFinished&, const TaskFinished&) = default;
};
BOOST_DESCRIBE_STRUCT(TaskFinished, (), (task, by, note))
struct TaskFailed {
  TaskId task;
  PersonId by;
  Written note;
  friend bool operator==(const TaskFailed&, const TaskFailed&) = default;
};
BOOST_DESCRIBE_STRUCT(TaskFailed, (), (task, by, note))
struct TaskSkipped {
  TaskId task;
  PersonId by;
  Written note;
  friend bool operator==(const TaskSkipped&, const TaskSkipped&) = default;
};
BOOST_DESCRIBE_STRUCT(TaskSkipped, (), (task, by, note))
struct TaskReopened {
  TaskId task;
  PersonId by;
  Written note;
  friend bool operator==(const TaskReopened&, const TaskReopened&) = default;
};
BOOST_DESCRIBE_STRUCT(TaskReopened, (), (task, by, note))
struct ItemTicked {
  TaskId task;
  std::int64_t item = 0;
  bool ticked = true;
  friend bool operator==(const ItemTicked&, const ItemTicked&) = default;
};
BOOST_DESCRIBE_STRUCT(ItemTicked, (), (task, item, ticked))
/// Its change was cancelled, rejected or sent back.
struct TaskCancelled {
  TaskId task;
  friend bool operator==(const TaskCancelled&, const TaskCancelled&) = default;
};
BOOST_DESCRIBE_STRUCT(TaskCancelled, (), (task))
/// Its change closed, and it with it.
struct TaskClosed {
  TaskId task;
  friend bool operator==(const TaskClosed&, const TaskClosed&) = default;
};
BOOST_DESCRIBE_STRUCT(TaskClosed, (), (task))
/// Its due date passed while it was open.
struct TaskBecameOverdue {
  TaskId task;
  friend bool operator==(const TaskBecameOverdue&, const TaskBecameOverdue&) = default;
};
BOOST_DESCRIBE_STRUCT(TaskBecameOverdue, (), (task))
/// Its change closed while it was open; whoever has it goes on with it.
struct TaskHandedOver {
  TaskId task;
  friend bool operator==(const TaskHandedOver&, const TaskHandedOver&) = default;
};
BOOST_DESCRIBE_STRUCT(TaskHandedOver, (), (task))

}  // namespace sluice
