// The write transaction, one at a time over all servers, and the read transaction, which sees one instant.
#pragma once
#include "store/session.h"

namespace sluice::store {

/// Holds the write lock of the whole database from its construction to `commit` or its end: BEGIN IMMEDIATE on SQLite, an
/// advisory lock under READ COMMITTED on PostgreSQL, so that what is read inside is the newest there is. Without `commit`
/// all is rolled back. Throws DatabaseError: `newer_schema` when a newer Sluice has upgraded the database, `busy` when the
/// lock is not had in time.
class WriteTransaction {
 public:
  explicit WriteTransaction(Session& session);
  ~WriteTransaction();
  WriteTransaction(const WriteTransaction&) = delete;
  WriteTransaction& operator=(const WriteTransaction&) = delete;

  [[nodiscard]] Session& session() { return session_; }

  /// Makes it durable. Throws DatabaseError: `outcome_unknown` when the connection is lost meanwhile, so that the work
  /// must not simply be run again; with any other kind nothing was written.
  void commit();

 private:
  Session& session_;
  bool open_ = true;
};

/// Everything read inside is of one instant, not before its construction. Ends when it goes. Not nestable.
class ReadTransaction {
 public:
  explicit ReadTransaction(Session& session);
  ~ReadTransaction();
  ReadTransaction(const ReadTransaction&) = delete;
  ReadTransaction& operator=(const ReadTransaction&) = delete;

 private:
  Session& session_;
};

}  // namespace sluice::store
