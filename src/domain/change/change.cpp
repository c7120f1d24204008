#include "domain/change/change.h"

namespace sluice {

namespace {
template <class ChangeT>
auto* task_in(ChangeT& change, TaskId id) {
  const auto found = std::ranges::find(change.tasks, id, &Task::id);
  return found == change.tasks.end() ? nullptr : &*found;
}
template <class ChangeT>
auto* approval_in(ChangeT& change, std::string_view key) {
  for (auto one = change.approvals.rbegin(); one != change.approvals.rend(); ++one)
    if (one->key == key && one->state != ApprovalState::cancelled) return &*one;
  return static_cast<decltype(&change.approvals.front())>(nullptr);
}
}  // namespace

const Task* find_task(const Change& change, TaskId id) { return task_in(change, id); }
Task* find_task(Change& change, TaskId id) { return task_in(change, id); }
const Approval* find_approval(const Change& change, std::string_view key) { return approval_in(change, key); }
Approval* find_approval(Change& change, std::string_view key) { return approval_in(change, key); }

std::string shown(ChangeId id) { return "CHG-" + std::to_string(id.value); }
std::string shown(TaskId id) { return "TSK-" + std::to_string(id.value); }

}  // namespace sluice
