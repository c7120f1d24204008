#include "api/views/schedule_requests.h"

#include "domain/bounds.h"
#include "domain/change/form_answers.h"

namespace sluice::api {
namespace {

/// A refusal of what was sent in a part of the body, with the pointers of the whole.
template <class T>
Result<T> within(const std::string& part, Result<T> result) {
  if (result) return result;
  for (auto& one : result.error().errors) one.pointer = part + one.pointer;
  return result;
}

const Process* process_of(const std::string& key, const Directory& directory) {
  const auto* version = directory.newest(key);
  return version ? &version->process : nullptr;
}

Result<PlannedChange> planned(const PlannedChangeInput& sent, const Directory& directory) {
  SLUICE_TRY(const auto made, made_by(sent.process, sent.catalog_entry, directory));
  PlannedChange change{
      .process = made.process, .fields = {}, .restricted = sent.restricted.value_or(false), .visible_to = {}};
  change.entry = made.entry;
  const auto* process = process_of(made.process, directory);
  SLUICE_TRY(const auto patch, fields_patch(sent, directory, process));
  change.fields = begun({}, patch, process);
  SLUICE_TRY(change.visible_to, groups_named(sent.visible_to, "/visible_to", directory, bounds::visible_groups));
  return change;
}

Result<void> add_edit(LegPatch& leg, const PlannedChangeEdit& sent, const std::string& process_now,
                      const Directory& directory) {
  const auto process = sent.process.present ? sent.process.value.value_or("") : process_now;
  leg.process = sent.process;
  leg.restricted = sent.restricted;
  SLUICE_TRY(leg.fields, fields_patch(sent, directory, process_of(process, directory)));
  if (!sent.visible_to.present) return {};
  SLUICE_TRY(auto groups, groups_named(sent.visible_to.value.value_or(std::vector<std::string>{}), "/visible_to",
                                       directory, bounds::visible_groups));
  leg.visible_to = Patch<std::vector<GroupId>>::set(std::move(groups));
  return {};
}

Result<LegPatch> leg_patch(const std::optional<TimingEdit>& timing, const std::optional<PlannedChangeEdit>& change,
                           const std::string& process_now, const Directory& directory) {
  LegPatch leg;
  if (timing) {
    leg.start = timing->start;
    leg.zone = timing->zone;
    leg.rule = timing->rule;
    leg.except = timing->except;
    leg.shift = timing->shift;
    leg.window_minutes = timing->window_minutes;
    leg.lead_minutes = timing->lead_minutes;
  }
  if (change) SLUICE_CHECK(within("/change", add_edit(leg, *change, process_now, directory)));
  return leg;
}

Result<Patch<PersonId>> person_patch(const Patch<std::string>& sent, std::string pointer, const Directory& directory) {
  if (!sent.present) return Patch<PersonId>{};
  if (!sent.value) return Patch<PersonId>::clear();
  SLUICE_TRY(const auto person, person_named(*sent.value, std::move(pointer), directory));
  return Patch<PersonId>::set(person);
}

Result<std::optional<PersonId>> person_or_none(const std::optional<std::string>& sent, std::string pointer,
                                               const Directory& directory) {
  if (!sent) return std::optional<PersonId>{};
  SLUICE_TRY(const auto person, person_named(*sent, std::move(pointer), directory));
  return std::optional{person};
}

}  // namespace

Timing timing_of(const TimingInput& sent) {
  Timing timing;
  timing.start = sent.start;
  timing.zone = sent.zone;
  timing.rule = sent.rule.value_or("");
  timing.except = sent.except;
  timing.shift = sent.shift.value_or(timing.shift);
  timing.window_minutes = sent.window_minutes.value_or(timing.window_minutes);
  timing.lead_minutes = sent.lead_minutes.value_or(timing.lead_minutes);
  return timing;
}

Result<AddSchedule> addition(const NewSchedule& sent, const Directory& directory) {
  AddSchedule command;
  SLUICE_TRY(command.owner, person_or_none(sent.owner, "/owner", directory));
  SLUICE_TRY(command.deputy, person_or_none(sent.deputy, "/deputy", directory));
  SLUICE_TRY(command.change, within("/change", planned(sent.change, directory)));
  command.timing = timing_of(sent.timing);
  const auto* entry = command.change.entry ? directory.catalog_entry(*command.change.entry) : nullptr;
  const bool untitled = command.change.fields.title.text.empty();
  command.name = sent.name.value_or(entry && untitled ? shown_version(*entry).content.title.text
                                                      : command.change.fields.title.text);
  return command;
}

Result<EditSchedule> editing(const ScheduleEdit& sent, const std::string& process_now, const Directory& directory) {
  EditSchedule command{.name = sent.name, .owner = {}, .deputy = {}};
  SLUICE_TRY(command.owner, person_patch(sent.owner, "/owner", directory));
  SLUICE_TRY(command.deputy, person_patch(sent.deputy, "/deputy", directory));
  SLUICE_TRY(command.leg, leg_patch(sent.timing, sent.change, process_now, directory));
  return command;
}

Result<ChangeFromHere> changing(const ChangeFromInput& sent, const std::string& process_now,
                                const Directory& directory) {
  ChangeFromHere command{.local = sent.local, .leg = {}};
  SLUICE_TRY(command.leg, leg_patch(sent.timing, sent.change, process_now, directory));
  return command;
}

}  // namespace sluice::api
