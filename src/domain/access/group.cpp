#include "domain/access/group.h"

#include <fmt/format.h>

#include <set>

#include "domain/access/permission.h"
#include "domain/bounds.h"
#include "domain/faults.h"
#include "domain/key.h"

namespace sluice {

namespace {

constexpr std::size_t members_max = bounds::group_members;

struct AskedOfGroup {
  const Group* group;
  const Actor& actor;
  const Directory& directory;
  GroupId fresh;
};
using Events = std::vector<GroupEvent>;

Result<void> group_must_exist(const AskedOfGroup& asked) {
  SLUICE_CHECK(may(asked.actor, Permission::manage_groups));
  if (asked.group) return {};
  return refuse(Refused::not_found, "There is no such group.");
}

void check_member(Faults& faults, const std::string& pointer, PersonId id, const Directory& directory) {
  const auto* person = directory.person(id);
  if (!person) faults.add(pointer, "there is no such person");
  else if (!person->enabled) faults.add(pointer, fmt::format("{} is disabled; enable them first", person->name));
}

void check_texts(Faults& faults, const std::string& name, const std::string& description) {
  faults.check_name("/name", name, bounds::title_bytes);
  faults.check_length("/description", description, bounds::text_bytes);
}

Result<Events> answer(const AskedOfGroup& asked, const AddGroup& add) {
  SLUICE_CHECK(may(asked.actor, Permission::manage_groups));
  Faults faults;
  if (!is_key(add.key)) faults.add("/key", "expected lower-case words joined by dashes, such as release-engineers");
  else if (asked.directory.group_by_key(add.key))
    faults.add("/key", fmt::format("{} is taken; choose another key", add.key));
  check_texts(faults, add.name, add.description);
  if (add.members.size() > members_max)
    faults.add("/members", fmt::format("at most {} people fit into a group", members_max));
  else
    for (std::size_t i = 0; i < add.members.size(); ++i)
      check_member(faults, fmt::format("/members/{}", i), add.members[i], asked.directory);
  SLUICE_CHECK(faults.result());
  const std::set<PersonId> distinct{add.members.begin(), add.members.end()};
  return Events{GroupAdded{asked.fresh, add.key, add.name, {add.description}, {distinct.begin(), distinct.end()}}};
}

Result<Events> answer(const AskedOfGroup& asked, const EditGroup& edit) {
  SLUICE_CHECK(group_must_exist(asked));
  const std::string name = edit.name.present ? edit.name.value.value_or("") : asked.group->name;
  const Written description =
      edit.description.present ? Written{edit.description.value.value_or("")} : asked.group->description;
  GroupEdited edited;
  if (name != asked.group->name) edited.name = Patch<std::string>::set(name);
  if (description != asked.group->description) edited.description = Patch<Written>::set(description);
  if (edited == GroupEdited{}) return Events{};
  Faults faults;
  check_texts(faults, name, description.text);
  SLUICE_CHECK(faults.result());
  return Events{edited};
}

Result<Events> answer(const AskedOfGroup& asked, const AddMember& add) {
  SLUICE_CHECK(group_must_exist(asked));
  if (asked.group->members.contains(add.person)) return Events{};
  Faults faults;
  check_member(faults, "/person", add.person, asked.directory);
  SLUICE_CHECK(faults.result());
  if (asked.group->members.size() >= members_max)
    return refuse(Refused::out_of_turn, fmt::format("At most {} people fit into a group.", members_max));
  return Events{MemberAdded{add.person}};
}

Result<Events> answer(const AskedOfGroup& asked, const RemoveMember& remove) {
  SLUICE_CHECK(group_must_exist(asked));
  if (!asked.group->members.contains(remove.person)) return Events{};
  return Events{MemberRemoved{remove.person}};
}

void fold(Group& group, const GroupAdded& e) {
  group.id = e.group;
  group.key = e.key;
  group.name = e.name;
  group.description = e.description;
  group.members = {e.members.begin(), e.members.end()};
}
void fold(Group& group, const GroupEdited& e) {
  if (e.name.present) group.name = e.name.value.value_or("");
  if (e.description.present) group.description = e.description.value.value_or(Written{});
}
void fold(Group& group, const MemberAdded& e) { group.members.insert(e.person); }
void fold(Group& group, const MemberRemoved& e) { group.members.erase(e.person); }

}  // namespace

Result<std::vector<GroupEvent>> decide(const Group* group, const GroupCommand& command, const Actor& actor,
                                       const Directory& directory, GroupId fresh) {
  const AskedOfGroup asked{group, actor, directory, fresh};
  return std::visit([&](const auto& one) { return answer(asked, one); }, command);
}

Group apply(Group group, const GroupEvent& event) {
  std::visit([&](const auto& e) { fold(group, e); }, event);
  return group;
}

}  // namespace sluice
