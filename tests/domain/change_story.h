// A change told as it happens: what was done before (given), what somebody asks (when), what came of it.
#pragma once
#include <gtest/gtest.h>

#include "access_world.h"
#include "domain/access/permission.h"
#include "domain/bounds.h"
#include "domain/change/decide.h"
#include "domain/change/projection.h"
#include "domain/change/waiting.h"
#include "process_builder.h"

namespace sluice::testing_world {

inline const Instant monday_noon = *from_rfc3339("2027-01-11T11:00:00Z");

/// Billing's people, and one change of theirs.
class Story {
 public:
  World world;
  PersonId priya = world.person("Priya Nair", {Role::requester, Role::member});
  PersonId tomas = world.person("Tomas Weber");
  PersonId lena = world.person("Lena Fischer");
  PersonId omar = world.person("Omar Haddad");
  PersonId dana = world.person("Dana Kowalski", {Role::member, Role::service_owner});
  PersonId lee = world.person("Lee Okafor");
  PersonId mei = world.person("Mei Tanaka");
  PersonId ruth = world.person("Ruth Steiner", {Role::member, Role::change_manager});
  PersonId audrey = world.person("Audrey Auditor", {Role::auditor});
  GroupId cab = world.group("cab", {dana, lee, mei});
  ServiceId billing = world.service("billing-db", {dana});
  Change change;
  Instant now = monday_noon;
  const Destinations* destinations = nullptr;  ///< the webhooks that there are; null: not known
  const Past* past = nullptr;                  ///< how earlier changes ended; null: risk is not assessed
  std::vector<ChangeEvent> log;

  explicit Story(Process process = small_process()) { world.process(std::move(process)); }

  [[nodiscard]] const ProcessVersion& process() const {
    return *world.directory.processes.begin()->second->versions.begin()->second;
  }
  [[nodiscard]] ChangeFacts facts(Actor actor) const {
    ChangeFacts facts{now,    std::move(actor), world.directory, &process(), *find_zone("Europe/Berlin"),
                      {1042}, {next_task_},     {next_comment_}};
    facts.destinations = destinations;
    facts.past = past;
    return facts;
  }
  [[nodiscard]] Actor actor(PersonId id) const { return world.directory.person(id) ? world.actor(id) : as(id, {}); }

  /// Asks, and keeps what came of it.
  Result<ChangeEvents> when(const ChangeCommand& command, PersonId who) { return ask(command, actor(who)); }
  Result<ChangeEvents> when_time_comes() { return ask(Wake{}, system_actor()); }
  Result<ChangeEvents> reconsidered() { return ask(Reconsider{}, system_actor()); }
  /// Asks, and fails the test where it is refused.
  Story& given(const ChangeCommand& command, PersonId who) {
    const auto done = when(command, who);
    EXPECT_TRUE(done.has_value()) << (done ? "" : done.error().detail);
    return *this;
  }

  Story& drafted() {
    ChangeFields fields;
    fields.title = {"PostgreSQL 16.14 to 16.15 behind Billing"};
    fields.reason = {"Security fixes"};
    fields.services = {billing};
    return given(CreateChange{"small", fields, false, {}}, priya);
  }
  Story& submitted() { return drafted().given(AdvanceChange{}, priya); }
  Story& authorized() {
    return submitted()
        .given(Decide{"cab", Decision::approve, "", ""}, dana)
        .given(Decide{"cab", Decision::approve, "", ""}, lee);
  }
  Story& in_verification() {
    authorized();
    for (const auto* key : {"build", "peer", "deploy"}) given(FinishTask{task(key), ""}, priya);
    return *this;
  }

  [[nodiscard]] TaskId task(std::string_view key) const {
    for (auto one = change.tasks.rbegin(); one != change.tasks.rend(); ++one)
      if (one->key == key) return one->id;
    ADD_FAILURE() << "no task " << key;
    return {};
  }
  [[nodiscard]] TaskState state_of(std::string_view key) const { return find_task(change, task(key))->state; }
  [[nodiscard]] std::vector<Unmet> waits() const { return waiting(change, world.directory, process(), now); }
  [[nodiscard]] bool can(PersonId who, std::string_view act, std::string_view target = "") const {
    for (const auto& one : possible_acts(change, facts(actor(who))))
      if (one.act == act && (target.empty() || one.target == target)) return true;
    return false;
  }

 private:
  Result<ChangeEvents> ask(const ChangeCommand& command, Actor who) {
    auto done = decide(change, command, facts(who));
    if (!done) return done;
    for (const auto& event : *done) {
      change = apply(std::move(change), event, {now, who.person});
      log.push_back(event);
    }
    next_task_ += static_cast<std::int64_t>(bounds::tasks);
    ++next_comment_;
    return done;
  }
  std::int64_t next_task_ = 1;
  std::int64_t next_comment_ = 1;
};

template <class Event>
[[nodiscard]] bool has(const ChangeEvents& events) {
  return std::ranges::any_of(events, [](const ChangeEvent& one) { return std::holds_alternative<Event>(one); });
}

}  // namespace sluice::testing_world
