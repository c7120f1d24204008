// Live updates: who is told what, and what is told to who comes back.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <condition_variable>
#include <mutex>

#include "api/api_world.h"

namespace sluice::api {
namespace {

/// Keeps what was sent, and lets a test wait for it.
class Heard : public EventSink {
 public:
  bool send(std::int64_t id, std::string_view event, std::string_view data) override {
    const std::lock_guard lock{mutex_};
    if (gone_) return false;
    last_ = id;
    events_.push_back(std::string{event} + " " + std::string{data});
    changed_.notify_all();
    return true;
  }
  /// Waits until something holds `text`; everything so far.
  std::vector<std::string> until(const std::string& text) {
    std::unique_lock lock{mutex_};
    changed_.wait(lock, [&] {
      return std::ranges::any_of(events_, [&](const std::string& one) { return one.find(text) != std::string::npos; });
    });
    return events_;
  }
  std::int64_t last() {
    const std::lock_guard lock{mutex_};
    return last_;
  }
  void go() {
    const std::lock_guard lock{mutex_};
    gone_ = true;
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<std::string> events_;
  std::int64_t last_ = 0;
  bool gone_ = false;
};

class StreamApi : public ApiTest {
 protected:
  std::shared_ptr<Heard> listen(const std::string& who, const std::string& after = {}) {
    Ask with{.who = who};
    if (!after.empty()) with.headers.emplace_back("Last-Event-ID", after);
    const auto response = ask(Method::get, "/stream", with);
    EXPECT_EQ(response.status, 200U) << response.body;
    EXPECT_EQ(header_of(response, "Content-Type"), "text/event-stream");
    auto heard = std::make_shared<Heard>();
    response.stream(heard);
    return heard;
  }
  std::string comment_on(const std::string& id) {
    must(201, Method::post, "/changes/" + id + "/comments", {.who = "priya", .body = {{"text", "Hello"}}});
    engine().settle();
    return id;
  }
};
INSTANTIATE_TEST_SUITE_P(Databases, StreamApi, store::both_databases, store::database_name);

TEST_P(StreamApi, tells_which_thing_moved) {
  const auto id = drafted();
  engine().settle();
  const auto heard = listen("lee");
  heard->until("ready");
  comment_on(id);
  const auto events = heard->until("changed");
  EXPECT_EQ(events.back(), R"(changed {"kind":"change","id":")" + id + R"("})");
}

TEST_P(StreamApi, tells_a_restricted_change_only_to_who_sees_it) {
  const auto hidden = drafted({{"restricted", true}});
  const auto open = drafted();
  engine().settle();
  const auto lee = listen("lee");
  const auto otto = listen("otto");
  lee->until("ready");
  otto->until("ready");
  comment_on(hidden);
  comment_on(open);
  EXPECT_THAT(lee->until(open), testing::Not(testing::Contains(testing::HasSubstr(hidden + "\""))));
  EXPECT_THAT(otto->until(open), testing::Contains(testing::HasSubstr(hidden + "\"")));
}

TEST_P(StreamApi, tells_who_comes_back_what_was_missed) {
  const auto id = drafted();
  engine().settle();
  const auto first = listen("lee");
  first->until("ready");
  const auto seen = first->last();
  first->go();
  comment_on(id);
  const auto again = listen("lee", std::to_string(seen));
  const auto events = again->until("ready");
  EXPECT_THAT(events, testing::ElementsAre(testing::HasSubstr(id), testing::HasSubstr("ready")));
  const auto future = listen("lee", "99999999");
  future->until("reset");
}

TEST_P(StreamApi, ends_with_the_session) {
  const auto id = drafted();
  engine().settle();
  const auto lee = listen("lee");
  const auto mei = listen("mei");
  lee->until("ready");
  mei->until("ready");
  must(204, Method::delete_, "/session", {.who = "lee"});
  comment_on(id);
  mei->until("changed");
  EXPECT_THAT(lee->until("ready"), testing::ElementsAre(testing::HasSubstr("ready")));
}

}  // namespace
}  // namespace sluice::api
