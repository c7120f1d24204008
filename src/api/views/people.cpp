#include "api/views/people.h"

namespace sluice::api {

PersonRef person_ref(PersonId id, const Directory& directory) {
  const auto* person = directory.person(id);
  if (person) return {person->login, person->name};
  return {"former-person-" + std::to_string(id.value), directory.name_of(id)};
}

std::optional<PersonRef> person_ref(std::optional<PersonId> id, const Directory& directory) {
  if (!id) return std::nullopt;
  return person_ref(*id, directory);
}

NamedRef group_ref(GroupId id, const Directory& directory) {
  const auto* group = directory.group(id);
  if (group) return {group->key, group->name};
  return {"group-" + std::to_string(id.value), "Unknown group " + std::to_string(id.value)};
}

NamedRef service_ref(ServiceId id, const Directory& directory) {
  const auto* service = directory.service(id);
  if (service) return {service->key, service->name};
  return {"service-" + std::to_string(id.value), "Unknown service " + std::to_string(id.value)};
}

std::vector<UnmetView> unmet_views(const std::vector<Unmet>& unmet, const Directory& directory) {
  std::vector<UnmetView> views;
  views.reserve(unmet.size());
  for (const auto& one : unmet)
    views.push_back({one.gate, one.key, one.title, one.have, one.need, person_refs(one.people, directory), one.since,
                     one.due, one.detail});
  return views;
}

PersonView person_view(const Person& person, const Directory& directory) {
  PersonView view{.login = person.login,
                  .name = person.name,
                  .email = {},
                  .phone = {},
                  .time_zone = {},
                  .roles = {person.roles.begin(), person.roles.end()},
                  .manager = person_ref(person.manager, directory),
                  .enabled = person.enabled,
                  .groups = {}};
  for (const auto& [id, group] : directory.groups)
    if (group->members.contains(person.id)) view.groups.push_back({group->key, group->name});
  return view;
}

PersonView person_view(const Person& person, const PersonDetails& details, const Directory& directory) {
  auto view = person_view(person, directory);
  view.email = details.email;
  view.phone = details.phone;
  view.time_zone = details.time_zone;
  return view;
}

}  // namespace sluice::api
