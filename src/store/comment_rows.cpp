#include "store/comment_rows.h"

#include "store/rows.h"

namespace sluice::store {

namespace {

class Carrier {
 public:
  Carrier(Session& session, ChangeId change, const ChangeRecord& record)
      : session_(session), change_(change), record_(record) {}

  void operator()(const Commented& event) const {
    const auto author = record_.stamp.by.value_or(PersonId{});
    insert_row(session_, "comments",
               CommentRow{event.comment, change_, author, record_.stamp.at, event.text.text, std::nullopt,
                          event.text.removed, record_.position});
  }
  void operator()(const CommentEdited& event) const {
    session_.run(
        "UPDATE comments SET text = ?, edited_at = ?, removed = ?, position = ? WHERE id = ? AND change_id = ?",
        {event.text.text, record_.stamp.at, event.text.removed, record_.position, event.comment, change_});
  }
  void operator()(const CommentRemoved& event) const {
    session_.run("UPDATE comments SET text = '', removed = 1 WHERE id = ? AND change_id = ?", {event.comment, change_});
  }
  void operator()(const TextRedacted& event) const {
    session_.run("UPDATE comments SET text = '', removed = 1 WHERE change_id = ? AND position = ?",
                 {change_, event.position});
  }
  template <class Event>
  void operator()(const Event&) const {}

 private:
  Session& session_;
  ChangeId change_;
  const ChangeRecord& record_;
};

}  // namespace

void write_comments(Session& session, ChangeId change, std::span<const ChangeRecord> records) {
  for (const auto& record : records) std::visit(Carrier{session, change, record}, record.event);
}

void forget_comments(Session& session, ChangeId change) {
  session.run("DELETE FROM comments WHERE change_id = ?", {change});
}

std::vector<CommentRow> comments_of(Session& session, ChangeId change, CommentId after, std::int64_t limit) {
  static const auto sql =
      "SELECT " + columns_of<CommentRow>() + " FROM comments WHERE change_id = ? AND id > ? ORDER BY id LIMIT ?";
  return session.all<CommentRow>(sql, {change, after, limit});
}

std::optional<CommentRow> comment_of(Session& session, ChangeId change, CommentId id) {
  static const auto sql = "SELECT " + columns_of<CommentRow>() + " FROM comments WHERE change_id = ? AND id = ?";
  return session.one<CommentRow>(sql, {change, id});
}

}  // namespace sluice::store
