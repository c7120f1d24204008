// What each role may do at all, and each person on one change. How rules find people is in people.cpp.
#include "domain/access/permission.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/described.h"

namespace sluice {

namespace {

using Roles = std::set<Role>;
using People = std::set<PersonId>;

Roles roles_that_do(Permission permission) {
  using enum Role;
  switch (permission) {
    case Permission::see: return {requester, member, service_owner, change_manager, administrator, auditor};
    case Permission::create_change: return {requester, member, service_owner, change_manager};
    case Permission::manage_people: return {administrator};
    case Permission::manage_groups: return {administrator, change_manager};
    case Permission::manage_services: return {administrator, change_manager};
    case Permission::publish_process: return {change_manager, administrator};
    case Permission::redact: return {administrator};
    case Permission::audit: return {auditor, administrator};
    case Permission::manage_webhooks: return {administrator};
    case Permission::manage_risk: return {administrator};
    case Permission::propose_catalog: return {member, service_owner, change_manager};
    case Permission::approve_catalog: return {change_manager};
  }
  return {};
}

/// How a refusal goes on after "… may".
std::string_view act_of(Permission permission) {
  switch (permission) {
    case Permission::see: return "see this";
    case Permission::create_change: return "ask for a change";
    case Permission::manage_people: return "add, edit or disable people";
    case Permission::manage_groups: return "add or edit groups";
    case Permission::manage_services: return "add or edit services";
    case Permission::publish_process: return "publish or retire processes";
    case Permission::redact: return "redact what was written";
    case Permission::audit: return "read the audit log";
    case Permission::manage_webhooks: return "say where webhooks go";
    case Permission::manage_risk: return "edit the risk policy";
    case Permission::propose_catalog: return "propose what belongs into the catalog";
    case Permission::approve_catalog: return "approve what belongs into the catalog";
  }
  return "do this";
}

std::string_view act_of(ChangeRight right) {
  switch (right) {
    case ChangeRight::see: return "see this change";
    case ChangeRight::comment: return "comment on this change";
    case ChangeRight::edit: return "edit this change";
    case ChangeRight::advance: return "move this change forward";
    case ChangeRight::send_back: return "send this change back";
    case ChangeRight::hold: return "put this change on hold or resume it";
    case ChangeRight::cancel: return "cancel this change";
    case ChangeRight::reject: return "reject this change";
    case ChangeRight::outcome: return "declare the outcome of this change";
    case ChangeRight::restrict_: return "say who sees this change";
    case ChangeRight::manage_tasks: return "add or hand out tasks of this change";
    case ChangeRight::move_version: return "move this change to a newer version of its process";
    case ChangeRight::link: return "say what this change is related to";
    case ChangeRight::contingency: return "start a contingency of this change";
  }
  return "do this";
}

/// Who has the right by a part in the change, for everything but seeing and commenting.
std::string_view parts_that_do(ChangeRight right) {
  switch (right) {
    case ChangeRight::edit:
    case ChangeRight::link:
    case ChangeRight::contingency:
      return "its requester, owner, developer, test lead or deployer, whoever has an open task of it, an owner of its "
             "services or a change manager";
    case ChangeRight::advance:
    case ChangeRight::restrict_: return "its owner, its requester or a change manager";
    case ChangeRight::reject: return "a change manager";
    case ChangeRight::see:
    case ChangeRight::comment: return "those with a part in it or in one of its groups";
    default: return "its owner or a change manager";
  }
}

void add(People& people, const std::optional<PersonId>& one) {
  if (one) people.insert(*one);
}

void add_service_owners(People& people, const Change& change, const Directory& directory) {
  for (const ServiceId id : change.fields.services)
    if (const auto* service = directory.service(id)) people.insert(service->owners.begin(), service->owners.end());
}

/// Those who have the right by what they are on this change, whatever their roles.
People people_with(ChangeRight right, const Change& change, const Directory& directory) {
  People people;
  if (right == ChangeRight::reject) return people;
  if (right == ChangeRight::link || right == ChangeRight::contingency)
    return people_with(ChangeRight::edit, change, directory);
  add(people, change.fields.owner);
  if (right == ChangeRight::advance || right == ChangeRight::restrict_ || right == ChangeRight::edit)
    people.insert(change.requester);
  if (right != ChangeRight::edit) return people;
  add(people, change.fields.developer);
  add(people, change.fields.test_lead);
  add(people, change.fields.deployer);
  for (const auto& task : change.tasks)
    if (is_open(task.state)) add(people, task.assignee);
  add_service_owners(people, change, directory);
  return people;
}

/// Everybody with a part in the change: named in it, at work on it, asked about it, or following it.
People people_with_a_part(const Change& change, const Directory& directory) {
  People people = people_with(ChangeRight::edit, change, directory);
  people.insert(change.fields.verifiers.begin(), change.fields.verifiers.end());
  people.insert(change.watchers.begin(), change.watchers.end());
  for (const auto& stakeholder : change.fields.stakeholders) add(people, stakeholder.person);
  for (const auto& task : change.tasks) {
    add(people, task.assignee);
    add(people, task.done_by);
    if (!is_open(task.state)) continue;
    for (const PersonId one : find_people(task.candidates, change, directory)) people.insert(one);
  }
  for (const auto& approval : change.approvals) {
    for (const auto& decision : approval.decisions) people.insert(decision.by);
    if (approval.state == ApprovalState::cancelled) continue;
    for (const PersonId one : find_people(everybody_asked(approval), change, directory)) people.insert(one);
  }
  for (const auto& condition : change.conditions) people.insert(condition.owner);
  return people;
}

/// Those who see a restricted change, roles aside.
People people_who_see(const Change& change, const Directory& directory) {
  People people = people_with_a_part(change, directory);
  for (const GroupId id : change.visible_to)
    if (const auto* group = directory.group(id)) people.insert(group->members.begin(), group->members.end());
  return people;
}

bool audits(const Roles& roles) { return roles.contains(Role::auditor) || roles.contains(Role::administrator); }
bool only_audits(const Roles& roles) { return roles == Roles{Role::auditor}; }

/// What has to be known of a change to answer for many people at once.
struct Entitled {
  People by_part;  ///< has the right by a part
  People seeing;   ///< when restricted: sees it, roles aside
};

Entitled entitled(ChangeRight right, const Change& change, const Directory& directory) {
  Entitled all{people_with(right, change, directory), {}};
  if (change.restricted) all.seeing = people_who_see(change, directory);
  return all;
}

bool allows(const Entitled& all, ChangeRight right, const Change& change, PersonId person, const Roles& roles) {
  const bool takes_part = !change.restricted || all.seeing.contains(person);
  if (right == ChangeRight::see) return takes_part || audits(roles);
  if (right == ChangeRight::comment) return takes_part && !only_audits(roles);
  if (!takes_part && !audits(roles)) return false;
  return all.by_part.contains(person) || roles.contains(Role::change_manager);
}

std::string listed(const Roles& roles) {
  std::string text;
  std::size_t left = roles.size();
  for (const Role role : roles) {
    if (!text.empty()) text += left == 1 ? " or " : ", ";
    text += word(role);
    --left;
  }
  return text;
}

}  // namespace

Result<void> may(const Actor& actor, Permission permission) {
  if (actor.is_system()) return {};
  if (permission == Permission::see) return {};
  const Roles wanted = roles_that_do(permission);
  if (std::ranges::any_of(wanted, [&](Role role) { return actor.holds(role); })) return {};
  return refuse(Refused::not_permitted, fmt::format("To {} you need the role {}; an administrator can give it to you.",
                                                    act_of(permission), listed(wanted)));
}

bool has_right(const Actor& actor, ChangeRight right, const Change& change, const Directory& directory) {
  if (actor.is_system()) return true;
  const auto* person = directory.person(*actor.person);
  if (!person || !person->enabled) return false;
  return allows(entitled(right, change, directory), right, change, *actor.person, actor.roles);
}

std::vector<PersonId> holders(ChangeRight right, const Change& change, const Directory& directory) {
  const Entitled all = entitled(right, change, directory);
  std::vector<PersonId> found;
  for (const auto& [id, person] : directory.people)
    if (person->enabled && allows(all, right, change, id, person->roles)) found.push_back(id);
  return found;
}

Result<void> may(const Actor& actor, ChangeRight right, const Change& change, const Directory& directory) {
  if (has_right(actor, right, change, directory)) return {};
  if (!has_right(actor, ChangeRight::see, change, directory))
    return refuse(Refused::not_found, "There is no such change.");
  const auto others = holders(right, change, directory);
  const std::string now = others.empty() ? "nobody is entitled now" : names_of(others, directory);
  return refuse(Refused::not_permitted, fmt::format("Only {} may {}: {}.", parts_that_do(right), act_of(right), now));
}

}  // namespace sluice
