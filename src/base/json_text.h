// JSON text of described structs, written straight into a string: what encode_json (base/json.h) and a serializer give
// together, to the byte, without the tree between them. For what is answered and stored by the thousand.
#pragma once
#include <string>
#include <string_view>

#include "base/json.h"

namespace sluice {

/// Appends a text as a JSON string (RFC 8259, 7). The text must be UTF-8.
void append_json_string(std::string& out, std::string_view text);
/// Appends a whole number.
void append_json_number(std::string& out, std::int64_t number);

/// Appends a described value as JSON. Empty optionals and untouched patches are left out.
template <class Format, class T>
void append_json(Format& format, std::string& out, const T& value);

namespace json_detail {

template <class Format, class T>
void append_members(Format& format, std::string& out, const T& value) {
  char before = '{';
  for_each_member(value, [&](std::string_view name, const auto& member) {
    using Member = std::remove_cvref_t<decltype(member)>;
    if constexpr (IsOptional<Member>::value) {
      if (!member) return;
    } else if constexpr (IsPatch<Member>::value) {
      if (!member.present) return;
    }
    out += before;
    before = ',';
    // Names are identifiers of C++ and need no escape.
    out.append(1, '"').append(name).append("\":");
    append_json(format, out, member);
  });
  out.append(before == '{' ? "{}" : "}");
}

template <class Format, class T>
void append_list(Format& format, std::string& out, const T& list) {
  char before = '[';
  for (const auto& one : list) {
    out += before;
    before = ',';
    append_json(format, out, one);
  }
  out.append(before == '[' ? "[]" : "]");
}

template <class Format, class T>
void append_map(Format& format, std::string& out, const T& map) {
  char before = '{';
  for (const auto& [name, one] : map) {
    out += before;
    before = ',';
    append_json_string(out, name);
    out += ':';
    append_json(format, out, one);
  }
  out.append(before == '{' ? "{}" : "}");
}

}  // namespace json_detail

template <class Format, class T>
void append_json(Format& format, std::string& out, const T& value) {
  using namespace json_detail;
  if constexpr (requires { format.append(out, value); }) {
    format.append(out, value);
  } else if constexpr (requires { format.encode(value); }) {
    out += boost::json::serialize(format.encode(value));
  } else if constexpr (std::is_same_v<T, Json>) {
    out += boost::json::serialize(value);
  } else if constexpr (std::is_same_v<T, bool>) {
    out += value ? "true" : "false";
  } else if constexpr (std::is_integral_v<T>) {
    append_json_number(out, static_cast<std::int64_t>(value));
  } else if constexpr (std::is_floating_point_v<T>) {
    out += boost::json::serialize(Json(static_cast<double>(value)));
  } else if constexpr (std::is_convertible_v<T, std::string_view>) {
    append_json_string(out, value);
  } else if constexpr (IsId<T>::value) {
    append_json_number(out, value.value);
  } else if constexpr (DescribedEnum<T>) {
    out.append(1, '"').append(word(value)).append(1, '"');
  } else if constexpr (IsOptional<T>::value) {
    if (value) append_json(format, out, *value);
    else out += "null";
  } else if constexpr (IsPatch<T>::value) {
    append_json(format, out, value.value);
  } else if constexpr (IsVector<T>::value) {
    append_list(format, out, value);
  } else if constexpr (IsMap<T>::value) {
    append_map(format, out, value);
  } else {
    static_assert(DescribedStruct<T>, "describe this type");
    append_members(format, out, value);
  }
}

/// A described value as JSON text.
template <class Format, class T>
[[nodiscard]] std::string json_text(Format& format, const T& value) {
  std::string text;
  append_json(format, text, value);
  return text;
}

}  // namespace sluice
