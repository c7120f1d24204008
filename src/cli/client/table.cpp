#include "cli/client/table.h"

#include <utf8proc.h>

#include <algorithm>

#include "cli/client/wrap.h"

namespace sluice::cli {

namespace {

/// The next code point of a text, and how many bytes it takes; a bad byte counts as one character.
struct CodePoint {
  utf8proc_int32_t value;
  std::size_t bytes;
};
CodePoint next_of(std::string_view text) {
  utf8proc_int32_t value = -1;
  const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
  const auto length = utf8proc_iterate(bytes, static_cast<utf8proc_ssize_t>(text.size()), &value);
  return length > 0 ? CodePoint{value, static_cast<std::size_t>(length)} : CodePoint{0xfffd, 1};
}

/// Characters that steer a terminal or turn the direction of writing.
bool steers(utf8proc_int32_t c) {
  return c < 0x20 || (c >= 0x7f && c < 0xa0) || (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
}

constexpr std::size_t gap = 2;
/// Columns wider than this may be cut before one is left out; none is made narrower than the other.
constexpr std::size_t readable = 22;
constexpr std::size_t narrowest = 8;

/// The width of a line: its columns and what is between them.
std::size_t total(const std::vector<std::size_t>& widths) {
  std::size_t sum = 0;
  for (const auto width : widths)
    if (width > 0) sum += width + gap;
  return sum > 0 ? sum - gap : 0;
}

/// A cell that fits, with … where something was cut.
std::string cut(const std::string& cell, std::size_t columns) {
  if (shown_width(cell) <= columns) return cell;
  std::string kept;
  std::string_view rest = cell;
  while (!rest.empty()) {
    const auto point = next_of(rest);
    const auto piece = rest.substr(0, point.bytes);
    if (shown_width(kept) + shown_width(piece) >= columns) break;
    kept += piece;
    rest.remove_prefix(point.bytes);
  }
  return kept.substr(0, kept.find_last_not_of(' ') + 1) + "…";
}

}  // namespace

std::size_t shown_width(std::string_view text) {
  std::size_t width = 0;
  while (!text.empty()) {
    const auto point = next_of(text);
    width += static_cast<std::size_t>(std::max(0, utf8proc_charwidth(point.value)));
    text.remove_prefix(point.bytes);
  }
  return width;
}

std::string harmless(std::string_view text, Lines lines) {
  std::string safe;
  while (!text.empty()) {
    const auto point = next_of(text);
    if (point.value == '\n' && lines == Lines::kept) safe += '\n';
    else if (steers(point.value)) safe += ' ';
    else safe += text.substr(0, point.bytes);
    text.remove_prefix(point.bytes);
  }
  return safe;
}

void Table::add(std::vector<std::string> row) {
  for (auto& cell : row) cell = harmless(cell, Lines::joined);
  rows_.push_back(std::move(row));
}

void Table::add_fact(const std::string& name, const std::string& value) {
  if (!value.empty()) add({name, value});
}

Table::Widths Table::natural_widths() const {
  Widths widths;
  for (const auto& row : rows_) {
    widths.resize(std::max(widths.size(), row.size()));
    for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], shown_width(row[i]));
  }
  for (std::size_t i = 0; i < std::min(widths.size(), headings_.size()); ++i)
    if (widths[i] > 0) widths[i] = std::max(widths[i], shown_width(headings_[i]));
  return widths;
}

void Table::leave_out(Widths& widths, std::size_t columns) const {
  const auto least = [&] {
    Widths narrow = widths;
    for (auto& width : narrow) width = std::min(width, readable);
    return total(narrow);
  };
  for (const auto& heading : dispensable_) {
    if (least() <= columns) return;
    const auto at = std::ranges::find(headings_, heading);
    if (at != headings_.end()) widths[static_cast<std::size_t>(at - headings_.begin())] = 0;
  }
}

void Table::fit(Widths& widths, std::size_t columns) const {
  columns = columns > indent_ ? columns - indent_ : 1;
  leave_out(widths, columns);
  while (total(widths) > columns) {
    const auto widest = std::ranges::max_element(widths);
    if (*widest <= narrowest) return;
    --*widest;
  }
}

void Table::add_row(std::string& to, const std::vector<std::string>& row, const Widths& widths) const {
  std::vector<std::vector<std::string>> cells(row.size());
  std::size_t lines = 1;
  for (std::size_t i = 0; i < row.size(); ++i) {
    if (widths[i] == 0) continue;
    if (headings_.empty()) cells[i] = wrapped(row[i], widths[i]);
    else cells[i] = {cut(row[i], widths[i])};
    lines = std::max(lines, cells[i].size());
  }
  for (std::size_t line = 0; line < lines; ++line) {
    std::string text(indent_, ' ');
    std::size_t missing = 0;
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (widths[i] == 0) continue;
      const auto cell = line < cells[i].size() ? cells[i][line] : std::string{};
      text.append(missing, ' ').append(cell);
      missing = widths[i] - std::min(widths[i], shown_width(cell)) + gap;
    }
    to.append(text, 0, text.find_last_not_of(' ') + 1).append("\n");
  }
}

std::string Table::text(std::size_t columns) const {
  auto widths = natural_widths();
  if (columns > 0) fit(widths, columns);
  std::string text;
  if (!headings_.empty() && !rows_.empty()) add_row(text, headings_, widths);
  for (const auto& row : rows_) add_row(text, row, widths);
  return text;
}

}  // namespace sluice::cli
