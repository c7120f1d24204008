#include "api/terms.h"

#include <array>

namespace sluice::api {

std::span<const Term> terms() {
  static constexpr auto all = std::to_array<Term>({
      {"change", "request for change rfc ticket", "One request to alter something, from asking to review: CHG-1042."},
      {"process", "change model workflow template",
       "A versioned model that says how changes run; a change keeps the version it began with."},
      {"stage", "step status", "A step of a process, named by its author; a change stands in one stage at a time."},
      {"phase", "state status",
       "One of nine fixed kinds of stage, from draft to closed. Reports and permissions speak of phases."},
      {"outcome", "result closure code",
       "How a change ended: successful, successful with issues, unsuccessful, backed out, cancelled, rejected."},
      {"task", "child ticket subtask work order",
       "A piece of work within a change: TSK-88; it closes with its change."},
      {"approval", "sign-off signoff authorisation",
       "One question put to approvers, with a rule that says when it is granted."},
      {"gate", "check exit criterion", "What has to hold before a stage is left."},
      {"form", "custom fields questionnaire",
       "What a process asks beside the fields that every change has; its answers decide what applies."},
      {"condition", "when rule filter",
       "A comparison of a field with a value. It says where a stage, a task, an approval or a form field applies."},
      {"passed over", "skipped stage", "A stage that a change did not enter, because its conditions did not hold."},
      {"waiting", "blocked pending",
       "All gates of a change that do not hold yet, each with the people who can meet it."},
      {"hold", "pause suspend",
       "A change that is put on hold does not move, and its questions rest, until it is resumed."},
      {"duty", "segregation separation of duties sod",
       "What somebody did on a change: request, assess, develop, test, approve, deploy, review."},
      {"window", "maintenance window slot", "The time in which a deployment may run."},
      {"backout plan", "rollback fallback", "The ordered way back, with its contacts."},
      {"deployment plan", "runbook implementation plan", "How the change gets into production, step by step."},
      {"review", "pir post-implementation review retrospective",
       "The look back at a change, usually 90 days after it was deployed."},
      {"contingency", "incident response disaster recovery", "A process started by a bad outcome."},
      {"service", "configuration item ci asset system",
       "A thing that changes touch, with owners, dependencies, recovery time and point."},
      {"stakeholder", "contact interested party", "Somebody a change names, technical or organisational."},
      {"change advisory board", "cab", "The group of people who agree to normal changes."},
      {"emergency change", "hotfix urgent",
       "A change that cannot wait for the usual way; what was left out is made good afterwards."},
      {"standard change", "pre-approved routine", "A change of a kind that was approved beforehand."},
      {"magnitude", "impact harm",
       "What a bad outcome meant: users hindered, data or a site lost, an activity stopped for too long."},
  });
  return all;
}

}  // namespace sluice::api
