// What comes before what: tasks that wait for each other, be they reopened, cancelled or of a stage that was left.
#include "change_story.h"

namespace sluice::testing_world {
namespace {

AddTask added(const std::string& title, std::vector<TaskId> after = {}) {
  return {title, "", {}, {}, {}, std::move(after), false};
}

/// The process of the stories with a way back from building.
Process with_way_back() {
  Process process = small_process();
  process.stages[2].back = {{"draft", "Back to draft", false}};
  return process;
}

TEST(TaskAfter, refuses_what_was_cancelled) {
  Story story{with_way_back()};
  story.authorized();
  const TaskId cancelled = story.task("build");
  story.given(SendBack{"draft", "once more"}, story.priya).given(AdvanceChange{}, story.priya);
  const auto refusal = story.when(added("Tell the bank", {cancelled}), story.priya);
  ASSERT_FALSE(refusal);
  ASSERT_EQ(refusal.error().why, Refused::invalid);
  EXPECT_EQ(refusal.error().errors.at(0).pointer, "/after/0");
}

TEST(TaskAfter, refuses_what_failed_in_a_stage_that_was_left) {
  Process process = small_process();
  process.stages[2].gates.clear();
  process.stages[2].advance = Advance::manual;
  Story story{process};
  story.authorized().given(FailTask{story.task("build"), "broken"}, story.priya);
  EXPECT_TRUE(story.when(added("Mend it", {story.task("build")}), story.priya)) << "here it can still be reopened";
  story.given(AdvanceChange{}, story.priya);
  EXPECT_FALSE(story.when(added("Mend it", {story.task("build")}), story.priya));
}

TEST(TaskAfter, does_not_wait_for_what_is_cancelled_later) {
  Process process = small_process();
  process.stages[3].back = {{"build", "Back to build", false}};
  Story story{process};
  story.authorized();
  for (const auto* key : {"build", "peer"}) story.given(FinishTask{story.task(key), ""}, story.priya);
  const TaskId deploy = story.task("deploy");
  story.given(added("Tell the bank", {deploy}), story.priya);
  Change odd = story.change;  // as an older one may stand: its predecessor is gone, it is not
  const TaskId told = odd.tasks.back().id;
  find_task(odd, deploy)->state = TaskState::cancelled;
  ASSERT_EQ(find_task(odd, told)->state, TaskState::blocked);
  const auto settled = decide(odd, Reconsider{}, story.facts(system_actor()));
  ASSERT_TRUE(settled);
  EXPECT_TRUE(has<TaskUnblocked>(*settled));
}

TEST(TaskThatFailed, in_a_stage_that_was_left_is_reopened_so_that_the_change_can_close) {
  Process process = small_process();
  process.stages[2].gates.clear();
  process.stages[2].advance = Advance::manual;
  process.stages[2].tasks[0].on_close = OnClose::block;
  process.stages[2].tasks[1].after.clear();
  Story story{process};
  story.authorized()
      .given(FailTask{story.task("build"), "broken"}, story.priya)
      .given(FinishTask{story.task("peer"), ""}, story.priya)
      .given(AdvanceChange{}, story.priya)
      .given(FinishTask{story.task("deploy"), ""}, story.priya);
  EXPECT_FALSE(story.when(DeclareOutcome{Outcome::successful, "", {}}, story.priya));
  EXPECT_FALSE(story.when(ReopenTask{story.task("peer"), "why not"}, story.priya)) << "what was done stays done";
  story.given(ReopenTask{story.task("build"), "it can be mended"}, story.priya)
      .given(FinishTask{story.task("build"), ""}, story.priya)
      .given(DeclareOutcome{Outcome::successful, "", {}}, story.priya);
  EXPECT_TRUE(story.change.is_closed());
}

TEST(TaskNumbers, are_never_given_twice_in_one_act) {
  Process process = small_process();
  process.stages[2].tasks.clear();
  process.stages[2].gates = {{GateKind::window_open, "", {}}};
  Story story{process};
  FieldsPatch window;
  window.planned_start =
      Patch<PlannedTime>::set({"2027-01-30T22:00", "Europe/Berlin", *from_rfc3339("2027-01-30T21:00:00Z")});
  story.authorized().given(EditChange{window}, story.priya);
  story.now = *from_rfc3339("2027-01-30T21:00:00Z");  // the window has opened, and nothing has woken the change yet
  story.given(added("Tell the bank"), story.priya);
  ASSERT_EQ(story.change.stage(), "deployment");
  std::set<TaskId> ids;
  for (const Task& task : story.change.tasks) ids.insert(task.id);
  EXPECT_EQ(story.change.tasks.size(), 2U);
  EXPECT_EQ(ids.size(), 2U);
}

/// Building: one, then two, and when both are done somebody agrees.
Story with_approval_after() {
  Process process = small_process();
  Stage& build = process.stages[2];
  build.tasks = {task_of("one"), task_of("two", {"one"}), task_of("three")};
  ApprovalTemplate agree = process.stages[1].approvals[0];
  agree.key = "agree";
  agree.quorum = {QuorumKind::any, 1};
  agree.after = {"one", "two"};
  build.approvals = {agree};
  build.gates.push_back({GateKind::approved, "agree", {}});
  Story story{std::move(process)};
  story.authorized();
  for (const auto* key : {"one", "two"}) story.given(FinishTask{story.task(key), ""}, story.priya);
  return story.given(Decide{"agree", Decision::approve, "", ""}, story.lee);
}

TEST(TaskReopened, keeps_back_every_task_that_its_stage_makes_after_it) {
  Process process = small_process();
  process.stages[2].order = TaskOrder::in_sequence;
  process.stages[2].tasks = {task_of("build"), task_of("peer"), task_of("pack")};
  Story story{process};
  story.authorized().given(FinishTask{story.task("build"), ""}, story.priya);
  story.given(ReopenTask{story.task("build"), "not right"}, story.priya);
  story.given(FinishTask{story.task("peer"), ""}, story.priya);
  EXPECT_EQ(story.change.tasks.size(), 2U) << "the first is open again";
  story.given(FinishTask{story.task("build"), ""}, story.priya);
  EXPECT_EQ(story.state_of("pack"), TaskState::open);
}

TEST(TaskReopened, keeps_back_what_comes_after_it) {
  auto story = with_approval_after();
  story.given(ReopenTask{story.task("two"), "not right"}, story.priya)
      .given(ReopenTask{story.task("one"), "nor this"}, story.priya);
  for (const ChangeCommand& command :
       std::vector<ChangeCommand>{StartTask{story.task("two")}, FinishTask{story.task("two"), ""}}) {
    const auto refused = story.when(command, story.priya);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().unmet.at(0).key, shown(story.task("one")));
  }
  story.given(FinishTask{story.task("one"), ""}, story.priya).given(FinishTask{story.task("two"), ""}, story.priya);
}

TEST(TaskReopened, withdraws_the_approvals_that_come_after_it_and_they_are_asked_again) {
  auto story = with_approval_after();
  ASSERT_EQ(find_approval(story.change, "agree")->state, ApprovalState::granted);
  const auto events = story.when(ReopenTask{story.task("one"), "not right"}, story.priya);
  ASSERT_TRUE(events);
  EXPECT_TRUE(has<ApprovalWithdrawn>(*events));
  EXPECT_EQ(find_approval(story.change, "agree"), nullptr) << "nothing is asked while it is open";
  EXPECT_FALSE(story.when(Decide{"agree", Decision::approve, "", ""}, story.mei));
  story.given(FinishTask{story.task("one"), "now"}, story.priya);
  EXPECT_EQ(find_approval(story.change, "agree")->state, ApprovalState::asked);
  story.given(FinishTask{story.task("three"), ""}, story.priya);
  EXPECT_EQ(story.change.stage(), "build") << "what was agreed before counts no more";
  story.given(Decide{"agree", Decision::approve, "", ""}, story.lee);
  EXPECT_EQ(story.change.stage(), "deployment");
}

TEST(TaskReopened, does_not_let_a_stage_be_left_that_waits_for_the_approval_alone) {
  Process process = small_process();
  process.stages[2].approvals = {process.stages[1].approvals[0]};
  process.stages[2].approvals[0].key = "agree";
  process.stages[2].approvals[0].after = {"build"};
  process.stages[2].gates = {{GateKind::approved, "agree", {}}};
  Story story{std::move(process)};
  story.authorized()
      .given(FinishTask{story.task("build"), ""}, story.priya)
      .given(Decide{"agree", Decision::approve, "", ""}, story.lee)
      .given(ReopenTask{story.task("build"), "not right"}, story.priya);
  EXPECT_EQ(story.change.stage(), "build");
  EXPECT_EQ(find_approval(story.change, "agree"), nullptr) << "not asked before the task is done again";
  EXPECT_FALSE(story.waits().empty());
}

TEST(TaskReopened, leaves_approvals_alone_that_do_not_come_after_it) {
  auto story = with_approval_after();
  story.given(FailTask{story.task("three"), "broken"}, story.priya)
      .given(ReopenTask{story.task("three"), "again"}, story.priya);
  EXPECT_EQ(find_approval(story.change, "agree")->state, ApprovalState::granted);
}

}  // namespace
}  // namespace sluice::testing_world
