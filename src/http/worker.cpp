#include "http/worker.h"

#include <spdlog/spdlog.h>

#include <algorithm>

#include "base/clock.h"
#include "base/logged.h"
#include "http/render.h"

namespace sluice::http {

namespace {

/// How often to look at the connections: one timer a thread is far cheaper than one a wait.
std::chrono::milliseconds period_of(const Limits& limits) {
  using namespace std::chrono_literals;
  const auto shortest = std::min({limits.head_time, limits.body_time, limits.answer_time, limits.write_time,
                                  limits.idle_time, limits.linger_time, limits.heartbeat, limits.stop_time});
  return std::clamp(shortest / 4, 5ms, 250ms);
}

}  // namespace

Worker::Worker(const Shared& shared)
    : period_(period_of(shared.options.limits)), stop_time_(shared.options.limits.stop_time) {
  arm();
}

void Worker::run() {
  for (;;) {
    try {
      context.run();
      return;
    } catch (const std::exception& error) {
      spdlog::error("event=socket_thread_error detail={}", logged(error.what()));
    }
  }
}

void Worker::begin_stop() {
  stopping_ = true;
  stop_by_ = std::chrono::steady_clock::now() + stop_time_;
  for (const auto& connection : std::vector(connections_.begin(), connections_.end())) connection->finish();
  if (connections_.empty()) timer_.cancel();
}

void Worker::enter(std::shared_ptr<Connection> connection) { connections_.insert(std::move(connection)); }

void Worker::leave(const std::shared_ptr<Connection>& connection) {
  connections_.erase(connection);
  if (stopping_ && connections_.empty()) timer_.cancel();
}

const std::string& Worker::date() {
  const auto now = system_now();
  if (const auto second = now.micros / 1'000'000; second != date_second_) {
    date_second_ = second;
    date_ = to_http_date(now);
  }
  return date_;
}

void Worker::arm() {
  timer_.expires_after(period_);
  timer_.async_wait([this](const boost::system::error_code& error) {
    if (!error) tick();
  });
}

void Worker::tick() {
  // As long as this goes on, run() has work: the thread ends when nobody is left.
  if (stopping_ && connections_.empty()) return;
  arm();
  const auto now = std::chrono::steady_clock::now();
  const bool out_of_time = stopping_ && now >= stop_by_;
  for (const auto& connection : std::vector(connections_.begin(), connections_.end()))
    out_of_time ? connection->abort() : connection->tick(now);
}

}  // namespace sluice::http
