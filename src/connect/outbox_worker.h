// What delivers from the outbox has in common: threads that look for what is due, writes in short transactions, and a look now
// and then at what is old enough to go.
#pragma once
#include <atomic>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "engine/engine.h"
#include "store/transaction.h"

namespace sluice::connect {

/// Thread-safe.
class OutboxWorker {
 public:
  /// One look: sends what is due until nothing is left. Made for each thread, as it holds what the thread works with.
  using Look = std::function<void()>;
  /// Removes at most `limit` rows that were done before a moment; how many.
  using Sweep = std::function<std::int64_t(store::WriteTransaction&, Instant before, std::int64_t limit)>;

  /// `name` is that of the event in the log when a look fails; `engine` outlives it.
  OutboxWorker(engine::Engine& engine, std::string name) : engine_(engine), name_(std::move(name)) {}
  /// Stops.
  ~OutboxWorker();
  OutboxWorker(const OutboxWorker&) = delete;
  OutboxWorker& operator=(const OutboxWorker&) = delete;

  /// Looks every second on that many threads. A look that throws is logged; the thread looks again.
  void start(std::size_t threads, const std::function<Look()>& make_look);
  /// Ends the threads once their looks see `stopping()`. May be called twice. The engine has to be running still.
  void stop();
  [[nodiscard]] const std::atomic<bool>& stopping() const { return stopping_; }

  /// Writes in the next transaction and waits for it. Throws store::DatabaseError where it is refused.
  void write(engine::Rows rows);
  /// Every ten minutes, whichever thread asks first: removes what was done before `kept_for`, in slices, so that people's
  /// commands come in between.
  void sweep(Duration kept_for, Sweep sweep);

 private:
  void loop(const Look& look);

  engine::Engine& engine_;
  const std::string name_;
  std::atomic<bool> stopping_ = false;
  std::atomic<std::int64_t> swept_at_ = 0;
  std::mutex mutex_;
  std::condition_variable woken_;
  std::vector<std::thread> threads_;
};

}  // namespace sluice::connect
