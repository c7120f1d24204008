// What waits to be written, in the order of asking, bounded.
#pragma once
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <memory>
#include <mutex>
#include <vector>

#include "engine/member.h"

namespace sluice::engine {

/// The most that one transaction carries, so that its lock is held for a short time.
inline constexpr std::size_t batch_members_max = 256;
inline constexpr std::size_t batch_bytes_max = 4UL << 20;

/// Thread-safe.
class Queue {
 public:
  explicit Queue(std::size_t members_max) : members_max_(members_max) {}

  enum class Pushed { taken, full, closed };
  /// Puts a member at the end, and takes it over only where it answers `taken`.
  [[nodiscard]] Pushed push(std::unique_ptr<Member>& member);
  /// Waits for members and takes as many as one batch may carry; none: closed, and nothing is left.
  [[nodiscard]] std::vector<std::unique_ptr<Member>> take();
  /// Nothing is taken in from now on; what is there can still be taken out.
  void close();

 private:
  std::mutex mutex_;
  std::condition_variable came_;
  std::deque<std::unique_ptr<Member>> members_;
  std::size_t members_max_;
  bool closed_ = false;
};

}  // namespace sluice::engine
