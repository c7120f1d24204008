// Long texts in lines that fit a terminal.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace sluice::cli {

/// A line in pieces of at most `columns` columns, broken at blanks, within a word where that is longer. 0: as it is.
[[nodiscard]] std::vector<std::string> wrapped(std::string_view line, std::size_t columns);

/// A text, its lines each behind `indent` blanks and wrapped to `columns` in all (0: not wrapped). A line's own
/// indentation and the dash or number of a list stay to the left of what is wrapped. Ends with a line break.
[[nodiscard]] std::string paragraphs(std::string_view text, std::size_t indent, std::size_t columns);

}  // namespace sluice::cli
