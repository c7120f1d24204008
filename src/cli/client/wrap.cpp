#include "cli/client/wrap.h"

#include <utf8proc.h>

#include <algorithm>

#include "cli/client/table.h"

namespace sluice::cli {

namespace {

/// Narrower than this, a text is easier to read as the terminal breaks it.
constexpr std::size_t columns_min = 20;

/// How many bytes of a text fit into so many columns; at least one character.
std::size_t bytes_that_fit(std::string_view text, std::size_t columns) {
  std::size_t at = 0;
  std::size_t used = 0;
  while (at < text.size()) {
    utf8proc_int32_t point = 0;
    const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data() + at);
    const auto length = utf8proc_iterate(bytes, static_cast<utf8proc_ssize_t>(text.size() - at), &point);
    const auto width = length > 0 ? static_cast<std::size_t>(std::max(0, utf8proc_charwidth(point))) : 1;
    if (at > 0 && used + width > columns) break;
    used += width;
    at += length > 0 ? static_cast<std::size_t>(length) : 1;
  }
  return at;
}

/// Where a line is broken, and where it goes on.
struct Break {
  std::size_t end;
  std::size_t next;
};
Break break_of(std::string_view line, std::size_t columns) {
  const auto fits = bytes_that_fit(line, columns);
  if (fits == line.size()) return {fits, fits};
  const auto blank = line.rfind(' ', fits);
  if (blank == std::string_view::npos || blank == 0) return {fits, fits};
  const auto next = line.find_first_not_of(' ', blank);
  return {line.find_last_not_of(' ', blank) + 1, next == std::string_view::npos ? line.size() : next};
}

/// How far a line's own beginning reaches: its blanks, and "- ", "* " or "12. " of a list.
std::size_t beginning_of(std::string_view line) {
  const auto text = std::min(line.find_first_not_of(' '), line.size());
  auto at = text;
  while (at < line.size() && line[at] >= '0' && line[at] <= '9') ++at;
  const bool number = at > text && at < line.size() && (line[at] == '.' || line[at] == ')');
  const bool dash = at == text && at < line.size() && (line[at] == '-' || line[at] == '*');
  if (!number && !dash) return text;
  return at + 1 < line.size() && line[at + 1] == ' ' ? at + 2 : text;
}

void add_line(std::string& to, std::string_view line, std::size_t indent, std::size_t columns) {
  const auto begin = beginning_of(line);
  const auto taken = indent + begin;
  const auto left = columns >= taken + columns_min ? columns - taken : 0;
  std::string before = std::string(indent, ' ') + std::string{line.substr(0, begin)};
  for (const auto& piece : wrapped(line.substr(begin), left)) {
    const auto whole = before + piece;
    to.append(whole, 0, whole.find_last_not_of(' ') + 1).append("\n");
    before.assign(taken, ' ');
  }
}

}  // namespace

std::vector<std::string> wrapped(std::string_view line, std::size_t columns) {
  std::vector<std::string> pieces;
  if (columns == 0) return {std::string{line}};
  while (shown_width(line) > columns) {
    const auto at = break_of(line, columns);
    pieces.emplace_back(line.substr(0, at.end));
    line.remove_prefix(at.next);
  }
  if (!line.empty() || pieces.empty()) pieces.emplace_back(line);
  return pieces;
}

std::string paragraphs(std::string_view text, std::size_t indent, std::size_t columns) {
  std::string all;
  while (text.ends_with('\n')) text.remove_suffix(1);
  std::size_t from = 0;
  while (from <= text.size()) {
    const auto to = std::min(text.find('\n', from), text.size());
    add_line(all, text.substr(from, to - from), indent, columns);
    from = to + 1;
  }
  return all;
}

}  // namespace sluice::cli
