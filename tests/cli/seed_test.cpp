// The worked example: it is made without a refusal, is believable, and audits clean.
#include <gtest/gtest.h>

#include <set>

#include "cli/client/reading.h"
#include "cli/served.h"
#include "cli/terminal.h"
#include "store/support/test_database.h"

namespace sluice::cli {
namespace {

class Example : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder_ = std::make_unique<Folder>();
    place_ = (folder_->path() / "example.db").string();
    Terminal{}.done({"seed", "--database", place_, "--zone", "Europe/Berlin"});
    server_ =
        std::make_unique<Served>(std::vector<std::string>{"--database", place_, "--demo", "--zone", "Europe/Berlin"});
    ruth_ = std::make_unique<Terminal>();
    ruth_->set("SLUICE_URL", server_->url());
    ruth_->done({"sign-in", "ruth.steiner", "--demo"});
  }
  static void TearDownTestSuite() {
    ruth_.reset();
    server_.reset();
    folder_.reset();
  }

  static inline std::unique_ptr<Folder> folder_;
  static inline std::string place_;
  static inline std::unique_ptr<Served> server_;
  static inline std::unique_ptr<Terminal> ruth_;
};

TEST_F(Example, has_changes_in_every_phase_and_with_every_outcome) {
  const auto list = ruth_->json({"change", "list", "--limit", "200"});
  std::set<std::string> phases;
  std::set<std::string> outcomes;
  for (const auto& row : list_at(list, "items")) {
    phases.insert(text_at(row, "phase"));
    outcomes.insert(text_at(row, "outcome"));
  }
  EXPECT_GE(list_at(list, "items").size(), 24U);
  EXPECT_EQ(phases, (std::set<std::string>{"draft", "assessment", "authorization", "build", "release", "deployment",
                                           "verification", "review", "closed"}));
  EXPECT_EQ(outcomes, (std::set<std::string>{"", "successful", "successful_with_issues", "unsuccessful", "backed_out",
                                             "cancelled", "rejected"}));
}

TEST_F(Example, has_forty_services_and_somebody_in_every_group) {
  EXPECT_GE(list_at(ruth_->json({"service", "list"}), "items").size(), 40U);
  for (const auto& group : list_at(ruth_->json({"group", "list"}), "items"))
    EXPECT_FALSE(list_at(group, "members").empty()) << text_at(group, "key");
  for (const auto& process : list_at(ruth_->json({"process", "list"}), "items"))
    EXPECT_TRUE(list_at(process, "lacking").empty()) << boost::json::serialize(process);
}

TEST_F(Example, has_a_change_on_hold_and_one_that_is_restricted) {
  EXPECT_EQ(list_at(ruth_->json({"change", "list", "--state", "on_hold"}), "items").size(), 1U);
  Terminal mei;
  mei.set("SLUICE_URL", server_->url());
  mei.done({"sign-in", "mei.tanaka", "--demo"});
  Terminal bea;
  bea.set("SLUICE_URL", server_->url());
  bea.done({"sign-in", "bea.lindqvist", "--demo"});
  const std::vector<std::string> search{"change", "list", "letters"};
  EXPECT_GT(list_at(mei.json(search), "items").size(), list_at(bea.json(search), "items").size());
}

TEST_F(Example, has_two_changes_waiting_for_ruth) {
  EXPECT_EQ(list_at(ruth_->json({"change", "list", "--waiting-for", "me"}), "items").size(), 2U);
}

TEST_F(Example, has_a_board_whose_next_meeting_has_a_ranked_agenda) {
  const auto meeting = ruth_->json({"cab", "agenda", "MTG-1"});
  EXPECT_EQ(text_at(meeting, "state"), "planned");
  const auto& agenda = list_at(meeting, "agenda");
  ASSERT_GT(agenda.size(), 1U);
  EXPECT_GE(number_at(agenda.at(0), "points"), number_at(agenda.at(1), "points"));
  EXPECT_FALSE(list_at(agenda.at(0), "reasons").empty());
}

TEST_F(Example, is_made_in_an_empty_database_only) {
  const Folder folder;
  const auto place = (folder.path() / "small.db").string();
  const Terminal terminal;
  terminal.done({"init", "--database", place});
  Served server{{"--database", place}};
  Terminal first;
  first.set("SLUICE_URL", server.url());
  first.done({"first-administrator", "ann", "--code", server.code(), "--name", "Ann"}, "correct horse battery\n");
  EXPECT_EQ(server.stop(), 0);
  EXPECT_EQ(terminal.run({"seed", "--database", place}).exit, 1);
}

}  // namespace
}  // namespace sluice::cli
