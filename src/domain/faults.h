// Bad values of a command, collected so that they are told all at once.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace sluice {

/// Whether a text is one line as people see it: no control character (U+0000 to U+001F, U+007F to U+009F), nothing that
/// breaks a line (U+2028, U+2029) or turns what stands around it (U+202A to U+202E, U+2066 to U+2069).
[[nodiscard]] bool is_one_line(std::string_view text);
/// What is said of a text that is not.
inline constexpr std::string_view not_one_line =
    "holds a line break or another character that cannot be seen; write it in one line, without it";

/// Why something was refused, in one line for where there is no room for more: the sentence, each bad value that it does not
/// say itself, and all that stands in the way.
[[nodiscard]] std::string in_one_line(const Refusal& refusal);

/// Collects the bad values of one command; refusal() tells them together.
class Faults {
 public:
  void add(std::string pointer, std::string detail) { errors_.push_back({std::move(pointer), std::move(detail)}); }
  /// Adds one unless the text says something in one line, within the bound.
  void check_name(const std::string& pointer, std::string_view text, std::size_t bytes_max);
  /// Adds one unless the text is one line within the bound; it may be empty.
  void check_line(const std::string& pointer, std::string_view text, std::size_t bytes_max);
  /// Adds one unless the text is within the bound; it may be empty and have lines.
  void check_length(const std::string& pointer, std::string_view text, std::size_t bytes_max);
  [[nodiscard]] bool none() const { return errors_.empty(); }
  /// Nothing, or refused as `invalid` with every bad value.
  [[nodiscard]] Result<void> result() const;

 private:
  std::vector<FieldError> errors_;
};

}  // namespace sluice
