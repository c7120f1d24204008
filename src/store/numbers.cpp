#include "store/numbers.h"

#include "store/rows.h"

namespace sluice::store {

namespace {
struct CounterRow {
  std::string name;
  std::int64_t value = 0;
};
BOOST_DESCRIBE_STRUCT(CounterRow, (), (name, value))
}  // namespace

Numbers read_numbers(Session& session) {
  Numbers numbers;
  session.each<CounterRow>("SELECT name, value FROM counters", {}, [&](CounterRow&& row) {
    for_each_member(numbers, [&](std::string_view name, std::int64_t& value) {
      if (name == row.name) value = row.value;
    });
  });
  return numbers;
}

void write_numbers(WriteTransaction& transaction, const Numbers& numbers) {
  std::vector<CounterRow> rows;
  for_each_member(numbers,
                  [&](std::string_view name, std::int64_t value) { rows.push_back({std::string{name}, value}); });
  static const auto tail = replacing<CounterRow>("name");
  insert_rows(transaction.session(), "counters", rows, tail);
}

std::int64_t draw_numbers(WriteTransaction& transaction, std::string_view counter, std::int64_t count) {
  ensure(count >= 1, "at least one number is drawn");
  const auto last = transaction.session().one<std::int64_t>(
      "INSERT INTO counters (name, value) VALUES (?, ?) "
      "ON CONFLICT (name) DO UPDATE SET value = counters.value + excluded.value RETURNING value",
      {counter, count});
  return *last - count + 1;
}

}  // namespace sluice::store
