// The life of a process on the command line: import, try, compare, publish, export, and moving a change along.
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "cli/client/reading.h"
#include "cli/served.h"
#include "cli/terminal.h"

namespace sluice::cli {
namespace {

const std::string tiny = R"(key: tiny   # kept as it is
name: Tiny change
type: normal
stages:
  - {key: draft, name: Draft, phase: draft, advance: manual}
  - key: build
    name: Build
    phase: build
    tasks:
      - {key: build, title: Build it, assignee: owner, due: +2wd}
    gates: [tasks_done]

  - {key: verification, name: Verification, phase: verification, gates: [outcome_declared]}


)";

class ProcessLife : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder_ = std::make_unique<Folder>();
    const auto place = (folder_->path() / "example.db").string();
    Terminal{}.done({"seed", "--database", place, "--zone", "Europe/Berlin"});
    server_ =
        std::make_unique<Served>(std::vector<std::string>{"--database", place, "--demo", "--zone", "Europe/Berlin"});
  }
  static void TearDownTestSuite() {
    server_.reset();
    folder_.reset();
  }
  void SetUp() override {
    desk_.set("SLUICE_URL", server_->url());
    desk_.done({"sign-in", "ruth.steiner", "--demo"});
  }

  [[nodiscard]] std::string file(const std::string& text) const { return desk_.home().write("tiny.yaml", text); }
  /// A key of its own for each test, as they share a server.
  static std::string named(const std::string& key) {
    auto text = tiny;
    return text.replace(text.find("tiny"), 4, key);
  }

  Terminal desk_;

 private:
  static std::unique_ptr<Folder> folder_;
  static std::unique_ptr<Served> server_;
};
std::unique_ptr<Folder> ProcessLife::folder_;
std::unique_ptr<Served> ProcessLife::server_;

bool document_holds(const std::string& text, const std::string& part) {
  EXPECT_NE(text.find(part), std::string::npos) << part << "\nin\n" << text;
  return text.find(part) != std::string::npos;
}

TEST_F(ProcessLife, goes_from_a_file_to_a_draft_to_a_version_and_back_byte_for_byte) {
  const auto text = named("there-and-back");
  document_holds(desk_.done({"process", "import", file(text)}), "the draft of there-and-back, without mistakes");
  EXPECT_EQ(desk_.done({"process", "drafts", "there-and-back", "--yaml"}), text);
  document_holds(desk_.done({"process", "drafts"}), "Ruth Steiner");
  const auto again = desk_.run({"process", "import", file(text)});
  EXPECT_EQ(again.exit, 1);
  document_holds(again.err, "Ruth Steiner saved a draft before, which this would replace");
  document_holds(again.err, "sluice process import --replace");
  desk_.done({"process", "import", "--replace", file(text)});
  document_holds(desk_.done({"process", "publish", "--draft", "there-and-back", "--note", "To begin with"}),
                 "Published: there-and-back, version 1.");
  EXPECT_EQ(desk_.done({"process", "export", "there-and-back"}), text);
  const auto copy = (desk_.home().path() / "copy.yaml").string();
  desk_.done({"process", "export", "there-and-back", "-o", copy});
  std::ostringstream written;
  written << std::ifstream{copy, std::ios::binary}.rdbuf();
  EXPECT_EQ(written.str(), text);
  EXPECT_EQ(number_at(desk_.json({"process", "publish", copy}), "version"), 1) << "the same text is no new version";
  document_holds(desk_.done({"process", "publish", copy}), "nothing differs from version 1; no new version.");
  document_holds(desk_.done({"process", "diff", copy}), "Nothing differs.");
  document_holds(desk_.done({"process", "versions", "there-and-back"}), "To begin with");
}

TEST_F(ProcessLife, keeps_a_draft_with_mistakes_and_discards_it) {
  const auto broken = "key: half-done\n";
  document_holds(desk_.done({"process", "import", file(broken)}), "the draft of half-done, with 1 mistake");
  document_holds(desk_.done({"process", "drafts", "half-done"}), "line 1");
  EXPECT_EQ(desk_.run({"process", "publish", "--draft", "half-done"}).exit, 2);
  desk_.done({"process", "discard", "half-done"});
  EXPECT_EQ(desk_.run({"process", "drafts", "half-done"}).exit, 4);
  EXPECT_EQ(desk_.run({"process", "import", file("key: [")}).exit, 1) << "its key is not to be seen";
  desk_.done({"process", "import", "--key", "hidden-key", file("key: [")});
  desk_.done({"process", "discard", "hidden-key"});
}

TEST_F(ProcessLife, says_what_differs) {
  const auto first = named("differing");
  desk_.done({"process", "publish", file(first)});
  auto second = first;
  second.replace(second.find("+2wd"), 4, "+3wd");
  const auto changed = file(second);
  const auto sentence =
      "due from “2 working days after the stage is entered” to “3 working days after the stage is "
      "entered”.";
  document_holds(desk_.done({"process", "diff", changed}), sentence);
  desk_.done({"process", "import", changed});
  document_holds(desk_.done({"process", "diff", "differing", "--draft"}), sentence);
  desk_.done({"process", "publish", "--draft", "differing"});
  document_holds(desk_.done({"process", "diff", "differing"}), sentence);
  EXPECT_EQ(list_at(desk_.json({"process", "diff", "differing", "--from", "2", "--to", "1"}), "differences").size(),
            1U);
  document_holds(desk_.done({"process", "diff", changed}), "Nothing differs");
}

TEST_F(ProcessLife, tries_a_file_without_a_server_and_a_process_with_its_people) {
  Terminal alone;
  const auto said = alone.done({"process", "try", file(tiny), "--begin", "2027-01-11T09:00"});
  document_holds(said, "Build (build)");
  document_holds(said, "The requester");
  document_holds(said, "It comes to its end: successful.");
  EXPECT_TRUE(flag_at(alone.json({"process", "try", file(tiny)}), "closed"));
  document_holds(alone.done({"process", "try", file(tiny), "--failing", "build", "--story"}), "failed");
  const auto mistyped = alone.run({"process", "try", file(tiny), "--failing", "biuld"});
  EXPECT_EQ(mistyped.exit, 2);
  EXPECT_NE(mistyped.err.find("failing: the process has no task biuld; did you mean build?"), std::string::npos)
      << mistyped.err;
  EXPECT_EQ(alone.run({"process", "try", file("key: x")}).exit, 1);
  document_holds(desk_.done({"process", "try", "normal", "--present"}), "Dana Kowalski");
  for (const auto* shipped : {"normal", "standard", "emergency", "hotfix", "incident-response", "disaster-recovery",
                              "business-continuity", "root-cause-analysis", "cancelled-change"})
    EXPECT_TRUE(flag_at(desk_.json({"process", "try", shipped}), "closed")) << shipped;
}

TEST_F(ProcessLife, checks_a_file_whose_lines_end_as_on_windows) {
  std::string text;
  for (const char c : named("windows")) text += c == '\n' ? std::string{"\r\n"} : std::string{c};
  document_holds(Terminal{}.done({"process", "check", file(text)}), "windows can run");
}

TEST_F(ProcessLife, tells_what_a_trial_waits_for_in_the_order_in_which_it_comes) {
  auto text = named("in-order");
  const std::string draft = "phase: draft, advance: manual";
  text.replace(text.find(draft), draft.size(), draft + ", advance_title: Submit, gates: [{fields: [reason, impact]}]");
  const auto said = desk_.done({"process", "try", file(text)});
  ASSERT_NE(said.find("can press Submit"), std::string::npos) << said;
  EXPECT_LT(said.find("To be filled in: Reason, Impact."), said.find("can press Submit")) << said;
}

TEST_F(ProcessLife, moves_a_change_along) {
  const auto first = named("moving");
  desk_.done({"process", "publish", file(first)});
  const auto change = text_at(desk_.json({"change", "new", "--process", "moving", "--title", "Bigger disks"}), "id");
  desk_.done({"change", "advance", change});
  auto second = first;
  second.replace(second.find("Build it"), 8, "Make it!");
  desk_.done({"process", "publish", file(second), "--note", "Said better"});
  const auto preview = desk_.done({"change", "move-version", change, "--preview"});
  document_holds(preview, "Nothing was altered. From version 1 to version 2");
  document_holds(preview, "title from “Build it” to “Make it!”");
  const auto older = desk_.json({"change", "list", "--process", "moving", "--process-version", "older"});
  EXPECT_EQ(list_at(older, "items").size(), 1U);
  document_holds(desk_.done({"change", "move-version", change, "--reason", "Said better"}), "It goes on by version 2.");
  EXPECT_EQ(desk_.run({"change", "move-version", change}).exit, 2) << "there is no newer one";
}

}  // namespace
}  // namespace sluice::cli
