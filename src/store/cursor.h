// The place in a sorted list after which the next page begins: the last row's sort value and id. Opaque to clients.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace sluice::store {

/// `number` or `text` is the sort value, or neither where the row had none.
struct Cursor {
  std::string list;  ///< names the list and its order, so that a cursor of another one is noticed
  std::optional<std::int64_t> number{};
  std::optional<std::string> text{};
  std::int64_t id = 0;
  friend bool operator==(const Cursor&, const Cursor&) = default;
};

/// As letters, digits, "-" and "." only.
[[nodiscard]] std::string to_text(const Cursor& cursor);
/// Nothing for what is no cursor.
[[nodiscard]] std::optional<Cursor> read_cursor(std::string_view text);

/// The refusal of a cursor that is none, or of another list: malformed, as anything in an address that cannot be read.
[[nodiscard]] std::unexpected<Refusal> foreign_cursor();

}  // namespace sluice::store
