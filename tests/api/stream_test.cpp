// Live updates: who is told what, and what is told to who comes back.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <condition_variable>
#include <mutex>
#include <ranges>

#include "api/api_world.h"
#include "api/auth/secrets.h"

namespace sluice::api {
namespace {

/// Keeps what was sent, and lets a test wait for it.
class Heard : public EventSink {
 public:
  bool send(std::int64_t id, std::string_view event, std::string_view data) override {
    const std::lock_guard lock{mutex_};
    if (!open_) return false;
    last_ = id;
    events_.push_back(std::string{event} + " " + std::string{data});
    changed_.notify_all();
    return true;
  }
  void end() override {
    const std::lock_guard lock{mutex_};
    open_ = false;
    changed_.notify_all();
  }
  [[nodiscard]] bool is_open() const override {
    const std::lock_guard lock{mutex_};
    return open_;
  }
  /// Waits until it has been ended; everything that came before.
  std::vector<std::string> until_end() {
    std::unique_lock lock{mutex_};
    changed_.wait(lock, [&] { return !open_; });
    return events_;
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

 private:
  mutable std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<std::string> events_;
  std::int64_t last_ = 0;
  bool open_ = true;
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
    responses_.push_back(response);  // as the connection does while the stream lasts
    return heard;
  }
  std::string comment_on(const std::string& id) {
    must(201, Method::post, "/changes/" + id + "/comments", {.who = "priya", .body = {{"text", "Hello"}}});
    engine().settle();
    return id;
  }
  std::vector<Response> responses_;
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
  first->end();  // the client has gone
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
  EXPECT_THAT(lee->until_end(), testing::ElementsAre(testing::HasSubstr("ready")));
  EXPECT_TRUE(mei->is_open());
}

TEST_P(StreamApi, ends_with_the_session_though_nothing_moves) {
  Sessions sessions{engine()};
  Streams streams{engine(), database(), sessions, 1, std::chrono::milliseconds{10}};
  streams.start();
  const auto hash = hash_of_token(token_of("lee"));
  const auto lee = std::make_shared<Heard>();
  streams.add(lee, engine().directory()->person_by_login("lee")->id, hash, {});
  lee->until("ready");
  must(204, Method::delete_, "/session", {.who = "lee"});
  sessions.forget(hash);
  EXPECT_THAT(lee->until_end(), testing::ElementsAre(testing::HasSubstr("ready")));
}

TEST_P(StreamApi, ends_when_the_application_stops) {
  const auto lee = listen("lee");
  lee->until("ready");
  api().stop();
  lee->until_end();
}

TEST_P(StreamApi, ends_the_oldest_of_a_person_who_has_too_many) {
  std::vector<std::shared_ptr<Heard>> heard;
  for (std::size_t i = 0; i < StreamPlaces::per_person_max; ++i) heard.push_back(listen("lee"));
  EXPECT_TRUE(heard.front()->is_open());
  heard.push_back(listen("lee"));
  heard.front()->until_end();
  EXPECT_TRUE(std::ranges::all_of(heard | std::views::drop(1), &Heard::is_open));
}

class FewStreams : public StreamApi {
 protected:
  FewStreams() { streams_max_ = 2; }
};
INSTANTIATE_TEST_SUITE_P(Databases, FewStreams, store::both_databases, store::database_name);

TEST_P(FewStreams, turn_away_who_finds_no_place_and_take_it_in_later) {
  listen("lee");
  const auto mei = listen("mei");
  const auto refused = ask(Method::get, "/stream", {.who = "priya"});
  EXPECT_EQ(refused.status, 503U) << refused.body;
  EXPECT_EQ(header_of(refused, "Retry-After"), "30");
  EXPECT_TRUE(mei->is_open());
  responses_.pop_back();  // mei's connection is gone
  listen("priya")->until("ready");
}

TEST(StreamPlaces, give_a_streams_place_on_before_it_has_begun) {
  StreamPlaces places{100};
  std::vector<std::shared_ptr<StreamPlaces::Place>> taken;
  for (std::size_t i = 0; i <= StreamPlaces::per_person_max; ++i) taken.push_back(places.take(PersonId{1}));
  const auto first = std::make_shared<Heard>();
  taken.front()->begin(first);
  EXPECT_FALSE(first->is_open());
  const auto second = std::make_shared<Heard>();
  taken[1]->begin(second);
  EXPECT_TRUE(second->is_open());
}

}  // namespace
}  // namespace sluice::api
