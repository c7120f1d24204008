// Starting the contingencies that a change has called: each run is made in the transaction of the command that called it.
#pragma once
#include "domain/change/commands.h"
#include "domain/change/events.h"
#include "engine/batch.h"

namespace sluice::engine {

/// Whether a command that had these events is one after which contingencies are started: it called some, or asks to try again.
[[nodiscard]] bool may_start_contingencies(const ChangeCommand& command, const ChangeEvents& events);

/// Makes a run of each contingency that has none, and notes on the change which one or why there is none. Throws what recording
/// throws; a run that is refused keeps nothing else from being recorded.
void start_contingencies(Batch& batch, ChangeId id);

}  // namespace sluice::engine
