#include "domain/access/permission.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "access_world.h"
#include "base/described.h"

namespace sluice {
namespace {

using namespace testing_world;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

struct Permissions : testing::Test {
  World world;
  PersonId ann = world.person("Ann Reyes", {Role::requester});
  PersonId bob = world.person("Bob Stone", {Role::member});
  PersonId cem = world.person("Cem Aydin", {Role::service_owner});
  PersonId dana = world.person("Dana Kowalski", {Role::change_manager});
  PersonId eve = world.person("Eve Lund", {Role::auditor});
  PersonId finn = world.person("Finn Adler", {Role::administrator});
  Change change = change_of(ann);

  [[nodiscard]] bool has(PersonId who, ChangeRight right) const {
    return has_right(world.actor(who), right, change, world.directory);
  }
  [[nodiscard]] std::vector<PersonId> found(std::vector<Who> rules) const {
    return find_people(rules, change, world.directory);
  }
  [[nodiscard]] std::string why(std::vector<Who> rules) const { return why_nobody(rules, change, world.directory); }
  void add_task(std::string key, TaskState state, std::optional<PersonId> assignee, std::vector<Who> candidates = {}) {
    Task task;
    task.id = {static_cast<std::int64_t>(change.tasks.size()) + 1};
    task.key = std::move(key);
    task.state = state;
    task.assignee = assignee;
    task.candidates = std::move(candidates);
    if (state == TaskState::done) task.done_by = assignee;
    change.tasks.push_back(std::move(task));
  }
};

TEST_F(Permissions, follow_roles) {
  const std::map<Permission, std::set<PersonId>> expected{{Permission::see, {ann, bob, cem, dana, eve, finn}},
                                                          {Permission::create_change, {ann, bob, cem, dana}},
                                                          {Permission::manage_people, {finn}},
                                                          {Permission::manage_groups, {dana, finn}},
                                                          {Permission::manage_services, {dana, finn}},
                                                          {Permission::publish_process, {dana, finn}},
                                                          {Permission::redact, {finn}},
                                                          {Permission::audit, {eve, finn}},
                                                          {Permission::manage_webhooks, {finn}}};
  for (const auto& [permission, people] : expected)
    for (const auto& [id, person] : world.directory.people)
      EXPECT_EQ(may(world.actor(id), permission).has_value(), people.contains(id)) << word(permission) << person->name;
}

TEST_F(Permissions, say_which_role_would_do) {
  const auto refused = may(world.actor(bob), Permission::manage_groups);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().why, Refused::not_permitted);
  EXPECT_THAT(refused.error().detail, HasSubstr("change_manager or administrator"));
}

TEST_F(Permissions, let_sluice_itself_do_everything) {
  for_each_enumerator<Permission>([](auto, Permission one) { EXPECT_TRUE(may(system_actor(), one)); });
  for_each_enumerator<ChangeRight>(
      [&](auto, ChangeRight one) { EXPECT_TRUE(has_right(system_actor(), one, change, world.directory)); });
}

TEST_F(Permissions, on_a_change_follow_parts_and_the_change_manager) {
  change.fields.developer = bob;
  change.fields.services = {world.service("billing", {cem})};
  const auto right_of = [&](ChangeRight right) { return holders(right, change, world.directory); };
  EXPECT_THAT(right_of(ChangeRight::edit), ElementsAre(ann, bob, cem, dana));
  EXPECT_THAT(right_of(ChangeRight::advance), ElementsAre(ann, dana));
  EXPECT_THAT(right_of(ChangeRight::cancel), ElementsAre(ann, dana));
  EXPECT_THAT(right_of(ChangeRight::reject), ElementsAre(dana));
  EXPECT_THAT(right_of(ChangeRight::comment), ElementsAre(ann, bob, cem, dana, finn)) << "an auditor only reads";
}

TEST_F(Permissions, separate_requester_and_owner) {
  change = change_of(ann, bob);
  EXPECT_TRUE(has(ann, ChangeRight::advance));
  EXPECT_FALSE(has(ann, ChangeRight::cancel)) << "the requester no longer owns it";
  EXPECT_TRUE(has(bob, ChangeRight::cancel));
  EXPECT_FALSE(has(bob, ChangeRight::reject));
}

TEST_F(Permissions, of_an_assignee_end_with_the_task) {
  add_task("build", TaskState::in_progress, bob);
  EXPECT_TRUE(has(bob, ChangeRight::edit));
  change.tasks[0].state = TaskState::done;
  EXPECT_FALSE(has(bob, ChangeRight::edit));
}

TEST_F(Permissions, hide_a_restricted_change_from_all_without_a_part) {
  change.restricted = true;
  EXPECT_TRUE(has(ann, ChangeRight::see));
  EXPECT_TRUE(has(eve, ChangeRight::see));
  EXPECT_FALSE(has(bob, ChangeRight::see));
  EXPECT_FALSE(has(dana, ChangeRight::see)) << "no part, no sight: the role is no back door";
  EXPECT_FALSE(has(dana, ChangeRight::cancel));
  const auto refused = may(world.actor(bob), ChangeRight::edit, change, world.directory);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().why, Refused::not_found) << "that it exists is not told";
}

TEST_F(Permissions, show_a_restricted_change_to_those_with_a_part) {
  change.restricted = true;
  change.watchers = {bob};
  EXPECT_TRUE(has(bob, ChangeRight::see));
  change.watchers = {};
  change.visible_to = {world.group("security", {bob})};
  EXPECT_TRUE(has(bob, ChangeRight::see));
  change.visible_to = {};
  add_task("assess", TaskState::open, std::nullopt, {{WhoKind::role, "change_manager"}});
  EXPECT_TRUE(has(dana, ChangeRight::see)) << "could take an open task";
  change.tasks[0].state = TaskState::done;
  EXPECT_FALSE(has(dana, ChangeRight::see));
  Approval approval;
  approval.approvers = {{WhoKind::role, "change_manager"}};
  change.approvals = {approval};
  EXPECT_TRUE(has(dana, ChangeRight::see)) << "is asked to approve";
}

TEST_F(Permissions, end_when_a_person_is_disabled_or_unknown) {
  world.disable(ann);
  EXPECT_FALSE(has(ann, ChangeRight::see));
  EXPECT_THAT(holders(ChangeRight::advance, change, world.directory), ElementsAre(dana));
  EXPECT_FALSE(has_right(as({99}, {Role::change_manager}), ChangeRight::see, change, world.directory));
}

TEST_F(Permissions, say_who_may_instead) {
  const auto refused = may(world.actor(bob), ChangeRight::advance, change, world.directory);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().why, Refused::not_permitted);
  EXPECT_EQ(refused.error().detail,
            "Only its owner, its requester or a change manager may move this change forward: Ann Reyes and Dana "
            "Kowalski.");
}

TEST_F(Permissions, find_people_by_each_kind_of_rule) {
  world.group("cab", {bob, dana});
  change = change_of(ann, bob);
  change.fields.test_lead = cem;
  change.fields.verifiers = {eve, ann};
  change.fields.services = {world.service("billing", {cem}), world.service("crm", {bob})};
  add_task("build", TaskState::done, dana);
  EXPECT_THAT(found({{WhoKind::person, "eve.lund"}}), ElementsAre(eve));
  EXPECT_THAT(found({{WhoKind::group, "cab"}}), ElementsAre(bob, dana));
  EXPECT_THAT(found({{WhoKind::role, "change_manager"}}), ElementsAre(dana));
  EXPECT_THAT(found({{WhoKind::field, "test_lead"}}), ElementsAre(cem));
  EXPECT_THAT(found({{WhoKind::field, "verifiers"}}), ElementsAre(ann, eve));
  EXPECT_THAT(found({{WhoKind::did, "build"}}), ElementsAre(dana));
  EXPECT_THAT(found({{WhoKind::owner, ""}}), ElementsAre(bob));
  EXPECT_THAT(found({{WhoKind::requester, ""}}), ElementsAre(ann));
  EXPECT_THAT(found({{WhoKind::owners, ""}}), ElementsAre(bob, cem));
  EXPECT_THAT(found({{WhoKind::owner, ""}, {WhoKind::group, "cab"}}), ElementsAre(bob, dana)) << "distinct";
}

TEST_F(Permissions, find_who_did_a_task_the_last_time_and_nobody_until_it_is_done_anew) {
  const std::vector<Who> doer{{WhoKind::did, "build"}};
  add_task("build", TaskState::done, bob);
  add_task("build", TaskState::done, cem);
  EXPECT_THAT(found(doer), ElementsAre(cem));
  add_task("build", TaskState::open, dana);
  EXPECT_THAT(found(doer), IsEmpty());
  EXPECT_EQ(why(doer), "The task build is not done yet; it has to be done first.");
}

TEST_F(Permissions, find_nobody_rather_than_somebody_wrong) {
  world.group("cab");
  change.fields.services = {world.service("orphan"), ServiceId{77}};
  for (const Who& rule : std::vector<Who>{{WhoKind::person, "nobody"},
                                          {WhoKind::person, ""},
                                          {WhoKind::group, "cab"},
                                          {WhoKind::group, "board"},
                                          {WhoKind::role, "emperor"},
                                          {WhoKind::field, "developer"},
                                          {WhoKind::field, "title"},
                                          {WhoKind::did, "build"},
                                          {WhoKind::owners, ""}})
    EXPECT_THAT(found({rule}), IsEmpty()) << written_form(rule);
  EXPECT_THAT(found({}), IsEmpty());
}

TEST_F(Permissions, say_why_a_rule_finds_nobody_and_what_to_do) {
  EXPECT_THAT(why({{WhoKind::group, "cab"}}), HasSubstr("no group cab"));
  world.group("cab");
  EXPECT_EQ(why({{WhoKind::group, "cab"}}), "The group cab has no members; add people to it.");
  EXPECT_THAT(why({{WhoKind::field, "test_lead"}}), HasSubstr("nobody as test lead"));
  EXPECT_THAT(why({{WhoKind::owners, ""}}), HasSubstr("no affected service"));
  change.fields.services = {world.service("billing-db")};
  EXPECT_THAT(why({{WhoKind::owners, ""}}), HasSubstr("billing-db"));
  EXPECT_THAT(why({}), HasSubstr("No rule"));
  world.disable(ann);
  EXPECT_THAT(why({{WhoKind::owner, ""}}), HasSubstr("Ann Reyes (owner) can no longer act"));
}

TEST_F(Permissions, name_people_shortly) {
  const auto& d = world.directory;
  EXPECT_EQ(names_of({}, d), "nobody");
  EXPECT_EQ(names_of({ann}, d), "Ann Reyes");
  EXPECT_EQ(names_of({ann, bob}, d), "Ann Reyes and Bob Stone");
  EXPECT_EQ(names_of({ann, bob, cem}, d), "Ann Reyes, Bob Stone and Cem Aydin");
  EXPECT_EQ(names_of({ann, bob, cem, dana}, d), "Ann Reyes, Bob Stone and 2 more");
  EXPECT_EQ(names_of({PersonId{99}}, d), "Unknown person 99");
}

RC_GTEST_FIXTURE_PROP(Permissions, holders_are_those_who_have_the_right, ()) {
  change.restricted = *rc::gen::arbitrary<bool>();
  const auto anybody = rc::gen::map(rc::gen::inRange<std::int64_t>(1, 7), [](std::int64_t id) { return PersonId{id}; });
  change.requester = *anybody;
  change.fields.owner = *anybody;
  if (*rc::gen::arbitrary<bool>()) change.fields.developer = *anybody;
  if (*rc::gen::arbitrary<bool>()) change.visible_to = {world.group("g", {*anybody})};
  if (*rc::gen::arbitrary<bool>()) world.disable(*anybody);
  for_each_enumerator<ChangeRight>([&](auto, ChangeRight right) {
    const auto entitled = holders(right, change, world.directory);
    for (const auto& [id, person] : world.directory.people) {
      const bool listed = std::ranges::find(entitled, id) != entitled.end();
      RC_ASSERT(listed == has(id, right));
      RC_ASSERT(!listed || person->enabled);
      RC_ASSERT(!listed || has(id, ChangeRight::see));  // no right on what one may not see
    }
  });
}

}  // namespace
}  // namespace sluice
