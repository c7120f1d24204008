// Who listens hears of everything once, in order of position, whoever wrote it.
#include <mutex>
#include <thread>

#include "engine_world.h"
#include "store/event_log.h"
#include "store/notices.h"

namespace sluice::engine {
namespace {

/// Keeps what it hears, and can wait until it has heard of a position.
class Ear {
 public:
  explicit Ear(Engine& engine)
      : engine_(engine), from_(engine.position()), number_(engine.subscribe([this](std::span<const Moved> moved) {
          const std::lock_guard hold{mutex_};
          heard_.insert(heard_.end(), moved.begin(), moved.end());
          came_.notify_all();
        })) {}
  ~Ear() { engine_.unsubscribe(number_); }
  Ear(const Ear&) = delete;
  Ear& operator=(const Ear&) = delete;

  std::vector<Moved> up_to(std::int64_t position) {
    std::unique_lock hold{mutex_};
    came_.wait(hold, [&] { return !heard_.empty() && heard_.back().position >= position; });
    return heard_;
  }
  [[nodiscard]] std::int64_t from() const { return from_; }

 private:
  Engine& engine_;
  std::mutex mutex_;
  std::condition_variable came_;
  std::vector<Moved> heard_;
  std::int64_t from_;
  std::uint64_t number_;
};

class LiveMessages : public EngineTest {};
INSTANTIATE_TEST_SUITE_P(Databases, LiveMessages, store::both_databases, store::database_name);

TEST_P(LiveMessages, come_once_and_in_order) {
  run_in_background();
  Ear ear{engine()};
  std::vector<std::thread> people;
  for (int i = 0; i < 4; ++i)
    people.emplace_back([this] {
      for (int n = 0; n < 20; ++n) EXPECT_TRUE(engine().change_now({}, a_change(), by(priya)).has_value());
    });
  for (auto& one : people) one.join();
  const auto last = store::last_position(session());
  auto position = ear.from();
  for (const auto& moved : ear.up_to(last)) {
    EXPECT_EQ(moved.position, ++position);
    EXPECT_EQ(moved.kind, "change");
  }
  EXPECT_EQ(position, last);
}

TEST_P(LiveMessages, name_what_moved) {
  run_in_background();
  Ear ear{engine()};
  const auto id = drafted();
  const auto added = must(engine().group_now({}, AddGroup{"support", "Support", "", {}}, by(ruth)));
  const auto heard = ear.up_to(added.position);
  EXPECT_EQ(heard.front().kind, "change");
  EXPECT_EQ(heard.front().id, id.value);
  EXPECT_EQ(heard.back(), (Moved{added.position, "group", added.id.value}));
}

TEST_P(LiveMessages, can_be_had_again_after_a_position) {
  const auto before = store::last_position(session());
  const auto id = drafted();
  const auto moved = engine().moved_since(before, 100, session());
  ASSERT_FALSE(moved.empty());
  EXPECT_EQ(moved.front(), (Moved{before + 1, "change", id.value}));
  EXPECT_TRUE(engine().moved_since(moved.back().position, 100, session()).empty());
}

TEST_P(LiveMessages, end_with_the_subscription) {
  run_in_background();
  bool called = false;
  const auto number = engine().subscribe([&](std::span<const Moved>) { called = true; });
  engine().unsubscribe(number);
  Ear ear{engine()};
  const auto id = drafted();
  (void)ear.up_to(read(id)->version);
  EXPECT_FALSE(called);
}

TEST_P(LiveMessages, tell_of_what_another_server_wrote) {
  if (GetParam() == store::Dialect::sqlite) GTEST_SKIP() << "several servers need PostgreSQL";
  run_in_background();
  Ear ear{engine()};
  const auto other = another_engine();
  const auto written = must(other->change_now({}, a_change(), by(priya)));
  EXPECT_EQ(ear.up_to(written.position).back().id, written.change->id.value);
}

class OtherServers : public EngineTest {};
INSTANTIATE_TEST_SUITE_P(Databases, OtherServers, testing::Values(store::Dialect::postgres), store::database_name);

TEST_P(OtherServers, are_told_of_a_commit) {
  run_in_background();
  store::Notices ear{test_database().address(), 0};
  ASSERT_TRUE(engine().change_now({}, a_change(), by(priya)).has_value());
  EXPECT_TRUE(ear.wait(std::chrono::minutes{1}));
}

}  // namespace
}  // namespace sluice::engine
