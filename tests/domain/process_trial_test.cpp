#include "domain/process/trial.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "access_world.h"
#include "domain/process/check.h"
#include "process_builder.h"

namespace sluice {
namespace {

using namespace testing_world;
using testing::AnyOf;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

const Instant monday = *from_rfc3339("2027-01-11T08:00:00Z");

TrialReport tried(const Process& process, TrialOptions options = {monday, invented_requester}) {
  const ProcessVersion version{{1}, 1, "", process};
  const auto directory = invented_directory(process);
  return try_process(version, directory, *find_zone("Europe/Berlin"), options);
}

std::vector<std::string> stages_of(const TrialReport& report) {
  std::vector<std::string> keys;
  for (const auto& stage : report.stages) keys.push_back(stage.key);
  return keys;
}

TEST(Trial, comes_to_the_end_through_every_stage) {
  const auto report = tried(small_process());
  EXPECT_TRUE(report.closed) << report.why;
  EXPECT_EQ(report.change.outcome, Outcome::successful);
  EXPECT_THAT(stages_of(report), ElementsAre("draft", "authorization", "build", "deployment", "verification"));
  EXPECT_THAT(report.stuck, IsEmpty());
}

TEST(Trial, says_who_gets_which_task_when_and_who_is_asked) {
  auto process = small_process();
  process.stages[2].tasks[1].assignee = {{WhoKind::group, "testers"}};
  process.stages[2].tasks[1].due = Due{Anchor::entered, 2, DueUnit::days};
  const auto report = tried(process);
  const auto& build = report.stages[2];
  ASSERT_THAT(build.tasks, SizeIs(2));
  EXPECT_EQ(build.tasks[0].people, std::vector{invented_requester}) << "the owner is whoever asked";
  EXPECT_THAT(build.tasks[1].people, SizeIs(3)) << "three members of the group";
  EXPECT_EQ(build.tasks[1].due, build.entered + std::chrono::hours{48});
  EXPECT_EQ(build.tasks[1].state, TaskState::done);
  const auto& cab = report.stages[1].approvals.at(0);
  EXPECT_EQ(cab.need, 2);
  EXPECT_THAT(cab.people, SizeIs(3));
  EXPECT_THAT(cab.decisions, SizeIs(2));
  EXPECT_EQ(cab.state, ApprovalState::granted);
}

TEST(Trial, fills_in_what_is_asked_for_and_nothing_else) {
  const auto report = tried(small_process());
  EXPECT_EQ(report.change.fields.reason.text, "Invented for the trial.");
  EXPECT_TRUE(report.change.fields.backout_plan.text.empty());
}

TEST(Trial, begins_a_window_before_the_end_that_was_named_first) {
  auto process = small_process();
  process.stages[0].gates = {{GateKind::fields, "", {Field::planned_end}}};
  process.stages[2].gates.push_back({GateKind::fields, "", {Field::planned_start}});
  const auto report =
      tried(process, {.begin = monday, .requester = invented_requester, .pace = std::chrono::hours{30}});
  EXPECT_TRUE(report.closed) << report.why;
}

TEST(Trial, tells_what_each_stage_waited_for_and_until_when) {
  auto process = small_process();
  process.stages[3].gates.push_back({GateKind::window_open});
  const auto report = tried(process);
  ASSERT_TRUE(report.closed) << report.why;
  const auto& waits = report.stages[3].waits;
  const auto window = std::ranges::find(waits, "window_open", [](const TrialWait& one) { return one.unmet.gate; });
  ASSERT_NE(window, waits.end());
  ASSERT_TRUE(window->until.has_value());
  EXPECT_GE(report.stages[3].left.value(), report.change.fields.planned_start->at) << "the clock went on to the window";
}

TEST(Trial, goes_back_after_a_rejection_and_forward_again) {
  TrialOptions options{monday, invented_requester};
  options.rejecting = {"cab"};
  const auto report = tried(small_process(), options);
  EXPECT_TRUE(report.closed) << report.why;
  EXPECT_THAT(stages_of(report),
              ElementsAre("draft", "authorization", "draft", "authorization", "build", "deployment", "verification"));
  EXPECT_EQ(report.stages[1].approvals.at(0).decisions.at(0).decision, Decision::reject);
  EXPECT_EQ(report.stages[1].approvals.at(0).state, ApprovalState::rejected);
  EXPECT_EQ(report.stages[1].approvals.at(0).ended, report.stages[1].left);
  EXPECT_EQ(report.stages[3].approvals.at(0).state, ApprovalState::granted);
}

TEST(Trial, tells_what_failed_as_failed_though_it_sent_the_change_back) {
  auto process = small_process();
  process.stages[2].tasks[1].on_fail = OnFail::back;
  process.stages[2].back = {{"draft", "Back to draft", false}};
  TrialOptions options{monday, invented_requester};
  options.failing = {"peer"};
  const auto report = tried(process, options);
  ASSERT_TRUE(report.closed) << report.why;
  ASSERT_EQ(report.stages[3].key, "draft");
  const auto& failed = report.stages[2].tasks.at(1);
  EXPECT_EQ(failed.state, TaskState::failed);
  EXPECT_EQ(failed.done_by, invented_requester);
  EXPECT_TRUE(failed.ended.has_value());
  EXPECT_EQ(report.stages[1].approvals.at(0).state, ApprovalState::granted) << "what was agreed to before was so";
}

TEST(Trial, lets_a_task_fail_once) {
  TrialOptions options{monday, invented_requester};
  options.failing = {"deploy"};
  const auto report = tried(small_process(), options);
  EXPECT_TRUE(report.closed) << report.why;
  bool failed = false;
  for (const auto& act : report.acts)
    for (const auto& event : act.events) failed |= std::holds_alternative<TaskFailed>(event);
  EXPECT_TRUE(failed);
}

TEST(Trial, refuses_to_let_go_wrong_what_the_process_does_not_have) {
  TrialOptions options{monday, invented_requester};
  options.failing = {"build", "depoly"};
  options.rejecting = {"board"};
  const auto checked = check_trial(options, small_process());
  ASSERT_FALSE(checked);
  EXPECT_EQ(checked.error().why, Refused::invalid);
  EXPECT_EQ(checked.error().errors,
            (std::vector<FieldError>{
                {"/failing", "the process has no task depoly; did you mean deploy? It has build, peer, deploy."},
                {"/rejecting", "the process has no approval board. It has cab."}}));
  EXPECT_TRUE(check_trial(
      {.begin = monday, .requester = invented_requester, .failing = {"build"}, .rejecting = {"cab"}}, small_process()));
}

TEST(Trial, declares_the_outcome_that_was_asked_for) {
  TrialOptions options{monday, invented_requester};
  options.outcome = Outcome::backed_out;
  EXPECT_EQ(tried(small_process(), options).change.outcome, Outcome::backed_out);
}

TEST(Trial, says_whom_an_organisation_lacks) {
  World world;
  const auto priya = world.person("Priya Nair", {Role::requester, Role::member});
  world.group("cab");
  const ProcessVersion version{{1}, 1, "", small_process()};
  const auto report = try_process(version, world.directory, *find_zone("Europe/Berlin"), TrialOptions{monday, priya});
  EXPECT_FALSE(report.closed);
  ASSERT_THAT(report.stuck, SizeIs(1));
  EXPECT_EQ(report.stuck[0].key, "cab");
  EXPECT_THAT(report.stages.back().approvals.at(0).nobody, HasSubstr("cab"));
  EXPECT_FALSE(report.why.empty());
}

TEST(Trial, gives_the_same_again) {
  const auto once = tried(small_process()), again = tried(small_process());
  EXPECT_EQ(once.change, again.change);
}

}  // namespace
}  // namespace sluice
