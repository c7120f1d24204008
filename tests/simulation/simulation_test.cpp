// The same random steps in memory, on SQLite and on PostgreSQL: every answer, state, history and read table has to come
// out the same, over restarts and rebuilding. SLUICE_SEED repeats a run, SLUICE_STEPS makes it longer.
#include <cstdlib>
#include <iostream>
#include <random>

#include "engine/support/dump.h"
#include "generator.h"
#include "people.h"
#include "rules.h"
#include "server.h"
#include "store/change_list.h"
#include "store/event_names.h"
#include "store/work_list.h"

namespace sluice::simulation {
namespace {

std::uint64_t from_environment(const char* name, std::uint64_t otherwise) {
  const char* value = std::getenv(name);
  return value != nullptr ? std::strtoull(value, nullptr, 10) : otherwise;
}

bool is_ci() {
  const char* ci = std::getenv("CI");
  return ci != nullptr && std::string_view{ci} == "true";
}

class Simulation : public testing::Test {
 protected:
  void SetUp() override {
    seed_ = from_environment("SLUICE_SEED", std::random_device{}());
    std::cout << "SLUICE_SEED=" << seed_ << "\n";
    RecordProperty("seed", std::to_string(seed_));
    for (const auto dialect : {store::Dialect::sqlite, store::Dialect::postgres}) {
      const auto reason = store::why_not(dialect);
      if (!reason) servers_.push_back(std::make_unique<Server>(dialect, model_));
      else if (is_ci()) FAIL() << *reason;
    }
    for (const auto& step : first_steps()) take(step);
    model_.publish(rich_process());
    for (auto& server : servers_) server->publish(rich_process());
    settle();
  }

  void publish(int version) {
    model_.publish(rich_process(version));
    for (auto& server : servers_) server->publish(rich_process(version));
  }

  void stop_and_start(Duration meanwhile) {
    model_.stop_and_start(meanwhile);
    for (auto& server : servers_) server->restart();
    settle();
  }

  void take(const Step& step) {
    const ChangeId id{step.id != 0 ? step.id : static_cast<std::int64_t>(model_.changes().size()) + 1};
    const auto before = state_of(id);
    const auto refused = model_.take(step);
    for (auto& server : servers_) {
      SCOPED_TRACE(server->name());
      const auto theirs = server->take(step);
      ASSERT_EQ(refused.has_value(), theirs.has_value()) << (theirs ? theirs->detail : refused ? refused->detail : "");
      if (refused) {
        EXPECT_EQ(refused->why, theirs->why) << theirs->detail;
        EXPECT_EQ(refused->unmet, theirs->unmet);
      }
    }
    if (std::holds_alternative<ChangeCommand>(step.command) && state_of(id).exists()) look_at(id, before);
  }

  [[nodiscard]] Change state_of(ChangeId id) const {
    const auto found = model_.changes().find(id);
    return found == model_.changes().end() ? Change{} : found->second;
  }

  void look_at(ChangeId id, const Change& before) {
    const auto after = state_of(id);
    const auto& history = model_.history(id);
    const std::vector<Told> told{history.begin() + before.version, history.end()};
    EXPECT_EQ(broken_rules(model_, before, after, told), std::vector<std::string>{});
    for (auto& server : servers_) {
      SCOPED_TRACE(server->name());
      EXPECT_TRUE(server->change(id) == after) << shown(id) << " differs";
    }
  }

  void settle() {
    const auto promised = due_occurrences(model_);
    model_.settle();
    EXPECT_EQ(broken_promises(model_, promised), std::vector<std::string>{});
    for (auto& server : servers_) server->settle();
  }

  void compare_everything();
  void compare_history(Server& server, ChangeId id);
  void compare_lists(Server& server);
  void tell_what_was_reached() const;

  std::uint64_t seed_ = 0;
  Model model_{*from_rfc3339("2027-01-11T11:00:00Z"), *find_zone("Europe/Berlin")};
  std::vector<std::unique_ptr<Server>> servers_;
};

template <class Events>
std::vector<std::string> names_in(const Events& events) {
  std::vector<std::string> names;
  for (const auto& one : events)
    std::visit([&]<class Event>(const Event&) { names.emplace_back(store::event_name<Event>); }, one.event);
  return names;
}

void Simulation::compare_history(Server& server, ChangeId id) {
  const auto theirs = server.history(id);
  const auto& ours = model_.history(id);
  ASSERT_EQ(names_in(theirs), names_in(ours)) << shown(id);
  for (std::size_t i = 0; i < ours.size(); ++i) {
    EXPECT_TRUE(theirs[i].event == ours[i].event) << shown(id) << ", event " << i;
    EXPECT_EQ(theirs[i].stamp.at, ours[i].stamp.at);
    EXPECT_EQ(theirs[i].stamp.by, ours[i].stamp.by);
  }
}

void Simulation::compare_lists(Server& server) {
  std::vector<ChangeId> ids;
  for (const auto& [id, change] : model_.changes()) ids.push_back(id);
  const store::ReadTransaction reading{server.session()};
  for (const auto& row : store::changes_by_id(server.session(), {.sees_everything = true}, ids)) {
    const auto& projection = model_.projection(row.id);
    EXPECT_EQ(row.waiting, projection.waiting) << shown(row.id);
    EXPECT_EQ(row.stage, projection.stage) << shown(row.id);
    EXPECT_EQ(row.version, model_.changes().at(row.id).version) << shown(row.id);
  }
  for (std::int64_t person = 1; person <= people_count; ++person) {
    std::set<std::tuple<ChangeId, std::string, std::string>> ours, theirs;
    for (const auto& id : ids)
      for (const auto& item : model_.projection(id).work)
        if (item.person == PersonId{person}) ours.emplace(id, item.kind, item.key);
    for (const auto& row : store::work_of(server.session(), {person}, 1'000))
      theirs.emplace(row.change_id, row.kind, row.key);
    EXPECT_EQ(theirs, ours) << "the work of person " << person;
  }
}

void Simulation::compare_everything() {
  std::vector<std::string> first;
  for (auto& server : servers_) {
    SCOPED_TRACE(server->name());
    for (const auto& [id, change] : model_.changes()) {
      EXPECT_TRUE(server->change(id) == change) << shown(id) << " differs";
      compare_history(*server, id);
    }
    for (const auto& [id, schedule] : model_.schedules())
      EXPECT_TRUE(server->schedule(id) == schedule) << shown(id) << " differs";
    compare_lists(*server);
    EXPECT_EQ(server->verify(), std::vector<std::string>{});
    const auto live = engine::dump_of_read_tables(server->session());
    if (first.empty()) first = live;
    EXPECT_EQ(live, first) << "read tables differ between the databases";
  }
}

/// So that a run which wanders about in drafts does not pass for a good one.
void Simulation::tell_what_was_reached() const {
  std::map<std::string, int> events, stages;
  for (const auto& [id, change] : model_.changes()) {
    ++stages[std::string{word(change.phase)}];
    for (const auto& told : model_.history(id))
      std::visit([&]<class Event>(const Event&) { ++events[std::string{store::event_name<Event>}]; }, told.event);
  }
  std::cout << model_.changes().size() << " changes stand in";
  for (const auto& [stage, count] : stages) std::cout << " " << stage << ":" << count;
  std::cout << "\nevents";
  for (const auto& [name, count] : events) std::cout << " " << name << ":" << count;
  std::map<std::string, std::int64_t> schedules;
  for (const auto& [id, schedule] : model_.schedules()) {
    schedules["opened"] += schedule.opened;
    schedules[schedule.ended ? "ended" : schedule.paused ? "paused" : "running"]++;
  }
  std::cout << "\nschedules";
  for (const auto& [what, count] : schedules) std::cout << " " << what << ":" << count;
  std::cout << "\n";
}

TEST_F(Simulation, comes_out_the_same_everywhere) {
  Generator generator{seed_};
  const auto steps = from_environment("SLUICE_STEPS", 500);
  for (std::uint64_t i = 0; i < steps && !HasFailure(); ++i) {
    SCOPED_TRACE("SLUICE_SEED=" + std::to_string(seed_) + ", step " + std::to_string(i));
    take(generator.next(model_));
    settle();
    if (const auto meanwhile = generator.stop()) stop_and_start(*meanwhile);
    if (i == steps / 3) publish(2);
    if (i == 2 * steps / 3) publish(3);
    if (i % 50 == 49)
      for (auto& server : servers_) compare_lists(*server);
  }
  compare_everything();
  tell_what_was_reached();
}

}  // namespace
}  // namespace sluice::simulation
