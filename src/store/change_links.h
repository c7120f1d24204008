// Which changes are linked to which: for finding circles, for telling the linked when a change moves, and for drawing.
#pragma once
#include <vector>

#include "domain/change/change.h"
#include "store/change_list.h"

namespace sluice::store {

/// A link between two changes, as `from` sees it; the other one has a row of its own.
struct LinkRow {
  ChangeId from;
  ChangeId to;
  LinkKind kind = LinkKind::depends_on;
  friend auto operator<=>(const LinkRow&, const LinkRow&) = default;
};

/// All links of a kind that start at one of these changes.
[[nodiscard]] std::vector<LinkRow> links_from(Session& session, LinkKind kind, const std::vector<ChangeId>& from);
/// All links that start at one of these changes, in the order of the changes and of adding; at most `limit`.
[[nodiscard]] std::vector<LinkRow> links_of(Session& session, const std::vector<ChangeId>& from, std::int64_t limit);
/// Changes after `after`, in the order of ids, that are linked to this one and not closed; at most `limit`.
[[nodiscard]] std::vector<ChangeId> open_changes_linked_to(Session& session, ChangeId change, ChangeId after,
                                                           std::int64_t limit);

}  // namespace sluice::store
