#include "random_process.h"

#include <algorithm>

#include "domain/process/check.h"
#include "domain/process/condition_fields.h"
#include "process_builder.h"

namespace sluice::testing_world {

namespace {

std::string some_value(const ConditionField& field) {
  if (!field.words.empty()) return *rc::gen::elementOf(field.words);
  switch (field.kind) {
    case ConditionKind::number: return one_of<std::string>({"0", "3", "-1.5"});
    case ConditionKind::day: return one_of<std::string>({"2027-01-20", "2027-02-08", "2027-02-20"});
    case ConditionKind::yes_no: return one_of<std::string>({"true", "false"});
    case ConditionKind::person: return one_of<std::string>({"ann", "cab-1", "requester"});
    default: return one_of<std::string>({"Invented", "cab", "trial", "service"});
  }
}

Condition some_condition(const Process& process) {
  auto fields = condition_fields(process);
  // What the form asks for is altered more often than all else.
  if (!process.form.empty() && sometimes(2))
    fields.erase(fields.begin(), fields.end() - static_cast<std::ptrdiff_t>(process.form.size()));
  const auto field = fields[some_number<std::size_t>(0, fields.size())];
  Condition condition{field.key, *rc::gen::elementOf(operators_for(field.kind)), {}};
  if (!takes_value(condition.op)) return condition;
  condition.values.push_back(some_value(field));
  const bool ordered = condition.op == Operator::at_least || condition.op == Operator::at_most;
  if (!ordered && sometimes()) condition.values.push_back(some_value(field));
  return condition;
}

std::optional<Conditions> some_when(const Process& process, int in = 4) {
  if (!sometimes(in)) return std::nullopt;
  Conditions when;
  const int kind = some_number(0, 3);
  if (kind != 1) when.all.push_back(some_condition(process));
  if (kind == 0) return when;
  for (int i = some_number(1, 3); i > 0; --i) when.any.push_back(some_condition(process));
  return when;
}

FormField some_field(const Process& process, FieldType type) {
  FormField field;
  field.key = "f" + std::to_string(process.form.size());
  field.name = "Field " + field.key;
  field.type = type;
  field.required = sometimes(2);
  if (type == FieldType::choice || type == FieldType::multi_choice) field.choices = {{"a", "A"}, {"b", "B"}};
  if (type == FieldType::number && sometimes(2)) field.least = 1;
  if (type == FieldType::number && sometimes(2)) field.most = 5;
  if (type == FieldType::choice && sometimes()) field.default_answer = "b";
  if (type == FieldType::yes_no && sometimes()) field.default_answer = "false";
  field.when = some_when(process);
  return field;
}

void add_form(Process& process) {
  for (const auto type : {FieldType::text, FieldType::number, FieldType::choice, FieldType::multi_choice,
                          FieldType::date, FieldType::user, FieldType::service, FieldType::yes_no})
    if (sometimes(2)) process.form.push_back(some_field(process, type));
}

std::vector<Who> some_rules(const Process& process, const Stage& stage) {
  std::vector<Who> rules{
      {WhoKind::owner, ""},          {WhoKind::requester, ""},         {WhoKind::owners, ""},
      {WhoKind::group, "cab"},       {WhoKind::group, "testers"},      {WhoKind::role, "change_manager"},
      {WhoKind::person, "ann"},      {WhoKind::field, "developer"},    {WhoKind::field, "verifiers"},
      {WhoKind::field, "test_lead"}, {WhoKind::role, "service_owner"}, {WhoKind::manager, ""}};
  for (const auto& before : process.stages)
    for (const auto& task : before.tasks) rules.push_back({WhoKind::did, task.key});
  for (const auto& task : stage.tasks) rules.push_back({WhoKind::did, task.key});
  for (const auto& field : process.form)
    if (field.type == FieldType::user) rules.push_back({WhoKind::field, field.key});
  std::vector<Who> some{*rc::gen::elementOf(rules)};
  if (some.front().kind == WhoKind::did || sometimes()) some.push_back({WhoKind::owner, ""});
  if (some.size() == 2 && some[0] == some[1]) some.pop_back();
  return some;
}

std::optional<Due> some_due(const Process& process, const Stage& stage) {
  if (sometimes()) return std::nullopt;
  const bool deployed = stage.phase > Phase::deployment &&
                        std::ranges::find(process.stages, Phase::deployment, &Stage::phase) != process.stages.end();
  const auto anchor = deployed && sometimes() ? Anchor::deployed
                                              : one_of({Anchor::entered, Anchor::planned_start, Anchor::planned_end});
  const std::int64_t least = anchor == Anchor::entered ? 0 : -5;
  return Due{anchor, some_number<std::int64_t>(least, 9),
             one_of({DueUnit::minutes, DueUnit::hours, DueUnit::days, DueUnit::working_days})};
}

TaskTemplate some_task(const Process& process, const Stage& stage, const std::string& key) {
  TaskTemplate task = task_of(key);
  task.assignee = some_rules(process, stage);
  for (const auto& before : stage.tasks)
    if (sometimes()) task.after.push_back(before.key);
  if (sometimes()) task.checklist = {"Look", "Look again"};
  task.due = some_due(process, stage);
  task.optional = sometimes();
  task.on_close = one_of({OnClose::block, OnClose::cascade, OnClose::hand_over});
  if (sometimes(2)) task.on_fail = one_of({OnFail::hold, OnFail::ignore, OnFail::fail, OnFail::back});
  if (task.on_fail == OnFail::back && stage.back.empty()) task.on_fail.reset();
  if (sometimes(4)) task.assign_by = one_of({AssignBy::least_busy, AssignBy::round_robin});
  if (sometimes(4)) task.duty = Duty::test;
  // Who develops does not approve: were every change manager among them, nobody could ask others by hand.
  if (task.assignee.front().kind == WhoKind::field) task.duty = Duty::develop;
  task.when = some_when(process);
  return task;
}

ApprovalTemplate some_approval(const Process& process, const Stage& stage, const std::string& key) {
  ApprovalTemplate approval;
  approval.key = key;
  approval.title = "They agree " + key;
  approval.approvers = some_rules(process, stage);
  const auto only_barred = [](const Who& who) {
    return who.kind == WhoKind::requester || who.kind == WhoKind::field || who.kind == WhoKind::did;
  };
  if (std::ranges::all_of(approval.approvers, only_barred)) approval.approvers = {{WhoKind::role, "change_manager"}};
  switch (some_number(0, 4)) {
    case 0: approval.quorum = {QuorumKind::all, 1}; break;
    case 1:
      approval.approvers = {{WhoKind::owners, ""}};
      approval.quorum = {QuorumKind::one_of_each, 1};
      break;
    case 2:
      approval.approvers = {{WhoKind::group, "cab"}};
      approval.quorum = {QuorumKind::at_least, some_number<std::int64_t>(1, 4)};
      break;
    default: break;
  }
  approval.rejections = some_number<std::int64_t>(1, 3);
  for (const Field field : {Field::title, Field::services, Field::impact, Field::planned_start, Field::planned_end})
    if (sometimes()) approval.covers.push_back(field);
  if (sometimes(6)) approval.covers.push_back(Field::form);
  for (const auto& field : process.form)
    if (sometimes()) approval.covers_form.push_back(field.key);
  if (!stage.tasks.empty() && sometimes()) approval.after = {stage.tasks.front().key};
  approval.due = some_due(process, stage);
  approval.when = some_when(process);
  return approval;
}

Gate some_fields_gate(const Process& process) {
  Gate gate{GateKind::fields};
  gate.fields = {Field::reason, one_of({Field::planned_start, Field::planned_end, Field::tags, Field::test_plan})};
  for (const auto& field : process.form)
    if (sometimes()) gate.form_fields.push_back(field.key);
  return gate;
}

Gate some_related_gate() {
  Gate gate{GateKind::related};
  gate.link = one_of({LinkKind::depends_on, LinkKind::fixes, LinkKind::caused_by, LinkKind::part_of});
  gate.state =
      one_of({RelatedState::authorized, RelatedState::deployed, RelatedState::closed, RelatedState::successful});
  if (gate.link == LinkKind::part_of) gate.state = RelatedState::authorized;
  return gate;
}

void add_gates(const Process& process, Stage& stage) {
  for (const auto& approval : stage.approvals) stage.gates.push_back({GateKind::approved, approval.key});
  if (!stage.tasks.empty() && !sometimes()) stage.gates.push_back({GateKind::tasks_done});
  if (sometimes()) stage.gates.push_back(some_fields_gate(process));
  if (sometimes(5)) stage.gates.push_back({GateKind::children_done});
  if (sometimes(5)) stage.gates.push_back({GateKind::window_open});
  if (sometimes()) stage.gates.push_back(some_related_gate());
}

Stage some_stage(const Process& process, Phase phase, int& counter) {
  Stage stage = stage_of("s" + std::to_string(++counter), phase);
  stage.advance = phase == Phase::verification || sometimes() ? Advance::manual : Advance::auto_;
  if (!process.stages.empty() && sometimes(2))
    stage.back.push_back({process.stages[some_number<std::size_t>(0, process.stages.size())].key, "", false});
  for (int i = some_number(0, 4); i > 0; --i)
    stage.tasks.push_back(some_task(process, stage, "t" + std::to_string(++counter)));
  stage.order = sometimes(2) ? TaskOrder::in_sequence : TaskOrder::at_once;
  for (int i = some_number(0, 3); i > 0; --i)
    stage.approvals.push_back(some_approval(process, stage, "a" + std::to_string(++counter)));
  if (!stage.back.empty() && !stage.approvals.empty()) stage.back.front().on_rejection = sometimes(2);
  add_gates(process, stage);
  if (!process.stages.empty()) stage.when = some_when(process, phase == Phase::verification ? 12 : 4);
  return stage;
}

/// Keys of all parts of a kind, of which some are taken.
template <class Parts>
std::vector<std::string> some_keys(const Process& process, Parts Stage::* parts) {
  std::vector<std::string> keys;
  for (const Stage& stage : process.stages)
    for (const auto& one : stage.*parts)
      if (sometimes()) keys.push_back(one.key);
  return keys;
}

std::vector<std::string> some_subjects(const Process& process, RuleEvent on) {
  switch (on) {
    case RuleEvent::stage_entered:
    case RuleEvent::sent_back: return {process.stages[some_number<std::size_t>(0, process.stages.size())].key};
    case RuleEvent::task_done:
    case RuleEvent::task_failed: return some_keys(process, &Stage::tasks);
    case RuleEvent::approval_granted:
    case RuleEvent::approval_rejected: return some_keys(process, &Stage::approvals);
    case RuleEvent::edited: return sometimes() ? std::vector<std::string>{"impact"} : std::vector<std::string>{};
    default: return {};
  }
}

RuleAction some_action(const Process& process, const std::string& key) {
  RuleAction action;
  action.act =
      one_of({RuleAct::notify, RuleAct::add_approver, RuleAct::create_task, RuleAct::set_field, RuleAct::call_webhook});
  const Stage& last = process.stages.back();
  const auto approvals = some_keys(process, &Stage::approvals);
  if (action.act == RuleAct::add_approver && approvals.empty()) action.act = RuleAct::notify;
  switch (action.act) {
    case RuleAct::notify:
      action.people = sometimes() ? std::vector<Who>{{WhoKind::watchers, ""}} : some_rules(process, last);
      action.text = "Look at it.";
      break;
    case RuleAct::add_approver:
      action.people = {{WhoKind::role, "change_manager"}};
      action.approval = approvals.front();
      break;
    case RuleAct::create_task:
      action.task = some_task(process, last, key);
      action.task->after.clear();
      action.task->when.reset();
      if (action.task->on_fail == OnFail::back) action.task->on_fail.reset();
      break;
    case RuleAct::set_field:
      action.field = "impact";
      action.values = {one_of({"low", "medium", "high"})};
      break;
    case RuleAct::call_webhook: action.webhook = "ops-chat"; break;
  }
  return action;
}

void add_rules(Process& process) {
  for (int i = some_number(0, 5); i > 0; --i) {
    Rule rule;
    rule.key = "r" + std::to_string(i);
    rule.on =
        one_of({RuleEvent::created, RuleEvent::stage_entered, RuleEvent::sent_back, RuleEvent::edited,
                RuleEvent::window_moved, RuleEvent::task_done, RuleEvent::task_failed, RuleEvent::approval_granted,
                RuleEvent::approval_rejected, RuleEvent::outcome_declared, RuleEvent::commented, RuleEvent::closed});
    rule.of = some_subjects(process, rule.on);
    rule.when = some_when(process);
    for (int a = some_number(1, 3); a > 0; --a)
      rule.actions.push_back(some_action(process, rule.key + "_" + std::to_string(a)));
    if (!process.rules) process.rules.emplace();
    process.rules->push_back(std::move(rule));
  }
}

Process some_process() {
  Process process;
  process.key = "some";
  process.name = "Some";
  process.type = one_of({ChangeType::normal, ChangeType::normal, ChangeType::contingency});
  add_form(process);
  int counter = 0;
  for (const Phase phase : {Phase::draft, Phase::assessment, Phase::authorization, Phase::build, Phase::release,
                            Phase::deployment, Phase::deployment, Phase::verification, Phase::review}) {
    if (phase != Phase::draft && phase != Phase::verification && sometimes(2)) continue;
    process.stages.push_back(some_stage(process, phase, counter));
    const bool declares = phase == Phase::verification && (process.type != ChangeType::contingency || sometimes(2));
    if (declares) process.stages.back().gates.push_back({GateKind::outcome_declared});
  }
  add_rules(process);
  return process;
}

Process altered(Process process) {
  for (auto& stage : process.stages) {
    if (sometimes(4)) stage.order = stage.order == TaskOrder::at_once ? TaskOrder::in_sequence : TaskOrder::at_once;
    for (auto& task : stage.tasks) {
      if (sometimes(4)) task.due = some_due(process, stage);
      if (sometimes(4)) task.when = some_when(process);
      if (sometimes(6)) task.on_close = one_of({OnClose::block, OnClose::cascade, OnClose::hand_over});
      if (sometimes(6)) task.after.clear();
    }
    for (auto& approval : stage.approvals) {
      if (sometimes(4)) approval.due = some_due(process, stage);
      if (sometimes(4)) approval.covers = {Field::planned_start, Field::title};
    }
    if (sometimes(4)) stage.tasks.push_back(some_task(process, stage, stage.key + "_new"));
  }
  return process;
}

}  // namespace

rc::Gen<Process> random_process() {
  return rc::gen::suchThat(rc::gen::exec(some_process), [](const Process& process) { return check(process).empty(); });
}

rc::Gen<Process> random_next_version(const Process& process) {
  return rc::gen::suchThat(rc::gen::exec([process] { return altered(process); }),
                           [](const Process& next) { return check(next).empty(); });
}

}  // namespace sluice::testing_world
