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
  stage.tasks = {technical, optional};
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
  stage.approvals = {cab, owners};
  stage.gates = {{GateKind::approved, "cab", {}}, {GateKind::approved, "owners", {}}};
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
  stage.tasks = {retrospective, measures};
  return stage;
}

}  // namespace

Process rich_process() {
  Process process;
  process.key = "rich";
  process.name = "Rich";
  process.stages = {drafting(), assessment(), authorization(), building(), deployment(), verification(), review()};
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
