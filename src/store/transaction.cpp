#include "store/transaction.h"

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include "store/migrations.h"

namespace sluice::store {

namespace {

/// The key of the advisory lock that every writer takes; the number has no meaning but to be Sluice's.
constexpr const char* begin_postgres =
    "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE; SELECT pg_advisory_xact_lock(7095831642)";

/// Rolls back, or leaves a session that the pool will find broken.
void roll_back(Session& session) noexcept {
  try {
    if (session.in_transaction()) session.script("ROLLBACK");
  } catch (const std::exception& error) {
    spdlog::warn("event=rollback_failed error=\"{}\"", error.what());
  }
}

}  // namespace

WriteTransaction::WriteTransaction(Session& session) : session_(session) {
  ensure(!session.in_transaction(), "a write transaction was begun inside another transaction");
  session.script(session.dialect() == Dialect::sqlite ? "BEGIN IMMEDIATE" : begin_postgres);
  try {
    refuse_newer_schema(session);
  } catch (...) {
    roll_back(session);
    throw;
  }
}

WriteTransaction::~WriteTransaction() {
  if (open_) roll_back(session_);
}

void WriteTransaction::commit() {
  ensure(open_, "a transaction was committed twice");
  try {
    session_.script("COMMIT");
  } catch (const DatabaseError& error) {
    if (error.broke == Broke::connection || session_.broken())
      throw DatabaseError(Broke::outcome_unknown,
                          fmt::format("the connection was lost while committing: {}", error.what()));
    throw;
  }
  open_ = false;
}

ReadTransaction::ReadTransaction(Session& session) : session_(session) {
  ensure(!session.in_transaction(), "a read transaction was begun inside another transaction");
  session.script(session.dialect() == Dialect::sqlite ? "BEGIN" : "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
}

ReadTransaction::~ReadTransaction() { roll_back(session_); }

}  // namespace sluice::store
