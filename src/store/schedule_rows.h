// The read tables of schedules: what is found by name, owner or process, what is to be looked at next, and what has become
// of occurrences. Written in the transaction of the events, and filled again from them where their shape has changed.
#pragma once
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <boost/describe.hpp>

#include "domain/change/events.h"
#include "domain/schedule/events.h"
#include "store/change_list.h"
#include "store/transaction.h"

namespace sluice::store {

/// One event of a schedule, read from its stream.
struct ScheduleRecord {
  std::int64_t position = 0;
  std::int64_t version = 0;
  Stamp stamp;
  ScheduleEvent event;
};

/// Whether a schedule opens changes.
enum class ScheduleState {
  active,
  paused,
  ended,  ///< by a person, or because nothing is left to come
};
BOOST_DESCRIBE_ENUM(ScheduleState, active, paused, ended)

/// What follows from a schedule's state and the calendar at one moment.
struct ScheduleProjection {
  ScheduleState state = ScheduleState::active;
  std::optional<Instant> next_start;  ///< of the next window
  std::optional<Instant> next_look;   ///< when Sluice has to look at it again
  bool restricted = false;
};

/// Writes a schedule's row and snapshot, and of its occurrences what these events, in their order, say of them. An
/// occurrence that was opened before is refused by the table: that is a bug of ours.
void write_schedule(WriteTransaction& transaction, const Schedule& schedule, const ScheduleProjection& projection,
                    const std::vector<ScheduleRecord>& records);

/// Removes what is kept of a schedule's occurrences, to be written again from its events.
void forget_occurrences(Session& session, ScheduleId id);

/// The state as it was written last; null where there is none, or where this program folds events in another way.
[[nodiscard]] std::shared_ptr<const Schedule> schedule_snapshot(Session& session, ScheduleId id);

/// Schedules that have to be looked at by `now`, the most urgent first, at most `limit`.
[[nodiscard]] std::vector<ScheduleId> schedules_due(Session& session, Instant now, std::int64_t limit);
/// Schedules after `after` that have not ended, in the order of ids, at most `limit`.
[[nodiscard]] std::vector<ScheduleId> schedules_not_ended(Session& session, ScheduleId after, std::int64_t limit);

/// What is asked for. Values of one field: any of them; fields: all of them. Empty: no condition.
struct ScheduleFilter {
  std::string words{};  ///< each is in the name
  std::vector<ScheduleState> states{};
  std::vector<PersonId> people{};  ///< owns it, or is its deputy
  std::vector<std::string> processes{};
  std::optional<bool> in_trouble{};  ///< its last occurrence could not be opened
  bool without_owner = false;        ///< neither owner nor deputy is among `enabled`
  std::vector<PersonId> enabled{};
};

struct SchedulePage {
  std::vector<ScheduleId> ids;
  std::optional<std::string> next;
};

/// Schedules that the viewer may see: those that go on by their next window, then the others by id. At most `limit` (1 to
/// 200). Refused as invalid: more values than filter_values_max, a cursor of another list.
[[nodiscard]] Result<SchedulePage> list_schedules(Session& session, const Viewer& viewer, const ScheduleFilter& filter,
                                                  std::int64_t limit, std::string_view cursor);
/// How many the filter finds.
[[nodiscard]] Result<std::int64_t> count_schedules(Session& session, const Viewer& viewer,
                                                   const ScheduleFilter& filter);

/// What has become of an occurrence.
struct PastOccurrence {
  ScheduleId schedule;
  std::string local;
  std::optional<ChangeId> change_id;  ///< nothing: it was skipped
  Instant start;                      ///< of its window
  std::optional<Instant> end_at;
  Instant at;  ///< when it was opened or skipped
  std::optional<std::int64_t> late_minutes;
  std::string note;  ///< the reason, or what was left out of the change
};
BOOST_DESCRIBE_STRUCT(PastOccurrence, (), (schedule, local, change_id, start, end_at, at, late_minutes, note))

/// A schedule's occurrences that were opened or skipped, the newest first, before `before` (by their local start; empty:
/// all), at most `limit`.
[[nodiscard]] std::vector<PastOccurrence> past_occurrences(Session& session, ScheduleId schedule,
                                                           std::string_view before, std::int64_t limit);
/// The occurrences that some changes were opened for.
[[nodiscard]] std::vector<PastOccurrence> occurrences_of(Session& session, const std::vector<ChangeId>& changes);

}  // namespace sluice::store
