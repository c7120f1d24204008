// What is still to be done: timers, deliveries, numbers, kept answers, snapshots.
#include <gtest/gtest.h>

#include "small_change.h"
#include "store/kept_answers.h"
#include "store/numbers.h"
#include "store/outbox.h"
#include "store/snapshots.h"
#include "store/support/samples.h"
#include "store/support/test_database.h"
#include "store/timers.h"

namespace sluice::store {
namespace {

constexpr auto minute = std::chrono::minutes{1};

class Work : public DatabaseTest {
 protected:
  template <class Do>
  auto in_transaction(Do work) {
    WriteTransaction write{session()};
    if constexpr (std::is_void_v<decltype(work(write))>) {
      work(write);
      write.commit();
    } else {
      auto result = work(write);
      write.commit();
      return result;
    }
  }
  void set(const std::vector<Timer>& timers) {
    in_transaction([&](WriteTransaction& write) { set_timers(write, timers); });
  }
  std::vector<ChangeId> lease(Instant now, Duration length, std::int64_t limit = 10) {
    return in_transaction([&](WriteTransaction& write) { return lease_due(write, now, length, limit); });
  }
  std::vector<OutboxRow> lease_rows(Instant now, Duration length = minute) {
    return in_transaction([&](WriteTransaction& write) { return lease_outbox(write, "mail", now, length, 10); });
  }
};
INSTANTIATE_TEST_SUITE_P(Databases, Work, both_databases, database_name);

using Ids = std::vector<ChangeId>;

TEST_P(Work, wakes_changes_whose_time_has_come_earliest_first) {
  set({{{1}, noon + minute}, {{2}, noon}, {{3}, noon + 2 * minute}});
  EXPECT_EQ(next_due(session()), noon);
  EXPECT_EQ(lease(noon - minute, minute), Ids{});
  EXPECT_EQ(lease(noon + minute, minute), (Ids{{2}, {1}}));
}

TEST_P(Work, leaves_alone_what_somebody_has_leased) {
  set({{{1}, noon}});
  EXPECT_EQ(lease(noon, minute), (Ids{{1}}));
  EXPECT_EQ(lease(noon, minute), Ids{});
  EXPECT_EQ(next_due(session()), std::nullopt);
}

TEST_P(Work, wakes_again_what_its_taker_never_finished) {
  set({{{1}, noon}});
  EXPECT_EQ(lease(noon, -minute), (Ids{{1}})) << "a lease that is over already";
  EXPECT_EQ(lease(noon, minute), (Ids{{1}}));
  set({{{1}, noon}});
  EXPECT_EQ(lease(noon, minute), (Ids{{1}})) << "setting the timer ends the lease";
}

TEST_P(Work, keeps_timers_over_a_restart) {
  set({{{1}, noon}, {{2}, noon}});
  set({{{2}, std::nullopt}});
  auto again = database().connect();
  EXPECT_EQ(next_due(*again), noon);
  EXPECT_EQ(lease(noon, minute), (Ids{{1}}));
}

TEST_P(Work, delivers_what_is_due_in_the_order_it_was_put) {
  in_transaction([&](WriteTransaction& write) {
    put_all(write, {{1, "mail", "ann@example.org", "CHG-1", "first", noon},
                    {2, "mail", "ann@example.org", "CHG-1", "second", noon},
                    {2, "mail", "bob@example.org", "CHG-1", "other", noon},
                    {3, "mail", "bob@example.org", "CHG-2", "later", noon + minute},
                    {4, "webhook", "x", "", "another kind", noon}});
    put(write, {1, "mail", "ann@example.org", "CHG-1", "put twice", noon});
  });
  EXPECT_TRUE(is_waiting(session(), "mail", noon));
  EXPECT_FALSE(is_waiting(session(), "mail", noon - minute));
  auto rows = lease_rows(noon);
  ASSERT_EQ(rows.size(), 2u) << "of one target and subject only the first";
  EXPECT_EQ(rows[0].body, "first");
  EXPECT_EQ(rows[0].key(), "1:ann@example.org");
  EXPECT_EQ(rows[0].attempts, 1);
  EXPECT_EQ(rows[1].body, "other");
  EXPECT_TRUE(lease_rows(noon).empty()) << "all leased or waiting for those";
  in_transaction([&](WriteTransaction& write) { finish_outbox(write, rows[0].id, noon, "250 ok"); });
  in_transaction([&](WriteTransaction& write) { postpone_outbox(write, rows[1].id, noon + minute, "451 later"); });
  EXPECT_EQ(lease_rows(noon).at(0).body, "second");
  rows = lease_rows(noon + minute);
  ASSERT_EQ(rows.size(), 2u);
  EXPECT_EQ(rows[0].attempts, 2);
}

TEST_P(Work, leases_nothing_more_to_who_has_something_under_way_where_asked_so) {
  in_transaction([&](WriteTransaction& write) {
    put_all(write, {{1, "webhook", "chat", "1", "first", noon},
                    {2, "webhook", "chat", "2", "second", noon},
                    {3, "webhook", "desk", "1", "third", noon}});
  });
  const auto lease_one = [&] {
    return in_transaction([&](WriteTransaction& write) {
      const auto rows = lease_outbox(write, "webhook", noon, minute, 1, Targets::idle);
      return rows.empty() ? OutboxRow{} : rows.front();
    });
  };
  const auto first = lease_one();
  EXPECT_EQ(first.body, "first");
  EXPECT_EQ(lease_one().body, "third") << "one receiver that hangs holds nobody else up";
  EXPECT_FALSE(is_waiting(session(), "webhook", noon, Targets::idle));
  EXPECT_TRUE(is_waiting(session(), "webhook", noon)) << "any: the second is of another change";
  in_transaction([&](WriteTransaction& write) { finish_outbox(write, first.id, noon, "200"); });
  EXPECT_EQ(lease_one().body, "second");
}

TEST_P(Work, draws_numbers_without_gaps) {
  EXPECT_EQ(in_transaction([](WriteTransaction& write) { return draw_numbers(write, "x", 3); }), 1);
  {
    WriteTransaction write{session()};
    EXPECT_EQ(draw_numbers(write, "x"), 4);
  }
  EXPECT_EQ(in_transaction([](WriteTransaction& write) { return draw_numbers(write, "x"); }), 4);
  EXPECT_EQ(read_numbers(session()), Numbers{});
  const Numbers numbers{1, 2, 3, 4, 5, 6, 7};
  in_transaction([&](WriteTransaction& write) { write_numbers(write, numbers); });
  EXPECT_EQ(read_numbers(session()), numbers);
}

TEST_P(Work, keeps_answers_for_a_time) {
  const KeptAnswer answer{ann, "key", "digest", 201, "etag", "{\"a\":1}", noon};
  in_transaction([&](WriteTransaction& write) { keep_answer(write, answer); });
  EXPECT_EQ(kept_answer(session(), ann, "key"), answer);
  EXPECT_EQ(kept_answer(session(), bob, "key"), std::nullopt) << "a key is one person's";
  auto newer = answer;
  newer.kept_at = noon + minute;
  newer.digest = "other";
  in_transaction([&](WriteTransaction& write) { keep_answer(write, newer); });
  EXPECT_EQ(kept_answer(session(), ann, "key"), newer);
  const auto sweep = [&](Instant before) {
    return in_transaction([&](WriteTransaction& write) { return sweep_kept_answers(write, before, 10); });
  };
  EXPECT_EQ(sweep(noon + minute), 0);
  EXPECT_EQ(sweep(noon + 2 * minute), 1);
}

Change any_change(std::uint32_t seed) {
  Samples samples{seed, false};
  Change change;
  change.id = {1};
  change.version = 200;
  change.fields = samples.make<ChangeFields>();
  change.visits = samples.make<std::vector<StageVisit>>();
  change.tasks = samples.make<std::vector<Task>>();
  change.approvals = samples.make<std::vector<Approval>>();
  change.comments = samples.make<std::vector<CommentMark>>();
  change.hold = samples.make<std::optional<Hold>>();
  change.magnitude = samples.make<std::optional<Magnitude>>();
  change.watchers = {ann, bob};
  change.fields.reason = {"", true};
  return change;
}

TEST_P(Work, reads_a_state_back_from_its_snapshot) {
  EXPECT_EQ(read_snapshot(session(), {1}), nullptr);
  for (std::uint32_t seed = 0; seed < 20; ++seed) {
    const auto change = any_change(seed);
    in_transaction([&](WriteTransaction& write) { write_snapshot(write, change); });
    const auto read = read_snapshot(session(), {1});
    ASSERT_TRUE(read);
    EXPECT_EQ(*read, change);
  }
}

TEST_P(Work, ignores_a_snapshot_that_was_folded_otherwise) {
  in_transaction([&](WriteTransaction& write) { write_snapshot(write, any_change(1)); });
  session().run("UPDATE snapshots SET fold_number = 'another'");
  EXPECT_EQ(read_snapshot(session(), {1}), nullptr);
}

}  // namespace
}  // namespace sluice::store
