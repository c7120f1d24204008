// The one home of what differs between the two databases' SQL.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "store/address.h"

namespace sluice::store {

/// Schema text for one database. Understands these words, and no others:
///   $INTEGER, $REAL, $TEXT  column types: 64-bit, double, and text that sorts by its bytes (COLLATE "C")
///   $TABLE                  after a table's closing bracket: STRICT on SQLite
///   $KEYED_TABLE            the same for a table that is found by its primary key alone: also WITHOUT ROWID
/// A line that begins with "sqlite: " or "postgres: " is for that database only.
[[nodiscard]] std::string schema_sql(std::string_view text, Dialect dialect);

/// " FOR UPDATE SKIP LOCKED" on PostgreSQL; nothing on SQLite, where one writer holds the file anyway.
[[nodiscard]] std::string_view skip_locked(Dialect dialect);

/// The condition that a column's text holds `?`, byte for byte.
[[nodiscard]] std::string holds_text(std::string_view column, Dialect dialect);

/// A SELECT of the ids of all changes whose text has every word of `?`, and the parameter for it: words as base/words.h
/// folds them, at least one, the last one taken as the beginning of a word.
struct Match {
  std::string_view ids;
  std::string parameter;
};
[[nodiscard]] Match match_words(const std::vector<std::string>& words, Dialect dialect);

}  // namespace sluice::store
