// How much of everything a board and a meeting may hold. Over a bound a command is refused, naming the field and the bound.
#pragma once
#include <cstddef>
#include <cstdint>

namespace sluice::bounds {

inline constexpr std::size_t boards = 100;
inline constexpr std::size_t board_members = 50;         ///< groups and people that are named
inline constexpr std::size_t agenda_items = 200;         ///< of one meeting
inline constexpr std::size_t meeting_notes = 500;        ///< of one meeting
inline constexpr std::size_t meeting_presences = 2'000;  ///< comings and goings of one meeting
inline constexpr std::int64_t meeting_minutes = 1'440;
inline constexpr std::int64_t cutoff_minutes = 44'640;  ///< 31 days
inline constexpr std::size_t meetings_to_come = 60;     ///< of one board

}  // namespace sluice::bounds
