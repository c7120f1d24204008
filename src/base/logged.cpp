#include "base/logged.h"

#include <fmt/format.h>

#include <algorithm>

namespace sluice {

std::string logged(std::string_view text) {
  const auto is_plain = [](char c) { return c > ' ' && c != '"' && c != '=' && c != '\\' && c != 0x7f; };
  if (!text.empty() && std::ranges::all_of(text, is_plain)) return std::string{text};
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') quoted.append("\\").push_back(c);
    else if (static_cast<unsigned char>(c) < ' ' || c == 0x7f)
      quoted += fmt::format("\\x{:02x}", static_cast<unsigned char>(c));
    else quoted += c;
  }
  return quoted + "\"";
}

}  // namespace sluice
