// What happens though nobody asks: due dates come, and changes hear of people, groups and services they look at.
#include <thread>

#include "engine/altered.h"
#include "engine_world.h"
#include "store/change_list.h"
#include "store/outbox.h"
#include "store/timers.h"

namespace sluice::engine {
namespace {

class Reactions : public EngineTest {
 protected:
  [[nodiscard]] std::vector<Unmet> listed_waiting(ChangeId id) {
    const store::ReadTransaction reading{session()};
    return store::changes_by_id(session(), {.sees_everything = true}, {id}).at(0).waiting;
  }
  [[nodiscard]] std::optional<Instant> next_due() {
    const store::ReadTransaction reading{session()};
    return store::next_due(session());
  }
  [[nodiscard]] bool is_overdue(ChangeId id) { return read(id)->approvals.at(0).overdue; }
};
INSTANTIATE_TEST_SUITE_P(Databases, Reactions, store::both_databases, store::database_name);

TEST_P(Reactions, wake_a_change_when_something_falls_due) {
  const auto id = submitted();
  EXPECT_EQ(next_due(), now() + std::chrono::hours{2});
  later(std::chrono::hours{1});
  engine().settle();
  EXPECT_FALSE(is_overdue(id));
  later(std::chrono::hours{2});
  engine().settle();
  EXPECT_TRUE(is_overdue(id));
  EXPECT_GT(next_due(), now()) << "those for whom it waits are reminded next";
}

TEST_P(Reactions, wake_after_a_restart_what_fell_due_meanwhile) {
  const auto id = submitted();
  later(std::chrono::hours{5});
  restart();
  engine().settle();
  EXPECT_TRUE(is_overdue(id));
}

TEST_P(Reactions, wake_by_themselves_where_a_server_runs) {
  const auto id = submitted();
  later(std::chrono::hours{5});
  const auto overdue = std::make_shared<std::promise<void>>();
  const auto server = another_engine(true);
  const auto number = server->subscribe([overdue, told = false](std::span<const Moved>) mutable {
    if (!std::exchange(told, true)) overdue->set_value();
  });
  overdue->get_future().wait();
  server->unsubscribe(number);
  EXPECT_TRUE(is_overdue(id));
}

TEST_P(Reactions, wake_once_though_two_look) {
  if (GetParam() == store::Dialect::sqlite) GTEST_SKIP() << "several servers need PostgreSQL";
  const auto id = submitted();
  const auto other = another_engine();
  const auto before = read(id)->version;
  later(std::chrono::hours{5});
  std::thread two{[&] { other->settle(); }};
  engine().settle();
  two.join();
  engine().settle();
  EXPECT_EQ(read(id)->version, before + 1);
}

TEST_P(Reactions, tell_a_change_that_its_group_was_filled) {
  for (const auto one : {dana, lee, mei}) (void)must(engine().group_now(cab, RemoveMember{one}, by(ruth)));
  const auto id = submitted();
  EXPECT_TRUE(listed_waiting(id).at(0).people.empty());
  (void)must(engine().group_now(cab, AddMember{lee}, by(ruth)));
  EXPECT_TRUE(listed_waiting(id).at(0).people.empty());
  engine().settle();
  EXPECT_EQ(listed_waiting(id).at(0).people, std::vector{lee});
}

TEST_P(Reactions, to_an_absence_look_at_the_changes_of_that_person_alone) {
  (void)must(engine().person_now(mei, AddDelegation{lee, now(), now() + std::chrono::hours{24}, "on leave"}, by(ruth)));
  const store::ReadTransaction reading{session()};
  const auto body =
      session().one<std::string>("SELECT body FROM outbox WHERE kind = 'reconsider' ORDER BY id DESC LIMIT 1", {});
  ASSERT_TRUE(body.has_value());
  EXPECT_EQ(read_altered(*body), (Altered{.people = {mei}, .groups = {}, .services = {}}));
}

TEST_P(Reactions, are_not_lost_by_a_restart) {
  const auto id = submitted();
  (void)must(engine().person_now(mei, DisablePerson{"left"}, by(ruth)));
  restart();
  engine().settle();
  EXPECT_EQ(listed_waiting(id).at(0).people, (std::vector{dana, lee}));
  const store::ReadTransaction reading{session()};
  EXPECT_FALSE(store::is_waiting(session(), "reconsider", now()));
}

TEST_P(Reactions, pass_over_a_change_that_cannot_be_read) {
  const auto bad = submitted();
  const auto good = submitted();
  session().run(
      "UPDATE events SET name = 'of_the_future/1' WHERE stream_kind = 'change' AND stream_id = 1 AND version = 1");
  restart();
  (void)must(engine().group_now(cab, RemoveMember{mei}, by(ruth)));
  later(std::chrono::hours{5});
  engine().settle();
  EXPECT_TRUE(is_overdue(good));
  EXPECT_EQ(listed_waiting(good).at(0).people, (std::vector{dana, lee}));
  EXPECT_THROW((void)engine().change_now(bad, Comment{"hello"}, by(priya)), store::DatabaseError);
}

TEST_P(Reactions, reach_more_changes_than_one_slice) {
  std::vector<ChangeId> ids(230);
  for (auto& id : ids) id = submitted();
  (void)must(engine().group_now(cab, RemoveMember{mei}, by(ruth)));
  engine().settle();
  for (const auto id : ids) EXPECT_EQ(listed_waiting(id).at(0).people, (std::vector{dana, lee}));
}

}  // namespace
}  // namespace sluice::engine
