#include "cli/serve/signals.h"

#include <atomic>
#include <csignal>

namespace sluice::cli {

namespace {

std::atomic<http::Server*> to_stop = nullptr;

extern "C" void stop_server(int signal_number) {
  std::signal(signal_number, SIG_DFL);
  if (auto* server = to_stop.load()) server->stop();
}

void handle_with(void (*handler)(int)) {
  std::signal(SIGINT, handler);
  std::signal(SIGTERM, handler);
}

}  // namespace

StopOnSignal::StopOnSignal(http::Server& server) {
  to_stop = &server;
  std::signal(SIGPIPE, SIG_IGN);
  handle_with(stop_server);
}

StopOnSignal::~StopOnSignal() {
  handle_with(SIG_DFL);
  to_stop = nullptr;
}

}  // namespace sluice::cli
