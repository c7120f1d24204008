#include "api/views/trials.h"

namespace sluice::api {
namespace {

constexpr std::size_t story_max = 1'000;

std::optional<std::string> said(const std::string& text) { return text.empty() ? std::nullopt : std::optional{text}; }

TrialTaskView task_view(const TrialTask& task, const Directory& directory) {
  return {.key = task.key,
          .title = task.title,
          .people = person_refs(task.people, directory),
          .assignee = person_ref(task.assignee, directory),
          .created = task.created,
          .due = task.due,
          .ended = task.ended,
          .state = task.state,
          .done_by = person_ref(task.done_by, directory),
          .nobody = said(task.nobody)};
}

TrialApprovalView approval_view(const TrialApproval& approval, const Directory& directory) {
  TrialApprovalView view{.key = approval.key,
                         .title = approval.title,
                         .people = person_refs(approval.people, directory),
                         .quorum = approval.quorum,
                         .need = approval.need,
                         .asked = approval.asked,
                         .due = approval.due,
                         .ended = approval.ended,
                         .state = approval.state,
                         .decisions = {},
                         .nobody = said(approval.nobody)};
  for (const auto& made : approval.decisions)
    view.decisions.push_back({person_ref(made.by, directory), made.decision, made.at});
  return view;
}

TrialStageView stage_view(const TrialStage& stage, const Directory& directory) {
  TrialStageView view{.key = stage.key,
                      .name = stage.name,
                      .phase = stage.phase,
                      .entered = stage.entered,
                      .left = stage.left,
                      .tasks = {},
                      .approvals = {},
                      .waits = {}};
  for (const auto& task : stage.tasks) view.tasks.push_back(task_view(task, directory));
  for (const auto& approval : stage.approvals) view.approvals.push_back(approval_view(approval, directory));
  for (const auto& wait : stage.waits)
    view.waits.push_back({unmet_views({wait.unmet}, directory).front(), wait.from, wait.until});
  return view;
}

}  // namespace

TrialView trial_view(const Process& process, const TrialReport& report, const Directory& directory, const Zone& zone) {
  TrialView view{.process = process.key,
                 .closed = report.closed,
                 .outcome = report.change.outcome,
                 .why = said(report.why),
                 .stuck = unmet_views(report.stuck, directory),
                 .stages = {},
                 .story = {}};
  for (const auto& stage : report.stages) view.stages.push_back(stage_view(stage, directory));
  Change state;
  const SeesChange sees = [](ChangeId) { return true; };
  for (const auto& act : report.acts)
    for (const auto& event : act.events) {
      if (view.story.size() == story_max) return view;
      view.story.push_back(folded_and_told(state, event, act.stamp, directory, zone, sees));
    }
  return view;
}

}  // namespace sluice::api
