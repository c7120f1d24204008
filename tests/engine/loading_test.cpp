// States come back as they were: from the cache, from snapshots, from the first event, after a restart, as of a moment.
#include "domain/change/decide.h"
#include "engine/change_cache.h"
#include "engine/change_loading.h"
#include "engine_world.h"
#include "store/snapshots.h"

namespace sluice::engine {
namespace {

class Loading : public EngineTest {
 protected:
  [[nodiscard]] Change folded_from_the_first_event(ChangeId id) {
    Change folded;
    const store::ReadTransaction reading{session()};
    each_event(session(), id, 0, [&](ChangeRecord&& record) {
      folded = apply(std::move(folded), record.event, record.stamp);
      return true;
    });
    return folded;
  }
};
INSTANTIATE_TEST_SUITE_P(Databases, Loading, store::both_databases, store::database_name);

TEST_P(Loading, gives_after_a_restart_what_was_before) {
  const auto id = submitted();
  const auto before = *change(id, Decide{"cab", Decision::approve, "go", ""}, dana).change;
  const auto directory = engine().directory();
  restart();
  EXPECT_EQ(*read(id), before);
  EXPECT_EQ(engine().directory()->person(dana)->name, "dana");
  EXPECT_EQ(engine().directory()->group(cab)->members, directory->group(cab)->members);
  EXPECT_EQ(change(id, Decide{"cab", Decision::approve, "", ""}, lee).change->stage(), "build");
}

TEST_P(Loading, from_a_snapshot_is_as_from_the_first_event) {
  const auto id = submitted();
  for (int i = 0; i < 2 * store::snapshot_every; ++i) {
    later(std::chrono::seconds{1});
    (void)change(id, Comment{"number " + std::to_string(i)}, priya);
  }
  const auto live = *read(id);
  restart();
  {
    const store::ReadTransaction reading{session()};
    const auto snapshot = store::read_snapshot(session(), id);
    ASSERT_NE(snapshot, nullptr);
    EXPECT_GE(snapshot->version, 2 * store::snapshot_every);
    const auto loaded = newest(session(), id, nullptr);
    EXPECT_LT(loaded.events, store::snapshot_every);
    EXPECT_EQ(*loaded.change, live);
  }
  EXPECT_EQ(*read(id), live);
  EXPECT_EQ(folded_from_the_first_event(id), live);
}

TEST_P(Loading, shows_a_change_as_it_was) {
  const auto start = now();
  const auto id = submitted();
  later(std::chrono::hours{1});
  const auto one = *change(id, Decide{"cab", Decision::approve, "go", ""}, dana).change;
  later(std::chrono::hours{1});
  (void)change(id, Decide{"cab", Decision::approve, "", ""}, lee);
  const store::ReadTransaction reading{session()};
  EXPECT_EQ(*must(engine().load_at(id, start + std::chrono::minutes{90}, session())).change, one);
  EXPECT_EQ(engine().load_at(id, start - std::chrono::minutes{1}, session()).error().why, Refused::not_found);
}

TEST_P(Loading, says_that_there_is_no_such_change) {
  const store::ReadTransaction reading{session()};
  EXPECT_EQ(engine().load(ChangeId{4711}, session()).error().why, Refused::not_found);
}

TEST_P(Loading, sees_what_a_second_server_wrote) {
  if (GetParam() == store::Dialect::sqlite) GTEST_SKIP() << "several servers need PostgreSQL";
  const auto id = submitted();
  const auto other = another_engine();
  (void)must(other->change_now(id, Decide{"cab", Decision::approve, "", ""}, by(dana)));
  EXPECT_EQ(change(id, Decide{"cab", Decision::approve, "", ""}, lee).change->stage(), "build");
  EXPECT_EQ(must(other->change_now(id, Comment{"seen"}, by(dana))).change->stage(), "build");
  (void)must(other->person_now(mei, DisablePerson{"left"}, by_sluice()));
  EXPECT_EQ(engine().change_now(id, Comment{"hello"}, by(mei)).error().why, Refused::not_signed_in);
  engine().settle();
  EXPECT_FALSE(engine().actor(mei, Origin::api).has_value());
}

TEST_P(Loading, reckons_planned_times_again_where_zone_rules_have_changed) {
  auto create = a_change();
  const auto right = *from_rfc3339("2027-02-01T09:00:00Z");
  create.fields.planned_start = PlannedTime{"2027-02-01T10:00", "Europe/Berlin", right + std::chrono::hours{1}};
  create.fields.planned_end = PlannedTime{"2027-02-01T12:00", "Europe/Berlin", right + std::chrono::hours{2}};
  const auto id = must(engine().change_now({}, create, by(priya))).change->id;
  const auto before = read(id)->version;
  restart();
  EXPECT_EQ(read(id)->fields.planned_start->at, right);
  EXPECT_EQ(read(id)->fields.planned_end, create.fields.planned_end);
  EXPECT_EQ(read(id)->version, before + 1);
  restart();
  EXPECT_EQ(read(id)->version, before + 1);
}

TEST(ChangeCache, holds_no_more_than_it_may) {
  ChangeCache cache{20'000};
  for (int i = 1; i <= 100; ++i) {
    Change change;
    change.id = {i};
    change.version = 1;
    change.fields.description = {std::string(1'000, 'x')};
    cache.put(std::make_shared<const Change>(std::move(change)));
    EXPECT_LE(cache.bytes(), 20'000U);
  }
  EXPECT_EQ(cache.get({1}), nullptr);
  EXPECT_NE(cache.get({100}), nullptr);
}

TEST(ChangeCache, never_goes_back) {
  ChangeCache cache{1'000'000};
  Change change;
  change.id = {1};
  change.version = 2;
  cache.put(std::make_shared<const Change>(change));
  change.version = 1;
  cache.put(std::make_shared<const Change>(change));
  EXPECT_EQ(cache.get({1})->version, 2);
}

}  // namespace
}  // namespace sluice::engine
