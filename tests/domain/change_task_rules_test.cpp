// What becomes of tasks besides being done: failing, being given to somebody by rule, going on after their change, and due
// dates that follow the window.
#include <gmock/gmock.h>

#include "change_story.h"

namespace sluice {
namespace {

using namespace testing_world;
using testing::HasSubstr;
using testing::SizeIs;

Process with_failing_build(OnFail what) {
  Process process = small_process();
  process.stages[2].tasks[0].on_fail = what;
  process.stages[2].back = {{"draft", "Back to draft", false}};
  return process;
}

TEST(FailedTask, that_is_ignored_stops_nothing) {
  Story story{with_failing_build(OnFail::ignore)};
  story.authorized().given(FailTask{story.task("build"), "The disk is full"}, story.priya);
  EXPECT_EQ(story.state_of("peer"), TaskState::open);
  story.given(FinishTask{story.task("peer"), ""}, story.priya);
  EXPECT_EQ(story.change.stage(), "deployment");
}

TEST(FailedTask, sends_its_change_back) {
  Story story{with_failing_build(OnFail::back)};
  story.authorized().given(FailTask{story.task("build"), "The disk is full"}, story.priya);
  EXPECT_EQ(story.change.stage(), "draft");
  const auto& entered = std::get<StageEntered>(*std::find_if(
      story.log.rbegin(), story.log.rend(), [](const auto& one) { return std::holds_alternative<StageEntered>(one); }));
  EXPECT_EQ(entered.move, Move::failed);
  EXPECT_THAT(entered.comment.text, HasSubstr("The disk is full"));
}

TEST(FailedTask, ends_its_change_before_deployment) {
  Story story{with_failing_build(OnFail::fail)};
  story.authorized().given(FailTask{story.task("build"), "The disk is full"}, story.priya);
  EXPECT_EQ(story.change.outcome, Outcome::cancelled);
  EXPECT_TRUE(story.change.is_closed());
}

TEST(FailedTask, makes_its_change_unsuccessful_from_deployment_on) {
  Process process = small_process();
  process.stages[3].tasks[0].on_fail = OnFail::fail;
  Story story{process};
  story.authorized();
  for (const auto* key : {"build", "peer"}) story.given(FinishTask{story.task(key), ""}, story.priya);
  story.given(FailTask{story.task("deploy"), "The disk is full"}, story.priya);
  EXPECT_EQ(story.change.outcome, Outcome::unsuccessful);
  EXPECT_EQ(story.change.stage(), "verification");
}

TEST(FailedTask, keeps_a_change_where_it_is_that_was_sent_back_after_its_deployment) {
  Process process = with_failing_build(OnFail::fail);
  process.stages[4].back = {{"build", "Build it again", false}};
  Story story{process};
  story.in_verification().given(SendBack{"build", "It is slow"}, story.priya);
  const TaskId failed = story.task("build");
  story.given(FailTask{failed, "The disk is full"}, story.priya);
  EXPECT_FALSE(story.change.is_closed()) << "what reached production cannot be undone by a word";
  EXPECT_EQ(story.change.stage(), "build") << "what failed to be built must not be deployed";
  EXPECT_EQ(story.change.outcome, std::nullopt);
  story.given(ReopenTask{failed, "There is room again"}, story.priya).given(FinishTask{failed, ""}, story.priya);
  story.given(FinishTask{story.task("peer"), ""}, story.priya);
  EXPECT_EQ(story.change.stage(), "deployment");
}

TEST(FailedTask, sends_no_change_back_that_has_gone_back_too_often) {
  Process process = small_process();
  process.stages[2].tasks[0].on_fail = OnFail::back;
  process.stages[2].back = {{"draft", "Back to draft", false}};
  Story story{process};
  story.authorized();
  story.change.visits.insert(story.change.visits.begin(), bounds::stage_visits, story.change.visits.front());
  for (Task& task : story.change.tasks) task.visit = story.change.visit();
  story.given(FailTask{story.task("build"), "The disk is full"}, story.priya);
  EXPECT_EQ(story.change.stage(), "build");
  EXPECT_THAT(story.waits(), testing::Contains(testing::Field(&Unmet::gate, "tasks_done")));
}

Process with_pool(AssignBy by) {
  Process process = small_process();
  process.stages[2].tasks[0].assignee = {{WhoKind::group, "cab"}};
  process.stages[2].tasks[0].assign_by = by;
  return process;
}

std::optional<PersonId> chosen_of(Story& story, const Workload& workload) {
  story.submitted().given(Decide{"cab", Decision::approve, "", ""}, story.dana);
  auto facts = story.facts(story.actor(story.lee));
  facts.workload = &workload;
  const auto events = decide(story.change, Decide{"cab", Decision::approve, "", ""}, facts);
  for (const auto& event : *events)
    if (const auto* task = std::get_if<TaskCreated>(&event); task != nullptr && task->key == "build")
      return task->assignee;
  return std::nullopt;
}

TEST(AssignBy, gives_the_task_to_who_has_the_fewest) {
  Story story{with_pool(AssignBy::least_busy)};
  EXPECT_EQ(chosen_of(story, {{story.dana, {2, {9}}}, {story.lee, {1, {8}}}, {story.mei, {3, {7}}}}), story.lee);
}

TEST(AssignBy, gives_the_task_to_whose_turn_it_is) {
  Story story{with_pool(AssignBy::round_robin)};
  EXPECT_EQ(chosen_of(story, {{story.dana, {0, {9}}}, {story.lee, {0, {8}}}, {story.mei, {5, {7}}}}), story.mei);
}

TEST(AssignBy, leaves_the_task_to_be_taken_where_nobody_knows_the_load) {
  Story story{with_pool(AssignBy::least_busy)};
  EXPECT_EQ(find_task(story.authorized().change, story.task("build"))->assignee, std::nullopt);
}

TEST(AssignBy, finds_the_requesters_manager) {
  Process process = small_process();
  process.stages[2].tasks[0].assignee = {{WhoKind::manager, ""}};
  Story story{process};
  auto priya = *story.world.directory.person(story.priya);
  priya.manager = story.ruth;
  story.world.directory.people[story.priya] = std::make_shared<const Person>(priya);
  EXPECT_EQ(find_task(story.authorized().change, story.task("build"))->assignee, story.ruth);
}

Process with_handover() {
  Process process = small_process();
  TaskTemplate watch = task_of("watch");
  watch.on_close = OnClose::hand_over;
  process.stages[4].tasks = {watch};
  return process;
}

TEST(HandedOver, goes_on_after_its_change_has_closed) {
  Story story{with_handover()};
  story.in_verification().given(AssignTask{story.task("watch"), story.priya}, story.priya);
  story.given(DeclareOutcome{Outcome::successful, "", {}}, story.priya);
  ASSERT_TRUE(story.change.is_closed());
  EXPECT_EQ(story.state_of("watch"), TaskState::handed_over);
  story.given(FinishTask{story.task("watch"), "All quiet"}, story.priya);
  EXPECT_EQ(story.state_of("watch"), TaskState::done);
}

TEST(HandedOver, stays_in_the_work_of_whoever_has_it) {
  Story story{with_handover()};
  story.in_verification().given(AssignTask{story.task("watch"), story.priya}, story.priya);
  story.given(DeclareOutcome{Outcome::successful, "", {}}, story.priya);
  const auto work = project(story.change, story.world.directory, story.process(), story.now).work;
  ASSERT_THAT(work, SizeIs(1));
  EXPECT_EQ(work[0].person, story.priya);
  EXPECT_EQ(work[0].title, "Do watch");
}

TEST(HandedOver, wants_somebody_who_goes_on_with_it) {
  auto process = with_handover();
  process.stages[4].tasks[0].assignee = {{WhoKind::group, "cab"}};
  Story story{process};
  story.in_verification();
  EXPECT_EQ(story.when(DeclareOutcome{Outcome::successful, "", {}}, story.priya).error().why, Refused::out_of_turn);
  EXPECT_THAT(story.waits(), testing::Contains(testing::Field(&Unmet::title, "Do watch")));
  story.given(ClaimTask{story.task("watch")}, story.dana);
  EXPECT_TRUE(story.when(DeclareOutcome{Outcome::successful, "", {}}, story.priya).has_value());
}

TEST(HandedOver, is_finished_or_failed_but_not_begun) {
  Story story{with_handover()};
  story.in_verification().given(AssignTask{story.task("watch"), story.priya}, story.priya);
  story.given(DeclareOutcome{Outcome::successful, "", {}}, story.priya);
  EXPECT_EQ(story.when(StartTask{story.task("watch")}, story.priya).error().why, Refused::out_of_turn);
  EXPECT_FALSE(story.can(story.priya, "start"));
  EXPECT_TRUE(story.can(story.priya, "finish"));
}

EditChange window(const char* start) {
  FieldsPatch patch;
  const auto at = *from_rfc3339(start);
  patch.planned_start = Patch<PlannedTime>::set({find_zone("Europe/Berlin")->local_of(at), "Europe/Berlin", at});
  return {patch};
}

TEST(PlannedStart, moves_what_is_done_once_it_is_open_again) {
  Process process = small_process();
  process.stages[2].tasks[0].due = Due{Anchor::planned_start, -2, DueUnit::days};
  Story story{process};
  story.authorized().given(window("2027-01-30T21:00:00Z"), story.priya);
  story.given(FinishTask{story.task("build"), ""}, story.priya);
  story.given(window("2027-02-06T21:00:00Z"), story.priya);
  story.given(ReopenTask{story.task("build"), "Not yet"}, story.priya);
  EXPECT_EQ(find_task(story.change, story.task("build"))->due, from_rfc3339("2027-02-04T21:00:00Z"));
}

TEST(PlannedStart, moves_an_approval_that_was_granted_once_it_is_open_again) {
  Process process = small_process();
  process.stages[1].advance = Advance::manual;
  process.stages[1].approvals[0].due = Due{Anchor::planned_start, -2, DueUnit::days};
  Story story{process};
  story.submitted().given(window("2027-01-30T21:00:00Z"), story.priya);
  for (const auto who : {story.dana, story.lee}) story.given(Decide{"cab", Decision::approve, "", ""}, who);
  story.given(window("2027-02-06T21:00:00Z"), story.priya).given(WithdrawDecision{"cab", ""}, story.lee);
  EXPECT_EQ(find_approval(story.change, "cab")->due, from_rfc3339("2027-02-04T21:00:00Z"));
}

TEST(PlannedStart, moves_the_due_date_of_an_approval_that_does_not_cover_it) {
  Process process = small_process();
  process.stages[1].approvals[0].due = Due{Anchor::planned_start, -2, DueUnit::days};
  Story story{process};
  story.submitted();
  FieldsPatch patch;
  patch.planned_start =
      Patch<PlannedTime>::set({"2027-01-30T22:00", "Europe/Berlin", *from_rfc3339("2027-01-30T21:00:00Z")});
  story.given(EditChange{patch}, story.priya);
  EXPECT_EQ(find_approval(story.change, "cab")->due, from_rfc3339("2027-01-28T21:00:00Z"));
  EXPECT_TRUE(has<ApprovalDueMoved>(story.log));
  EXPECT_FALSE(has<ApprovalWithdrawn>(story.log));
}

}  // namespace
}  // namespace sluice
