#include "change_story.h"

namespace sluice::testing_world {
namespace {

Decide approve(const char* key = "cab") { return {key, Decision::approve, "", ""}; }

FieldsPatch new_title(const char* title) {
  FieldsPatch patch;
  patch.title = Patch<Written>::set({title});
  return patch;
}

Story asking(Quorum quorum, std::vector<Who> approvers = {{WhoKind::group, "cab"}}) {
  Process process = small_process();
  process.stages[1].approvals[0].quorum = quorum;
  process.stages[1].approvals[0].approvers = std::move(approvers);
  return Story{std::move(process)};
}

TEST(Approval, is_not_for_those_who_are_not_asked) {
  Story story;
  story.submitted();
  const auto refused = story.when(approve(), story.priya);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().why, Refused::not_permitted);
  EXPECT_EQ(refused.error().detail,
            "Priya Nair is not an approver of CHG-1042 (cab: Dana Kowalski, Lee Okafor and Mei Tanaka).");
}

TEST(Approval, counts_each_person_once) {
  Story story;
  story.submitted().given(approve(), story.dana);
  EXPECT_EQ(story.when(approve(), story.dana).error().why, Refused::out_of_turn);
}

TEST(Approval, rejection_needs_a_comment_and_sends_back) {
  Story story;
  story.submitted();
  EXPECT_EQ(story.when(Decide{"cab", Decision::reject, " ", ""}, story.mei).error().errors.at(0).pointer, "/comment");
  story.given(Decide{"cab", Decision::reject, "no way back", ""}, story.mei);
  EXPECT_EQ(story.change.stage(), "draft");
}

TEST(Approval, one_rejection_of_two_does_not_reject) {
  Process process = small_process();
  process.stages[1].approvals[0].rejections = 2;
  Story story{process};
  story.submitted()
      .given(Decide{"cab", Decision::reject, "no", ""}, story.mei)
      .given(approve(), story.dana)
      .given(approve(), story.lee);
  EXPECT_EQ(story.change.stage(), "build");
}

TEST(Approval, of_all_leaves_out_who_abstains_but_not_everybody) {
  auto story = asking({QuorumKind::all, 1});
  story.submitted()
      .given(Decide{"cab", Decision::abstain, "", ""}, story.dana)
      .given(Decide{"cab", Decision::abstain, "", ""}, story.lee);
  EXPECT_EQ(story.change.stage(), "authorization");
  story.given(Decide{"cab", Decision::abstain, "", ""}, story.mei);
  EXPECT_EQ(story.change.stage(), "authorization") << "nobody approved";
  EXPECT_NE(story.waits().at(0).detail.find("must approve"), std::string::npos);
}

TEST(Approval, of_an_empty_group_waits_and_says_why) {
  auto story = asking({QuorumKind::any, 1}, {{WhoKind::group, "nobody-here"}});
  story.submitted();
  const auto unmet = story.waits();
  ASSERT_EQ(unmet.size(), 1U);
  EXPECT_TRUE(unmet[0].people.empty());
  EXPECT_NE(unmet[0].detail.find("nobody-here"), std::string::npos);
}

TEST(Approval, by_one_owner_of_each_service_needs_each) {
  auto story = asking({QuorumKind::one_of_each, 1}, {{WhoKind::owners, ""}});
  const ServiceId portal = story.world.service("portal", {story.mei});
  story.drafted();
  FieldsPatch both;
  both.services = Patch<std::vector<ServiceId>>::set({story.billing, portal});
  story.given(EditChange{both}, story.priya).given(AdvanceChange{}, story.priya).given(approve(), story.dana);
  EXPECT_EQ(story.change.stage(), "authorization");
  story.given(approve(), story.mei);
  EXPECT_EQ(story.change.stage(), "build");
}

TEST(Approval, of_somebody_who_left_the_group_does_not_count) {
  Story story;
  story.submitted().given(approve(), story.dana);
  story.world.disable(story.dana);
  story.given(approve(), story.lee);
  EXPECT_EQ(story.change.stage(), "authorization");
  story.given(approve(), story.mei);
  EXPECT_EQ(story.change.stage(), "build");
}

TEST(Edit, of_a_covered_field_withdraws_what_was_decided) {
  Story story;
  story.submitted().given(approve(), story.dana);
  const auto events = story.when(EditChange{new_title("Something else")}, story.priya);
  ASSERT_TRUE(events);
  ASSERT_TRUE(has<ApprovalWithdrawn>(*events));
  const auto unmet = story.waits();
  EXPECT_EQ(unmet.at(0).have, 0);
  EXPECT_EQ(unmet.at(0).people, (std::vector{story.dana, story.lee, story.mei}));
}

TEST(Edit, of_other_fields_and_of_nothing_leaves_approvals) {
  Story story;
  story.submitted().given(approve(), story.dana);
  FieldsPatch tags;
  tags.tags = Patch<std::vector<std::string>>::set({"database"});
  EXPECT_FALSE(has<ApprovalWithdrawn>(*story.when(EditChange{tags}, story.priya)));
  EXPECT_TRUE(story.when(EditChange{new_title(story.change.fields.title.text.c_str())}, story.priya)->empty());
}

TEST(Edit, after_the_stage_asks_again_and_nothing_moves_until_granted) {
  Story story;
  story.authorized().given(EditChange{new_title("Another title")}, story.priya);
  EXPECT_EQ(story.change.stage(), "build");
  story.given(FinishTask{story.task("build"), ""}, story.priya).given(FinishTask{story.task("peer"), ""}, story.priya);
  EXPECT_EQ(story.change.stage(), "build") << "cab stands open";
  story.given(approve(), story.mei).given(approve(), story.dana);
  EXPECT_EQ(story.change.stage(), "deployment");
}

TEST(Decision, on_an_older_text_is_refused) {
  Story story;
  story.submitted();
  const auto seen = find_approval(story.change, "cab")->digest;
  story.given(EditChange{new_title("Another title")}, story.priya);
  EXPECT_EQ(story.when(Decide{"cab", Decision::approve, "", seen}, story.dana).error().why, Refused::out_of_turn);
}

TEST(Decision, can_be_withdrawn_and_made_again) {
  Story story;
  story.submitted()
      .given(approve(), story.dana)
      .given(WithdrawDecision{"cab", "second thoughts"}, story.dana)
      .given(approve(), story.lee);
  EXPECT_EQ(story.change.stage(), "authorization");
  story.given(approve(), story.dana);
  EXPECT_EQ(story.change.stage(), "build");
}

TEST(Decision, withdrawn_after_its_stage_was_left_keeps_the_change_from_going_on) {
  Story story;
  story.authorized().given(WithdrawDecision{"cab", "The bank says no"}, story.dana);
  EXPECT_EQ(find_approval(story.change, "cab")->state, ApprovalState::asked);
  EXPECT_EQ(story.change.stage(), "build") << "it stays where it is";
  EXPECT_THAT(story.waits(), Contains(testing::Field(&Unmet::gate, "approved")));
}

TEST(Decision, records_who_was_entitled) {
  Story story;
  story.submitted().given(approve(), story.dana);
  const auto& decided = std::get<Decided>(story.log.at(story.log.size() - 1));
  EXPECT_EQ(decided.entitled, (std::vector{story.dana, story.lee, story.mei}));
}

}  // namespace
}  // namespace sluice::testing_world
