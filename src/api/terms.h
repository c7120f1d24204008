// The words of the house, each with its meaning and the other names under which people look for it (docs/glossary.md).
#pragma once
#include <span>
#include <string_view>

namespace sluice::api {

struct Term {
  std::string_view term;
  std::string_view other_names;
  std::string_view meaning;
};
[[nodiscard]] std::span<const Term> terms();

}  // namespace sluice::api
