#include "rules.h"

#include <algorithm>

#include "calendar/recurrences.h"
#include "domain/access/permission.h"
#include "domain/change/gates.h"

namespace sluice::simulation {

namespace {

bool is_forward(const ChangeEvent& event) {
  if (std::holds_alternative<ChangeClosed>(event)) return std::get<ChangeClosed>(event).outcome < Outcome::cancelled;
  const auto* entered = std::get_if<StageEntered>(&event);
  return entered && (entered->move == Move::by_rule || entered->move == Move::by_person);
}

bool all_are_entitled(const Model& model, const Change& change, const ApprovalGranted& granted) {
  const auto* approval = find_approval(change, granted.key);
  if (!approval) return false;
  const auto entitled = find_people(approval->approvers, change, model.directory());
  return std::ranges::all_of(granted.by,
                             [&](PersonId one) { return std::ranges::find(entitled, one) != entitled.end(); });
}

}  // namespace

std::vector<std::string> broken_rules(const Model& model, const Change& before, const Change& after,
                                      const std::vector<Told>& told) {
  std::vector<std::string> broken;
  auto change = before;
  for (const auto& [stamp, event] : told) {
    if (is_forward(event) &&
        !unmet_gates(change, model.directory(), model.process_of(after)->process, model.now()).empty())
      broken.push_back("moved forward past an unmet gate");
    if (const auto* granted = std::get_if<ApprovalGranted>(&event);
        granted && !all_are_entitled(model, change, *granted))
      broken.push_back("counted somebody who may not decide");
    change = apply(std::move(change), event, stamp);
  }
  if (change != after) broken.push_back("what was decided does not fold to what came of it");
  for (const Task& task : after.tasks) {
    const bool failed_since = task.state == TaskState::failed && task.on_close == OnClose::hand_over;
    if (after.is_closed() && is_open(task.state) && !failed_since) broken.push_back("closed with an open child");
  }
  for (const Link& link : after.links) {
    if (!link.change || !after.is_closed() || link.kind != LinkKind::parent_of) continue;
    if (!model.changes().at(*link.change).is_closed()) broken.push_back("closed with an open child change");
  }
  return broken;
}

std::set<std::pair<ScheduleId, std::string>> due_occurrences(const Model& model) {
  constexpr std::size_t most = 300;
  std::set<std::pair<ScheduleId, std::string>> due;
  for (const auto& [id, schedule] : model.schedules()) {
    if (schedule.paused || schedule.ended) continue;
    for (const auto& one : upcoming(schedule, calendar::recurrences(), "", most).items)
      if (one.fate == Fate::comes && one.window.opens <= model.now()) due.emplace(id, one.window.local);
  }
  return due;
}

std::vector<std::string> broken_promises(const Model& model,
                                         const std::set<std::pair<ScheduleId, std::string>>& promised) {
  std::map<std::pair<ScheduleId, std::string>, int> opened;
  for (const auto& [id, change] : model.changes())
    if (change.occurrence) ++opened[{change.occurrence->schedule, change.occurrence->local}];
  std::vector<std::string> broken;
  for (const auto& [occurrence, times] : opened)
    if (times > 1) broken.push_back(shown(occurrence.first) + " opened twice: " + occurrence.second);
  for (const auto& occurrence : promised)
    if (!opened.contains(occurrence) && !model.schedules().at(occurrence.first).trouble)
      broken.push_back(shown(occurrence.first) + " did not open: " + occurrence.second);
  return broken;
}

}  // namespace sluice::simulation
