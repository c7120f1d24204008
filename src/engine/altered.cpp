#include "engine/altered.h"

#include <algorithm>

#include "base/ensure.h"
#include "base/json_text.h"

namespace sluice::engine {

namespace {

template <class Id>
void add(std::vector<Id>& list, Id id) {
  if (std::ranges::find(list, id) == list.end()) list.push_back(id);
}

void note_rights(Altered& altered, const Directory& directory, PersonId person) {
  altered.roles = true;
  for (const auto& [id, group] : directory.groups)
    if (group->members.contains(person)) add(altered.groups, id);
  for (const auto& [id, service] : directory.services)
    if (service->owners.contains(person)) add(altered.services, id);
}

void note_person(Altered& altered, const Directory& directory, PersonId person, const PersonEvent& event) {
  if (std::holds_alternative<ManagerSet>(event) || std::holds_alternative<PasswordSet>(event)) return;
  add(altered.people, person);
  // Who stands in for them is asked of the people that a change looks at, and of no role or group.
  const bool is_theirs_alone = std::holds_alternative<PersonDetailsChanged>(event) ||
                               std::holds_alternative<DelegationAdded>(event) ||
                               std::holds_alternative<DelegationEnded>(event);
  if (!is_theirs_alone) note_rights(altered, directory, person);
}

}  // namespace

void note(Altered& altered, const Directory& directory, store::StreamId stream, const DirectoryEvent& event) {
  if (const auto* person = std::get_if<PersonEvent>(&event)) note_person(altered, directory, {stream.id}, *person);
  if (const auto* group = std::get_if<GroupEvent>(&event)) {
    add(altered.groups, {stream.id});
    altered.everything = altered.everything || std::holds_alternative<GroupAdded>(*group);
  }
  if (std::holds_alternative<ServiceEvent>(event)) add(altered.services, {stream.id});
  if (std::holds_alternative<PolicyEvent>(event)) altered.everything = true;
  const auto* catalog = std::get_if<CatalogEvent>(&event);
  if (catalog != nullptr && !std::holds_alternative<EntryOutcomeNoted>(*catalog)) {
    if (!altered.entries) altered.entries.emplace();
    add(*altered.entries, {stream.id});
  }
  // A contingency may wait for it.
  if (std::holds_alternative<ProcessEvent>(event)) altered.everything = true;
}

void merge(Altered& into, const Altered& other) {
  for (const auto id : other.people) add(into.people, id);
  for (const auto id : other.groups) add(into.groups, id);
  for (const auto id : other.services) add(into.services, id);
  if (other.entries && !into.entries) into.entries.emplace();
  if (other.entries)
    for (const auto id : *other.entries) add(*into.entries, id);
  into.roles = into.roles || other.roles;
  into.everything = into.everything || other.everything;
}

std::string written(const Altered& altered) {
  ApiFormat format;
  return json_text(format, altered);
}

Altered read_altered(std::string_view text) {
  ApiFormat format;
  const auto json = parse_json(text);
  ensure(json.has_value(), "an outbox row of ours is no JSON");
  auto altered = decode_json<Altered>(format, *json);
  ensure(altered.has_value(), "an outbox row of ours does not say what altered");
  return std::move(*altered);
}

}  // namespace sluice::engine
