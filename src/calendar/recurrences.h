// Rules of RFC 5545 by libical: unfolded in local time without a zone, so that a window stays at its hour whatever the
// clocks do. base/zone.h makes instants of the result.
#pragma once
#include "domain/schedule/timing.h"

namespace sluice::calendar {

/// The one way in which rules unfold. Thread-safe: one mutex stands around libical, which keeps caches in globals.
[[nodiscard]] const Recurrences& recurrences();

}  // namespace sluice::calendar
