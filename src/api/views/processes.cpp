#include "api/views/processes.h"

#include "definition/notation.h"
#include "domain/process/readiness.h"

namespace sluice::api {
namespace {

std::vector<std::string> written(const std::vector<Who>& rules) {
  std::vector<std::string> forms;
  for (const auto& rule : rules) forms.push_back(written_form(rule));
  return forms;
}

std::optional<std::string> written(const std::optional<Due>& due) {
  return due ? std::optional{definition::written_form(*due)} : std::nullopt;
}

TaskTemplateView task_view(const TaskTemplate& task, const Process& process) {
  return {task.key,
          task.title,
          task.description,
          task.duty,
          written(task.assignee),
          task.after,
          task.checklist,
          written(task.due),
          task.optional,
          task.on_close,
          task.on_fail.value_or(OnFail::hold),
          task.assign_by.value_or(AssignBy::taking),
          conditions_view(task.when, process)};
}

std::optional<ApproverRulesView> rules_view(const std::optional<ApproverRules>& rules, const Process& process) {
  if (!rules) return std::nullopt;
  ApproverRulesView view{rules->match, {}};
  for (const ApproverRow& row : rules->rows)
    view.rows.push_back(
        {row.title, conditions_view(row.when, process), written(row.approvers), row.quorum, row.rejections});
  return view;
}

std::vector<std::string> written(const std::optional<std::vector<Who>>& rules) {
  return rules ? written(*rules) : std::vector<std::string>{};
}

std::optional<std::string> written(const std::optional<Timer>& timer) {
  if (!timer) return std::nullopt;
  return timer->at ? written(timer->at) : std::optional<std::string>{"never"};
}

ApprovalTemplateView approval_view(const ApprovalTemplate& approval, const Process& process) {
  return {approval.key,
          approval.title,
          written(approval.approvers),
          approval.quorum,
          approval.rejections,
          approval.covers,
          approval.after,
          written(approval.due),
          approval.covers_form,
          conditions_view(approval.when, process),
          rules_view(approval.approver_rules, process),
          written(approval.excluded),
          approval.after_approvals.value_or(std::vector<std::string>{}),
          written(approval.remind),
          written(approval.escalate),
          written(approval.escalate_to),
          written(approval.expire)};
}

StageView stage_view(const Stage& stage, const Process& process) {
  StageView view{.key = stage.key,
                 .name = stage.name,
                 .phase = stage.phase,
                 .advance = stage.advance,
                 .advance_title = stage.advance_title,
                 .order = stage.order,
                 .tasks = {},
                 .approvals = {},
                 .gates = stage.gates,
                 .back = stage.back,
                 .when = conditions_view(stage.when, process)};
  for (const auto& task : stage.tasks) view.tasks.push_back(task_view(task, process));
  for (const auto& approval : stage.approvals) view.approvals.push_back(approval_view(approval, process));
  return view;
}

std::vector<ContingencyTemplateView> contingency_template_views(const Process& process) {
  std::vector<ContingencyTemplateView> views;
  for (const auto& one : contingencies_of(process))
    views.push_back(
        {one.process, one.on, one.start.value_or(StartBy::itself), one.link, conditions_view(one.when, process)});
  return views;
}

const Destinations* known_in(const Present& present) { return present.destinations ? &*present.destinations : nullptr; }

}  // namespace

ProcessRow process_row(const PublishedProcess& published, const ProcessVersion& version,
                       std::vector<PublishedVersion> versions, const Present& present) {
  const auto& process = version.process;
  ProcessRow row{.key = process.key,
                 .name = process.name,
                 .type = process.type,
                 .summary = process.summary,
                 .when_to_use = process.when_to_use,
                 .usual_length = process.usual_length,
                 .version = version.version,
                 .retired = published.retired,
                 .versions = std::move(versions),
                 .lacking = {},
                 .from_catalog = asks_for_pre_approval(process)};
  for (const auto& lack : lacking(present.directory, known_in(present)))
    if (lack.process == process.key) row.lacking.push_back(lack.detail);
  return row;
}

ProcessView process_view(const PublishedProcess& published, const ProcessVersion& version,
                         std::vector<PublishedVersion> versions, const Present& present) {
  ProcessView view{};
  static_cast<ProcessRow&>(view) = process_row(published, version, std::move(versions), present);
  view.yaml = version.yaml;
  view.form = form_view(version.process);
  for (const auto& stage : version.process.stages) view.stages.push_back(stage_view(stage, version.process));
  view.contingencies = contingency_template_views(version.process);
  view.rules = rule_views(version.process);
  return view;
}

ReadProcessView read_process_view(const Process& process) {
  ReadProcessView view{.key = process.key,
                       .name = process.name,
                       .type = process.type,
                       .summary = process.summary,
                       .when_to_use = process.when_to_use,
                       .usual_length = process.usual_length,
                       .form = form_view(process),
                       .stages = {},
                       .contingencies = {},
                       .rules = {}};
  for (const auto& stage : process.stages) view.stages.push_back(stage_view(stage, process));
  view.contingencies = contingency_template_views(process);
  view.rules = rule_views(process);
  return view;
}

std::vector<std::string> lacking_for(const Process& process, const Present& present) {
  // As it would stand among the others, in the place of what is published under its key.
  Directory with = present.directory;
  std::erase_if(with.processes, [&](const auto& entry) {
    return !entry.second->versions.empty() && entry.second->versions.rbegin()->second->process.key == process.key;
  });
  const ProcessId id{0};
  const auto version = std::make_shared<const ProcessVersion>(ProcessVersion{id, 1, "", process});
  with.processes[id] = std::make_shared<const PublishedProcess>(PublishedProcess{id, {{1, version}}, false});
  std::vector<std::string> details;
  for (const auto& lack : lacking(with, known_in(present)))
    if (lack.process == process.key) details.push_back(lack.detail);
  return details;
}

}  // namespace sluice::api
