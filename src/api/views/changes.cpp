#include "api/views/changes.h"

#include <algorithm>

#include "api/views/approvals.h"
#include "api/views/texts.h"
#include "domain/access/permission.h"
#include "domain/change/gates.h"

namespace sluice::api {
namespace {

bool is_about_link(const Possible& one) { return one.target.starts_with("link-"); }

bool is_about_task(const Possible& one) { return one.target.starts_with("TSK-"); }

std::string stage_name(const Process& process, std::string_view key) {
  const auto* stage = find_stage(process, key);
  return stage ? stage->name : std::string{key};
}

const StageVisit* last_visit(const Change& change, std::string_view stage) {
  const auto found = std::ranges::find(change.visits.rbegin(), change.visits.rend(), stage, &StageVisit::stage);
  return found == change.visits.rend() ? nullptr : &*found;
}

bool did_not_apply(const Change& change, std::string_view stage) {
  return std::ranges::find(change.passed_over, stage) != change.passed_over.end();
}

StageState state_of(const Change& change, const Process& process, std::size_t position, const StageVisit* visit) {
  // It may have been in a stage, gone back, and come past it on its way forward.
  if (did_not_apply(change, process.stages[position].key)) return StageState::passed_over;
  if (change.is_closed()) return visit ? StageState::done : StageState::passed_over;
  const auto current = stage_position(process, change.stage());
  if (position == current) return StageState::current;
  if (position > current) return StageState::to_come;
  return visit ? StageState::done : StageState::passed_over;
}

std::vector<StageOnTrack> track(const Change& change, const Process& process) {
  std::vector<StageOnTrack> track;
  for (std::size_t i = 0; i < process.stages.size(); ++i) {
    const auto& stage = process.stages[i];
    const auto* visit = last_visit(change, stage.key);
    StageOnTrack on{.key = stage.key,
                    .name = stage.name,
                    .phase = stage.phase,
                    .state = state_of(change, process, i, visit),
                    .entered = {},
                    .left = {},
                    .passed_over = did_not_apply(change, stage.key),
                    .when = conditions_view(stage.when, process)};
    if (visit && on.state != StageState::to_come && !on.passed_over) {
      on.entered = visit->entered;
      on.left = visit->left;
    }
    track.push_back(std::move(on));
  }
  return track;
}

AffectedService affected(ServiceId id, const Directory& directory) {
  const auto ref = service_ref(id, directory);
  AffectedService view{.key = ref.key, .name = ref.name, .owners = {}};
  if (const auto* service = directory.service(id)) {
    view.type = service->type;
    view.criticality = service->criticality;
    view.owners = person_refs(service->owners, directory);
  }
  return view;
}

std::optional<CatalogUseView> catalog_use(const Change& change, const Directory& directory) {
  const auto* entry = change.catalog ? directory.catalog_entry(change.catalog->entry) : nullptr;
  const auto* version = entry ? find_version(*entry, change.catalog->version) : nullptr;
  if (!version) return std::nullopt;
  return CatalogUseView{entry->key, text_of(version->content.title), change.catalog->version, version->content.locked};
}

void show_standing(const Shown& shown, ChangeStanding& view) {
  const auto& change = shown.change;
  const auto& process = shown.process.process;
  view.id = sluice::shown(change.id);
  view.version = change.version;
  view.process = {process.key, process.name, shown.process.version};
  view.type = change.type;
  view.requester = person_ref(change.requester, shown.directory);
  view.restricted = change.restricted;
  for (const auto id : change.visible_to) view.visible_to.push_back(group_ref(id, shown.directory));
  view.phase = change.phase;
  view.stage = change.stage();
  view.stage_name = change.visits.back().name;
  view.stages = track(change, process);
  if (change.hold)
    view.hold =
        HoldView{person_ref(change.hold->by, shown.directory), text_of(change.hold->reason), change.hold->since};
  view.outcome = change.outcome;
  view.closing = change.closing.has_value();
  view.catalog = catalog_use(change, shown.directory);
  if (change.outcome && change.outcome_comment != Written{}) view.outcome_comment = text_of(change.outcome_comment);
  view.magnitude = change.magnitude;
}

void show_content(const Shown& shown, ChangeContent& view) {
  const auto& fields = shown.change.fields;
  const auto& directory = shown.directory;
  view.title = text_of(fields.title);
  view.description = text_of(fields.description);
  view.reason = text_of(fields.reason);
  for (const auto& result : fields.expected_results) view.expected_results.push_back(text_of(result.text));
  for (const auto id : fields.services) view.services.push_back(affected(id, directory));
  view.impact = fields.impact;
  view.urgency = fields.urgency;
  view.priority = priority_of(fields);
  view.planned_start = fields.planned_start;
  view.planned_end = fields.planned_end;
  view.deployment_plan = text_of(fields.deployment_plan);
  view.backout_plan = text_of(fields.backout_plan);
  view.test_plan = text_of(fields.test_plan);
  view.communication_plan = text_of(fields.communication_plan);
  view.tags = fields.tags;
  view.stakeholders = stakeholder_views(fields, directory);
  view.verifiers = person_refs(fields.verifiers, directory);
  view.developer = person_ref(fields.developer, directory);
  view.test_lead = person_ref(fields.test_lead, directory);
  view.deployer = person_ref(fields.deployer, directory);
  view.owner = person_ref(shown.change.owner(), directory);
  view.form = answered_form(shown.change, directory, shown.process.process);
}

}  // namespace

std::vector<StakeholderView> stakeholder_views(const ChangeFields& fields, const Directory& directory) {
  std::vector<StakeholderView> views;
  for (const auto& one : fields.stakeholders)
    views.push_back({person_ref(one.person, directory), one.person ? directory.name_of(*one.person) : text_of(one.name),
                     text_of(one.part)});
  return views;
}

std::vector<Possible> possible_on(const Shown& shown) {
  const ChangeFacts facts{.now = shown.now,
                          .actor = shown.actor,
                          .directory = shown.directory,
                          .process = &shown.process,
                          .zone = shown.zone,
                          .next_change = {},
                          .next_task = {},
                          .next_comment = {}};
  return possible_acts(shown.change, facts);
}

TaskView task_view(const Shown& shown, const Task& task, const std::vector<Possible>& possible) {
  const auto& directory = shown.directory;
  TaskView view{.id = sluice::shown(task.id),
                .change = sluice::shown(shown.change.id),
                .key = task.key,
                .stage = task.stage,
                .stage_name = stage_name(shown.process.process, task.stage),
                .title = text_of(task.title),
                .description = text_of(task.description),
                .duty = task.duty,
                .state = task.state,
                .candidates = person_refs(find_people(task.candidates, shown.change, directory), directory),
                .candidate_rules = written_rules(task.candidates),
                .assignee = person_ref(task.assignee, directory),
                .checklist = {},
                .after = {},
                .due = task.due,
                .overdue = is_open(task.state) && task.due && *task.due < shown.now,
                .optional = task.optional,
                .on_close = task.on_close,
                .since = task.since,
                .created = task.created,
                .done_by = person_ref(task.done_by, directory),
                .note = text_of(task.note),
                .possible = {}};
  for (const auto& item : task.checklist) view.checklist.push_back({text_of(item.text), item.ticked});
  for (const auto id : task.after) view.after.push_back(sluice::shown(id));
  view.possible = filtered(possible, [&](const Possible& one) { return one.target == view.id; });
  return view;
}

std::vector<TaskView> task_views(const Shown& shown, const std::vector<Possible>& possible) {
  std::vector<TaskView> views;
  views.reserve(shown.change.tasks.size());
  for (const auto& task : shown.change.tasks) views.push_back(task_view(shown, task, possible));
  return views;
}

ChangeView change_view(const Shown& shown) {
  const auto& change = shown.change;
  const auto possible = possible_on(shown);
  ChangeView view{};
  show_standing(shown, view);
  show_content(shown, view);
  view.risk = risk_view(change, shown.directory);
  view.watchers = person_refs(change.watchers, shown.directory);
  view.created = change.created;
  view.updated = change.updated;
  view.closed = change.closed;
  view.waiting = unmet_views(waiting(change, shown.directory, shown.process, shown.now), shown.directory);
  view.possible = filtered(possible, [](const Possible& one) {
    return !is_about_task(one) && !is_about_approval(one) && !is_about_link(one);
  });
  view.tasks = task_views(shown, possible);
  view.approvals = approval_views(shown, possible);
  view.links = static_cast<std::int64_t>(change.links.size());
  return view;
}

}  // namespace sluice::api
