// Answers and events on their way between threads.
#include <gtest/gtest.h>
#include <spdlog/sinks/ostream_sink.h>
#include <spdlog/spdlog.h>

#include <sstream>
#include <thread>

#include "base/ensure.h"
#include "http/admissions.h"
#include "http/answer.h"
#include "http/event_queue.h"
#include "http/screen.h"

namespace sluice::http {
namespace {

/// What is logged while it lives.
class Logged {
 public:
  Logged() : before_(spdlog::default_logger()) {
    spdlog::set_default_logger(
        std::make_shared<spdlog::logger>("test", std::make_shared<spdlog::sinks::ostream_sink_mt>(text_)));
  }
  ~Logged() { spdlog::set_default_logger(before_); }
  Logged(const Logged&) = delete;
  Logged& operator=(const Logged&) = delete;
  std::string text() const { return text_.str(); }

 private:
  std::ostringstream text_;
  std::shared_ptr<spdlog::logger> before_;
};

api::Response with_body(std::string body) {
  api::Response response;
  response.body = std::move(body);
  return response;
}

TEST(Answer, counts_once_and_logs_a_second) {
  const Logged logged;
  const auto answer = std::make_shared<Answer>();
  const auto respond = respond_to(answer);
  respond(with_body("first"));
  respond(with_body("second"));
  EXPECT_EQ(answer->take()->body, "first");
  EXPECT_FALSE(answer->take());
  EXPECT_NE(logged.text().find("event=second_answer"), std::string::npos);
}

TEST(Answer, wakes_who_waits_for_it) {
  const auto answer = std::make_shared<Answer>();
  auto respond = respond_to(answer);
  int woken = 0;
  EXPECT_FALSE(answer->take_or([&] { ++woken; }));
  std::thread{[respond = std::move(respond)] { respond(with_body("later")); }}.join();
  EXPECT_EQ(woken, 1);
  EXPECT_EQ(answer->take()->body, "later");
}

TEST(Answer, is_500_when_the_last_responder_goes_without_one) {
  const Logged logged;
  const auto answer = std::make_shared<Answer>();
  auto respond = respond_to(answer);
  auto copy = respond;
  respond = nullptr;
  EXPECT_FALSE(answer->take());
  copy = nullptr;
  EXPECT_EQ(answer->take()->status, 500u);
  EXPECT_NE(logged.text().find("event=no_answer"), std::string::npos);
}

TEST(Answer, wakes_nobody_once_abandoned) {
  const Logged logged;
  const auto answer = std::make_shared<Answer>();
  const auto respond = respond_to(answer);
  bool woken = false;
  EXPECT_FALSE(answer->take_or([&] { woken = true; }));
  answer->abandon();
  respond(with_body("too late"));
  EXPECT_FALSE(woken);
  EXPECT_FALSE(answer->take());
  EXPECT_EQ(logged.text(), "");
}

TEST(Event, is_written_line_by_line) {
  EXPECT_EQ(to_wire(7, "changed", R"({"a":1})"), "id: 7\nevent: changed\ndata: {\"a\":1}\n\n");
  EXPECT_EQ(to_wire(8, "", "a\nb\r\nc\rd"), "id: 8\ndata: a\ndata: b\ndata: c\ndata: d\n\n");
  EXPECT_EQ(to_wire(9, "x", ""), "id: 9\nevent: x\ndata: \n\n");
  EXPECT_THROW((void)to_wire(1, "a\nid: 9", ""), BrokenInvariant);
}

TEST(EventQueue, wakes_once_for_all_that_waits) {
  int woken = 0;
  EventQueue queue{1000, [&] { ++woken; }};
  EXPECT_TRUE(queue.send(1, "a", "x"));
  EXPECT_TRUE(queue.send(2, "a", "y"));
  EXPECT_EQ(woken, 1);
  EXPECT_EQ(queue.take(), to_wire(1, "a", "x") + to_wire(2, "a", "y"));
  EXPECT_TRUE(queue.send(3, "a", "z"));
  EXPECT_EQ(woken, 2);
}

TEST(EventQueue, drops_who_does_not_read) {
  int woken = 0;
  EventQueue queue{100, [&] { ++woken; }};
  EXPECT_TRUE(queue.send(1, "a", std::string(60, 'x')));
  EXPECT_FALSE(queue.send(2, "a", std::string(60, 'x')));
  EXPECT_TRUE(queue.overflowed());
  EXPECT_FALSE(queue.send(3, "a", ""));
  EXPECT_EQ(queue.take(), "");
  EXPECT_EQ(woken, 2);
}

TEST(EventQueue, takes_nothing_after_its_end) {
  bool woken = false;
  EventQueue queue{100, [&] { woken = true; }};
  queue.abandon();
  EXPECT_FALSE(queue.send(1, "a", "x"));
  queue.end();
  EXPECT_FALSE(woken);
  EXPECT_FALSE(queue.overflowed());
}

TEST(EventQueue, keeps_what_was_sent_before_its_end) {
  int woken = 0;
  EventQueue queue{100, [&] { ++woken; }};
  EXPECT_TRUE(queue.send(1, "a", "x"));
  queue.end();
  queue.end();
  EXPECT_EQ(woken, 2);
  EXPECT_FALSE(queue.is_open());
  EXPECT_EQ(queue.take(), to_wire(1, "a", "x"));
}

using Holder = Admissions::Place::Holder;

TEST(Admissions, bounds_all_and_each_network) {
  Admissions admissions{3, 2};
  using enum Admissions::Counted;
  auto a1 = admissions.admit("a", by_network);
  const auto a2 = admissions.admit("a", by_network);
  EXPECT_FALSE(admissions.admit("a", by_network));
  const auto proxy = admissions.admit("a", in_all_only);
  EXPECT_TRUE(proxy);
  EXPECT_FALSE(admissions.admit("b", by_network));
  a1.reset();
  EXPECT_EQ(admissions.taken(), 2u);
  EXPECT_TRUE(admissions.admit("b", by_network));
}

TEST(Admissions, gives_a_newcomer_the_place_that_was_offered_longest_ago) {
  Admissions admissions{3, 3};
  using enum Admissions::Counted;
  std::string closed;
  std::vector<Admissions::Seat> seats;
  for (const char name : {'a', 'b', 'c'}) {
    seats.push_back(admissions.admit("old", by_network));
    seats.back()->when_taken([&closed, name] { closed += name; });
  }
  EXPECT_FALSE(admissions.admit("new", by_network)) << "nothing is offered";
  for (const auto at : {2U, 0U, 1U}) seats[at]->offer(Holder::idle);
  EXPECT_TRUE(seats[2]->withdraw());
  const auto first = admissions.admit("new", by_network);
  EXPECT_TRUE(first);
  EXPECT_EQ(closed, "a");
  EXPECT_FALSE(seats[0]->withdraw());
  seats[2]->offer(Holder::idle);
  const auto second = admissions.admit("new", by_network);
  EXPECT_EQ(closed, "ab");
  EXPECT_EQ(admissions.taken(), 3u);
  seats.clear();
  EXPECT_EQ(admissions.taken(), 2u);
}

TEST(Admissions, take_the_place_of_who_never_asked_first) {
  Admissions admissions{2, 9};
  using enum Admissions::Counted;
  const auto idle = admissions.admit("a", by_network);
  auto silent = admissions.admit("b", by_network);
  idle->offer(Holder::idle);
  silent->offer(Holder::silent);
  const auto newcomer = admissions.admit("c", by_network);
  EXPECT_FALSE(silent->withdraw());
  EXPECT_TRUE(idle->withdraw());
}

TEST(Admissions, takes_no_offered_place_for_a_network_that_has_its_share) {
  Admissions admissions{2, 1};
  using enum Admissions::Counted;
  const auto own = admissions.admit("a", by_network);
  const auto other = admissions.admit("b", by_network);
  other->offer(Holder::idle);
  EXPECT_FALSE(admissions.admit("a", by_network));
  EXPECT_TRUE(other->withdraw());
}

struct Screened {
  std::optional<Rejection> rejection;
  api::Request request;
};

Screened screened(std::string_view bytes) {
  RequestReader reader{16384, 1024};
  (void)reader.feed(bytes);
  EXPECT_NE(reader.state(), RequestReader::State::refused) << bytes;
  auto rejection = screen(reader.head(), reader.request(), *Site::make("https://sluice.example.org", {}));
  return {std::move(rejection), reader.request()};
}

unsigned status_of(std::string_view bytes) {
  const auto got = screened(bytes);
  return got.rejection ? got.rejection->status : 0;
}

TEST(Screen, lets_ordinary_requests_through) {
  EXPECT_EQ(status_of("GET / HTTP/1.1\r\nHost: localhost:8080\r\n\r\n"), 0u);
  EXPECT_EQ(status_of("DELETE /a HTTP/1.1\r\nHost: sluice.example.org\r\nOrigin: https://sluice.example.org\r\n\r\n"),
            0u);
  EXPECT_EQ(status_of("POST /a HTTP/1.1\r\nHost: localhost\r\n\r\n"), 0u);
  EXPECT_EQ(status_of("GET /a HTTP/1.1\r\nHost: localhost\r\nOrigin: https://evil.org\r\n\r\n"), 0u);
}

TEST(Screen, refuses_what_is_not_for_this_server) {
  EXPECT_EQ(status_of("GET / HTTP/1.1\r\n\r\n"), 400u);
  EXPECT_EQ(status_of("GET / HTTP/1.1\r\nHost: a b\r\n\r\n"), 400u);
  EXPECT_EQ(status_of("GET / HTTP/1.1\r\nHost: evil.org\r\n\r\n"), 421u);
  EXPECT_EQ(status_of("GET noslash HTTP/1.1\r\nHost: localhost\r\n\r\n"), 400u);
  EXPECT_EQ(status_of("OPTIONS * HTTP/1.1\r\nHost: localhost\r\n\r\n"), 405u);
  EXPECT_EQ(status_of("TRACE / HTTP/1.1\r\nHost: localhost\r\n\r\n"), 405u);
  EXPECT_EQ(status_of("BREW / HTTP/1.1\r\nHost: localhost\r\n\r\n"), 501u);
  EXPECT_EQ(status_of("PUT / HTTP/1.1\r\nHost: localhost\r\nExpect: a-miracle\r\n\r\n"), 417u);
}

TEST(Screen, refuses_writes_by_foreign_pages) {
  for (const auto* method : {"POST", "PUT", "PATCH", "DELETE"})
    EXPECT_EQ(status_of(fmt::format("{} / HTTP/1.1\r\nHost: localhost\r\nOrigin: https://evil.org\r\n\r\n", method)),
              403u)
        << method;
  EXPECT_EQ(status_of("POST / HTTP/1.1\r\nHost: localhost\r\nOrigin: null\r\n\r\n"), 403u);
}

TEST(Screen, makes_an_absolute_target_ordinary_and_checks_its_host) {
  EXPECT_EQ(screened("GET http://localhost:8080/a?b HTTP/1.1\r\nHost: evil.org\r\n\r\n").request.target, "/a?b");
  EXPECT_EQ(screened("GET HTTP://localhost?b HTTP/1.1\r\nHost: localhost\r\n\r\n").request.target, "/?b");
  EXPECT_EQ(status_of("GET http://localhost:8080/a?b HTTP/1.1\r\nHost: evil.org\r\n\r\n"), 0u);
  EXPECT_EQ(status_of("GET http://evil.org/ HTTP/1.1\r\nHost: localhost\r\n\r\n"), 421u);
}

}  // namespace
}  // namespace sluice::http
