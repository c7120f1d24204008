// The schema: numbered steps, forward only, the same text for both databases.
#pragma once
#include <cstdint>
#include <string>

#include "store/session.h"

namespace sluice::store {

/// Brings the schema to this program's number, all steps in one transaction under the write lock, and draws the
/// installation's id the first time. Safe to call from several servers at once. Throws DatabaseError `newer_schema`
/// when the database is already ahead.
void migrate(Session& session);

/// The number that this program's schema has.
[[nodiscard]] std::int64_t newest_schema_number();

/// The database's schema number; 0 for an empty database.
[[nodiscard]] std::int64_t schema_number(Session& session);

/// Throws DatabaseError `newer_schema` unless the database has exactly this program's schema number.
/// Called in every write transaction, so that an old and a new server never both write.
void refuse_newer_schema(Session& session);

/// True when the read tables are not of this program's shape or were not filled since they were made: they have to be
/// filled from events before anything is served.
[[nodiscard]] bool read_tables_are_stale(Session& session);

/// The right to fill the read tables, which one server of a PostgreSQL database has at a time: the constructor waits for it,
/// without a time-out, and the destructor gives it up. On SQLite there is one server only.
class FillingTurn {
 public:
  explicit FillingTurn(Session& session);
  ~FillingTurn();
  FillingTurn(const FillingTurn&) = delete;
  FillingTurn& operator=(const FillingTurn&) = delete;

 private:
  Session& session_;
};

/// Drops the read tables and makes them anew, empty. Inside a write transaction, which then fills them and says so.
void make_read_tables(Session& session);
void say_read_tables_are_filled(Session& session);

/// 32 hexadecimal digits, drawn once for each database; names the cookie, and what a backup belongs to.
[[nodiscard]] std::string installation_id(Session& session);

}  // namespace sluice::store
