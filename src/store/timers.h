// When each change has to be looked at though nobody acts: one row a change. They survive restarts, and several servers
// share them by leases that go by the database's clock.
#pragma once
#include <optional>
#include <vector>

#include "base/id.h"
#include "store/transaction.h"

namespace sluice::store {

/// When a change wakes; nothing: never.
struct Timer {
  ChangeId change;
  std::optional<Instant> wake;
};

/// Sets or removes timers, and ends whatever lease they had. Part of the transaction that altered the changes.
void set_timers(WriteTransaction& transaction, const std::vector<Timer>& timers);

/// Leases at most `limit` changes whose time has come by `now`, earliest first; nobody else gets them until `lease` is
/// over or their timer is set again.
[[nodiscard]] std::vector<ChangeId> lease_due(WriteTransaction& transaction, Instant now, Duration lease,
                                              std::int64_t limit);

/// The earliest wake that is not leased by somebody.
[[nodiscard]] std::optional<Instant> next_due(Session& session);

}  // namespace sluice::store
