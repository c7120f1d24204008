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

std::string logged(std::string_view text) {
  const auto is_plain = [](char c) { return c > ' ' && c != '"' && c != '=' && c != '\\' && c != 0x7f; };
  if (!text.empty() && std::all_of(text.begin(), text.end(), is_plain)) return std::string{text};
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') quoted.append("\\").push_back(c);
    else if (static_cast<unsigned char>(c) < ' ' || c == 0x7f)
      quoted += fmt::format("\\x{:02x}", static_cast<unsigned char>(c));
    else quoted += c;
  }
  return quoted + "\"";
}

}  // namespace sluice::cli
