#include "api/wire/target.h"

#include <utf8proc.h>

namespace sluice::api {
namespace {

constexpr std::size_t target_bytes_max = 8 * 1024;
constexpr std::size_t segments_max = 32;
constexpr std::size_t parameters_max = 100;

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

enum class Part { path, query };

Result<std::string> decoded(std::string_view text, Part part) {
  std::string plain;
  plain.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '+' && part == Part::query) {
      plain += ' ';
    } else if (text[i] != '%') {
      plain += text[i];
    } else {
      const int high = i + 2 < text.size() ? hex_digit(text[i + 1]) : -1;
      const int low = i + 2 < text.size() ? hex_digit(text[i + 2]) : -1;
      if (high < 0 || low < 0) return refuse(Refused::malformed, "The address has a % without two hexadecimal digits.");
      plain += static_cast<char>(high * 16 + low);
      i += 2;
    }
  }
  if (!is_clean_text(plain)) return refuse(Refused::malformed, "The address is not UTF-8, or holds a NUL.");
  return plain;
}

/// Calls take(piece) for each piece between separators; an empty text has none.
template <class Take>
Result<void> each_piece(std::string_view text, char separator, Take take) {
  while (!text.empty()) {
    const auto end = text.find(separator);
    SLUICE_CHECK(take(text.substr(0, end)));
    text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
  }
  return {};
}

Result<void> read_path(std::string_view path, Target& target) {
  if (!path.starts_with('/')) return refuse(Refused::malformed, "The address does not start with a slash.");
  return each_piece(path.substr(1), '/', [&](std::string_view piece) -> Result<void> {
    if (target.segments.size() == segments_max) return refuse(Refused::too_large, "The address has too many parts.");
    SLUICE_TRY(auto segment, decoded(piece, Part::path));
    target.segments.push_back(std::move(segment));
    return {};
  });
}

Result<void> read_query(std::string_view query, Target& target) {
  return each_piece(query, '&', [&](std::string_view piece) -> Result<void> {
    if (piece.empty()) return {};
    if (target.parameters.size() == parameters_max)
      return refuse(Refused::too_large, "The address has more than 100 parameters.");
    const auto equals = piece.find('=');
    SLUICE_TRY(auto name, decoded(piece.substr(0, equals), Part::query));
    SLUICE_TRY(auto value,
               decoded(equals == std::string_view::npos ? std::string_view{} : piece.substr(equals + 1), Part::query));
    target.parameters.emplace_back(std::move(name), std::move(value));
    return {};
  });
}

}  // namespace

Result<Target> parse_target(std::string_view text) {
  if (text.size() > target_bytes_max) return refuse(Refused::too_large, "The address is longer than 8 KiB.");
  text = text.substr(0, text.find('#'));
  const auto question = text.find('?');
  Target target;
  SLUICE_CHECK(read_path(text.substr(0, question), target));
  if (question != std::string_view::npos) SLUICE_CHECK(read_query(text.substr(question + 1), target));
  return target;
}

bool is_clean_text(std::string_view text) {
  if (text.find('\0') != std::string_view::npos) return false;
  const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
  auto left = static_cast<utf8proc_ssize_t>(text.size());
  while (left > 0) {
    utf8proc_int32_t codepoint = 0;
    const auto used = utf8proc_iterate(bytes, left, &codepoint);
    if (used <= 0) return false;
    bytes += used;
    left -= used;
  }
  return true;
}

std::string percent_encoded(std::string_view text) {
  static constexpr std::string_view digits = "0123456789ABCDEF";
  std::string escaped;
  for (const char c : text) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
                       c == '.' || c == '_' || c == '~';
    if (plain) {
      escaped += c;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    escaped += '%';
    escaped += digits[byte >> 4];
    escaped += digits[byte & 15];
  }
  return escaped;
}

}  // namespace sluice::api
