// One socket thread: its io_context, its connections, and what they share. Used on that thread alone. Knows Asio.
#pragma once
#include <atomic>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <memory>
#include <string>
#include <unordered_set>

#include "http/admissions.h"
#include "http/gzip.h"
#include "http/server.h"
#include "http/site.h"

namespace sluice::http {

namespace asio = boost::asio;
using Executor = asio::io_context::executor_type;
using Socket = asio::basic_stream_socket<asio::ip::tcp, Executor>;
using SteadyTime = std::chrono::steady_clock::time_point;

/// What all threads share; nothing in it changes while the server runs, but for the counts and the wish to stop.
struct Shared {
  api::Application& application;
  Options options;
  Site site;
  Admissions admissions;
  std::atomic<bool> stopping = false;  ///< said to clients at once; each worker hears of it by begin_stop()
};

/// A connection as its thread sees it.
class Connection {
 public:
  virtual ~Connection() = default;
  /// Closes it if it waits for a request, ends it if it is an event stream; otherwise the request under way is the last.
  virtual void finish() = 0;
  /// Closes it at once.
  virtual void abort() = 0;
  /// Ends a wait that has taken too long; sends a heartbeat that is due.
  virtual void tick(SteadyTime now) = 0;
};

class Worker {
 public:
  explicit Worker(const Shared& shared);

  /// Serves until begin_stop() and the last connection's end. Never throws.
  void run();
  /// No more connections come; lets the ones that are there finish, within `stop_time`. On this worker's thread.
  void begin_stop();
  [[nodiscard]] bool stopping() const { return stopping_; }

  void enter(std::shared_ptr<Connection> connection);
  void leave(const std::shared_ptr<Connection>& connection);

  /// The Date header's value now.
  [[nodiscard]] const std::string& date();

  asio::io_context context{1};
  Gzip gzip;
  std::size_t refusing = 0;  ///< connections over the bound that are being told so

 private:
  void arm();
  void tick();

  asio::basic_waitable_timer<std::chrono::steady_clock, asio::wait_traits<std::chrono::steady_clock>, Executor> timer_{
      context};
  std::chrono::milliseconds period_;
  std::chrono::milliseconds stop_time_;
  bool stopping_ = false;
  SteadyTime stop_by_{};
  std::unordered_set<std::shared_ptr<Connection>> connections_;
  std::int64_t date_second_ = -1;
  std::string date_;
};

}  // namespace sluice::http
