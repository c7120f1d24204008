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

TaskTemplateView task_view(const TaskTemplate& task) {
  return {task.key,   task.title,     task.description,  task.duty,     written(task.assignee),
          task.after, task.checklist, written(task.due), task.optional, task.on_close};
}

ApprovalTemplateView approval_view(const ApprovalTemplate& approval) {
  return {approval.key,    approval.title, written(approval.approvers), approval.quorum, approval.rejections,
          approval.covers, approval.after, written(approval.due)};
}

StageView stage_view(const Stage& stage) {
  StageView view{.key = stage.key,
                 .name = stage.name,
                 .phase = stage.phase,
                 .advance = stage.advance,
                 .advance_title = stage.advance_title,
                 .order = stage.order,
                 .tasks = {},
                 .approvals = {},
                 .gates = stage.gates,
                 .back = stage.back};
  for (const auto& task : stage.tasks) view.tasks.push_back(task_view(task));
  for (const auto& approval : stage.approvals) view.approvals.push_back(approval_view(approval));
  return view;
}

}  // namespace

ProcessRow process_row(const PublishedProcess& published, const ProcessVersion& version,
                       std::vector<PublishedVersion> versions, const Directory& directory) {
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
                 .lacking = {}};
  for (const auto& lack : lacking(directory))
    if (lack.process == process.key) row.lacking.push_back(lack.detail);
  return row;
}

ProcessView process_view(const PublishedProcess& published, const ProcessVersion& version,
                         std::vector<PublishedVersion> versions, const Directory& directory) {
  ProcessView view{};
  static_cast<ProcessRow&>(view) = process_row(published, version, std::move(versions), directory);
  view.yaml = version.yaml;
  for (const auto& stage : version.process.stages) view.stages.push_back(stage_view(stage));
  return view;
}

}  // namespace sluice::api
