#include "people.h"

#include "domain/process_builder.h"

namespace sluice::simulation {

namespace {

using testing_world::stage_of;
using testing_world::task_of;

Step system_step(decltype(Step::command) command) { return {.command = std::move(command)}; }

Step person_step(const std::string& login, std::vector<Role> roles) {
  AddPerson add;
  add.details = {login, "Name of " + login, "", "", "Europe/Berlin"};
  add.roles = std::move(roles);
  return system_step(PersonCommand{add});
}

Conditions when(std::string field, Operator op, std::string value) {
  return {{{std::move(field), op, {std::move(value)}}}, {}};
}

FormField field_of(std::string key, FieldType type) {
  FormField field;
  field.name = "The " + key;
  field.key = std::move(key);
  field.type = type;
  return field;
}

std::vector<FormField> form() {
  auto outage = field_of("outage", FieldType::yes_no);
  outage.default_answer = "false";
  auto minutes = field_of("minutes", FieldType::number);
  minutes.most = 60;
  minutes.when = when("outage", Operator::is, "true");
  auto where = field_of("where", FieldType::choice);
  where.choices = {{"here", "Here"}, {"there", "There"}};
  return {outage, minutes, where, field_of("desk", FieldType::user)};
}

Stage drafting() {
  auto stage = stage_of("draft", Phase::draft);
  stage.advance = Advance::manual;
  stage.gates = {{GateKind::fields, "", {Field::title, Field::services}}};
  return stage;
}

Stage assessment() {
  auto stage = stage_of("assessment", Phase::assessment);
  auto technical = task_of("technical");
  technical.assignee = {{WhoKind::owners, ""}};
  technical.checklist = {"Dependencies", "The way back"};
  technical.due = Due{Anchor::entered, 2, DueUnit::working_days};
  auto optional = task_of("desk", {"technical"});
  optional.assignee = {{WhoKind::group, "testers"}};
  optional.optional = true;
  auto tell = task_of("tell");
  tell.assignee = {{WhoKind::field, "desk"}, {WhoKind::owner, ""}};
  tell.when = when("outage", Operator::is, "true");
  tell.due = Due{Anchor::planned_start, -1, DueUnit::working_days};
  tell.on_fail = OnFail::ignore;
  stage.tasks = {technical, optional, tell};
  stage.gates = {{GateKind::tasks_done, "", {}}};
  stage.back = {{"draft", "Back to draft", false}};
  return stage;
}

Stage authorization() {
  auto stage = stage_of("authorization", Phase::authorization);
  ApprovalTemplate cab;
  cab.key = "cab";
  cab.title = "The CAB agrees";
  cab.approvers = {{WhoKind::group, "cab"}};
  cab.quorum = {QuorumKind::at_least, 2};
  cab.covers = {Field::title, Field::services, Field::backout_plan};
  cab.due = Due{Anchor::entered, 4, DueUnit::hours};
  ApprovalTemplate owners;
  owners.key = "owners";
  owners.title = "Each service's owners agree";
  owners.approvers = {{WhoKind::owners, ""}};
  owners.quorum = {QuorumKind::one_of_each, 1};
  owners.rejections = 2;
  owners.covers = {Field::services};
  ApprovalTemplate users;
  users.key = "users";
  users.title = "Its users can do without";
  users.approvers = {{WhoKind::role, "change_manager"}};
  users.covers = {Field::planned_start, Field::planned_end};
  users.covers_form = {"minutes"};
  users.when = when("minutes", Operator::at_least, "30");
  users.due = Due{Anchor::planned_start, -2, DueUnit::days};
  stage.approvals = {cab, owners, users};
  stage.gates = {
      {GateKind::approved, "cab", {}}, {GateKind::approved, "owners", {}}, {GateKind::approved, "users", {}}};
  stage.back = {{"draft", "Back to draft", true}};
  return stage;
}

Stage building() {
  auto stage = stage_of("build", Phase::build);
  stage.order = TaskOrder::in_sequence;
  auto build = task_of("build");
  build.assignee = {{WhoKind::field, "developer"}, {WhoKind::role, "change_manager"}};
  build.duty = Duty::develop;
  auto peer = task_of("peer", {"build"});
  peer.assignee = {{WhoKind::group, "testers"}};
  auto stage_it = task_of("stage", {"peer"});
  stage_it.assignee = {{WhoKind::did, "build"}};
  peer.on_fail = OnFail::back;
  stage_it.due = Due{Anchor::planned_start, -3, DueUnit::hours};
  stage.tasks = {build, peer, stage_it};
  stage.gates = {{GateKind::tasks_done, "", {}}};
  stage.back = {{"assessment", "", false}};
  return stage;
}

Stage deployment() {
  auto stage = stage_of("deployment", Phase::deployment);
  auto deploy = task_of("deploy");
  deploy.duty = Duty::deploy;
  stage.tasks = {deploy};
  Gate related{GateKind::related, "", {}};
  related.link = LinkKind::depends_on;
  related.state = RelatedState::authorized;
  stage.gates = {{GateKind::tasks_done, "", {}}, related};
  return stage;
}

Stage verification() {
  auto stage = stage_of("verification", Phase::verification);
  stage.advance = Advance::manual;
  auto check = task_of("check");
  check.assignee = {{WhoKind::group, "testers"}};
  check.due = Due{Anchor::deployed, 1, DueUnit::hours};
  stage.tasks = {check};
  stage.gates = {{GateKind::tasks_done, "", {}}, {GateKind::outcome_declared, "", {}}};
  return stage;
}

Stage review() {
  auto stage = stage_of("review", Phase::review);
  stage.advance = Advance::manual;
  auto retrospective = task_of("retrospective");
  retrospective.on_close = OnClose::block;
  retrospective.due = Due{Anchor::deployed, 10, DueUnit::working_days};
  auto measures = task_of("measures");
  measures.on_close = OnClose::hand_over;
  stage.tasks = {retrospective, measures};
  return stage;
}

Stage rehearsal() {
  auto stage = stage_of("rehearsal", Phase::release);
  stage.tasks = {task_of("rehearse")};
  stage.gates = {{GateKind::tasks_done, "", {}}};
  stage.when = when("where", Operator::is, "there");
  return stage;
}

/// What the versions after the first say otherwise.
void alter(Process& process, int version) {
  auto& assessment = process.stages[1];
  assessment.tasks[0].checklist.push_back("The costs");
  assessment.tasks[2].due = Due{Anchor::planned_end, -1, DueUnit::days};
  auto& authorization = process.stages[2];
  authorization.approvals[0].covers.push_back(Field::planned_start);
  process.stages[3].tasks.push_back(task_of("sign"));
  if (version < 3) return;
  authorization.approvals[2].when.reset();
  process.stages[3].order = TaskOrder::at_once;
  process.stages[4].when = when("where", Operator::is_not, "here");
}

}  // namespace

Process rich_process(int version) {
  Process process;
  process.key = "rich";
  process.name = "Rich";
  process.form = form();
  process.stages = {drafting(),  assessment(), authorization(), building(),
                    rehearsal(), deployment(), verification(),  review()};
  if (version > 1) alter(process, version);
  return process;
}

std::vector<Step> first_steps() {
  std::vector<Step> steps;
  steps.push_back(person_step("priya", {Role::requester, Role::member}));
  steps.push_back(person_step("dana", {Role::member, Role::service_owner}));
  steps.push_back(person_step("lee", {Role::member}));
  steps.push_back(person_step("mei", {Role::member}));
  steps.push_back(person_step("ruth", {Role::member, Role::change_manager}));
  steps.push_back(person_step("otto", {Role::change_manager, Role::administrator}));
  steps.push_back(person_step("ada", {Role::administrator}));
  steps.push_back(person_step("audrey", {Role::auditor}));
  steps.push_back(system_step(GroupCommand{AddGroup{"cab", "CAB", "", {{2}, {3}, {4}}}}));
  steps.push_back(system_step(GroupCommand{AddGroup{"testers", "Testers", "", {{3}, {4}}}}));
  for (const auto* key : {"billing", "mail", "dns"}) {
    AddService add;
    add.key = key;
    add.fields.name = key;
    add.fields.owners = {PersonId{2}};
    steps.push_back(system_step(ServiceCommand{add}));
  }
  return steps;
}

}  // namespace sluice::simulation
