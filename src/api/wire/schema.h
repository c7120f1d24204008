// JSON Schema (draft 2020-12, as OpenAPI 3.1 has it) of described structs, by the same walk that reads and writes them,
// and an example of each that fits it. Structs and enums become named components.
#pragma once
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"

namespace sluice::api {

/// Which way a value goes: in a request an empty optional may be null or absent, in a response it is absent.
enum class Direction { request, response };

namespace schema_detail {

/// A type's name for a component: without namespaces; of a template, the argument's name first (ChangeRowList).
[[nodiscard]] std::string component_name(std::string_view pretty_function);

template <class T>
std::string name_of_type() {
  return component_name(__PRETTY_FUNCTION__);
}

/// The schema, or null as well.
[[nodiscard]] Json nullable(Json schema);

/// What a text member of that name could say, such as "priya.nair" for "login".
[[nodiscard]] std::string example_text(std::string_view member);
/// What a JSON member of that name could hold.
[[nodiscard]] Json example_json(std::string_view member);
[[nodiscard]] std::int64_t example_number(std::string_view member);
/// What a member of that name means, where its name alone does not say so; empty otherwise.
[[nodiscard]] std::string_view note_on(std::string_view member);

}  // namespace schema_detail

/// The components that schemas refer to, each made once.
class Schemas {
 public:
  /// The schema of T: written out, or a $ref to its component.
  template <class T>
  [[nodiscard]] Json of(Direction direction) {
    using namespace json_detail;
    if constexpr (std::is_same_v<T, Json>) return boost::json::object{};
    else if constexpr (std::is_same_v<T, Instant>) return Json{{"type", "string"}, {"format", "date-time"}};
    else if constexpr (std::is_same_v<T, Written> || std::is_convertible_v<T, std::string_view>)
      return Json{{"type", "string"}};
    else if constexpr (std::is_same_v<T, bool>) return Json{{"type", "boolean"}};
    else if constexpr (std::is_integral_v<T> || IsId<T>::value) return Json{{"type", "integer"}, {"format", "int64"}};
    else if constexpr (std::is_floating_point_v<T>) return Json{{"type", "number"}};
    else if constexpr (DescribedEnum<T>) return enumeration<T>();
    else if constexpr (IsOptional<T>::value) return optional<typename T::value_type>(direction);
    else if constexpr (IsPatch<T>::value) return schema_detail::nullable(of<PatchedType<T>>(direction));
    else if constexpr (IsVector<T>::value)
      return Json{{"type", "array"}, {"items", of<typename T::value_type>(direction)}};
    else if constexpr (IsMap<T>::value)
      return Json{{"type", "object"}, {"additionalProperties", of<typename T::mapped_type>(direction)}};
    else return structure<T>(direction);
  }

  /// The components so far, by name.
  [[nodiscard]] const std::map<std::string, Json>& components() const { return components_; }

 private:
  template <class T>
  using PatchedType = typename decltype(T::value)::value_type;

  template <class T>
  Json optional(Direction direction) {
    Json inner = of<T>(direction);
    return direction == Direction::request ? schema_detail::nullable(std::move(inner)) : inner;
  }

  template <class T>
  Json enumeration() {
    const auto name = schema_detail::name_of_type<T>();
    boost::json::array words;
    for_each_enumerator<T>([&](std::string_view word, T) { words.emplace_back(word); });
    return component(name, Json{{"type", "string"}, {"enum", std::move(words)}});
  }

  template <class T>
  Json structure(Direction direction) {
    static_assert(DescribedStruct<T>, "describe this type");
    boost::json::object properties;
    boost::json::array required;
    const T like{};
    for_each_member(like, [&](std::string_view name, const auto& member) {
      using Member = std::remove_cvref_t<decltype(member)>;
      Json schema = of<Member>(direction);
      const auto note = schema_detail::note_on(name);
      if (!note.empty()) schema = noted(std::move(schema), note);
      properties[name] = std::move(schema);
      if (!may_be_absent<Member>(direction)) required.emplace_back(name);
    });
    boost::json::object schema{{"type", "object"}, {"properties", std::move(properties)}};
    if (!required.empty()) schema["required"] = std::move(required);
    if (direction == Direction::request) schema["additionalProperties"] = false;
    return component(schema_detail::name_of_type<T>(), std::move(schema));
  }

  template <class Member>
  static constexpr bool may_be_absent(Direction direction) {
    using namespace json_detail;
    if constexpr (IsOptional<Member>::value || IsPatch<Member>::value) return true;
    else if constexpr (IsVector<Member>::value || IsMap<Member>::value) return direction == Direction::request;
    else return false;
  }

  static Json noted(Json schema, std::string_view note);
  /// Keeps a component and gives the reference to it. A name that means two things gets "Request" behind it where it
  /// is the request that differs.
  Json component(std::string name, Json schema);

  std::map<std::string, Json> components_;
};

/// A value of T as it could look, under a member of that name; fits the schema of T.
template <class T>
[[nodiscard]] Json example_of(std::string_view member = {}) {
  using namespace json_detail;
  if constexpr (std::is_same_v<T, Json>) return schema_detail::example_json(member);
  else if constexpr (std::is_same_v<T, Instant>) return Json("2027-01-30T21:00:00Z");
  else if constexpr (std::is_same_v<T, Written> || std::is_convertible_v<T, std::string_view>)
    return Json(schema_detail::example_text(member));
  else if constexpr (std::is_same_v<T, bool>)
    return Json(member != "restricted" && member != "overdue" && member != "removed");
  else if constexpr (std::is_integral_v<T> || IsId<T>::value) return Json(schema_detail::example_number(member));
  else if constexpr (std::is_floating_point_v<T>) return Json(1.5);
  else if constexpr (DescribedEnum<T>) {
    std::string_view first;
    for_each_enumerator<T>([&](std::string_view word, T) { first = first.empty() ? word : first; });
    return Json(first);
  } else if constexpr (IsOptional<T>::value) return example_of<typename T::value_type>(member);
  else if constexpr (IsPatch<T>::value) return example_of<typename decltype(T::value)::value_type>(member);
  else if constexpr (IsVector<T>::value) return boost::json::array{example_of<typename T::value_type>(member)};
  else if constexpr (IsMap<T>::value) return boost::json::object{{"name", example_of<typename T::mapped_type>(member)}};
  else {
    boost::json::object object;
    const T like{};
    for_each_member(like, [&](std::string_view name, const auto& one) {
      object[name] = example_of<std::remove_cvref_t<decltype(one)>>(name);
    });
    return object;
  }
}

}  // namespace sluice::api
