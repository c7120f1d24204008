// Groups of people, and which processes need them.
#include <algorithm>
#include <set>

#include "api/directory_acts.h"
#include "api/routes.h"
#include "api/views/change_requests.h"
#include "api/views/lists.h"
#include "api/views/texts.h"
#include "base/words.h"
#include "domain/bounds.h"

namespace sluice::api {
namespace {

struct GroupView {
  std::string key;
  std::string name;
  std::string description;
  std::vector<PersonRef> members;
  std::vector<std::string> needed_by;
};
BOOST_DESCRIBE_STRUCT(GroupView, (), (key, name, description, members, needed_by))

struct NewGroup {
  std::string key;
  std::string name;
  std::optional<std::string> description;
  std::vector<std::string> members;
};
BOOST_DESCRIBE_STRUCT(NewGroup, (), (key, name, description, members))

struct GroupEdit {
  Patch<std::string> name;
  Patch<std::string> description;
};
BOOST_DESCRIBE_STRUCT(GroupEdit, (), (name, description))

using AnswerGroup = Answer<GroupView>;

bool names_group(const std::vector<Who>& rules, std::string_view key) {
  return std::ranges::any_of(rules, [&](const Who& rule) { return rule.kind == WhoKind::group && rule.key == key; });
}

bool approval_needs(const ApprovalTemplate& approval, std::string_view key) {
  if (names_group(approval.approvers, key)) return true;
  return approval.approver_rules && std::ranges::any_of(approval.approver_rules->rows, [&](const ApproverRow& row) {
           return names_group(row.approvers, key);
         });
}

bool stage_needs(const Stage& stage, std::string_view key) {
  return std::ranges::any_of(stage.tasks, [&](const auto& task) { return names_group(task.assignee, key); }) ||
         std::ranges::any_of(stage.approvals, [&](const auto& approval) { return approval_needs(approval, key); });
}

/// "normal: Authorization" for each stage of a process in use that asks for the group.
std::vector<std::string> needed_by(std::string_view key, const Directory& directory) {
  std::vector<std::string> places;
  for (const auto& [id, published] : directory.processes) {
    if (published->retired || published->versions.empty()) continue;
    const auto& process = published->versions.rbegin()->second->process;
    for (const auto& stage : process.stages)
      if (stage_needs(stage, key)) places.push_back(process.key + ": " + stage.name);
  }
  return places;
}

GroupView group_view(const Group& group, const Directory& directory) {
  return {group.key, group.name, text_of(group.description), person_refs(group.members, directory),
          needed_by(group.key, directory)};
}

Result<GroupId> group_of_path(const Call& call) {
  const auto* group = call.directory->group_by_key(call.value("group"));
  if (!group) return refuse(Refused::not_found, "There is no group " + call.value("group") + ".");
  return group->id;
}

Result<List<GroupView>> list_groups(Call& call, const PageQuery& query) {
  std::vector<GroupView> all;
  for (const auto& [id, group] : call.directory->groups) all.push_back(group_view(*group, *call.directory));
  std::ranges::sort(all, {}, [](const GroupView& one) { return std::pair{folded(one.name), one.key}; });
  return page_of(std::move(all), query);
}

Result<GroupView> shown_group(GroupId id, const Directory& directory) {
  const auto* group = directory.group(id);
  if (!group) return refuse(Refused::not_found, "There is no such group.");
  return group_view(*group, directory);
}

Result<GroupView> show_group(Call& call, const Nothing&) {
  SLUICE_TRY(const auto id, group_of_path(call));
  return shown_group(id, *versioned(call, {store::StreamKind::group, id.value}));
}

void act_on_group(const CallPtr& call, std::optional<GroupId> id, GroupCommand command, const AnswerGroup& answer) {
  act_on<GroupView, GroupId, GroupCommand, engine::GroupDone>(
      call, &engine::Engine::group, id, std::move(command), answer,
      [](Call& on, const engine::GroupDone& done) -> Result<GroupView> {
        SLUICE_TRY(auto view, shown_group(done.id, *done.directory));
        locate(on, "groups", view.key);
        return view;
      });
}

void add_group(const CallPtr& call, const Nothing&, NewGroup sent, const AnswerGroup& answer) {
  auto members = people_named(sent.members, "/members", *call->directory, bounds::group_members);
  if (!members) return answer.refuse(members.error());
  act_on_group(call, std::nullopt, AddGroup{sent.key, sent.name, sent.description.value_or(""), std::move(*members)},
               answer);
}

void edit_group(const CallPtr& call, const Nothing&, GroupEdit sent, const AnswerGroup& answer) {
  const auto id = group_of_path(*call);
  if (!id) return answer.refuse(id.error());
  act_on_group(call, *id, EditGroup{sent.name, sent.description}, answer);
}

template <class Command>
void alter_member(const CallPtr& call, const Nothing&, Nothing, const AnswerGroup& answer) {
  const auto id = group_of_path(*call);
  if (!id) return answer.refuse(id.error());
  const auto* person = call->directory->person_by_login(call->value("login"));
  if (!person) return answer.refuse({Refused::not_found, "There is no person " + call->value("login") + "."});
  act_on_group(call, *id, Command{person->id}, answer);
}

constexpr auto managers = Access::by(Permission::manage_groups);

}  // namespace

std::vector<Route> group_routes() {
  std::vector<Route> routes;
  routes.push_back(reads<PageQuery, List<GroupView>>("/groups", "groups", Access::by(Permission::see),
                                                     {"List groups", "By name."}, list_groups));
  routes.push_back(writes<Nothing, NewGroup, GroupView>(Method::post, "/groups", "groups", managers,
                                                        {"Add a group", "", {Refused::out_of_turn}}, add_group, 201));
  routes.push_back(reads<Nothing, GroupView>("/groups/{group}", "groups", Access::by(Permission::see),
                                             {"Read a group", "", {Refused::not_found}}, show_group));
  routes.push_back(writes<Nothing, GroupEdit, GroupView>(Method::patch, "/groups/{group}", "groups", managers,
                                                         {"Edit a group", "", act_errors}, edit_group));
  routes.push_back(writes<Nothing, Nothing, GroupView>(Method::put, "/groups/{group}/members/{login}", "groups",
                                                       managers, {"Add somebody to a group", "", act_errors},
                                                       alter_member<AddMember>));
  routes.push_back(writes<Nothing, Nothing, GroupView>(Method::delete_, "/groups/{group}/members/{login}", "groups",
                                                       managers, {"Take somebody out of a group", "", act_errors},
                                                       alter_member<RemoveMember>));
  return routes;
}

}  // namespace sluice::api
