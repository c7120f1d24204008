// docs/command-line.md: every line that starts with "$ sluice" is run, in order, on the worked example. docs/first-process.md
// is followed, too, and what it says is printed is printed.
#include <gtest/gtest.h>

#include <fstream>

#include "cli/served.h"
#include "cli/terminal.h"
#include "definition/first_process.h"

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

const std::string prompt = "sluice ";

class Manual : public testing::Test {
 protected:
  Manual() {
    Terminal{}.done({"seed", "--database", place_, "--zone", "Europe/Berlin"});
    server_ =
        std::make_unique<Served>(std::vector<std::string>{"--database", place_, "--demo", "--zone", "Europe/Berlin"});
    terminal_.set("SLUICE_URL", server_->url());
  }
  ~Manual() override { std::filesystem::current_path(SLUICE_SOURCE_DIR); }

  Folder folder_;
  std::string place_ = (folder_.path() / "example.db").string();
  std::unique_ptr<Served> server_;
  Terminal terminal_;
};

TEST_F(Manual, of_the_command_line_has_examples_that_work) {
  std::filesystem::current_path(SLUICE_SOURCE_DIR);
  std::ifstream manual{"docs/command-line.md"};
  std::size_t count = 0;
  for (std::string line; std::getline(manual, line);) {
    if (!line.starts_with("$ " + prompt)) continue;
    EXPECT_FALSE(terminal_.done(words_of_line(line.substr(2 + prompt.size()))).empty()) << line;
    ++count;
  }
  EXPECT_GT(count, 20U);
}

TEST_F(Manual, of_the_first_process_leads_to_a_change) {
  std::filesystem::current_path(folder_.path());
  const definition::FirstProcessPage page;
  EXPECT_GT(page.commands().size(), 10U);
  for (const auto& command : page.commands()) {
    ASSERT_TRUE(command.line.starts_with(prompt)) << command.line;
    (void)folder_.write("workplace-software.yaml", command.file);
    const auto ran = terminal_.run(words_of_line(command.line.substr(prompt.size())));
    if (command.expected.empty()) EXPECT_EQ(ran.exit, 0) << command.line << "\n" << ran.out << ran.err;
    else EXPECT_EQ(ran.out + ran.err, command.expected) << command.line;
  }
}

}  // namespace
}  // namespace sluice::cli
