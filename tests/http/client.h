// For the tests of http/: a client that writes raw bytes to a socket, and a server that runs while a test lasts. No Asio, and
// no waiting but for what the test waits for; a wait of 30 s is a hang, and fails.
#pragma once
#include <gtest/gtest.h>

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <thread>

#include "http/server.h"

namespace sluice::http {

/// A response as a client reads it; header names are in lower case. `status` is 0 where there was none.
struct Got {
  unsigned status = 0;
  std::map<std::string, std::string> headers;
  std::string head;
  std::string body;
};

class Client {
 public:
  /// Connects to a loopback port; `receive_bytes` other than 0 sets how much the system takes before the test reads.
  explicit Client(std::uint16_t port, int receive_bytes = 0);
  ~Client();
  Client(const Client&) = delete;
  Client& operator=(const Client&) = delete;

  void send(std::string_view bytes);
  /// As much as the server takes; no complaint where it has closed.
  void try_send(std::string_view bytes);
  /// No more will be sent.
  void shut();
  /// Up to and with `mark`, or to the end.
  std::string read_until(std::string_view mark);
  std::string read_bytes(std::size_t count);
  /// All to the end.
  std::string read_all();
  /// One response with its Content-Length, or to the end.
  Got read(std::string_view method = "GET");
  /// Sends and reads.
  Got ask(std::string_view bytes);
  /// Whether the server has ended the connection without a word.
  bool at_end();

 private:
  bool fill();
  int socket_ = -1;
  std::string waiting_;
};

/// "GET /path HTTP/1.1" with Host and these lines.
std::string get(std::string_view path = "/", std::string_view lines = "");

using Handle = std::function<void(api::Request, api::Respond)>;

/// A server on a free port, stopped at the latest with the test.
class Running : public api::Application {
 public:
  explicit Running(Handle handle, Options options = {});
  ~Running() override;
  void handle(api::Request request, api::Respond respond) override { handle_(std::move(request), std::move(respond)); }
  std::uint16_t port() const { return server_->port(); }
  void stop() { server_->stop(); }
  /// Until run() has returned.
  void join();

 private:
  Handle handle_;
  std::unique_ptr<Server> server_;
  std::thread thread_;
};

/// Answers 200 with the target and the body.
void echo(api::Request request, api::Respond respond);

}  // namespace sluice::http
