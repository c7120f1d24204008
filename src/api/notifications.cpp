// What people were told about changes, each person's own.
#include "store/notifications.h"
#include "api/routes.h"
#include "api/views/lists.h"
#include "api/wire/commands.h"
#include "domain/change/change.h"
#include "store/cursor.h"

namespace sluice::api {
namespace {

struct NotificationView {
  std::int64_t id = 0;
  std::string change;
  std::string title;
  Instant at;
  std::string text;
  std::optional<std::string> rule;  ///< absent: Sluice itself
  bool read = false;
  NoticeKind kind = NoticeKind::told;
  std::optional<std::string> approval;  ///< key of the approval that it is about
};
BOOST_DESCRIBE_STRUCT(NotificationView, (), (id, change, title, at, text, rule, read, kind, approval))

struct NotificationsQuery : PageQuery {
  std::optional<bool> unread;
  std::optional<bool> total;
};
BOOST_DESCRIBE_STRUCT(NotificationsQuery, (PageQuery), (unread, total))

struct NotificationMark {
  bool read = true;
};
BOOST_DESCRIBE_STRUCT(NotificationMark, (), (read))

struct ReadUpTo {
  std::int64_t up_to = 0;
};
BOOST_DESCRIBE_STRUCT(ReadUpTo, (), (up_to))

NotificationView notification_view(const store::NotificationRow& row) {
  NotificationView view{.id = row.position,
                        .change = shown(row.change_id),
                        .title = row.change_title,
                        .at = row.at,
                        .text = row.text,
                        .rule = {},
                        .read = row.read_at.has_value(),
                        .kind = row.kind,
                        .approval = {}};
  if (!row.rule.empty()) view.rule = row.rule;
  if (!row.about.empty()) view.approval = row.about;
  return view;
}

Result<std::int64_t> notification_cursor(const PageQuery& query) {
  std::int64_t before = 0;
  if (!query.cursor) return before;
  if (!body_detail::read_text(*query.cursor, before) && before > 0) return before;
  return store::foreign_cursor();
}

Result<List<NotificationView>> list_notifications(Call& call, const NotificationsQuery& query) {
  SLUICE_TRY(const auto limit, page_limit(query));
  SLUICE_TRY(const auto before, notification_cursor(query));
  const auto kind = query.unread.value_or(false) ? store::NotificationKind::unread : store::NotificationKind::all;
  const auto rows = store::notifications_of(call.read(), viewer(call), kind, before, limit + 1);
  List<NotificationView> list;
  for (const auto& row : rows) {
    if (list.items.size() == static_cast<std::size_t>(limit)) {
      list.next = std::to_string(list.items.back().id);
      break;
    }
    list.items.push_back(notification_view(row));
  }
  if (query.total.value_or(false)) list.total = store::count_notifications(call.read(), viewer(call), kind);
  return list;
}

void mark_one(const CallPtr& call, const Nothing&, NotificationMark sent, const Answer<NotificationView>& answer) {
  const auto id = call->number("notification");
  if (!id) return answer.refuse(id.error());
  const auto person = *call->actor.person;
  const auto read_at = sent.read ? std::optional{call->now} : std::nullopt;
  write_rows(
      call,
      [person, id = *id, read_at](store::WriteTransaction& transaction) {
        store::mark_notification(transaction.session(), person, id, read_at);
      },
      [call, id = *id, answer] {
        const auto row = store::notification_of(call->read(), viewer(*call), id);
        if (!row) return answer.refuse({Refused::not_found, "You have no such notification."});
        answer(notification_view(*row));
      });
}

void mark_all(const CallPtr& call, const Nothing&, ReadUpTo sent, const Answer<Nothing>& answer) {
  write_rows(
      call,
      [person = *call->actor.person, up_to = sent.up_to, now = call->now](store::WriteTransaction& transaction) {
        store::mark_notifications_read(transaction.session(), person, up_to, now);
      },
      [answer] { answer(Nothing{}); });
}

}  // namespace

std::vector<Route> notification_routes() {
  std::vector<Route> routes;
  routes.push_back(reads<NotificationsQuery, List<NotificationView>>(
      "/notifications", "notifications", Access::signed_in(),
      {"List what I was told",
       "Newest first; by rules of processes, and by Sluice when the window of a change moves that concerns me. Kept "
       "for "
       "400 days; those on changes that I may no longer see are left out."},
      list_notifications));
  routes.push_back(writes<Nothing, NotificationMark, NotificationView>(
      Method::patch, "/notifications/{notification}", "notifications", Access::signed_in(),
      {"Mark one as read or unread", "", {Refused::not_found}}, mark_one));
  routes.push_back(without_kept_answer(writes<Nothing, ReadUpTo, Nothing>(
      Method::post, "/notifications/read", "notifications", Access::signed_in(),
      {"Mark all as read", "All up to the `id` that `up_to` names, so that what came meanwhile stays unread."},
      mark_all, 204)));
  return routes;
}

}  // namespace sluice::api
