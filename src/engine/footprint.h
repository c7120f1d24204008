// How much memory a described value holds, roughly: what the cache of changes and the size of a batch are bounded by.
#pragma once
#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/described.h"
#include "base/patch.h"

namespace sluice::engine {

namespace footprint_detail {

template <class T>
std::size_t beyond(const T& value);

template <class T>
std::size_t beyond_of(const std::vector<T>& list) {
  std::size_t sum = list.capacity() * sizeof(T);
  for (const auto& one : list) sum += beyond(one);
  return sum;
}
template <class T>
std::size_t beyond_of(const std::set<T>& list) {
  constexpr std::size_t node = 4 * sizeof(void*);
  return list.size() * (sizeof(T) + node);
}
template <class T>
std::size_t beyond_of(const std::optional<T>& maybe) {
  return maybe ? beyond(*maybe) : 0;
}
template <class T>
std::size_t beyond_of(const Patch<T>& patch) {
  return beyond_of(patch.value);
}
inline std::size_t beyond_of(const std::string& text) {
  constexpr std::size_t kept_inside = 15;
  return text.capacity() > kept_inside ? text.capacity() + 1 : 0;
}

template <class T>
std::size_t beyond(const T& value) {
  if constexpr (requires { beyond_of(value); }) {
    return beyond_of(value);
  } else if constexpr (DescribedStruct<T>) {
    std::size_t sum = 0;
    for_each_member(value, [&](std::string_view, const auto& member) { sum += beyond(member); });
    return sum;
  } else if constexpr (requires { value.text; }) {
    return beyond_of(value.text);
  } else {
    return 0;
  }
}

}  // namespace footprint_detail

/// Bytes of the value and of all it owns. Within a fifth of the truth, which is all that a bound needs.
template <class T>
[[nodiscard]] std::size_t footprint(const T& value) {
  return sizeof(T) + footprint_detail::beyond(value);
}

}  // namespace sluice::engine
