#include "cli/schedule/timing.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <charconv>
#include <map>

namespace sluice::cli {

const char* const timing_help =
    "A window begins at --start, local time in --zone, and again as --every says: 60d, 2w, 3m, 1y (days, weeks, "
    "months,\n"
    "years), for weeks with --on TU,TH, for months with --on 1MO (the first Monday) or --on -1FR (the last Friday).\n"
    "--times or --until end it. Whatever else RFC 5545 can say, --rule takes. --shift says what becomes of a window on "
    "a\n"
    "Saturday or Sunday; the rule counts on from its own days. --lead opens each change so long before its window.";

namespace {

[[noreturn]] void stop(const char* option, const std::string& text, const char* expected) {
  throw Stop(Exit::usage, fmt::format("{}: expected {}, not \"{}\".", option, expected, text));
}

std::string frequency(const std::string& every) {
  constexpr const char* expected = "how often, such as 60d, 2w, 3m or 1y";
  std::int64_t number = 0;
  const auto [end, failed] = std::from_chars(every.data(), every.data() + every.size(), number);
  const std::string unit{end, every.data() + every.size()};
  static const std::map<std::string, std::string> units{
      {"d", "DAILY"}, {"w", "WEEKLY"}, {"m", "MONTHLY"}, {"y", "YEARLY"}};
  const auto found = units.find(unit);
  if (failed != std::errc{} || number < 1 || found == units.end()) stop("--every", every, expected);
  return "FREQ=" + found->second + (number == 1 ? "" : fmt::format(";INTERVAL={}", number));
}

std::string rule_of(const TimingOptions& options) {
  if (!options.rule.empty()) return options.rule;
  auto rule = frequency(options.every);
  if (!options.on.empty()) {
    auto days = options.on;
    std::ranges::transform(days, days.begin(), [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
    rule += ";BYDAY=" + days;
  }
  if (options.times > 0) rule += fmt::format(";COUNT={}", options.times);
  if (!options.until.empty()) {
    auto day = options.until;
    std::erase(day, '-');
    if (day.size() != 8) stop("--until", options.until, "a day such as 2027-12-31");
    rule += ";UNTIL=" + day + "T235959";
  }
  return rule;
}

void check_parts(const TimingOptions& options) {
  const bool parts = !options.on.empty() || options.times > 0 || !options.until.empty();
  if (parts && options.every.empty())
    throw Stop(Exit::usage, "--on, --times and --until go with --every; in a --rule they are BYDAY, COUNT and UNTIL.");
  if (options.times > 0 && !options.until.empty()) throw Stop(Exit::usage, "Give --times or --until, not both.");
}

}  // namespace

std::int64_t minutes_of(const char* option, const std::string& text) {
  constexpr const char* expected = "a length such as 30m, 12h or 7d";
  std::int64_t number = 0;
  const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), number);
  const std::string unit{end, text.data() + text.size()};
  static const std::map<std::string, std::int64_t> units{{"", 1}, {"m", 1}, {"h", 60}, {"d", 1440}};
  const auto found = units.find(unit);
  if (failed != std::errc{} || number < 0 || number > 1'000'000 || found == units.end()) stop(option, text, expected);
  return number * found->second;
}

std::string local_start(const char* option, std::string text) {
  if (text.size() == 16 && text[10] == ' ') text[10] = 'T';
  if (text.size() != 16 || text[10] != 'T') stop(option, text, "a local time such as 2027-03-02T06:00");
  return text;
}

void add_timing_options(CLI::App& command, TimingOptions& options, Timings timings) {
  const bool made = timings == Timings::made;
  auto* start = command.add_option("--start", options.start, "First window, local: 2027-03-02T06:00")->group("When");
  if (made) start->required();
  command.add_option("--zone", options.zone, made ? "Time zone of it (default: yours)" : "Time zone")->group("When");
  auto* every = command.add_option("--every", options.every, "How often: 60d, 2w, 3m, 1y")->group("When");
  command.add_option("--on", options.on, "On these days: TU,TH; monthly 1MO or -1FR")->group("When");
  command.add_option("--times", options.times, "So many times")->check(CLI::PositiveNumber)->group("When");
  command.add_option("--until", options.until, "Until this day: 2027-12-31")->group("When");
  auto* rule = command.add_option("--rule", options.rule, "A rule of RFC 5545 in its place")->group("When");
  rule->excludes(every);
  if (!made)
    command.add_flag("--once", options.once, "No longer again and again")
        ->excludes(rule)
        ->excludes(every)
        ->group("When");
  auto* except = command.add_option("--except", options.except, "Not on this day: 2027-10-28; may repeat")
                     ->allow_extra_args(false)
                     ->group("When");
  if (!made)
    command.add_flag("--no-except", options.no_except, "Take the exceptions out")->excludes(except)->group("When");
  command.add_option("--shift", options.shift, "On weekends: none, next, previous or skip")
      ->check(CLI::IsMember({"none", "next", "previous", "skip"}))
      ->group("When");
  command.add_option("--window", options.window, "How long a window is: 30m, 2h (default: 1h)")->group("When");
  command.add_option("--lead", options.lead, "Open its change so long before: 7d, 12h")->group("When");
}

boost::json::object timing_json(const TimingOptions& options, Client& client, Timings timings) {
  check_parts(options);
  boost::json::object json;
  if (!options.start.empty()) json["start"] = local_start("--start", options.start);
  if (!options.zone.empty()) json["zone"] = options.zone;
  else if (timings == Timings::made) json["zone"] = client.zone().name();
  if (!options.rule.empty() || !options.every.empty()) json["rule"] = rule_of(options);
  if (options.once) json["rule"] = nullptr;
  if (!options.except.empty()) json["except"] = boost::json::value_from(options.except);
  if (options.no_except) json["except"] = boost::json::array{};
  if (!options.shift.empty()) json["shift"] = options.shift;
  if (!options.window.empty()) json["window_minutes"] = minutes_of("--window", options.window);
  if (!options.lead.empty()) json["lead_minutes"] = minutes_of("--lead", options.lead);
  return json;
}

std::string length_of(std::int64_t minutes) {
  constexpr std::int64_t day = 1440;
  if (minutes == 0) return "0 min";
  if (minutes % day == 0) return fmt::format("{} day{}", minutes / day, minutes == day ? "" : "s");
  if (minutes % 60 == 0) return fmt::format("{} h", minutes / 60);
  return minutes < 60 ? fmt::format("{} min", minutes) : fmt::format("{} h {} min", minutes / 60, minutes % 60);
}

}  // namespace sluice::cli
