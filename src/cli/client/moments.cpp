#include "cli/client/moments.h"

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

}  // namespace sluice::cli
