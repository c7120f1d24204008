// Aligned columns for a terminal.
#pragma once
#include <string>
#include <vector>

namespace sluice::cli {

/// Rows under their headings. Columns are as wide as their widest cell counted in characters as shown; the last is not
/// padded. A column that is empty in all rows is left out.
class Table {
 public:
  /// Without headings: rows alone.
  Table() = default;
  explicit Table(std::vector<std::string> headings) : headings_(std::move(headings)) {}

  /// Line breaks and control characters in a cell become blanks.
  void add(std::vector<std::string> row);
  /// Puts so many blanks before each line.
  void indent(std::size_t blanks) { indent_ = blanks; }
  [[nodiscard]] bool empty() const { return rows_.empty(); }
  /// Each line ends with a line break.
  [[nodiscard]] std::string text() const;

 private:
  std::vector<std::string> headings_;
  std::vector<std::vector<std::string>> rows_;
  std::size_t indent_ = 0;
};

/// How many columns a UTF-8 text takes on a terminal.
[[nodiscard]] std::size_t shown_width(std::string_view text);

/// A text that can do no harm to a terminal: control characters (ESC above all) become blanks; line breaks stay where
/// `lines` says so.
enum class Lines { kept, joined };
[[nodiscard]] std::string harmless(std::string_view text, Lines lines);

}  // namespace sluice::cli
