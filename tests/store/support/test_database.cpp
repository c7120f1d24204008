#include "store/support/test_database.h"

#include <fmt/format.h>
#include <libpq-fe.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <stdexcept>
#include <vector>

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

int next_number() {
  static int number = 0;
  return ++number;
}

std::string own_name() { return fmt::format("sluice_test_{}_{}", ::getpid(), next_number()); }

std::vector<std::string> tables_of(Session& session) {
  return session.all<std::string>("SELECT CAST(tablename AS TEXT) FROM pg_tables WHERE schemaname = 'public'");
}

/// PostgreSQL's databases of this program: copies of one migrated template, emptied and lent again, because making one
/// takes longer than most tests. All are dropped at exit.
class Databases {
 public:
  Databases() : template_(own_name()) {
    on_server("CREATE DATABASE " + template_);
    opened({Dialect::postgres, conninfo_of(template_)});
    Session session{{Dialect::postgres, conninfo_of(template_)}};
    tables_ = tables_of(session);
    numbers_ = *session.one<Numbers>("SELECT schema_number, read_tables_number FROM installation");
  }
  ~Databases() {
    free_.push_back(template_);
    for (const auto& name : free_) drop(name);
  }
  [[nodiscard]] std::string lend() {
    if (!free_.empty()) {
      auto name = std::move(free_.back());
      free_.pop_back();
      return name;
    }
    auto name = own_name();
    on_server(fmt::format("CREATE DATABASE {} TEMPLATE {} STRATEGY FILE_COPY", name, template_));
    return name;
  }
  void take_back(const std::string& name) {
    try {
      empty(name);
      free_.push_back(name);
    } catch (const std::exception&) {
      drop(name);
    }
  }

 private:
  using Numbers = std::tuple<std::int64_t, std::int64_t>;

  void empty(const std::string& name) const {
    Session session{{Dialect::postgres, conninfo_of(name)}};
    std::string script = "BEGIN; SET LOCAL lock_timeout = '2s';";
    for (const auto& table : tables_of(session)) {
      const bool is_ours = std::ranges::find(tables_, table) != tables_.end();
      if (!is_ours) script += "DROP TABLE " + table + " CASCADE;";
      else if (table == "events") script += "TRUNCATE events CASCADE;";
      else if (table != "installation") script += "DELETE FROM " + table + ";";
    }
    const auto [schema, read] = numbers_;
    session.script(script + fmt::format("UPDATE installation SET schema_number = {}, read_tables_number = {}; COMMIT",
                                        schema, read));
  }
  static void drop(const std::string& name) {
    try {
      on_server("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
    } catch (const std::exception&) {
      // The program ends, or another database is taken; one left over harms nobody.
    }
  }

  std::string template_;
  std::vector<std::string> tables_;
  Numbers numbers_;
  std::vector<std::string> free_;
};

Databases& databases() {
  static Databases all;
  return all;
}

Address new_postgres() { return {Dialect::postgres, conninfo_of(databases().lend())}; }

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
  if (address_.dialect == Dialect::postgres) {
    databases().take_back(address_.where.substr(address_.where.rfind('=') + 1));
  } else {
    std::error_code failed;
    std::filesystem::remove_all(std::filesystem::path{address_.where}.parent_path(), failed);
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
