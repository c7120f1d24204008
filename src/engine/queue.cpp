#include "engine/queue.h"

namespace sluice::engine {

Queue::Pushed Queue::push(std::unique_ptr<Member>& member) {
  {
    const std::lock_guard hold{mutex_};
    if (closed_) return Pushed::closed;
    if (members_.size() >= members_max_) return Pushed::full;
    members_.push_back(std::move(member));
  }
  came_.notify_one();
  return Pushed::taken;
}

std::vector<std::unique_ptr<Member>> Queue::take() {
  std::unique_lock hold{mutex_};
  came_.wait(hold, [&] { return closed_ || !members_.empty(); });
  std::vector<std::unique_ptr<Member>> batch;
  std::size_t bytes = 0;
  while (!members_.empty() && batch.size() < batch_members_max) {
    bytes += members_.front()->bytes();
    if (!batch.empty() && bytes > batch_bytes_max) break;
    batch.push_back(std::move(members_.front()));
    members_.pop_front();
  }
  return batch;
}

void Queue::close() {
  {
    const std::lock_guard hold{mutex_};
    closed_ = true;
  }
  came_.notify_all();
}

}  // namespace sluice::engine
