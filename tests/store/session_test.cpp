#include "store/session.h"

#include <gtest/gtest.h>

#include "store/rows.h"
#include "store/support/test_database.h"
#include "store/transaction.h"

namespace sluice::store {
namespace {

enum class Colour { red, green };
BOOST_DESCRIBE_ENUM(Colour, red, green)

struct Thing {
  std::int64_t id = 0;
  std::optional<std::string> name{};
  double weight = 0;
  bool good = false;
  Colour colour = Colour::red;
  std::optional<Instant> at{};
  friend bool operator==(const Thing&, const Thing&) = default;
};
BOOST_DESCRIBE_STRUCT(Thing, (), (id, name, weight, good, colour, at))

class SessionTest : public DatabaseTest {
 protected:
  void SetUp() override {
    DatabaseTest::SetUp();
    if (IsSkipped() || HasFatalFailure()) return;
    session().script(
        "CREATE TABLE things (id BIGINT PRIMARY KEY, name TEXT, weight DOUBLE PRECISION NOT NULL, good BIGINT NOT "
        "NULL, "
        "colour TEXT NOT NULL, at BIGINT)");
  }
  std::int64_t count() { return *session().one<std::int64_t>("SELECT count(*) FROM things"); }
};
INSTANTIATE_TEST_SUITE_P(Databases, SessionTest, both_databases, database_name);

constexpr auto select_things = "SELECT id, name, weight, good, colour, at FROM things ORDER BY id";

TEST_P(SessionTest, reads_back_what_it_wrote) {
  const std::vector<Thing> things{
      {5'000'000'000, "Zoë's 'thing'?", 0.1, true, Colour::green, Instant{1'700'000'000'000'001}},
      {5'000'000'001, std::nullopt, -1e300, false, Colour::red, std::nullopt},
      {5'000'000'002, "", 0, false, Colour::red, Instant{0}}};
  insert_rows(session(), "things", things);
  EXPECT_EQ(session().all<Thing>(select_things), things);
}

TEST_P(SessionTest, inserts_any_number_of_rows) {
  std::vector<Thing> things;
  for (std::int64_t id = 1; id <= 64 + 64 + 8 + 3; ++id)
    things.push_back({id, "thing", 1.5, true, Colour::green, Instant{id}});
  insert_rows(session(), "things", things);
  EXPECT_EQ(session().all<Thing>(select_things), things);
}

TEST_P(SessionTest, reads_tuples_and_single_values) {
  insert_rows(session(), "things", std::vector<Thing>{{1, "one", 2.5, true, Colour::green, std::nullopt}});
  const auto pair = session().one<std::tuple<std::string, std::optional<Instant>>>("SELECT name, at FROM things");
  EXPECT_EQ(pair, (std::tuple{std::string{"one"}, std::optional<Instant>{}}));
  EXPECT_EQ(session().one<std::int64_t>("SELECT id FROM things WHERE name = ?", {"two"}), std::nullopt);
}

TEST_P(SessionTest, counts_the_rows_a_statement_changed) {
  insert_rows(session(), "things", std::vector<Thing>{{1, "a"}, {2, "b"}, {3, "b"}});
  EXPECT_EQ(session().run("UPDATE things SET weight = 2 WHERE name = ?", {"b"}), 2);
  EXPECT_EQ(session().run("DELETE FROM things WHERE id > ?", {100}), 0);
}

TEST_P(SessionTest, keeps_no_snapshot_after_reading_one_row) {
  insert_rows(session(), "things", std::vector<Thing>{{1, "a"}, {2, "b"}});
  EXPECT_EQ(session().one<std::string>("SELECT name FROM things WHERE id = ?", {1}), "a");
  EXPECT_FALSE(session().in_transaction());
  auto other = database().connect();
  other->run("UPDATE things SET name = 'new' WHERE id = 1");
  EXPECT_EQ(session().one<std::string>("SELECT name FROM things WHERE id = ?", {1}), "new");
}

TEST_P(SessionTest, keeps_no_snapshot_after_a_reader_that_throws) {
  insert_rows(session(), "things", std::vector<Thing>{{1, "a"}, {2, "b"}});
  EXPECT_THROW(session().each<Thing>(select_things, {}, [](Thing&&) { throw std::runtime_error("enough"); }),
               std::runtime_error);
  EXPECT_FALSE(session().in_transaction());
  EXPECT_EQ(session().all<Thing>(select_things).size(), 2u) << "the statement can be used again";
}

TEST_P(SessionTest, refuses_a_text_with_a_nul_instead_of_cutting_it) {
  const std::string text{"before\0after", 12};
  EXPECT_THROW(session().run("UPDATE things SET name = ?", {text}), BrokenInvariant);
}

TEST_P(SessionTest, refuses_two_rows_where_one_was_promised) {
  insert_rows(session(), "things", std::vector<Thing>{{1, "a"}, {2, "b"}});
  EXPECT_THROW((void)session().one<std::string>("SELECT name FROM things"), BrokenInvariant);
}

TEST_P(SessionTest, names_a_broken_constraint_and_goes_on) {
  insert_rows(session(), "things", std::vector<Thing>{{1, "a"}});
  try {
    insert_rows(session(), "things", std::vector<Thing>{{1, "secret"}});
    FAIL();
  } catch (const DatabaseError& error) {
    EXPECT_EQ(error.broke, Broke::constraint);
    EXPECT_EQ(std::string{error.what()}.find("secret"), std::string::npos) << "values do not get into logs";
  }
  EXPECT_EQ(count(), 1);
}

TEST_P(SessionTest, stops_at_a_word_it_does_not_know) {
  session().run("INSERT INTO things (id, weight, good, colour) VALUES (1, 0, 0, 'mauve')");
  EXPECT_THROW((void)session().all<Thing>(select_things), DatabaseError);
}

TEST_P(SessionTest, bounds_its_prepared_statements) {
  for (int i = 0; i < 600; ++i)
    EXPECT_EQ(session().one<std::int64_t>("SELECT CAST(? AS BIGINT) AS n" + std::to_string(i), {i}), i);
}

TEST_P(SessionTest, rolls_back_what_was_not_committed) {
  {
    WriteTransaction write{session()};
    insert_rows(session(), "things", std::vector<Thing>{{1, "a"}});
  }
  EXPECT_EQ(count(), 0);
  EXPECT_FALSE(session().in_transaction());
}

TEST_P(SessionTest, does_not_call_a_failed_transaction_committed) {
  WriteTransaction write{session()};
  insert_rows(session(), "things", std::vector<Thing>{{1, "a"}});
  EXPECT_THROW(session().run("INSERT INTO things (id, weight, good, colour) VALUES (1, 0, 0, 'red')"), DatabaseError);
  if (GetParam() == Dialect::postgres) {
    EXPECT_THROW(write.commit(), DatabaseError);
  }
}

TEST_P(SessionTest, a_read_transaction_sees_one_instant) {
  auto reader = database().connect();
  {
    const ReadTransaction read{*reader};
    EXPECT_EQ(reader->one<std::int64_t>("SELECT count(*) FROM things"), 0);
    insert_rows(session(), "things", std::vector<Thing>{{1, "a"}});
    EXPECT_EQ(reader->one<std::int64_t>("SELECT count(*) FROM things"), 0);
  }
  EXPECT_EQ(reader->one<std::int64_t>("SELECT count(*) FROM things"), 1);
}

TEST_P(SessionTest, a_write_transaction_reads_what_the_one_before_it_wrote) {
  auto other = database().connect();
  {
    WriteTransaction write{*other};
    insert_rows(*other, "things", std::vector<Thing>{{1, "a"}});
    write.commit();
  }
  WriteTransaction write{session()};
  EXPECT_EQ(count(), 1);
}

}  // namespace
}  // namespace sluice::store
