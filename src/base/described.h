// The walk over described structs and enums (Boost.Describe) that JSON, OpenAPI and event bodies share.
// A struct has at most 52 members (Boost.Describe's limit); an enumerator or member that would be a C++ keyword ends in
// one underscore, which the wire never sees.
#pragma once
#include <array>
#include <optional>
#include <string_view>
#include <type_traits>
#include <utility>

#include <boost/describe.hpp>
#include <boost/mp11.hpp>

namespace sluice {

template <class T>
concept DescribedStruct = boost::describe::has_describe_members<T>::value && !std::is_enum_v<T>;
template <class T>
concept DescribedEnum = std::is_enum_v<T> && boost::describe::has_describe_enumerators<T>::value;

/// The wire's word for what is described: without the underscore that keeps it from being a keyword.
[[nodiscard]] constexpr std::string_view wire_word(std::string_view name) {
  if (name.ends_with('_')) name.remove_suffix(1);
  return name;
}

/// Calls visit(name, member) for each member, in the order of description.
template <class Struct, class Visit>
void for_each_member(Struct& value, Visit visit) {
  using namespace boost::describe;
  boost::mp11::mp_for_each<describe_members<std::remove_const_t<Struct>, mod_public | mod_inherited>>(
      [&](auto member) { visit(wire_word(member.name), value.*member.pointer); });
}

/// Calls visit(name, enumerator) for each enumerator, in the order of description.
template <class Enum, class Visit>
void for_each_enumerator(Visit visit) {
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<Enum>>(
      [&](auto one) { visit(wire_word(one.name), one.value); });
}

namespace described_detail {

template <template <class...> class List, class... Enumerators>
constexpr auto words(List<Enumerators...> /*described*/) {
  return std::array{std::pair{wire_word(Enumerators::name), Enumerators::value}...};
}

}  // namespace described_detail

/// The wire's word for an enumerator: lower_snake_case.
template <DescribedEnum Enum>
[[nodiscard]] constexpr std::string_view word(Enum value) {
  constexpr auto words = described_detail::words(boost::describe::describe_enumerators<Enum>{});
  // Enumerators count up from nought almost everywhere, so that the value is the place.
  const auto place = static_cast<std::size_t>(value);
  if (place < words.size() && words[place].second == value) return words[place].first;
  for (const auto& [name, one] : words)
    if (one == value) return name;
  return "unknown";
}

/// The enumerator of a word; nothing for a word that is none of them.
template <DescribedEnum Enum>
[[nodiscard]] std::optional<Enum> from_word(std::string_view text) {
  std::optional<Enum> found;
  for_each_enumerator<Enum>([&](std::string_view name, Enum one) {
    if (name == text) found = one;
  });
  return found;
}

}  // namespace sluice
