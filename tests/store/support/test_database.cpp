#include "store/support/test_database.h"

#include <fmt/format.h>
#include <libpq-fe.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <stdexcept>

namespace sluice::store {

namespace {

std::string environment(const char* name) {
  const char* value = std::getenv(name);
  return value != nullptr ? value : "";
}

std::string server() { return environment("SLUICE_TEST_POSTGRES"); }

/// The server's connection string with another database. A later keyword wins over an earlier one.
std::string conninfo_of(const std::string& database) { return fmt::format("{} dbname={}", server(), database); }

void on_server(const std::string& sql) {
  const std::unique_ptr<PGconn, decltype(&PQfinish)> connection{PQconnectdb(server().c_str()), &PQfinish};
  const std::unique_ptr<PGresult, decltype(&PQclear)> result{PQexec(connection.get(), sql.c_str()), &PQclear};
  if (PQresultStatus(result.get()) != PGRES_COMMAND_OK)
    throw std::runtime_error(fmt::format("{}: {}", sql, PQerrorMessage(connection.get())));
}

std::unique_ptr<Database> opened(const Address& address) {
  auto database = Database::open(address);
  if (!database) throw std::runtime_error(database.error().detail);
  return std::move(*database);
}

/// A migrated database that every test's own is a copy of; made by the first test that needs it, dropped at exit.
class Template {
 public:
  Template() : name_(fmt::format("sluice_test_{}_template", ::getpid())) {
    on_server("CREATE DATABASE " + name_);
    opened({Dialect::postgres, conninfo_of(name_)});
  }
  ~Template() {
    try {
      on_server("DROP DATABASE IF EXISTS " + name_);
    } catch (const std::exception&) {
      // The program ends; a database left over harms nobody.
    }
  }
  [[nodiscard]] const std::string& name() const { return name_; }

 private:
  std::string name_;
};

int next_number() {
  static int number = 0;
  return ++number;
}

std::string own_name() { return fmt::format("sluice_test_{}_{}", ::getpid(), next_number()); }

Address new_postgres() {
  static const Template model;
  const auto name = own_name();
  on_server(fmt::format("CREATE DATABASE {} TEMPLATE {}", name, model.name()));
  return {Dialect::postgres, conninfo_of(name)};
}

std::filesystem::path new_folder() {
  const auto folder = std::filesystem::temp_directory_path() / own_name();
  std::filesystem::create_directory(folder);
  return folder;
}

/// The same for files.
class TemplateFile {
 public:
  TemplateFile() : folder_(new_folder()) { opened({Dialect::sqlite, path()}); }
  ~TemplateFile() {
    std::error_code failed;
    std::filesystem::remove_all(folder_, failed);
  }
  [[nodiscard]] std::string path() const { return (folder_ / "template.db").string(); }

 private:
  std::filesystem::path folder_;
};

Address new_sqlite() {
  static const TemplateFile model;
  const auto path = new_folder() / "test.db";
  std::filesystem::copy_file(model.path(), path);
  return {Dialect::sqlite, path.string()};
}

}  // namespace

std::optional<std::string> why_not(Dialect dialect) {
  if (dialect == Dialect::sqlite || !server().empty()) return std::nullopt;
  return "SLUICE_TEST_POSTGRES names no PostgreSQL server; ./dev test starts one";
}

TestDatabase::TestDatabase(Dialect dialect)
    : address_(dialect == Dialect::sqlite ? new_sqlite() : new_postgres()), database_(opened(address_)) {}

TestDatabase::~TestDatabase() {
  database_.reset();
  try {
    if (address_.dialect == Dialect::sqlite) {
      std::filesystem::remove_all(std::filesystem::path{address_.where}.parent_path());
    } else {
      on_server("DROP DATABASE " + address_.where.substr(address_.where.rfind('=') + 1) + " WITH (FORCE)");
    }
  } catch (const std::exception& error) {
    ADD_FAILURE() << "a test's database could not be dropped: " << error.what();
  }
}

void TestDatabase::restart() {
  database_.reset();
  database_ = opened(address_);
}

void DatabaseTest::SetUp() {
  if (const auto reason = why_not(GetParam())) {
    if (environment("CI") == "true") FAIL() << *reason;
    GTEST_SKIP() << *reason;
  }
  database_ = std::make_unique<TestDatabase>(GetParam());
}

Session& DatabaseTest::session() {
  if (!session_) session_ = (*database_)->connect();
  return *session_;
}

}  // namespace sluice::store
