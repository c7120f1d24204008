// How a raw session is opened on either database and what is set on it; used by session.cpp only.
#pragma once
#include <soci/postgresql/soci-postgresql.h>
#include <soci/soci.h>
#include <soci/sqlite3/soci-sqlite3.h>

#include <memory>
#include <string>

#include "store/address.h"
#include "store/error.h"

namespace sluice::store {

/// Connects and sets everything that makes the session safe: durable commits, foreign keys, time-outs, keepalive.
[[nodiscard]] std::unique_ptr<soci::session> connect(const Address& address);

/// The driver's own handle.
[[nodiscard]] sqlite_api::sqlite3* sqlite_of(soci::session& session);
[[nodiscard]] PGconn* postgres_of(soci::session& session);

/// Runs statements without preparing them; throws DatabaseError. A COMMIT that the server turned into a ROLLBACK throws.
void run_raw(soci::session& session, Dialect dialect, const std::string& sql);

/// What SOCI threw, as ours; without the values that SOCI adds to its text.
[[nodiscard]] DatabaseError translated(const soci::soci_error& error);

}  // namespace sluice::store
