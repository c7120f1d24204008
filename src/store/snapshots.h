// States of changes as they were folded, so that loading costs the same however long the history is. Never the truth:
// one row a change, thrown away when the program folds differently or a text of the change is removed.
#pragma once
#include <memory>
#include <string_view>

#include "domain/change/change.h"
#include "store/transaction.h"

namespace sluice::store {

/// How many events lie between two snapshots of a change.
inline constexpr std::int64_t snapshot_every = 200;

/// Names the way this program folds and keeps states; another one's snapshots are not read.
[[nodiscard]] std::string_view fold_number();

/// The state of a change at its last snapshot; null where there is none that this program can use.
[[nodiscard]] std::shared_ptr<const Change> read_snapshot(Session& session, ChangeId id);

void write_snapshot(WriteTransaction& transaction, const Change& change);

}  // namespace sluice::store
