// Wakes a coroutine on its own thread. Not thread-safe: others post to the thread first. Knows Asio.
#pragma once
#include <boost/asio/async_result.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <functional>
#include <utility>

#include "http/worker.h"

namespace sluice::http {

template <class T>
using Awaitable = asio::awaitable<T, Executor>;

class Signal {
 public:
  /// Wakes who waits, or lets the next wait return at once.
  void raise() {
    raised_ = true;
    if (waiting_) std::exchange(waiting_, nullptr)();
  }
  /// Until raise(); one coroutine at a time.
  Awaitable<void> wait() {
    if (!raised_) {
      co_await asio::async_initiate<const asio::use_awaitable_t<Executor>, void()>(
          [this](auto handler) { waiting_ = std::move(handler); }, token_);
    }
    raised_ = false;
  }

 private:
  bool raised_ = false;
  asio::use_awaitable_t<Executor> token_;
  std::move_only_function<void()> waiting_;
};

}  // namespace sluice::http
