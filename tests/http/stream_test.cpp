// Server-sent events: delivered, kept alive, bounded, ended.
#include <future>

#include "client.h"

namespace sluice::http {
namespace {

using namespace std::chrono_literals;
using Sink = std::shared_ptr<api::EventSink>;

/// Gives the sink of each stream asked for at /stream.
struct Streams {
  std::promise<Sink> begun;
  void operator()(api::Request request, api::Respond respond) {
    if (request.target != "/stream") return echo(std::move(request), std::move(respond));
    api::Response response;
    response.stream = [this](Sink sink) { begun.set_value(std::move(sink)); };
    respond(std::move(response));
  }
};

TEST(Stream, delivers_events_from_any_thread) {
  Streams streams;
  Running server{std::ref(streams)};
  Client client{server.port()};
  client.send(get("/stream"));
  const auto sink = streams.begun.get_future().get();
  const auto head = client.read_until("\r\n\r\n");
  EXPECT_NE(head.find("Content-Type: text/event-stream"), head.npos);
  EXPECT_NE(head.find("Cache-Control: no-store"), head.npos);
  EXPECT_EQ(head.find("Content-Length"), head.npos);
  EXPECT_TRUE(sink->send(1, "changed", "CHG-1"));
  EXPECT_EQ(client.read_until("\n\n"), "id: 1\nevent: changed\ndata: CHG-1\n\n");
  std::thread{[&] {
    for (int i = 2; i < 500; ++i) EXPECT_TRUE(sink->send(i, "", "x"));
  }}.join();
  for (int i = 2; i < 500; ++i) EXPECT_EQ(client.read_until("\n\n"), fmt::format("id: {}\ndata: x\n\n", i));
}

TEST(Stream, is_kept_alive_by_comments) {
  Streams streams;
  Options options;
  options.limits.heartbeat = 20ms;
  Running server{std::ref(streams), options};
  Client client{server.port()};
  client.send(get("/stream"));
  const auto sink = streams.begun.get_future().get();
  client.read_until("\r\n\r\n");
  for (int i = 0; i < 3; ++i) EXPECT_EQ(client.read_until("\n\n"), ":\n\n");
  EXPECT_TRUE(sink->send(1, "", "still"));
  EXPECT_NE(client.read_until("still\n\n"), "");
}

TEST(Stream, drops_a_client_that_does_not_read) {
  Streams streams;
  Options options;
  options.limits.event_bytes_max = 64 * 1024;
  Running server{std::ref(streams), options};
  Client client{server.port(), 4096};
  client.send(get("/stream"));
  const auto sink = streams.begun.get_future().get();
  const std::string data(16 * 1024, 'x');
  std::size_t sent = 0;
  while (sink->send(1, "", data)) sent += data.size();
  EXPECT_FALSE(sink->send(2, "", "more"));
  EXPECT_GE(sent, 32u * 1024);
  (void)client.read_all();  // comes to an end: the server has closed
  EXPECT_EQ(Client{server.port()}.ask(get("/others")).status, 200u);
}

TEST(Stream, tells_the_sender_when_the_client_has_gone) {
  Streams streams;
  std::promise<void> finished;
  Options options;
  options.on_finished = [&](const Finished&) { finished.set_value(); };
  Running server{std::ref(streams), options};
  Sink sink;
  {
    Client client{server.port()};
    client.send(get("/stream"));
    sink = streams.begun.get_future().get();
  }
  finished.get_future().wait();
  EXPECT_FALSE(sink->send(1, "", "nobody"));
}

TEST(Stream, closes_when_the_sender_ends_it) {
  Streams streams;
  Running server{std::ref(streams)};
  Client client{server.port()};
  client.send(get("/stream"));
  const auto sink = streams.begun.get_future().get();
  EXPECT_TRUE(sink->is_open());
  EXPECT_TRUE(sink->send(1, "", "last"));
  sink->end();
  EXPECT_FALSE(sink->is_open());
  EXPECT_FALSE(sink->send(2, "", "too late"));
  EXPECT_TRUE(client.read_all().ends_with("id: 1\ndata: last\n\n"));
  sink->end();
}

TEST(Stream, may_be_ended_as_it_begins) {
  Running server{[](api::Request, api::Respond respond) {
    api::Response response;
    response.stream = [](const Sink& sink) { sink->end(); };
    respond(std::move(response));
  }};
  Client client{server.port()};
  client.send(get("/stream"));
  EXPECT_TRUE(client.read_all().ends_with("\r\n\r\n"));
}

TEST(Stream, lets_go_of_what_began_it_once_it_has_ended) {
  std::promise<void> let_go;
  std::shared_ptr<void> held{nullptr, [&](void*) { let_go.set_value(); }};
  Running server{[&](api::Request, api::Respond respond) {
    api::Response response;
    response.stream = [kept = std::exchange(held, nullptr)](const Sink&) {};
    respond(std::move(response));
  }};
  {
    Client client{server.port()};
    client.send(get("/stream"));
    client.read_until("\r\n\r\n");
  }
  let_go.get_future().wait();
}

TEST(Stream, ends_when_the_server_stops_and_lets_what_comes_later_fall) {
  Streams streams;
  Sink sink;
  {
    Running server{std::ref(streams)};
    Client client{server.port()};
    client.send(get("/stream"));
    sink = streams.begun.get_future().get();
    EXPECT_TRUE(sink->send(1, "", "last"));
    server.stop();
    EXPECT_TRUE(client.read_all().ends_with("id: 1\ndata: last\n\n"));
    server.join();
  }
  EXPECT_FALSE(sink->send(2, "", "too late"));
}

TEST(Stream, sends_only_its_head_for_head) {
  Streams streams;
  Running server{std::ref(streams)};
  Client client{server.port()};
  client.send("HEAD /stream HTTP/1.1\r\nHost: localhost\r\n\r\n");
  EXPECT_TRUE(client.read_all().ends_with("\r\n\r\n"));
}

}  // namespace
}  // namespace sluice::http
