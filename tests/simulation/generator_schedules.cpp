// Schedules at random: made, paused, altered, with occurrences taken out, and seldom ended.
#include <array>

#include "calendar/recurrences.h"
#include "generator.h"
#include "people.h"

namespace sluice::simulation {

namespace {

constexpr std::size_t schedules_max = 5;
constexpr std::array rules{"FREQ=DAILY;INTERVAL=3", "FREQ=WEEKLY;BYDAY=MO,SA", "FREQ=DAILY;COUNT=6",
                           "FREQ=MONTHLY;BYMONTHDAY=-1", ""};

}  // namespace

Step Generator::of_schedules(const Model& model) {
  const auto& schedules = model.schedules();
  Step step{.actor = somebody()};
  if (schedules.empty() || (schedules.size() < schedules_max && upto(4) == 0)) {
    step.command = new_schedule(model);
    return step;
  }
  const ScheduleId id{upto(static_cast<std::int64_t>(schedules.size())) + 1};
  const auto& schedule = schedules.at(id);
  if (upto(4) != 0) step.actor = schedule.owner;
  step.command = schedule_act(schedule);
  step.id = id.value;
  return step;
}

ScheduleCommand Generator::new_schedule(const Model& model) {
  AddSchedule add;
  add.name = "Schedule " + some_text();
  add.timing.start = find_zone("Europe/Berlin")->local_of(model.now() + std::chrono::hours{upto(60) + 1});
  add.timing.zone = "Europe/Berlin";
  add.timing.rule = rules.at(static_cast<std::size_t>(upto(static_cast<std::int64_t>(rules.size()))));
  add.timing.shift =
      std::array{Shift::none, Shift::next, Shift::previous, Shift::skip}.at(static_cast<std::size_t>(upto(4)));
  add.timing.lead_minutes = upto(3) * 1'440;
  add.change.process = "rich";
  add.change.fields.title = {"Again"};
  add.change.fields.services = {{upto(services_count) + 1}};
  if (upto(3) == 0) add.change.fields.developer = somebody();
  if (upto(3) == 0) add.change.fields.form["desk"] = answer("desk");
  if (upto(2) == 0) add.deputy = somebody();
  return add;
}

ScheduleCommand Generator::schedule_act(const Schedule& schedule) {
  const auto coming = upcoming(schedule, calendar::recurrences(), "", 4).items;
  const auto local =
      coming.empty() ? std::string{"2027-01-20T06:00"}
                     : coming.at(static_cast<std::size_t>(upto(static_cast<std::int64_t>(coming.size())))).window.local;
  LegPatch leg;
  switch (upto(24)) {
    case 0: return EndSchedule{"enough"};
    case 1:
    case 2:
    case 3: return PauseSchedule{"not now"};
    case 4:
    case 5:
    case 6:
    case 7:
    case 8:
    case 9: return ResumeSchedule{};
    case 10:
    case 11:
    case 12: return SkipOccurrence{local, "not this one"};
    case 13:
    case 14: return UnskipOccurrence{local};
    case 15:
    case 16: leg.lead_minutes = Patch<std::int64_t>::set(upto(4) * 1'440); return EditSchedule{{}, {}, {}, leg};
    case 17:
      leg.rule = Patch<std::string>::set(rules.at(static_cast<std::size_t>(upto(4))));
      return EditSchedule{{}, {}, {}, leg};
    case 18: return EditSchedule{{}, Patch<PersonId>::set(somebody()), {}, {}};
    default:
      leg.rule = Patch<std::string>::set(rules.at(static_cast<std::size_t>(upto(4))));
      return ChangeFromHere{local, leg};
  }
}

}  // namespace sluice::simulation
