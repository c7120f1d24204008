#include "calendar/told.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <span>
#include <vector>

#include "calendar/rule.h"

namespace sluice::calendar {

namespace {

constexpr std::array months{"January", "February", "March",     "April",   "May",      "June",
                            "July",    "August",   "September", "October", "November", "December"};
constexpr std::array days{"", "Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"};
constexpr std::array places{"", "first", "second", "third", "fourth", "fifth"};

std::vector<short> values(std::span<const short> list) {
  std::vector<short> found;
  for (const short one : list) {
    if (one == ICAL_RECURRENCE_ARRAY_MAX) break;
    found.push_back(one);
  }
  return found;
}

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) text += i + 1 == words.size() ? " and " : ", ";
    text += words[i];
  }
  return text;
}

template <class Tell>
std::string joined(const std::vector<short>& list, Tell tell) {
  std::vector<std::string> words;
  for (const short one : list) words.push_back(tell(one));
  return joined(words);
}

std::string place(int number) {
  if (number == -1) return "last";
  const auto count = static_cast<std::size_t>(std::abs(number));
  const auto word = count < places.size() ? std::string{places[count]} : fmt::format("{}th", count);
  return number < 0 ? word + " to last" : word;
}

std::string day(short encoded) {
  const auto number = icalrecurrencetype_day_position(encoded);
  const std::string name = days[static_cast<std::size_t>(icalrecurrencetype_day_day_of_week(encoded))];
  return number == 0 ? name : "the " + place(number) + " " + name;
}

std::string day_of_month(short number) {
  return number > 0 ? fmt::format("day {}", number) : fmt::format("the {} day", place(number));
}

std::string every(const icalrecurrencetype& rule) {
  static constexpr std::array units{"second", "minute", "hour", "day", "week", "month", "year"};
  const std::string unit = units[static_cast<std::size_t>(rule.freq)];
  return rule.interval == 1 ? "every " + unit : fmt::format("every {} {}s", rule.interval, unit);
}

/// Monday to Friday, as people call them.
bool are_working_days(const std::vector<short>& list) { return list == std::vector<short>{2, 3, 4, 5, 6}; }

std::string on_days(const icalrecurrencetype& rule) {
  const auto weekdays = values(rule.by_day);
  const auto set = values(rule.by_set_pos);
  std::string text;
  if (!weekdays.empty() && !set.empty())
    text = " on the " + joined(set, [](short one) { return place(one); }) + " " +
           (are_working_days(weekdays) ? "working day" : "of " + joined(weekdays, day));
  else if (are_working_days(weekdays)) text = " on working days";
  else if (!weekdays.empty()) text = " on " + joined(weekdays, day);
  if (const auto in_month = values(rule.by_month_day); !in_month.empty())
    text += (weekdays.empty() ? " on " : " that is ") + joined(in_month, day_of_month);
  return text;
}

std::string in_months(const icalrecurrencetype& rule) {
  const auto list = values(rule.by_month);
  if (list.empty()) return {};
  return " in " + joined(list, [](short one) {
           const auto number = icalrecurrencetype_month_month(one);
           return std::string{number >= 1 && number <= 12 ? months[static_cast<std::size_t>(number - 1)] : "?"};
         });
}

std::string at_hours(const icalrecurrencetype& rule) {
  const auto hours = values(rule.by_hour);
  if (hours.empty()) return {};
  return " at " + joined(hours, [](short one) { return fmt::format("{:02} h", one); });
}

std::string ending(const icalrecurrencetype& rule) {
  if (rule.count > 0) return rule.count == 1 ? ", once" : fmt::format(", {} times", rule.count);
  if (icaltime_is_null_time(rule.until)) return {};
  return fmt::format(" until {} {} {}", rule.until.day, months[static_cast<std::size_t>(rule.until.month - 1)],
                     rule.until.year);
}

/// The day of the month that not every month has; 0 where none is meant. A rule that names no days means its start's.
int day_not_in_every_month(const icalrecurrencetype& rule, int start_day) {
  constexpr int shortest_month = 28;
  const bool names_days = !values(rule.by_day).empty() || !values(rule.by_month_day).empty();
  const auto named = values(rule.by_month_day);
  const int latest = named.empty() ? (names_days ? 0 : start_day) : *std::ranges::max_element(named);
  return rule.freq == ICAL_MONTHLY_RECURRENCE && values(rule.by_month).empty() && latest > shortest_month ? latest : 0;
}

}  // namespace

std::string told(icalrecurrencetype rule, int start_day) {
  const bool has_no_words = !values(rule.by_year_day).empty() || !values(rule.by_week_no).empty() ||
                            !values(rule.by_minute).empty() ||
                            (!values(rule.by_set_pos).empty() && values(rule.by_day).empty());
  if (has_no_words) return written(rule);
  const auto text = every(rule) + on_days(rule);
  const auto rest = in_months(rule) + at_hours(rule) + ending(rule);
  const int missing = day_not_in_every_month(rule, start_day);
  if (missing == 0) return text + rest;
  const bool is_said = !values(rule.by_month_day).empty();
  return fmt::format("{}{}{}, except in months without day {}", text,
                     is_said ? "" : " on " + day_of_month(static_cast<short>(missing)), rest, missing);
}

}  // namespace sluice::calendar
