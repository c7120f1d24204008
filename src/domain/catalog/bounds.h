// How much the catalog may hold. Over a bound a command is refused, naming the bound.
#pragma once
#include <cstddef>
#include <cstdint>

namespace sluice::bounds {

inline constexpr std::size_t catalog_entries = 500;  ///< that are not retired
inline constexpr std::size_t entry_versions = 200;   ///< of one entry
inline constexpr std::int64_t entry_months = 36;     ///< how long a pre-approval may hold
inline constexpr std::int64_t entry_failures = 20;   ///< how many failures it may bear
inline constexpr int failures_count_months = 12;     ///< older ones count no longer

}  // namespace sluice::bounds
