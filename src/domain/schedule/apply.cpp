#include <fmt/format.h>
#include <algorithm>

#include "domain/schedule/decide.h"

namespace sluice {

namespace {

/// What lies before is over, and need not be known one by one any longer.
void settle_before(Schedule& schedule, const std::string& local) {
  if (local <= schedule.settled_before) return;
  schedule.settled_before = local;
  std::erase_if(schedule.settled, [&](const std::string& one) { return one < local; });
  schedule.skipped.erase(schedule.skipped.begin(), schedule.skipped.lower_bound(local));
  while (schedule.legs.size() > 1 && schedule.legs[1].begins <= local) schedule.legs.erase(schedule.legs.begin());
}

PersonId person_of(const Stamp& stamp) { return stamp.by.value_or(PersonId{}); }

void fold(Schedule& schedule, const ScheduleAdded& event, const Stamp& stamp) {
  schedule.id = event.schedule;
  schedule.name = event.name;
  schedule.owner = event.owner;
  schedule.deputy = event.deputy;
  schedule.created_by = person_of(stamp);
  schedule.legs = {{"", event.timing, event.change}};
  schedule.since = stamp.at;
  schedule.created = stamp.at;
}

void fold(Schedule& schedule, const ScheduleEdited& event, const Stamp&) {
  if (event.name.present) schedule.name = event.name.value.value_or(Written{});
  if (event.owner.present && event.owner.value) schedule.owner = *event.owner.value;
  if (event.deputy.present) schedule.deputy = event.deputy.value;
  schedule.trouble.reset();
}

/// Whether windows begin when they did: how long they are, and how long before them a change opens, is no part of it.
bool begin_alike(const Timing& one, Timing other) {
  other.window_minutes = one.window_minutes;
  other.lead_minutes = one.lead_minutes;
  return one == other;
}

void fold(Schedule& schedule, const ScheduleAltered& event, const Stamp& stamp) {
  const Leg leg{event.begins, event.timing, event.change};
  if (event.all) {
    const bool other_starts = !begin_alike(schedule.present().timing, event.timing);
    schedule.legs = {leg};
    if (other_starts) schedule.since = stamp.at;
    settle_before(schedule, event.begins);
  } else {
    std::erase_if(schedule.legs, [&](const Leg& one) { return one.begins >= event.begins; });
    schedule.legs.push_back(leg);
  }
  schedule.trouble.reset();
}

void fold(Schedule& schedule, const SchedulePaused& event, const Stamp& stamp) {
  schedule.paused = Noted{person_of(stamp), event.reason, stamp.at};
}

void fold(Schedule& schedule, const ScheduleResumed&, const Stamp& stamp) {
  schedule.paused.reset();
  schedule.trouble.reset();
  schedule.since = stamp.at;
}

void fold(Schedule& schedule, const OccurrenceSkipped& event, const Stamp& stamp) {
  schedule.skipped[event.local] = {person_of(stamp), event.reason, stamp.at};
  schedule.trouble.reset();
}

void fold(Schedule& schedule, const OccurrenceUnskipped& event, const Stamp&) { schedule.skipped.erase(event.local); }

void fold(Schedule& schedule, const ScheduleEnded& event, const Stamp& stamp) {
  schedule.ended = Noted{person_of(stamp), event.reason, stamp.at};
  schedule.paused.reset();
  schedule.trouble.reset();
}

void fold(Schedule& schedule, const OccurrenceOpened& event, const Stamp&) {
  ++schedule.opened;
  schedule.settled.insert(std::ranges::lower_bound(schedule.settled, event.local), event.local);
  schedule.last_opened = std::max(schedule.last_opened, event.local);
  settle_before(schedule, event.settled_before);
  schedule.trouble.reset();
}

void fold(Schedule& schedule, const OpeningRefused& event, const Stamp& stamp) {
  schedule.trouble = Trouble{event.local, event.detail, stamp.at};
}

}  // namespace

Schedule apply(Schedule schedule, const ScheduleEvent& event, const Stamp& stamp) {
  std::visit([&](const auto& one) { fold(schedule, one, stamp); }, event);
  ++schedule.version;
  schedule.updated = stamp.at;
  return schedule;
}

std::string shown(ScheduleId id) { return fmt::format("SCH-{}", id.value); }

}  // namespace sluice
