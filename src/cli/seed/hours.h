// When people work: moments in the example that look like an organisation's.
#pragma once
#include <cstdint>

#include "base/zone.h"

namespace sluice::cli::seed {

/// Numbers that are the same in every run: a small generator of its own (SplitMix64), as the library's distributions
/// differ between libraries.
class Chance {
 public:
  explicit Chance(std::uint64_t seed) : state_(seed) {}
  /// From `low` to `high`, both included.
  [[nodiscard]] std::int64_t between(std::int64_t low, std::int64_t high);

 private:
  std::uint64_t state_;
};

/// The first moment at or after `at` at which somebody is at work: Monday to Friday, 08:30 to 17:30 local time.
[[nodiscard]] Instant at_work(Instant at, const Zone& zone);

/// So many minutes of work later.
[[nodiscard]] Instant worked(Instant from, std::int64_t minutes, const Zone& zone);

/// The day of `at`, at "HH:MM" local time.
[[nodiscard]] Instant at_time_of_day(Instant at, std::string_view time, const Zone& zone);

}  // namespace sluice::cli::seed
