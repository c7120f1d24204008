// Everything that stands in the read tables, as text, to be compared: live with rebuilt, SQLite with PostgreSQL.
#pragma once
#include <string>

#include "store/session.h"

namespace sluice::store {

/// One line a row, sorted, table by table; the same on both databases.
[[nodiscard]] std::string dump_read_tables(Session& session);

}  // namespace sluice::store
