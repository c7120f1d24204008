#include "engine/destinations.h"

#include "store/webhooks.h"

namespace sluice::engine {

std::optional<Destinations> destinations_for(const ProcessVersion* process, Batch& batch) {
  if (process == nullptr || !calls_webhooks(process->process)) return std::nullopt;
  return store::destinations(batch.transaction().session());
}

}  // namespace sluice::engine
