// What is asked in the same instant is written in one transaction, and each gets what it would have got alone.
#include <thread>

#include "engine_world.h"
#include "store/event_log.h"

namespace sluice::engine {
namespace {

class Batches : public EngineTest {};
INSTANTIATE_TEST_SUITE_P(Databases, Batches, store::both_databases, store::database_name);

TEST_P(Batches, carry_what_has_queued_in_one_commit) {
  run_in_background();
  const auto id = drafted();
  const auto told = std::make_shared<std::promise<std::size_t>>();
  const auto from = change(id, Comment{"before"}, priya).position;
  std::vector<Awaited<ChangeDone>> replies(50);
  HeldWriter held{engine()};
  const auto number = engine().subscribe([told, from](std::span<const Moved> moved) {
    if (moved.front().position > from && moved.size() > 1) told->set_value(moved.size());
  });
  for (auto& reply : replies) engine().change(id, Comment{"hello"}, by(priya), reply.here());
  held.let_go();
  for (auto& reply : replies) EXPECT_TRUE(reply.result().has_value());
  EXPECT_EQ(told->get_future().get(), 50U);
  engine().unsubscribe(number);
}

TEST_P(Batches, decide_each_command_over_what_those_before_it_gave) {
  const auto id = submitted();
  HeldWriter held{engine()};
  Awaited<ChangeDone> first, second, third;
  engine().change(id, Decide{"cab", Decision::approve, "", ""}, by(dana), first.here());
  engine().change(id, Decide{"cab", Decision::approve, "", ""}, by(dana), second.here());
  engine().change(id, Decide{"cab", Decision::approve, "", ""}, by(lee), third.here());
  held.let_go();
  EXPECT_EQ(must(first.result()).change->stage(), "authorization");
  EXPECT_EQ(second.result().error().why, Refused::out_of_turn);
  EXPECT_EQ(must(third.result()).change->stage(), "build");
  EXPECT_EQ(read(id)->stage(), "build");
}

TEST_P(Batches, number_changes_without_gaps_though_some_are_refused) {
  HeldWriter held{engine()};
  std::vector<Awaited<ChangeDone>> good(20), bad(20);
  for (std::size_t i = 0; i < good.size(); ++i) {
    auto unknown = a_change();
    unknown.process = "nothing-of-that-name";
    engine().change({}, unknown, by(priya), bad[i].here());
    engine().change({}, a_change(), by(priya), good[i].here());
  }
  held.let_go();
  for (std::size_t i = 0; i < good.size(); ++i) {
    EXPECT_EQ(must(good[i].result()).change->id.value, static_cast<std::int64_t>(i) + 1);
    EXPECT_FALSE(bad[i].result().has_value());
  }
}

TEST_P(Batches, give_every_event_the_next_position) {
  const auto before = store::last_position(session());
  std::vector<std::thread> people;
  for (int i = 0; i < 4; ++i)
    people.emplace_back([this] {
      for (int n = 0; n < 10; ++n) EXPECT_TRUE(engine().change_now({}, a_change(), by(priya)).has_value());
    });
  for (auto& one : people) one.join();
  std::int64_t position = before;
  for (const auto& event : store::read_log(session(), before)) EXPECT_EQ(event.position, ++position);
  EXPECT_EQ(position, store::last_position(session()));
}

TEST_P(Batches, let_one_failing_member_hurt_nobody_else) {
  const auto id = drafted();
  HeldWriter held{engine()};
  Awaited<ChangeDone> comment, created;
  Awaited<RowsWritten> broken;
  engine().change(id, Comment{"before"}, by(priya), comment.here());
  engine().write([](store::WriteTransaction& transaction) { transaction.session().run("DELETE FROM no_such_table"); },
                 broken.here());
  engine().change({}, a_change(), by(priya), created.here());
  held.let_go();
  EXPECT_TRUE(comment.result().has_value());
  EXPECT_THROW(std::rethrow_exception(std::get<std::exception_ptr>(broken.get())), store::DatabaseError);
  EXPECT_EQ(must(created.result()).change->id.value, id.value + 1);
  EXPECT_EQ(read(id)->comments.size(), 1U);
  EXPECT_TRUE(engine().verify({}, {}).empty());
}

TEST_P(Batches, let_a_broken_member_hurt_nobody_else) {
  HeldWriter held{engine()};
  Awaited<RowsWritten> broken, fine;
  engine().write([](store::WriteTransaction&) { ensure(false, "on purpose"); }, broken.here());
  engine().write([](store::WriteTransaction&) {}, fine.here());
  held.let_go();
  EXPECT_THROW(std::rethrow_exception(std::get<std::exception_ptr>(broken.get())), BrokenInvariant);
  EXPECT_TRUE(fine.result().has_value());
}

TEST_P(Batches, write_nothing_for_a_refusal_or_a_dry_run) {
  const auto id = drafted();
  const auto before = store::last_position(session());
  EXPECT_FALSE(engine().change_now(id, Decide{"cab", Decision::approve, "", ""}, by(dana)).has_value());
  auto asked = by(priya);
  asked.dry_run = true;
  const auto would = must(engine().change_now(id, AdvanceChange{}, asked));
  EXPECT_EQ(would.change->stage(), "authorization");
  EXPECT_FALSE(would.events.empty());
  EXPECT_EQ(store::last_position(session()), before);
  EXPECT_EQ(read(id)->stage(), "draft");
}

TEST_P(Batches, refuse_an_altered_version) {
  const auto id = drafted();
  auto asked = by(priya);
  asked.expected_version = read(id)->version;
  HeldWriter held{engine()};
  Awaited<ChangeDone> first, second;
  engine().change(id, Comment{"first"}, asked, first.here());
  engine().change(id, Comment{"second"}, asked, second.here());
  held.let_go();
  EXPECT_TRUE(first.result().has_value());
  EXPECT_EQ(second.result().error().why, Refused::version_mismatch);
}

TEST_P(Batches, take_roles_from_the_newest_directory) {
  const auto id = submitted();
  HeldWriter held{engine()};
  Awaited<PersonDone> disabled;
  Awaited<ChangeDone> decided;
  engine().person(dana, DisablePerson{"left"}, by(ruth), disabled.here());
  engine().change(id, Decide{"cab", Decision::approve, "", ""}, by(dana), decided.here());
  held.let_go();
  EXPECT_TRUE(disabled.result().has_value());
  EXPECT_EQ(decided.result().error().why, Refused::not_signed_in);
}

TEST_P(Batches, hide_a_restricted_change_from_strangers) {
  auto create = a_change();
  create.restricted = true;
  const auto id = must(engine().change_now({}, create, by(priya))).change->id;
  EXPECT_EQ(engine().change_now(id, Comment{"what is this"}, by(mei)).error().why, Refused::not_found);
  EXPECT_EQ(engine().change_now(ChangeId{99}, Comment{"and this"}, by(mei)).error().why, Refused::not_found);
}

TEST_P(Batches, write_plain_rows_with_the_command_they_belong_to) {
  auto asked = by(ruth);
  std::int64_t given = 0;
  asked.with = [&given](store::WriteTransaction&, std::int64_t id) { given = id; };
  AddPerson add;
  add.details = {"newcomer", "New Comer", "", "", "Europe/Berlin"};
  EXPECT_EQ(must(engine().person_now({}, add, asked)).id.value, given);
  given = 0;
  EXPECT_FALSE(engine().person_now({}, add, asked).has_value()) << "the login is taken";
  EXPECT_EQ(given, 0);
}

TEST_P(Batches, fail_once_a_newer_sluice_has_upgraded_the_database) {
  const auto id = drafted();
  int told = 0;
  Options options;
  options.clock = [this] { return now(); };
  options.zone = find_zone("Europe/Berlin");
  options.background = false;
  options.on_outdated = [&told] { ++told; };
  Engine other{database(), std::move(options)};
  other.start();
  session().run("UPDATE installation SET schema_number = schema_number + 1");
  EXPECT_THROW((void)other.change_now(id, Comment{"hello"}, by(priya)), store::DatabaseError);
  EXPECT_THROW((void)other.change_now(id, Comment{"hello"}, by(priya)), store::DatabaseError);
  other.stop();
  EXPECT_EQ(told, 1);
  EXPECT_EQ(read(id)->comments.size(), 0U);
}

TEST_P(Batches, are_drained_before_the_engine_stops) {
  const auto id = drafted();
  std::vector<Awaited<ChangeDone>> replies(300);
  for (auto& reply : replies) engine().change(id, Comment{"still there?"}, by(priya), reply.here());
  engine().stop();
  for (auto& reply : replies) EXPECT_TRUE(reply.result().has_value());
  EXPECT_EQ(engine().change_now(id, Comment{"too late"}, by(priya)).error().why, Refused::unavailable);
}

}  // namespace
}  // namespace sluice::engine
