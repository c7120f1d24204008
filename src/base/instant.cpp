#include "base/instant.h"

#include <date/date.h>
#include <sstream>

namespace sluice {

namespace {
using Point = date::sys_time<std::chrono::microseconds>;
Instant instant_of(Point point) { return {point.time_since_epoch().count()}; }
constexpr std::size_t longest_rfc3339 = 40;

/// Writes a number over `width` digits of the text, from `at` on.
void put_digits(std::string& text, std::size_t at, std::size_t width, std::int64_t number) {
  for (std::size_t i = width; i-- > 0; number /= 10) text[at + i] = static_cast<char>('0' + number % 10);
}
}  // namespace

const Instant last_planned_instant =
    instant_of(date::sys_days{date::year{2038} / 1 / 1} - std::chrono::microseconds{1});

// By hand, since a change with a long life shows a thousand of them and a format costs five times as much.
std::string to_rfc3339(Instant at) {
  const Point point{std::chrono::microseconds{at.micros}};
  const auto day = date::floor<date::days>(point);
  const date::year_month_day on{day};
  const date::hh_mm_ss time{point - day};
  std::string text = "0000-00-00T00:00:00";
  put_digits(text, 0, 4, static_cast<int>(on.year()));
  put_digits(text, 5, 2, static_cast<unsigned>(on.month()));
  put_digits(text, 8, 2, static_cast<unsigned>(on.day()));
  put_digits(text, 11, 2, time.hours().count());
  put_digits(text, 14, 2, time.minutes().count());
  put_digits(text, 17, 2, time.seconds().count());
  if (time.subseconds().count() != 0) {
    text += ".000000";
    put_digits(text, 20, 6, time.subseconds().count());
  }
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
