// Whether a list holds a value: std::ranges::contains, which the library of this compiler does not have yet.
#pragma once
#include <algorithm>
#include <ranges>

namespace sluice {

template <std::ranges::input_range List, class T>
[[nodiscard]] constexpr bool is_among(const T& value, const List& list) {
  return std::ranges::find(list, value) != std::ranges::end(list);
}

}  // namespace sluice
