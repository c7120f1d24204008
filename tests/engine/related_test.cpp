// Changes that are linked with one another, on a real log: a move reaches all that are linked to it, at least once and to
// the same end, whatever stops in between.
#include "engine_world.h"
#include "store/change_links.h"
#include "store/outbox.h"

namespace sluice::engine {
namespace {

class RelatedWork : public EngineTest {
 protected:
  void SetUp() override {
    EngineTest::SetUp();
    if (IsSkipped()) return;
    auto process = testing_world::small_process();
    Gate gate{GateKind::related, "", {}};
    gate.link = LinkKind::depends_on;
    gate.state = RelatedState::closed;
    process.key = "waiting";
    process.stages[0].gates.push_back(gate);
    process.stages[0].advance = Advance::auto_;
    process.stages[0].advance_title = "";
    process.stages[1].back[0].on_rejection = false;
    (void)must(engine().process_now({}, PublishProcess{"key: waiting", process}, by_sluice()));
  }
  static AddLink to(LinkKind kind, ChangeId other) { return {kind, other, "", ""}; }
  /// In a draft that it leaves by itself once all that it depends on is closed.
  [[nodiscard]] ChangeId waiting_for(ChangeId other) {
    auto create = a_change("Needs the other one");
    create.process = "waiting";
    create.fields.services = {billing};
    create.links = {to(LinkKind::depends_on, other)};
    return must(engine().change_now({}, create, by(priya))).change->id;
  }
  [[nodiscard]] std::string stage_of(ChangeId id) { return read(id)->stage(); }
  [[nodiscard]] std::size_t outbox_waiting() {
    const store::ReadTransaction reading{session()};
    return store::is_waiting(session(), "related", now()) ? 1 : 0;
  }
};
INSTANTIATE_TEST_SUITE_P(Databases, RelatedWork, store::both_databases, store::database_name);

TEST_P(RelatedWork, lets_a_change_go_on_by_itself_when_what_it_depends_on_is_closed) {
  const auto first = drafted();
  const auto second = waiting_for(first);
  EXPECT_EQ(stage_of(second), "draft");
  (void)change(first, CancelChange{"no longer needed"}, priya);
  EXPECT_EQ(stage_of(second), "draft");
  engine().settle();
  EXPECT_EQ(stage_of(second), "authorization");
  EXPECT_EQ(outbox_waiting(), 0U);
}

TEST_P(RelatedWork, is_told_after_a_restart_and_once) {
  const auto first = drafted();
  const auto second = waiting_for(first);
  (void)change(first, CancelChange{"no longer needed"}, priya);
  restart();
  EXPECT_EQ(stage_of(second), "draft");
  engine().settle();
  const auto version = read(second)->version;
  EXPECT_EQ(stage_of(second), "authorization");
  session().run("UPDATE outbox SET done_at = NULL, leased_until = 0 WHERE kind = 'related'");
  restart();
  engine().settle();
  EXPECT_EQ(read(second)->version, version) << "what is told twice is noted once";
}

TEST_P(RelatedWork, is_told_by_the_server_itself) {
  const auto first = drafted();
  const auto second = waiting_for(first);
  run_in_background();
  const auto moved = std::make_shared<std::promise<void>>();
  const auto number = engine().subscribe([moved, second, told = false](std::span<const Moved> all) mutable {
    const bool meant = std::ranges::any_of(all, [&](const Moved& one) { return one.id == second.value; });
    if (meant && !std::exchange(told, true)) moved->set_value();
  });
  (void)change(first, CancelChange{"no longer needed"}, priya);
  moved->get_future().wait();
  engine().unsubscribe(number);
  EXPECT_EQ(stage_of(second), "authorization");
}

TEST_P(RelatedWork, writes_both_sides_or_neither) {
  const auto first = drafted(), second = drafted();
  const auto before = read(second)->version;
  auto tried = by(priya);
  tried.dry_run = true;
  (void)must(engine().change_now(first, to(LinkKind::fixes, second), tried));
  EXPECT_EQ(read(second)->version, before);
  (void)change(second, CancelChange{"no longer needed"}, priya);
  const auto refused = engine().change_now(first, to(LinkKind::part_of, second), by(priya));
  EXPECT_FALSE(refused.has_value());
  EXPECT_TRUE(read(first)->links.empty());
  (void)change(first, to(LinkKind::fixes, second), priya);
  EXPECT_EQ(read(second)->links.at(0).kind, LinkKind::fixed_by);
  EXPECT_EQ(read(second)->links.at(0).by, priya);
}

TEST_P(RelatedWork, finds_a_circle_that_is_closed_within_one_batch) {
  const auto a = drafted(), b = drafted(), c = drafted();
  (void)change(a, to(LinkKind::depends_on, b), priya);
  Awaited<ChangeDone> one, other;
  {
    HeldWriter held{engine()};
    engine().change(b, to(LinkKind::depends_on, c), by(priya), one.here());
    engine().change(c, to(LinkKind::depends_on, a), by(priya), other.here());
  }
  EXPECT_TRUE(one.result().has_value());
  const auto refused = other.result();
  ASSERT_FALSE(refused.has_value());
  EXPECT_NE(refused.error().detail.find("CHG-3 would depend on CHG-1, which depends on CHG-2, which depends on CHG-3"),
            std::string::npos)
      << refused.error().detail;
}

TEST_P(RelatedWork, finds_a_circle_that_a_new_change_would_close_by_its_own_links) {
  const auto a = drafted(), b = drafted();
  (void)change(a, to(LinkKind::depends_on, b), priya);
  auto create = a_change("Between them");
  create.links = {to(LinkKind::blocks, b), to(LinkKind::depends_on, a)};
  const auto refused = engine().change_now({}, create, by(priya));
  ASSERT_FALSE(refused.has_value());
  EXPECT_NE(
      refused.error().detail.find("the new change would depend on CHG-1, which depends on CHG-2, which depends on "
                                  "the new change"),
      std::string::npos)
      << refused.error().detail;
}

TEST_P(RelatedWork, ends_children_and_their_children_before_the_parent) {
  const auto parent = drafted(), child = drafted(), grandchild = drafted();
  (void)change(child, to(LinkKind::part_of, parent), priya);
  (void)change(grandchild, to(LinkKind::part_of, child), priya);
  (void)change(parent, CancelChange{"no longer needed"}, priya);
  EXPECT_EQ(read(parent)->closing, Outcome::cancelled);
  restart();
  engine().settle();
  for (const auto id : {parent, child, grandchild}) EXPECT_TRUE(read(id)->is_closed()) << shown(id);
  EXPECT_LT(*read(grandchild)->outcome, Outcome::rejected);
}

TEST_P(RelatedWork, keeps_the_links_when_the_read_tables_are_made_anew) {
  const auto first = drafted();
  const auto second = waiting_for(first);
  engine().rebuild({});
  const store::ReadTransaction reading{session()};
  EXPECT_EQ(store::links_of(session(), {second}, 10),
            (std::vector<store::LinkRow>{{second, first, LinkKind::depends_on}}));
  EXPECT_EQ(store::open_changes_linked_to(session(), first, {}, 10), std::vector{second});
}

TEST_P(RelatedWork, does_not_tell_of_what_nobody_is_linked_to) {
  const auto alone = drafted();
  (void)change(alone, CancelChange{"no longer needed"}, priya);
  EXPECT_EQ(outbox_waiting(), 0U);
}

}  // namespace
}  // namespace sluice::engine
