#include "store/rows.h"

namespace sluice::store::rows_detail {

namespace {

std::string statement(const std::string& head, std::string_view tail, std::size_t width, std::size_t rows) {
  std::string row = "(";
  for (std::size_t i = 0; i < width; ++i) row += i == 0 ? "?" : ",?";
  row += ")";
  std::string sql = "INSERT INTO " + head + " VALUES ";
  for (std::size_t i = 0; i < rows; ++i) {
    if (i > 0) sql += ",";
    sql += row;
  }
  return sql.append(" ").append(tail);
}

}  // namespace

std::int64_t insert_flat(Session& session, const std::string& head, std::string_view tail, std::size_t width,
                         std::span<const Value> values) {
  ensure(width > 0 && values.size() % width == 0, "rows of one width");
  std::int64_t changed = 0;
  for (const std::size_t size : {std::size_t{64}, std::size_t{8}, std::size_t{1}}) {
    if (values.size() < size * width) continue;
    const auto sql = statement(head, tail, width, size);
    while (values.size() >= size * width) {
      changed += session.run(
          sql, std::vector<Value>(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(size * width)));
      values = values.subspan(size * width);
    }
  }
  return changed;
}

}  // namespace sluice::store::rows_detail
