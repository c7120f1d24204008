#include "domain/access/group.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "access_world.h"

namespace sluice {
namespace {

using namespace testing_world;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

struct Groups : testing::Test {
  World world;
  PersonId dana = world.person("Dana Kowalski", {Role::change_manager});
  PersonId bob = world.person("Bob Stone", {Role::member});
  PersonId gone = world.person("Gone Girl", {Role::member}, false);
  GroupId cab = world.group("cab", {bob});

  Result<std::vector<GroupEvent>> when(GroupCommand command, std::optional<GroupId> group = {},
                                       std::optional<Actor> actor = {}) {
    return decide(group ? world.directory.group(*group) : nullptr, command, actor.value_or(world.actor(dana)),
                  world.directory, {77});
  }
  static std::vector<std::string> pointers(const Result<std::vector<GroupEvent>>& result) {
    std::vector<std::string> found;
    if (result) return found;
    for (const auto& one : result.error().errors) found.push_back(one.pointer);
    return found;
  }
};

TEST_F(Groups, are_added_with_members_once_each) {
  const auto events = when(AddGroup{"testers", "Testers", "Try things.", {bob, dana, bob}});
  ASSERT_TRUE(events);
  EXPECT_THAT(*events, ElementsAre(GroupEvent{GroupAdded{{77}, "testers", "Testers", {"Try things."}, {dana, bob}}}));
}

TEST_F(Groups, are_refused_with_every_bad_value) {
  EXPECT_THAT(pointers(when(AddGroup{"The CAB", "", "", {gone, {99}}})),
              ElementsAre("/key", "/name", "/members/0", "/members/1"));
  EXPECT_THAT(pointers(when(AddGroup{"cab", "Another", "", {}})), ElementsAre("/key"));
}

TEST_F(Groups, take_enabled_people_only) {
  EXPECT_THAT(*when(AddMember{dana}, cab), ElementsAre(GroupEvent{MemberAdded{dana}}));
  const auto refused = when(AddMember{gone}, cab);
  EXPECT_THAT(pointers(refused), ElementsAre("/person"));
  EXPECT_THAT(refused.error().errors[0].detail, HasSubstr("Gone Girl is disabled"));
  world.disable(bob);
  EXPECT_THAT(*when(RemoveMember{bob}, cab), ElementsAre(GroupEvent{MemberRemoved{bob}})) << "letting go is possible";
}

TEST_F(Groups, are_not_altered_by_what_says_the_same) {
  EXPECT_THAT(*when(AddMember{bob}, cab), IsEmpty());
  EXPECT_THAT(*when(RemoveMember{dana}, cab), IsEmpty());
  EXPECT_THAT(*when(EditGroup{Patch<std::string>::set("cab"), {}}, cab), IsEmpty());
}

TEST_F(Groups, are_edited) {
  const auto events =
      when(EditGroup{Patch<std::string>::set("Change advisory board"), Patch<std::string>::clear()}, cab);
  EXPECT_THAT(*events, ElementsAre(GroupEvent{GroupEdited{Patch<std::string>::set("Change advisory board"), {}}}));
  EXPECT_EQ(sluice::apply(*world.directory.group(cab), events->front()).name, "Change advisory board");
  EXPECT_THAT(pointers(when(EditGroup{Patch<std::string>::clear(), {}}, cab)), ElementsAre("/name"));
}

TEST_F(Groups, are_managed_by_change_managers_and_administrators) {
  for (const GroupCommand& command :
       std::vector<GroupCommand>{AddGroup{"x", "X", "", {}}, AddMember{dana}, RemoveMember{bob}, EditGroup{}}) {
    const auto refused = when(command, cab, world.actor(bob));
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().why, Refused::not_permitted) << "a member does not choose the members";
  }
}

TEST_F(Groups, that_do_not_exist_are_not_found) { EXPECT_EQ(when(AddMember{bob}).error().why, Refused::not_found); }

TEST_F(Groups, come_back_from_their_events) {
  Group group = sluice::apply({}, GroupAdded{{5}, "cab", "CAB", {"Advises."}, {bob}});
  group = sluice::apply(group, MemberAdded{dana});
  group = sluice::apply(group, MemberRemoved{bob});
  EXPECT_EQ(group.key, "cab");
  EXPECT_THAT(group.members, ElementsAre(dana));
}

}  // namespace
}  // namespace sluice
