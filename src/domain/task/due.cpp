#include "domain/task/due.h"

namespace sluice {

namespace {

std::optional<Instant> anchor_at(Anchor anchor, Instant entered, const Change& change) {
  switch (anchor) {
    case Anchor::entered: return entered;
    case Anchor::planned_start:
      return change.fields.planned_start ? std::optional{change.fields.planned_start->at} : std::nullopt;
    case Anchor::planned_end:
      return change.fields.planned_end ? std::optional{change.fields.planned_end->at} : std::nullopt;
    case Anchor::deployed: return deployed_at(change);
  }
  return std::nullopt;
}

bool can_move(const std::optional<Due>& rule) { return rule && rule->anchor != Anchor::entered; }

}  // namespace

std::optional<TaskDueMoved> moved_due(const Task& task, const Change& change, const Zone& zone) {
  if (!can_move(task.due_rule)) return std::nullopt;
  const auto due = due_at(*task.due_rule, task.created, change, zone);
  return due == task.due ? std::nullopt : std::optional{TaskDueMoved{task.id, due}};
}

std::optional<ApprovalDueMoved> moved_due(const Approval& approval, const Change& change, const Zone& zone) {
  if (!can_move(approval.due_rule)) return std::nullopt;
  const auto due = due_at(*approval.due_rule, approval.asked, change, zone);
  return due == approval.due ? std::nullopt : std::optional{ApprovalDueMoved{approval.key, due}};
}

std::optional<Instant> deployed_at(const Change& change) {
  for (auto visit = change.visits.rbegin(); visit != change.visits.rend(); ++visit)
    if (visit->phase == Phase::deployment) return visit->left;
  return std::nullopt;
}

std::optional<Instant> due_at(const Due& due, Instant entered, const Change& change, const Zone& zone) {
  const auto from = anchor_at(due.anchor, entered, change);
  if (!from) return std::nullopt;
  switch (due.unit) {
    case DueUnit::minutes: return *from + std::chrono::minutes{due.amount};
    case DueUnit::hours: return *from + std::chrono::hours{due.amount};
    case DueUnit::days: return zone.add_days(*from, due.amount);
    case DueUnit::working_days: return zone.add_working_days(*from, due.amount);
  }
  return std::nullopt;
}

}  // namespace sluice
