// The contingencies of processes/ and what they promise: what has to be done, or handed over, before the change that each
// of them follows can be called settled.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "shipped_testing.h"

namespace sluice::definition {
namespace {

using namespace shipped_testing;
using testing::ElementsAre;
using testing::IsEmpty;

TEST(RootCauseAnalysis, needs_timeline_cause_and_gate_and_asks_two_to_agree) {
  const auto process = shipped("root-cause-analysis");
  EXPECT_THAT(blocking_tasks(process), ElementsAre("analyse", "gates", "timeline"));
  EXPECT_EQ(approval_of(process, "manager_agrees")->approvers, (std::vector<Who>{{WhoKind::role, "change_manager"}}));
  EXPECT_EQ(approval_of(process, "owner_agrees")->approvers, (std::vector<Who>{{WhoKind::owners, ""}}));
  EXPECT_THAT(find_stage(process, "causes")->gates.at(1).form_fields,
              ElementsAre("what_happened", "found", "cause", "ruled_out", "let_through", "caught_earliest", "actions"));
  EXPECT_EQ(in_words(*field_of(process, "ruled_out")->when, process), "Was a cause found? is No, none was found")
      << "no cause found is a permitted end";
}

TEST(IncidentResponse, is_commanded_contained_told_and_confirmed) {
  const auto process = shipped("incident-response");
  EXPECT_THAT(blocking_tasks(process), ElementsAre("contain", "lead", "restored", "scope", "sign", "tell", "timeline"));
  EXPECT_EQ(task_of(process, "tell")->due, (Due{Anchor::entered, 30, DueUnit::minutes}));
  EXPECT_EQ(task_of(process, "lead")->assignee, (std::vector<Who>{{WhoKind::group, "incident-managers"}}));
  EXPECT_EQ(task_of(process, "scope")->assignee, (std::vector<Who>{{WhoKind::did, "lead"}}));
  EXPECT_EQ(conditional_tasks(process),
            (std::map<std::string, std::string>{{"report", "Touches personal data or contracts is yes"}}));
  EXPECT_THAT(tasks_that_fail(process, OnFail::back), ElementsAre("restored"));
}

TEST(DisasterRecovery, goes_step_by_step_and_tells_users_all_the_while) {
  const auto process = shipped("disaster-recovery");
  EXPECT_THAT(blocking_tasks(process),
              ElementsAre("back", "choose", "figures", "freeze", "integrity", "open", "restore", "sign", "tell"));
  EXPECT_EQ(approval_of(process, "invoke")->approvers, (std::vector<Who>{{WhoKind::group, "crisis-leads"}}));
  EXPECT_THAT(task_of(process, "choose")->after, ElementsAre("freeze"));
  EXPECT_THAT(task_of(process, "restore")->after, ElementsAre("choose"));
  EXPECT_THAT(task_of(process, "open")->after, ElementsAre("restore"));
  EXPECT_THAT(task_of(process, "tell")->after, IsEmpty());
  EXPECT_THAT(tasks_that_fail(process, OnFail::back), ElementsAre("integrity"));
}

TEST(BusinessContinuity, gives_the_work_to_the_owner_of_the_activity) {
  const auto process = shipped("business-continuity");
  EXPECT_THAT(blocking_tasks(process),
              ElementsAre("catch_up", "lessons", "log", "people", "reconcile", "sign", "tell", "work"));
  EXPECT_EQ(field_of(process, "activity_owner")->type, FieldType::user);
  for (const auto* key : {"work", "log", "catch_up"})
    EXPECT_EQ(task_of(process, key)->assignee, (std::vector<Who>{{WhoKind::field, "activity_owner"}})) << key;
  for (const auto& rule : task_of(process, "reconcile")->assignee)
    EXPECT_NE(rule.kind, WhoKind::field) << "not who entered it";
}

TEST(Hotfix, asks_more_than_an_emergency) {
  const auto process = shipped("hotfix");
  EXPECT_EQ(approval_of(process, "owner_agrees")->approvers, (std::vector<Who>{{WhoKind::owners, ""}}));
  EXPECT_THAT(blocking_tasks(process), ElementsAre("carry", "complete", "keep", "owed", "sign"));
  EXPECT_EQ(task_of(process, "carry")->assignee, (std::vector<Who>{{WhoKind::did, "fix"}}));
  EXPECT_EQ(conditional_tasks(process),
            (std::map<std::string, std::string>{{"scan", "Brings other versions of what it depends on is yes"}}));
  EXPECT_FALSE(field_of(process, "dependencies_changed")->required) << "what is not known leaves nothing out";
}

TEST(CancelledChange, undoes_tells_and_says_why) {
  const auto process = shipped("cancelled-change");
  EXPECT_THAT(blocking_tasks(process), ElementsAre("clean", "done", "reason", "sign", "told", "undo"));
  EXPECT_EQ(conditional_tasks(process),
            (std::map<std::string, std::string>{{"told", "Had anybody been told of it is yes"}}));
  EXPECT_THAT(find_stage(process, "review")->gates.at(1).form_fields, ElementsAre("why", "replaced_by", "cost"));
  EXPECT_THAT(tasks_that_fail(process, OnFail::back), ElementsAre("clean"));
}

}  // namespace
}  // namespace sluice::definition
