#include "engine/past_changes.h"

#include "store/past_outcomes.h"

namespace sluice::engine {

PastOutcomes PastFromTables::ended(const PastChanges& which) const { return store::past_outcomes(session_, which); }

}  // namespace sluice::engine
