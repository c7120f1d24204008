#include "calendar/other_reader.h"

#include <unistd.h>

#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace sluice::calendar {

namespace {

std::string output_of(const std::string& command) {
  std::string output;
  FILE* pipe = ::popen(command.c_str(), "r");
  if (!pipe) return output;
  std::array<char, 4096> buffer{};
  while (const auto read = std::fread(buffer.data(), 1, buffer.size(), pipe)) output.append(buffer.data(), read);
  ::pclose(pipe);
  return output;
}

/// "20060718T100000" as "2006-07-18T10:00"; a day begins at midnight.
std::string local_of(const std::string& text) {
  auto local = text.substr(0, 4) + "-" + text.substr(4, 2) + "-" + text.substr(6, 2) + "T";
  return local + (text.size() >= 13 ? text.substr(9, 2) + ":" + text.substr(11, 2) : "00:00");
}

/// Without the "Z" of an UNTIL: dateutil takes none where the start has no zone.
std::string without_zone(std::string rule) {
  const auto until = rule.find("UNTIL=");
  if (until == std::string::npos) return rule;
  const auto end = std::min(rule.find(';', until), rule.size());
  if (rule[end - 1] == 'Z') rule.erase(end - 1, 1);
  return rule;
}

}  // namespace

std::optional<std::vector<std::vector<std::string>>> unfolded_by_dateutil(const std::vector<RandomRule>& rules,
                                                                          std::size_t most) {
  const auto python = "/usr/bin/python3 -c 'import dateutil' 2>/dev/null && echo yes";
  if (output_of(python) != "yes\n") return std::nullopt;
  const auto file = std::filesystem::temp_directory_path() / ("sluice-rules-" + std::to_string(::getpid()));
  {
    std::ofstream out{file};
    for (const auto& one : rules) out << one.start << " " << without_zone(one.rule) << " " << most << "\n";
  }
  const auto output = output_of("/usr/bin/python3 " SLUICE_SOURCE_DIR "/tests/calendar/unfold.py " + file.string());
  std::filesystem::remove(file);
  std::vector<std::vector<std::string>> all;
  std::istringstream lines{output};
  for (std::string line; std::getline(lines, line);) {
    std::istringstream words{line};
    auto& starts = all.emplace_back();
    for (std::string word; words >> word;) starts.push_back(word);
  }
  return all;
}

std::optional<std::string> read_by_icalendar(const std::string& path) {
  const auto python = "/usr/bin/python3 -c 'import icalendar' 2>/dev/null && echo yes";
  if (output_of(python) != "yes\n") return std::nullopt;
  return output_of("PYTHONIOENCODING=utf-8 /usr/bin/python3 " SLUICE_SOURCE_DIR "/tests/calendar/read_feed.py " + path);
}

std::vector<SampleRule> rules_of_samples() {
  const std::filesystem::path folder{SLUICE_SOURCE_DIR "/../shared/samples/ics"};
  std::vector<SampleRule> rules;
  if (!std::filesystem::exists(folder)) return rules;
  for (const auto& file : std::filesystem::directory_iterator{folder}) {
    if (file.path().extension() != ".ics") continue;
    std::ifstream in{file.path()};
    bool in_event = false;
    SampleRule event{file.path().filename().string(), "", ""};
    for (std::string line; std::getline(in, line);) {
      if (!line.empty() && line.back() == '\r') line.pop_back();
      if (line == "BEGIN:VEVENT") {
        in_event = true;
        event.start = event.rule = "";
      }
      if (in_event && line.starts_with("DTSTART")) event.start = local_of(line.substr(line.find(':') + 1));
      if (in_event && line.starts_with("RRULE:")) event.rule = without_zone(line.substr(6));
      if (line != "END:VEVENT") continue;
      in_event = false;
      if (!event.rule.empty() && !event.start.empty()) rules.push_back(event);
    }
  }
  std::ranges::sort(rules, {}, &SampleRule::file);
  return rules;
}

}  // namespace sluice::calendar
