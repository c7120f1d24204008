#include "api/process_preview.h"

#include "api/process_acts.h"
#include "api/views/catalog.h"
#include "api/views/change_requests.h"
#include "api/views/forms.h"
#include "api/views/processes.h"
#include "api/views/risk.h"
#include "base/capital.h"
#include "domain/approval/choose.h"
#include "domain/approval/tally.h"
#include "domain/catalog/check.h"
#include "domain/change/applies.h"
#include "domain/change/checks.h"
#include "domain/change/form_answers.h"
#include "domain/change/waiting.h"
#include "domain/risk/assess.h"
#include "engine/engine.h"
#include "engine/past_changes.h"

#include "api/parts.h"

namespace sluice::api {
namespace {

/// An approval as it would be asked if the change got there as it is.
struct ApprovalPreview {
  std::string key;
  std::string title;
  std::string stage;
  Quorum quorum;
  std::vector<PersonRef> people;
  std::optional<std::string> nobody;
};
BOOST_DESCRIBE_STRUCT(ApprovalPreview, (), (key, title, stage, quorum, people, nobody))

struct Preview {
  ProcessView process;
  std::vector<UnmetView> waiting;
  std::vector<ApprovalPreview> approvals;
  std::vector<AnsweredField> form;
  std::optional<Priority> priority;
  std::vector<std::string> passed_over;  ///< keys of stages that do not apply as it stands
  RiskView risk;                         ///< as it would be assessed
};
BOOST_DESCRIBE_STRUCT(Preview, (), (process, waiting, approvals, form, priority, passed_over, risk))

/// The change as it would stand in its first stage; texts that are still missing are no fault here.
Change imagined(const Call& call, const ProcessVersion& version, ChangeFields fields) {
  const auto& first = version.process.stages.front();
  Change change;
  change.version = 1;
  change.process = version.id;
  change.process_version = version.version;
  change.type = version.process.type;
  change.requester = *call.actor.person;
  if (!fields.owner) fields.owner = call.actor.person;
  change.fields = std::move(fields);
  change.phase = first.phase;
  change.visits.push_back({first.key, first.name, first.phase, call.now, {}});
  change.created = change.updated = call.now;
  return change;
}

ApprovalPreview preview_of(const ApprovalTemplate& asked, const Stage& stage, const Change& change,
                           const Directory& directory, const Process& process, Instant now) {
  auto chosen = chosen_approvers(asked, change, directory, process);
  Approval approval;
  approval.key = asked.key;
  approval.title = asked.title;
  approval.stage = stage.key;
  approval.approvers = std::move(chosen.approvers);
  approval.quorum = chosen.quorum;
  approval.rejections = chosen.rejections;
  approval.unclear = std::move(chosen.unclear);
  approval.excluded = asked.excluded.value_or(std::vector<Who>{});
  const auto counted = tally(approval, change, directory, now);
  ApprovalPreview preview{asked.key, asked.title, stage.key, approval.quorum, person_refs(counted.entitled, directory),
                          {}};
  if (!counted.obstacle.empty()) preview.nobody = counted.obstacle;
  return preview;
}

/// What keeps it in its first stage, and what its catalog entry asks for besides.
std::vector<Unmet> waiting_so_far(const Change& change, const CatalogEntry* entry, const ProcessVersion& version,
                                  const Call& call) {
  auto unmet = waiting(change, *call.directory, version, call.now);
  if (entry == nullptr) return unmet;
  for (const auto& name : still_asked(shown_version(*entry).content, change.fields)) {
    if (std::ranges::any_of(unmet, [&](const Unmet& one) { return one.key == name; })) continue;
    const auto title = capital(asked_name(name, &version.process));
    unmet.push_back({.gate = "fields",
                     .key = name,
                     .title = title,
                     .people = {change.requester},
                     .since = call.now,
                     .detail = title + ": the catalog entry asks for it; fill it in."});
  }
  return unmet;
}

Result<Preview> preview(const Call& call, const NewChange& sent) {
  const auto& directory = *call.directory;
  SLUICE_TRY(const auto made, made_by(sent.process, sent.catalog_entry, directory));
  const auto* published = directory.process_by_key(made.process);
  const auto* version = directory.newest(made.process);
  if (!published || !version) return refuse_field("/process", no_such_process(made.process, directory));
  SLUICE_TRY(const auto patch, fields_patch(sent, directory, &version->process));
  auto fields = begun({}, patch, &version->process);
  const auto* entry = made.entry ? directory.catalog_entry(*made.entry) : nullptr;
  if (entry != nullptr) {
    SLUICE_TRY(fields, filled_in_so_far(shown_version(*entry).content, fields));
  }
  auto change = imagined(call, *version, std::move(fields));
  if (entry != nullptr) change.catalog = CatalogUse{entry->id, entry->in_force};
  change.restricted = sent.restricted.value_or(false);
  change.fields.form = first_answers(change, version->process, directory);
  const auto& risk_policy = risk_policy_of(directory);
  SLUICE_TRY(const auto answered, new_risk_answers({}, sent.risk_answers, risk_policy, "/risk_answers"));
  change.risk.answers = answered.answers;
  const engine::PastFromTables past{call.read()};
  change.risk.assessed = assess(change, risk_policy, directory, past, call.now);
  Preview answer{.process = process_view(*published, *version, {}, present_in(call, directory)),
                 .waiting = unmet_views(waiting_so_far(change, entry, *version, call), directory),
                 .approvals = {},
                 .form = answered_form(change, directory, version->process),
                 .priority = priority_of(change.fields),
                 .passed_over = {},
                 .risk = risk_view(change, directory)};
  for (const auto& stage : version->process.stages) {
    if (!applies(stage.when, change, directory, version->process)) {
      answer.passed_over.push_back(stage.key);
      continue;
    }
    for (const auto& asked : stage.approvals)
      if (applies(asked.when, change, directory, version->process))
        answer.approvals.push_back(preview_of(asked, stage, change, directory, version->process, call.now));
  }
  return answer;
}

void answer_preview(const CallPtr& call, const Nothing&, NewChange sent, const Answer<Preview>& answer) {
  answer(preview(*call, sent));
}

}  // namespace

Route preview_route() {
  auto route = writes<Nothing, NewChange, Preview>(
      Method::post, "/changes/preview", "changes", Access::by(Permission::create_change),
      {"Look at a change before asking for it",
       "The process it would run, who would approve it, its risk with the reasons, and what is missing in its first "
       "stage. Nothing is kept."},
      answer_preview);
  route.is_write = false;
  return route;
}

}  // namespace sluice::api
