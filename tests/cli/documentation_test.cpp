// docs/command-line.md: every line that starts with "$ sluice" is run, in order, on the worked example.
#include <gtest/gtest.h>

#include <fstream>

#include "cli/served.h"
#include "cli/terminal.h"

namespace sluice::cli {
namespace {

/// The words of a command line, with "…" around those that have blanks.
std::vector<std::string> words_of_line(const std::string& line) {
  std::vector<std::string> words;
  bool quoted = false;
  bool open = false;
  for (const char c : line) {
    if (c == '"') {
      quoted = !quoted;
    } else if (c == ' ' && !quoted) {
      open = false;
      continue;
    } else {
      if (!open) words.emplace_back();
      words.back() += c;
    }
    if (c == '"' && !open) words.emplace_back();
    open = true;
  }
  return words;
}

TEST(CommandLineManual, has_examples_that_work) {
  const Folder folder;
  const auto place = (folder.path() / "example.db").string();
  Terminal terminal;
  terminal.done({"seed", "--database", place, "--zone", "Europe/Berlin"});
  const Served server{{"--database", place, "--demo", "--zone", "Europe/Berlin"}};
  terminal.set("SLUICE_URL", server.url());
  std::filesystem::current_path(SLUICE_SOURCE_DIR);
  std::ifstream manual{"docs/command-line.md"};
  std::size_t count = 0;
  const std::string prompt = "$ sluice ";
  for (std::string line; std::getline(manual, line);) {
    if (!line.starts_with(prompt)) continue;
    EXPECT_FALSE(terminal.done(words_of_line(line.substr(prompt.size()))).empty()) << line;
    ++count;
  }
  EXPECT_GT(count, 20U);
}

}  // namespace
}  // namespace sluice::cli
