// A fresh, migrated database for each test, on SQLite and on PostgreSQL.
//
//   class EventLogTest : public store::DatabaseTest {};
//   INSTANTIATE_TEST_SUITE_P(Databases, EventLogTest, store::both_databases, store::database_name);
//   TEST_P(EventLogTest, ...) { auto session = database().connect(); ... }
//
// PostgreSQL is the server named by SLUICE_TEST_POSTGRES (a libpq connection string of somebody who may create databases).
// Without it those tests are skipped by name, or fail where CI=true. A program makes one template and lends copies of it,
// emptied after each test; all are dropped in the end.
#pragma once
#include <gtest/gtest.h>

#include <memory>
#include <optional>
#include <string>

#include "store/database.h"

namespace sluice::store {

/// One database that lives as long as this object.
class TestDatabase {
 public:
  explicit TestDatabase(Dialect dialect);
  ~TestDatabase();
  TestDatabase(const TestDatabase&) = delete;
  TestDatabase& operator=(const TestDatabase&) = delete;

  [[nodiscard]] const Address& address() const { return address_; }
  [[nodiscard]] const Database& operator*() const { return *database_; }
  [[nodiscard]] const Database* operator->() const { return database_.get(); }
  /// Closes and opens again, as a restart of the program does.
  void restart();

 private:
  Address address_;
  std::unique_ptr<Database> database_;
};

/// Why a dialect cannot be tested here; nothing where it can.
[[nodiscard]] std::optional<std::string> why_not(Dialect dialect);

/// A test that runs on both databases.
class DatabaseTest : public testing::TestWithParam<Dialect> {
 protected:
  void SetUp() override;
  [[nodiscard]] const Database& database() const { return **database_; }
  [[nodiscard]] TestDatabase& test_database() { return *database_; }
  /// A session of the test's own thread.
  [[nodiscard]] Session& session();

 private:
  std::unique_ptr<TestDatabase> database_;
  std::unique_ptr<Session> session_;
};

inline const auto both_databases = testing::Values(Dialect::sqlite, Dialect::postgres);

inline std::string database_name(const testing::TestParamInfo<Dialect>& info) {
  return info.param == Dialect::sqlite ? "sqlite" : "postgres";
}

}  // namespace sluice::store
