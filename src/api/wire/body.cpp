#include "api/wire/body.h"

#include <algorithm>
#include <charconv>

namespace sluice::api {
namespace {

bool same_word(std::string_view a, std::string_view b) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
  return std::ranges::equal(a, b, [&](char x, char y) { return lower(x) == lower(y); });
}

/// application/json, with no charset or with UTF-8 (RFC 8259, section 8.1).
bool is_json(std::string_view type) {
  const auto media = type.substr(0, type.find(';'));
  const auto end = media.find_last_not_of(" \t");
  return end != std::string_view::npos && same_word(media.substr(0, end + 1), "application/json");
}

/// The pointer to the first text with a NUL in it; nothing where there is none.
std::optional<std::string> find_nul(const Json& json, const std::string& at) {
  if (const auto* text = json.if_string()) return text->find('\0') == text->npos ? std::nullopt : std::optional{at};
  if (const auto* list = json.if_array()) {
    for (std::size_t i = 0; i < list->size(); ++i)
      if (auto found = find_nul((*list)[i], at + "/" + std::to_string(i))) return found;
  }
  if (const auto* object = json.if_object()) {
    for (const auto& [name, one] : *object) {
      if (std::string_view{name}.find('\0') != std::string_view::npos) return at;
      if (auto found = find_nul(one, at + "/" + json_detail::pointer_token(name))) return found;
    }
  }
  return std::nullopt;
}

}  // namespace

Result<Json> body_json(const Request& request) {
  if (request.body.empty()) return boost::json::object{};
  if (!is_json(request.header("Content-Type")))
    return refuse(Refused::unsupported_type, "The body is expected to be JSON, with Content-Type: application/json.");
  SLUICE_TRY(auto json, parse_json(request.body));
  if (auto at = find_nul(json, "")) {
    Refusal refusal{Refused::malformed, "A text in the body holds U+0000, which cannot be kept."};
    refusal.errors.push_back({*at, "holds U+0000"});
    return std::unexpected{std::move(refusal)};
  }
  return json;
}

namespace body_detail {

const char* read_text(std::string_view text, std::string& to) {
  to = text;
  return nullptr;
}

const char* read_text(std::string_view text, std::int64_t& to) {
  const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), to);
  return failed == std::errc{} && end == text.data() + text.size() ? nullptr : "expected a whole number";
}

const char* read_text(std::string_view text, bool& to) {
  if (text != "true" && text != "false") return "expected true or false";
  to = text == "true";
  return nullptr;
}

const char* read_text(std::string_view text, Instant& to) {
  const auto at = from_rfc3339(text);
  if (!at) return "expected a time in RFC 3339, such as 2027-01-30T21:00:00Z";
  to = *at;
  return nullptr;
}

}  // namespace body_detail
}  // namespace sluice::api
