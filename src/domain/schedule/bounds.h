// How much of everything a schedule may hold. Over a bound a command is refused, naming the field and the bound.
#pragma once
#include <cstddef>
#include <cstdint>

namespace sluice::bounds {

inline constexpr std::size_t rule_bytes = 500;
inline constexpr std::size_t schedule_exceptions = 500;
inline constexpr std::size_t schedule_legs = 20;  ///< changes of a schedule "from here on" that are still to come
inline constexpr std::size_t skipped_occurrences = 200;  ///< still to come
inline constexpr std::int64_t window_minutes = 44'640;   ///< 31 days
inline constexpr std::int64_t lead_minutes = 527'040;    ///< 366 days

}  // namespace sluice::bounds
