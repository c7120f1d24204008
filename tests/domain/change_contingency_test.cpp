// Contingencies: what a bad outcome starts, what the change that called it waits for, and what people do about it.
#include <gmock/gmock.h>

#include "change_web.h"

namespace sluice::testing_world {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

/// facts (a task that is required, one that is not) → review (a required one).
Process analysis(std::string key = "analysis") {
  Process process;
  process.key = std::move(key);
  process.name = "Root cause analysis";
  process.type = ChangeType::contingency;
  Stage facts = stage_of("facts", Phase::assessment);
  facts.tasks = {task_of("timeline"), task_of("logs")};
  facts.tasks[0].on_close = OnClose::block;
  facts.gates = {{GateKind::tasks_done, "", {}}};
  Stage review = stage_of("review", Phase::review);
  review.tasks = {task_of("agree"), task_of("effect", {"agree"})};
  review.tasks[0].on_close = OnClose::block;
  review.gates = {{GateKind::tasks_done, "", {}}};
  process.stages = {facts, review};
  return process;
}

Conditions only(Condition one) { return {.all = {std::move(one)}, .any = {}}; }

/// The small process with a review that waits for its contingencies.
Process calling() {
  Process process = small_process();
  Stage review = stage_of("review", Phase::review);
  review.tasks = {task_of("look_back")};
  review.gates = {{GateKind::tasks_done, "", {}}, {GateKind::contingencies_done, "", {}}};
  process.stages.push_back(review);
  process.contingencies = {
      {"analysis", {Outcome::unsuccessful, Outcome::backed_out}, {}, {}, {}},
      {"response",
       {Outcome::unsuccessful, Outcome::backed_out, Outcome::cancelled},
       {},
       {},
       only({"users_hindered", Operator::is, {"service_down"}})},
      {"taking-stock", {Outcome::cancelled}, {}, {}, only({"phase_reached", Operator::at_least, {"build"}})},
      {"hotfix", {}, StartBy::hand, LinkKind::fixes, {}},
  };
  return process;
}

class Contingencies : public testing::Test {
 protected:
  Contingencies() {
    for (const auto* key : {"analysis", "response", "taking-stock", "hotfix"}) web.story.world.process(analysis(key));
    id = web.drafted();
  }
  void brought_to_verification() {
    const auto& people = web.story;
    web.given(id, AdvanceChange{}, people.priya)
        .given(id, Decide{"cab", Decision::approve, "", ""}, people.dana)
        .given(id, Decide{"cab", Decision::approve, "", ""}, people.lee);
    for (const auto* key : {"build", "peer", "deploy"}) finish(id, key);
  }
  void ended(Outcome outcome, Magnitude magnitude = {}) {
    brought_to_verification();
    web.given(id, DeclareOutcome{outcome, "Queries timed out", magnitude}, web.story.priya).start_runs(id);
  }
  void finish(ChangeId of, std::string_view key) {
    for (const Task& task : std::vector<Task>{web.changes.at(of).tasks})
      if (task.key == key && is_open(task.state)) web.given(of, FinishTask{task.id, ""}, web.story.priya);
    web.tell_all();
  }
  [[nodiscard]] const Change& change() const { return web.changes.at(id); }
  [[nodiscard]] std::vector<std::string> called() const {
    std::vector<std::string> keys;
    for (const Contingency& one : change().contingencies) keys.push_back(one.process);
    return keys;
  }
  [[nodiscard]] const Change& run() const { return web.changes.at(*change().contingencies.at(0).change); }
  [[nodiscard]] std::vector<std::string> waits() const {
    std::vector<std::string> gates;
    for (const auto& one : web.waits(id)) gates.push_back(one.gate);
    return gates;
  }

  Web web{calling()};
  ChangeId id;
};

TEST_F(Contingencies, are_started_by_the_outcome_that_calls_them) {
  ended(Outcome::unsuccessful);
  ASSERT_THAT(called(), ElementsAre("analysis"));
  EXPECT_EQ(run().type, ChangeType::contingency);
  EXPECT_EQ(run().fields.title.text, "Root cause analysis: PostgreSQL 16.14 to 16.15 behind Billing");
  EXPECT_EQ(run().fields.reason.text, shown(id) + " ended unsuccessful: Queries timed out");
  EXPECT_EQ(run().requester, web.story.priya) << "whoever declared it";
  ASSERT_EQ(run().links.size(), 1U);
  EXPECT_EQ(run().links[0].kind, LinkKind::contingency_of);
  EXPECT_EQ(run().links[0].change, id);
}

TEST_F(Contingencies, are_not_started_by_a_good_outcome) {
  brought_to_verification();
  web.given(id, DeclareOutcome{}, web.story.priya).start_runs(id);
  EXPECT_THAT(called(), IsEmpty());
}

TEST_F(Contingencies, hang_on_how_bad_it_was) {
  ended(Outcome::backed_out, {.users = UsersHindered::service_down});
  EXPECT_THAT(called(), ElementsAre("analysis", "response"));
}

TEST_F(Contingencies, are_told_apart_by_how_far_a_cancelled_change_had_come) {
  web.given(id, CancelChange{"Nobody needs it"}, web.story.priya).start_runs(id);
  EXPECT_THAT(called(), IsEmpty());
  EXPECT_TRUE(change().is_closed());
}

TEST_F(Contingencies, keep_a_cancelled_change_closing_until_what_they_require_is_done) {
  web.given(id, AdvanceChange{}, web.story.priya)
      .given(id, Decide{"cab", Decision::approve, "", ""}, web.story.dana)
      .given(id, Decide{"cab", Decision::approve, "", ""}, web.story.lee)
      .given(id, CancelChange{"Nobody needs it"}, web.story.priya)
      .start_runs(id);
  ASSERT_THAT(called(), ElementsAre("taking-stock"));
  EXPECT_FALSE(change().is_closed());
  EXPECT_THAT(waits(), ElementsAre("contingencies_done"));
  finish(run().id, "timeline");
  finish(run().id, "logs");
  EXPECT_FALSE(change().is_closed()) << "a required task of a later stage is still to come";
  finish(run().id, "agree");
  EXPECT_TRUE(change().is_closed()) << "the rest of the run goes on without it";
  EXPECT_FALSE(run().is_closed());
}

TEST_F(Contingencies, keep_the_review_open_and_name_the_run_and_its_owner) {
  ended(Outcome::unsuccessful);
  finish(id, "look_back");
  const auto unmet = web.waits(id);
  ASSERT_EQ(unmet.size(), 1U);
  EXPECT_EQ(unmet[0].gate, "contingencies_done");
  EXPECT_EQ(unmet[0].key, shown(run().id));
  EXPECT_THAT(unmet[0].people, ElementsAre(web.story.priya));
  for (const auto* key : {"timeline", "logs", "agree"}) finish(run().id, key);
  EXPECT_TRUE(change().is_closed());
}

TEST_F(Contingencies, keep_it_open_again_when_something_required_is_reopened) {
  ended(Outcome::unsuccessful);
  for (const auto* key : {"timeline", "logs", "agree"}) finish(run().id, key);
  EXPECT_THAT(waits(), ElementsAre("tasks_done"));
  const auto agree = std::ranges::find(run().tasks, "agree", &Task::key)->id;
  web.given(run().id, ReopenTask{agree, "not agreed by all"}, web.story.priya);
  web.tell_all();
  EXPECT_THAT(waits(), ElementsAre("tasks_done", "contingencies_done"));
}

TEST_F(Contingencies, require_anew_what_was_done_in_a_stage_that_is_still_to_come) {
  Process process = analysis("mending");
  Stage mend = stage_of("mend", Phase::build);
  mend.tasks = {task_of("mend")};
  mend.tasks[0].on_close = OnClose::block;
  mend.gates = {{GateKind::tasks_done, "", {}}};
  process.stages.insert(process.stages.begin() + 1, mend);
  process.stages[2].tasks.erase(process.stages[2].tasks.begin());
  process.stages[2].tasks[0].after.clear();
  process.stages[2].back = {{"facts", "Look again", false}};
  web.story.world.process(process);
  brought_to_verification();
  web.given(id, StartContingency{"mending"}, web.story.ruth).start_runs(id);
  for (const auto* key : {"timeline", "logs", "mend"}) finish(run().id, key);
  EXPECT_TRUE(run().required_done);
  web.given(run().id, SendBack{"facts", "Something was missed"}, web.story.priya);
  finish(run().id, "timeline");
  EXPECT_FALSE(run().required_done) << "what is mended is mended again";
  for (const auto* key : {"logs", "mend"}) finish(run().id, key);
  EXPECT_TRUE(run().required_done);
}

TEST_F(Contingencies, require_what_a_rule_has_added_that_blocks_closing) {
  Process process = analysis("mending");
  RuleAction create{.act = RuleAct::create_task, .task = task_of("ask_law")};
  create.task->on_close = OnClose::block;
  process.rules = {{.key = "law", .on = RuleEvent::task_done, .of = {"agree"}, .actions = {create}}};
  web.story.world.process(process);
  brought_to_verification();
  web.given(id, StartContingency{"mending"}, web.story.ruth).start_runs(id);
  for (const auto* key : {"timeline", "logs", "agree"}) finish(run().id, key);
  EXPECT_FALSE(run().required_done);
  finish(run().id, "ask_law");
  EXPECT_TRUE(run().required_done);
}

TEST_F(Contingencies, need_not_be_done_where_the_run_was_cancelled) {
  ended(Outcome::unsuccessful);
  web.given(run().id, CancelChange{"The cause is known"}, web.story.priya);
  web.tell_all();
  finish(id, "look_back");
  EXPECT_TRUE(change().is_closed());
}

TEST_F(Contingencies, that_cannot_be_started_keep_it_open_and_say_why) {
  const auto gone = web.story.world.directory.process_by_key("analysis")->id;
  auto retired = *web.story.world.directory.processes.at(gone);
  retired.retired = true;
  web.story.world.directory.processes[gone] = std::make_shared<const PublishedProcess>(retired);
  ended(Outcome::unsuccessful);
  finish(id, "look_back");
  const auto unmet = web.waits(id);
  ASSERT_EQ(unmet.size(), 1U);
  EXPECT_EQ(unmet[0].key, "analysis");
  EXPECT_THAT(unmet[0].detail, HasSubstr("has not been started"));
  retired.retired = false;
  web.story.world.directory.processes[gone] = std::make_shared<const PublishedProcess>(retired);
  web.given(id, RetryContingency{1}, web.story.priya).start_runs(id);
  EXPECT_TRUE(change().contingencies.at(0).change.has_value());
  EXPECT_EQ(change().contingencies.at(0).not_started, "");
}

TEST_F(Contingencies, are_dismissed_by_a_change_manager_who_had_no_hand_in_the_change) {
  web.story.world.directory.processes.erase(web.story.world.directory.process_by_key("analysis")->id);
  ended(Outcome::unsuccessful);
  EXPECT_EQ(web.ask(id, DismissContingency{1, "known"}, web.story.priya).error().why, Refused::not_permitted);
  EXPECT_EQ(web.ask(id, DismissContingency{1, ""}, web.story.ruth).error().why, Refused::invalid);
  web.given(id, DismissContingency{1, "The cause is known: CHG-7"}, web.story.ruth);
  EXPECT_THAT(waits(), ElementsAre("tasks_done"));
  EXPECT_EQ(web.ask(id, DismissContingency{1, "again"}, web.story.ruth).error().why, Refused::out_of_turn);
}

TEST_F(Contingencies, are_started_by_hand_and_filled_in_from_what_they_repair) {
  brought_to_verification();
  web.given(id, StartContingency{"hotfix"}, web.story.ruth).start_runs(id);
  ASSERT_EQ(run().links.size(), 2U);
  EXPECT_EQ(run().links[1].kind, LinkKind::fixes);
  EXPECT_EQ(run().requester, web.story.ruth);
  EXPECT_EQ(run().owner(), change().owner());
  EXPECT_EQ(web.ask(id, StartContingency{"hotfix"}, web.story.ruth).error().why, Refused::out_of_turn);
  EXPECT_EQ(web.ask(id, StartContingency{"analysis"}, web.story.mei).error().why, Refused::not_permitted);
  EXPECT_EQ(web.ask(id, StartContingency{"no-such"}, web.story.ruth).error().errors.at(0).pointer, "/process");
}

TEST_F(Contingencies, are_called_by_what_an_altered_outcome_calls_for_but_not_twice) {
  ended(Outcome::unsuccessful);
  web.given(id, DeclareOutcome{Outcome::unsuccessful, "It was worse", Magnitude{.users = UsersHindered::service_down}},
            web.story.priya)
      .start_runs(id);
  EXPECT_THAT(called(), ElementsAre("analysis", "response"));
  EXPECT_EQ(change().stage(), "review");
  EXPECT_EQ(web.ask(id, DeclareOutcome{}, web.story.priya).error().errors.at(0).pointer, "/comment");
}

TEST_F(Contingencies, are_seen_by_nobody_who_does_not_see_what_called_them) {
  web.given(id, RestrictChange{true, {}}, web.story.priya);
  ended(Outcome::unsuccessful);
  EXPECT_TRUE(run().restricted);
}

TEST_F(Contingencies, and_what_called_them_stay_linked) {
  ended(Outcome::unsuccessful);
  EXPECT_EQ(web.ask(id, RemoveLink{1, ""}, web.story.priya).error().why, Refused::out_of_turn);
  EXPECT_EQ(web.ask(run().id, RemoveLink{1, ""}, web.story.priya).error().why, Refused::out_of_turn);
  const auto other = web.drafted();
  EXPECT_EQ(web.ask(other, AddLink{LinkKind::contingency_of, id, "", ""}, web.story.priya).error().why,
            Refused::invalid);
}

}  // namespace
}  // namespace sluice::testing_world
