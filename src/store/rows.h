// Described structs into tables: one multi-row INSERT a time, in a few sizes, so that few statements are prepared.
// (SOCI's own bulk binding costs a round trip a row on PostgreSQL.)
#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "store/session.h"

namespace sluice::store {

namespace rows_detail {
/// Inserts rows that lie flat in `values`, `width` a row, as `INSERT INTO head VALUES (…),(…) tail`; rows changed.
std::int64_t insert_flat(Session& session, const std::string& head, std::string_view tail, std::size_t width,
                         std::span<const Value> values);
}  // namespace rows_detail

/// The names of a described struct's members as a list of columns: "id, name, at".
template <DescribedStruct Row>
[[nodiscard]] const std::string& columns_of() {
  static const std::string columns = [] {
    std::string list;
    const Row like{};
    for_each_member(like, [&](std::string_view name, const auto&) {
      if (!list.empty()) list += ", ";
      list += name;
    });
    return list;
  }();
  return columns;
}

/// Inserts described rows, whose members are named as the columns; `tail` is an ON CONFLICT clause. The number of rows
/// inserted or updated.
template <DescribedStruct Row>
std::int64_t insert_rows(Session& session, std::string_view table, const std::vector<Row>& rows,
                         std::string_view tail = {}) {
  if (rows.empty()) return 0;
  std::vector<Value> values;
  std::size_t width = 0;
  for (const auto& row : rows) {
    for_each_member(row, [&](std::string_view, const auto& member) { values.emplace_back(member); });
    if (width == 0) width = values.size();
  }
  return rows_detail::insert_flat(session, std::string{table} + " (" + columns_of<Row>() + ")", tail, width, values);
}

/// One row; see above.
template <DescribedStruct Row>
std::int64_t insert_row(Session& session, std::string_view table, const Row& row, std::string_view tail = {}) {
  return insert_rows(session, table, std::vector<Row>{row}, tail);
}

/// An ON CONFLICT clause that replaces all columns of the row with the same `key` ("id" or "person, key").
template <DescribedStruct Row>
[[nodiscard]] const std::string replacing(std::string_view key) {
  std::string assignments;
  const Row like{};
  for_each_member(like, [&](std::string_view name, const auto&) {
    if (!assignments.empty()) assignments += ", ";
    assignments.append(name).append(" = excluded.").append(name);
  });
  return "ON CONFLICT (" + std::string{key} + ") DO UPDATE SET " + assignments;
}

}  // namespace sluice::store
