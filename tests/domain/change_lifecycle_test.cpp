#include "change_story.h"

namespace sluice::testing_world {
namespace {

TEST(NewChange, starts_in_the_first_stage_with_its_requester_as_owner) {
  Story story;
  story.drafted();
  EXPECT_EQ(story.change.stage(), "draft");
  EXPECT_EQ(story.change.owner(), story.priya);
  EXPECT_EQ(story.change.id.value, 1042);
}

TEST(NewChange, is_refused_without_a_title_and_to_an_auditor) {
  Story story;
  const auto blank = story.when(CreateChange{"small", {}, false, {}}, story.priya);
  ASSERT_FALSE(blank);
  EXPECT_EQ(blank.error().errors.at(0).pointer, "/title");
  ChangeFields titled;
  titled.title = {"x"};
  EXPECT_EQ(story.when(CreateChange{"small", titled, false, {}}, story.audrey).error().why, Refused::not_permitted);
}

TEST(Submit, lists_every_field_that_is_missing) {
  Story story;
  ChangeFields fields;
  fields.title = {"x"};
  story.given(CreateChange{"small", fields, false, {}}, story.priya);
  const auto refused = story.when(AdvanceChange{}, story.priya);
  ASSERT_FALSE(refused);
  ASSERT_EQ(refused.error().unmet.size(), 1U);
  EXPECT_EQ(refused.error().unmet[0].key, "reason");
  EXPECT_EQ(refused.error().detail, "CHG-1042 cannot leave Stage draft.");
}

TEST(Submit, needs_who_runs_the_change) {
  Story story;
  story.drafted();
  EXPECT_EQ(story.when(AdvanceChange{}, story.tomas).error().why, Refused::not_permitted);
}

TEST(Authorization, goes_on_by_itself_with_the_second_approval) {
  Story story;
  story.submitted().given(Decide{"cab", Decision::approve, "", ""}, story.dana);
  EXPECT_EQ(story.change.stage(), "authorization");
  const auto events = story.when(Decide{"cab", Decision::approve, "", ""}, story.lee);
  ASSERT_TRUE(events);
  EXPECT_TRUE(has<ApprovalGranted>(*events));
  EXPECT_EQ(story.change.stage(), "build");
  EXPECT_EQ(story.state_of("build"), TaskState::open);
  EXPECT_EQ(story.state_of("peer"), TaskState::blocked);
}

TEST(Change, goes_from_request_to_closed) {
  Story story;
  story.in_verification();
  EXPECT_EQ(story.waits().at(0).gate, "outcome_declared");
  story.given(DeclareOutcome{Outcome::successful, "", {}}, story.priya);
  EXPECT_TRUE(story.change.is_closed());
  EXPECT_EQ(story.change.outcome, Outcome::successful);
  EXPECT_TRUE(story.waits().empty());
}

TEST(Outcome, that_is_not_good_needs_a_comment_and_a_magnitude) {
  Story story;
  story.in_verification();
  EXPECT_EQ(
      story.when(DeclareOutcome{Outcome::unsuccessful, "", Magnitude{}}, story.priya).error().errors.at(0).pointer,
      "/comment");
  EXPECT_EQ(story.when(DeclareOutcome{Outcome::unsuccessful, "lag", {}}, story.priya).error().errors.at(0).pointer,
            "/magnitude");
  story.given(DeclareOutcome{Outcome::unsuccessful, "lag", Magnitude{UsersHindered::some, false, false}}, story.ruth);
  EXPECT_EQ(story.change.outcome, Outcome::unsuccessful);
}

TEST(Outcome, is_not_declared_before_verification) {
  Story story;
  story.authorized();
  EXPECT_EQ(story.when(DeclareOutcome{}, story.priya).error().why, Refused::out_of_turn);
}

TEST(Cancel, ends_the_change_with_its_tasks_and_questions) {
  Story story;
  story.authorized().given(CancelChange{"no longer needed"}, story.priya);
  EXPECT_TRUE(story.change.is_closed());
  EXPECT_EQ(story.change.outcome, Outcome::cancelled);
  EXPECT_TRUE(std::ranges::none_of(story.change.tasks, [](const Task& task) { return is_open(task.state); }));
  EXPECT_EQ(story.state_of("build"), TaskState::cancelled);
}

TEST(Cancel, is_refused_once_the_deployment_has_begun) {
  Story story;
  story.authorized()
      .given(FinishTask{story.task("build"), ""}, story.priya)
      .given(FinishTask{story.task("peer"), ""}, story.priya);
  EXPECT_EQ(story.change.phase, Phase::deployment);
  EXPECT_EQ(story.when(CancelChange{"too late"}, story.priya).error().why, Refused::out_of_turn);
}

TEST(Reject, is_a_change_managers_until_authorization_ends) {
  Story story;
  story.submitted();
  EXPECT_EQ(story.when(RejectChange{"no"}, story.priya).error().why, Refused::not_permitted);
  story.given(RejectChange{"no"}, story.ruth);
  EXPECT_EQ(story.change.outcome, Outcome::rejected);
}

TEST(Hold, stops_everything_and_resuming_catches_up) {
  Story story;
  story.submitted()
      .given(Decide{"cab", Decision::approve, "", ""}, story.dana)
      .given(HoldChange{"year end"}, story.priya);
  EXPECT_EQ(story.when(Decide{"cab", Decision::approve, "", ""}, story.lee).error().why, Refused::out_of_turn);
  EXPECT_EQ(story.waits().at(0).gate, "on_hold");
  story.given(ResumeChange{}, story.priya).given(Decide{"cab", Decision::approve, "", ""}, story.lee);
  EXPECT_EQ(story.change.stage(), "build");
}

TEST(Back, goes_only_along_named_edges_and_makes_everything_anew) {
  Story story;
  story.submitted().given(Decide{"cab", Decision::approve, "", ""}, story.dana);
  EXPECT_EQ(story.when(SendBack{"build", "x"}, story.ruth).error().why, Refused::out_of_turn);
  story.given(SendBack{"draft", "say more"}, story.ruth);
  EXPECT_EQ(story.change.stage(), "draft");
  story.given(AdvanceChange{}, story.priya);
  EXPECT_EQ(story.waits().at(0).have, 0) << "the decision of the first round does not count in the second";
}

TEST(ClosedChange, takes_comments_but_no_acts) {
  Story story;
  story.drafted().given(CancelChange{"x"}, story.priya).given(Comment{"for the record"}, story.lee);
  for (const ChangeCommand& command :
       {ChangeCommand{AdvanceChange{}}, ChangeCommand{HoldChange{"x"}}, ChangeCommand{CancelChange{"x"}}})
    EXPECT_EQ(story.when(command, story.priya).error().why, Refused::out_of_turn);
}

TEST(RestrictedChange, does_not_exist_for_those_without_a_part) {
  Story story;
  story.drafted().given(RestrictChange{true, {story.cab}}, story.priya);
  EXPECT_EQ(story.when(Comment{"hm"}, story.tomas).error().why, Refused::not_found);
  EXPECT_TRUE(story.when(Comment{"hm"}, story.lee)) << "a member of a group that sees it";
  EXPECT_TRUE(story.when(Comment{"hm"}, story.dana)) << "an owner of its service";
}

TEST(Comments, are_altered_only_by_who_wrote_them) {
  Story story;
  story.drafted().given(Comment{"first"}, story.lee);
  const CommentId id = story.change.comments.at(0).id;
  EXPECT_EQ(story.when(EditComment{id, "other"}, story.mei).error().why, Refused::not_permitted);
  EXPECT_TRUE(story.when(EditComment{id, "better"}, story.lee));
  EXPECT_EQ(story.when(RemoveComment{id, ""}, story.ruth).error().errors.at(0).pointer, "/reason");
  EXPECT_TRUE(story.when(RemoveComment{id, "a password in it"}, story.ruth));
  EXPECT_EQ(story.when(EditComment{id, "back"}, story.lee).error().why, Refused::not_found);
}

TEST(Buttons, are_those_whose_command_would_go_through) {
  Story story;
  story.drafted();
  EXPECT_TRUE(story.can(story.priya, "advance"));
  EXPECT_TRUE(story.can(story.priya, "cancel"));
  EXPECT_FALSE(story.can(story.tomas, "advance"));
  story.given(AdvanceChange{}, story.priya);
  EXPECT_TRUE(story.can(story.mei, "approve", "cab"));
  EXPECT_FALSE(story.can(story.priya, "approve", "cab"));
  EXPECT_FALSE(story.can(story.audrey, "comment"));
}

}  // namespace
}  // namespace sluice::testing_world
