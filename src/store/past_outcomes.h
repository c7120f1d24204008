// How changes that are over ended, counted.
#pragma once
#include "domain/risk/assess.h"
#include "store/session.h"

namespace sluice::store {

/// So many of the newest are counted at most.
inline constexpr std::int64_t past_changes_max = 1'000;

/// Counts what deployed changes came to, restricted ones too: nothing but numbers leaves. Cancelled and rejected ones were never
/// tried and are not counted. Inside a transaction.
[[nodiscard]] PastOutcomes past_outcomes(Session& session, const PastChanges& which);

}  // namespace sluice::store
