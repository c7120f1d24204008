// Long work on the whole database: read tables from events, and the proof of the history.
#pragma once
#include <string>
#include <vector>

#include "base/clock.h"
#include "engine/outcome.h"
#include "store/session.h"

namespace sluice::engine {

/// Fills the read tables if they are stale. Of several servers that start at once one does it, and the others wait.
void fill_stale_read_tables(store::Session& session, const Clock& clock);
/// Makes the read tables anew, empty, and fills them from the events, in slices of a transaction each; other servers may
/// write between them. What is cut off half-way is begun again at the next start. `progress` may be empty.
void fill_read_tables(store::Session& session, const Clock& clock, const Progress& progress);

/// A sentence for each fault of one change's history.
[[nodiscard]] std::vector<std::string> verify_change(store::Session& session, ChangeId id);
/// The same for every stream and the log as a whole; at most 1,000.
[[nodiscard]] std::vector<std::string> verify_everything(store::Session& session, const Progress& progress);

}  // namespace sluice::engine
