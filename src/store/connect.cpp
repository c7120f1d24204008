#include "store/connect.h"

#include <fmt/format.h>

namespace sluice::store {

namespace {

constexpr int busy_timeout_ms = 20'000;

constexpr const char* sqlite_settings =
    "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;"
    "PRAGMA temp_store = MEMORY; PRAGMA cache_size = -8000;";

// A batch that hangs must not keep the lock for ever, and "committed" must mean "on disk", whatever the server's own
// configuration says.
constexpr const char* postgres_settings =
    "SET idle_in_transaction_session_timeout = '30s'; SET statement_timeout = '60s'; SET TimeZone = 'UTC';"
    "SET client_encoding = 'UTF8'; SET standard_conforming_strings = on; SET jit = off;"
    "SET default_transaction_isolation = 'read committed';"
    "SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off'";

Broke broke_of_sqlite(int code) {
  switch (code & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED: return Broke::busy;
    case SQLITE_CONSTRAINT: return Broke::constraint;
    case SQLITE_FULL:
    case SQLITE_IOERR:
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN: return Broke::full;
    default: return Broke::other;
  }
}

Broke broke_of_sqlstate(std::string_view state) {
  if (state.starts_with("08") || state == "57P01" || state == "57P02" || state == "57P03" || state == "25P03")
    return Broke::connection;
  if (state.starts_with("23")) return Broke::constraint;
  if (state.starts_with("53")) return Broke::full;
  if (state == "55P03" || state == "57014" || state.starts_with("40")) return Broke::busy;
  return Broke::other;
}

/// One `keyword='value'` of libpq's connection string.
std::string setting(std::string_view keyword, std::string_view value) {
  std::string escaped;
  for (const char c : value) {
    if (c == '\\' || c == '\'') escaped += '\\';
    escaped += c;
  }
  return fmt::format("{}='{}' ", keyword, escaped);
}

/// The person's connection string with our keepalive and time-outs where they said nothing.
std::string postgres_conninfo(const std::string& where) {
  char* message = nullptr;
  const std::unique_ptr<PQconninfoOption, decltype(&PQconninfoFree)> options{PQconninfoParse(where.c_str(), &message),
                                                                             &PQconninfoFree};
  if (message != nullptr) PQfreemem(message);
  if (!options) throw DatabaseError(Broke::other, "the PostgreSQL address cannot be read");
  std::map<std::string, std::string> settings{{"connect_timeout", "10"},     {"keepalives", "1"},
                                              {"keepalives_idle", "15"},     {"keepalives_interval", "5"},
                                              {"keepalives_count", "3"},     {"tcp_user_timeout", "30000"},
                                              {"application_name", "sluice"}};
  for (const auto* one = options.get(); one->keyword != nullptr; ++one)
    if (one->val != nullptr) settings[one->keyword] = one->val;
  std::string text;
  for (const auto& [keyword, value] : settings) text += setting(keyword, value);
  return text;
}

void set_up_sqlite(soci::session& session) {
  auto* handle = sqlite_of(session);
  sqlite_api::sqlite3_extended_result_codes(handle, 1);
  sqlite_api::sqlite3_busy_timeout(handle, busy_timeout_ms);
  run_raw(session, Dialect::sqlite, sqlite_settings);
}

void set_up_postgres(soci::session& session) {
  // Terse: the details of an error name values, which have no place in a log.
  PQsetErrorVerbosity(postgres_of(session), PQERRORS_TERSE);
  PQsetNoticeProcessor(postgres_of(session), [](void*, const char*) {}, nullptr);
  run_raw(session, Dialect::postgres, postgres_settings);
}

void run_raw_postgres(PGconn* connection, const std::string& sql) {
  const std::unique_ptr<PGresult, decltype(&PQclear)> result{PQexec(connection, sql.c_str()), &PQclear};
  const auto status = PQresultStatus(result.get());
  if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK) {
    const char* state = PQresultErrorField(result.get(), PG_DIAG_SQLSTATE);
    const bool lost = PQstatus(connection) == CONNECTION_BAD;
    throw DatabaseError(lost ? Broke::connection : broke_of_sqlstate(state != nullptr ? state : ""),
                        PQerrorMessage(connection));
  }
  // PostgreSQL answers COMMIT in a failed transaction with success and the word ROLLBACK.
  if (sql == "COMMIT" && std::string_view{PQcmdStatus(result.get())} != "COMMIT")
    throw DatabaseError(Broke::other, "the transaction had failed and was rolled back instead of committed");
}

}  // namespace

std::unique_ptr<soci::session> connect(const Address& address) {
  try {
    if (address.dialect == Dialect::sqlite) {
      auto session = std::make_unique<soci::session>(soci::sqlite3, "db=\"" + address.where + "\"");
      set_up_sqlite(*session);
      return session;
    }
    auto session = std::make_unique<soci::session>(soci::postgresql, postgres_conninfo(address.where));
    set_up_postgres(*session);
    return session;
  } catch (const soci::soci_error& error) {
    throw translated(error);
  }
}

sqlite_api::sqlite3* sqlite_of(soci::session& session) {
  return static_cast<soci::sqlite3_session_backend*>(session.get_backend())->conn_;
}

PGconn* postgres_of(soci::session& session) {
  return static_cast<soci::postgresql_session_backend*>(session.get_backend())->conn_;
}

void run_raw(soci::session& session, Dialect dialect, const std::string& sql) {
  if (dialect == Dialect::postgres) return run_raw_postgres(postgres_of(session), sql);
  char* message = nullptr;
  const int code = sqlite_api::sqlite3_exec(sqlite_of(session), sql.c_str(), nullptr, nullptr, &message);
  if (code == SQLITE_OK) return;
  const std::string text = message != nullptr ? message : "error";
  sqlite_api::sqlite3_free(message);
  throw DatabaseError(broke_of_sqlite(code), text);
}

DatabaseError translated(const soci::soci_error& error) {
  if (const auto* sqlite = dynamic_cast<const soci::sqlite3_soci_error*>(&error))
    return {broke_of_sqlite(sqlite->result()), error.get_error_message()};
  if (const auto* postgres = dynamic_cast<const soci::postgresql_soci_error*>(&error))
    return {broke_of_sqlstate(postgres->sqlstate()), error.get_error_message()};
  const bool lost = error.get_error_category() == soci::soci_error::connection_error;
  return {lost ? Broke::connection : Broke::other, error.get_error_message()};
}

}  // namespace sluice::store
