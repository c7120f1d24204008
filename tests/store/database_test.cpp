#include "store/database.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <fstream>
#include <thread>

#include "store/migrations.h"
#include "store/support/test_database.h"
#include "store/transaction.h"

namespace sluice::store {
namespace {

TEST(Address, is_read_in_every_usual_form) {
  EXPECT_EQ(parse_address("sqlite:///var/lib/sluice.db")->where, "/var/lib/sluice.db");
  EXPECT_EQ(parse_address("some/where.db")->dialect, Dialect::sqlite);
  EXPECT_EQ(parse_address("/a=b/c.db")->dialect, Dialect::sqlite);
  EXPECT_EQ(parse_address("postgresql://sluice@db/sluice")->dialect, Dialect::postgres);
  EXPECT_EQ(parse_address("host=db dbname=sluice")->dialect, Dialect::postgres);
}

TEST(Address, is_refused_where_it_says_nothing_we_know) {
  for (const auto* text :
       {"", "sqlite://relative.db", "mysql://db/sluice", "postgresql://[", "colour=blue", "a=b/c.db"})
    EXPECT_FALSE(parse_address(text)) << text;
}

TEST(Address, is_shown_without_its_password) {
  const auto text = shown(*parse_address("postgresql://ann:secret@db.example.org/sluice"));
  EXPECT_EQ(text.find("secret"), std::string::npos);
  EXPECT_NE(text.find("db.example.org"), std::string::npos);
}

TEST(SqliteFile, is_readable_by_its_owner_only) {
  const TestDatabase one{Dialect::sqlite};
  struct stat about{};
  ASSERT_EQ(::stat(one.address().where.c_str(), &about), 0);
  EXPECT_EQ(about.st_mode & 0777U, 0600U);
}

TEST(SqliteFile, is_refused_to_a_second_server) {
  const TestDatabase one{Dialect::sqlite};
  const auto second = Database::open(one.address());
  ASSERT_FALSE(second);
  EXPECT_NE(second.error().detail.find("Another Sluice"), std::string::npos) << second.error().detail;
}

TEST(SqliteFile, is_refused_where_its_folder_is_missing) {
  const auto opened = Database::open({Dialect::sqlite, "/nowhere/at/all/sluice.db"});
  ASSERT_FALSE(opened);
  EXPECT_NE(opened.error().detail.find("/nowhere/at/all"), std::string::npos);
}

TEST(SqliteFile, that_is_something_else_is_left_alone) {
  const TestDatabase one{Dialect::sqlite};
  const auto path = one.address().where + ".txt";
  std::ofstream{path} << std::string(5000, 'x');
  EXPECT_THROW((void)Database::open({Dialect::sqlite, path}), DatabaseError);
  std::ifstream file{path};
  EXPECT_EQ(std::string(std::istreambuf_iterator<char>{file}, {}), std::string(5000, 'x'));
}

class DatabaseOpen : public DatabaseTest {};
INSTANTIATE_TEST_SUITE_P(Databases, DatabaseOpen, both_databases, database_name);

TEST_P(DatabaseOpen, keeps_its_id_over_a_restart) {
  auto before = database().connect();
  const auto id = installation_id(*before);
  EXPECT_EQ(id.size(), 32u);
  before.reset();
  test_database().restart();
  EXPECT_EQ(installation_id(*database().connect()), id);
}

TEST_P(DatabaseOpen, refuses_what_a_newer_sluice_has_upgraded) {
  session().run("UPDATE installation SET schema_number = schema_number + 1");
  try {
    const WriteTransaction write{session()};
    FAIL();
  } catch (const DatabaseError& error) {
    EXPECT_EQ(error.broke, Broke::newer_schema);
    EXPECT_NE(std::string{error.what()}.find("a newer Sluice has upgraded this database"), std::string::npos);
  }
  EXPECT_FALSE(session().in_transaction());
  EXPECT_THROW(test_database().restart(), DatabaseError);
}

TEST_P(DatabaseOpen, has_one_writer_at_a_time) {
  session().script("CREATE TABLE tally (n BIGINT NOT NULL)");
  session().run("INSERT INTO tally VALUES (0)");
  const auto add = [&] {
    auto own = database().connect();
    for (int i = 0; i < 50; ++i) {
      WriteTransaction write{*own};
      const auto n = *own->one<std::int64_t>("SELECT n FROM tally");
      own->run("UPDATE tally SET n = ?", {n + 1});
      write.commit();
    }
  };
  std::vector<std::jthread> writers;
  for (int i = 0; i < 4; ++i) writers.emplace_back(add);
  writers.clear();
  EXPECT_EQ(session().one<std::int64_t>("SELECT n FROM tally"), 200);
}

TEST_P(DatabaseOpen, tells_the_time) {
  const auto now = session().database_now();
  EXPECT_GT(now, Instant{1'700'000'000'000'000});
  EXPECT_LT(now, last_planned_instant);
}

class ReadPoolTest : public DatabaseTest {};
INSTANTIATE_TEST_SUITE_P(Databases, ReadPoolTest, both_databases, database_name);

TEST_P(ReadPoolTest, lends_the_same_session_again) {
  ReadPool pool{database(), 1};
  const Session* first = &*pool.lend();
  EXPECT_EQ(&*pool.lend(), first);
}

TEST_P(ReadPoolTest, waits_for_a_session_to_come_back) {
  ReadPool pool{database(), 1};
  std::optional<ReadPool::Loan> held{pool.lend()};
  std::jthread other{[&] { EXPECT_EQ(pool.lend()->one<std::int64_t>("SELECT 1"), 1); }};
  held.reset();
}

TEST_P(ReadPoolTest, never_lends_a_session_that_came_back_in_a_transaction) {
  ReadPool pool{database(), 1};
  {
    auto loan = pool.lend();
    loan->script("BEGIN");
    EXPECT_EQ(loan->one<std::int64_t>("SELECT count(*) FROM events"), 0);
  }
  EXPECT_FALSE(pool.lend()->in_transaction());
}

TEST_P(ReadPoolTest, replaces_a_session_whose_connection_was_lost) {
  if (GetParam() == Dialect::sqlite) GTEST_SKIP() << "a file has no connection to lose";
  ReadPool pool{database(), 1};
  const auto id = pool.lend()->one<std::int64_t>("SELECT CAST(pg_backend_pid() AS BIGINT)");
  EXPECT_EQ(
      session().one<bool>("SELECT CAST(pg_terminate_backend(CAST(CAST(? AS BIGINT) AS INTEGER)) AS INTEGER)", {*id}),
      true);
  try {
    (void)pool.lend()->one<std::int64_t>("SELECT 1");
    FAIL() << "the connection was ended";
  } catch (const DatabaseError& error) {
    EXPECT_EQ(error.broke, Broke::connection);
  }
  EXPECT_EQ(pool.lend()->one<std::int64_t>("SELECT 1"), 1);
}

}  // namespace
}  // namespace sluice::store
