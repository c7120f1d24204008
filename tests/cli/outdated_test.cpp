// A server whose database a newer Sluice has upgraded stops, and says so by its exit code.
#include <gtest/gtest.h>

#include "cli/served.h"
#include "cli/terminal.h"
#include "store/support/test_database.h"

namespace sluice::cli {
namespace {

class Outdated : public store::DatabaseTest {};
// A SQLite file belongs to one program at a time, so only several servers on a PostgreSQL can meet a newer one.
INSTANTIATE_TEST_SUITE_P(Databases, Outdated, testing::Values(store::Dialect::postgres), store::database_name);

TEST_P(Outdated, server_stops_once_it_cannot_write_any_more) {
  Served server{{"--database", test_database().address().where}};
  Terminal terminal;
  terminal.set("SLUICE_URL", server.url());
  session().run("UPDATE installation SET schema_number = schema_number + 1");
  EXPECT_EQ(
      terminal.run({"first-administrator", "karin", "--code", server.code(), "--name", "Karin"}, "a long password\n")
          .exit,
      5);
  EXPECT_EQ(server.wait(), static_cast<int>(Exit::not_reached));
}

}  // namespace
}  // namespace sluice::cli
