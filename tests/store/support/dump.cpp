#include "store/support/dump.h"

#include <fmt/format.h>

namespace sluice::store {

namespace {

std::vector<std::string> columns(Session& session, const std::string& table) {
  const auto* sql = session.dialect() == Dialect::sqlite
                        ? "SELECT name FROM pragma_table_info(?) ORDER BY name"
                        : "SELECT CAST(column_name AS TEXT) FROM information_schema.columns WHERE table_name = ? AND "
                          "data_type <> 'tsvector' ORDER BY column_name COLLATE \"C\"";
  return session.all<std::string>(sql, {table});
}

}  // namespace

std::string dump_read_tables(Session& session) {
  std::string dump;
  for (const std::string table : {"change_rows", "change_parts", "change_groups", "change_services", "change_tags",
                                  "waits_on", "work", "tasks", "comments", "search"}) {
    std::string row;
    for (const auto& column : columns(session, table))
      row += fmt::format("{}'{}=' || coalesce(CAST({} AS TEXT), 'null') || ' '", row.empty() ? "" : " || ", column,
                         column);
    const auto collate = session.dialect() == Dialect::postgres ? " COLLATE \"C\"" : "";
    for (const auto& line :
         session.all<std::string>(fmt::format("SELECT {} FROM {} ORDER BY ({}){}", row, table, row, collate)))
      dump += table + ": " + line + "\n";
  }
  return dump;
}

}  // namespace sluice::store
