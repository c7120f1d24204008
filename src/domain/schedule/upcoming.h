// What of a schedule is still to come.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <boost/describe.hpp>

#include "domain/schedule/schedule.h"

namespace sluice {

/// What will become of an occurrence.
enum class Fate {
  comes,     ///< a change is opened for it
  skipped,   ///< a person took it out
  left_out,  ///< it is on no working day, and the shift says to leave those out
};
BOOST_DESCRIBE_ENUM(Fate, comes, skipped, left_out)

/// An occurrence that has not been opened.
struct Upcoming {
  Window window;
  Fate fate = Fate::comes;
  const Leg* leg = nullptr;  ///< of the schedule that it came from
};

/// Occurrences still to come, in the order of their starts by the rule.
struct UpcomingList {
  std::vector<Upcoming> items;
  bool all = false;      ///< nothing follows that can be planned
  bool endless = false;  ///< the rule would go on after 2037, where planning ends
};

/// The occurrences from `from` (local, inclusive; empty: the first that is not settled) on, at most `most`. Those that were
/// opened, those whose window began before the schedule's `since`, and those that a shift makes one with another, are none.
[[nodiscard]] UpcomingList upcoming(const Schedule& schedule, const Recurrences& recurrences, std::string_view from,
                                    std::size_t most);

/// The one that is opened next, by the moment at which it is; nothing where none is left, or while it is paused or ended.
[[nodiscard]] std::optional<Upcoming> next_to_open(const Schedule& schedule, const Recurrences& recurrences);

/// When Sluice has to look at the schedule again: when the next one is opened; where that could not be done, in an hour.
[[nodiscard]] std::optional<Instant> next_look(const Schedule& schedule, const std::optional<Upcoming>& next,
                                               Instant now);

/// The occurrence of that local start that is still to come; nothing for any other text.
[[nodiscard]] std::optional<Upcoming> find_upcoming(const Schedule& schedule, const Recurrences& recurrences,
                                                    std::string_view local);

}  // namespace sluice
