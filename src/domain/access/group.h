// Groups of people as an event stream each.
#pragma once
#include <optional>
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

// Commands.
struct AddGroup {
  std::string key, name, description;
  std::vector<PersonId> members;
};
struct EditGroup {
  Patch<std::string> name, description;
};
struct AddMember {
  PersonId person;
};
struct RemoveMember {
  PersonId person;
};
using GroupCommand = std::variant<AddGroup, EditGroup, AddMember, RemoveMember>;

// Events.
struct GroupAdded {
  GroupId group;
  std::string key, name;
  Written description;
  std::vector<PersonId> members;
  friend bool operator==(const GroupAdded&, const GroupAdded&) = default;
};
BOOST_DESCRIBE_STRUCT(GroupAdded, (), (group, key, name, description, members))
struct GroupEdited {
  Patch<std::string> name;
  Patch<Written> description;
  friend bool operator==(const GroupEdited&, const GroupEdited&) = default;
};
BOOST_DESCRIBE_STRUCT(GroupEdited, (), (name, description))
struct MemberAdded {
  PersonId person;
  friend bool operator==(const MemberAdded&, const MemberAdded&) = default;
};
BOOST_DESCRIBE_STRUCT(MemberAdded, (), (person))
struct MemberRemoved {
  PersonId person;
  friend bool operator==(const MemberRemoved&, const MemberRemoved&) = default;
};
BOOST_DESCRIBE_STRUCT(MemberRemoved, (), (person))
using GroupEvent = std::variant<GroupAdded, GroupEdited, MemberAdded, MemberRemoved>;

/// Decides; `group` is null for AddGroup (whose id is `fresh`). Refuses: no permission, a key that is taken or
/// ill-formed, an unknown or disabled person as a new member. What would alter nothing gives no events.
[[nodiscard]] Result<std::vector<GroupEvent>> decide(const Group* group, const GroupCommand& command,
                                                     const Actor& actor, const Directory& directory, GroupId fresh);
[[nodiscard]] Group apply(Group group, const GroupEvent& event);

}  // namespace sluice
