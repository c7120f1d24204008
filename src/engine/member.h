// One thing that waits to be carried out in a write transaction together with others.
#pragma once
#include <cstddef>
#include <exception>
#include <vector>

#include "base/id.h"
#include "base/result.h"

namespace sluice::engine {

class Batch;

/// A member of a batch: a command, or plain rows to write. Answered exactly once: by `answer` after the commit, by
/// `turn_away` before it was begun, or by `fail` with what broke.
class Member {
 public:
  Member() = default;
  Member(const Member&) = delete;
  Member& operator=(const Member&) = delete;
  virtual ~Member() = default;

  /// How much it counts towards a batch's bound.
  [[nodiscard]] virtual std::size_t bytes() const = 0;
  /// Adds the changes that it is about, so that their versions are read together.
  virtual void name_changes(std::vector<ChangeId>& changes) const = 0;
  /// Decides and hands what is to be written to the batch; keeps the answer. May run again after a rollback.
  virtual void run(Batch& batch) = 0;
  /// Gives the answer.
  virtual void answer() = 0;
  /// Says that it was not even begun, and why.
  virtual void turn_away(Refusal refusal) = 0;
  /// Says what broke; the exception is the member's alone.
  virtual void fail(std::exception_ptr broke) = 0;
};

}  // namespace sluice::engine
