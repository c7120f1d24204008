// Where a database is.
#pragma once
#include <string>
#include <string_view>

#include "base/result.h"

namespace sluice::store {

/// The two databases that Sluice speaks.
enum class Dialect { sqlite, postgres };

/// A SQLite file by its path, or a PostgreSQL database by its connection string (libpq's, which may hold a password).
struct Address {
  Dialect dialect = Dialect::sqlite;
  std::string where;
};

/// Reads `sqlite:///path`, a plain path, `postgresql://…`, `postgres://…` or libpq's `host=… dbname=…`.
/// Refused as `invalid` with a sentence where it is none of them.
[[nodiscard]] Result<Address> parse_address(std::string_view text);

/// The address as it may be shown and logged: without password.
[[nodiscard]] std::string shown(const Address& address);

}  // namespace sluice::store
