// What check() promises: a process it finds no mistake in can run from its first stage to closed. Random processes are
// run here without people: whatever somebody could do is done, in any order.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <set>

#include "domain/process/check.h"
#include "process_builder.h"

namespace sluice {
namespace {

using namespace testing_world;

template <class T>
T one_of(const std::vector<T>& list) {
  return list[*rc::gen::inRange<std::size_t>(0, list.size())];
}
bool chance(int percent) { return *rc::gen::inRange(0, 100) < percent; }

/// Where a change stands in a process, people aside.
struct Walk {
  const Process& process;
  std::set<std::string> done;       ///< tasks, by key
  std::set<std::string> granted;    ///< approvals
  std::set<std::string> performed;  ///< tasks that somebody did (a skipped one nobody did)

  [[nodiscard]] bool all_done(const std::vector<std::string>& keys) const {
    return std::ranges::all_of(keys, [&](const std::string& key) { return done.contains(key); });
  }
  /// Whether any rule could find somebody, were there people enough.
  [[nodiscard]] bool somebody(const std::vector<Who>& rules) const {
    return std::ranges::any_of(rules,
                               [&](const Who& who) { return who.kind != WhoKind::did || performed.contains(who.key); });
  }
  [[nodiscard]] bool can_do(const Stage& stage, std::size_t at) const {
    const auto& task = stage.tasks[at];
    if (done.contains(task.key) || !all_done(task.after)) return false;
    if (stage.order == TaskOrder::in_sequence && at > 0 && !done.contains(stage.tasks[at - 1].key)) return false;
    return task.optional || somebody(task.assignee);
  }
  [[nodiscard]] bool can_grant(const ApprovalTemplate& one) const {
    if (granted.contains(one.key) || !all_done(one.after) || !somebody(one.approvers)) return false;
    const bool single = one.approvers.size() == 1 &&
                        (one.approvers[0].kind == WhoKind::owner || one.approvers[0].kind == WhoKind::requester ||
                         one.approvers[0].kind == WhoKind::did);
    return one.quorum.kind != QuorumKind::at_least || (one.quorum.count >= 1 && (!single || one.quorum.count == 1));
  }
  /// Does one thing that can be done in the stage; false where there is none.
  bool do_something(const Stage& stage) {
    std::vector<std::function<void()>> possible;
    for (std::size_t i = 0; i < stage.tasks.size(); ++i)
      if (can_do(stage, i))
        possible.emplace_back([this, &task = stage.tasks[i]] {
          done.insert(task.key);
          if (!task.optional) performed.insert(task.key);
        });
    for (const auto& approval : stage.approvals)
      if (can_grant(approval)) possible.emplace_back([this, &approval] { granted.insert(approval.key); });
    if (possible.empty()) return false;
    one_of(possible)();
    return true;
  }
  [[nodiscard]] bool holds(const Stage& stage, const Gate& gate) const {
    switch (gate.kind) {
      case GateKind::tasks_done:
        return std::ranges::all_of(stage.tasks, [&](const TaskTemplate& task) { return done.contains(task.key); });
      case GateKind::approved: return granted.contains(gate.key);
      case GateKind::fields: return !gate.fields.empty();
      case GateKind::outcome_declared: return stage.phase == Phase::verification;
      case GateKind::window_open:
      case GateKind::related:
      case GateKind::children_done:
      case GateKind::conditions_met:
      case GateKind::pre_approved:
      case GateKind::contingencies_done: return true;
    }
    return false;
  }
  /// The stage it cannot leave; nothing when it closed.
  std::optional<std::string> stuck() {
    for (const auto& stage : process.stages) {
      while (do_something(stage)) {
      }
      for (const auto& gate : stage.gates)
        if (!holds(stage, gate)) return stage.key;
    }
    return std::nullopt;
  }
};

Who any_rule(const std::vector<std::string>& tasks) {
  if (!tasks.empty() && chance(20)) return {WhoKind::did, one_of(tasks)};
  return one_of<Who>({{WhoKind::owner, ""}, {WhoKind::group, "cab"}, {WhoKind::owners, ""}, {WhoKind::requester, ""}});
}

/// A stage with a few tasks and approvals, of which many contradict themselves.
Stage any_stage(const std::string& key, Phase phase, std::vector<std::string>& tasks,
                std::vector<std::string>& approvals) {
  Stage stage = stage_of(key, phase);
  if (chance(30)) stage.advance = Advance::manual;
  if (chance(30)) stage.order = TaskOrder::in_sequence;
  const auto count = *rc::gen::inRange(0, 4);
  std::vector<std::string> mine;
  for (int i = 0; i < count; ++i) mine.push_back(key + "-t" + std::to_string(i));
  auto known = tasks;
  known.insert(known.end(), mine.begin(), mine.end());
  for (const auto& name : mine) {
    TaskTemplate task = task_of(name);
    task.assignee = {any_rule(known)};
    if (chance(20)) task.assignee.push_back(any_rule(known));
    for (const auto& other : mine)
      if (other != name && chance(20)) task.after.push_back(other);
    task.optional = chance(15);
    stage.tasks.push_back(task);
  }
  if (chance(40)) {
    ApprovalTemplate approval;
    approval.key = key + "-a";
    approval.title = "Agree";
    approval.approvers = {any_rule(known)};
    approval.quorum = {one_of<QuorumKind>({QuorumKind::any, QuorumKind::at_least}),
                       *rc::gen::inRange<std::int64_t>(0, 4)};
    for (const auto& other : mine)
      if (chance(30)) approval.after.push_back(other);
    approvals.push_back(approval.key);
    stage.approvals = {approval};
    stage.gates.push_back({GateKind::approved, approval.key, {}});
    if (phase >= Phase::deployment) stage.back = {{"s0", "", false}};
  }
  if (chance(95)) stage.gates.push_back({GateKind::tasks_done, "", {}});
  if (!approvals.empty() && chance(15)) stage.gates.push_back({GateKind::approved, one_of(approvals), {}});
  if (chance(4)) stage.gates.push_back({GateKind::outcome_declared, "", {}});
  tasks = std::move(known);
  return stage;
}

Process any_process() {
  Process process = small_process();
  process.stages.clear();
  std::vector<Phase> phases = *rc::gen::container<std::vector<Phase>>(rc::gen::element(
      Phase::draft, Phase::assessment, Phase::build, Phase::build, Phase::release, Phase::verification));
  phases.resize(std::min<std::size_t>(phases.size(), 5));
  std::ranges::sort(phases);
  std::vector<std::string> tasks, approvals;
  for (std::size_t i = 0; i < phases.size(); ++i)
    process.stages.push_back(any_stage("s" + std::to_string(i), phases[i], tasks, approvals));
  Stage last = stage_of("last", Phase::verification);
  last.gates = {{GateKind::outcome_declared, "", {}}};
  process.stages.push_back(last);
  return process;
}

/// For reading a counterexample.
std::string shown(const Process& process) {
  std::string text;
  const auto rules = [](const std::vector<Who>& list) {
    std::string all;
    for (const auto& one : list) all += " " + written_form(one);
    return all;
  };
  for (const auto& stage : process.stages) {
    text += "\n" + stage.key + (stage.order == TaskOrder::in_sequence ? " in sequence" : "");
    for (const auto& task : stage.tasks) {
      text += "\n  " + task.key + (task.optional ? " optional" : "") + " by" + rules(task.assignee) + " after";
      for (const auto& key : task.after) text += " " + key;
    }
    for (const auto& one : stage.approvals) text += "\n  " + one.key + " by" + rules(one.approvers);
  }
  return text;
}

RC_GTEST_PROP(ProcessRun, reaches_its_end_where_check_finds_nothing, ()) {
  // Several a case: most random processes are refused, and the rest shall still be many.
  for (int i = 0; i < 20; ++i) {
    const Process process = any_process();
    if (!check(process).empty()) continue;
    const auto stuck = Walk{process, {}, {}, {}}.stuck();
    if (stuck) RC_FAIL("stuck in " + *stuck + " of" + shown(process));
  }
}

TEST(ProcessRun, finds_many_processes_to_run) {
  // The property above would say nothing if check() refused them all.
  int accepted = 0, refused = 0;
  rc::check("counting", [&] {
    for (int i = 0; i < 20; ++i) (check(any_process()).empty() ? accepted : refused) += 1;
  });
  EXPECT_GT(accepted, 100);
  EXPECT_GT(refused, 100);
}

TEST(ProcessRun, gets_stuck_in_what_check_refuses) {
  Process process = small_process();
  process.stages[2].tasks[0].after = {"peer"};
  EXPECT_FALSE(check(process).empty());
  // The model sees it too, so the property above could fail.
  rc::check("stuck in a circle",
            [&] { RC_ASSERT((Walk{process, {}, {}, {}}.stuck()) == std::optional<std::string>{"build"}); });
}

}  // namespace
}  // namespace sluice
