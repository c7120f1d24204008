// Calendars as others read them: iCalendar (RFC 5545), written by libical.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/instant.h"

namespace sluice::calendar {

/// How sure it is that it happens.
enum class Certainty { tentative, confirmed, cancelled };

/// One window. Texts may hold anything: what iCalendar cannot carry is left out.
struct FeedEvent {
  std::string uid;            ///< the same as long as it is the same window
  std::int64_t sequence = 0;  ///< grows with every alteration
  Instant stamp;              ///< when it was altered last
  Instant start, end;
  std::string summary;
  std::string description;
  std::string url;  ///< may be empty
  Certainty certainty = Certainty::tentative;
};

/// A calendar of that name with these events, times in UTC. Lines are folded and end with CRLF.
[[nodiscard]] std::string write_calendar(const std::string& name, const std::vector<FeedEvent>& events);

}  // namespace sluice::calendar
