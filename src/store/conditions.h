// WHERE clauses put together from typed values.
#pragma once
#include <deque>
#include <string>
#include <vector>

#include "store/change_list.h"
#include "store/in_list.h"
#include "store/value.h"

namespace sluice::store {

/// Conditions joined by AND, with their values. Texts that it makes itself live as long as it does.
class Conditions {
 public:
  Conditions() = default;
  Conditions(Conditions&&) = default;
  Conditions& operator=(Conditions&&) = default;

  /// Adds a condition whose question marks are `values`.
  void add(const std::string& sql, const std::vector<Value>& values = {}) {
    sql_ += (sql_.empty() ? " WHERE " : " AND ") + sql;
    values_.insert(values_.end(), values.begin(), values.end());
  }
  /// Adds `before IN (…) after` unless there are no values, with the values in question marks.
  template <class T>
  void add_any(const std::string& before, const std::vector<T>& any, const std::string& after = {}) {
    if (any.empty()) return;
    const InList list{{any.begin(), any.end()}};
    std::vector<Value> values;
    list.append_to(values);
    add(before + list.sql() + after, values);
  }
  /// A text that has to live until the statement has run.
  std::string_view keep(std::string text) { return texts_.emplace_back(std::move(text)); }

  /// " WHERE … AND …", or nothing.
  [[nodiscard]] const std::string& sql() const { return sql_; }
  [[nodiscard]] std::vector<Value>& values() { return values_; }

 private:
  std::string sql_;
  std::vector<Value> values_;
  std::deque<std::string> texts_;
};

/// The one filter of what may be seen: `change_rows c` is in the FROM clause.
void add_visibility(Conditions& conditions, const Viewer& viewer);

/// Full text: every word, the last as a beginning; text without words finds nothing.
void add_words(Conditions& conditions, std::string_view text, Dialect dialect);

}  // namespace sluice::store
