// A small organisation for tests of people, groups, services and processes: a directory that is built by naming what
// the test is about.
#pragma once
#include <initializer_list>
#include <memory>
#include <string>

#include "domain/access/actor.h"
#include "domain/access/directory.h"
#include "domain/change/change.h"

namespace sluice::testing_world {

inline Actor system_actor() { return {}; }
inline Actor as(PersonId person, std::set<Role> roles) { return {person, std::move(roles), Origin::api}; }

/// A directory with what the test adds; ids count from 1 by kind.
struct World {
  Directory directory;

  PersonId person(const std::string& name, std::set<Role> roles = {Role::member}, bool enabled = true) {
    const PersonId id{static_cast<std::int64_t>(directory.people.size()) + 1};
    std::string login = name;
    for (char& c : login) c = c == ' ' ? '.' : static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    directory.people[id] = std::make_shared<const Person>(Person{id, login, name, std::move(roles), {}, enabled});
    return id;
  }
  void disable(PersonId id) {
    Person changed = *directory.person(id);
    changed.enabled = false;
    directory.people[id] = std::make_shared<const Person>(changed);
  }
  void enable(PersonId id) {
    Person changed = *directory.person(id);
    changed.enabled = true;
    directory.people[id] = std::make_shared<const Person>(changed);
  }
  /// Somebody decides for another from one moment to another.
  void delegate(PersonId from, PersonId to, Instant since, Instant until) {
    Person changed = *directory.person(from);
    changed.delegations.push_back({++changed.delegations_made, to, since, until});
    directory.people[from] = std::make_shared<const Person>(changed);
  }
  void end_delegations(PersonId of) {
    Person changed = *directory.person(of);
    changed.delegations.clear();
    directory.people[of] = std::make_shared<const Person>(changed);
  }
  void join(GroupId id, PersonId person) {
    Group changed = *directory.group(id);
    changed.members.insert(person);
    directory.groups[id] = std::make_shared<const Group>(changed);
  }
  void leave(GroupId id, PersonId person) {
    Group changed = *directory.group(id);
    changed.members.erase(person);
    directory.groups[id] = std::make_shared<const Group>(changed);
  }
  GroupId group(const std::string& key, std::set<PersonId> members = {}) {
    const GroupId id{static_cast<std::int64_t>(directory.groups.size()) + 1};
    directory.groups[id] = std::make_shared<const Group>(Group{id, key, key, {}, std::move(members)});
    return id;
  }
  ServiceId service(const std::string& key, std::set<PersonId> owners = {}, std::set<ServiceId> depends_on = {}) {
    const ServiceId id{static_cast<std::int64_t>(directory.services.size()) + 1};
    Service service;
    service.id = id;
    service.key = key;
    service.name = key;
    service.owners = std::move(owners);
    service.depends_on = std::move(depends_on);
    directory.services[id] = std::make_shared<const Service>(service);
    return id;
  }
  ProcessId process(Process process, bool retired = false) {
    const ProcessId id{static_cast<std::int64_t>(directory.processes.size()) + 1};
    const auto version = std::make_shared<const ProcessVersion>(ProcessVersion{id, 1, "", std::move(process)});
    directory.processes[id] = std::make_shared<const PublishedProcess>(PublishedProcess{id, {{1, version}}, retired});
    return id;
  }
  [[nodiscard]] Actor actor(PersonId id) const { return as(id, directory.person(id)->roles); }
};

/// A change of that requester, owned by the same person unless another is named.
inline Change change_of(PersonId requester, std::optional<PersonId> owner = std::nullopt) {
  Change change;
  change.id = {1};
  change.version = 1;
  change.requester = requester;
  change.fields.owner = owner.value_or(requester);
  change.visits.push_back({"draft", "Draft", Phase::draft, {}, {}});
  return change;
}

}  // namespace sluice::testing_world
