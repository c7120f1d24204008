#include "store/change_links.h"

#include "store/in_list.h"

namespace sluice::store {

namespace {

using FoundLink = std::tuple<ChangeId, ChangeId, LinkKind>;

LinkRow row_from(const FoundLink& found) { return {std::get<0>(found), std::get<1>(found), std::get<2>(found)}; }

}  // namespace

std::vector<LinkRow> links_from(Session& session, LinkKind kind, const std::vector<ChangeId>& from) {
  std::vector<LinkRow> rows;
  in_slices(from, [&](const InList& list) {
    std::vector<Value> values;
    list.append_to(values);
    values.emplace_back(kind);
    session.each<FoundLink>("SELECT change_id, target, kind FROM change_links WHERE change_id" + list.sql() +
                                " AND kind = ? ORDER BY change_id, number",
                            values, [&](FoundLink&& one) { rows.push_back(row_from(one)); });
  });
  return rows;
}

std::vector<LinkRow> links_of(Session& session, const std::vector<ChangeId>& from, std::int64_t limit) {
  std::vector<LinkRow> rows;
  in_slices(from, [&](const InList& list) {
    std::vector<Value> values;
    list.append_to(values);
    values.emplace_back(limit - static_cast<std::int64_t>(rows.size()));
    session.each<FoundLink>("SELECT change_id, target, kind FROM change_links WHERE change_id" + list.sql() +
                                " ORDER BY change_id, number LIMIT ?",
                            values, [&](FoundLink&& one) { rows.push_back(row_from(one)); });
  });
  return rows;
}

std::vector<ChangeId> open_changes_linked_to(Session& session, ChangeId change, ChangeId after, std::int64_t limit) {
  return session.all<ChangeId>(
      "SELECT DISTINCT l.change_id FROM change_links l JOIN change_rows c ON c.id = l.change_id WHERE l.target = ? AND "
      "c.closed IS NULL AND l.change_id > ? ORDER BY l.change_id LIMIT ?",
      {change, after, limit});
}

}  // namespace sluice::store
