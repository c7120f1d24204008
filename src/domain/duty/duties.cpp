#include "domain/duty/duties.h"

#include <fmt/format.h>

namespace sluice {

std::vector<DutyDone> duties_of(PersonId person, const Change& change) {
  std::vector<DutyDone> done;
  if (change.requester == person) done.push_back({Duty::request, "asked for it"});
  if (change.fields.developer == person) done.push_back({Duty::develop, "is named as its developer"});
  for (const Task& task : change.tasks)
    if (task.duty && task.state != TaskState::cancelled && task.done_by == person)
      done.push_back({*task.duty, fmt::format("did {} {}", shown(task.id), task.title.text)});
  for (const Approval& approval : change.approvals)
    for (const DecisionMade& made : approval.decisions)
      if (made.by == person && made.decision == Decision::approve && approval.state != ApprovalState::cancelled)
        done.push_back({Duty::approve, fmt::format("approved {}", approval.key)});
  return done;
}

std::string why_may_not_approve(PersonId person, const Change& change, const Directory& directory) {
  const Person* known = directory.person(person);
  if (known != nullptr && known->roles == std::set<Role>{Role::auditor})
    return fmt::format("{} only audits: who audits decides nothing.", known->name);
  for (const DutyDone& one : duties_of(person, change)) {
    if (one.duty == Duty::request)
      return fmt::format("{} asked for {}: who asks for a change does not approve it.", directory.name_of(person),
                         shown(change.id));
    if (one.duty == Duty::develop)
      return fmt::format("{} {} ({}): who develops a change does not approve it.", directory.name_of(person),
                         one.by_what, shown(change.id));
  }
  return "";
}

}  // namespace sluice
