#include "domain/task/rules.h"

#include <algorithm>

#include "domain/access/permission.h"

namespace sluice {

std::optional<PersonId> acting_assignee(const Task& task, const Directory& directory) {
  const Person* person = task.assignee ? directory.person(*task.assignee) : nullptr;
  return person != nullptr && person->enabled ? task.assignee : std::nullopt;
}

std::vector<PersonId> takers_of(const Task& task, const Change& change, const Directory& directory) {
  return task.candidates.empty() ? holders(ChangeRight::manage_tasks, change, directory)
                                 : find_people(task.candidates, change, directory);
}

bool may_work_on(const Task& task, const Change& change, const Actor& actor, const Directory& directory) {
  if (!actor.person) return false;
  if (const auto assignee = acting_assignee(task, directory)) return actor.is(*assignee);
  if (task.candidates.empty()) return has_right(actor, ChangeRight::manage_tasks, change, directory);
  const auto people = find_people(task.candidates, change, directory);
  return std::ranges::find(people, *actor.person) != people.end();
}

bool lets_go_on(const Task& task, const Change& change) {
  if (is_settled(task.state) || task.state == TaskState::cancelled) return true;
  if (task.state != TaskState::failed) return false;
  return task.on_fail == OnFail::ignore || (task.on_fail == OnFail::fail && change.outcome.has_value());
}

std::vector<const Task*> open_before(const std::vector<TaskId>& after, const Change& change) {
  std::vector<const Task*> open;
  for (const TaskId id : after) {
    const Task* before = find_task(change, id);
    if (before != nullptr && !lets_go_on(*before, change) && !is_gone(before->state)) open.push_back(before);
  }
  return open;
}

std::vector<const Task*> waiting_for(const Task& task, const Change& change) {
  std::vector<const Task*> waiting;
  for (const Task& other : change.tasks)
    if (is_open(other.state) && std::ranges::find(other.after, task.id) != other.after.end()) waiting.push_back(&other);
  return waiting;
}

}  // namespace sluice
