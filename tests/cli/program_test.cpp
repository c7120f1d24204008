// The program's manners: help, wrong use, exit codes, files, what needs no server.
#include <gtest/gtest.h>

#include <CLI/CLI.hpp>
#include <filesystem>
#include <sstream>

#include "cli/client/table.h"
#include "cli/program.h"
#include "cli/terminal.h"

namespace sluice::cli {
namespace {

TEST(Program, helps_and_says_its_version) {
  const Terminal terminal;
  EXPECT_NE(terminal.done({"--help"}).find("sluice serve"), std::string::npos);
  EXPECT_NE(terminal.done({"change", "advance", "--help"}).find("Example"), std::string::npos);
  EXPECT_EQ(terminal.done({"version"}), terminal.done({"--version"}));
}

/// Every command, innermost ones only, as the words that call it.
void collect(const CLI::App& app, const std::vector<std::string>& words, std::vector<std::vector<std::string>>& all) {
  const auto commands = app.get_subcommands([](const CLI::App*) { return true; });
  if (commands.empty()) all.push_back(words);
  for (const auto* command : commands) {
    auto longer = words;
    longer.push_back(command->get_name());
    collect(*command, longer, all);
  }
}

TEST(Program, explains_every_command_and_option) {
  const Terminal terminal;
  std::istringstream in;
  std::ostringstream out;
  Io io{in, out, out, [](const std::string&) { return std::optional<std::string>{}; }};
  CLI::App app;
  add_commands(app, io);
  std::vector<std::vector<std::string>> all;
  collect(app, {}, all);
  EXPECT_GT(all.size(), 40U);
  for (auto words : all) {
    words.emplace_back("--help");
    const auto help = terminal.done(words);
    EXPECT_GT(help.size(), 60U) << words.front();
  }
}

TEST(Program, ends_with_2_for_wrong_use_and_says_where_help_is) {
  const Terminal terminal;
  for (const std::vector<std::string>& wrong : {std::vector<std::string>{},
                                                {"chang"},
                                                {"change"},
                                                {"change", "hold", "CHG-1"},
                                                {"change", "show"},
                                                {"task", "tick", "TSK-1", "one"}}) {
    const auto ran = terminal.run(wrong);
    EXPECT_EQ(ran.exit, 2);
    EXPECT_NE(ran.err.find("--help"), std::string::npos) << ran.err;
  }
  EXPECT_NE(terminal.run({"change", "hold", "CHG-1"}).err.find("sluice change hold --help"), std::string::npos);
}

TEST(Program, helps_by_the_whole_name_of_the_command) {
  const auto help = Terminal{}.done({"change", "list", "--help"});
  EXPECT_NE(help.find("Usage: sluice change list"), std::string::npos) << help;
  EXPECT_EQ(help.find("\n\n\n"), std::string::npos) << help;
}

TEST(Program, fits_its_help_into_a_terminal_of_80_columns) {
  Terminal terminal;
  terminal.be_wide(80);
  for (const auto& words : {std::vector<std::string>{"--help"}, {"change", "list", "--help"}, {"serve", "--help"}}) {
    std::istringstream lines{terminal.done(words)};
    for (std::string line; std::getline(lines, line);)
      EXPECT_TRUE(shown_width(line) <= 80U || line.starts_with("  sluice ")) << line;
  }
}

TEST(Program, says_what_was_meant_by_a_misspelt_word) {
  const Terminal terminal;
  EXPECT_NE(terminal.run({"chnage", "list"}).err.find("no command chnage; did you mean change?"), std::string::npos);
  EXPECT_NE(terminal.run({"change", "lst"}).err.find("sluice change has no command lst; did you mean list?"),
            std::string::npos);
  EXPECT_NE(terminal.run({"change", "list", "--ownr", "me"}).err.find("no option --ownr; did you mean --owner?"),
            std::string::npos);
}

TEST(Program, ends_with_2_for_what_is_no_number_of_a_change_or_task) {
  const Terminal terminal;
  for (const auto& words : {std::vector<std::string>{"change", "show", "foo"}, {"task", "show", "CHG-1"}}) {
    const auto ran = terminal.run(words);
    EXPECT_EQ(ran.exit, 2);
    EXPECT_NE(ran.err.find("such as"), std::string::npos) << ran.err;
  }
}

TEST(Program, ends_with_2_for_what_is_no_address_of_a_server) {
  Terminal terminal;
  terminal.set("SLUICE_URL", "ftp://sluice.example");
  const auto ran = terminal.run({"whoami"});
  EXPECT_EQ(ran.exit, 2);
  EXPECT_NE(ran.err.find("SLUICE_URL"), std::string::npos);
}

TEST(Program, ends_with_5_where_no_server_is) {
  Terminal terminal;
  terminal.set("SLUICE_URL", "http://127.0.0.1:1");
  const auto ran = terminal.run({"change", "list"});
  EXPECT_EQ(ran.exit, 5);
  EXPECT_NE(ran.err.find("http://127.0.0.1:1"), std::string::npos);
}

TEST(Program, ends_with_2_for_a_text_file_that_is_not_there) {
  const Terminal terminal;
  const auto ran = terminal.run({"change", "comment", "CHG-1", "@/nowhere/text.md"});
  EXPECT_EQ(ran.exit, 2);
  EXPECT_NE(ran.err.find("/nowhere/text.md"), std::string::npos);
}

TEST(ProcessCheck, passes_the_shipped_processes) {
  const Terminal terminal;
  std::vector<std::string> check{"process", "check"};
  for (const auto& file : std::filesystem::directory_iterator{SLUICE_SOURCE_DIR "/processes"})
    check.push_back(file.path().string());
  EXPECT_EQ(check.size(), 2U + 9U);
  const auto out = terminal.done(check);
  for (const auto* key : {"normal", "standard", "emergency", "hotfix", "incident-response"})
    EXPECT_NE(out.find(std::string{key} + " can run"), std::string::npos) << key;
  EXPECT_NE(out.find("It asks groups, which have to be there: cab, security, support, testers."), std::string::npos)
      << out;
}

TEST(ProcessCheck, tells_each_mistake_with_place_and_remedy) {
  const Terminal terminal;
  const auto file = terminal.home().write("wrong.yaml",
                                          "key: wrong\nname: Wrong\ntype: normal\nsumary: It has a slip\nstages:\n"
                                          "  - key: draft\n    name: Draft\n    phase: draft\n    advance: manual\n"
                                          "    gates:\n      - approved: nobody\n");
  const auto ran = terminal.run({"process", "check", file});
  EXPECT_EQ(ran.exit, 1);
  EXPECT_NE(ran.out.find(file + ":4:1: "), std::string::npos) << ran.out;
  EXPECT_NE(ran.out.find("summary"), std::string::npos) << ran.out;
  EXPECT_NE(ran.err.find("mistake"), std::string::npos);
  EXPECT_EQ(terminal.run({"process", "check", "/nowhere.yaml"}).exit, 2);
  EXPECT_NE(terminal.run({"process", "check", "/"}).err.find("is a folder"), std::string::npos);
}

TEST(ProcessCheck, tells_the_same_as_json) {
  const Terminal terminal;
  const auto ran =
      terminal.run({"process", "check", "--json", "-"}, "key: wrong\nname: Wrong\ntype: normal\nstages: 5\n");
  EXPECT_EQ(ran.exit, 1);
  EXPECT_EQ(ran.err, "");
  const auto found = parse_json(ran.out);
  ASSERT_TRUE(found.has_value()) << ran.out;
  EXPECT_EQ(found->at_pointer("/files/0/file").as_string(), "-");
  EXPECT_EQ(found->at_pointer("/files/0/mistakes/0/line").as_int64(), 4);
  EXPECT_FALSE(found->at_pointer("/files/0/mistakes/0/remedy").as_string().empty());
  const auto good = terminal.json({"process", "check", SLUICE_SOURCE_DIR "/processes/normal.yaml"});
  EXPECT_EQ(good.at_pointer("/files/0/key").as_string(), "normal");
  EXPECT_EQ(good.at_pointer("/files/0/groups/0").as_string(), "cab");
}

TEST(Audit, knows_which_changes_are_there) {
  const Terminal terminal;
  const auto place = (terminal.home().path() / "empty.db").string();
  terminal.done({"init", "--database", place});
  EXPECT_NE(terminal.done({"audit", "verify", "--database", place}).find("chain intact"), std::string::npos);
  EXPECT_EQ(terminal.run({"audit", "verify", "--database", place, "CHG-9"}).exit, 4);
  EXPECT_EQ(terminal.run({"audit", "verify", "--database", place, "CHG-x"}).exit, 2);
}

TEST(OpenApi, is_printed_without_a_server) {
  const Terminal terminal;
  const auto document = parse_json(terminal.done({"openapi"}));
  ASSERT_TRUE(document.has_value());
  EXPECT_TRUE(document->at_pointer("/paths").as_object().size() > 40);
}

}  // namespace
}  // namespace sluice::cli
