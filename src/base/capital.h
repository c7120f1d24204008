// A text as it begins a sentence.
#pragma once
#include <cctype>
#include <string>

namespace sluice {

/// A text as it begins a sentence: "planned start" as "Planned start". Only a first letter of ASCII is altered.
[[nodiscard]] inline std::string capital(std::string text) {
  if (!text.empty()) text.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(text.front())));
  return text;
}

}  // namespace sluice
