#include "base/json_text.h"

#include <fmt/format.h>

#include <array>
#include <charconv>

#include "base/ensure.h"

namespace sluice {
namespace {

bool needs_escape(char c) { return static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\'; }

void append_escaped(std::string& out, char c) {
  switch (c) {
    case '"': out += "\\\""; return;
    case '\\': out += "\\\\"; return;
    case '\b': out += "\\b"; return;
    case '\f': out += "\\f"; return;
    case '\n': out += "\\n"; return;
    case '\r': out += "\\r"; return;
    case '\t': out += "\\t"; return;
    default: fmt::format_to(std::back_inserter(out), "\\u{:04x}", static_cast<unsigned char>(c));
  }
}

}  // namespace

void ApiFormat::append(std::string& out, Instant at) { out.append(1, '"').append(to_rfc3339(at)).append(1, '"'); }
void ApiFormat::append(std::string& out, const Written& text) { append_json_string(out, text.text); }

void append_json_string(std::string& out, std::string_view text) {
  out += '"';
  std::size_t written = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!needs_escape(text[at])) continue;
    out.append(text.substr(written, at - written));
    append_escaped(out, text[at]);
    written = at + 1;
  }
  out.append(text.substr(written)).append(1, '"');
}

void append_json_number(std::string& out, std::int64_t number) {
  std::array<char, 24> digits{};
  const auto [end, failed] = std::to_chars(digits.data(), digits.data() + digits.size(), number);
  ensure(failed == std::errc{}, "a whole number has at most 20 digits");
  out.append(digits.data(), end);
}

}  // namespace sluice
