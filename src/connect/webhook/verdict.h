// What follows from a try: it has arrived, it is tried again later, or it is given up.
#pragma once
#include <cstdint>
#include <string>

#include "base/instant.h"
#include "connect/webhook/sender.h"

namespace sluice::connect {

/// How often something is tried before it is given up, over about a day.
inline constexpr std::int64_t tries_max = 10;

struct Verdict {
  bool done = false;      ///< delivered or given up
  Instant due;            ///< of the next try, where there is one
  std::string outcome{};  ///< one line for the log
};

/// How long is waited after try number `attempt` (1, 2, …): from 10 seconds to 10 hours, by up to a fifth more or less.
/// `spread` tells apart what failed together, so that it does not come back together.
[[nodiscard]] Duration pause_after(std::int64_t attempt, std::int64_t spread);

/// What follows from try number `attempt` at `now`. A success (2xx) ends it, and so does 410 Gone; Retry-After is honoured
/// up to an hour.
[[nodiscard]] Verdict judge(const Sent& sent, std::int64_t attempt, std::int64_t spread, Instant now);

/// A thing that is not sent at all, and why.
[[nodiscard]] Verdict given_up(std::string_view why);

}  // namespace sluice::connect
