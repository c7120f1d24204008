#include "domain/schedule/timing.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>

#include "base/ensure.h"
#include "domain/faults.h"
#include "domain/schedule/bounds.h"

namespace sluice {

namespace {

using std::chrono::days;
using std::chrono::sys_days;
using std::chrono::weekday;
using std::chrono::year_month_day;

constexpr std::int64_t minutes_a_day = 1440;

std::optional<unsigned> number_at(std::string_view text, std::size_t from, std::size_t count) {
  unsigned number = 0;
  for (const char c : text.substr(from, count)) {
    if (c < '0' || c > '9') return std::nullopt;
    number = number * 10 + static_cast<unsigned>(c - '0');
  }
  return number;
}

std::optional<sys_days> day_of(std::string_view text) {
  if (text.size() < 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto year = number_at(text, 0, 4), month = number_at(text, 5, 2), day = number_at(text, 8, 2);
  if (!year || !month || !day) return std::nullopt;
  const year_month_day date{std::chrono::year{static_cast<int>(*year)}, std::chrono::month{*month},
                            std::chrono::day{*day}};
  return date.ok() ? std::optional{sys_days{date}} : std::nullopt;
}

std::string text_of(sys_days day) {
  const year_month_day date{day};
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                     static_cast<unsigned>(date.day()));
}

void check_zone_and_start(Faults& faults, const Timing& timing) {
  const auto zone = find_zone(timing.zone);
  if (!zone) faults.add("/zone", "expected the name of a time zone, such as Europe/Berlin");
  if (!is_local_time(timing.start)) {
    faults.add("/start", "expected a local time such as 2027-03-02T06:00");
  } else if (zone) {
    const auto at = zone->instant_of(timing.start);
    if (!at) faults.add("/start", "Times can be planned until the end of 2037.");
  }
}

void check_lengths(Faults& faults, const Timing& timing) {
  if (timing.window_minutes < 1 || timing.window_minutes > bounds::window_minutes)
    faults.add("/window_minutes", fmt::format("expected 1 to {} minutes, which is 31 days", bounds::window_minutes));
  if (timing.lead_minutes < 0 || timing.lead_minutes > bounds::lead_minutes)
    faults.add("/lead_minutes", fmt::format("expected 0 to {} minutes, which is 366 days", bounds::lead_minutes));
}

void check_exceptions(Faults& faults, const Timing& timing) {
  if (timing.except.size() > bounds::schedule_exceptions)
    return faults.add("/except",
                      fmt::format("At most {} are possible; these are {}. Give the rule an end, or change it.",
                                  bounds::schedule_exceptions, timing.except.size()));
  for (std::size_t i = 0; i < timing.except.size(); ++i)
    if (!is_local_day(timing.except[i]) && !is_local_time(timing.except[i]))
      faults.add(fmt::format("/except/{}", i),
                 "expected a day such as 2027-10-28, or a local time such as "
                 "2027-10-28T06:00");
}

}  // namespace

Result<Timing> checked(const Timing& timing, const Recurrences& recurrences) {
  Faults faults;
  check_zone_and_start(faults, timing);
  check_lengths(faults, timing);
  check_exceptions(faults, timing);
  if (timing.rule.size() > bounds::rule_bytes)
    faults.add("/rule", fmt::format("A rule has at most {} bytes.", bounds::rule_bytes));
  SLUICE_CHECK(faults.result());
  Timing kept = timing;
  if (!timing.rule.empty()) {
    SLUICE_TRY(kept.rule, recurrences.checked(timing));
  }
  std::ranges::sort(kept.except);
  const auto same = std::ranges::unique(kept.except);
  kept.except.erase(same.begin(), same.end());
  return kept;
}

bool is_excepted(const Timing& timing, std::string_view local) {
  return std::ranges::any_of(timing.except, [&](const std::string& one) { return local.starts_with(one); });
}

std::optional<Window> window_of(const Timing& timing, const Zone& zone, std::string local) {
  Window window{.local = std::move(local), .planned = {}, .start = {}, .end = {}, .opens = {}};
  const auto moved = shifted(window.local, timing.shift);
  window.left_out = !moved;
  const auto start = zone.instant_of(moved.value_or(window.local));
  if (!start) return std::nullopt;
  window.start = *start;
  window.planned = zone.local_of(window.start);
  window.end = window.start + std::chrono::minutes{timing.window_minutes};
  if (window.end > last_planned_instant) return std::nullopt;
  const auto days_before = timing.lead_minutes / minutes_a_day;
  window.opens = zone.add_days(window.start, -days_before) - std::chrono::minutes{timing.lead_minutes % minutes_a_day};
  return window;
}

std::optional<std::string> shifted(std::string_view local, Shift shift) {
  const auto day = day_of(local);
  ensure(day.has_value(), "an occurrence has no day");
  const auto iso = weekday{*day}.iso_encoding();  // Monday is 1
  if (iso <= 5 || shift == Shift::none) return std::string{local};
  if (shift == Shift::skip) return std::nullopt;
  const auto moved = shift == Shift::next ? *day + days{8 - iso} : *day - days{iso - 5};
  return text_of(moved) + std::string{local.substr(10)};
}

bool is_one_with_another(const Timing& timing, std::span<const std::string> given, std::string_view local) {
  const auto moved = shifted(local, timing.shift);
  if (!moved || *moved == local) return false;
  const days step{*moved > local ? 1 : -1};
  auto day = day_of(local);
  ensure(day.has_value(), "an occurrence has no day");
  std::string at;
  while (at != *moved) {
    *day += step;
    at = text_of(*day) + std::string{local.substr(10)};
    if (std::ranges::binary_search(given, at) && !is_excepted(timing, at)) return true;
  }
  return false;
}

bool is_local_day(std::string_view text) { return text.size() == 10 && day_of(text); }

bool is_local_time(std::string_view text) {
  if (text.size() != 16 || !day_of(text) || text[10] != 'T' || text[13] != ':') return false;
  const auto hour = number_at(text, 11, 2), minute = number_at(text, 14, 2);
  return hour && minute && *hour < 24 && *minute < 60;
}

std::string day_after(std::string_view local, int count) {
  const auto day = day_of(local);
  ensure(day.has_value(), "an occurrence has no day");
  return text_of(*day + days{count}) + "T00:00";
}

std::string minute_after(std::string_view local) {
  ensure(is_local_time(local), "an occurrence has no time");
  const auto minute = *number_at(local, 11, 2) * 60 + *number_at(local, 14, 2) + 1;
  if (minute == minutes_a_day) return day_after(local);
  return fmt::format("{}T{:02}:{:02}", local.substr(0, 10), minute / 60, minute % 60);
}

}  // namespace sluice
