#include "store/cursor.h"

#include <fmt/format.h>

#include <array>
#include <charconv>

namespace sluice::store {

namespace {

constexpr std::string_view digits = "0123456789abcdef";

std::string hex_of(std::string_view text) {
  std::string hex;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    hex += digits[byte >> 4U];
    hex += digits[byte & 15U];
  }
  return hex;
}

std::optional<std::string> from_hex(std::string_view hex) {
  if (hex.size() % 2 != 0) return std::nullopt;
  std::string text;
  for (std::size_t i = 0; i < hex.size(); i += 2) {
    const auto high = digits.find(hex[i]);
    const auto low = digits.find(hex[i + 1]);
    if (high == std::string_view::npos || low == std::string_view::npos) return std::nullopt;
    text += static_cast<char>(high * 16 + low);
  }
  // A NUL never comes out of a folded title, and the database would not take it.
  return text.find('\0') == std::string::npos ? std::optional{text} : std::nullopt;
}

std::optional<std::int64_t> number_in(std::string_view text) {
  std::int64_t number = 0;
  const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (failed != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return number;
}

}  // namespace

std::string to_text(const Cursor& cursor) {
  std::string value = "x";
  if (cursor.number) value = fmt::format("n{}", *cursor.number);
  if (cursor.text) value = "t" + hex_of(*cursor.text);
  return fmt::format("{}.{}.{}", cursor.list, value, cursor.id);
}

std::optional<Cursor> read_cursor(std::string_view text) {
  std::array<std::string_view, 3> parts;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const auto dot = text.find('.');
    if ((dot == std::string_view::npos) != (i + 1 == parts.size())) return std::nullopt;
    parts[i] = text.substr(0, dot);
    text = dot == std::string_view::npos ? std::string_view{} : text.substr(dot + 1);
  }
  const auto id = number_in(parts[2]);
  if (!id || parts[1].empty()) return std::nullopt;
  Cursor cursor{.list = std::string{parts[0]}, .id = *id};
  const auto value = parts[1].substr(1);
  switch (parts[1].front()) {
    case 'x': return value.empty() ? std::optional{cursor} : std::nullopt;
    case 'n': cursor.number = number_in(value); return cursor.number ? std::optional{cursor} : std::nullopt;
    case 't': cursor.text = from_hex(value); return cursor.text ? std::optional{cursor} : std::nullopt;
    default: return std::nullopt;
  }
}

std::unexpected<Refusal> foreign_cursor() {
  Refusal refusal{Refused::malformed, "This cursor is of another list. Start again without it."};
  refusal.errors.push_back({"?cursor", "expected the `next` of the page before"});
  return std::unexpected{std::move(refusal)};
}

}  // namespace sluice::store
