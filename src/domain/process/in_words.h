// Parts of processes as people read them, for differences: a due date as "2 working days after the stage is entered".
// Whatever is described can be told; what has a better way to be said says it here (conditions: condition_fields.h).
#pragma once
#include <concepts>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include <fmt/format.h>

#include "base/described.h"
#include "base/written.h"
#include "domain/process/process.h"

namespace sluice {

/// "2 working days after the stage is entered", "12 days before the planned start".
[[nodiscard]] std::string in_words(const Due& due);
/// "at least 2 of them", "one for each".
[[nodiscard]] std::string in_words(const Quorum& quorum);

/// "2 working days after it is asked", "never".
[[nodiscard]] std::string in_words(const Timer& timer);

namespace words_detail {

template <class T>
struct IsOptional : std::false_type {};
template <class T>
struct IsOptional<std::optional<T>> : std::true_type {};
template <class T>
struct IsVector : std::false_type {};
template <class T>
struct IsVector<std::vector<T>> : std::true_type {};

}  // namespace words_detail

/// A member's name as people read it: "on close".
[[nodiscard]] std::string member_words(std::string_view name);

/// Any value of a described kind in one line, but for texts of several; empty for what says nothing.
template <class T>
[[nodiscard]] std::string in_words(const T& value) {
  using namespace words_detail;
  if constexpr (std::convertible_to<const T&, std::string_view>) {
    return std::string{std::string_view{value}};
  } else if constexpr (std::same_as<T, Written>) {
    return value.text;
  } else if constexpr (std::same_as<T, bool>) {
    return value ? "yes" : "no";
  } else if constexpr (std::is_arithmetic_v<T>) {
    return fmt::format("{}", value);
  } else if constexpr (DescribedEnum<T>) {
    return std::string{word(value)};
  } else if constexpr (std::same_as<T, Who>) {
    return written_form(value);
  } else if constexpr (IsOptional<T>::value) {
    return value ? in_words(*value) : std::string{};
  } else if constexpr (IsVector<T>::value) {
    std::string list;
    for (const auto& one : value) list += (list.empty() ? "" : ", ") + in_words(one);
    return list;
  } else {
    static_assert(DescribedStruct<T>, "what is told in words has to be described");
    // What says nothing beyond its default is left out; the first member, mostly a kind or a key, stands without its name.
    const T plain{};
    std::string told;
    bool first = true;
    boost::mp11::mp_for_each<
        boost::describe::describe_members<T, boost::describe::mod_public | boost::describe::mod_inherited>>(
        [&](auto member) {
          const auto& mine = value.*member.pointer;
          const bool lead = std::exchange(first, false);
          if (!lead && mine == plain.*member.pointer) return;
          const auto said = in_words(mine);
          told += told.empty() ? "" : lead ? " " : ", ";
          told += lead ? said : member_words(wire_word(member.name)) + " " + said;
        });
    return told;
  }
}

}  // namespace sluice
