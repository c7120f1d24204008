// When a schedule's windows are, as options, for `schedule add`, `edit`, `from` and `preview`.
#pragma once
#include <string>
#include <vector>

#include "cli/client/client.h"

namespace sluice::cli {

struct TimingOptions {
  std::string start, zone, rule, every, on, until, shift, window, lead;
  std::int64_t times = 0;
  std::vector<std::string> except;
  bool once = false;
  bool no_except = false;
};

/// Whether a timing is edited: then nothing of it has to be said, and it can be made to happen once.
enum class Timings { made, edited };
void add_timing_options(CLI::App& command, TimingOptions& options, Timings timings);

/// The timing as the API takes it, with only what was said. Throws Stop (usage) for what does not do.
[[nodiscard]] boost::json::object timing_json(const TimingOptions& options, Client& client, Timings timings);

/// "7 days", "12 h", "30 min" of minutes.
[[nodiscard]] std::string length_of(std::int64_t minutes);

extern const char* const timing_help;

}  // namespace sluice::cli
