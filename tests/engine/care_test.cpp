// Read tables from events are as they were written live, and the history can be proved.
#include <thread>

#include "engine/care.h"
#include "engine/support/dump.h"
#include "engine_world.h"

namespace sluice::engine {
namespace {

class Care : public EngineTest {
 protected:
  /// Some changes with tasks, decisions, comments, a hold, an end.
  void some_history() {
    const auto one = submitted();
    (void)change(one, Decide{"cab", Decision::approve, "go", ""}, dana);
    (void)change(one, Decide{"cab", Decision::approve, "", ""}, lee);
    const auto talk = *change(one, Comment{"hello"}, priya).change;
    (void)change(one, EditComment{talk.comments.back().id, "hello again"}, priya);
    const auto two = submitted();
    (void)change(two, HoldChange{"wait"}, ruth);
    const auto three = drafted();
    (void)change(three, CancelChange{"no longer needed"}, ruth);
    (void)submitted();
  }
};
INSTANTIATE_TEST_SUITE_P(Databases, Care, store::both_databases, store::database_name);

TEST_P(Care, rebuilds_the_read_tables_as_they_were) {
  some_history();
  const auto live = dump_of_read_tables(session());
  ASSERT_GT(live.size(), 20U);
  std::int64_t done = 0;
  engine().rebuild([&](std::int64_t so_far, std::int64_t) { done = so_far; });
  EXPECT_EQ(done, 4);
  EXPECT_EQ(dump_of_read_tables(session()), live);
}

TEST_P(Care, fills_read_tables_that_are_missing_at_the_start) {
  some_history();
  const auto live = dump_of_read_tables(session());
  engine().stop();
  session().run("DELETE FROM change_rows");
  session().run("UPDATE installation SET read_tables_number = 0");
  restart();
  EXPECT_EQ(dump_of_read_tables(session()), live);
}

class SeveralServers : public Care {};
INSTANTIATE_TEST_SUITE_P(Databases, SeveralServers, testing::Values(store::Dialect::postgres), store::database_name);

TEST_P(SeveralServers, that_start_at_once_fill_the_read_tables_one_after_the_other) {
  some_history();
  const auto live = dump_of_read_tables(session());
  engine().stop();
  session().run("UPDATE installation SET read_tables_number = 0");
  const auto fill = [this] {
    const auto own = database().connect();
    EXPECT_NO_THROW(fill_stale_read_tables(*own, [] { return Instant{}; }));
  };
  std::thread one{fill}, two{fill};
  one.join();
  two.join();
  EXPECT_EQ(dump_of_read_tables(session()), live);
}

TEST_P(Care, proves_the_history) {
  some_history();
  EXPECT_TRUE(engine().verify({}, {}).empty());
  EXPECT_TRUE(engine().verify(ChangeId{1}, {}).empty());
}

TEST_P(Care, finds_what_was_altered) {
  some_history();
  session().run("UPDATE events SET at = at + 1 WHERE stream_kind = 'change' AND stream_id = 1 AND version = 2");
  EXPECT_FALSE(engine().verify({}, {}).empty());
  EXPECT_FALSE(engine().verify(ChangeId{1}, {}).empty());
  EXPECT_TRUE(engine().verify(ChangeId{2}, {}).empty());
}

TEST_P(Care, removes_a_text_for_good) {
  const auto id = drafted();
  const auto said = change(id, Comment{"the password is hunter2"}, priya);
  const auto create = must(engine().change_now(id, RedactText{said.position, "/text", "a secret"}, by(ruth)));
  EXPECT_EQ(create.change->version, said.change->version + 1);
  for (const auto& row : dump_of_read_tables(session())) EXPECT_EQ(row.find("hunter2"), std::string::npos) << row;
  EXPECT_EQ(session().one<std::int64_t>("SELECT count(*) FROM written WHERE text LIKE '%hunter2%'"), 0);
  EXPECT_TRUE(engine().verify({}, {}).empty()) << "the chain still proves the history";
  EXPECT_EQ(engine().change_now(id, RedactText{said.position, "/text", "again"}, by(ruth)).error().why,
            Refused::not_found);
}

TEST_P(Care, removes_a_text_from_the_state) {
  const auto one = drafted();
  const auto two = must(engine().change_now({}, a_change("Title with a secret"), by(priya)));
  const auto first = two.position - static_cast<std::int64_t>(two.events.size()) + 1;
  EXPECT_EQ(engine().change_now(one, RedactText{first, "/fields/title", "no"}, by(ruth)).error().why,
            Refused::not_found)
      << "it is of another change";
  const auto after =
      must(engine().change_now(two.change->id, RedactText{first, "/fields/title", "a secret"}, by(ruth)));
  EXPECT_EQ(after.change->fields.title, (Written{"", true}));
  EXPECT_EQ(read(two.change->id)->fields.title, (Written{"", true}));
  for (const auto& row : dump_of_read_tables(session())) EXPECT_EQ(row.find("a secret"), std::string::npos) << row;
  restart();
  EXPECT_EQ(read(two.change->id)->fields.title, (Written{"", true}));
}

TEST_P(Care, sets_up_an_empty_database_once) {
  initialise(engine());
  const auto directory = engine().directory();
  EXPECT_NE(directory->newest("normal"), nullptr);
  EXPECT_NE(directory->group_by_key("emergency-approvers"), nullptr);
  EXPECT_EQ(directory->group_by_key("cab")->id, cab) << "what is there stays";
  EXPECT_EQ(directory->catalog.size(), 10U);
  for (const auto& [id, entry] : directory->catalog)
    EXPECT_EQ(state_of(*entry, engine().now()), EntryState::proposed) << entry->key << ": nobody has approved it yet";
  initialise(engine());
  EXPECT_EQ(engine().directory(), directory);
}

}  // namespace
}  // namespace sluice::engine
