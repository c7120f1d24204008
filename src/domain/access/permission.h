// Every permission, decided in one place. Rules about a single change's parts are here too, so that a stranger finds
// them in one file.
#pragma once
#include <string>
#include <vector>

#include "base/result.h"
#include "domain/access/actor.h"
#include "domain/change/change.h"
#include "domain/task/task.h"

namespace sluice {

/// What is not about one change.
enum class Permission {
  see,            ///< changes that are not restricted, services, processes, people's names: everybody who is signed in
  create_change,  ///< requester, member, service_owner, change_manager
  manage_people,  ///< administrator
  manage_groups,  ///< administrator, change_manager
  manage_services,  ///< administrator, change_manager
  publish_process,  ///< change_manager, administrator
  redact,           ///< administrator
  audit,            ///< auditor, administrator: reads everything, restricted changes too (auditor only reads)
  manage_webhooks,  ///< administrator
  manage_risk,      ///< administrator
  propose_catalog,  ///< member, service_owner, change_manager: entries of the standard-change catalog
  approve_catalog,  ///< change_manager
};
BOOST_DESCRIBE_ENUM(Permission, see, create_change, manage_people, manage_groups, manage_services, publish_process,
                    redact, audit, manage_webhooks, manage_risk, propose_catalog, approve_catalog)

/// Refused as not_permitted, naming the roles that would do. Sluice itself may do everything.
[[nodiscard]] Result<void> may(const Actor& actor, Permission permission);

/// What is about one change. Nobody has any of these on a change that they may not see.
enum class ChangeRight {
  see,      ///< everybody, unless restricted; then those with a part in it, members of its groups, and those who audit
  comment,  ///< everybody, unless restricted; then those with a part in it and members of its groups; no mere auditor
  edit,     ///< requester, owner, developer, test lead, deployer, assignees of its open tasks, owners of its services,
            ///< change managers
  advance,  ///< requester, owner, change managers
  send_back,     ///< owner, change managers
  hold,          ///< owner, change managers
  cancel,        ///< owner, change managers
  reject,        ///< change managers
  outcome,       ///< owner, change managers
  restrict_,     ///< owner, requester, change managers
  manage_tasks,  ///< owner, change managers: assign any, add, edit
  move_version,  ///< owner, change managers
  link,          ///< who may edit it: say what it is related to, and that a ticket elsewhere is done
  contingency,   ///< who may edit it: start a contingency of it
};
BOOST_DESCRIBE_ENUM(ChangeRight, see, comment, edit, advance, send_back, hold, cancel, reject, outcome, restrict_,
                    manage_tasks, move_version, link, contingency)

/// Whether the actor has the right on the change.
[[nodiscard]] bool has_right(const Actor& actor, ChangeRight right, const Change& change, const Directory& directory);
/// Everybody enabled who has the right, in id order.
[[nodiscard]] std::vector<PersonId> holders(ChangeRight right, const Change& change, const Directory& directory);
/// The same as has_right, refused as not_permitted with who may instead: "Only … may …"; to those who may not even see
/// the change it is not_found.
[[nodiscard]] Result<void> may(const Actor& actor, ChangeRight right, const Change& change, const Directory& directory);

/// Enabled people that the rules find on this change, distinct, in id order. An unknown group, role or person finds
/// nobody.
[[nodiscard]] std::vector<PersonId> find_people(const std::vector<Who>& rules, const Change& change,
                                                const Directory& directory);
/// The same with those who are disabled: who is left out of something stays left out.
[[nodiscard]] std::vector<PersonId> named_people(const std::vector<Who>& rules, const Change& change,
                                                 const Directory& directory);
/// Whether all that rules look at in the fields of a change, to find people, is the same in both.
[[nodiscard]] bool names_the_same_people(const ChangeFields& one, const ChangeFields& other);
/// Why the rules found nobody, with what to do: "The group cab has no members; add people to it."
[[nodiscard]] std::string why_nobody(const std::vector<Who>& rules, const Change& change, const Directory& directory);
/// "Dana Kowalski, Lee Okafor and 2 more".
[[nodiscard]] std::string names_of(const std::vector<PersonId>& people, const Directory& directory);

}  // namespace sluice
