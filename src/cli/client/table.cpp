#include "cli/client/table.h"

#include <utf8proc.h>

#include <algorithm>

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

std::string Table::text() const {
  std::vector<std::size_t> widths;
  for (const auto& row : rows_) {
    widths.resize(std::max(widths.size(), row.size()));
    for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], shown_width(row[i]));
  }
  const auto line = [&](const std::vector<std::string>& cells) {
    std::string text(indent_, ' ');
    std::size_t missing = 0;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (widths[i] == 0) continue;
      const auto width = headings_.empty() ? widths[i] : std::max(widths[i], shown_width(headings_[i]));
      text.append(missing, ' ').append(cells[i]);
      missing = width - std::min(width, shown_width(cells[i])) + 2;
    }
    return text.erase(text.find_last_not_of(' ') + 1) + "\n";
  };
  std::string text;
  if (!headings_.empty() && !rows_.empty()) text += line(headings_);
  for (const auto& row : rows_) text += line(row);
  return text;
}

}  // namespace sluice::cli
