// The threads on which requests are answered: each has its own database session for reading. Socket threads and the
// engine's threads hand work over and go on.
#pragma once
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "store/database.h"

namespace sluice::api {

class Workers {
 public:
  /// What is to be done, with the thread's own session. Must not throw.
  using Work = std::function<void(store::Session&)>;
  /// What is done instead where no session can be had (the database is gone). Must not throw.
  using Failed = std::function<void(const std::exception&)>;

  /// `queue_max` requests may wait. Nothing runs before `start`.
  Workers(const store::Database& database, std::size_t threads, std::size_t queue_max);
  /// Stops.
  ~Workers();
  Workers(const Workers&) = delete;
  Workers& operator=(const Workers&) = delete;

  void start();
  /// Drops what waits, lets run what runs, ends the threads.
  void stop();

  /// Takes on a request; false where too many wait already, or after `stop`.
  [[nodiscard]] bool take(Work work, Failed failed);
  /// Takes on the end of what was begun, before any request; never refused while running.
  void finish(Work work, Failed failed);

 private:
  struct Item {
    Work work;
    Failed failed;
  };
  void run();
  void carry_out(Item& item, std::unique_ptr<store::Session>& session);

  const store::Database& database_;
  const std::size_t thread_count_;
  const std::size_t queue_max_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Item> endings_;
  std::deque<Item> requests_;
  bool running_ = false;
  std::vector<std::jthread> threads_;
};

}  // namespace sluice::api
