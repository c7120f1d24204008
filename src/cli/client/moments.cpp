#include "cli/client/moments.h"

#include <fmt/format.h>

#include "cli/io.h"

namespace sluice::cli {

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

std::string instant_of_option(const std::string& text, std::string_view option, const Zone& zone) {
  if (text.empty()) return {};
  const auto at = instant_of(text, zone);
  if (!at)
    throw Stop(Exit::usage,
               fmt::format("{}: expected a day such as 2027-03-02, or 2027-03-02T08:00, not \"{}\".", option, text));
  return *at;
}

}  // namespace sluice::cli
