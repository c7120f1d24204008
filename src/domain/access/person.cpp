#include "domain/access/person.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/described.h"
#include "base/zone.h"
#include "domain/access/permission.h"
#include "domain/bounds.h"
#include "domain/faults.h"

namespace sluice {

namespace {

constexpr std::size_t login_bytes = 64;
constexpr std::size_t email_bytes = 254;  // RFC 5321, 4.5.3.1.3, less the angle brackets
constexpr std::size_t phone_bytes = 64;

struct AskedOfPerson {
  const Person* person;
  const PersonDetails* details;
  const Actor& actor;
  const Directory& directory;
  PersonId fresh;
};

bool is_login(std::string_view text) {
  const auto allowed = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '_' || c == '-';
  };
  return !text.empty() && text.size() <= login_bytes && std::ranges::all_of(text, allowed);
}

bool is_email(std::string_view text) {
  const auto at = text.find('@');
  return at != std::string_view::npos && at > 0 && at + 1 < text.size() && text.size() <= email_bytes &&
         text.find_first_of(" <>,;") == std::string_view::npos && is_one_line(text);
}

void check_details(Faults& faults, const PersonDetails& details, PersonId person, const Directory& directory) {
  if (!is_login(details.login))
    faults.add("/login", "expected 1 to 64 lower-case letters, digits, dots, underscores or dashes");
  else if (const auto* other = directory.person_by_login(details.login); other && other->id != person)
    faults.add("/login", fmt::format("{} is taken; choose another sign-in name", details.login));
  faults.check_name("/name", details.name, bounds::title_bytes);
  if (!details.email.empty() && !is_email(details.email))
    faults.add("/email", "expected an address such as dana@example.org, or nothing");
  faults.check_line("/phone", details.phone, phone_bytes);
  if (!find_zone(details.time_zone))
    faults.add("/time_zone", "expected the name of a time zone, such as Europe/Berlin");
}

void check_manager(Faults& faults, std::optional<PersonId> manager, PersonId person, const Directory& directory) {
  if (!manager) return;
  const auto* known = directory.person(*manager);
  if (!known || !known->enabled) faults.add("/manager", "expected somebody who is here and enabled");
  else if (*manager == person) faults.add("/manager", "nobody is their own manager");
}

Result<void> person_must_exist(const AskedOfPerson& asked) {
  if (asked.person) return {};
  return refuse(Refused::not_found, "There is no such person.");
}

/// Without an administrator nobody could ever give the role again.
Result<void> must_not_be_the_last_administrator(const AskedOfPerson& asked) {
  const auto& person = *asked.person;
  if (!person.enabled || !person.roles.contains(Role::administrator)) return {};
  for (const auto& [id, other] : asked.directory.people)
    if (id != person.id && asked.directory.holds(id, Role::administrator)) return {};
  return refuse(Refused::out_of_turn,
                fmt::format("{} is the last administrator; make somebody else one first.", person.name));
}

Result<PersonOutcome> answer(const AskedOfPerson& asked, const AddPerson& add) {
  SLUICE_CHECK(may(asked.actor, Permission::manage_people));
  Faults faults;
  check_details(faults, add.details, asked.fresh, asked.directory);
  check_manager(faults, add.manager, asked.fresh, asked.directory);
  SLUICE_CHECK(faults.result());
  const std::set<Role> distinct{add.roles.begin(), add.roles.end()};
  return PersonOutcome{{PersonAdded{asked.fresh, {distinct.begin(), distinct.end()}, add.manager}}, add.details};
}

/// Sets `to` from the patch; what is cleared becomes empty. Names the field in `changed` where it alters.
void set(std::string& to, const Patch<std::string>& patch, const char* name, std::vector<std::string>& changed) {
  if (!patch.present) return;
  std::string value = patch.value.value_or("");
  if (value == to) return;
  to = std::move(value);
  changed.emplace_back(name);
}

Result<PersonOutcome> answer(const AskedOfPerson& asked, const EditPersonDetails& edit) {
  SLUICE_CHECK(person_must_exist(asked));
  if (!asked.details) return refuse(Refused::not_found, "What was known of this person is gone.");
  PersonDetails details = *asked.details;
  std::vector<std::string> changed;
  set(details.login, edit.login, "login", changed);
  set(details.name, edit.name, "name", changed);
  set(details.email, edit.email, "email", changed);
  set(details.phone, edit.phone, "phone", changed);
  set(details.time_zone, edit.time_zone, "time_zone", changed);
  const bool another_login = details.login != asked.details->login;
  const bool another_manager = edit.manager.present && edit.manager.value != asked.person->manager;
  if (!asked.actor.is(asked.person->id) || another_login || another_manager)
    SLUICE_CHECK(may(asked.actor, Permission::manage_people));
  Faults faults;
  if (!changed.empty()) check_details(faults, details, asked.person->id, asked.directory);
  if (another_manager) check_manager(faults, edit.manager.value, asked.person->id, asked.directory);
  SLUICE_CHECK(faults.result());
  PersonOutcome outcome;
  if (!changed.empty()) {
    outcome.events.emplace_back(PersonDetailsChanged{std::move(changed)});
    outcome.details = std::move(details);
  }
  if (another_manager) outcome.events.emplace_back(ManagerSet{edit.manager.value});
  return outcome;
}

Result<PersonOutcome> answer(const AskedOfPerson& asked, const GrantRole& grant) {
  SLUICE_CHECK(may(asked.actor, Permission::manage_people));
  SLUICE_CHECK(person_must_exist(asked));
  if (asked.person->roles.contains(grant.role)) return PersonOutcome{};
  return PersonOutcome{{RoleGranted{grant.role}}, {}};
}

Result<PersonOutcome> answer(const AskedOfPerson& asked, const RevokeRole& revoke) {
  SLUICE_CHECK(may(asked.actor, Permission::manage_people));
  SLUICE_CHECK(person_must_exist(asked));
  if (!asked.person->roles.contains(revoke.role)) return PersonOutcome{};
  if (revoke.role == Role::administrator) SLUICE_CHECK(must_not_be_the_last_administrator(asked));
  return PersonOutcome{{RoleRevoked{revoke.role}}, {}};
}

Result<PersonOutcome> answer(const AskedOfPerson& asked, const SetManager& set_manager) {
  SLUICE_CHECK(may(asked.actor, Permission::manage_people));
  SLUICE_CHECK(person_must_exist(asked));
  if (asked.person->manager == set_manager.manager) return PersonOutcome{};
  Faults faults;
  check_manager(faults, set_manager.manager, asked.person->id, asked.directory);
  SLUICE_CHECK(faults.result());
  return PersonOutcome{{ManagerSet{set_manager.manager}}, {}};
}

Result<PersonOutcome> answer(const AskedOfPerson& asked, const DisablePerson& disable) {
  SLUICE_CHECK(may(asked.actor, Permission::manage_people));
  SLUICE_CHECK(person_must_exist(asked));
  if (!asked.person->enabled) return PersonOutcome{};
  Faults faults;
  faults.check_length("/reason", disable.reason, bounds::short_text_bytes);
  SLUICE_CHECK(faults.result());
  SLUICE_CHECK(must_not_be_the_last_administrator(asked));
  return PersonOutcome{{PersonDisabled{{disable.reason}}}, {}};
}

Result<PersonOutcome> answer(const AskedOfPerson& asked, const EnablePerson&) {
  SLUICE_CHECK(may(asked.actor, Permission::manage_people));
  SLUICE_CHECK(person_must_exist(asked));
  if (asked.person->enabled) return PersonOutcome{};
  return PersonOutcome{{PersonEnabled{}}, {}};
}

Result<PersonOutcome> answer(const AskedOfPerson& asked, const SetPassword&) {
  SLUICE_CHECK(may(asked.actor, Permission::manage_people));
  SLUICE_CHECK(person_must_exist(asked));
  return PersonOutcome{{PasswordSet{}}, {}};
}

Result<void> may_delegate_for(const AskedOfPerson& asked, PersonId to) {
  if (asked.actor.is(asked.person->id)) return {};
  SLUICE_CHECK(may(asked.actor, Permission::manage_groups));
  if (!asked.actor.is(to)) return {};
  return refuse(Refused::not_permitted, "Who names a stand-in for somebody else names a third person.");
}

constexpr std::chrono::hours longest_delegation{24 * 366};

Result<PersonOutcome> answer(const AskedOfPerson& asked, const AddDelegation& add) {
  SLUICE_CHECK(person_must_exist(asked));
  SLUICE_CHECK(may_delegate_for(asked, add.to));
  Faults faults;
  const Person* to = asked.directory.person(add.to);
  if (to == nullptr || !to->enabled) faults.add("/to", "expected somebody who is here and enabled");
  else if (add.to == asked.person->id) faults.add("/to", "nobody stands in for themself");
  else if (to->roles == std::set<Role>{Role::auditor}) faults.add("/to", "an auditor decides nothing");
  if (add.until <= add.from) faults.add("/until", "expected a time after the beginning");
  else if (add.until - add.from > longest_delegation) faults.add("/until", "expected at most 366 days");
  faults.check_length("/reason", add.reason, bounds::short_text_bytes);
  SLUICE_CHECK(faults.result());
  const auto not_over =
      std::ranges::count_if(asked.person->delegations, [&](const Delegation& one) { return one.until > add.from; });
  if (std::cmp_greater_equal(not_over, bounds::delegations))
    return refuse(Refused::out_of_turn, fmt::format("At most {} delegations; end some.", bounds::delegations));
  return PersonOutcome{{DelegationAdded{asked.person->delegations_made + 1, add.to, add.from, add.until, {add.reason}}},
                       {}};
}

Result<PersonOutcome> answer(const AskedOfPerson& asked, const EndDelegation& end) {
  SLUICE_CHECK(person_must_exist(asked));
  const auto& all = asked.person->delegations;
  const auto found = std::ranges::find(all, end.number, &Delegation::number);
  if (found == all.end()) return refuse(Refused::not_found, "There is no such delegation, or it is over.");
  if (!asked.actor.is(asked.person->id)) SLUICE_CHECK(may(asked.actor, Permission::manage_groups));
  return PersonOutcome{{DelegationEnded{end.number}}, {}};
}

void fold(Person& person, const PersonAdded& e) {
  person.id = e.person;
  person.roles = {e.roles.begin(), e.roles.end()};
  person.manager = e.manager;
  person.enabled = true;
}
void fold(Person&, const PersonDetailsChanged&) {}
void fold(Person& person, const RoleGranted& e) { person.roles.insert(e.role); }
void fold(Person& person, const RoleRevoked& e) { person.roles.erase(e.role); }
void fold(Person& person, const ManagerSet& e) { person.manager = e.manager; }
void fold(Person& person, const PersonDisabled&) { person.enabled = false; }
void fold(Person& person, const PersonEnabled&) { person.enabled = true; }
void fold(Person&, const PasswordSet&) {}
void fold(Person& person, const DelegationAdded& e) {
  person.delegations.push_back({e.number, e.to, e.from, e.until});
  person.delegations_made = e.number;
}
void fold(Person& person, const DelegationEnded& e) {
  std::erase_if(person.delegations, [&](const Delegation& one) { return one.number == e.number; });
}

}  // namespace

Result<PersonOutcome> decide(const Person* person, const PersonDetails* details, const PersonCommand& command,
                             const Actor& actor, const Directory& directory, PersonId fresh) {
  const AskedOfPerson asked{person, details, actor, directory, fresh};
  return std::visit([&](const auto& one) { return answer(asked, one); }, command);
}

Person apply(Person person, const PersonEvent& event) {
  std::visit([&](const auto& e) { fold(person, e); }, event);
  return person;
}

}  // namespace sluice
