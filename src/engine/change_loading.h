// A change's state from the log: snapshot, then the events after it.
#pragma once
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>

#include "domain/change/change.h"
#include "store/change_rows.h"
#include "store/session.h"

namespace sluice::engine {

using store::ChangeRecord;

struct Folded {
  std::shared_ptr<const Change> change;  ///< null where there is no such change
  std::int64_t events = 0;               ///< how many were folded on top of what was there
};

/// The change as the session sees it. `known` is a state to go on from, or null: then its snapshot. Inside a transaction.
[[nodiscard]] Folded newest(store::Session& session, ChangeId id, std::shared_ptr<const Change> known);

/// The change as it was at a moment; null where it did not exist then. From its first event, or a snapshot before it.
[[nodiscard]] std::shared_ptr<const Change> as_of(store::Session& session, ChangeId id, Instant at);

/// The change as its first events up to that version make it; null where there is none, or not so many.
[[nodiscard]] std::shared_ptr<const Change> as_of_version(store::Session& session, ChangeId id, std::int64_t version);

/// Calls visit for each event of a change after a version, oldest first, until it says false.
void each_event(store::Session& session, ChangeId id, std::int64_t after_version,
                const std::function<bool(ChangeRecord&&)>& visit);

}  // namespace sluice::engine
