// A schedule's state from the log, and its rows.
#pragma once
#include <memory>

#include "store/schedule_rows.h"
#include "store/session.h"

namespace sluice::engine {

/// The schedule as the session sees it: its snapshot, and the events after it; null where there is none. Inside a
/// transaction.
[[nodiscard]] std::shared_ptr<const Schedule> newest(store::Session& session, ScheduleId id);

/// What follows from a schedule's state at a moment.
[[nodiscard]] store::ScheduleProjection project(const Schedule& schedule, Instant now);

/// Makes a schedule's rows from its first event on; nothing where it does not exist.
void fill_schedule(store::WriteTransaction& transaction, ScheduleId id, Instant now);

}  // namespace sluice::engine
