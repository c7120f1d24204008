#include "domain/faults.h"

#include <fmt/format.h>

namespace sluice {

void Faults::check_required(const std::string& pointer, std::string_view text, std::size_t bytes_max) {
  if (text.find_first_not_of(" \t\r\n") == std::string_view::npos) return add(pointer, "must say something");
  check_length(pointer, text, bytes_max);
}

void Faults::check_length(const std::string& pointer, std::string_view text, std::size_t bytes_max) {
  if (text.size() > bytes_max)
    add(pointer, fmt::format("is {} bytes long; at most {} are allowed", text.size(), bytes_max));
}

Result<void> Faults::result() const {
  if (errors_.empty()) return {};
  Refusal refusal{Refused::invalid, "Some values do not do; each is named below."};
  refusal.errors = errors_;
  return std::unexpected{std::move(refusal)};
}

}  // namespace sluice
