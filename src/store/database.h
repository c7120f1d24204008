// A database that this process has opened: its lock, its sessions, and the sessions lent to readers.
#pragma once
#include <condition_variable>
#include <memory>
#include <mutex>
#include <vector>

#include "store/address.h"
#include "store/session.h"

namespace sluice::store {

/// An open database. A SQLite file is made where there is none (mode 0600), locked against a second server by a file
/// beside it, and refused on a network file system. Thread-safe.
class Database {
 public:
  /// Opens and migrates. Refused as `unavailable`, with a sentence for the person who starts the program, when another
  /// server has the file or its place does not do; throws DatabaseError where the database itself fails.
  [[nodiscard]] static Result<std::unique_ptr<Database>> open(const Address& address);
  ~Database();
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  [[nodiscard]] Dialect dialect() const { return address_.dialect; }
  [[nodiscard]] const Address& address() const { return address_; }

  /// A new session, for the one thread that asks. Throws DatabaseError.
  [[nodiscard]] std::unique_ptr<Session> connect() const { return std::make_unique<Session>(address_); }

 private:
  Database(Address address, int lock) : address_(std::move(address)), lock_(lock) {}
  Address address_;
  int lock_;  ///< the lock file's descriptor; -1 on PostgreSQL
};

/// Sessions for reading, lent to threads and taken back. Thread-safe; outlives every loan.
class ReadPool {
 public:
  /// At most `size` sessions, opened as they are asked for.
  ReadPool(const Database& database, std::size_t size) : database_(database), free_places_(size) {}

  /// A session on loan; goes back when it ends. A session that comes back inside a transaction (its snapshot would be kept
  /// for ever) or broken is logged and closed, never lent again.
  class Loan {
   public:
    Loan(ReadPool& pool, std::unique_ptr<Session> session) : pool_(&pool), session_(std::move(session)) {}
    Loan(Loan&&) = default;
    Loan& operator=(Loan&&) = delete;
    ~Loan();
    Session& operator*() { return *session_; }
    Session* operator->() { return session_.get(); }

   private:
    ReadPool* pool_;
    std::unique_ptr<Session> session_;
  };

  /// Waits until a session is free. Throws DatabaseError when a new one cannot be opened.
  [[nodiscard]] Loan lend();

 private:
  void take_back(std::unique_ptr<Session> session);

  const Database& database_;
  std::mutex mutex_;
  std::condition_variable freed_;
  std::size_t free_places_;
  std::vector<std::unique_ptr<Session>> idle_;
};

}  // namespace sluice::store
