#include "api/views/schedules.h"

#include <fmt/format.h>

#include "api/views/lists.h"
#include "api/views/texts.h"
#include "calendar/recurrences.h"
#include "domain/access/schedule_rights.h"
#include "domain/schedule/opening.h"

namespace sluice::api {

TimingView timing_view(const Timing& timing) {
  return {.start = timing.start,
          .zone = timing.zone,
          .rule = timing.rule.empty() ? std::nullopt : std::optional{timing.rule},
          .except = timing.except,
          .shift = timing.shift,
          .window_minutes = timing.window_minutes,
          .lead_minutes = timing.lead_minutes,
          .repeats = calendar::recurrences().told(timing)};
}

namespace {

NamedRef process_ref(const std::string& key, const Directory& directory) {
  const auto* published = directory.process_by_key(key);
  if (!published || published->versions.empty()) return {key, key};
  return {key, published->versions.rbegin()->second->process.name};
}

/// The form as it is now, with what the schedule answers in it.
std::vector<AnsweredField> form_of(const PlannedChange& planned, const Directory& directory) {
  const auto* version = directory.newest(planned.process);
  if (!version) return {};
  Change change;
  change.fields = planned.fields;
  return answered_form(change, directory, version->process);
}

PlannedChangeView planned_view(const PlannedChange& planned, const Directory& directory) {
  const auto& fields = planned.fields;
  PlannedChangeView view{.process = process_ref(planned.process, directory),
                         .title = text_of(fields.title),
                         .description = text_of(fields.description),
                         .reason = text_of(fields.reason),
                         .expected_results = {},
                         .services = {},
                         .impact = fields.impact,
                         .urgency = fields.urgency,
                         .deployment_plan = text_of(fields.deployment_plan),
                         .backout_plan = text_of(fields.backout_plan),
                         .test_plan = text_of(fields.test_plan),
                         .communication_plan = text_of(fields.communication_plan),
                         .tags = fields.tags,
                         .stakeholders = stakeholder_views(fields, directory),
                         .verifiers = person_refs(fields.verifiers, directory),
                         .developer = person_ref(fields.developer, directory),
                         .test_lead = person_ref(fields.test_lead, directory),
                         .deployer = person_ref(fields.deployer, directory),
                         .owner = person_ref(fields.owner, directory),
                         .form = form_of(planned, directory),
                         .restricted = planned.restricted,
                         .visible_to = {},
                         .catalog_entry = {}};
  if (const auto* entry = planned.entry ? directory.catalog_entry(*planned.entry) : nullptr)
    view.catalog_entry = NamedRef{entry->key, text_of(shown_version(*entry).content.title)};
  for (const auto& one : fields.expected_results) view.expected_results.push_back(text_of(one.text));
  for (const auto id : fields.services) view.services.push_back(service_ref(id, directory));
  for (const auto id : planned.visible_to) view.visible_to.push_back(group_ref(id, directory));
  return view;
}

std::optional<NotedView> noted_view(const std::optional<Noted>& noted, const Directory& directory) {
  if (!noted) return std::nullopt;
  return NotedView{person_ref(noted->by, directory), text_of(noted->reason), noted->at};
}

void summarise(const Schedule& schedule, const Directory& directory, ScheduleSummary& view) {
  const auto next = next_to_open(schedule, calendar::recurrences());
  const auto& leg = next && next->leg ? *next->leg : schedule.present();
  view.id = shown(schedule.id);
  view.name = text_of(schedule.name);
  view.state = schedule.paused ? store::ScheduleState::paused
               : next          ? store::ScheduleState::active
                               : store::ScheduleState::ended;
  view.owner = person_ref(schedule.owner, directory);
  view.deputy = person_ref(schedule.deputy, directory);
  view.needs_owner = view.state != store::ScheduleState::ended && !has_owner(schedule, directory);
  if (const auto owner = owner_now(schedule, leg.change.fields, directory)) view.next_owner = directory.name_of(*owner);
  view.repeats = calendar::recurrences().told(leg.timing);
  if (next) view.upcoming = upcoming_view(schedule, *next, directory);
  if (schedule.trouble)
    view.trouble = TroubleView{schedule.trouble->local, schedule.trouble->detail, schedule.trouble->at};
  view.opened = schedule.opened;
  view.version = schedule.version;
}

std::string note_on(const UpcomingList& list) {
  if (list.all && list.endless) return "Planned times end with 2037; the rule would go on after it.";
  return {};
}

}  // namespace

UpcomingView upcoming_view(const Schedule& schedule, const Upcoming& one, const Directory& directory) {
  UpcomingView view{.local = one.window.local,
                    .planned = one.window.planned,
                    .zone = one.leg->timing.zone,
                    .moved = one.window.planned != one.window.local,
                    .start = one.window.start,
                    .end = one.window.end,
                    .opens = one.window.opens,
                    .fate = one.fate,
                    .skip_reason = {},
                    .skipped_by = {}};
  const auto skipped = schedule.skipped.find(one.window.local);
  if (one.fate == Fate::skipped && skipped != schedule.skipped.end()) {
    view.skip_reason = text_of(skipped->second.reason);
    view.skipped_by = person_ref(skipped->second.by, directory);
  }
  return view;
}

ScheduleRowView schedule_row(const Schedule& schedule, const Directory& directory) {
  ScheduleRowView view{};
  summarise(schedule, directory, view);
  view.process = process_ref(schedule.present().change.process, directory);
  view.title = text_of(schedule.present().change.fields.title);
  view.restricted = is_restricted(schedule);
  return view;
}

ScheduleView schedule_view(const Schedule& schedule, const Actor& actor, const Directory& directory) {
  ScheduleView view{};
  summarise(schedule, directory, view);
  view.timing = timing_view(schedule.present().timing);
  view.planned = planned_view(schedule.present().change, directory);
  for (std::size_t i = 1; i < schedule.legs.size(); ++i)
    view.later.push_back({schedule.legs[i].begins, timing_view(schedule.legs[i].timing),
                          planned_view(schedule.legs[i].change, directory)});
  view.created_by = person_ref(schedule.created_by, directory);
  view.paused = noted_view(schedule.paused, directory);
  view.ended = noted_view(schedule.ended, directory);
  const auto list = upcoming(schedule, calendar::recurrences(), "", coming_shown);
  for (const auto& one : list.items) view.coming.push_back(upcoming_view(schedule, one, directory));
  view.all_coming = list.all;
  view.note = note_on(list);
  view.may_edit = !schedule.ended && has_right(actor, ScheduleRight::edit, schedule, directory);
  view.created = schedule.created;
  view.updated = schedule.updated;
  return view;
}

PreviewView preview_view(const Schedule& schedule, std::string_view from, const Directory& directory) {
  const auto list = upcoming(schedule, calendar::recurrences(), from, coming_shown);
  const auto& timing = (list.items.empty() ? schedule.legs.back() : *list.items.front().leg).timing;
  PreviewView view{.repeats = calendar::recurrences().told(timing),
                   .rule = timing.rule.empty() ? std::nullopt : std::optional{timing.rule},
                   .coming = {},
                   .all = list.all,
                   .note = note_on(list)};
  for (const auto& one : list.items) view.coming.push_back(upcoming_view(schedule, one, directory));
  if (list.items.empty())
    view.note = "Nothing of this is still to come: windows begin after this moment and end before 2038.";
  return view;
}

PreviewView preview_view(const Timing& timing, Instant now, const Directory& directory) {
  Schedule schedule;
  schedule.legs = {{"", timing, {}}};
  schedule.since = now;
  return preview_view(schedule, "", directory);
}

}  // namespace sluice::api
