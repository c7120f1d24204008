// People, groups, services, published processes and the catalog as of one moment: a fact that commands are decided on.
#pragma once
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <boost/describe.hpp>

#include "base/id.h"
#include "base/instant.h"
#include "base/written.h"
#include "domain/catalog/entry.h"
#include "domain/process/process.h"
#include "domain/risk/policy.h"

namespace sluice {

/// What a person may do at all; access/permission.h says what each may. A person may hold several.
enum class Role { requester, member, service_owner, change_manager, administrator, auditor };
BOOST_DESCRIBE_ENUM(Role, requester, member, service_owner, change_manager, administrator, auditor)

/// Somebody decides approvals in another's place for a time, such as an absence. Not passed on: who stands in for somebody
/// does so for them alone.
struct Delegation {
  std::int64_t number = 0;  ///< from 1, of who is stood in for
  PersonId to;
  Instant from;
  Instant until;  ///< exclusive
  friend bool operator==(const Delegation&, const Delegation&) = default;
};
BOOST_DESCRIBE_STRUCT(Delegation, (), (number, to, from, until))

/// A person. The name is a mutable detail, shown in messages, never stored in events.
struct Person {
  PersonId id;
  std::string login;  ///< sign-in name: lower-case letters, digits, ". _ -"; unique
  std::string name;
  std::set<Role> roles;
  std::optional<PersonId> manager;
  bool enabled = true;
  std::vector<Delegation> delegations{};  ///< not ended early; past ones may be among them
  std::int64_t delegations_made = 0;
};

/// A group of people, such as the change advisory board.
struct Group {
  GroupId id;
  std::string key;  ///< `cab`; lower-case words joined by "-"; unique
  std::string name;
  Written description;
  std::set<PersonId> members;
};

/// A thing that changes touch (ITIL: configuration item).
enum class ServiceType { business_service, application, database, server, network, other };
BOOST_DESCRIBE_ENUM(ServiceType, business_service, application, database, server, network, other)
enum class Criticality { low, medium, high, critical };
BOOST_DESCRIBE_ENUM(Criticality, low, medium, high, critical)
struct Service {
  ServiceId id;
  std::string key;  ///< `billing-db`; unique
  std::string name;
  Written description;
  ServiceType type = ServiceType::application;
  Criticality criticality = Criticality::medium;
  std::set<PersonId> owners;
  std::set<ServiceId> depends_on;
  std::optional<std::int64_t> recovery_time_minutes;   ///< how long it may be down
  std::optional<std::int64_t> recovery_point_minutes;  ///< how much data may be lost
  bool retired = false;
};

/// One published version of a process.
struct ProcessVersion {
  ProcessId id;
  std::int64_t version = 1;  ///< from 1
  std::string yaml;          ///< the text as it came
  Process process;
};
/// A process with its versions; the newest is offered for new changes unless retired.
struct PublishedProcess {
  ProcessId id;
  std::map<std::int64_t, std::shared_ptr<const ProcessVersion>> versions;
  bool retired = false;
};

/// An immutable snapshot; an edit copies one entry.
struct Directory {
  std::map<PersonId, std::shared_ptr<const Person>> people;
  std::map<GroupId, std::shared_ptr<const Group>> groups;
  std::map<ServiceId, std::shared_ptr<const Service>> services;
  std::map<ProcessId, std::shared_ptr<const PublishedProcess>> processes;
  std::shared_ptr<const PublishedRiskPolicy> risk;  ///< null: nobody has published one, the shipped one counts
  std::map<CatalogEntryId, std::shared_ptr<const CatalogEntry>> catalog;

  /// The thing of that id or key; null where there is none.
  [[nodiscard]] const Person* person(PersonId id) const;
  [[nodiscard]] const Person* person_by_login(std::string_view login) const;
  [[nodiscard]] const Group* group(GroupId id) const;
  [[nodiscard]] const Group* group_by_key(std::string_view key) const;
  [[nodiscard]] const Service* service(ServiceId id) const;
  [[nodiscard]] const Service* service_by_key(std::string_view key) const;
  [[nodiscard]] const PublishedProcess* process_by_key(std::string_view key) const;
  [[nodiscard]] const ProcessVersion* process_version(ProcessId id, std::int64_t version) const;
  [[nodiscard]] const CatalogEntry* catalog_entry(CatalogEntryId id) const;
  [[nodiscard]] const CatalogEntry* catalog_entry_by_key(std::string_view key) const;
  /// The newest version of a process that is not retired; null where there is none.
  [[nodiscard]] const ProcessVersion* newest(std::string_view process_key) const;
  /// A person's name; "Former person 42" or "Unknown person 42" where it is gone.
  [[nodiscard]] std::string name_of(PersonId id) const;
  /// Whether a person exists and is enabled.
  [[nodiscard]] bool is_enabled(PersonId id) const;
  /// Whether a person exists, is enabled and holds the role.
  [[nodiscard]] bool holds(PersonId id, Role role) const;
};

}  // namespace sluice
