#include "domain/schedule/opening.h"

#include <algorithm>

#include "base/ensure.h"
#include "domain/change/still_here.h"
#include "domain/faults.h"

namespace sluice {

namespace {

/// What is opened within this time of its moment is on time: timers are looked at each second, and a busy server takes a
/// while. docs/schedules.md says it.
constexpr Duration on_time = std::chrono::minutes{1};

/// Before which local start nothing is left, once this one is opened.
std::string settled_before(const Schedule& schedule, const Upcoming& opened, const Recurrences& recurrences) {
  std::string from;
  while (true) {
    const auto list = upcoming(schedule, recurrences, from, 16);
    for (const auto& one : list.items) {
      if (one.window.local > opened.window.local) return minute_after(opened.window.local);
      if (one.fate == Fate::comes && one.window.local != opened.window.local) return one.window.local;
    }
    if (list.all || list.items.empty()) return minute_after(opened.window.local);
    from = minute_after(list.items.back().window.local);
  }
}

std::optional<std::int64_t> lateness(const Schedule& schedule, const Window& window, Instant now) {
  const auto late = now - std::max(window.opens, schedule.since);
  if (late < on_time) return std::nullopt;
  return std::chrono::duration_cast<std::chrono::minutes>(late).count();
}

}  // namespace

std::optional<PersonId> owner_now(const Schedule& schedule, const ChangeFields& fields, const Directory& directory) {
  for (const auto& one : {fields.owner, std::optional{schedule.owner}, schedule.deputy})
    if (one && directory.is_enabled(*one)) return one;
  return owner_of_last_resort(directory);
}

std::optional<Opening> due_opening(const Schedule& schedule, const ScheduleFacts& facts) {
  const auto next = next_to_open(schedule, facts.recurrences);
  if (!next || next->window.opens > facts.now) return std::nullopt;
  const auto& leg = *next->leg;
  const auto zone = find_zone(leg.timing.zone);
  ensure(zone != nullptr, "a schedule's time zone is not known here");
  auto [fields, left_out] = still_here(leg.change.fields, facts.directory);
  fields.owner = owner_now(schedule, leg.change.fields, facts.directory);
  fields.planned_start = PlannedTime{next->window.planned, leg.timing.zone, next->window.start};
  fields.planned_end = PlannedTime{zone->local_of(next->window.end), leg.timing.zone, next->window.end};
  Opening opening{.window = next->window,
                  .change = {},
                  .late_minutes = lateness(schedule, next->window, facts.now),
                  .left_out = std::move(left_out),
                  .settled_before = settled_before(schedule, *next, facts.recurrences)};
  opening.change.process = leg.change.process;
  opening.change.fields = std::move(fields);
  opening.change.restricted = leg.change.restricted;
  opening.change.visible_to = leg.change.visible_to;
  opening.change.entry = leg.change.entry;
  opening.change.occurrence = Occurrence{schedule.id, next->window.local, opening.late_minutes};
  return opening;
}

ScheduleEvent opened(const Opening& opening, ChangeId change) {
  const auto& window = opening.window;
  ensure(opening.change.fields.owner.has_value(), "a change was opened for nobody");
  return OccurrenceOpened{window.local,
                          window.start,
                          window.end,
                          window.opens,
                          change,
                          opening.late_minutes,
                          *opening.change.fields.owner,
                          opening.left_out,
                          opening.settled_before};
}

ScheduleEvents not_opened(const Schedule& schedule, const Opening& opening, const Refusal& why) {
  auto detail = in_one_line(why);
  if (schedule.trouble && schedule.trouble->local == opening.window.local && schedule.trouble->detail == detail)
    return {};
  return {OpeningRefused{opening.window.local, std::move(detail)}};
}

}  // namespace sluice
