#include "domain/process/difference.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "process_builder.h"

namespace sluice {
namespace {

using namespace testing_world;
using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

std::vector<std::string> sentences(const Process& before, const Process& after) {
  std::vector<std::string> all;
  for (const auto& one : difference(before, after)) all.push_back(one.sentence);
  return all;
}

TEST(ProcessDifference, says_nothing_of_equal_ones) {
  EXPECT_THAT(difference(small_process(), small_process()), IsEmpty());
}

TEST(ProcessDifference, tells_what_of_a_task_altered_from_what_to_what) {
  auto after = small_process();
  after.stages[2].tasks[1].due = Due{Anchor::planned_start, -2, DueUnit::days};
  after.stages[2].tasks[1].assignee.push_back({WhoKind::group, "testers"});
  const auto found = difference(small_process(), after);
  ASSERT_EQ(found.size(), 2u);
  EXPECT_EQ(found[0].sentence,
            "Task “Do peer” (peer) in Stage build: assignee from “owner” to “owner, group:testers”.");
  EXPECT_EQ(
      found[1],
      (Difference{DifferenceKind::altered, "stages/build/tasks/peer/due", "task “Do peer” (peer) in Stage build", "due",
                  "", "2 days before the planned start",
                  "Task “Do peer” (peer) in Stage build: due from nothing to “2 days before the planned start”."}));
}

TEST(ProcessDifference, tells_of_parts_that_came_and_went) {
  auto before = small_process(), after = small_process();
  before.stages[2].tasks.push_back(task_of("old"));
  after.stages[1].approvals.push_back(after.stages[1].approvals[0]);
  after.stages[1].approvals[1].key = "owners";
  after.stages[1].approvals[1].title = "The owners agree";
  EXPECT_THAT(sentences(before, after),
              ElementsAre(AllOf(HasSubstr("Approval “The owners agree” (owners) in Stage authorization added"),
                                HasSubstr("approvers group:cab; quorum at least 2 of them")),
                          "Task “Do old” (old) in Stage build removed."));
}

TEST(ProcessDifference, knows_a_task_again_that_moved_to_another_stage) {
  auto after = small_process();
  after.stages[3].tasks.push_back(after.stages[2].tasks[1]);
  after.stages[3].tasks.back().after.clear();
  after.stages[2].tasks.pop_back();
  EXPECT_THAT(sentences(small_process(), after),
              ElementsAre("Task “Do peer” (peer) moved from Stage build to Stage deployment.",
                          "Task “Do peer” (peer) in Stage deployment: after from “build” to nothing."));
}

TEST(ProcessDifference, tells_a_new_stage_with_what_it_asks_for) {
  auto after = small_process();
  Stage test = stage_of("test", Phase::build);
  test.tasks = {task_of("try")};
  test.gates = {{GateKind::tasks_done}};
  after.stages.insert(after.stages.begin() + 3, test);
  EXPECT_THAT(sentences(small_process(), after),
              ElementsAre(HasSubstr("Stage “Stage test” (test) added: phase build; gates tasks_done"),
                          HasSubstr("Task “Do try” (try) in Stage test added")));
}

TEST(ProcessDifference, tells_an_order_by_as_few_moves_as_it_takes) {
  auto after = small_process();
  std::swap(after.stages[2].tasks[0], after.stages[2].tasks[1]);
  EXPECT_EQ(sentences(small_process(), after).size(), 1u);
  EXPECT_THAT(difference(small_process(), after)[0].kind, DifferenceKind::moved);
}

TEST(ProcessDifference, tells_gates_one_by_one) {
  auto after = small_process();
  after.stages[0].gates = {{GateKind::fields, "", {Field::title, Field::reason, Field::impact}}};
  after.stages[3].gates.push_back({GateKind::window_open});
  EXPECT_THAT(sentences(small_process(), after),
              ElementsAre("Stage “Stage draft” (draft): gates “fields, fields title, reason” removed.",
                          "Stage “Stage draft” (draft): gates “fields, fields title, reason, impact” added.",
                          "Stage “Stage deployment” (deployment): gates “window_open” added."));
}

TEST(ProcessDifference, keeps_long_texts_out_of_the_sentence) {
  auto before = small_process(), after = small_process();
  before.stages[2].tasks[0].description = "one\ntwo";
  after.stages[2].tasks[0].description = "one\nthree";
  const auto found = difference(before, after);
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].sentence, "Task “Do build” (build) in Stage build: description is altered.");
  EXPECT_EQ(found[0].from, "one\ntwo");
  EXPECT_EQ(found[0].to, "one\nthree");
}

TEST(ProcessDifference, tells_the_form_and_conditions_in_words) {
  auto after = small_process();
  FormField field;
  field.key = "risk";
  field.name = "Risk";
  field.type = FieldType::number;
  after.form = {field};
  after.stages[2].tasks[0].when = Conditions{{{"impact", Operator::is, {"high"}}}, {}};
  EXPECT_THAT(sentences(small_process(), after),
              ElementsAre(HasSubstr("Field “Risk” (risk) added: type number"),
                          AllOf(HasSubstr("Task “Do build” (build) in Stage build: when from nothing to “"),
                                HasSubstr("high"))));
}

/// One small alteration somewhere in a process.
Process altered(Process process) {
  auto& stage = process.stages[*rc::gen::inRange<std::size_t>(0, process.stages.size())];
  switch (*rc::gen::inRange(0, 9)) {
    case 0: stage.name += "x"; break;
    case 1: stage.tasks.push_back(task_of("fresh")); break;
    case 2:
      if (!stage.tasks.empty()) stage.tasks.erase(stage.tasks.begin());
      break;
    case 3: stage.gates.push_back({GateKind::window_open}); break;
    case 4: stage.order = TaskOrder::in_sequence; break;
    case 5: std::reverse(process.stages.begin(), process.stages.end()); break;
    case 6:
      for (auto& task : stage.tasks) task.checklist.emplace_back("look");
      break;
    case 7: stage.back.push_back({"draft", "Back", false}); break;
    default: process.summary += "y"; break;
  }
  return process;
}

RC_GTEST_PROP(ProcessDifference, is_empty_exactly_for_equal_ones, ()) {
  const auto before = altered(altered(small_process()));
  const auto after = altered(before);
  RC_ASSERT(difference(before, after).empty() == (before == after));
  RC_ASSERT(difference(after, before).empty() == (before == after));
  RC_ASSERT(difference(after, after).empty());
}

}  // namespace
}  // namespace sluice
