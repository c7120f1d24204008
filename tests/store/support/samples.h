// Values of any described type, filled by a seed: every member says something, so that a lost one is seen.
#pragma once
#include <random>
#include <string>

#include "base/json.h"

namespace sluice {

class Samples {
 public:
  /// `full`: every optional, patch and list has something in it. Otherwise it is left to the seed.
  Samples(std::uint32_t seed, bool full) : random_(seed), full_(full) {}

  template <class T>
  T make() {
    T value{};
    fill(value, "value");
    return value;
  }

 private:
  template <class T>
  void fill(T& to, std::string_view name) {
    using namespace json_detail;
    if constexpr (std::is_same_v<T, bool>) to = full_ || chance();
    else if constexpr (std::is_integral_v<T>) to = static_cast<T>(random_() % 1000 + 1);
    else if constexpr (std::is_floating_point_v<T>) to = static_cast<T>(random_() % 1000) / 4;
    else if constexpr (std::is_same_v<T, std::string>) to = text(name);
    else if constexpr (std::is_same_v<T, Written>) to = {text(name)};
    else if constexpr (std::is_same_v<T, Instant>) to = {1'796'000'000'000'000 + static_cast<std::int64_t>(random_())};
    else if constexpr (IsId<T>::value) to = {static_cast<std::int64_t>(random_() % 1000 + 1)};
    else if constexpr (DescribedEnum<T>) to = any_of<T>();
    else if constexpr (IsOptional<T>::value) {
      if (full_ || chance()) fill(to.emplace(), name);
    } else if constexpr (IsPatch<T>::value) {
      to.present = full_ || chance();
      if (to.present && (full_ || chance())) fill(to.value.emplace(), name);
    } else if constexpr (IsVector<T>::value) {
      to.resize(full_ ? 2 : random_() % 3);
      for (auto& one : to) fill(one, name);
    } else if constexpr (requires { typename T::key_type; } && !IsMap<T>::value) {
      for (std::size_t left = full_ ? 2 : random_() % 3; left > 0; --left) {
        typename T::key_type one{};
        fill(one, name);
        to.insert(one);
      }
    } else if constexpr (IsMap<T>::value) {
      for (const char* key : {"one", "two"}) {
        if (!full_ && !chance()) continue;
        fill(to[key], name);
        if constexpr (IsPatch<typename T::mapped_type>::value) to[key].present = true;  // an entry is an edit
      }
    } else {
      for_each_member(to, [&](std::string_view member, auto& one) { fill(one, member); });
    }
  }

  template <class Enum>
  Enum any_of() {
    std::vector<Enum> all;
    for_each_enumerator<Enum>([&](std::string_view, Enum one) { all.push_back(one); });
    return all[random_() % all.size()];
  }
  std::string text(std::string_view name) {
    if (!full_ && random_() % 4 == 0) return {};
    return std::string{name} + " \"" + std::to_string(random_() % 1000) + "\" é\n";
  }
  bool chance() { return random_() % 2 == 0; }

  std::mt19937 random_;
  bool full_;
};

}  // namespace sluice
