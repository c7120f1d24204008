// The server on a real socket: requests and answers, whole, in parts, in sequence and from other threads.
#include <atomic>
#include <future>
#include <mutex>

#include "client.h"

namespace sluice::http {
namespace {

std::string post(std::string_view path, std::string_view body, std::string_view lines = "") {
  return fmt::format("POST {} HTTP/1.1\r\nHost: localhost\r\nContent-Length: {}\r\n{}\r\n{}", path, body.size(), lines,
                     body);
}

TEST(Server, answers_on_one_connection_time_after_time) {
  Running server{echo};
  Client client{server.port()};
  for (int i = 0; i < 20; ++i) {
    const auto got = client.ask(post("/n", std::to_string(i)));
    EXPECT_EQ(got.status, 200u);
    EXPECT_EQ(got.body, "/n " + std::to_string(i));
    EXPECT_FALSE(got.headers.contains("connection"));
    EXPECT_TRUE(got.headers.contains("date"));
    EXPECT_TRUE(got.headers.contains("content-security-policy"));
  }
}

TEST(Server, closes_where_the_client_asks_for_it) {
  Running server{echo};
  Client close{server.port()};
  EXPECT_EQ(close.ask(get("/", "Connection: close\r\n")).headers["connection"], "close");
  EXPECT_TRUE(close.at_end());
  Client old{server.port()};
  EXPECT_EQ(old.ask("GET /old HTTP/1.0\r\nHost: localhost\r\n\r\n").body, "/old ");
  EXPECT_TRUE(old.at_end());
  Client old_kept{server.port()};
  const std::string kept = "GET / HTTP/1.0\r\nHost: localhost\r\nConnection: keep-alive\r\n\r\n";
  EXPECT_EQ(old_kept.ask(kept).headers["connection"], "keep-alive");
  EXPECT_EQ(old_kept.ask(kept).status, 200u);
}

TEST(Server, answers_pipelined_requests_in_their_order) {
  std::mutex mutex;
  std::vector<std::thread> threads;
  Running server{[&](api::Request request, api::Respond respond) {
    const std::lock_guard lock{mutex};
    threads.emplace_back([request = std::move(request), respond = std::move(respond)] { echo(request, respond); });
  }};
  Client client{server.port()};
  client.send("\r\n" + get("/1") + post("/2", "two") + get("/3") + "\r\n" + get("/4", "Connection: close\r\n") +
              get("/never"));
  for (const auto* expected : {"/1 ", "/2 two", "/3 ", "/4 "}) EXPECT_EQ(client.read().body, expected);
  EXPECT_TRUE(client.at_end());
  for (auto& thread : threads) thread.join();
}

TEST(Server, reads_requests_that_come_byte_by_byte) {
  Running server{echo};
  Client client{server.port()};
  const std::string chunked =
      "PUT /c HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n";
  for (const auto& request : {post("/a", "hello"), chunked})
    for (const char c : request) client.send({&c, 1});
  EXPECT_EQ(client.read().body, "/a hello");
  EXPECT_EQ(client.read().body, "/c abcde");
}

TEST(Server, answers_head_without_a_body) {
  Running server{echo};
  Client client{server.port()};
  client.send("HEAD /head HTTP/1.1\r\nHost: localhost\r\n\r\n" + get("/next"));
  EXPECT_EQ(client.read("HEAD").headers["content-length"], "6");
  EXPECT_EQ(client.read().body, "/next ");
}

TEST(Server, sends_no_body_where_the_status_has_none) {
  Running server{[](api::Request request, api::Respond respond) {
    respond({.status = request.target == "/304" ? 304U : 204U,
             .headers = {},
             .body = "not for sending",
             .shared_body = {},
             .stream = {}});
  }};
  Client client{server.port()};
  client.send(get("/204") + get("/304"));
  const auto first = client.read();
  EXPECT_EQ(first.status, 204u);
  EXPECT_FALSE(first.headers.contains("content-length"));
  EXPECT_EQ(client.read().status, 304u);
}

TEST(Server, invites_a_body_that_waits_to_be_asked_for) {
  Running server{echo};
  Client client{server.port()};
  client.send("POST /e HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n");
  EXPECT_EQ(client.read_until("\r\n\r\n"), "HTTP/1.1 100 Continue\r\n\r\n");
  client.send("hi");
  EXPECT_EQ(client.read().body, "/e hi");
}

TEST(Server, does_not_invite_a_client_that_would_not_understand_it) {
  Running server{echo};
  Client client{server.port()};
  client.send("POST /old HTTP/1.0\r\nHost: localhost\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n");
  client.send("hi");
  EXPECT_EQ(client.read().body, "/old hi");
}

TEST(Server, does_not_invite_a_body_that_is_too_large) {
  Running server{echo};
  Client client{server.port()};
  client.send("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99999999\r\nExpect: 100-continue\r\n\r\n");
  EXPECT_EQ(client.read().status, 413u);
  client.shut();
  EXPECT_TRUE(client.at_end());
}

TEST(Server, sends_large_bodies_whole) {
  const auto shared = std::make_shared<const std::string>(std::string(5'000'000, 'x') + "end");
  Running server{[&](api::Request, api::Respond respond) {
    respond({.status = 200, .headers = {}, .body = {}, .shared_body = shared, .stream = {}});
  }};
  Client client{server.port()};
  for (int i = 0; i < 2; ++i) EXPECT_TRUE(client.ask(get()).body == *shared);
}

TEST(Server, compresses_for_who_accepts_it) {
  Running server{[](api::Request, api::Respond respond) {
    respond({.status = 200,
             .headers = {{"Content-Type", "application/json"}},
             .body = std::string(9000, ' '),
             .shared_body = {},
             .stream = {}});
  }};
  Client client{server.port()};
  const auto packed = client.ask(get("/", "Accept-Encoding: br, gzip\r\n"));
  EXPECT_EQ(packed.headers.at("content-encoding"), "gzip");
  EXPECT_EQ(packed.headers.at("vary"), "Accept-Encoding");
  EXPECT_LT(packed.body.size(), 200u);
  EXPECT_TRUE(packed.body.starts_with("\x1f\x8b"));
  const auto plain = client.ask(get());
  EXPECT_FALSE(plain.headers.contains("content-encoding"));
  EXPECT_EQ(plain.headers.at("vary"), "Accept-Encoding");
  EXPECT_EQ(plain.body.size(), 9000u);
}

TEST(Server, tells_the_application_who_asks) {
  Options options;
  options.proxies = {"127.0.0.1"};
  Running server{[](api::Request request, api::Respond respond) {
                   respond({.status = 200,
                            .headers = {},
                            .body = fmt::format("{} {}", request.remote_address, request.secure),
                            .shared_body = {},
                            .stream = {}});
                 },
                 options};
  Client client{server.port()};
  EXPECT_EQ(client.ask(get()).body, "127.0.0.1 false");
  EXPECT_EQ(client.ask(get("/", "X-Forwarded-For: 198.51.100.7\r\nX-Forwarded-Proto: https\r\n")).body,
            "198.51.100.7 true");
}

TEST(Server, sends_strict_transport_security_under_its_public_name) {
  Options options;
  options.public_url = "https://sluice.example.org";
  options.proxies = {"127.0.0.1"};
  Running server{echo, options};
  Client client{server.port()};
  const std::string lines = "X-Forwarded-Proto: https\r\n\r\n";
  EXPECT_TRUE(client.ask("GET / HTTP/1.1\r\nHost: sluice.example.org\r\n" + lines)
                  .headers.contains("strict-transport-security"));
  EXPECT_FALSE(
      client.ask("GET / HTTP/1.1\r\nHost: localhost\r\n" + lines).headers.contains("strict-transport-security"));
}

TEST(Server, answers_500_for_an_application_that_fails) {
  Running server{[](api::Request request, api::Respond respond) {
    if (request.target == "/throws") throw std::runtime_error("disk on fire");
    if (request.target == "/silent") return;
    if (request.target == "/splits")
      return respond({.status = 200, .headers = {{"A", "b\r\nC: d"}}, .body = {}, .shared_body = {}, .stream = {}});
    echo(std::move(request), std::move(respond));
  }};
  Client client{server.port()};
  for (const auto* path : {"/throws", "/silent", "/splits"}) {
    const auto got = client.ask(get(path));
    EXPECT_EQ(got.status, 500u) << path;
    EXPECT_EQ(got.headers.at("content-type"), "application/problem+json");
    EXPECT_EQ(got.body.find("fire"), std::string::npos);
  }
  EXPECT_EQ(client.ask(get("/well")).status, 200u);
}

TEST(Server, takes_answers_from_other_threads_much_later) {
  std::promise<api::Respond> asked;
  Running server{[&](api::Request request, api::Respond respond) {
    if (request.target == "/later") return asked.set_value(std::move(respond));
    echo(std::move(request), std::move(respond));
  }};
  Client waiting{server.port()};
  waiting.send(get("/later"));
  auto respond = asked.get_future().get();
  EXPECT_EQ(Client{server.port()}.ask(get("/meanwhile")).body, "/meanwhile ");
  respond({.status = 202, .headers = {}, .body = "now", .shared_body = {}, .stream = {}});
  respond({.status = 500, .headers = {}, .body = "again", .shared_body = {}, .stream = {}});
  EXPECT_EQ(waiting.read().body, "now");
  EXPECT_EQ(waiting.ask(get("/and-on")).body, "/and-on ");
}

TEST(Server, reports_each_request_without_its_query) {
  std::promise<std::string> told;
  Options options;
  options.on_finished = [&](const Finished& one) {
    told.set_value(fmt::format("{} {} {} {} {}", one.method, one.path, one.remote_address, one.status,
                               one.bytes > 100 && one.micros >= 0));
  };
  Running server{echo, options};
  Client client{server.port()};
  client.send(get("/a/b?token=secret"));
  EXPECT_EQ(told.get_future().get(), "GET /a/b 127.0.0.1 200 true");
}

TEST(Server, serves_many_clients_on_its_threads) {
  Running server{echo};
  std::atomic<int> right = 0;
  std::vector<std::thread> threads;
  for (int t = 0; t < 8; ++t)
    threads.emplace_back([&, t] {
      for (int i = 0; i < 8; ++i) {
        Client client{server.port()};
        for (int n = 0; n < 8; ++n)
          right += client.ask(post("/t", std::to_string(t * 100 + n))).body == "/t " + std::to_string(t * 100 + n);
      }
    });
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(right, 8 * 8 * 8);
}

TEST(Server, refuses_options_that_do_not_do) {
  Running other{echo};
  const auto opened = [&](auto set) {
    Options options;
    options.port = 0;
    set(options);
    return Server::open(other, options);
  };
  EXPECT_EQ(opened([](Options& o) { o.public_url = "nowhere"; }).error().errors.front().pointer, "/public_url");
  EXPECT_FALSE(opened([](Options& o) { o.limits.head_time = std::chrono::milliseconds{0}; }));
  EXPECT_FALSE(opened([](Options& o) { o.limits.connections_max = 0; }));
  EXPECT_THROW(opened([&](Options& o) { o.port = other.port(); }), std::system_error);
  EXPECT_THROW(opened([](Options& o) { o.address = "nowhere"; }), std::system_error);
  EXPECT_THROW(opened([](Options& o) { o.tls = TlsFiles{"/missing.pem", "/missing.pem"}; }), std::system_error);
}

}  // namespace
}  // namespace sluice::http
