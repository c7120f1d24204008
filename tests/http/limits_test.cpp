// What one client may take: sizes, times, connections. And what it is told when it takes more.
#include <rapidcheck/gtest.h>

#include <future>

#include "client.h"

namespace sluice::http {
namespace {

using namespace std::chrono_literals;

Options with(auto set) {
  Options options;
  set(options.limits);
  return options;
}

void expect_problem(Client& client, unsigned status) {
  const auto got = client.read();
  EXPECT_EQ(got.status, status) << got.head;
  EXPECT_EQ(got.headers.at("content-type"), "application/problem+json");
  EXPECT_EQ(got.headers.at("connection"), "close");
  EXPECT_NE(got.body.find("\"status\":" + std::to_string(status)), std::string::npos) << got.body;
  client.shut();
  EXPECT_TRUE(client.at_end());
}

struct Case {
  std::string bytes;
  unsigned status;
};
class Refused : public testing::TestWithParam<Case> {};

TEST_P(Refused, with_a_problem_and_the_end_of_the_connection) {
  Running server{echo};
  Client client{server.port()};
  client.send(GetParam().bytes);
  expect_problem(client, GetParam().status);
}

INSTANTIATE_TEST_SUITE_P(
    Requests, Refused,
    testing::Values(
        Case{"nonsense\r\n\r\n", 400}, Case{"GET / HTTP/1.1\r\n\r\n", 400},
        Case{"GET / HTTP/1.1\r\nHost: evil.org\r\n\r\n", 421},
        Case{"POST / HTTP/1.1\r\nHost: localhost\r\nOrigin: https://evil.org\r\nContent-Length: 3\r\n\r\nabc", 403},
        Case{"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
             400},
        Case{"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabc", 400},
        Case{"POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n", 400},
        Case{"CONNECT a:1 HTTP/1.1\r\nHost: a:1\r\n\r\n", 405}, Case{"BREW / HTTP/1.1\r\nHost: localhost\r\n\r\n", 501},
        Case{"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 505},
        Case{"GET / HTTP/1.1\r\nHost: localhost\r\nA: " + std::string(16 * 1024, 'a') + "\r\n\r\n", 431},
        Case{"GET /" + std::string(20 * 1024, 'a'), 431},
        Case{"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1048577\r\n\r\n", 413}));

TEST(Limits, let_a_body_of_the_bound_through) {
  Running server{echo, with([](Limits& l) { l.body_bytes_max = 100'000; })};
  Client client{server.port()};
  EXPECT_EQ(
      client.ask("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100000\r\n\r\n" + std::string(100'000, 'a'))
          .body.size(),
      100'002u);
}

TEST(Limits, refuse_a_large_body_so_that_the_client_reads_why) {
  Running server{echo, with([](Limits& l) { l.body_bytes_max = 1000; })};
  Client client{server.port()};
  client.try_send("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3000000\r\n\r\n" +
                  std::string(3'000'000, 'a'));
  expect_problem(client, 413);
  Client chunked{server.port()};
  chunked.try_send("POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n2dc6c0\r\n" +
                   std::string(3'000'000, 'a'));
  expect_problem(chunked, 413);
}

TEST(Limits, end_a_head_that_does_not_come) {
  Running server{echo, with([](Limits& l) { l.head_time = 30ms; })};
  Client client{server.port()};
  client.send("GET / HTTP/1.1\r\nHost: loc");
  expect_problem(client, 408);
}

TEST(Limits, end_a_body_that_does_not_come) {
  Running server{echo, with([](Limits& l) { l.body_time = 30ms; })};
  Client client{server.port()};
  client.send("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\nabc");
  expect_problem(client, 408);
}

TEST(Limits, close_a_connection_that_asks_nothing) {
  Running server{echo, with([](Limits& l) { l.head_time = 30ms; })};
  Client silent{server.port()};
  EXPECT_TRUE(silent.at_end());
}

TEST(Limits, close_a_connection_that_asks_nothing_more) {
  Running server{echo, with([](Limits& l) { l.idle_time = 30ms; })};
  Client satisfied{server.port()};
  EXPECT_EQ(satisfied.ask(get()).status, 200u);
  EXPECT_TRUE(satisfied.at_end());
}

TEST(Limits, drop_a_client_that_does_not_read) {
  std::promise<unsigned> finished;
  auto options = with([](Limits& l) { l.write_time = 30ms; });
  options.on_finished = [&](const Finished& one) { finished.set_value(one.status); };
  const auto body = std::make_shared<const std::string>(64 * 1024 * 1024, 'x');
  Running server{[&](api::Request, api::Respond respond) {
                   respond({.status = 200, .headers = {}, .body = {}, .shared_body = body, .stream = {}});
                 },
                 options};
  Client client{server.port(), 4096};
  client.send(get());
  EXPECT_EQ(finished.get_future().get(), 200u);
  EXPECT_LT(client.read_all().size(), body->size());
}

TEST(Limits, answer_for_an_application_that_does_not) {
  std::promise<api::Respond> asked;
  Running server{[&](api::Request request, api::Respond respond) {
                   if (request.target == "/never") return asked.set_value(std::move(respond));
                   echo(std::move(request), std::move(respond));
                 },
                 with([](Limits& l) { l.answer_time = 30ms; })};
  Client client{server.port()};
  const auto got = client.ask(get("/never"));
  EXPECT_EQ(got.status, 503u);
  EXPECT_TRUE(got.headers.contains("retry-after"));
  asked.get_future().get()({});
  EXPECT_EQ(client.ask(get("/next")).body, "/next ");
}

TEST(Limits, say_of_a_late_write_that_it_may_have_been_done) {
  std::vector<api::Respond> unanswered;
  Running server{[&](api::Request, api::Respond respond) { unanswered.push_back(std::move(respond)); },
                 with([](Limits& l) { l.answer_time = 30ms; })};
  Client client{server.port()};
  const auto got = client.ask("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n");
  EXPECT_EQ(got.status, 503u);
  EXPECT_NE(got.body.find("It may have been done; read it before you repeat it."), got.body.npos) << got.body;
  EXPECT_FALSE(got.headers.contains("retry-after"));
}

TEST(Limits, turn_connections_away_and_let_them_in_again) {
  std::promise<api::Respond> asked;
  Running server{[&](api::Request request, api::Respond respond) {
                   if (request.target == "/long") return asked.set_value(std::move(respond));
                   echo(std::move(request), std::move(respond));
                 },
                 with([](Limits& l) { l.connections_max = 1; })};
  Client first{server.port()};
  first.send(get("/long"));
  auto respond = asked.get_future().get();
  Client second{server.port()};
  second.try_send(get());
  const auto got = second.read();
  EXPECT_EQ(got.status, 503u);
  EXPECT_TRUE(got.headers.contains("retry-after"));
  second.shut();
  EXPECT_TRUE(second.at_end());
  respond({.status = 200, .headers = {}, .body = "done", .shared_body = {}, .stream = {}});
  EXPECT_EQ(first.read().body, "done");
  for (;;) {  // until the server waits for the first one's next request
    Client next{server.port()};
    next.try_send(get());
    if (next.read().status == 200) break;
  }
  EXPECT_TRUE(first.at_end()) << "its place was given to the next";
}

TEST(Limits, give_the_place_of_a_silent_connection_to_a_newcomer) {
  Running server{echo, with([](Limits& l) {
                   l.connections_max = 1;
                   l.head_time = 1h;
                 })};
  Client silent{server.port()};
  for (;;) {  // until the server waits for the silent one's request
    Client next{server.port()};
    next.try_send(get());
    if (next.read().status == 200) break;
  }
  EXPECT_TRUE(silent.at_end());
}

TEST(Limits, hold_for_each_address_but_not_for_proxies) {
  auto options = with([](Limits& l) { l.connections_per_address_max = 1; });
  Running server{echo, options};
  Client first{server.port()};
  EXPECT_EQ(first.ask(get()).status, 200u);
  Client second{server.port()};
  second.try_send(get());
  EXPECT_EQ(second.read().status, 503u);

  options.proxies = {"127.0.0.0/8"};
  Running behind{echo, options};
  Client one{behind.port()};
  EXPECT_EQ(one.ask(get()).status, 200u);
  EXPECT_EQ(Client{behind.port()}.ask(get()).status, 200u);
}

TEST(Server, survives_any_bytes) {
  Running server{echo, with([](Limits& l) { l.linger_time = 50ms; })};
  EXPECT_TRUE(rc::check([&](const std::vector<std::uint8_t>& any) {
    Client client{server.port()};
    const std::string bytes(any.begin(), any.end());
    client.try_send(
        *rc::gen::element<std::string>("", get(), "GET / HTTP/1.1\r\n",
                                       "POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n") +
        bytes);
    client.shut();
    (void)client.read_all();
    RC_ASSERT(Client{server.port()}.ask(get("/alive")).body == "/alive ");
  }));
}

}  // namespace
}  // namespace sluice::http
