// When things fall due: an offset from an anchor, reckoned again when the anchor moves.
#pragma once
#include <optional>

#include "base/zone.h"
#include "domain/change/change.h"

namespace sluice {

/// The moment of a due date for something that was asked for at `entered`; nothing while its anchor is not known, as with a planned
/// start that nobody has named or a deployment that has not ended.
[[nodiscard]] std::optional<Instant> due_at(const Due& due, Instant entered, const Change& change, const Zone& zone);

/// When the last stage of phase deployment was left for verification; nothing before that.
[[nodiscard]] std::optional<Instant> deployed_at(const Change& change);

}  // namespace sluice
