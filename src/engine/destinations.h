// Which webhooks there are, where the rules of a process call some.
#pragma once
#include <optional>

#include "domain/process/destinations.h"
#include "engine/batch.h"

namespace sluice::engine {

/// What the rules of the process may call, as of this batch; nothing where none calls a webhook.
[[nodiscard]] std::optional<Destinations> destinations_for(const ProcessVersion* process, Batch& batch);

}  // namespace sluice::engine
