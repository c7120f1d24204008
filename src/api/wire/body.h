// What a request brings: its JSON body, and the parameters of its address, as described structs.
#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "api/exchange.h"
#include "base/json.h"

namespace sluice::api {

/// A route without parameters, or without a body.
struct Nothing {};
BOOST_DESCRIBE_STRUCT(Nothing, (), ())

/// The body as JSON. Refused: a media type other than application/json (unsupported_type), not JSON, not UTF-8, deeper
/// than 64 levels, or a text with U+0000 (malformed). An empty body reads as an empty object.
[[nodiscard]] Result<Json> body_json(const Request& request);

/// The body as a described struct. Refused as body_json, or `invalid` with each bad value.
template <class Body>
[[nodiscard]] Result<Body> read_body(const Request& request) {
  SLUICE_TRY(const Json json, body_json(request));
  ApiFormat format;
  return decode_json<Body>(format, json);
}

using Parameters = std::vector<std::pair<std::string, std::string>>;

namespace body_detail {
/// A parameter's text as one value; what is wrong with it, or nothing.
const char* read_text(std::string_view text, std::string& to);
const char* read_text(std::string_view text, std::int64_t& to);
const char* read_text(std::string_view text, bool& to);
const char* read_text(std::string_view text, Instant& to);
template <DescribedEnum T>
std::string read_word(std::string_view text, T& to) {
  if (const auto one = from_word<T>(text)) {
    to = *one;
    return {};
  }
  std::string words;
  for_each_enumerator<T>([&](std::string_view word, T) { words.append(words.empty() ? "" : ", ").append(word); });
  return "expected one of: " + words;
}
template <class T>
std::string read_value(std::string_view text, T& to) {
  if constexpr (DescribedEnum<T>) {
    return read_word(text, to);
  } else {
    const char* wrong = read_text(text, to);
    return wrong ? wrong : "";
  }
}
}  // namespace body_detail

/// The parameters as a described struct, whose members are optionals (at most once) or vectors (each may repeat).
/// Refused as `malformed`, naming each that is unknown, repeated or not readable.
template <class Query>
[[nodiscard]] Result<Query> read_parameters(const Parameters& parameters) {
  using namespace json_detail;
  Query query{};
  Refusal refusal{Refused::malformed, "The address has parameters that do not do; each is named below."};
  for (const auto& [name, text] : parameters) {
    std::string wrong = "there is no such parameter";
    for_each_member(query, [&](std::string_view member_name, auto& member) {
      if (member_name != name) return;
      using Member = std::remove_cvref_t<decltype(member)>;
      if constexpr (IsVector<Member>::value) {
        wrong = body_detail::read_value(text, member.emplace_back());
      } else {
        static_assert(IsOptional<Member>::value, "a parameter is optional, or may repeat");
        wrong = member ? "is there twice" : body_detail::read_value(text, member.emplace());
      }
    });
    if (!wrong.empty()) refusal.errors.push_back({"?" + name, std::move(wrong)});
  }
  if (!refusal.errors.empty()) return std::unexpected{std::move(refusal)};
  return query;
}

}  // namespace sluice::api
