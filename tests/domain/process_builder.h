// A small process that can run, for tests to alter.
#pragma once
#include "domain/process/process.h"

namespace sluice::testing_world {

inline TaskTemplate task_of(std::string key, std::vector<std::string> after = {}) {
  TaskTemplate task;
  task.title = "Do " + key;
  task.key = std::move(key);
  task.assignee = {{WhoKind::owner, ""}};
  task.after = std::move(after);
  return task;
}

inline Stage stage_of(std::string key, Phase phase) {
  Stage stage;
  stage.name = "Stage " + key;
  stage.key = std::move(key);
  stage.phase = phase;
  return stage;
}

/// draft (manual) → authorization (cab, at least 2) → build (two tasks) → deployment → verification (outcome).
inline Process small_process() {
  Process process;
  process.key = "small";
  process.name = "Small";
  Stage draft = stage_of("draft", Phase::draft);
  draft.advance = Advance::manual;
  draft.advance_title = "Submit";
  draft.gates = {{GateKind::fields, "", {Field::title, Field::reason}}};
  Stage authorization = stage_of("authorization", Phase::authorization);
  ApprovalTemplate cab;
  cab.key = "cab";
  cab.title = "The CAB agrees";
  cab.approvers = {{WhoKind::group, "cab"}};
  cab.quorum = {QuorumKind::at_least, 2};
  cab.covers = {Field::title, Field::services};
  authorization.approvals = {cab};
  authorization.gates = {{GateKind::approved, "cab", {}}};
  authorization.back = {{"draft", "Back to draft", true}};
  Stage build = stage_of("build", Phase::build);
  build.tasks = {task_of("build"), task_of("peer", {"build"})};
  build.gates = {{GateKind::tasks_done, "", {}}};
  Stage deployment = stage_of("deployment", Phase::deployment);
  deployment.tasks = {task_of("deploy")};
  deployment.gates = {{GateKind::tasks_done, "", {}}};
  Stage verification = stage_of("verification", Phase::verification);
  verification.advance = Advance::manual;
  verification.gates = {{GateKind::outcome_declared, "", {}}};
  process.stages = {draft, authorization, build, deployment, verification};
  return process;
}

}  // namespace sluice::testing_world
