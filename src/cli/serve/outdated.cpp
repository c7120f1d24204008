#include "cli/serve/outdated.h"

#include <spdlog/spdlog.h>

namespace sluice::cli {

std::function<void()> StopWhenOutdated::callback() {
  return [this] { tell(); };
}

void StopWhenOutdated::watch(http::Server* server) {
  const std::lock_guard lock{mutex_};
  server_ = server;
  if (server_ && outdated_) server_->stop();
}

bool StopWhenOutdated::is_outdated() const {
  const std::lock_guard lock{mutex_};
  return outdated_;
}

void StopWhenOutdated::tell() {
  spdlog::error("event=outdated detail=\"a newer Sluice has upgraded the database: this one stops\"");
  const std::lock_guard lock{mutex_};
  outdated_ = true;
  if (server_) server_->stop();
}

}  // namespace sluice::cli
