// What a process asks in a form of its own, answered on the command line.
#include <gtest/gtest.h>

#include "cli/client/reading.h"
#include "cli/served.h"
#include "cli/terminal.h"

namespace sluice::cli {
namespace {

const std::string with_a_form = R"(key: database-change
name: Database change
type: normal
form:
  - key: largest_effect
    name: Largest effect
    type: choice
    required: true
    choices: [{key: none, name: Nobody notices}, {key: down, name: Not available}]
  - key: downtime_minutes
    name: Minutes of downtime
    type: number
    most: 240
    default: 30
    when: {field: largest_effect, operator: is, value: down}
  - {key: why, name: Why so long, type: text}
  - {key: touches, name: What it touches, type: multi_choice, choices: [schema, engine, rows]}
  - {key: rehearsed, name: Rehearsed, type: yes_no}
  - {key: rehearsed_on, name: Rehearsed on, type: date}
  - {key: watcher, name: Who watches, type: user}
  - {key: standby, name: Standby, type: service}
stages:
  - {key: draft, name: Draft, phase: draft, advance: manual}
  - {key: verification, name: Verification, phase: verification, gates: [outcome_declared]}
)";

bool holds(const std::string& text, const std::string& part) {
  EXPECT_NE(text.find(part), std::string::npos) << part << "\nin\n" << text;
  return text.find(part) != std::string::npos;
}

class Answers : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder_ = std::make_unique<Folder>();
    const auto place = (folder_->path() / "example.db").string();
    Terminal{}.done({"seed", "--database", place, "--zone", "Europe/Berlin"});
    server_ =
        std::make_unique<Served>(std::vector<std::string>{"--database", place, "--demo", "--zone", "Europe/Berlin"});
    Terminal desk;
    desk.set("SLUICE_URL", server_->url());
    desk.done({"sign-in", "ruth.steiner", "--demo"});
    desk.done({"process", "publish", desk.home().write("form.yaml", with_a_form)});
  }
  static void TearDownTestSuite() {
    server_.reset();
    folder_.reset();
  }
  void SetUp() override {
    desk_.set("SLUICE_URL", server_->url());
    desk_.done({"sign-in", "ruth.steiner", "--demo"});
  }

  /// Asks for a change by that process, with these answers.
  [[nodiscard]] std::vector<std::string> asking(const std::vector<std::string>& answers) const {
    std::vector<std::string> words{"change", "new", "--process", "database-change", "--title", "Bigger pages"};
    for (const auto& one : answers) words.insert(words.end(), {"--answer", one});
    return words;
  }
  [[nodiscard]] Json answer(const Json& change, const std::string& key) const {
    for (const auto& field : list_at(change, "form"))
      if (text_at(field, "key") == key) return at(field, "answer");
    return nullptr;
  }

  Terminal desk_;

 private:
  static std::unique_ptr<Folder> folder_;
  static std::unique_ptr<Served> server_;
};
std::unique_ptr<Folder> Answers::folder_;
std::unique_ptr<Served> Answers::server_;

TEST_F(Answers, are_given_by_the_types_of_the_form) {
  const auto why = desk_.home().write("why.md", "The index\nis built anew.\n");
  const auto change =
      desk_.json(asking({"largest_effect=down", "downtime_minutes=45.5", "why=@" + why, "touches=schema, rows",
                         "rehearsed=no", "rehearsed_on=2027-01-30", "watcher=tomas.weber", "standby=billing-db"}));
  EXPECT_EQ(answer(change, "largest_effect"), Json("down"));
  EXPECT_EQ(answer(change, "downtime_minutes").to_number<double>(), 45.5);
  EXPECT_EQ(answer(change, "why"), Json("The index\nis built anew."));
  EXPECT_EQ(answer(change, "touches"), Json(boost::json::array{"schema", "rows"}));
  EXPECT_EQ(answer(change, "rehearsed"), Json(false));
  EXPECT_EQ(answer(change, "rehearsed_on"), Json("2027-01-30"));
  EXPECT_EQ(answer(change, "watcher"), Json("tomas.weber"));
  EXPECT_EQ(answer(change, "standby"), Json("billing-db"));

  const auto shown = desk_.done({"change", "show", text_at(change, "id")});
  holds(shown, "\nDatabase change\n");
  holds(shown, "Not available");
  holds(shown, "Tomas Weber");
  holds(shown, "  Why so long\n    The index\n    is built anew.\n");
}

TEST_F(Answers, are_altered_and_taken_away_again) {
  const auto id = text_at(desk_.json(asking({"largest_effect=down", "touches=engine"})), "id");
  desk_.done({"change", "edit", id, "--field", "downtime_minutes=90", "--clear-field", "touches"});
  auto change = desk_.json({"change", "show", id});
  EXPECT_EQ(answer(change, "downtime_minutes").to_number<double>(), 90.0);
  EXPECT_TRUE(answer(change, "touches").is_null());
  EXPECT_EQ(answer(change, "largest_effect"), Json("down")) << "what was not named stays";
  desk_.done({"change", "edit", id, "--answer", "largest_effect="});
  change = desk_.json({"change", "show", id});
  EXPECT_TRUE(answer(change, "largest_effect").is_null());
  holds(desk_.done({"change", "show", id}), "not answered");
}

TEST_F(Answers, are_asked_for_in_a_preview_as_far_as_they_apply) {
  auto words = asking({});
  words.emplace_back("--preview");
  const auto before = desk_.done(words);
  holds(before, "largest_effect");
  holds(before, "needed");
  EXPECT_EQ(before.find("downtime_minutes"), std::string::npos) << before;
  words.insert(words.end(), {"--answer", "largest_effect=down"});
  holds(desk_.done(words), "downtime_minutes");
}

TEST_F(Answers, that_do_not_do_are_refused_with_what_would) {
  const std::vector<std::pair<std::string, std::string>> wrong{
      {"largest_effekt=down", "did you mean largest_effect?"},
      {"largest_effect=dwn", "did you mean down?"},
      {"touches=schema,tables", "It is one of: schema, engine, rows."},
      {"downtime_minutes=long", "write a number"},
      {"rehearsed=perhaps", "write yes or no"},
      {"rehearsed", "write KEY=ANSWER"},
  };
  for (const auto& [given, said] : wrong) {
    const auto refused = desk_.run(asking({given}));
    EXPECT_EQ(refused.exit, 2) << given;
    holds(refused.err, said);
  }
  const auto too_long = desk_.run(asking({"largest_effect=down", "downtime_minutes=300"}));
  EXPECT_NE(too_long.exit, 0);
  holds(too_long.err, "At most 240 is possible.");
  const auto none = desk_.run({"change", "new", "--process", "no-such", "--title", "x", "--answer", "a=b"});
  EXPECT_EQ(none.exit, 2);
}

}  // namespace
}  // namespace sluice::cli
