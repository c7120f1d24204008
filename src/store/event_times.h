// When events happened, by their positions.
#pragma once
#include <cstdint>
#include <map>
#include <vector>

#include "base/instant.h"
#include "store/session.h"

namespace sluice::store {

/// Those of these positions that are in the log.
[[nodiscard]] std::map<std::int64_t, Instant> event_times(Session& session, const std::vector<std::int64_t>& positions);

}  // namespace sluice::store
