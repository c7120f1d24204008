// One field of an edit (RFC 7396, JSON Merge Patch): left alone, cleared, or given a value.
#pragma once
#include <optional>
#include <utility>

namespace sluice {

/// Absent leaves a field, null clears it, a value sets it. Default: leaves it.
template <class T>
struct Patch {
  bool present = false;      ///< false: leave the field
  std::optional<T> value{};  ///< when present: nothing clears the field

  /// An edit that sets the field.
  [[nodiscard]] static Patch set(T to) { return {true, std::move(to)}; }
  /// An edit that clears the field.
  [[nodiscard]] static Patch clear() { return {true, std::nullopt}; }
  friend bool operator==(const Patch&, const Patch&) = default;
};

}  // namespace sluice
