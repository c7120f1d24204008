#include "store/notifications.h"

#include "base/ensure.h"
#include "store/conditions.h"
#include "store/rows.h"

namespace sluice::store {

namespace {

/// As it lies in the table; the title comes from the change's row.
struct StoredNotification {
  PersonId person;
  std::int64_t position = 0;
  ChangeId change_id;
  Instant at;
  std::string rule;
  std::string text;
  std::optional<Instant> read_at;
  NoticeKind kind = NoticeKind::told;
  std::string about;
};
BOOST_DESCRIBE_STRUCT(StoredNotification, (), (person, position, change_id, at, rule, text, read_at, kind, about))

std::vector<StoredNotification> rows_of(const PeopleNotified& event, ChangeId change, const ChangeRecord& record) {
  std::vector<StoredNotification> rows;
  for (const PersonId person : event.people)
    rows.push_back({person, record.position, change, record.stamp.at, event.title, event.text.text, std::nullopt,
                    event.kind.value_or(NoticeKind::told), event.about.value_or("")});
  return rows;
}

constexpr std::string_view columns =
    "SELECT n.position, n.change_id, c.title AS change_title, n.at, n.rule, n.text, n.read_at, n.kind, n.about ";
constexpr std::string_view joined = "FROM notifications n JOIN change_rows c ON c.id = n.change_id";

/// Somebody's own, on changes that they may still see.
Conditions own(const Viewer& viewer, NotificationKind kind) {
  ensure(viewer.person.has_value(), "notifications of nobody");
  Conditions conditions;
  conditions.add("n.person = ?", {*viewer.person});
  add_visibility(conditions, viewer);
  if (kind == NotificationKind::unread) conditions.add("n.read_at IS NULL");
  return conditions;
}

}  // namespace

void write_notifications(Session& session, ChangeId change, std::span<const ChangeRecord> records) {
  std::vector<StoredNotification> rows;
  for (const ChangeRecord& record : records) {
    if (const auto* told = std::get_if<PeopleNotified>(&record.event))
      for (auto& row : rows_of(*told, change, record)) rows.push_back(std::move(row));
    if (const auto* removed = std::get_if<TextRedacted>(&record.event))
      session.run("UPDATE notifications SET text = '' WHERE change_id = ? AND position = ?",
                  {change, removed->position});
  }
  insert_rows(session, "notifications", rows);
}

std::vector<NotificationRow> notifications_of(Session& session, const Viewer& viewer, NotificationKind kind,
                                              std::int64_t before, std::int64_t limit) {
  auto conditions = own(viewer, kind);
  if (before > 0) conditions.add("n.position < ?", {before});
  const auto sql = std::string{columns} + std::string{joined} + conditions.sql() + " ORDER BY n.position DESC LIMIT ?";
  conditions.values().emplace_back(limit);
  return session.all<NotificationRow>(sql, conditions.values());
}

std::optional<NotificationRow> notification_of(Session& session, const Viewer& viewer, std::int64_t position) {
  auto conditions = own(viewer, NotificationKind::all);
  conditions.add("n.position = ?", {position});
  return session.one<NotificationRow>(std::string{columns} + std::string{joined} + conditions.sql(),
                                      conditions.values());
}

std::int64_t count_notifications(Session& session, const Viewer& viewer, NotificationKind kind) {
  auto conditions = own(viewer, kind);
  return session.one<std::int64_t>("SELECT count(*) " + std::string{joined} + conditions.sql(), conditions.values())
      .value_or(0);
}

void mark_notification(Session& session, PersonId person, std::int64_t position, std::optional<Instant> read_at) {
  session.run("UPDATE notifications SET read_at = ? WHERE person = ? AND position = ?", {read_at, person, position});
}

void mark_notifications_read(Session& session, PersonId person, std::int64_t up_to, Instant now) {
  session.run("UPDATE notifications SET read_at = ? WHERE person = ? AND position <= ? AND read_at IS NULL",
              {now, person, up_to});
}

std::int64_t sweep_notifications(Session& session, Instant before, std::int64_t limit) {
  return session.run(
      "DELETE FROM notifications WHERE (person, position) IN (SELECT person, position FROM notifications WHERE at < ? "
      "ORDER BY at, person, position LIMIT ?)",
      {before, limit});
}

}  // namespace sluice::store
