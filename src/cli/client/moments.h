// Moments as a person reads them, in their own time zone.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "base/zone.h"

namespace sluice::cli {

/// "Wed 13 Jan 2027 15:40" of an RFC 3339 time; empty for an empty text, the text itself for one that is no time.
[[nodiscard]] std::string moment(std::string_view rfc3339, const Zone& zone);

/// The instant that a person means by "2027-01-30" (its beginning), "2027-01-30T22:00" or "2027-01-30 22:00" in their
/// zone, as RFC 3339; a text that is RFC 3339 already stays. Nothing for another text.
[[nodiscard]] std::optional<std::string> instant_of(std::string local, const Zone& zone);

/// The same for an option's value; empty for an empty text. Stops as wrong use where the text is no time.
[[nodiscard]] std::string instant_of_option(const std::string& text, std::string_view option, const Zone& zone);

}  // namespace sluice::cli
