#include "store/dialect.h"

#include <array>
#include <utility>

namespace sluice::store {

namespace {

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
}

std::string lines_for(std::string_view text, Dialect dialect) {
  constexpr std::string_view sqlite = "sqlite: ";
  constexpr std::string_view postgres = "postgres: ";
  std::string kept;
  while (!text.empty()) {
    const auto end = text.find('\n');
    auto line = text.substr(0, end);
    text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
    const bool of_sqlite = line.starts_with(sqlite);
    const bool of_postgres = line.starts_with(postgres);
    if ((of_sqlite && dialect != Dialect::sqlite) || (of_postgres && dialect != Dialect::postgres)) continue;
    if (of_sqlite) line.remove_prefix(sqlite.size());
    if (of_postgres) line.remove_prefix(postgres.size());
    kept.append(line).append("\n");
  }
  return kept;
}

}  // namespace

std::string schema_sql(std::string_view text, Dialect dialect) {
  using Word = std::pair<std::string_view, std::string_view>;
  static constexpr std::array<Word, 5> sqlite{Word{"$INTEGER", "INTEGER"}, Word{"$REAL", "REAL"}, Word{"$TEXT", "TEXT"},
                                              Word{"$TABLE", "STRICT"}, Word{"$KEYED_TABLE", "STRICT, WITHOUT ROWID"}};
  static constexpr std::array<Word, 5> postgres{Word{"$INTEGER", "BIGINT"}, Word{"$REAL", "DOUBLE PRECISION"},
                                                Word{"$TEXT", "TEXT COLLATE \"C\""}, Word{"$TABLE", ""},
                                                Word{"$KEYED_TABLE", ""}};
  auto sql = lines_for(text, dialect);
  for (const auto& [from, to] : dialect == Dialect::sqlite ? sqlite : postgres) replace_all(sql, from, to);
  return sql;
}

std::string_view skip_locked(Dialect dialect) { return dialect == Dialect::postgres ? " FOR UPDATE SKIP LOCKED" : ""; }

std::string holds_text(std::string_view column, Dialect dialect) {
  return (dialect == Dialect::sqlite ? "instr(" : "strpos(") + std::string{column} + ", ?) > 0";
}

Match match_words(const std::vector<std::string>& words, Dialect dialect) {
  // The words are letters and digits only, so that quoting them is enough on both.
  const bool sqlite = dialect == Dialect::sqlite;
  std::string query;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const bool last = i + 1 == words.size();
    if (i > 0) query += sqlite ? " AND " : " & ";
    query += sqlite ? '"' + words[i] + '"' : '\'' + words[i] + '\'';
    if (last) query += sqlite ? "*" : ":*";
  }
  if (sqlite) return {"SELECT rowid FROM search_words WHERE search_words MATCH ?", std::move(query)};
  return {"SELECT change_id FROM search WHERE word_vector @@ CAST(? AS tsquery)", std::move(query)};
}

}  // namespace sluice::store
