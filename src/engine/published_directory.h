// The directory that readers share: the newest one that any thread has seen.
#pragma once
#include <chrono>
#include <memory>
#include <mutex>

#include "engine/directory_state.h"

namespace sluice::engine {

/// Thread-safe.
class PublishedDirectory {
 public:
  /// How long readers may go on with what was seen last. A role or an account that another server's act has ended is
  /// therefore ended here within this time.
  static constexpr std::chrono::seconds good_for{2};

  /// Takes over a state that was read just now, unless a newer one is known.
  void put(const DirectoryState& state) {
    const std::lock_guard hold{mutex_};
    if (state.position >= state_.position) state_ = state;
    seen_at_ = std::chrono::steady_clock::now();
  }
  [[nodiscard]] DirectoryState get() const {
    const std::lock_guard hold{mutex_};
    return state_;
  }
  /// Whether the log has been looked at recently enough.
  [[nodiscard]] bool is_fresh() const {
    const std::lock_guard hold{mutex_};
    return std::chrono::steady_clock::now() - seen_at_ < good_for;
  }

 private:
  mutable std::mutex mutex_;
  DirectoryState state_;
  std::chrono::steady_clock::time_point seen_at_{};
};

}  // namespace sluice::engine
