#include "base/instant.h"

#include <date/date.h>

#include <sstream>

namespace sluice {

namespace {
using Point = date::sys_time<std::chrono::microseconds>;
Instant instant_of(Point point) { return {point.time_since_epoch().count()}; }
constexpr std::size_t longest_rfc3339 = 40;
}  // namespace

const Instant last_planned_instant =
    instant_of(date::sys_days{date::year{2038} / 1 / 1} - std::chrono::microseconds{1});

std::string to_rfc3339(Instant at) {
  const Point point{std::chrono::microseconds{at.micros}};
  if (at.micros % 1'000'000 == 0) return date::format("%FT%TZ", date::floor<std::chrono::seconds>(point));
  return date::format("%FT%TZ", point);
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
