// The processes of processes/ and what they promise (see their own texts).
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "definition/read_process.h"
#include "definition/shipped.h"
#include "definition/shipped_groups.h"
#include "domain/key.h"

namespace sluice::definition {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::string all_of(const Reading& reading) {
  std::string text;
  for (const auto& one : reading.mistakes)
    text += fmt::format("\n{}:{}: {} {}", one.place.line, one.place.column, one.what, one.remedy);
  return text;
}

Process shipped(std::string_view name) {
  for (const auto& file : shipped_processes())
    if (file.name == name)
      if (auto reading = look_at_process(file.text); reading.read) return reading.read->process;
  ADD_FAILURE() << "there is no readable shipped process " << name;
  return {};
}

std::vector<std::string> stage_keys_of(const Process& process) {
  std::vector<std::string> keys;
  for (const auto& stage : process.stages) keys.push_back(stage.key);
  return keys;
}

const TaskTemplate* task_of(const Process& process, std::string_view key) {
  for (const auto& stage : process.stages)
    for (const auto& task : stage.tasks)
      if (task.key == key) return &task;
  return nullptr;
}

/// Calls visit(rule) for everybody a process asks.
void each_rule(const Process& process, const std::function<void(const Who&)>& visit) {
  for (const auto& stage : process.stages) {
    for (const auto& task : stage.tasks) std::ranges::for_each(task.assignee, visit);
    for (const auto& approval : stage.approvals) std::ranges::for_each(approval.approvers, visit);
  }
}

TEST(ShippedProcesses, have_no_mistakes) {
  for (const auto& file : shipped_processes()) {
    const auto reading = look_at_process(file.text);
    EXPECT_THAT(reading.mistakes, IsEmpty()) << file.name << all_of(reading);
  }
}

TEST(ShippedProcesses, are_named_as_their_files_and_say_when_to_use_them) {
  std::vector<std::string> names;
  for (const auto& file : shipped_processes()) {
    names.emplace_back(file.name);
    const auto process = shipped(file.name);
    EXPECT_EQ(process.key, file.name);
    EXPECT_FALSE(process.summary.empty()) << file.name;
    EXPECT_FALSE(process.when_to_use.empty()) << file.name;
    EXPECT_FALSE(process.usual_length.empty()) << file.name;
  }
  EXPECT_THAT(names, testing::IsSupersetOf({"emergency", "normal", "standard"}));
}

TEST(ShippedProcesses, ask_only_groups_that_ship) {
  for (const auto& file : shipped_processes())
    each_rule(shipped(file.name), [&](const Who& rule) {
      if (rule.kind != WhoKind::group) return;
      EXPECT_TRUE(std::ranges::any_of(shipped_groups, [&](const auto& group) { return group.key == rule.key; }))
          << file.name << " asks group:" << rule.key;
    });
}

TEST(ShippedProcesses, teach_with_each_task) {
  for (const auto& file : shipped_processes()) {
    const auto process = shipped(file.name);
    for (const auto& stage : process.stages)
      for (const auto& task : stage.tasks) EXPECT_GT(task.description.size(), 40u) << file.name << " " << task.key;
  }
}

TEST(ShippedGroups, have_keys_and_descriptions) {
  std::set<std::string_view> keys;
  for (const auto& group : shipped_groups) {
    EXPECT_TRUE(is_key(group.key)) << group.key;
    EXPECT_TRUE(keys.insert(group.key).second) << group.key;
    EXPECT_FALSE(group.name.empty());
    EXPECT_FALSE(group.description.empty());
  }
}

TEST(NormalProcess, goes_through_every_phase) {
  const auto process = shipped("normal");
  EXPECT_THAT(stage_keys_of(process), ElementsAre("draft", "assessment", "authorization", "build", "staging", "release",
                                                  "ready", "deployment", "verification", "review"));
  std::set<Phase> phases;
  for (const auto& stage : process.stages) phases.insert(stage.phase);
  EXPECT_EQ(phases.size(), 8u) << "all but closed, which follows by itself";
}

TEST(NormalProcess, is_agreed_by_owners_and_two_of_the_cab) {
  const auto process = shipped("normal");
  const auto& stage = *find_stage(process, "authorization");
  ASSERT_EQ(stage.approvals.size(), 2u);
  EXPECT_EQ(stage.approvals[0].quorum.kind, QuorumKind::one_of_each);
  EXPECT_EQ(stage.approvals[1].quorum, (Quorum{QuorumKind::at_least, 2}));
  EXPECT_EQ(stage.approvals[1].approvers, (std::vector<Who>{{WhoKind::group, "cab"}}));
  EXPECT_THAT(stage.back, ElementsAre(BackEdge{"draft", "Back to draft", true}));
  for (const auto& approval : stage.approvals) {
    EXPECT_THAT(approval.covers,
                testing::IsSupersetOf({Field::expected_results, Field::services, Field::backout_plan}));
    EXPECT_THAT(approval.covers, testing::Not(testing::Contains(Field::planned_start)))
        << "a window that moves does not withdraw what the CAB agreed to";
  }
}

TEST(NormalProcess, never_leaves_draft_without_what_others_need) {
  const auto process = shipped("normal");
  ASSERT_EQ(process.stages[0].gates.size(), 1u);
  EXPECT_THAT(process.stages[0].gates[0].fields, testing::IsSupersetOf({Field::expected_results, Field::verifiers,
                                                                        Field::backout_plan, Field::test_plan}));
  EXPECT_EQ(process.stages[0].advance_title, "Submit");
}

TEST(NormalProcess, is_released_after_its_preparation_and_signed_after_ninety_days) {
  const auto process = shipped("normal");
  for (const auto& approval : find_stage(process, "release")->approvals) {
    EXPECT_EQ(approval.after.size(), 6u);
    EXPECT_EQ(approval.due, (Due{Anchor::planned_start, -72, DueUnit::hours}));
  }
  EXPECT_EQ(task_of(process, "sign")->due, (Due{Anchor::deployed, 90, DueUnit::days}));
  EXPECT_EQ(task_of(process, "sign")->on_close, OnClose::block);
}

TEST(NormalProcess, keeps_developing_testing_and_deploying_in_different_hands) {
  const auto process = shipped("normal");
  EXPECT_EQ(task_of(process, "build")->duty, Duty::develop);
  EXPECT_EQ(task_of(process, "peer")->duty, Duty::test);
  EXPECT_EQ(task_of(process, "run")->duty, Duty::deploy);
  EXPECT_EQ(task_of(process, "runbook")->duty, std::nullopt) << "writing a plan gives no duty";
}

TEST(EmergencyProcess, needs_one_go_ahead_at_once_and_the_cab_afterwards) {
  const auto process = shipped("emergency");
  const auto& go = find_stage(process, "go_ahead")->approvals.at(0);
  EXPECT_EQ(go.quorum.kind, QuorumKind::any);
  EXPECT_EQ(go.approvers, (std::vector<Who>{{WhoKind::group, "emergency-approvers"}}));
  EXPECT_EQ(find_stage(process, "ratify")->approvals.at(0).quorum, (Quorum{QuorumKind::at_least, 2}));
}

TEST(EmergencyProcess, is_not_asked_again_by_the_record_being_completed) {
  const auto process = shipped("emergency");
  const auto& go = find_stage(process, "go_ahead")->approvals.at(0);
  // What the task `complete` says to fill in.
  for (const Field field : {Field::services, Field::deployment_plan})
    EXPECT_EQ(std::ranges::find(go.covers, field), go.covers.end()) << "it was given for the fix, not for its record";
  EXPECT_EQ(find_stage(process, "ratify")->approvals.at(0).after, (std::vector<std::string>{"complete"}));
}

TEST(StandardProcess, asks_nobody_for_approval_but_has_it_confirmed) {
  const auto process = shipped("standard");
  for (const auto& stage : process.stages) EXPECT_THAT(stage.approvals, IsEmpty());
  EXPECT_EQ(task_of(process, "preapproved")->assignee, (std::vector<Who>{{WhoKind::role, "change_manager"}}));
  EXPECT_FALSE(task_of(process, "preapproved")->optional);
}

}  // namespace
}  // namespace sluice::definition
