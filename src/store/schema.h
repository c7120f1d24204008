// The steps of the schema, in the words of store/dialect.h.
#pragma once
#include <span>
#include <string_view>

namespace sluice::store {

/// Every step ever released, in order; the n-th brings the schema to number n. A step is never edited once released.
[[nodiscard]] std::span<const std::string_view> schema_steps();

/// The shape of the tables that can be filled again from events. Raise it with every edit of `read_table_parts`: a database
/// with another number gets these tables made anew and filled before it is served.
inline constexpr int read_tables_number = 9;

/// What makes these tables, dropping any that were there; edited freely, as nothing in them is lost.
[[nodiscard]] std::span<const std::string_view> read_table_parts();

}  // namespace sluice::store
