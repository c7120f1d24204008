// When things fall due: an offset from an anchor, reckoned again when the anchor moves.
#pragma once
#include <optional>

#include "base/zone.h"
#include "domain/change/change.h"
#include "domain/change/events.h"

namespace sluice {

/// The moment of a due date for something that was asked for at `entered`; nothing while its anchor is not known, as with a planned
/// start that nobody has named or a deployment that has not ended.
[[nodiscard]] std::optional<Instant> due_at(const Due& due, Instant entered, const Change& change, const Zone& zone);

/// What is recorded where a due date that hangs on a planned time or on the deployment is no longer what its rule gives;
/// nothing where it is. Only what is open keeps up with its anchor: what is opened again catches up.
[[nodiscard]] std::optional<TaskDueMoved> moved_due(const Task& task, const Change& change, const Zone& zone);
[[nodiscard]] std::optional<ApprovalDueMoved> moved_due(const Approval& approval, const Change& change,
                                                        const Zone& zone);

/// When the last stage of phase deployment was left for verification; nothing before that.
[[nodiscard]] std::optional<Instant> deployed_at(const Change& change);

}  // namespace sluice
