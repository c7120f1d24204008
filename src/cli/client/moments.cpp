#include "cli/client/moments.h"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <chrono>

namespace sluice::cli {

namespace {

constexpr std::array days{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
constexpr std::array months{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

int number_in(std::string_view text, std::size_t from, std::size_t length) {
  int number = -1;
  std::from_chars(text.data() + from, text.data() + from + length, number);
  return number;
}

}  // namespace

std::string local_moment(std::string_view local) {
  if (local.size() < 16 || local[10] != 'T') return std::string{local};
  const std::chrono::year_month_day date{std::chrono::year{number_in(local, 0, 4)},
                                         std::chrono::month{static_cast<unsigned>(number_in(local, 5, 2))},
                                         std::chrono::day{static_cast<unsigned>(number_in(local, 8, 2))}};
  if (!date.ok()) return std::string{local};
  const std::chrono::weekday weekday{std::chrono::sys_days{date}};
  return fmt::format("{} {} {} {} {}", days[weekday.c_encoding()], static_cast<unsigned>(date.day()),
                     months[static_cast<unsigned>(date.month()) - 1], static_cast<int>(date.year()),
                     local.substr(11, 5));
}

std::optional<std::string> instant_of(std::string local, const Zone& zone) {
  if (const auto at = from_rfc3339(local)) return to_rfc3339(*at);
  constexpr std::size_t date_length = 10;
  if (local.size() == date_length) local += "T00:00";
  else if (local.size() > date_length && local[date_length] == ' ') local[date_length] = 'T';
  const auto at = zone.instant_of(local);
  return at ? std::optional{to_rfc3339(*at)} : std::nullopt;
}

std::string moment(std::string_view rfc3339, const Zone& zone) {
  const auto at = from_rfc3339(rfc3339);
  return at ? local_moment(zone.local_of(*at)) : std::string{rfc3339};
}

}  // namespace sluice::cli
