#include "domain/schedule/opening.h"

#include <algorithm>

#include "base/ensure.h"

namespace sluice {

namespace {

/// What is opened within this time of its moment is on time: timers are looked at each second, and a busy server takes a
/// while.
constexpr Duration on_time = std::chrono::minutes{5};

bool is_here(const std::optional<PersonId>& id, const Directory& directory) {
  const auto* person = id ? directory.person(*id) : nullptr;
  return person && person->enabled;
}

std::optional<PersonId> first_with(Role role, const Directory& directory) {
  for (const auto& [id, person] : directory.people)
    if (directory.holds(id, role)) return id;
  return std::nullopt;
}

/// The fields without whom and what is here no longer: a change that somebody has left out of is better than none.
class StillHere {
 public:
  StillHere(ChangeFields fields, const Directory& directory) : fields_(std::move(fields)), directory_(directory) {
    person(fields_.developer, "developer");
    person(fields_.test_lead, "test_lead");
    person(fields_.deployer, "deployer");
    keep(fields_.verifiers, "verifiers", [&](PersonId id) { return is_here(id, directory_); });
    keep(fields_.stakeholders, "stakeholders",
         [&](const Stakeholder& one) { return !one.person || is_here(one.person, directory_); });
    keep(fields_.services, "services", [&](ServiceId id) {
      const auto* service = directory_.service(id);
      return service && !service->retired;
    });
  }
  [[nodiscard]] ChangeFields take_fields() { return std::move(fields_); }
  [[nodiscard]] std::vector<std::string> take_left_out() { return std::move(left_out_); }

 private:
  void person(std::optional<PersonId>& one, const char* name) {
    if (!one || is_here(one, directory_)) return;
    one.reset();
    left_out_.emplace_back(name);
  }
  template <class T, class Holds>
  void keep(std::vector<T>& list, const char* name, Holds holds) {
    if (std::erase_if(list, [&](const T& one) { return !holds(one); }) > 0) left_out_.emplace_back(name);
  }

  ChangeFields fields_;
  const Directory& directory_;
  std::vector<std::string> left_out_;
};

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
    if (is_here(one, directory)) return one;
  // Whoever has been a change manager for longest: the same one each time, and somebody who can hand it on.
  if (const auto manager = first_with(Role::change_manager, directory)) return manager;
  return first_with(Role::administrator, directory);
}

std::optional<Opening> due_opening(const Schedule& schedule, const ScheduleFacts& facts) {
  const auto next = next_to_open(schedule, facts.recurrences);
  if (!next || next->window.opens > facts.now) return std::nullopt;
  const auto& leg = *next->leg;
  const auto zone = find_zone(leg.timing.zone);
  ensure(zone != nullptr, "a schedule's time zone is not known here");
  StillHere still_here{leg.change.fields, facts.directory};
  auto fields = still_here.take_fields();
  fields.owner = owner_now(schedule, leg.change.fields, facts.directory);
  fields.planned_start = PlannedTime{next->window.planned, leg.timing.zone, next->window.start};
  fields.planned_end = PlannedTime{zone->local_of(next->window.end), leg.timing.zone, next->window.end};
  Opening opening{.window = next->window,
                  .change = {},
                  .late_minutes = lateness(schedule, next->window, facts.now),
                  .left_out = still_here.take_left_out(),
                  .settled_before = settled_before(schedule, *next, facts.recurrences)};
  opening.change.process = leg.change.process;
  opening.change.fields = std::move(fields);
  opening.change.restricted = leg.change.restricted;
  opening.change.visible_to = leg.change.visible_to;
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
  auto detail = why.detail;
  for (const auto& one : why.errors) detail += " " + one.pointer + ": " + one.detail;
  if (schedule.trouble && schedule.trouble->local == opening.window.local && schedule.trouble->detail == detail)
    return {};
  return {OpeningRefused{opening.window.local, std::move(detail)}};
}

}  // namespace sluice
