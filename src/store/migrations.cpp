#include "store/migrations.h"

#include <fmt/format.h>
#include <sodium.h>

#include <array>

#include "store/dialect.h"
#include "store/schema.h"

namespace sluice::store {

namespace {

bool table_exists(Session& session, std::string_view name) {
  const auto* sql = session.dialect() == Dialect::sqlite
                        ? "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = ?"
                        : "SELECT count(*) FROM pg_tables WHERE schemaname = current_schema() AND tablename = ?";
  return *session.one<std::int64_t>(sql, {name}) > 0;
}

std::string random_hex() {
  std::array<unsigned char, 16> bytes{};
  randombytes_buf(bytes.data(), bytes.size());
  std::array<char, 33> text{};
  sodium_bin2hex(text.data(), text.size(), bytes.data(), bytes.size());
  return text.data();
}

[[noreturn]] void refuse_newer(std::int64_t found) {
  throw DatabaseError(Broke::newer_schema,
                      fmt::format("a newer Sluice has upgraded this database (schema {}, this program knows {}); "
                                  "start the newer version, or restore a backup made before",
                                  found, newest_schema_number()));
}

void take_steps(Session& session) {
  const auto from = schema_number(session);
  const auto steps = schema_steps();
  if (from > newest_schema_number()) refuse_newer(from);
  if (from == newest_schema_number()) return;
  if (session.dialect() == Dialect::postgres) session.script("SET LOCAL statement_timeout = 0");
  for (auto i = static_cast<std::size_t>(from); i < steps.size(); ++i)
    session.script(schema_sql(steps[i], session.dialect()));
  if (from == 0)
    session.run("INSERT INTO installation (only_row, id, schema_number, read_tables_number) VALUES (1, ?, 0, 0)",
                {random_hex()});
  session.run("UPDATE installation SET schema_number = ?", {newest_schema_number()});
}

/// An empty database gets its read tables at once: there is nothing to fill them from.
void make_first_read_tables(Session& session) {
  if (!read_tables_are_stale(session)) return;
  if (*session.one<std::int64_t>("SELECT count(*) FROM (SELECT position FROM events LIMIT 1) AS any_event") > 0) return;
  make_read_tables(session);
  say_read_tables_are_filled(session);
}

}  // namespace

void migrate(Session& session) {
  const bool sqlite = session.dialect() == Dialect::sqlite;
  session.script(sqlite ? "BEGIN IMMEDIATE" : "BEGIN; SELECT pg_advisory_xact_lock(7095831642)");
  try {
    take_steps(session);
    make_first_read_tables(session);
    session.script("COMMIT");
  } catch (...) {
    if (session.in_transaction()) session.script("ROLLBACK");
    throw;
  }
}

std::int64_t newest_schema_number() { return static_cast<std::int64_t>(schema_steps().size()); }

std::int64_t schema_number(Session& session) {
  if (!table_exists(session, "installation")) return 0;
  return *session.one<std::int64_t>("SELECT schema_number FROM installation");
}

void refuse_newer_schema(Session& session) {
  const auto found = session.one<std::int64_t>("SELECT schema_number FROM installation");
  if (found == newest_schema_number()) return;
  if (found && *found > newest_schema_number()) refuse_newer(*found);
  throw DatabaseError(Broke::other, "the database has not been migrated");
}

bool read_tables_are_stale(Session& session) {
  return session.one<std::int64_t>("SELECT read_tables_number FROM installation") != read_tables_number;
}

FillingTurn::FillingTurn(Session& session) : session_(session) {
  if (session.dialect() != Dialect::postgres) return;
  session.script("SET statement_timeout = 0; SELECT pg_advisory_lock(7095831643)");
}

FillingTurn::~FillingTurn() {
  if (session_.dialect() != Dialect::postgres) return;
  try {
    session_.script("SELECT pg_advisory_unlock(7095831643); SET statement_timeout = '60s'");
  } catch (const DatabaseError&) {
    // The lock ends with its connection, too.
  }
}

void make_read_tables(Session& session) {
  session.run("UPDATE installation SET read_tables_number = 0");
  for (const auto part : read_table_parts()) session.script(schema_sql(part, session.dialect()));
}

void say_read_tables_are_filled(Session& session) {
  session.run("UPDATE installation SET read_tables_number = ?", {read_tables_number});
}

std::string installation_id(Session& session) { return *session.one<std::string>("SELECT id FROM installation"); }

}  // namespace sluice::store
