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

/// The minutes of "30m", "12h", "7d", or of a number. Throws Stop (usage), naming the option.
[[nodiscard]] std::int64_t minutes_of(const char* option, const std::string& text);
/// A local time as the API takes it, of "2027-03-02T06:00" or "2027-03-02 06:00". Throws Stop (usage), naming the option.
[[nodiscard]] std::string local_start(const char* option, std::string text);

/// "7 days", "12 h", "30 min" of minutes.
[[nodiscard]] std::string length_of(std::int64_t minutes);

extern const char* const timing_help;

}  // namespace sluice::cli
