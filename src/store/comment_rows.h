// The conversation of a change: texts that its state does not hold.
#pragma once
#include <optional>
#include <span>
#include <string>
#include <vector>

#include <boost/describe.hpp>

#include "store/change_rows.h"

namespace sluice::store {

struct CommentRow {
  CommentId id;
  ChangeId change_id;
  PersonId author;  ///< 0: Sluice itself
  Instant at;
  std::string text;  ///< empty once removed
  std::optional<Instant> edited_at;
  bool removed = false;
  std::int64_t position = 0;  ///< of the event that holds the text
  friend bool operator==(const CommentRow&, const CommentRow&) = default;
};
BOOST_DESCRIBE_STRUCT(CommentRow, (), (id, change_id, author, at, text, edited_at, removed, position))

/// Carries what was said, edited, removed and redacted into the rows; other events are passed over.
void write_comments(Session& session, ChangeId change, std::span<const ChangeRecord> records);

/// Forgets a change's rows, which are then written from its first event.
void forget_comments(Session& session, ChangeId change);

/// A change's comments after one, oldest first, at most `limit`.
[[nodiscard]] std::vector<CommentRow> comments_of(Session& session, ChangeId change, CommentId after,
                                                  std::int64_t limit);
/// One comment of a change.
[[nodiscard]] std::optional<CommentRow> comment_of(Session& session, ChangeId change, CommentId id);

}  // namespace sluice::store
