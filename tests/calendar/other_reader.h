// What others make of rules and calendars: python3-dateutil, and real files from public projects.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "calendar/random_rule.h"

namespace sluice::calendar {

/// The first starts of each rule by python3-dateutil; nothing where it is not installed.
[[nodiscard]] std::optional<std::vector<std::vector<std::string>>> unfolded_by_dateutil(
    const std::vector<RandomRule>& rules, std::size_t most);

/// A recurring event of a file in ../shared/samples/ics; its UNTIL in the file's own local time.
struct SampleRule {
  std::string file, start, rule;
};
[[nodiscard]] std::vector<SampleRule> rules_of_samples();

/// What python3-icalendar reads in a calendar, a line an event; nothing where it is not installed.
[[nodiscard]] std::optional<std::string> read_by_icalendar(const std::string& path);

}  // namespace sluice::calendar
