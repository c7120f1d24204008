// A graceful stop: what is under way ends well, what is not ends at once, and nothing holds it up for ever.
#include <atomic>
#include <csignal>
#include <future>

#include "client.h"

namespace sluice::http {
namespace {

using namespace std::chrono_literals;

TEST(Stop, lets_a_request_under_way_finish) {
  std::promise<api::Respond> asked;
  Running server{[&](api::Request, api::Respond respond) { asked.set_value(std::move(respond)); }};
  Client idle{server.port()};
  Client busy{server.port()};
  busy.send(get());
  auto respond = asked.get_future().get();
  server.stop();
  EXPECT_TRUE(idle.at_end());
  EXPECT_THROW(Client{server.port()}, std::runtime_error);
  respond({.status = 200, .headers = {}, .body = "done", .shared_body = {}, .stream = {}});
  const auto got = busy.read();
  EXPECT_EQ(got.body, "done");
  EXPECT_EQ(got.headers.at("connection"), "close");
  EXPECT_TRUE(busy.at_end());
  server.join();
}

TEST(Stop, does_not_wait_for_ever) {
  std::promise<api::Respond> asked;
  Options options;
  options.limits.stop_time = 20ms;
  Running server{[&](api::Request, api::Respond respond) { asked.set_value(std::move(respond)); }, options};
  Client client{server.port()};
  client.send(get());
  auto respond = asked.get_future().get();
  server.stop();
  server.join();
  EXPECT_TRUE(client.at_end());
  respond({});  // nobody is there any more, and nothing happens
}

TEST(Stop, breaks_no_answer_under_load) {
  const std::string body(20'000, 'x');
  Running server{[&](api::Request, api::Respond respond) {
    respond({.status = 200, .headers = {}, .body = body, .shared_body = {}, .stream = {}});
  }};
  std::atomic<int> whole = 0;
  std::atomic<int> broken = 0;
  std::vector<std::thread> threads;
  for (int t = 0; t < 8; ++t)
    threads.emplace_back([&] {
      try {
        Client client{server.port()};
        for (;;) {
          client.send(get());
          const auto got = client.read();
          if (got.status == 0) return;
          (got.body == body ? whole : broken)++;
          if (got.headers.contains("connection")) return;
        }
      } catch (const std::runtime_error&) {
        // The server has gone between two requests.
      }
    });
  while (whole < 500) std::this_thread::yield();
  server.stop();
  for (auto& thread : threads) thread.join();
  server.join();
  EXPECT_EQ(broken, 0);
}

TEST(Stop, may_come_before_the_start) {
  Running application{echo};
  Options options;
  options.port = 0;
  const auto server = *Server::open(application, options);
  server->stop();
  server->run();
}

std::atomic<Server*> signalled = nullptr;

TEST(Stop, may_come_from_a_signal) {
  Running application{echo};
  Options options;
  options.port = 0;
  const auto server = *Server::open(application, options);
  signalled = server.get();
  const auto before = std::signal(SIGUSR1, [](int) { signalled.load()->stop(); });
  std::thread running{[&] { server->run(); }};
  EXPECT_EQ(Client{server->port()}.ask(get()).status, 200u);
  std::raise(SIGUSR1);
  running.join();
  std::signal(SIGUSR1, before);
}

}  // namespace
}  // namespace sluice::http
