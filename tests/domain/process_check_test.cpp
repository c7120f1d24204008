#include "domain/process/check.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "domain/bounds.h"
#include "process_builder.h"

namespace sluice {
namespace {

using namespace testing_world;
using testing::HasSubstr;
using testing::IsEmpty;

enum Place : std::size_t { draft, authorization, build, deployment, verification };

/// What is told of a process that was small_process() before `spoil`.
std::vector<Mistake> after(const std::function<void(Process&)>& spoil) {
  Process process = small_process();
  spoil(process);
  return check(process);
}

/// One mistake, at that path, saying that; everything else would be noise.
void expect_one(const std::function<void(Process&)>& spoil, const std::string& path, const std::string& says) {
  const auto mistakes = after(spoil);
  ASSERT_EQ(mistakes.size(), 1u) << path << (mistakes.empty() ? "" : ": " + mistakes.back().what);
  EXPECT_EQ(mistakes[0].path, path) << mistakes[0].what;
  EXPECT_THAT(mistakes[0].what, HasSubstr(says));
  EXPECT_FALSE(mistakes[0].remedy.empty());
}

TEST(ProcessCheck, finds_nothing_in_a_process_that_can_run) { EXPECT_THAT(check(small_process()), IsEmpty()); }

TEST(ProcessCheck, wants_keys_well_formed_and_unique) {
  expect_one([](Process& p) { p.key = ""; }, "key", "no key");
  expect_one([](Process& p) { p.key = "Small Process"; }, "key", "not well formed");
  expect_one([](Process& p) { p.key = "two--dashes"; }, "key", "not well formed");
  expect_one([](Process& p) { p.stages[build].key = "Build"; }, "stages/2/key", "not well formed");
  expect_one([](Process& p) { p.stages[build].key = "closed"; }, "stages/2/key", "closed");
  expect_one([](Process& p) { p.stages[deployment].key = "build"; }, "stages/3/key", "used twice");
  expect_one([](Process& p) { p.stages[deployment].tasks[0].key = "build"; }, "stages/3/tasks/0/key", "used twice");
  expect_one([](Process& p) { p.stages[deployment].tasks[0].key = ""; }, "stages/3/tasks/0/key", "no key");
}

TEST(ProcessCheck, wants_names_and_titles_within_bounds) {
  expect_one([](Process& p) { p.name = " \n"; }, "name", "missing");
  expect_one([](Process& p) { p.stages[build].name = ""; }, "stages/2/name", "missing");
  expect_one([](Process& p) { p.stages[build].tasks[0].title = ""; }, "stages/2/tasks/0/title", "missing");
  expect_one([](Process& p) { p.name = std::string(201, 'x'); }, "name", "201 bytes");
  expect_one([](Process& p) { p.stages[build].tasks[0].description = std::string(20'001, 'x'); },
             "stages/2/tasks/0/description", "20000 are allowed");
  expect_one([](Process& p) { p.stages[build].tasks[0].checklist.assign(51, "look"); }, "stages/2/tasks/0/checklist",
             "51 items");
  expect_one([](Process& p) { p.stages[build].tasks[0].checklist = {"look", ""}; }, "stages/2/tasks/0/checklist/1",
             "missing");
}

TEST(ProcessCheck, wants_at_least_one_and_at_most_forty_stages) {
  expect_one([](Process& p) { p.stages.clear(); }, "stages", "no stages");
  expect_one(
      [](Process& p) {
        for (std::size_t i = 0; p.stages.size() <= bounds::stages; ++i)
          p.stages.insert(p.stages.begin(), stage_of("extra-" + std::string(i + 1, 'x'), Phase::draft));
      },
      "stages", "41 stages");
}

TEST(ProcessCheck, counts_tasks_and_approvals_over_all_stages) {
  expect_one(
      [](Process& p) {
        for (std::size_t i = 0; i < bounds::process_tasks; ++i)
          p.stages[i % 2 == 0 ? build : deployment].tasks.push_back(task_of("t" + std::to_string(i)));
      },
      "stages", "203 tasks");
}

TEST(ProcessCheck, keeps_the_order_of_phases) {
  expect_one([](Process& p) { p.stages[build].phase = Phase::assessment; }, "stages/2/phase",
             "assessment cannot follow authorization");
  expect_one([](Process& p) { p.stages.push_back(stage_of("end", Phase::closed)); }, "stages/5/phase", "closed");
}

TEST(ProcessCheck, shows_a_title_only_where_somebody_presses_it) {
  expect_one([](Process& p) { p.stages[build].advance_title = "Go"; }, "stages/2/advance_title", "never shown");
}

TEST(ProcessCheck, does_not_let_a_stage_leave_its_tasks_behind) {
  expect_one([](Process& p) { p.stages[build].gates.clear(); }, "stages/2", "as soon as it is entered");
}

TEST(ProcessCheck, wants_after_to_name_other_tasks_of_the_stage) {
  expect_one([](Process& p) { p.stages[build].tasks[1].after = {"bild"}; }, "stages/2/tasks/1/after/0", "no task bild");
  EXPECT_THAT(after([](Process& p) { p.stages[build].tasks[1].after = {"bild"}; })[0].remedy,
              HasSubstr("did you mean build?"));
  expect_one([](Process& p) { p.stages[deployment].tasks[0].after = {"build"}; }, "stages/3/tasks/0/after/0",
             "no task build");
  expect_one([](Process& p) { p.stages[build].tasks[1].after = {"build", "build"}; }, "stages/2/tasks/1/after/1",
             "twice");
  expect_one([](Process& p) { p.stages[authorization].approvals[0].after = {"build"}; }, "stages/1/approvals/0/after/0",
             "no task build");
}

TEST(ProcessCheck, finds_tasks_that_wait_for_each_other) {
  const auto mistakes = after([](Process& p) { p.stages[build].tasks[0].after = {"peer"}; });
  ASSERT_EQ(mistakes.size(), 1u);
  EXPECT_EQ(mistakes[0].path, "stages/2/tasks/0/after");
  EXPECT_THAT(mistakes[0].what, HasSubstr("build waits for peer waits for build"));
  const auto doer = after([](Process& p) { p.stages[build].tasks[0].assignee = {{WhoKind::did, "peer"}}; });
  ASSERT_EQ(doer.size(), 1u) << "only who did peer may take build, and peer comes after build";
  EXPECT_THAT(doer[0].what, HasSubstr("wait for each other"));
  EXPECT_THAT(
      after([](Process& p) { p.stages[build].tasks[0].assignee = {{WhoKind::did, "peer"}, {WhoKind::owner, ""}}; }),
      IsEmpty())
      << "the owner may take it";
}

TEST(ProcessCheck, finds_a_sequence_in_which_the_first_waits_for_who_did_the_second) {
  expect_one(
      [](Process& p) {
        p.stages[build].order = TaskOrder::in_sequence;
        p.stages[build].tasks[0].assignee = {{WhoKind::did, "peer"}};
      },
      "stages/2/tasks/0/assignee", "build waits for peer waits for build");
}

TEST(ProcessCheck, finds_a_sequence_that_contradicts_after) {
  expect_one(
      [](Process& p) {
        p.stages[build].order = TaskOrder::in_sequence;
        std::swap(p.stages[build].tasks[0], p.stages[build].tasks[1]);
      },
      "stages/2/tasks/0/after/0", "build comes later");
}

TEST(ProcessCheck, wants_rules_that_can_find_somebody) {
  const auto with = [](std::vector<Who> rules) {
    return [rules](Process& p) { p.stages[deployment].tasks[0].assignee = rules; };
  };
  expect_one(with({}), "stages/3/tasks/0/assignee", "No rule");
  expect_one(with({{WhoKind::group, ""}}), "stages/3/tasks/0/assignee/0", "which");
  expect_one(with({{WhoKind::owner, "x"}}), "stages/3/tasks/0/assignee/0", "nothing further");
  expect_one(with({{WhoKind::role, "boss"}}), "stages/3/tasks/0/assignee/0", "no role boss");
  expect_one(with({{WhoKind::field, "title"}}), "stages/3/tasks/0/assignee/0", "title");
  expect_one(with({{WhoKind::did, "nothing"}}), "stages/3/tasks/0/assignee/0", "no task nothing");
  expect_one(with({{WhoKind::did, "deploy"}}), "stages/3/tasks/0/assignee/0", "itself");
  expect_one(with({{WhoKind::owner, ""}, {WhoKind::owner, ""}}), "stages/3/tasks/0/assignee/1", "twice");
  expect_one(
      [](Process& p) {
        p.stages[build].tasks[0].optional = true;
        p.stages[deployment].tasks[0].assignee = {{WhoKind::did, "build"}};
      },
      "stages/3/tasks/0/assignee/0", "may be skipped");
  expect_one(
      [](Process& p) {
        for (auto& task : p.stages[build].tasks) task.optional = true;
        p.stages[deployment].tasks[0].assignee = {{WhoKind::did, "build"}, {WhoKind::did, "peer"}};
      },
      "stages/3/tasks/0/assignee/0", "build, peer may be skipped");
  EXPECT_THAT(after(with({{WhoKind::did, "build"}})), IsEmpty());
}

TEST(ProcessCheck, wants_due_dates_that_can_be_reckoned) {
  const auto with = [](std::size_t stage, Due due) {
    return [stage, due](Process& p) { p.stages[stage].tasks[0].due = due; };
  };
  expect_one(with(build, {Anchor::entered, -1, DueUnit::days}), "stages/2/tasks/0/due", "before its stage");
  expect_one(with(build, {Anchor::deployed, 1, DueUnit::days}), "stages/2/tasks/0/due", "deployment");
  expect_one(with(deployment, {Anchor::deployed, 1, DueUnit::days}), "stages/3/tasks/0/due", "deployment");
  expect_one(with(build, {Anchor::planned_start, -100'001, DueUnit::minutes}), "stages/2/tasks/0/due", "too far");
  EXPECT_THAT(after(with(build, {Anchor::planned_start, -12, DueUnit::days})), IsEmpty());
  EXPECT_THAT(after([](Process& p) {
                p.stages[verification].tasks = {task_of("look")};
                p.stages[verification].tasks[0].due = Due{Anchor::deployed, 2, DueUnit::hours};
              }),
              IsEmpty());
}

TEST(ProcessCheck, wants_approvals_that_can_be_granted) {
  const auto with = [](std::function<void(ApprovalTemplate&)> spoil) {
    return [spoil](Process& p) { spoil(p.stages[authorization].approvals[0]); };
  };
  expect_one(with([](auto& a) { a.approvers = {}; }), "stages/1/approvals/0/approvers", "No rule");
  expect_one(with([](auto& a) { a.quorum.count = 0; }), "stages/1/approvals/0/quorum", "at least 0");
  expect_one(with([](auto& a) { a.approvers = {{WhoKind::owner, ""}}; }), "stages/1/approvals/0/quorum", "1 at most");
  expect_one(with([](auto& a) { a.quorum.kind = QuorumKind::one_of_each; }), "stages/1/approvals/0/quorum",
             "each affected service");
  expect_one(with([](auto& a) { a.rejections = 0; }), "stages/1/approvals/0/rejections", "0 rejections");
  expect_one(with([](auto& a) { a.covers = {Field::title, Field::title}; }), "stages/1/approvals/0/covers/1", "twice");
  expect_one(with([](auto& a) { a.title = ""; }), "stages/1/approvals/0/title", "missing");
}

TEST(ProcessCheck, wants_gates_that_somebody_can_meet) {
  expect_one([](Process& p) { p.stages[build].gates.push_back({GateKind::approved, "cap", {}}); }, "stages/2/gates/1",
             "no approval cap");
  expect_one([](Process& p) { p.stages[draft].gates.push_back({GateKind::approved, "cab", {}}); }, "stages/0/gates/1",
             "asked only later");
  expect_one([](Process& p) { p.stages[build].gates.push_back({GateKind::outcome_declared, "", {}}); },
             "stages/2/gates/1", "verification");
  expect_one([](Process& p) { p.stages[draft].gates[0].fields = {}; }, "stages/0/gates/0", "no field");
  expect_one([](Process& p) { p.stages[draft].gates[0].fields = {Field::title, Field::title}; }, "stages/0/gates/0",
             "twice");
  expect_one([](Process& p) { p.stages[build].gates.push_back({GateKind::tasks_done, "", {}}); }, "stages/2/gates/1",
             "twice");
  EXPECT_THAT(after([](Process& p) { p.stages[build].gates.push_back({GateKind::approved, "cab", {}}); }), IsEmpty())
      << "an approval of an earlier stage may be waited for again";
}

TEST(ProcessCheck, wants_each_approval_to_count) {
  expect_one([](Process& p) { p.stages[authorization].gates = {{GateKind::tasks_done, "", {}}}; },
             "stages/1/approvals/0", "No gate waits");
}

TEST(ProcessCheck, wants_the_outcome_declared_unless_it_is_a_contingency) {
  const auto spoil = [](Process& p) { p.stages[verification].gates.clear(); };
  expect_one(spoil, "", "how a change");
  EXPECT_THAT(after([&](Process& p) {
                spoil(p);
                p.type = ChangeType::contingency;
              }),
              IsEmpty());
}

TEST(ProcessCheck, wants_edges_to_lead_back) {
  expect_one([](Process& p) { p.stages[authorization].back[0].to = "darft"; }, "stages/1/back/0/to", "no stage darft");
  expect_one([](Process& p) { p.stages[build].back = {{"deployment", "", false}}; }, "stages/2/back/0/to",
             "not before this one");
  expect_one([](Process& p) { p.stages[build].back = {{"build", "", false}}; }, "stages/2/back/0/to",
             "not before this one");
  expect_one([](Process& p) { p.stages[build].back = {{"draft", "", false}, {"draft", "", false}}; },
             "stages/2/back/1/to", "Two edges");
  expect_one([](Process& p) { p.stages[build].back = {{"draft", "", true}}; }, "stages/2/back", "no approval");
}

TEST(ProcessCheck, refuses_a_rejection_that_would_come_straight_back) {
  expect_one(
      [](Process& p) {
        p.stages[draft].advance = Advance::auto_;
        p.stages[draft].advance_title = "";
      },
      "stages/1/back/0/to", "for ever");
}

TEST(ProcessCheck, leaves_a_way_out_after_a_rejection_when_cancelling_is_over) {
  expect_one(
      [](Process& p) {
        auto& approvals = p.stages[authorization].approvals;
        p.stages[verification].approvals = approvals;
        p.stages[verification].approvals[0].key = "ratify";
        p.stages[verification].gates.push_back({GateKind::approved, "ratify", {}});
      },
      "stages/4", "neither on nor back");
}

TEST(ProcessCheck, tells_everything_at_once_but_not_without_end) {
  const auto mistakes = after([](Process& p) {
    for (auto& stage : p.stages) stage.name = "";
    p.key = "";
  });
  EXPECT_EQ(mistakes.size(), 6u);
  const auto many = after([](Process& p) { p.stages[build].tasks.assign(bounds::process_tasks, TaskTemplate{}); });
  EXPECT_LE(many.size(), 200u);
}

}  // namespace
}  // namespace sluice
