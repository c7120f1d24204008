#include "domain/access/schedule_rights.h"

#include <fmt/format.h>

#include <algorithm>

#include "domain/access/permission.h"

namespace sluice {

namespace {

bool is_in_its_groups(PersonId person, const Schedule& schedule, const Directory& directory) {
  return std::ranges::any_of(schedule.legs, [&](const Leg& leg) {
    return std::ranges::any_of(leg.change.visible_to, [&](GroupId id) {
      const auto* group = directory.group(id);
      return group && group->members.contains(person);
    });
  });
}

bool is_its_own(PersonId person, const Schedule& schedule) {
  return person == schedule.owner || person == schedule.deputy;
}

bool sees(const Actor& actor, const Schedule& schedule, const Directory& directory) {
  if (!is_restricted(schedule)) return true;
  const auto person = *actor.person;
  return is_its_own(person, schedule) || person == schedule.created_by ||
         is_in_its_groups(person, schedule, directory) || actor.holds(Role::auditor) ||
         actor.holds(Role::administrator);
}

}  // namespace

bool is_restricted(const Schedule& schedule) {
  return std::ranges::any_of(schedule.legs, [](const Leg& leg) { return leg.change.restricted; });
}

bool has_owner(const Schedule& schedule, const Directory& directory) {
  return directory.is_enabled(schedule.owner) || (schedule.deputy && directory.is_enabled(*schedule.deputy));
}

bool has_right(const Actor& actor, ScheduleRight right, const Schedule& schedule, const Directory& directory) {
  if (actor.is_system()) return true;
  if (!directory.is_enabled(*actor.person)) return false;
  if (!sees(actor, schedule, directory)) return false;
  if (right == ScheduleRight::see) return true;
  if (is_its_own(*actor.person, schedule) || actor.holds(Role::change_manager)) return true;
  return actor.holds(Role::administrator) && !has_owner(schedule, directory);
}

Result<void> may(const Actor& actor, ScheduleRight right, const Schedule& schedule, const Directory& directory) {
  if (has_right(actor, right, schedule, directory)) return {};
  if (!has_right(actor, ScheduleRight::see, schedule, directory))
    return refuse(Refused::not_found, "There is no such schedule.");
  std::vector<PersonId> others{schedule.owner};
  if (schedule.deputy) others.push_back(*schedule.deputy);
  std::erase_if(others, [&](PersonId id) { return !directory.is_enabled(id); });
  const auto now = others.empty() ? "a change manager" : names_of(others, directory) + " or a change manager";
  return refuse(Refused::not_permitted,
                fmt::format("Only its owner, its deputy or a change manager may edit this schedule: {}.", now));
}

}  // namespace sluice
