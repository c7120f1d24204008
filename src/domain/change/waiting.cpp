#include "domain/change/waiting.h"

#include "domain/access/permission.h"
#include "domain/approval/approval.h"
#include "domain/change/gates.h"

namespace sluice {

namespace {

void earliest(std::optional<Instant>& so_far, const std::optional<Instant>& one) {
  if (one && (!so_far || *one < *so_far)) so_far = one;
}

/// When a delegation of somebody who is asked begins or ends, others may decide.
void delegations_edges(std::optional<Instant>& wake, const Approval& one, const Change& change,
                       const Directory& directory, Instant now) {
  for (const PersonId person : find_people(everybody_asked(one), change, directory))
    for (const Delegation& standing : directory.person(person)->delegations) {
      if (standing.from > now) earliest(wake, standing.from);
      if (standing.until > now) earliest(wake, standing.until);
    }
}

void wake_for(std::optional<Instant>& wake, const Approval& one, const Change& change, const Directory& directory,
              Instant now) {
  if (!one.overdue) earliest(wake, one.due);
  delegations_edges(wake, one, change, directory, now);
  if (one.paused) return;
  earliest(wake, one.clocks.remind);
  earliest(wake, one.clocks.escalate);
  earliest(wake, one.clocks.expire);
}

}  // namespace

std::vector<Unmet> waiting(const Change& change, const Directory& directory, const ProcessVersion& process,
                           Instant now) {
  auto unmet = unmet_gates(change, directory, process.process, now);
  const Stage* stage = current_stage(change, process.process);
  if (stage == nullptr || !unmet.empty() || stage->advance != Advance::manual) return unmet;
  const auto title = stage->advance_title.empty() ? "Go on" : stage->advance_title;
  const auto people = holders(ChangeRight::advance, change, directory);
  unmet.push_back({.gate = "advance",
                   .key = stage->key,
                   .title = title,
                   .people = people,
                   .since = change.updated,
                   .detail = fmt::format("Nothing is missing: {} can press {}.", names_of(people, directory), title)});
  return unmet;
}

std::optional<Instant> next_wake(const Change& change, const Directory& directory, const ProcessVersion& process,
                                 Instant now) {
  std::optional<Instant> wake;
  if (change.is_closed() || change.hold) return wake;
  for (const Task& task : change.tasks)
    if (is_open(task.state) && !task.overdue) earliest(wake, task.due);
  for (const Approval& one : change.approvals)
    if (one.state == ApprovalState::asked) wake_for(wake, one, change, directory, now);
  const Stage* stage = current_stage(change, process.process);
  const auto opens = [](const Gate& gate) { return gate.kind == GateKind::window_open; };
  if (stage != nullptr && std::ranges::any_of(stage->gates, opens) && change.fields.planned_start &&
      change.fields.planned_start->at > now)
    earliest(wake, change.fields.planned_start->at);
  return wake;
}

}  // namespace sluice
