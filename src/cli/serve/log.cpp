#include "cli/serve/log.h"

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

namespace sluice::cli {

void set_up_log(const std::string& level) {
  auto logger = std::make_shared<spdlog::logger>("sluice", std::make_shared<spdlog::sinks::stderr_sink_mt>());
  logger->set_pattern("at=%Y-%m-%dT%H:%M:%S.%eZ level=%l %v", spdlog::pattern_time_type::utc);
  logger->set_level(spdlog::level::from_str(level));
  spdlog::set_default_logger(std::move(logger));
}

void log_request(const http::Finished& finished) {
  const auto level = finished.status >= 500 ? spdlog::level::warn : spdlog::level::info;
  if (!spdlog::should_log(level)) return;
  spdlog::log(level, "event=request method={} path={} status={} micros={} bytes={} from={}", logged(finished.method),
              logged(finished.path), finished.status, finished.micros, finished.bytes, logged(finished.remote_address));
}

}  // namespace sluice::cli
