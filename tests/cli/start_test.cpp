// What keeps a server from starting: each names its setting and what to do, and ends the program by its own number.
#include <gtest/gtest.h>

#include "cli/served.h"
#include "cli/terminal.h"

namespace sluice::cli {
namespace {

struct Case {
  std::vector<std::string> arguments;
  int exit;
  std::vector<std::string> says;
};

void expect_refused(const std::vector<Case>& cases) {
  const Terminal terminal;
  for (const auto& one : cases) {
    std::vector<std::string> words{"serve", "--log-level", "off"};
    words.insert(words.end(), one.arguments.begin(), one.arguments.end());
    const auto ran = terminal.run(words);
    EXPECT_EQ(ran.exit, one.exit) << ran.err;
    for (const auto& part : one.says) EXPECT_NE(ran.err.find(part), std::string::npos) << part << "\n" << ran.err;
  }
}

TEST(Start, is_refused_where_the_place_is_taken) {
  const Folder folder;
  const auto place = (folder.path() / "taken.db").string();
  const auto other = (folder.path() / "other.db").string();
  const Served server{{"--database", place}};
  const auto address = server.url().substr(server.url().find("//") + 2);
  expect_refused({{{"--database", place, "--listen", "127.0.0.1:0"}, 5, {"Another Sluice", place, "--database"}},
                  {{"--database", other, "--listen", address}, 5, {"Address already in use", "--listen"}}});
}

TEST(Start, is_refused_where_the_database_is_none) {
  const Folder folder;
  const auto junk = folder.write("junk.db", "This is no database, but long enough to be looked at as one by SQLite.\n");
  const auto nowhere = (folder.path() / "nowhere/x.db").string();
  expect_refused({{{"--database", junk}, 5, {junk, "--database"}},
                  {{"--database", nowhere}, 5, {"does not exist", "--database"}},
                  {{"--database", folder.path().string()}, 5, {"Is a directory", "--database"}},
                  {{"--database", "postgresql://nobody@127.0.0.1:1/x"}, 5, {"127.0.0.1", "--database"}}});
}

TEST(Start, is_refused_where_a_setting_does_not_do) {
  const Folder folder;
  const auto place = (folder.path() / "fresh.db").string();
  const std::string anywhere = "127.0.0.1:0";
  expect_refused(
      {{{"--database", place, "--listen", "nohost:80"}, 2, {"--listen"}},
       {{"--database", place, "--listen", "eighty"}, 2, {"--listen"}},
       {{"--database", place, "--public-url", "sluice"}, 2, {"--public-url"}},
       {{"--database", place, "--trusted-proxy", "10.0.0.0/99"}, 2, {"--trusted-proxy"}},
       {{"--database", place, "--zone", "Europe/Berln"}, 2, {"--zone"}},
       {{"--database", place, "--listen", anywhere, "--tls-key", "/nowhere"}, 2, {"--tls-certificate"}},
       {{"--database", place, "--listen", anywhere, "--tls-key", "/nowhere", "--tls-certificate", "/nowhere"},
        2,
        {"--tls-certificate"}}});
}

}  // namespace
}  // namespace sluice::cli
