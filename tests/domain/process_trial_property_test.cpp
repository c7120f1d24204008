// Every process that check() accepts can reach closed: walked by the trial, each gate met by whom it waits for.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "domain/process/check.h"
#include "domain/process/trial.h"
#include "process_builder.h"

namespace sluice {
namespace {

using namespace testing_world;

template <class T>
T one_of(std::initializer_list<T> all) {
  return *rc::gen::elementOf(std::vector<T>(all));
}
bool sometimes(int in = 3) { return *rc::gen::inRange(0, in) == 0; }

Who some_rule(const Process& process, const Stage& stage) {
  std::vector<Who> rules{
      {WhoKind::owner, ""},          {WhoKind::requester, ""},         {WhoKind::owners, ""},
      {WhoKind::group, "cab"},       {WhoKind::group, "testers"},      {WhoKind::role, "change_manager"},
      {WhoKind::person, "ann"},      {WhoKind::field, "developer"},    {WhoKind::field, "verifiers"},
      {WhoKind::field, "test_lead"}, {WhoKind::role, "service_owner"}, {WhoKind::manager, ""}};
  for (const auto& before : process.stages)
    for (const auto& task : before.tasks) rules.push_back({WhoKind::did, task.key});
  for (const auto& field : process.form)
    if (field.type == FieldType::user) rules.push_back({WhoKind::field, field.key});
  (void)stage;
  return *rc::gen::elementOf(rules);
}

std::optional<Due> some_due() {
  if (sometimes(2)) return std::nullopt;
  return Due{one_of({Anchor::entered, Anchor::planned_start, Anchor::planned_end}),
             *rc::gen::inRange<std::int64_t>(-5, 9), one_of({DueUnit::hours, DueUnit::days, DueUnit::working_days})};
}

std::optional<Conditions> some_when(const Process& process) {
  if (!sometimes(4)) return std::nullopt;
  std::vector<Condition> some{{"impact", Operator::is, {"high"}},
                              {"impact", Operator::at_least, {"medium"}},
                              {"urgency", Operator::is_not, {"low"}},
                              {"backout_plan", Operator::filled, {}}};
  for (const auto& field : process.form)
    if (field.type == FieldType::yes_no)
      some.push_back({field.key, Operator::is, {*rc::gen::element("true", "false")}});
  return Conditions{{*rc::gen::elementOf(some)}, {}};
}

TaskTemplate some_task(const Process& process, const Stage& stage, const std::string& key) {
  TaskTemplate task = task_of(key);
  task.assignee = {some_rule(process, stage)};
  if (sometimes()) task.assignee.push_back({WhoKind::owner, ""});
  if (!stage.tasks.empty() && sometimes()) task.after = {stage.tasks.back().key};
  if (sometimes()) task.checklist = {"Look", "Look again"};
  task.due = some_due();
  task.optional = sometimes();
  task.on_close = one_of({OnClose::block, OnClose::cascade, OnClose::hand_over});
  if (sometimes(4)) task.on_fail = one_of({OnFail::hold, OnFail::ignore, OnFail::fail});
  if (sometimes(4)) task.assign_by = one_of({AssignBy::least_busy, AssignBy::round_robin});
  task.when = some_when(process);
  return task;
}

ApprovalTemplate some_approval(const Process& process, const Stage& stage, const std::string& key) {
  ApprovalTemplate approval;
  approval.key = key;
  approval.title = "They agree " + key;
  approval.approvers = {some_rule(process, stage)};
  switch (*rc::gen::inRange(0, 4)) {
    case 0: approval.quorum = {QuorumKind::all, 1}; break;
    case 1:
      approval.approvers = {{WhoKind::owners, ""}};
      approval.quorum = {QuorumKind::one_of_each, 1};
      break;
    case 2:
      approval.approvers = {{WhoKind::group, "cab"}};
      approval.quorum = {QuorumKind::at_least, *rc::gen::inRange<std::int64_t>(1, 6)};
      break;
    default: break;
  }
  approval.rejections = *rc::gen::inRange<std::int64_t>(1, 3);
  approval.covers = {one_of({Field::title, Field::services, Field::backout_plan, Field::impact})};
  if (!stage.tasks.empty() && sometimes()) approval.after = {stage.tasks.front().key};
  approval.due = some_due();
  approval.when = some_when(process);
  return approval;
}

std::vector<FormField> some_form() {
  std::vector<FormField> form;
  for (const auto type : {FieldType::text, FieldType::number, FieldType::choice, FieldType::user, FieldType::yes_no,
                          FieldType::date, FieldType::service}) {
    if (!sometimes()) continue;
    FormField field;
    field.key = "f" + std::to_string(form.size());
    field.name = "Field " + field.key;
    field.type = type;
    field.required = sometimes(2);
    if (type == FieldType::choice) field.choices = {{"a", "A"}, {"b", "B"}};
    form.push_back(field);
  }
  return form;
}

void add_parts(Process& process, Stage& stage, int& counter) {
  for (int i = *rc::gen::inRange(0, 4); i > 0; --i)
    stage.tasks.push_back(some_task(process, stage, "t" + std::to_string(++counter)));
  stage.order = sometimes() ? TaskOrder::in_sequence : TaskOrder::at_once;
  for (int i = *rc::gen::inRange(0, 3); i > 0; --i) {
    stage.approvals.push_back(some_approval(process, stage, "a" + std::to_string(++counter)));
    stage.gates.push_back({GateKind::approved, stage.approvals.back().key});
  }
  if (!stage.tasks.empty()) stage.gates.push_back({GateKind::tasks_done});
  if (sometimes())
    stage.gates.push_back(
        {GateKind::fields, "", {Field::reason, one_of({Field::planned_start, Field::tags, Field::test_plan})}});
  if (sometimes(5)) stage.gates.push_back({GateKind::children_done});
  if (sometimes(5)) stage.gates.push_back({GateKind::window_open});
}

Process some_process() {
  Process process;
  process.key = "some";
  process.name = "Some";
  process.form = some_form();
  int counter = 0;
  const std::vector phases{Phase::draft,   Phase::assessment, Phase::authorization, Phase::build,
                           Phase::release, Phase::deployment, Phase::verification,  Phase::review};
  for (const Phase phase : phases) {
    if (phase != Phase::draft && phase != Phase::verification && sometimes(2)) continue;
    Stage stage = stage_of("s" + std::to_string(++counter), phase);
    add_parts(process, stage, counter);
    const bool declares = phase == Phase::verification;
    if (declares) stage.gates.push_back({GateKind::outcome_declared});
    stage.advance = declares || sometimes() ? Advance::manual : Advance::auto_;
    if (!process.stages.empty() && sometimes())
      stage.back = {{process.stages.front().key, "", sometimes(2) && !stage.approvals.empty()}};
    if (!process.stages.empty() && !declares) stage.when = some_when(process);
    process.stages.push_back(stage);
  }
  return process;
}

/// The keys of some parts, which go wrong the first time.
std::set<std::string> some_keys(const Process& process, bool tasks) {
  std::set<std::string> keys;
  for (const auto& stage : process.stages) {
    if (tasks)
      for (const auto& task : stage.tasks)
        if (sometimes(6)) keys.insert(task.key);
    if (!tasks)
      for (const auto& approval : stage.approvals)
        if (sometimes(6)) keys.insert(approval.key);
  }
  return keys;
}

RC_GTEST_PROP(Trial, reaches_closed_with_every_process_that_check_accepts, ()) {
  const auto process = some_process();
  const auto mistakes = check(process);
  RC_PRE(mistakes.empty());
  const ProcessVersion version{{1}, 1, "", process};
  const auto directory = invented_directory(process);
  TrialOptions options{*from_rfc3339("2027-01-11T08:00:00Z"), invented_requester};
  options.failing = some_keys(process, true);
  options.rejecting = some_keys(process, false);
  const auto report = try_process(version, directory, *find_zone("Europe/Berlin"), options);
  if (!report.closed) {
    RC_LOG() << report.why << "\n";
    for (const auto& one : report.stuck) RC_LOG() << one.gate << " " << one.key << ": " << one.detail << "\n";
  }
  RC_ASSERT(report.closed);
  RC_ASSERT(report.change.outcome.has_value());
  for (const Task& task : report.change.tasks) RC_ASSERT(!is_open(task.state));
}

}  // namespace
}  // namespace sluice
