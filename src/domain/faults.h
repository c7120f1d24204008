// Bad values of a command, collected so that they are told all at once.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace sluice {

/// Collects the bad values of one command; refusal() tells them together.
class Faults {
 public:
  void add(std::string pointer, std::string detail) { errors_.push_back({std::move(pointer), std::move(detail)}); }
  /// Adds one unless the text says something within the bound.
  void check_required(const std::string& pointer, std::string_view text, std::size_t bytes_max);
  /// Adds one unless the text is within the bound; it may be empty.
  void check_length(const std::string& pointer, std::string_view text, std::size_t bytes_max);
  [[nodiscard]] bool none() const { return errors_.empty(); }
  /// Nothing, or refused as `invalid` with every bad value.
  [[nodiscard]] Result<void> result() const;

 private:
  std::vector<FieldError> errors_;
};

}  // namespace sluice
