// Changes kept in memory, the least used going first, bounded in bytes.
#pragma once
#include <cstddef>
#include <list>
#include <memory>
#include <mutex>
#include <unordered_map>

#include "domain/change/change.h"

namespace sluice::engine {

/// Committed states only, so that forgetting one is always right. Thread-safe.
class ChangeCache {
 public:
  explicit ChangeCache(std::size_t bytes_max) : bytes_max_(bytes_max) {}

  /// The newest state that is kept; null where none is.
  [[nodiscard]] std::shared_ptr<const Change> get(ChangeId id);
  /// Keeps a committed state, unless a newer one is kept already.
  void put(std::shared_ptr<const Change> change);
  /// Forgets a change, such as one whose texts were removed.
  void forget(ChangeId id);
  /// Forgets everything.
  void clear();
  /// How much is kept.
  [[nodiscard]] std::size_t bytes() const;

 private:
  struct Kept {
    std::shared_ptr<const Change> change;
    std::size_t bytes;
  };
  void drop_oldest();

  mutable std::mutex mutex_;
  std::size_t bytes_max_;
  std::size_t bytes_ = 0;
  std::list<Kept> by_use_;  ///< the last used first
  std::unordered_map<ChangeId, std::list<Kept>::iterator> by_id_;
};

}  // namespace sluice::engine
