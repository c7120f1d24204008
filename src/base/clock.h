// The one place that reads the time; everyone else is given it.
#pragma once
#include <functional>

#include "base/instant.h"

namespace sluice {

/// Where the present comes from: the machine's clock, or in tests and in the example's past one that is moved by hand.
using Clock = std::function<Instant()>;

/// The machine's clock.
[[nodiscard]] Instant system_now();

}  // namespace sluice
