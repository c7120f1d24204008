// What people were told: a row a person and event, read or not. Plain rows: the event itself says who was told what.
#pragma once
#include <optional>
#include <span>
#include <string>
#include <vector>

#include <boost/describe.hpp>

#include "base/id.h"
#include "base/result.h"
#include "store/change_list.h"
#include "store/change_rows.h"

namespace sluice::store {

/// One thing that one person was told.
struct NotificationRow {
  std::int64_t position = 0;  ///< of the event: newer ones have higher numbers
  ChangeId change_id;
  std::string change_title;
  Instant at;
  std::string rule;  ///< what the rule that told it is called; empty: Sluice itself
  std::string text;  ///< empty once removed for good
  std::optional<Instant> read_at;
  NoticeKind kind = NoticeKind::told;
  std::string about;  ///< the key of the approval that it is about; empty: of none
};
BOOST_DESCRIBE_STRUCT(NotificationRow, (), (position, change_id, change_title, at, rule, text, read_at, kind, about))

/// Which of them.
enum class NotificationKind { all, unread };

/// Writes a row for each person who was told something by these events, and blanks what was removed for good.
void write_notifications(Session& session, ChangeId change, std::span<const ChangeRecord> records);

/// A page of a person's notifications on changes that the viewer, who is that person, may see: newest first, before a
/// position (0: from the newest), at most `limit`.
[[nodiscard]] std::vector<NotificationRow> notifications_of(Session& session, const Viewer& viewer,
                                                            NotificationKind kind, std::int64_t before,
                                                            std::int64_t limit);
/// One of them.
[[nodiscard]] std::optional<NotificationRow> notification_of(Session& session, const Viewer& viewer,
                                                             std::int64_t position);
/// How many there are.
[[nodiscard]] std::int64_t count_notifications(Session& session, const Viewer& viewer, NotificationKind kind);

/// Says that one was read at a time, or that it was not.
void mark_notification(Session& session, PersonId person, std::int64_t position, std::optional<Instant> read_at);
/// Says of all up to a position that they were read.
void mark_notifications_read(Session& session, PersonId person, std::int64_t up_to, Instant now);

/// Forgets what was written before a time, read or not, at most `limit`; how many. The events stay.
std::int64_t sweep_notifications(Session& session, Instant before, std::int64_t limit);

}  // namespace sluice::store
