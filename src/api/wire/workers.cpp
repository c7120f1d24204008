#include "api/wire/workers.h"

#include <spdlog/spdlog.h>

namespace sluice::api {

Workers::Workers(const store::Database& database, std::size_t threads, std::size_t queue_max)
    : database_(database), thread_count_(threads), queue_max_(queue_max) {}

Workers::~Workers() { stop(); }

void Workers::start() {
  const std::lock_guard lock{mutex_};
  if (running_) return;
  running_ = true;
  for (std::size_t i = 0; i < thread_count_; ++i) threads_.emplace_back([this] { run(); });
}

void Workers::stop() {
  {
    const std::lock_guard lock{mutex_};
    running_ = false;
    requests_.clear();
    endings_.clear();
  }
  changed_.notify_all();
  threads_.clear();
}

bool Workers::take(Work work, Failed failed) {
  {
    const std::lock_guard lock{mutex_};
    if (!running_ || requests_.size() >= queue_max_) return false;
    requests_.push_back({std::move(work), std::move(failed)});
  }
  changed_.notify_one();
  return true;
}

void Workers::finish(Work work, Failed failed) {
  {
    const std::lock_guard lock{mutex_};
    if (!running_) return;
    endings_.push_back({std::move(work), std::move(failed)});
  }
  changed_.notify_one();
}

void Workers::run() {
  std::unique_ptr<store::Session> session;
  for (;;) {
    Item item;
    {
      std::unique_lock lock{mutex_};
      changed_.wait(lock, [&] { return !running_ || !endings_.empty() || !requests_.empty(); });
      if (!running_) return;
      auto& queue = endings_.empty() ? requests_ : endings_;
      item = std::move(queue.front());
      queue.pop_front();
    }
    carry_out(item, session);
  }
}

void Workers::carry_out(Item& item, std::unique_ptr<store::Session>& session) {
  try {
    if (!session) session = database_.connect();
    if (session->broken()) session->reopen();
  } catch (const std::exception& error) {
    spdlog::error("worker=api act=connect error=\"{}\"", error.what());
    session.reset();
    item.failed(error);
    return;
  }
  item.work(*session);
  // A snapshot that stayed open would be read for ever after; better a new session.
  if (session->in_transaction()) {
    spdlog::error("worker=api error=\"a request left its read transaction open\"");
    session.reset();
  }
}

}  // namespace sluice::api
