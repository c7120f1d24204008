#include "base/instant.h"

#include <date/date.h>
#include <fmt/format.h>

#include <sstream>

namespace sluice {

namespace {
using Point = date::sys_time<std::chrono::microseconds>;
Instant instant_of(Point point) { return {point.time_since_epoch().count()}; }
constexpr std::size_t longest_rfc3339 = 40;
}  // namespace

const Instant last_planned_instant =
    instant_of(date::sys_days{date::year{2038} / 1 / 1} - std::chrono::microseconds{1});

// By hand, since a list of changes has hundreds of them and a stream costs twenty times as much.
std::string to_rfc3339(Instant at) {
  const Point point{std::chrono::microseconds{at.micros}};
  const auto day = date::floor<date::days>(point);
  const date::year_month_day on{day};
  const date::hh_mm_ss time{point - day};
  auto text = fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}", static_cast<int>(on.year()),
                          static_cast<unsigned>(on.month()), static_cast<unsigned>(on.day()), time.hours().count(),
                          time.minutes().count(), time.seconds().count());
  if (time.subseconds().count() != 0) fmt::format_to(std::back_inserter(text), ".{:06}", time.subseconds().count());
  text += 'Z';
  return text;
}

std::optional<Instant> from_rfc3339(std::string_view text) {
  if (text.size() < 20 || text.size() > longest_rfc3339) return std::nullopt;
  std::string copy{text};
  if (copy.back() == 'Z') copy.replace(copy.size() - 1, 1, "+00:00");
  std::istringstream in{copy};
  Point point;
  in >> date::parse("%FT%T%Ez", point);
  if (in.fail() || in.peek() != std::istringstream::traits_type::eof()) return std::nullopt;
  const Instant at = instant_of(point);
  const bool in_range = at.micros >= 0 && point < date::sys_days{date::year{10000} / 1 / 1};
  return in_range ? std::optional{at} : std::nullopt;
}

}  // namespace sluice
