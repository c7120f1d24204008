#include "engine/change_cache.h"

#include "engine/footprint.h"

namespace sluice::engine {

std::shared_ptr<const Change> ChangeCache::get(ChangeId id) {
  const std::lock_guard hold{mutex_};
  const auto found = by_id_.find(id);
  if (found == by_id_.end()) return nullptr;
  by_use_.splice(by_use_.begin(), by_use_, found->second);
  return found->second->change;
}

void ChangeCache::put(std::shared_ptr<const Change> change) {
  const auto bytes = footprint(*change);
  const std::lock_guard hold{mutex_};
  if (const auto found = by_id_.find(change->id); found != by_id_.end()) {
    if (found->second->change->version >= change->version) return;
    bytes_ -= found->second->bytes;
    by_use_.erase(found->second);
    by_id_.erase(found);
  }
  bytes_ += bytes;
  by_use_.push_front({std::move(change), bytes});
  by_id_[by_use_.front().change->id] = by_use_.begin();
  while (bytes_ > bytes_max_ && by_use_.size() > 1) drop_oldest();
}

void ChangeCache::drop_oldest() {
  bytes_ -= by_use_.back().bytes;
  by_id_.erase(by_use_.back().change->id);
  by_use_.pop_back();
}

void ChangeCache::forget(ChangeId id) {
  const std::lock_guard hold{mutex_};
  const auto found = by_id_.find(id);
  if (found == by_id_.end()) return;
  bytes_ -= found->second->bytes;
  by_use_.erase(found->second);
  by_id_.erase(found);
}

void ChangeCache::clear() {
  const std::lock_guard hold{mutex_};
  by_use_.clear();
  by_id_.clear();
  bytes_ = 0;
}

std::size_t ChangeCache::bytes() const {
  const std::lock_guard hold{mutex_};
  return bytes_;
}

}  // namespace sluice::engine
