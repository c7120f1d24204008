// Whatever stops and starts: each occurrence is opened once, in its own window, and none is forgotten.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <map>

#include "calendar/random_rule.h"
#include "calendar/schedule_world.h"

namespace sluice::calendar {
namespace {

/// Runs by a clock that jumps: down for days, looked at every few hours, or many times at once.
std::vector<std::string> opened_with_jumps(ScheduleWorld& world, Instant until) {
  std::vector<std::string> all;
  while (world.now < until) {
    const auto hours = *rc::gen::element(0, 1, 5, 24, 24 * 9, 24 * 40);
    world.now = std::min(until, world.now + std::chrono::hours{hours} + std::chrono::minutes{1});
    for (const auto& one : world.open_due()) all.push_back(one.window.local);
  }
  std::ranges::sort(all);
  return all;
}

AddSchedule random_schedule() {
  const auto rule = *random_rule();
  auto add = ScheduleWorld::certificate(rule.rule);
  add.timing.start = rule.start;
  add.timing.shift = *rc::gen::element(Shift::none, Shift::next, Shift::previous, Shift::skip);
  add.timing.lead_minutes = *rc::gen::inRange<std::int64_t>(0, 20 * 1440);
  return add;
}

RC_GTEST_PROP(ScheduleProperty, opens_each_occurrence_once_whatever_stops_and_starts, ()) {
  ScheduleWorld world;
  RC_PRE(world.ask(random_schedule(), world.nils).has_value());
  const auto until = world.now + std::chrono::hours{24 * 300};
  // Given: what the calendar says before anything has happened.
  std::vector<std::string> wanted;
  for (const auto& one : upcoming(world.schedule, recurrences(), "", 2000).items)
    if (one.fate == Fate::comes && one.window.opens <= until) wanted.push_back(one.window.local);
  std::ranges::sort(wanted);
  // When the clock jumps about
  const auto opened = opened_with_jumps(world, until);
  // Then each of them was opened, and once.
  RC_ASSERT(opened == wanted);
}

RC_GTEST_PROP(ScheduleProperty, opens_each_window_at_its_local_hour, ()) {
  ScheduleWorld world;
  const auto add = random_schedule();
  RC_PRE(world.ask(add, world.nils).has_value());
  const auto zone = find_zone("Europe/Berlin");
  for (const auto& one : upcoming(world.schedule, recurrences(), "", 100).items) {
    RC_ASSERT(one.window.planned == zone->local_of(one.window.start));
    // A time that does not exist is shown an hour later, by RFC 5545.
    const auto written = one.window.planned.substr(0, 10) + one.window.local.substr(10);
    RC_ASSERT(zone->instant_of(written).value() == one.window.start);
    RC_ASSERT(one.window.end - one.window.start == Duration{std::chrono::minutes{add.timing.window_minutes}});
    RC_ASSERT(one.window.opens <= one.window.start);
  }
}

RC_GTEST_PROP(ScheduleProperty, never_opens_twice_by_random_acts, ()) {
  ScheduleWorld world;
  auto add = random_schedule();
  add.timing.lead_minutes = 1440;
  RC_PRE(world.ask(add, world.nils).has_value());
  std::map<std::string, int> opened;
  for (int i = 0; i < 30; ++i) {
    const auto coming = upcoming(world.schedule, recurrences(), "", 8).items;
    const auto local = coming.empty() ? std::string{"2027-03-02T06:00"} : (*rc::gen::elementOf(coming)).window.local;
    LegPatch leg;
    leg.rule = Patch<std::string>::set((*random_rule()).rule);
    switch (*rc::gen::inRange(0, 7)) {
      case 0: (void)world.ask(SkipOccurrence{local, "x"}, world.nils); break;
      case 1: (void)world.ask(UnskipOccurrence{local}, world.nils); break;
      case 2: (void)world.ask(PauseSchedule{"x"}, world.nils); break;
      case 3: (void)world.ask(ResumeSchedule{}, world.nils); break;
      case 4: (void)world.ask(ChangeFromHere{local, leg}, world.nils); break;
      case 5: (void)world.ask(EditSchedule{{}, {}, {}, leg}, world.nils); break;
      default: break;
    }
    world.now = world.now + std::chrono::hours{*rc::gen::inRange(0, 24 * 20)};
    for (const auto& one : world.open_due()) {
      RC_ASSERT(++opened[one.window.local] == 1);
      RC_ASSERT(!world.schedule.paused);
    }
  }
}

}  // namespace
}  // namespace sluice::calendar
