// Word between the servers of one PostgreSQL database that something was committed: a hint and nothing more (LISTEN and
// NOTIFY, without payload). Whoever hears it reads the log by position, and does so each second anyway, because a notice
// that is lost with its connection is lost.
#pragma once
#include <chrono>
#include <cstdint>
#include <memory>

#include "store/address.h"
#include "store/session.h"

namespace sluice::store {

/// Tells the other servers. On PostgreSQL and after a commit, outside any transaction; does nothing on SQLite.
void tell_others(Session& session);

/// The number of the database's process that serves a session; 0 on SQLite.
[[nodiscard]] std::int64_t process_of(Session& session);

/// A connection of its own that hears the others. `wait` from one thread, `stop` from any.
class Notices {
 public:
  /// What the session of process `own` tells is not heard. Throws DatabaseError.
  Notices(const Address& postgres, std::int64_t own);
  ~Notices();
  Notices(const Notices&) = delete;
  Notices& operator=(const Notices&) = delete;

  /// Waits for a notice of another server; false when none came in that time or `stop` was called. Throws DatabaseError
  /// when the connection is lost: make another.
  [[nodiscard]] bool wait(std::chrono::milliseconds at_most);
  /// Ends a waiting under way, and every later one at once.
  void stop();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace sluice::store
