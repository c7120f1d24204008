// Values on their way into a statement and columns on their way out: 64-bit integers, doubles and texts, each of which
// may be null. Nothing else is bound (SOCI narrows or refuses the rest): booleans are 0 and 1, instants microseconds,
// ids integers, enumerators their words.
#pragma once
#include <concepts>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/described.h"
#include "base/id.h"
#include "base/instant.h"

namespace sluice::store {

/// What a value is bound as. A null has a type, too, so that a prepared statement keeps its shape.
enum class Kind : std::uint8_t { integer, real, text };

/// One parameter. A view: a text must outlive the call it is given to.
struct Value {
  Kind kind = Kind::integer;
  bool null = false;
  std::int64_t integer = 0;
  double real = 0;
  std::string_view text{};

  template <std::integral T>
  Value(T number) : integer(static_cast<std::int64_t>(number)) {}     // NOLINT: made to be implicit
  Value(double number) : kind(Kind::real), real(number) {}            // NOLINT
  Value(std::string_view words) : kind(Kind::text), text(words) {}    // NOLINT
  Value(const std::string& words) : kind(Kind::text), text(words) {}  // NOLINT
  Value(const char* words) : kind(Kind::text), text(words) {}         // NOLINT
  Value(Instant at) : integer(at.micros) {}                           // NOLINT
  template <class K>
  Value(Id<K> id) : integer(id.value) {}  // NOLINT
  template <DescribedEnum E>
  Value(E one) : kind(Kind::text), text(word(one)) {}  // NOLINT
  template <class T>
  Value(const std::optional<T>& maybe) : Value(maybe ? Value(*maybe) : null_of(Value(T{}))) {}  // NOLINT

 private:
  static Value null_of(Value like) {
    like.null = true;
    like.text = {};
    return like;
  }
};

/// The parameters of a statement, in the order of its question marks.
class Values {
 public:
  Values() = default;
  Values(std::initializer_list<Value> list) : values_(list.begin(), list.size()) {}  // NOLINT
  Values(const std::vector<Value>& list) : values_(list) {}                          // NOLINT
  [[nodiscard]] std::span<const Value> all() const { return values_; }

 private:
  std::span<const Value> values_;
};

/// One column of a row that was read; `text` may be moved from.
struct Column {
  Kind kind = Kind::integer;
  bool null = false;
  long long integer = 0;
  double real = 0;
  std::string text{};
};

namespace value_detail {
template <class T>
struct IsOptional : std::false_type {};
template <class T>
struct IsOptional<std::optional<T>> : std::true_type {};
template <class T>
struct IsId : std::false_type {};
template <class K>
struct IsId<Id<K>> : std::true_type {};

[[noreturn]] void null_where_none_may_be();
[[noreturn]] void unknown_word(std::string_view word);
}  // namespace value_detail

/// How a member of type T is read.
template <class T>
[[nodiscard]] constexpr Kind kind_of() {
  using namespace value_detail;
  if constexpr (IsOptional<T>::value) return kind_of<typename T::value_type>();
  else if constexpr (std::is_floating_point_v<T>) return Kind::real;
  else if constexpr (std::is_same_v<T, std::string> || DescribedEnum<T>) return Kind::text;
  else {
    static_assert(std::is_integral_v<T> || std::is_same_v<T, Instant> || IsId<T>::value,
                  "a column cannot be read as this type");
    return Kind::integer;
  }
}

/// A column as a T. Null where T is no optional, or a word that is none of the enumerators, throws DatabaseError:
/// what is stored is not what this program wrote.
template <class T>
[[nodiscard]] T take_column(Column& column) {
  using namespace value_detail;
  if constexpr (IsOptional<T>::value) {
    if (column.null) return std::nullopt;
    return take_column<typename T::value_type>(column);
  } else {
    if (column.null) null_where_none_may_be();
    if constexpr (std::is_same_v<T, bool>) return column.integer != 0;
    else if constexpr (std::is_integral_v<T>) return static_cast<T>(column.integer);
    else if constexpr (std::is_floating_point_v<T>) return static_cast<T>(column.real);
    else if constexpr (std::is_same_v<T, std::string>) return std::move(column.text);
    else if constexpr (std::is_same_v<T, Instant>) return Instant{column.integer};
    else if constexpr (IsId<T>::value) return T{column.integer};
    else {
      const auto one = from_word<T>(column.text);
      if (!one) unknown_word(column.text);
      return *one;
    }
  }
}

}  // namespace sluice::store
