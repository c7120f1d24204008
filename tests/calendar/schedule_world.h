// A schedule under test: decided and folded as the engine does, by a clock that is moved by hand.
#pragma once
#include <stdexcept>
#include <string>
#include <vector>

#include "base/described.h"
#include "calendar/recurrences.h"
#include "domain/access_world.h"
#include "domain/process_builder.h"
#include "domain/schedule/opening.h"

namespace sluice::calendar {

class ScheduleWorld {
 public:
  ScheduleWorld() {
    nils = world.person("Nils Holm", {Role::member});
    dana = world.person("Dana Kowalski", {Role::member});
    ruth = world.person("Ruth Steiner", {Role::member, Role::change_manager});
    world.process(testing_world::small_process());
  }

  static AddSchedule certificate(std::string rule = "FREQ=DAILY;INTERVAL=60") {
    AddSchedule add;
    add.name = "TLS portal";
    add.timing.start = "2027-03-02T06:00";
    add.timing.zone = "Europe/Berlin";
    add.timing.rule = std::move(rule);
    add.timing.shift = Shift::next;
    add.timing.window_minutes = 30;
    add.timing.lead_minutes = 7 * 1440;
    add.change.process = "small";
    add.change.fields.title = {"Renew the certificate of the portal"};
    return add;
  }

  [[nodiscard]] ScheduleFacts facts(const Actor& actor) const {
    return {now, actor, world.directory, recurrences(), {1}};
  }
  Result<ScheduleEvents> ask(const ScheduleCommand& command, PersonId who) {
    const auto actor = world.actor(who);
    auto events = decide(schedule, command, facts(actor));
    if (events) take(*events, who);
    return events;
  }
  void must(const ScheduleCommand& command, PersonId who) {
    if (const auto done = ask(command, who); !done) {
      std::string why = done.error().detail;
      for (const auto& one : done.error().errors) why += " " + one.pointer + " " + one.detail;
      throw std::runtime_error(why);
    }
  }
  std::string refusal(const ScheduleCommand& command, PersonId who) {
    const auto done = ask(command, who);
    if (done) return "accepted";
    const auto& error = done.error();
    return error.errors.empty() ? error.detail : error.errors.front().pointer + ": " + error.errors.front().detail;
  }
  /// What opens by now, as the engine would: again and again until nothing is due.
  std::vector<Opening> open_due() {
    std::vector<Opening> all;
    while (auto opening = due_opening(schedule, facts(Actor{}))) {
      take({opened(*opening, {++changes})}, std::nullopt);
      all.push_back(std::move(*opening));
    }
    return all;
  }
  void at(std::string_view utc) { now = *from_rfc3339(utc); }
  [[nodiscard]] std::vector<std::string> coming(std::size_t most) const {
    std::vector<std::string> list;
    for (const auto& one : upcoming(schedule, recurrences(), "", most).items)
      list.push_back(one.window.local.substr(0, 10) +
                     (one.window.planned == one.window.local ? "" : " -> " + one.window.planned.substr(0, 10)) +
                     (one.fate == Fate::comes ? "" : " " + std::string{word(one.fate)}));
    return list;
  }

  testing_world::World world;
  PersonId nils, dana, ruth;
  Schedule schedule;
  Instant now = *from_rfc3339("2027-02-16T09:00:00Z");
  std::int64_t changes = 0;

 private:
  void take(const ScheduleEvents& events, std::optional<PersonId> who) {
    for (const auto& event : events) schedule = apply(std::move(schedule), event, {now, who});
  }
};

}  // namespace sluice::calendar
