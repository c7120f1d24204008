#include "domain/process/process.h"

#include <algorithm>

#include "base/described.h"

namespace sluice {

bool asks_for_pre_approval(const Process& process) {
  return std::ranges::any_of(process.stages, [](const Stage& stage) {
    return std::ranges::find(stage.gates, GateKind::pre_approved, &Gate::kind) != stage.gates.end();
  });
}

const Stage* find_stage(const Process& process, std::string_view key) {
  const auto found = std::ranges::find(process.stages, key, &Stage::key);
  return found == process.stages.end() ? nullptr : &*found;
}

std::size_t stage_position(const Process& process, std::string_view key) {
  const auto found = std::ranges::find(process.stages, key, &Stage::key);
  return static_cast<std::size_t>(found - process.stages.begin());
}

const std::string& called(const Rule& rule) { return rule.title.empty() ? rule.key : rule.title; }

std::string written_form(const Who& who) {
  const std::string kind{word(who.kind)};
  return who.key.empty() ? kind : kind + ":" + who.key;
}

const ApprovalTemplate* find_approval_template(const Process& process, std::string_view key) {
  for (const Stage& stage : process.stages) {
    const auto found = std::ranges::find(stage.approvals, key, &ApprovalTemplate::key);
    if (found != stage.approvals.end()) return &*found;
  }
  return nullptr;
}

std::vector<const TaskTemplate*> task_templates_of(const Process& process) {
  std::vector<const TaskTemplate*> tasks;
  for (const Stage& stage : process.stages)
    for (const TaskTemplate& one : stage.tasks) tasks.push_back(&one);
  for (const Rule& rule : rules_of(process))
    for (const RuleAction& action : rule.actions)
      if (action.task) tasks.push_back(&*action.task);
  return tasks;
}

std::vector<std::string> task_keys_of(const Process& process) {
  std::vector<std::string> keys;
  for (const TaskTemplate* task : task_templates_of(process)) keys.push_back(task->key);
  return keys;
}

std::vector<std::string> approval_keys_of(const Process& process) {
  std::vector<std::string> keys;
  for (const Stage& stage : process.stages)
    for (const ApprovalTemplate& approval : stage.approvals) keys.push_back(approval.key);
  return keys;
}

const std::vector<ContingencyTemplate>& contingencies_of(const Process& process) {
  static const std::vector<ContingencyTemplate> none;
  return process.contingencies ? *process.contingencies : none;
}

const std::vector<Rule>& rules_of(const Process& process) {
  static const std::vector<Rule> none;
  return process.rules ? *process.rules : none;
}

}  // namespace sluice
