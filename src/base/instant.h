// Moments and lengths of time. Everything stored is UTC in microseconds since 1970.
#pragma once
#include <chrono>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace sluice {

using Duration = std::chrono::microseconds;

/// A moment, UTC, microseconds since the epoch.
struct Instant {
  std::int64_t micros = 0;
  friend auto operator<=>(const Instant&, const Instant&) = default;
  friend Instant operator+(Instant at, Duration by) { return {at.micros + by.count()}; }
  friend Instant operator-(Instant at, Duration by) { return {at.micros - by.count()}; }
  friend Duration operator-(Instant later, Instant earlier) { return Duration{later.micros - earlier.micros}; }
};

/// The last moment that may be planned: the end of 2037, after which Debian's zone tables know no summer time.
extern const Instant last_planned_instant;

/// RFC 3339 in UTC, "2027-01-13T14:40:00Z"; a fraction is shown only when there is one.
[[nodiscard]] std::string to_rfc3339(Instant at);

/// Reads RFC 3339 with "Z" or a numeric offset; nothing for anything else, or outside the years 1970 to 9999.
[[nodiscard]] std::optional<Instant> from_rfc3339(std::string_view text);

}  // namespace sluice
