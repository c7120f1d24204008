#include "domain/schedule/decide.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/ensure.h"
#include "domain/access/permission.h"
#include "domain/access/schedule_rights.h"
#include "domain/bounds.h"
#include "domain/catalog/check.h"
#include "domain/change/checks.h"
#include "domain/change/form_answers.h"
#include "domain/faults.h"
#include "domain/schedule/bounds.h"
#include "domain/schedule/upcoming.h"

namespace sluice {

namespace {

using ScheduleAnswer = Result<ScheduleEvents>;

/// Adds what a part of the command was refused for, with where that part stands in what was sent.
void add(std::vector<FieldError>& errors, const std::string& prefix, std::vector<FieldError> more) {
  for (auto& one : more) errors.push_back({prefix + one.pointer, std::move(one.detail)});
}

Result<void> refused_if_any(std::vector<FieldError> errors) {
  if (errors.empty()) return {};
  return std::unexpected{
      Refusal{Refused::invalid, "Some values do not do; each is named below.", std::move(errors), {}}};
}

void check_people(std::vector<FieldError>& errors, PersonId owner, const std::optional<PersonId>& deputy,
                  const Directory& directory) {
  const auto keep = [&](const Result<void>& checked) {
    if (!checked) add(errors, "", checked.error().errors);
  };
  keep(check_person(owner, directory, "/owner"));
  if (!deputy) return;
  keep(check_person(*deputy, directory, "/deputy"));
  if (*deputy == owner) errors.push_back({"/deputy", "Somebody else than the owner has to be the deputy."});
}

/// What a change from the entry says besides its window; what the entry refuses is told.
ChangeFields over_entry(std::vector<FieldError>& errors, const PlannedChange& change, const Process& process,
                        const Directory& directory) {
  if (!change.entry) {
    if (asks_for_pre_approval(process))
      errors.push_back(
          {"/change/catalog_entry", fmt::format("A change by {} is made from an entry of the catalog; name "
                                                "one, or schedule a normal change.",
                                                process.name)});
    return change.fields;
  }
  const auto* entry = directory.catalog_entry(*change.entry);
  if (entry == nullptr || entry->retired || entry->in_force == 0) {
    errors.push_back({"/change/catalog_entry", "There is no such catalog entry in force."});
    return change.fields;
  }
  const auto& content = shown_version(*entry).content;
  if (content.process != process.key)
    errors.push_back(
        {"/change/process",
         fmt::format(
             "The catalog entry runs by the process {}; leave the process as it is, or end this schedule and add "
             "another.",
             content.process)});
  auto filled = filled_in(content, change.fields, PlannedWindow::later);
  if (filled) return std::move(*filled);
  add(errors, "/change", std::move(filled.error().errors));
  return change.fields;
}

/// `before`: who and what was named there already may stay, though gone since.
void check_change(std::vector<FieldError>& errors, const PlannedChange& change, const ChangeFields& before,
                  const Directory& directory) {
  const auto* process = directory.newest(change.process);
  if (!process) return errors.push_back({"/change/process", no_such_process(change.process, directory)});
  if (change.fields.planned_start)
    errors.push_back({"/change/planned_start", "Each change gets its window by the rule."});
  if (change.fields.planned_end) errors.push_back({"/change/planned_end", "Each change gets its window by the rule."});
  const auto known = errors.size();
  const auto fields = over_entry(errors, change, process->process, directory);
  if (errors.size() == known) add(errors, "/change", wrong_in(fields, before, directory, process->process));
  if (change.visible_to.size() > bounds::visible_groups)
    return errors.push_back({"/change/visible_to", fmt::format("At most {} groups.", bounds::visible_groups)});
  for (std::size_t i = 0; i < change.visible_to.size(); ++i)
    if (!directory.group(change.visible_to[i]))
      errors.push_back({fmt::format("/change/visible_to/{}", i), "There is no such group."});
}

/// The timing as it is kept.
Timing check_timing(std::vector<FieldError>& errors, const Timing& timing, const Recurrences& recurrences) {
  auto kept = checked(timing, recurrences);
  if (kept) return std::move(*kept);
  add(errors, "/timing", std::move(kept.error().errors));
  return timing;
}

/// A schedule of which nothing would ever come is a mistake.
Result<void> must_come_to_something(const Schedule& schedule, const Recurrences& recurrences) {
  if (next_to_open(schedule, recurrences)) return {};
  return refuse_field(schedule.legs.back().timing.rule.empty() ? "/timing/start" : "/timing/rule",
                      "Nothing of this is still to come. Windows begin after this moment and end before 2038; look at "
                      "the start, the end of the rule and what is left out.");
}

Result<void> must_not_be_ended(const Schedule& schedule) {
  if (!schedule.ended) return {};
  return refuse(Refused::out_of_turn, fmt::format("{} has ended; make a new one.", shown(schedule.id)));
}

/// The schedule as it would be.
Schedule after(Schedule schedule, const ScheduleEvents& events, const ScheduleFacts& facts) {
  for (const auto& event : events) schedule = apply(std::move(schedule), event, {facts.now, facts.actor.person});
  return schedule;
}

ScheduleAnswer answer(const Schedule&, const AddSchedule& command, const ScheduleFacts& facts) {
  SLUICE_CHECK(may(facts.actor, Permission::create_change));
  const auto owner = command.owner ? command.owner : facts.actor.person;
  ensure(owner.has_value(), "a schedule is made by nobody");
  Faults faults;
  faults.check_name("/name", command.name, bounds::title_bytes);
  const auto named = faults.result();
  std::vector<FieldError> errors = named ? std::vector<FieldError>{} : named.error().errors;
  check_people(errors, *owner, command.deputy, facts.directory);
  check_change(errors, command.change, {}, facts.directory);
  auto timing = check_timing(errors, command.timing, facts.recurrences);
  SLUICE_CHECK(refused_if_any(std::move(errors)));
  ScheduleEvents events{
      ScheduleAdded{facts.fresh, {command.name}, *owner, command.deputy, std::move(timing), command.change}};
  SLUICE_CHECK(must_come_to_something(after({}, events, facts), facts.recurrences));
  return events;
}

template <class T>
void put(T& to, const Patch<T>& patch) {
  if (patch.present) to = patch.value.value_or(T{});
}

Timing patched(Timing timing, const LegPatch& patch) {
  put(timing.start, patch.start);
  put(timing.zone, patch.zone);
  put(timing.rule, patch.rule);
  put(timing.except, patch.except);
  put(timing.shift, patch.shift);
  put(timing.window_minutes, patch.window_minutes);
  put(timing.lead_minutes, patch.lead_minutes);
  return timing;
}

PlannedChange patched(PlannedChange change, const LegPatch& patch, const Directory& directory) {
  put(change.process, patch.process);
  const auto* process = directory.newest(change.process);
  change.fields = begun(std::move(change.fields), patch.fields, process ? &process->process : nullptr);
  put(change.restricted, patch.restricted);
  put(change.visible_to, patch.visible_to);
  return change;
}

Result<Leg> checked_leg(const Leg& before, std::string begins, const Timing& timing, const LegPatch& patch,
                        const ScheduleFacts& facts) {
  Leg leg{std::move(begins), {}, patched(before.change, patch, facts.directory)};
  std::vector<FieldError> errors;
  leg.timing = check_timing(errors, timing, facts.recurrences);
  check_change(errors, leg.change, before.change.fields, facts.directory);
  SLUICE_CHECK(refused_if_any(std::move(errors)));
  return leg;
}

ScheduleEvent altered(Leg leg, bool all) {
  return ScheduleAltered{std::move(leg.begins), all, std::move(leg.timing), std::move(leg.change)};
}

/// Other times hold from the day after the last one that was opened: no day gets two changes by an edit.
ScheduleAnswer other_times(const Schedule& schedule, const LegPatch& patch, const ScheduleFacts& facts) {
  auto begins = schedule.last_opened.empty() ? std::string{} : day_after(schedule.last_opened);
  const auto& present = schedule.present();
  SLUICE_TRY(auto leg, checked_leg(present, std::move(begins), patched(present.timing, patch), patch, facts));
  return ScheduleEvents{altered(std::move(leg), true)};
}

ScheduleAnswer alter_all(const Schedule& schedule, const LegPatch& patch, const ScheduleFacts& facts) {
  if (patched(schedule.present().timing, patch) != schedule.present().timing)
    return other_times(schedule, patch, facts);
  ScheduleEvents events;
  bool alters = false;
  for (const auto& before : schedule.legs) {
    SLUICE_TRY(auto leg, checked_leg(before, before.begins, before.timing, patch, facts));
    alters = alters || leg.change != before.change;
    // The first event replaces all: those that follow say the later parts again.
    events.push_back(altered(std::move(leg), &before == &schedule.legs.front()));
  }
  if (!alters) events.clear();
  return events;
}

ScheduleAnswer edited(const Schedule& schedule, const EditSchedule& command, const ScheduleFacts& facts) {
  const auto name = command.name.present ? command.name.value.value_or("") : schedule.name.text;
  const auto owner = command.owner.present ? command.owner.value : std::optional{schedule.owner};
  const auto deputy = command.deputy.present ? command.deputy.value : schedule.deputy;
  ScheduleEdited edit;
  if (command.name.present && name != schedule.name.text) edit.name = Patch<Written>::set({name});
  if (owner && *owner != schedule.owner) edit.owner = Patch<PersonId>::set(*owner);
  if (deputy != schedule.deputy) edit.deputy = Patch<PersonId>{true, deputy};
  if (!owner) return refuse_field("/owner", "A schedule has an owner; name somebody.");
  if (edit == ScheduleEdited{}) return ScheduleEvents{};
  std::vector<FieldError> errors;
  Faults faults;
  if (edit.name.present) faults.check_name("/name", name, bounds::title_bytes);
  if (const auto named = faults.result(); !named) errors = named.error().errors;
  // Who has left since may stay what they are until somebody names another.
  if (edit.owner.present || edit.deputy.present) {
    std::vector<FieldError> wrong;
    check_people(wrong, *owner, deputy, facts.directory);
    std::erase_if(wrong, [&](const FieldError& one) {
      return (one.pointer == "/owner" && !edit.owner.present) ||
             (one.pointer == "/deputy" && !edit.deputy.present && deputy != owner);
    });
    add(errors, "", std::move(wrong));
  }
  SLUICE_CHECK(refused_if_any(std::move(errors)));
  return ScheduleEvents{edit};
}

ScheduleAnswer answer(const Schedule& schedule, const EditSchedule& command, const ScheduleFacts& facts) {
  SLUICE_CHECK(must_not_be_ended(schedule));
  SLUICE_TRY(auto events, edited(schedule, command, facts));
  if (command.leg == LegPatch{}) return events;
  SLUICE_TRY(auto more, alter_all(schedule, command.leg, facts));
  std::ranges::move(more, std::back_inserter(events));
  if (!more.empty() && !schedule.paused)
    SLUICE_CHECK(must_come_to_something(after(schedule, events, facts), facts.recurrences));
  return events;
}

/// Refused unless an occurrence of that start is still to come.
Result<Upcoming> must_come(const Schedule& schedule, std::string_view local, const ScheduleFacts& facts) {
  SLUICE_CHECK(must_not_be_ended(schedule));
  auto found = find_upcoming(schedule, facts.recurrences, local);
  if (found) return std::move(*found);
  return refuse_field("/local",
                      "No occurrence of this schedule begins then by its rule and is still to be opened. They are "
                      "named by their start before any shift, such as 2027-03-02T06:00.");
}

/// Where the changed part begins: with the whole day of that occurrence, unless an earlier one of the same day stays.
std::string beginning(const Schedule& schedule, const Upcoming& from, const ScheduleFacts& facts) {
  auto day = from.window.local.substr(0, 10) + "T00:00";
  const auto same_day = upcoming(schedule, facts.recurrences, day, 1);
  const bool earlier_one = !same_day.items.empty() && same_day.items.front().window.local < from.window.local;
  const bool opened =
      std::ranges::any_of(schedule.settled, [&](const auto& one) { return one >= day; }) || schedule.last_opened >= day;
  return earlier_one || opened ? from.window.local : day;
}

ScheduleAnswer answer(const Schedule& schedule, const ChangeFromHere& command, const ScheduleFacts& facts) {
  SLUICE_TRY(const auto from, must_come(schedule, command.local, facts));
  if (schedule.legs.size() >= bounds::schedule_legs)
    return refuse(
        Refused::out_of_turn,
        fmt::format("This schedule changes {} times already; end it and make a new one.", schedule.legs.size()));
  auto timing = patched(from.leg->timing, command.leg);
  if (command.leg.rule.present && !command.leg.start.present && timing.rule != from.leg->timing.rule)
    timing.start = from.window.local;
  SLUICE_TRY(auto leg, checked_leg(*from.leg, beginning(schedule, from, facts), timing, command.leg, facts));
  if (leg.timing == from.leg->timing && leg.change == from.leg->change) return ScheduleEvents{};
  ScheduleEvents events{altered(std::move(leg), false)};
  const auto becomes = after(schedule, events, facts);
  if (upcoming(becomes, facts.recurrences, becomes.legs.back().begins, 1).items.empty())
    return refuse_field("/timing/rule",
                        "Nothing would come of this from there on. To have no more of them, end the schedule.");
  return events;
}

ScheduleAnswer answer(const Schedule& schedule, const PauseSchedule& command, const ScheduleFacts&) {
  SLUICE_CHECK(must_not_be_ended(schedule));
  SLUICE_CHECK(check_reason(command.reason));
  if (schedule.paused) return refuse(Refused::out_of_turn, "This schedule is paused already.");
  return ScheduleEvents{SchedulePaused{{command.reason}}};
}

ScheduleAnswer answer(const Schedule& schedule, const ResumeSchedule&, const ScheduleFacts&) {
  SLUICE_CHECK(must_not_be_ended(schedule));
  if (!schedule.paused) return refuse(Refused::out_of_turn, "This schedule is not paused.");
  return ScheduleEvents{ScheduleResumed{}};
}

ScheduleAnswer answer(const Schedule& schedule, const SkipOccurrence& command, const ScheduleFacts& facts) {
  SLUICE_TRY(const auto found, must_come(schedule, command.local, facts));
  SLUICE_CHECK(check_reason(command.reason));
  if (found.fate == Fate::skipped) return refuse(Refused::out_of_turn, "This occurrence is skipped already.");
  if (found.fate == Fate::left_out)
    return refuse(Refused::out_of_turn, "This occurrence is left out already: it is on no working day.");
  if (schedule.skipped.size() >= bounds::skipped_occurrences)
    return refuse(Refused::out_of_turn, fmt::format("{} are skipped already; pause the schedule, or change its rule.",
                                                    schedule.skipped.size()));
  return ScheduleEvents{OccurrenceSkipped{command.local, found.window.start, {command.reason}}};
}

ScheduleAnswer answer(const Schedule& schedule, const UnskipOccurrence& command, const ScheduleFacts& facts) {
  SLUICE_TRY(const auto found, must_come(schedule, command.local, facts));
  if (found.fate != Fate::skipped) return refuse(Refused::out_of_turn, "This occurrence is not skipped.");
  return ScheduleEvents{OccurrenceUnskipped{command.local}};
}

ScheduleAnswer answer(const Schedule& schedule, const EndSchedule& command, const ScheduleFacts&) {
  SLUICE_CHECK(must_not_be_ended(schedule));
  SLUICE_CHECK(check_reason(command.reason));
  return ScheduleEvents{ScheduleEnded{{command.reason}}};
}

}  // namespace

Result<ScheduleEvents> decide(const Schedule& schedule, const ScheduleCommand& command, const ScheduleFacts& facts) {
  if (std::holds_alternative<AddSchedule>(command)) {
    ensure(!schedule.exists(), "a schedule is made twice");
  } else {
    if (!schedule.exists()) return refuse(Refused::not_found, "There is no such schedule.");
    SLUICE_CHECK(may(facts.actor, ScheduleRight::edit, schedule, facts.directory));
  }
  return std::visit([&](const auto& one) { return answer(schedule, one, facts); }, command);
}

}  // namespace sluice
