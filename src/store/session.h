// One database session: prepared statements, rows read to their end, values bound by a handful of types.
//
// SQL is the same for both databases; parameters are question marks. A session belongs to one thread at a time.
// Every statement with parameters or rows is prepared once and kept (at most 500, the least used go first). A result is
// always read to its end, because a statement left on its first row keeps SQLite's snapshot for ever.
#pragma once
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "base/ensure.h"
#include "store/address.h"
#include "store/error.h"
#include "store/value.h"

namespace sluice::store {

class Session {
 public:
  /// Connects; throws DatabaseError. The file or database must be there (store/database.h makes files).
  explicit Session(const Address& address);
  ~Session();
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;

  [[nodiscard]] Dialect dialect() const;

  /// Runs one statement that gives no rows; the number of rows it changed.
  std::int64_t run(std::string_view sql, Values values = {});

  /// Calls visit(Row&&) for each row, to the last. Row is a described struct (its members are the columns, in order),
  /// a tuple, or a single value.
  template <class Row, class Visit>
  void each(std::string_view sql, Values values, Visit visit);

  /// The only row, or nothing; more than one is a bug of ours.
  template <class Row>
  [[nodiscard]] std::optional<Row> one(std::string_view sql, Values values = {});

  /// All rows; the statement has to bound their number.
  template <class Row>
  [[nodiscard]] std::vector<Row> all(std::string_view sql, Values values = {});

  /// Runs statements as they are, with no parameters, unprepared: schema, BEGIN, COMMIT. No substitution of dialects.
  void script(const std::string& sql);

  /// True inside a transaction, also one that has failed; on SQLite also while a read keeps its snapshot.
  [[nodiscard]] bool in_transaction() const;
  /// True when the connection is lost, so that this session is of no use until `reopen`.
  [[nodiscard]] bool broken() const;
  /// Closes and connects again; forgets prepared statements. Throws DatabaseError when it cannot.
  void reopen();

  /// Microseconds since 1970 by the database's clock (the machine's, for SQLite): the one that leases go by.
  [[nodiscard]] Instant database_now();

 private:
  using VisitRow = std::function<void(std::vector<Column>&)>;
  void query(std::string_view sql, std::span<const Value> values, std::span<const Kind> columns, const VisitRow& visit);
  struct State;
  std::unique_ptr<State> state_;
};

namespace session_detail {

template <class T>
struct IsTuple : std::false_type {};
template <class... T>
struct IsTuple<std::tuple<T...>> : std::true_type {};

template <class Row>
std::vector<Kind> kinds() {
  std::vector<Kind> list;
  if constexpr (IsTuple<Row>::value) {
    [&]<std::size_t... I>(std::index_sequence<I...>) {
      (list.push_back(kind_of<std::tuple_element_t<I, Row>>()), ...);
    }(std::make_index_sequence<std::tuple_size_v<Row>>{});
  } else if constexpr (DescribedStruct<Row>) {
    const Row like{};
    for_each_member(like, [&](std::string_view, const auto& member) {
      list.push_back(kind_of<std::remove_cvref_t<decltype(member)>>());
    });
  } else {
    list.push_back(kind_of<Row>());
  }
  return list;
}

template <class Row>
Row take_row(std::vector<Column>& columns) {
  if constexpr (IsTuple<Row>::value) {
    return [&]<std::size_t... I>(std::index_sequence<I...>) {
      return Row{take_column<std::tuple_element_t<I, Row>>(columns[I])...};
    }(std::make_index_sequence<std::tuple_size_v<Row>>{});
  } else if constexpr (DescribedStruct<Row>) {
    Row row{};
    std::size_t at = 0;
    for_each_member(row, [&](std::string_view, auto& member) {
      member = take_column<std::remove_cvref_t<decltype(member)>>(columns[at++]);
    });
    return row;
  } else {
    return take_column<Row>(columns.front());
  }
}

}  // namespace session_detail

template <class Row, class Visit>
void Session::each(std::string_view sql, Values values, Visit visit) {
  static const std::vector<Kind> kinds = session_detail::kinds<Row>();
  query(sql, values.all(), kinds, [&](std::vector<Column>& columns) { visit(session_detail::take_row<Row>(columns)); });
}

template <class Row>
std::optional<Row> Session::one(std::string_view sql, Values values) {
  std::optional<Row> found;
  each<Row>(sql, values, [&](Row&& row) {
    ensure(!found, "expected one row at most");
    found = std::move(row);
  });
  return found;
}

template <class Row>
std::vector<Row> Session::all(std::string_view sql, Values values) {
  std::vector<Row> rows;
  each<Row>(sql, values, [&](Row&& row) { rows.push_back(std::move(row)); });
  return rows;
}

}  // namespace sluice::store
