// JSON of described structs. A Format says how ids, instants and written texts look, which differs between the API
// (strings, RFC 3339, plain text) and the store (integers, microseconds, hashes); the walk is the same.
//
// Reading names every bad value by JSON Pointer (RFC 6901). Absent and null mean the same for an optional; a Patch
// keeps them apart (RFC 7396). Unknown fields are errors where the Format says so.
#pragma once
#include <cmath>
#include <map>
#include <string>
#include <vector>

#include <boost/json.hpp>

#include "base/described.h"
#include "base/id.h"
#include "base/instant.h"
#include "base/patch.h"
#include "base/result.h"
#include "base/written.h"

namespace sluice {

using Json = boost::json::value;

/// How the API writes and reads: instants as RFC 3339 UTC, texts as they are, unknown fields refused.
/// Ids are integers here; views show "CHG-n", "TSK-n" or a string of their own.
struct ApiFormat {
  static constexpr bool unknown_fields_are_errors = true;
  Json encode(Instant at) { return Json(to_rfc3339(at)); }
  Json encode(const Written& text) { return Json(text.text); }
  /// The same as text (base/json_text.h).
  void append(std::string& out, Instant at);
  void append(std::string& out, const Written& text);
  const char* decode(const Json& from, Instant& to) {
    const auto* text = from.if_string();
    const auto at = text ? from_rfc3339(std::string_view{*text}) : std::nullopt;
    if (!at) return "expected a time in RFC 3339, such as 2027-01-30T21:00:00Z";
    to = *at;
    return nullptr;
  }
  const char* decode(const Json& from, Written& to) {
    const auto* text = from.if_string();
    if (!text) return "expected a text";
    to = {std::string{*text}};
    return nullptr;
  }
};

namespace json_detail {

template <class T>
struct IsId : std::false_type {};
template <class K>
struct IsId<Id<K>> : std::true_type {};
template <class T>
struct IsOptional : std::false_type {};
template <class T>
struct IsOptional<std::optional<T>> : std::true_type {};
template <class T>
struct IsPatch : std::false_type {};
template <class T>
struct IsPatch<Patch<T>> : std::true_type {};
template <class T>
struct IsVector : std::false_type {};
template <class T>
struct IsVector<std::vector<T>> : std::true_type {};
template <class T>
struct IsMap : std::false_type {};
template <class T>
struct IsMap<std::map<std::string, T>> : std::true_type {};

/// Escapes a member's name for a JSON Pointer.
inline std::string pointer_token(std::string_view name) {
  std::string escaped;
  for (const char c : name) {
    if (c == '~') escaped += "~0";
    else if (c == '/') escaped += "~1";
    else escaped += c;
  }
  return escaped;
}

}  // namespace json_detail

/// A described value as JSON. Empty optionals and untouched patches are left out.
template <class Format, class T>
[[nodiscard]] Json encode_json(Format& format, const T& value) {
  using namespace json_detail;
  if constexpr (requires { format.encode(value); }) {
    return format.encode(value);
  } else if constexpr (std::is_same_v<T, Json>) {
    return value;
  } else if constexpr (std::is_same_v<T, bool>) {
    return Json(value);
  } else if constexpr (std::is_integral_v<T>) {
    return Json(static_cast<std::int64_t>(value));
  } else if constexpr (std::is_floating_point_v<T>) {
    return Json(static_cast<double>(value));
  } else if constexpr (std::is_convertible_v<T, std::string_view>) {
    return Json(std::string_view{value});
  } else if constexpr (IsId<T>::value) {
    return Json(value.value);
  } else if constexpr (DescribedEnum<T>) {
    return Json(word(value));
  } else if constexpr (IsOptional<T>::value) {
    return value ? encode_json(format, *value) : Json(nullptr);
  } else if constexpr (IsPatch<T>::value) {
    return value.value ? encode_json(format, *value.value) : Json(nullptr);
  } else if constexpr (IsVector<T>::value) {
    boost::json::array list;
    list.reserve(value.size());
    for (const auto& one : value) list.push_back(encode_json(format, one));
    return list;
  } else if constexpr (IsMap<T>::value) {
    boost::json::object object;
    for (const auto& [name, one] : value) object[name] = encode_json(format, one);
    return object;
  } else {
    static_assert(DescribedStruct<T>, "describe this type");
    boost::json::object object;
    for_each_member(value, [&](std::string_view name, const auto& member) {
      using Member = std::remove_cvref_t<decltype(member)>;
      if constexpr (IsOptional<Member>::value) {
        if (!member) return;
      } else if constexpr (IsPatch<Member>::value) {
        if (!member.present) return;
      }
      object[name] = encode_json(format, member);
    });
    return object;
  }
}

/// Reads JSON into described values and collects every error on the way.
template <class Format>
class JsonReader {
 public:
  explicit JsonReader(Format& format) : format_(format) {}

  template <class T>
  void read(const Json& from, T& to, const std::string& at) {
    using namespace json_detail;
    if constexpr (requires { format_.decode(from, to); }) {
      if (const char* wrong = format_.decode(from, to)) fail(at, wrong);
    } else if constexpr (std::is_same_v<T, Json>) {
      to = from;
    } else if constexpr (std::is_same_v<T, bool>) {
      if (const auto* flag = from.if_bool()) to = *flag;
      else fail(at, "expected true or false");
    } else if constexpr (std::is_integral_v<T>) {
      read_integer(from, to, at);
    } else if constexpr (std::is_floating_point_v<T>) {
      if (from.is_number()) to = from.to_number<double>();
      else fail(at, "expected a number");
    } else if constexpr (std::is_same_v<T, std::string>) {
      if (const auto* text = from.if_string()) to.assign(text->data(), text->size());
      else fail(at, "expected a text");
    } else if constexpr (IsId<T>::value) {
      read_integer(from, to.value, at);
    } else if constexpr (DescribedEnum<T>) {
      read_enum(from, to, at);
    } else if constexpr (IsOptional<T>::value) {
      if (from.is_null()) to.reset();
      else read(from, to.emplace(), at);
    } else if constexpr (IsPatch<T>::value) {
      to.present = true;
      if (from.is_null()) to.value.reset();
      else read(from, to.value.emplace(), at);
    } else if constexpr (IsVector<T>::value) {
      read_list(from, to, at);
    } else if constexpr (IsMap<T>::value) {
      read_map(from, to, at);
    } else {
      read_struct(from, to, at);
    }
  }

  [[nodiscard]] std::vector<FieldError>& errors() { return errors_; }

 private:
  void fail(const std::string& at, std::string detail) {
    if (errors_.size() < errors_max) errors_.push_back({at, std::move(detail)});
  }

  template <class T>
  void read_integer(const Json& from, T& to, const std::string& at) {
    if (const auto* number = from.if_int64()) to = static_cast<T>(*number);
    else fail(at, "expected a whole number");
  }

  template <class T>
  void read_enum(const Json& from, T& to, const std::string& at) {
    const auto* text = from.if_string();
    const auto one = text ? from_word<T>(std::string_view{*text}) : std::nullopt;
    if (one) {
      to = *one;
      return;
    }
    std::string words;
    for_each_enumerator<T>([&](std::string_view name, T) { words += (words.empty() ? "" : ", ") + std::string{name}; });
    fail(at, "expected one of: " + words);
  }

  template <class T>
  void read_list(const Json& from, std::vector<T>& to, const std::string& at) {
    const auto* list = from.if_array();
    if (!list) return fail(at, "expected a list");
    to.clear();
    to.reserve(list->size());
    for (std::size_t i = 0; i < list->size(); ++i) {
      T one{};
      read((*list)[i], one, at + "/" + std::to_string(i));
      to.push_back(std::move(one));
    }
  }

  template <class T>
  void read_map(const Json& from, std::map<std::string, T>& to, const std::string& at) {
    const auto* object = from.if_object();
    if (!object) return fail(at, "expected an object");
    for (const auto& [name, one] : *object)
      read(one, to[std::string{name}], at + "/" + json_detail::pointer_token(name));
  }

  template <DescribedStruct T>
  void read_struct(const Json& from, T& to, const std::string& at) {
    using namespace json_detail;
    const auto* object = from.if_object();
    if (!object) return fail(at, "expected an object");
    std::size_t known = 0;
    for_each_member(to, [&](std::string_view name, auto& member) {
      using Member = std::remove_cvref_t<decltype(member)>;
      const auto* found = object->if_contains(name);
      if (found) {
        ++known;
        return read(*found, member, at + "/" + std::string{name});
      }
      // Absent means empty for what can be empty; anything else must be there.
      if constexpr (!IsOptional<Member>::value && !IsPatch<Member>::value && !IsVector<Member>::value &&
                    !IsMap<Member>::value)
        fail(at + "/" + std::string{name}, "is missing");
    });
    if (Format::unknown_fields_are_errors && known != object->size()) name_unknown<T>(*object, to, at);
  }

  template <class T>
  void name_unknown(const boost::json::object& object, T& like, const std::string& at) {
    for (const auto& [name, value] : object) {
      bool known = false;
      for_each_member(like, [&](std::string_view member, auto&) { known = known || member == std::string_view{name}; });
      if (!known) fail(at + "/" + json_detail::pointer_token(name), "there is no such field");
    }
  }

  static constexpr std::size_t errors_max = 100;
  Format& format_;
  std::vector<FieldError> errors_;
};

/// Reads a described value; refused as `invalid`, with each bad value by JSON Pointer.
template <class T, class Format>
[[nodiscard]] Result<T> decode_json(Format& format, const Json& from) {
  JsonReader<Format> reader{format};
  T value{};
  reader.read(from, value, "");
  if (reader.errors().empty()) return value;
  Refusal refusal{Refused::invalid, "Some values do not do; each is named below."};
  refusal.errors = std::move(reader.errors());
  return std::unexpected{std::move(refusal)};
}

/// Parses JSON text of at most 64 levels; refused as `malformed` where the text is not JSON or not UTF-8.
[[nodiscard]] Result<Json> parse_json(std::string_view text);

}  // namespace sluice
