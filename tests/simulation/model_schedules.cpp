// Schedules in the model: when each is looked at, and the change that is opened then.
#include <algorithm>

#include "calendar/recurrences.h"
#include "domain/access/schedule_rights.h"
#include "model.h"

namespace sluice::simulation {

ScheduleFacts Model::facts(std::optional<PersonId> actor, const Schedule& schedule) const {
  return {.now = std::max(now_, schedule.updated),
          .actor = actor_of(actor),
          .directory = directory_,
          .recurrences = calendar::recurrences(),
          .fresh = {static_cast<std::int64_t>(schedules_.size()) + 1}};
}

Result<void> Model::carry_out(std::int64_t id, const ScheduleCommand& command, std::optional<PersonId> actor) {
  Schedule schedule;
  if (id != 0) {
    const auto found = schedules_.find({id});
    if (found == schedules_.end()) return refuse(Refused::not_found, {});
    schedule = found->second;
    if (!has_right(actor_of(actor), ScheduleRight::see, schedule, directory_)) return refuse(Refused::not_found, {});
  }
  const auto known = facts(actor, schedule);
  SLUICE_TRY(const auto events, decide(schedule, command, known));
  if (!events.empty()) keep(std::move(schedule), events, {known.now, actor});
  return {};
}

void Model::keep(Schedule schedule, const ScheduleEvents& events, const Stamp& stamp) {
  for (const auto& event : events) schedule = apply(std::move(schedule), event, stamp);
  const auto id = schedule.id;
  schedules_[id] = std::move(schedule);
  reckon_again(id);
}

void Model::reckon_again(ScheduleId id) {
  const auto& schedule = schedules_.at(id);
  const auto next = next_to_open(schedule, calendar::recurrences());
  looks_.erase(id);
  if (const auto look = next_look(schedule, next, std::max(now_, schedule.updated))) looks_[id] = *look;
}

bool Model::look_at(ScheduleId id) {
  const auto schedule = schedules_.at(id);
  const auto known = facts(std::nullopt, schedule);
  const auto opening = due_opening(schedule, known);
  if (!opening) {
    reckon_again(id);
    return false;
  }
  const auto made =
      opening->change.fields.owner
          ? carry_out(0, ChangeCommand{opening->change}, std::nullopt)
          : refuse(Refused::out_of_turn, "Nobody is here who could own it. Give somebody the role change_manager.");
  const auto events =
      made ? ScheduleEvents{opened(*opening, {last_change_})} : not_opened(schedule, *opening, made.error());
  keep(schedule, events, {known.now, std::nullopt});
  return made.has_value();
}

bool Model::open_due() {
  std::vector<std::pair<Instant, ScheduleId>> due;
  for (const auto& [id, look] : looks_)
    if (look <= now_) due.emplace_back(look, id);
  std::ranges::sort(due);
  bool any = false;
  for (const auto& [look, id] : due) any = look_at(id) || any;
  return any;
}

}  // namespace sluice::simulation
