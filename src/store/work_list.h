// What people have to do: My work, and tasks over all changes.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include <boost/describe.hpp>

#include "domain/change/facts.h"
#include "store/change_list.h"

namespace sluice::store {

/// One thing that a person can do to let a change go on.
struct WorkRow {
  ChangeId change_id;
  std::string kind;  ///< task, approval, question, condition, gate, advance
  std::string key;   ///< TSK-n or the approval's key
  std::string title;
  bool mine = false;  ///< asked of this person, rather than open to several
  std::optional<Instant> since, due;
  friend bool operator==(const WorkRow&, const WorkRow&) = default;
};
BOOST_DESCRIBE_STRUCT(WorkRow, (), (change_id, kind, key, title, mine, since, due))

/// A person's work, all of it or of one kind: what is due first, then what waits longest; at most `limit`.
[[nodiscard]] std::vector<WorkRow> work_of(Session& session, PersonId person, std::int64_t limit,
                                           std::string_view kind = {});
/// How much these people have to do: the tasks that they have and can do now, and the newest task that is theirs.
[[nodiscard]] Workload loads_of(Session& session, const std::vector<PersonId>& people);
/// How much of it there is.
[[nodiscard]] std::int64_t count_work_of(Session& session, PersonId person);

/// A task as lists show it.
struct TaskRow {
  TaskId id;
  ChangeId change_id;
  std::string title, stage;
  TaskState state = TaskState::open;
  std::optional<PersonId> assignee;
  std::optional<Instant> due;
  bool overdue = false;
  Instant since;
  friend bool operator==(const TaskRow&, const TaskRow&) = default;
};
BOOST_DESCRIBE_STRUCT(TaskRow, (), (id, change_id, title, stage, state, assignee, due, overdue, since))

struct TaskFilter {
  std::vector<PersonId> assignees{};
  std::vector<PersonId> candidates{};  ///< who may take it: open tasks without an assignee
  std::vector<TaskState> states{};
  std::optional<Instant> due_before{};
};
struct TaskPage {
  std::vector<TaskRow> rows;
  std::optional<std::string> next;
};

/// Tasks of the changes that the viewer sees, by due date (those without last), then by id; at most `limit` (1 to 200).
/// Refused as invalid: too many values, a cursor of another list.
[[nodiscard]] Result<TaskPage> list_tasks(Session& session, const Viewer& viewer, const TaskFilter& filter,
                                          std::int64_t limit, std::string_view cursor);

}  // namespace sluice::store
