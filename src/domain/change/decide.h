// The rules: what a command does to a change, or why it may not.
#pragma once
#include "base/result.h"
#include "domain/change/change.h"
#include "domain/change/commands.h"
#include "domain/change/events.h"
#include "domain/change/facts.h"

namespace sluice {

/// Everything that follows from a command, settled: what the act itself says, then every grant, stage and task that is
/// ready because of it, as one list to be appended in one go. Refused with all that stands in the way, and nothing
/// changes. A change that does not exist takes only CreateChange.
[[nodiscard]] Result<ChangeEvents> decide(const Change& change, const ChangeCommand& command, const ChangeFacts& facts);

/// Folds one event in; asks nothing, refuses nothing.
[[nodiscard]] Change apply(Change change, const ChangeEvent& event, const Stamp& stamp);

}  // namespace sluice
