// A task: a child of a change, TSK-n.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include <boost/describe.hpp>

#include "base/id.h"
#include "base/instant.h"
#include "base/written.h"
#include "domain/process/process.h"

namespace sluice {

enum class TaskState {
  blocked,  ///< waits for the tasks in `after`
  open,     ///< can be started
  in_progress,
  done,
  failed,
  skipped,      ///< an optional one, with a reason
  cancelled,    ///< its change was cancelled, rejected or sent back
  closed,       ///< closed with its change (cascade)
  handed_over,  ///< goes on after its change has closed, with the person who has it
};
BOOST_DESCRIBE_ENUM(TaskState, blocked, open, in_progress, done, failed, skipped, cancelled, closed, handed_over)

struct ChecklistItem {
  Written text;
  bool ticked = false;
  friend bool operator==(const ChecklistItem&, const ChecklistItem&) = default;
};
BOOST_DESCRIBE_STRUCT(ChecklistItem, (), (text, ticked))

struct Task {
  TaskId id;
  std::string key;  ///< of its template; empty for one added by hand
  std::string stage;
  std::int64_t visit = 0;  ///< the stage visit that made it
  Written title;
  Written description;
  std::optional<Duty> duty;
  std::vector<Who> candidates;  ///< who may take it; empty for one added by hand: those who hand out tasks
  std::optional<PersonId> assignee;
  std::vector<ChecklistItem> checklist;
  std::vector<TaskId> after;
  std::optional<Due> due_rule;
  std::optional<Instant> due;
  bool overdue = false;  ///< has been reported as overdue
  bool optional = false;
  OnClose on_close = OnClose::cascade;
  OnFail on_fail = OnFail::hold;
  AssignBy assign_by = AssignBy::taking;
  TaskState state = TaskState::open;
  Instant since;  ///< in this state since
  Instant created;
  std::optional<PersonId> done_by;
  Written note;  ///< said with finishing, failing or skipping
  friend bool operator==(const Task&, const Task&) = default;
};
BOOST_DESCRIBE_STRUCT(Task, (),
                      (id, key, stage, visit, title, description, duty, candidates, assignee, checklist, after,
                       due_rule, due, overdue, optional, on_close, on_fail, assign_by, state, since, created, done_by,
                       note))

/// Neither finished nor ended in any way.
[[nodiscard]] inline bool is_open(TaskState state) {
  return state == TaskState::blocked || state == TaskState::open || state == TaskState::in_progress ||
         state == TaskState::failed;
}
/// Done, or skipped where that is allowed: what `after` and tasks_done ask for.
[[nodiscard]] inline bool is_settled(TaskState state) {
  return state == TaskState::done || state == TaskState::skipped;
}

}  // namespace sluice
