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
  /// A row of a name and its value; what has no value has no row.
  void add_fact(const std::string& name, const std::string& value);
  /// Puts so many blanks before each line.
  void indent(std::size_t blanks) { indent_ = blanks; }
  /// Columns that a narrow terminal can do without, by heading, the first to go first.
  void dispensable(std::vector<std::string> headings) { dispensable_ = std::move(headings); }
  [[nodiscard]] bool empty() const { return rows_.empty(); }
  /// Each line ends with a line break. Fits into so many columns (0: any): under headings, cells are cut with …; without
  /// headings they go on in the next line.
  [[nodiscard]] std::string text(std::size_t columns = 0) const;

 private:
  using Widths = std::vector<std::size_t>;
  [[nodiscard]] Widths natural_widths() const;
  void fit(Widths& widths, std::size_t columns) const;
  void leave_out(Widths& widths, std::size_t columns) const;
  void add_row(std::string& to, const std::vector<std::string>& row, const Widths& widths) const;

  std::vector<std::string> headings_;
  std::vector<std::string> dispensable_;
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
