// The processes of processes/ and what they promise (see their own texts).
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "definition/shipped_groups.h"
#include "domain/key.h"
#include "domain/process/trial.h"
#include "shipped_testing.h"

namespace sluice::definition {
namespace {

using namespace shipped_testing;
using testing::ElementsAre;
using testing::IsEmpty;

std::string all_of(const Reading& reading) {
  std::string text;
  for (const auto& one : reading.mistakes)
    text += fmt::format("\n{}:{}: {} {}", one.place.line, one.place.column, one.what, one.remedy);
  return text;
}

std::vector<std::string> stage_keys_of(const Process& process) {
  std::vector<std::string> keys;
  for (const auto& stage : process.stages) keys.push_back(stage.key);
  return keys;
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
  EXPECT_THAT(names, ElementsAre("business-continuity", "cancelled-change", "disaster-recovery", "emergency", "hotfix",
                                 "incident-response", "normal", "root-cause-analysis", "standard"));
}

TEST(ShippedProcesses, are_three_for_changes_and_six_contingencies) {
  std::set<std::string_view> offered;
  for (const auto& file : shipped_processes())
    if (shipped(file.name).type != ChangeType::contingency) offered.insert(file.name);
  EXPECT_THAT(offered, ElementsAre("emergency", "normal", "standard"));
}

TEST(ShippedProcesses, let_nobody_skip_by_word_what_a_condition_can_say) {
  for (const auto& file : shipped_processes())
    EXPECT_THAT(keys_of_tasks(shipped(file.name), [](const TaskTemplate& task) { return task.optional; }), IsEmpty())
        << file.name;
}

TEST(ShippedProcesses, give_to_the_least_busy_only_what_is_not_due_within_hours) {
  for (const auto& file : shipped_processes())
    for (const auto& stage : shipped(file.name).stages)
      for (const auto& task : stage.tasks) {
        const bool of_one_group = task.assignee.size() == 1 && task.assignee[0].kind == WhoKind::group;
        if (task.assign_by) EXPECT_TRUE(of_one_group) << file.name << " " << task.key;
        const bool within_hours =
            task.due && (task.due->unit == DueUnit::minutes ||
                         (task.due->unit == DueUnit::hours && task.due->amount > 0 && task.due->amount < 24));
        if (task.assign_by) EXPECT_FALSE(within_hours) << file.name << " " << task.key << ": whoever is awake takes it";
      }
}

/// An invented change goes through each of them to its end, also where everything goes wrong once.
TEST(ShippedProcesses, come_to_their_end) {
  for (const auto& file : shipped_processes()) {
    const ProcessVersion version{{1}, 1, "", shipped(file.name)};
    const auto directory = invented_directory(version.process);
    TrialOptions options;
    options.begin = from_rfc3339("2027-01-11T08:00:00Z").value();
    options.requester = invented_requester;
    const auto zone = find_zone("Europe/Berlin");
    const auto well = try_process(version, directory, *zone, options);
    EXPECT_TRUE(well.closed) << file.name << ": " << well.why;
    for (const auto& stage : version.process.stages) {
      for (const auto& task : stage.tasks) options.failing.insert(task.key);
      for (const auto& approval : stage.approvals) options.rejecting.insert(approval.key);
    }
    options.outcome = Outcome::backed_out;
    const auto badly = try_process(version, directory, *zone, options);
    EXPECT_TRUE(badly.closed) << file.name << ": " << badly.why;
  }
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

TEST(NormalProcess, is_agreed_by_owners_and_by_the_cab_or_a_change_manager) {
  const auto process = shipped("normal");
  const auto& stage = *find_stage(process, "authorization");
  ASSERT_EQ(stage.approvals.size(), 3u);
  const auto& [owners, cab, manager] = std::tie(stage.approvals[0], stage.approvals[1], stage.approvals[2]);
  EXPECT_EQ(owners.quorum.kind, QuorumKind::one_of_each);
  EXPECT_EQ(owners.when, std::nullopt);
  EXPECT_EQ(cab.quorum, (Quorum{QuorumKind::at_least, 2}));
  EXPECT_EQ(cab.approvers, (std::vector<Who>{{WhoKind::group, "cab"}}));
  const Condition critical{"service_criticality", Operator::is, {"critical"}};
  EXPECT_EQ(cab.when, (Conditions{{}, {{"risk", Operator::at_least, {"medium"}}, critical}}));
  EXPECT_EQ(manager.quorum.kind, QuorumKind::any);
  EXPECT_EQ(manager.approvers, (std::vector<Who>{{WhoKind::role, "change_manager"}}));
  EXPECT_EQ(
      manager.when,
      (Conditions{{{"risk", Operator::is, {"low"}}, {"service_criticality", Operator::is_not, {"critical"}}}, {}}))
      << "exactly where the board is not asked";
  EXPECT_THAT(stage.back, ElementsAre(BackEdge{"draft", "Back to draft", true}));
  for (const auto& approval : stage.approvals) {
    EXPECT_THAT(approval.covers,
                testing::IsSupersetOf({Field::expected_results, Field::services, Field::backout_plan}));
    EXPECT_THAT(approval.covers_form, testing::IsSupersetOf({"largest_effect", "effect_minutes", "tests_set_aside"}));
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

TEST(NormalProcess, asks_what_others_decide_by) {
  const auto process = shipped("normal");
  for (const auto* key : {"largest_effect", "effect_minutes", "personal_data", "set_aside_because"}) {
    ASSERT_NE(field_of(process, key), nullptr) << key;
    EXPECT_TRUE(field_of(process, key)->required) << key;
    EXPECT_EQ(field_of(process, key)->default_answer, std::nullopt) << key << ": nobody decides it by not looking";
  }
  EXPECT_EQ(in_words(*field_of(process, "effect_minutes")->when, process), "Largest effect on users is not None");
  EXPECT_FALSE(field_of(process, "measures")->required);
}

/// Keys of the approvals that a trial of that risk asks for while it is authorized.
std::vector<std::string> asked_at(std::optional<RiskLevel> risk) {
  const ProcessVersion version{{1}, 1, "", shipped("normal")};
  TrialOptions options;
  options.begin = from_rfc3339("2027-01-11T08:00:00Z").value();
  options.requester = invented_requester;
  options.risk = risk;
  const auto zone = find_zone("Europe/Berlin");
  const auto report = try_process(version, invented_directory(version.process), *zone, options);
  EXPECT_TRUE(report.closed) << report.why;
  std::vector<std::string> keys;
  for (const auto& stage : report.stages)
    if (stage.key == "authorization")
      for (const auto& approval : stage.approvals) keys.push_back(approval.key);
  return keys;
}

TEST(NormalProcess, asks_the_board_or_a_change_manager_by_its_risk_and_both_where_that_is_not_known) {
  EXPECT_THAT(asked_at(RiskLevel::low), ElementsAre("owners", "change_manager"));
  EXPECT_THAT(asked_at(RiskLevel::medium), ElementsAre("owners", "cab"));
  EXPECT_THAT(asked_at(std::nullopt), ElementsAre("owners", "cab", "change_manager"));
}

TEST(NormalProcess, asks_for_work_only_where_it_applies) {
  const std::string effect = "Largest effect on users is not None";
  const std::string at_stake = "Risk is at least medium, or Highest criticality of the affected services is critical";
  const auto unless_set_aside = [](const std::string& kind) {
    return "Tests that do not apply does not include " + kind;
  };
  EXPECT_EQ(
      conditional_tasks(shipped("normal")),
      (std::map<std::string, std::string>{
          {"security", "Highest criticality of the affected services is critical, or Touches personal data is yes"},
          {"desk", effect},
          {"integration", unless_set_aside("Integration test")},
          {"dynamic", unless_set_aside("Dynamic analysis")},
          {"vulnerability", unless_set_aside("Vulnerability assessment")},
          {"regression", unless_set_aside("Regression test")},
          {"uat", unless_set_aside("User acceptance")},
          {"rehearse", at_stake},
          {"tell", effect},
          {"told", effect},
          {"measures", "Measures to compare afterwards is filled in"}}));
}

TEST(NormalProcess, goes_back_when_a_test_fails_and_says_so_when_a_check_does) {
  const auto process = shipped("normal");
  EXPECT_THAT(tasks_that_fail(process, OnFail::back),
              ElementsAre("dynamic", "in_advance", "integration", "qa", "regression", "stage", "uat", "vulnerability"));
  EXPECT_EQ(find_stage(process, "staging")->back.at(0).to, "build");
  EXPECT_EQ(find_stage(process, "ready")->back.at(0).to, "staging");
  EXPECT_THAT(tasks_that_fail(process, OnFail::ignore), ElementsAre("check", "users"));
  EXPECT_THAT(tasks_that_fail(process, OnFail::fail), IsEmpty());
}

TEST(NormalProcess, signs_nothing_off_before_every_result_of_the_tests) {
  const auto process = shipped("normal");
  EXPECT_THAT(task_of(process, "qa")->after,
              testing::UnorderedElementsAre("stage", "integration", "dynamic", "vulnerability", "regression"))
      << "also where the last of them was set aside";
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

TEST(EmergencyProcess, asks_no_more_than_a_night_allows) {
  const auto process = shipped("emergency");
  std::set<std::string> needed;
  for (const auto& field : process.form)
    if (field.required) needed.insert(field.key);
  EXPECT_THAT(needed, ElementsAre("broken_since", "what_to_do"));
  EXPECT_THAT(process.stages[0].gates.at(0).fields,
              ElementsAre(Field::title, Field::description, Field::services, Field::backout_plan));
  EXPECT_THAT(approval_of(process, "go_ahead")->covers_form, ElementsAre("what_to_do"));
  EXPECT_THAT(blocking_tasks(process), ElementsAre("complete", "keep", "owed", "sign"));
}

TEST(StandardProcess, is_reviewed_only_where_it_went_wrong) {
  const auto process = shipped("standard");
  const auto& review = process.stages.back();
  EXPECT_EQ(review.when, (Conditions{{{"outcome", Operator::is_not, {"successful"}}}, {}}));
  EXPECT_THAT(blocking_tasks(process), ElementsAre("sign", "why"));
  EXPECT_EQ(conditional_tasks(process),
            (std::map<std::string, std::string>{{"tell", "Largest effect on users is not None"}}));
}

TEST(StandardProcess, asks_nobody_for_approval_but_looks_twice_whether_its_entry_is_in_force) {
  const auto process = shipped("standard");
  for (const auto& stage : process.stages) EXPECT_THAT(stage.approvals, IsEmpty());
  std::vector<std::string> asking;
  for (const auto& stage : process.stages)
    for (const auto& gate : stage.gates)
      if (gate.kind == GateKind::pre_approved) asking.push_back(stage.key);
  EXPECT_THAT(asking, ElementsAre("draft", "release"));
}

}  // namespace
}  // namespace sluice::definition
