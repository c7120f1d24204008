#include "domain/faults.h"

#include <fmt/format.h>

namespace sluice {

namespace {

/// Whether the two bytes after 0xE2 make a character that breaks a line or turns the direction of what is around it.
bool turns_or_breaks(unsigned char second, unsigned char third) {
  if (second == 0x80) return third >= 0xA8 && third <= 0xAE;  // U+2028 to U+202E
  return second == 0x81 && third >= 0xA6 && third <= 0xA9;    // U+2066 to U+2069
}

}  // namespace

bool is_one_line(std::string_view text) {
  const auto byte = [&](std::size_t at) { return at < text.size() ? static_cast<unsigned char>(text[at]) : 0U; };
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto one = byte(i);
    if (one < 0x20 || one == 0x7F) return false;
    if (one == 0xC2 && byte(i + 1) >= 0x80 && byte(i + 1) <= 0x9F) return false;
    if (one == 0xE2 &&
        turns_or_breaks(static_cast<unsigned char>(byte(i + 1)), static_cast<unsigned char>(byte(i + 2))))
      return false;
  }
  return true;
}

std::string in_one_line(const Refusal& refusal) {
  auto text = refusal.detail;
  for (const auto& one : refusal.errors)
    if (one.detail != refusal.detail) text += fmt::format(" {}: {}", one.pointer, one.detail);
  for (const auto& one : refusal.unmet) text += " " + one.detail;
  return text;
}

void Faults::check_name(const std::string& pointer, std::string_view text, std::size_t bytes_max) {
  if (text.find_first_not_of(" \t\r\n") == std::string_view::npos) return add(pointer, "must say something");
  check_line(pointer, text, bytes_max);
}

void Faults::check_line(const std::string& pointer, std::string_view text, std::size_t bytes_max) {
  if (!is_one_line(text)) return add(pointer, std::string{not_one_line});
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
