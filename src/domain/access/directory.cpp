#include "domain/access/directory.h"

#include <fmt/format.h>

namespace sluice {

namespace {

template <class Things, class Key>
auto by_id(const Things& things, Key id) -> decltype(things.begin()->second.get()) {
  const auto found = things.find(id);
  return found == things.end() ? nullptr : found->second.get();
}

template <class Things, class Holds>
auto first_that(const Things& things, Holds holds) -> decltype(things.begin()->second.get()) {
  for (const auto& [id, thing] : things)
    if (holds(*thing)) return thing.get();
  return nullptr;
}

const ProcessVersion* newest_version(const PublishedProcess& process) {
  return process.versions.empty() ? nullptr : process.versions.rbegin()->second.get();
}

}  // namespace

const Person* Directory::person(PersonId id) const { return by_id(people, id); }

const Person* Directory::person_by_login(std::string_view login) const {
  return first_that(people, [&](const Person& one) { return one.login == login && !login.empty(); });
}

const Group* Directory::group(GroupId id) const { return by_id(groups, id); }

const Group* Directory::group_by_key(std::string_view key) const {
  return first_that(groups, [&](const Group& one) { return one.key == key; });
}

const Service* Directory::service(ServiceId id) const { return by_id(services, id); }

const Service* Directory::service_by_key(std::string_view key) const {
  return first_that(services, [&](const Service& one) { return one.key == key; });
}

const PublishedProcess* Directory::process_by_key(std::string_view key) const {
  return first_that(processes, [&](const PublishedProcess& one) {
    const auto* version = newest_version(one);
    return version && version->process.key == key;
  });
}

const ProcessVersion* Directory::process_version(ProcessId id, std::int64_t version) const {
  const auto* process = by_id(processes, id);
  return process ? by_id(process->versions, version) : nullptr;
}

const CatalogEntry* Directory::catalog_entry(CatalogEntryId id) const { return by_id(catalog, id); }

const CatalogEntry* Directory::catalog_entry_by_key(std::string_view key) const {
  return first_that(catalog, [&](const CatalogEntry& one) { return one.key == key; });
}

const ProcessVersion* Directory::newest(std::string_view process_key) const {
  const auto* process = process_by_key(process_key);
  return process && !process->retired ? newest_version(*process) : nullptr;
}

std::string Directory::name_of(PersonId id) const {
  const auto* known = person(id);
  if (!known) return fmt::format("Unknown person {}", id.value);
  return known->name.empty() ? fmt::format("Former person {}", id.value) : known->name;
}

bool Directory::is_enabled(PersonId id) const {
  const auto* found = person(id);
  return found && found->enabled;
}

bool Directory::holds(PersonId id, Role role) const {
  const auto* known = person(id);
  return known && known->enabled && known->roles.contains(role);
}

}  // namespace sluice
