// What was kept for a time only goes when its time is over, by itself and in slices.
#include "engine_world.h"
#include "store/kept_answers.h"
#include "store/plain_rows.h"

namespace sluice::engine {
namespace {

class Sweep : public EngineTest {
 protected:
  void sign_in(int count, Instant expires) {
    (void)must(engine().write_now([&](store::WriteTransaction& transaction) {
      for (int i = 0; i < count; ++i)
        store::add_session(transaction.session(), {.token_hash = fmt::format("{} {}", expires.micros, i),
                                                   .person = priya,
                                                   .csrf = "csrf",
                                                   .created_at = now(),
                                                   .last_seen_at = now(),
                                                   .expires_at = expires});
    }));
  }
  [[nodiscard]] std::int64_t sessions() { return *session().one<std::int64_t>("SELECT count(*) FROM sessions"); }
  void keep(const std::string& key) {
    (void)must(engine().write_now([&](store::WriteTransaction& transaction) {
      store::keep_answer(transaction, {priya, key, "digest", 201, "", "{}", now()});
    }));
  }
  [[nodiscard]] bool is_kept(const std::string& key) { return store::kept_answer(session(), priya, key).has_value(); }
};
INSTANTIATE_TEST_SUITE_P(Databases, Sweep, store::both_databases, store::database_name);

TEST_P(Sweep, removes_sessions_that_are_over_a_slice_at_a_look) {
  engine().settle();
  sign_in(250, now() + std::chrono::hours{1});
  sign_in(3, now() + std::chrono::days{2});
  later(std::chrono::minutes{30});
  engine().settle();
  EXPECT_EQ(sessions(), 253) << "none is over yet";
  later(std::chrono::hours{1});
  engine().settle();
  EXPECT_EQ(sessions(), 153);
  engine().settle();
  EXPECT_EQ(sessions(), 53) << "a full slice is followed by the next, not by a pause";
  engine().settle();
  EXPECT_EQ(sessions(), 3);
}

TEST_P(Sweep, removes_answers_after_24_hours) {
  keep("first");
  later(std::chrono::hours{23});
  keep("second");
  engine().settle();
  EXPECT_TRUE(is_kept("first"));
  later(std::chrono::hours{2});
  engine().settle();
  EXPECT_FALSE(is_kept("first"));
  EXPECT_TRUE(is_kept("second"));
}

TEST_P(Sweep, removes_drafts_that_nobody_saved_for_90_days) {
  const auto save = [&](const char* key) {
    (void)must(engine().write_now([&](store::WriteTransaction& transaction) {
      store::put_draft(transaction.session(), priya, key, "{}", now());
    }));
  };
  save("old");
  save("saved again");
  later(std::chrono::days{89});
  save("saved again");
  engine().settle();
  EXPECT_EQ(store::drafts_of(session(), priya).size(), 2U);
  later(std::chrono::days{2});
  engine().settle();
  ASSERT_EQ(store::drafts_of(session(), priya).size(), 1U);
  EXPECT_EQ(store::drafts_of(session(), priya)[0].key, "saved again");
}

TEST_P(Sweep, begins_when_the_engine_starts) {
  sign_in(1, now() - std::chrono::hours{1});
  engine().settle();
  EXPECT_EQ(sessions(), 0);
}

TEST_P(Sweep, rests_between_two_looks) {
  engine().settle();
  sign_in(1, now() - std::chrono::hours{1});
  later(std::chrono::minutes{5});
  engine().settle();
  EXPECT_EQ(sessions(), 1);
  later(std::chrono::minutes{5});
  engine().settle();
  EXPECT_EQ(sessions(), 0);
}

}  // namespace
}  // namespace sluice::engine
