// SIGINT and SIGTERM stop the server, gracefully.
#pragma once
#include "http/server.h"

namespace sluice::cli {

/// While it lives, SIGINT and SIGTERM stop the server; a second one ends the program at once. One at a time.
class StopOnSignal {
 public:
  explicit StopOnSignal(http::Server& server);
  ~StopOnSignal();
  StopOnSignal(const StopOnSignal&) = delete;
  StopOnSignal& operator=(const StopOnSignal&) = delete;
};

}  // namespace sluice::cli
