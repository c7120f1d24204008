// Corners where a change could be lost: what ends a rejection, what a redaction does, closing, the outcome, seeing.
#include "change_story.h"
#include "domain/approval/tally.h"
#include "domain/change/gates.h"

namespace sluice::testing_world {
namespace {

Decide cab_approves() { return {"cab", Decision::approve, "", ""}; }
Decide reject() { return {"cab", Decision::reject, "no way back", ""}; }

FieldsPatch tagged(const char* tag) {
  FieldsPatch patch;
  patch.tags = Patch<std::vector<std::string>>::set({tag});
  return patch;
}

/// As small_process, with a review after verification from which one may go back.
Process with_review() {
  Process process = small_process();
  Stage review = stage_of("review", Phase::review);
  review.tasks = {task_of("sign")};
  review.tasks[0].on_close = OnClose::block;
  review.gates = {{GateKind::tasks_done, "", {}}};
  review.back = {{"verification", "", true}};
  process.stages.push_back(review);
  return process;
}

TEST(Rejection, that_sent_the_change_back_can_still_be_read) {
  Story story;
  story.submitted().given(reject(), story.mei);
  EXPECT_EQ(story.change.stage(), "draft");
  EXPECT_EQ(find_approval(story.change, "cab"), nullptr);
  const auto* latest = latest_approval(story.change, "cab");
  ASSERT_NE(latest, nullptr);
  ASSERT_EQ(latest->decisions.size(), 1U);
  EXPECT_EQ(latest->decisions[0].comment.text, "no way back");
}

TEST(Rejection, without_a_way_back_names_who_can_end_it) {
  Process process = small_process();
  process.stages[1].back.clear();
  Story story{process};
  story.submitted().given(reject(), story.mei);
  const auto unmet = story.waits();
  ASSERT_EQ(unmet.size(), 1U);
  EXPECT_EQ(unmet[0].people.front(), story.mei);
  EXPECT_NE(std::ranges::find(unmet[0].people, story.priya), unmet[0].people.end()) << "its owner can edit";
  EXPECT_EQ(unmet[0].detail, "Rejected by Mei Tanaka. Edit what it covers to ask again, or let them withdraw it.");
  const auto projected = project(story.change, story.world.directory, story.process(), story.now);
  EXPECT_TRUE(std::ranges::any_of(projected.work,
                                  [&](const WorkItem& one) { return one.person == story.priya && one.key == "cab"; }));
}

TEST(Redaction, of_what_was_approved_is_no_edit_of_it) {
  Story story;
  story.submitted().given(cab_approves(), story.dana);
  story.change.fields.title = {{}, true};  // as the fold of a log whose text is gone
  EXPECT_TRUE(would_withdraw(story.change, tagged("database")).empty());
}

TEST(Approval, that_is_asked_again_has_its_due_date_reckoned_again) {
  Process process = small_process();
  process.stages[1].approvals[0].due = Due{Anchor::entered, 2, DueUnit::days};
  Story story{process};
  story.submitted().given(cab_approves(), story.dana);
  const auto first = find_approval(story.change, "cab")->due;
  story.now.micros += 86'400'000'000;
  FieldsPatch title;
  title.title = Patch<Written>::set({"Something else"});
  story.given(EditChange{title}, story.priya);
  EXPECT_EQ(find_approval(story.change, "cab")->due->micros, first->micros + 86'400'000'000);
}

TEST(Approval, of_a_service_whose_only_owner_abstains_says_so) {
  Process process = small_process();
  process.stages[1].approvals[0].quorum = {QuorumKind::one_of_each, 1};
  process.stages[1].approvals[0].approvers = {{WhoKind::owners, ""}};
  Story story{process};
  story.submitted().given(Decide{"cab", Decision::abstain, "", ""}, story.dana);
  EXPECT_EQ(story.waits().at(0).detail,
            "The service billing-db has no owner who can still approve. Name another owner of it, let who decided "
            "otherwise withdraw, or ask a change manager who may approve it to add an approver by hand.");
}

TEST(Closing, waits_for_a_blocking_task_of_a_last_stage_without_the_gate) {
  Process process = with_review();
  process.stages.back().gates.clear();
  process.stages.back().advance = Advance::manual;
  Story story{process};
  story.in_verification().given(DeclareOutcome{Outcome::successful, "", {}}, story.priya);
  EXPECT_EQ(story.change.stage(), "review");
  const auto refused = story.when(AdvanceChange{}, story.priya);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().unmet.at(0).gate, "children_done");
}

TEST(Outcome, is_declared_anew_after_a_rejection_in_review) {
  Process process = with_review();
  ApprovalTemplate signing = process.stages[1].approvals[0];
  signing.key = "signing";
  process.stages.back().approvals = {signing};
  Story story{process};
  story.in_verification().given(DeclareOutcome{Outcome::successful, "", {}}, story.priya);
  story.given(Decide{"signing", Decision::reject, "not what was expected", ""}, story.lee);
  EXPECT_EQ(story.change.stage(), "verification");
  EXPECT_FALSE(story.change.outcome.has_value());
}

TEST(Outcome, can_be_declared_in_the_last_stage_whatever_its_gates) {
  Process process = with_review();
  process.stages[4].gates.clear();
  process.stages[4].advance = Advance::auto_;
  Story story{process};
  story.in_verification();
  EXPECT_EQ(story.change.stage(), "review");
  EXPECT_TRUE(story.can(story.priya, "declare_outcome"));
  story.given(FinishTask{story.task("sign"), ""}, story.priya)
      .given(DeclareOutcome{Outcome::successful, "", {}}, story.priya);
  EXPECT_TRUE(story.change.is_closed());
}

TEST(Cancel, is_refused_after_a_way_back_from_deployment) {
  Process process = small_process();
  process.stages[3].back = {{"build", "", false}};
  Story story{process};
  story.authorized();
  for (const auto* key : {"build", "peer"}) story.given(FinishTask{story.task(key), ""}, story.priya);
  story.given(SendBack{"build", "it did not start"}, story.priya);
  EXPECT_EQ(story.change.phase, Phase::build);
  EXPECT_EQ(story.when(CancelChange{"no longer"}, story.priya).error().why, Refused::out_of_turn);
}

TEST(Waiting, for_somebody_disabled_names_who_can_take_the_task) {
  Process process = small_process();
  process.stages[2].tasks[0].assignee = {{WhoKind::group, "cab"}};
  Story story{process};
  story.authorized().given(ClaimTask{story.task("build")}, story.dana);
  story.world.disable(story.dana);
  const auto unmet = story.waits();
  EXPECT_EQ(unmet.at(0).people, (std::vector{story.lee, story.mei}));
  EXPECT_EQ(unmet.at(0).detail, "Dana Kowalski is disabled: Lee Okafor and Mei Tanaka can take it.");
  const auto projected = project(story.change, story.world.directory, story.process(), story.now);
  EXPECT_TRUE(std::ranges::any_of(projected.work, [&](const WorkItem& one) { return one.person == story.lee; }));
}

TEST(Waiting, for_a_task_that_nobody_can_do_names_who_can_hand_it_out) {
  Process process = small_process();
  process.stages[2].tasks[0].assignee = {{WhoKind::group, "nobody-here"}};
  Story story{process};
  story.authorized();
  const auto people = story.waits().at(0).people;
  EXPECT_NE(std::ranges::find(people, story.priya), people.end());
}

TEST(Waiting, for_a_task_whose_predecessor_was_reopened_says_so) {
  Process process = small_process();
  process.stages[2].back = {};
  Story story{process};
  story.authorized().given(FinishTask{story.task("build"), ""}, story.priya);
  story.given(ReopenTask{story.task("build"), "one more thing"}, story.priya);
  const auto unmet = story.waits();
  const auto peer = std::ranges::find(unmet, shown(story.task("peer")), &Unmet::key);
  ASSERT_NE(peer, unmet.end());
  EXPECT_EQ(peer->detail.find("Blocked: comes after"), 0U) << peer->detail;
  const auto projected = project(story.change, story.world.directory, story.process(), story.now);
  EXPECT_TRUE(std::ranges::none_of(projected.work, [&](const WorkItem& one) { return one.key == peer->key; }));
}

TEST(Waiting, lists_an_approval_that_a_reopened_task_has_withdrawn) {
  Process process = small_process();
  ApprovalTemplate release = process.stages[1].approvals[0];
  release.key = "release";
  release.after = {"build"};
  process.stages[2].approvals = {release};
  process.stages[2].gates = {{GateKind::approved, "release", {}}};
  Story story{process};
  story.authorized().given(FinishTask{story.task("build"), ""}, story.priya);
  ASSERT_NE(approval_of_visit(story.change, "release"), nullptr);
  story.given(ReopenTask{story.task("build"), "one more thing"}, story.priya);
  EXPECT_EQ(story.when(Decide{"release", Decision::approve, "", ""}, story.dana).error().why, Refused::not_found);
  const auto unmet = story.waits();
  EXPECT_TRUE(std::ranges::any_of(unmet, [](const Unmet& one) { return one.key == "release"; }));
  story.given(FinishTask{story.task("build"), ""}, story.priya);
  EXPECT_NE(approval_of_visit(story.change, "release"), nullptr) << "asked anew";
}

TEST(MyWork, has_one_line_for_all_that_is_to_be_filled_in) {
  Process process = small_process();
  process.stages[0].gates[0].fields = {Field::title, Field::backout_plan, Field::test_plan, Field::impact};
  Story story{process};
  story.drafted();
  const auto projected = project(story.change, story.world.directory, story.process(), story.now);
  ASSERT_EQ(projected.work.size(), 1U);
  EXPECT_EQ(projected.work[0].title, "Fill in 3 fields: Backout plan, Test plan, Impact");
  EXPECT_EQ(projected.work[0].person, story.priya);
}

TEST(RestrictedChange, keeps_looking_at_the_groups_whose_members_see_it) {
  Story story;
  story.authorized().given(RestrictChange{true, {}}, story.priya);
  const auto running = project(story.change, story.world.directory, story.process(), story.now);
  EXPECT_TRUE(running.depends_on_groups.contains(story.cab)) << "a granted approval still makes approvers";
  story.given(CancelChange{"no longer needed"}, story.priya);
  story.change.approvals[0].state = ApprovalState::granted;
  const auto closed = project(story.change, story.world.directory, story.process(), story.now);
  EXPECT_TRUE(closed.depends_on_groups.contains(story.cab));
  EXPECT_TRUE(closed.depends_on_people.contains(story.dana));
}

TEST(RestrictedChange, looks_at_the_groups_that_it_was_opened_to) {
  Story story;
  story.drafted().given(RestrictChange{true, {story.cab}}, story.priya);
  const auto draft = project(story.change, story.world.directory, story.process(), story.now);
  EXPECT_TRUE(draft.depends_on_groups.contains(story.cab)) << "who may press its button has to see it";
}

TEST(RestrictedChange, is_not_opened_to_oneself_by_watching_it) {
  Story story;
  story.drafted().given(RestrictChange{true, {}}, story.priya);
  EXPECT_EQ(story.when(AddWatcher{story.audrey}, story.audrey).error().why, Refused::not_permitted);
}

}  // namespace
}  // namespace sluice::testing_world
