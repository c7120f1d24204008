// People as an event stream each: who holds which role since when. Names and addresses are mutable details beside the
// stream, so that a person can be forgotten while the history stays provable; events say only that they changed.
#pragma once
#include <optional>
#include <set>
#include <string>
#include <variant>
#include <vector>

#include <boost/describe.hpp>

#include "base/patch.h"
#include "base/result.h"
#include "base/written.h"
#include "domain/access/actor.h"
#include "domain/access/directory.h"

namespace sluice {

/// What is known of a person and may be erased.
struct PersonDetails {
  std::string login;  ///< sign-in name
  std::string name;
  std::string email;      ///< may be empty
  std::string phone;      ///< may be empty
  std::string time_zone;  ///< IANA name
  friend bool operator==(const PersonDetails&, const PersonDetails&) = default;
};
BOOST_DESCRIBE_STRUCT(PersonDetails, (), (login, name, email, phone, time_zone))

// Commands.
struct AddPerson {
  PersonDetails details;
  std::vector<Role> roles;
  std::optional<PersonId> manager;
};
/// Details, and who manages them: one act, so that it is done as a whole or not at all.
struct EditPersonDetails {
  Patch<std::string> login, name, email, phone, time_zone;
  Patch<PersonId> manager{};
};
struct GrantRole {
  Role role;
};
struct RevokeRole {
  Role role;
};
struct SetManager {
  std::optional<PersonId> manager;
};
struct DisablePerson {
  std::string reason;
};
struct EnablePerson {};
/// An administrator gives somebody another password; the password itself is a row that no event knows.
struct SetPassword {};
/// Lets somebody decide approvals in one's place for a time; by oneself, or by a change manager or administrator for somebody who is away.
struct AddDelegation {
  PersonId to;
  Instant from;
  Instant until;  ///< later than `from`, at most 366 days after it
  std::string reason;
};
struct EndDelegation {
  std::int64_t number = 0;
};
using PersonCommand = std::variant<AddPerson, EditPersonDetails, GrantRole, RevokeRole, SetManager, DisablePerson,
                                   EnablePerson, SetPassword, AddDelegation, EndDelegation>;

// Events.
struct PersonAdded {
  PersonId person;
  std::vector<Role> roles;
  std::optional<PersonId> manager;
  friend bool operator==(const PersonAdded&, const PersonAdded&) = default;
};
BOOST_DESCRIBE_STRUCT(PersonAdded, (), (person, roles, manager))
struct PersonDetailsChanged {
  std::vector<std::string> fields;
  friend bool operator==(const PersonDetailsChanged&, const PersonDetailsChanged&) = default;
};
BOOST_DESCRIBE_STRUCT(PersonDetailsChanged, (), (fields))
struct RoleGranted {
  Role role = Role::member;
  friend bool operator==(const RoleGranted&, const RoleGranted&) = default;
};
BOOST_DESCRIBE_STRUCT(RoleGranted, (), (role))
struct RoleRevoked {
  Role role = Role::member;
  friend bool operator==(const RoleRevoked&, const RoleRevoked&) = default;
};
BOOST_DESCRIBE_STRUCT(RoleRevoked, (), (role))
struct ManagerSet {
  std::optional<PersonId> manager;
  friend bool operator==(const ManagerSet&, const ManagerSet&) = default;
};
BOOST_DESCRIBE_STRUCT(ManagerSet, (), (manager))
struct PersonDisabled {
  Written reason;
  friend bool operator==(const PersonDisabled&, const PersonDisabled&) = default;
};
BOOST_DESCRIBE_STRUCT(PersonDisabled, (), (reason))
struct PersonEnabled {
  friend bool operator==(const PersonEnabled&, const PersonEnabled&) = default;
};
BOOST_DESCRIBE_STRUCT(PersonEnabled, (), ())
/// Somebody else gave them another password; that it was done and by whom, nothing of the password.
struct PasswordSet {
  friend bool operator==(const PasswordSet&, const PasswordSet&) = default;
};
BOOST_DESCRIBE_STRUCT(PasswordSet, (), ())
struct DelegationAdded {
  std::int64_t number = 0;
  PersonId to;
  Instant from;
  Instant until;
  Written reason;
  friend bool operator==(const DelegationAdded&, const DelegationAdded&) = default;
};
BOOST_DESCRIBE_STRUCT(DelegationAdded, (), (number, to, from, until, reason))
struct DelegationEnded {
  std::int64_t number = 0;
  friend bool operator==(const DelegationEnded&, const DelegationEnded&) = default;
};
BOOST_DESCRIBE_STRUCT(DelegationEnded, (), (number))
using PersonEvent = std::variant<PersonAdded, PersonDetailsChanged, RoleGranted, RoleRevoked, ManagerSet,
                                 PersonDisabled, PersonEnabled, PasswordSet, DelegationAdded, DelegationEnded>;

/// What a command on a person does: events, and the details as they are afterwards where they change.
struct PersonOutcome {
  std::vector<PersonEvent> events;
  std::optional<PersonDetails> details;
};
/// Decides; `person` and `details` are null for AddPerson (whose id is `fresh`). Refuses: no permission (a person may
/// edit their own details, but not the login), a login that is taken or ill-formed, an unknown zone, an address without
/// "@", the last administrator's end, a manager who is unknown or oneself. What would alter nothing gives no events.
[[nodiscard]] Result<PersonOutcome> decide(const Person* person, const PersonDetails* details,
                                           const PersonCommand& command, const Actor& actor, const Directory& directory,
                                           PersonId fresh);
/// Folds one event in; login and name are set from the details by whoever loads them.
[[nodiscard]] Person apply(Person person, const PersonEvent& event);

}  // namespace sluice
