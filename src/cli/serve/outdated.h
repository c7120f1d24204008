// What happens when a newer Sluice upgrades the database under a running server: it can write nothing any more, so it stops.
#pragma once
#include <functional>
#include <mutex>

#include "http/server.h"

namespace sluice::cli {

/// Stops the server once the engine says that the database is newer than the program. Thread-safe; outlives the engine.
class StopWhenOutdated {
 public:
  /// For engine::Options::on_outdated.
  [[nodiscard]] std::function<void()> callback();
  /// The server to stop; where the word came before, it is stopped at once. Null: none any more.
  void watch(http::Server* server);
  [[nodiscard]] bool is_outdated() const;

 private:
  void tell();
  mutable std::mutex mutex_;
  http::Server* server_ = nullptr;
  bool outdated_ = false;
};

/// Lets a StopWhenOutdated watch a server for as long as this lives.
class Watched {
 public:
  Watched(StopWhenOutdated& by, http::Server& server) : by_(by) { by_.watch(&server); }
  ~Watched() { by_.watch(nullptr); }
  Watched(const Watched&) = delete;
  Watched& operator=(const Watched&) = delete;

 private:
  StopWhenOutdated& by_;
};

}  // namespace sluice::cli
