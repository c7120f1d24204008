// The read tables of changes: what lists, inboxes, the board and search ask. Written in the transaction of the events,
// from a change's state and projection, and filled again from events where their shape has changed.
#pragma once
#include <span>
#include <vector>

#include "domain/change/change.h"
#include "domain/change/events.h"
#include "domain/change/projection.h"
#include "store/transaction.h"

namespace sluice::store {

/// One event of a change, read from its stream.
struct ChangeRecord {
  std::int64_t position = 0;
  std::int64_t version = 0;
  Stamp stamp;
  ChangeEvent event;
};

/// A change whose rows are to be written: its state, what follows from it, and the events since they were written last
/// (their comments and redactions have rows of their own).
struct ChangeToWrite {
  const Change* change = nullptr;
  const ChangeProjection* projection = nullptr;
  std::span<const ChangeRecord> records;
};

/// Writes all rows of some changes, each once, and their timers; what is the same as before is left alone.
void write_changes(WriteTransaction& transaction, const std::vector<ChangeToWrite>& changes);
/// The same for one.
void write_change(WriteTransaction& transaction, const Change& change, const ChangeProjection& projection,
                  std::span<const ChangeRecord> records);

/// Things whose alteration may open or shut a gate.
struct LookedAt {
  std::vector<PersonId> people{};
  std::vector<GroupId> groups{};
  std::vector<ServiceId> services{};
  std::vector<CatalogEntryId> entries{};
  bool roles = false;       ///< who holds a role
  bool everything = false;  ///< asks for every change that is not closed
};

/// Changes after `after`, in the order of ids, that look at any of it; at most `limit`.
[[nodiscard]] std::vector<ChangeId> changes_waiting_on(Session& session, const LookedAt& altered, ChangeId after,
                                                       std::int64_t limit);

}  // namespace sluice::store
