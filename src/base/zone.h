// Time zones and working days, read once at start and immutable afterwards (Debian's tzdata by date/tz.h). The domain
// is handed these tables as facts; events record the instants that came out.
#pragma once
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/instant.h"
#include "base/result.h"

namespace sluice {

/// "Sat 30 Jan 2027 22:00" of a local time "2027-01-30T22:00": as people read it. The text itself for another one.
[[nodiscard]] std::string local_moment(std::string_view local);

/// The rules of one IANA time zone.
class Zone {
 public:
  virtual ~Zone() = default;
  [[nodiscard]] virtual const std::string& name() const = 0;
  /// The instant of a local time "2027-01-30T22:00" (seconds allowed). A time that is skipped takes the offset before
  /// the gap, one that occurs twice the first (RFC 5545, 3.3.5). Refused: not such a text, before 1970 or after 2037.
  [[nodiscard]] virtual Result<Instant> instant_of(std::string_view local) const = 0;
  /// The local time of an instant, to the minute: "2027-01-30T22:00".
  [[nodiscard]] virtual std::string local_of(Instant at) const = 0;
  /// The same time of day so many days later (or earlier), in local time.
  [[nodiscard]] virtual Instant add_days(Instant from, std::int64_t days) const = 0;
  /// The same time of day so many working days (Monday to Friday) later or earlier, in local time.
  [[nodiscard]] virtual Instant add_working_days(Instant from, std::int64_t days) const = 0;
};

/// The zone of that IANA name; null where Debian's tables know none. Thread-safe, loaded once.
[[nodiscard]] std::shared_ptr<const Zone> find_zone(std::string_view name);

}  // namespace sluice
