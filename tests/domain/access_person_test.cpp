#include "domain/access/person.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "access_world.h"

namespace sluice {
namespace {

using namespace testing_world;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

struct People : testing::Test {
  World world;
  PersonId finn = world.person("Finn Adler", {Role::administrator});
  PersonId ann = world.person("Ann Reyes", {Role::requester});
  PersonDetails ann_details{"ann.reyes", "Ann Reyes", "ann@example.org", "", "Europe/Berlin"};

  Result<PersonOutcome> when(PersonCommand command, PersonId asker, PersonId whose) {
    return decide(world.directory.person(whose), &ann_details, command, world.actor(asker), world.directory, {77});
  }
  Result<PersonOutcome> add(PersonDetails details, std::vector<Role> roles = {}, std::optional<PersonId> manager = {}) {
    return decide(nullptr, nullptr, AddPerson{std::move(details), std::move(roles), manager}, world.actor(finn),
                  world.directory, {77});
  }
  static EditPersonDetails edit(Patch<std::string> EditPersonDetails::* field, Patch<std::string> to) {
    EditPersonDetails command;
    command.*field = std::move(to);
    return command;
  }
  static std::vector<std::string> pointers(const Result<PersonOutcome>& result) {
    std::vector<std::string> found;
    if (result) return found;
    for (const auto& one : result.error().errors) found.push_back(one.pointer);
    return found;
  }
};

TEST_F(People, are_added_with_their_roles_once_each) {
  const PersonDetails dana{"dana", "Dana Kowalski", "dana@example.org", "", "UTC"};
  const auto outcome = add(dana, {Role::member, Role::change_manager, Role::member}, finn);
  ASSERT_TRUE(outcome);
  EXPECT_THAT(outcome->events, ElementsAre(PersonEvent{PersonAdded{{77}, {Role::member, Role::change_manager}, finn}}));
  EXPECT_EQ(outcome->details, dana);
}

TEST_F(People, are_added_by_sluice_itself_at_first) {
  const PersonDetails first{"root", "First Administrator", "", "", "UTC"};
  const auto outcome = decide(nullptr, nullptr, AddPerson{first, {Role::administrator}, {}}, system_actor(), {}, {1});
  EXPECT_TRUE(outcome.has_value());
}

TEST_F(People, are_refused_with_every_bad_value) {
  EXPECT_THAT(pointers(add({"Dana K", "", "nowhere", std::string(65, '1'), "Mars/Olympus"}, {}, PersonId{99})),
              ElementsAre("/login", "/name", "/email", "/phone", "/time_zone", "/manager"));
  const auto taken = add({"ann.reyes", "Another Ann", "", "", "UTC"});
  EXPECT_THAT(pointers(taken), ElementsAre("/login"));
  EXPECT_THAT(taken.error().errors[0].detail, HasSubstr("taken"));
}

TEST_F(People, are_managed_by_administrators_only) {
  for (const PersonCommand& command :
       std::vector<PersonCommand>{GrantRole{Role::administrator}, RevokeRole{Role::requester}, SetManager{finn},
                                  DisablePerson{""}, EnablePerson{}, AddPerson{ann_details, {}, {}}, SetPassword{}}) {
    const auto outcome = when(command, ann, ann);
    ASSERT_FALSE(outcome);
    EXPECT_EQ(outcome.error().why, Refused::not_permitted);
  }
}

TEST_F(People, edit_their_own_details_but_not_the_login) {
  const auto edited = when(edit(&EditPersonDetails::phone, Patch<std::string>::set("+49 30 1")), ann, ann);
  ASSERT_TRUE(edited);
  EXPECT_THAT(edited->events, ElementsAre(PersonEvent{PersonDetailsChanged{{"phone"}}}));
  EXPECT_EQ(edited->details->phone, "+49 30 1");
  EXPECT_EQ(edited->details->login, "ann.reyes");
  const auto login = when(edit(&EditPersonDetails::login, Patch<std::string>::set("boss")), ann, ann);
  ASSERT_FALSE(login);
  EXPECT_EQ(login.error().why, Refused::not_permitted);
  EXPECT_TRUE(when(edit(&EditPersonDetails::login, Patch<std::string>::set("boss")), finn, ann));
  EXPECT_FALSE(when(edit(&EditPersonDetails::name, Patch<std::string>::set("Boss")), ann, finn))
      << "not those of others";
}

TEST_F(People, are_edited_with_their_manager_as_one_act) {
  auto both = edit(&EditPersonDetails::phone, Patch<std::string>::set("+49 30 1"));
  both.manager = Patch<PersonId>::set(finn);
  const auto edited = when(both, finn, ann);
  ASSERT_TRUE(edited);
  EXPECT_THAT(edited->events, ElementsAre(PersonEvent{PersonDetailsChanged{{"phone"}}}, PersonEvent{ManagerSet{finn}}));
  EXPECT_FALSE(when(both, ann, ann)) << "nobody chooses their own manager";
  both.manager = Patch<PersonId>::set(ann);
  EXPECT_THAT(pointers(when(both, finn, ann)), ElementsAre("/manager"));
}

TEST_F(People, get_another_password_each_time) {
  EXPECT_THAT(when(SetPassword{}, finn, ann)->events, ElementsAre(PersonEvent{PasswordSet{}}));
}

TEST_F(People, cannot_lose_what_everybody_needs) {
  EXPECT_THAT(pointers(when(edit(&EditPersonDetails::name, Patch<std::string>::clear()), ann, ann)),
              ElementsAre("/name"));
  EXPECT_TRUE(when(edit(&EditPersonDetails::email, Patch<std::string>::clear()), ann, ann));
}

TEST_F(People, are_not_altered_by_what_says_the_same) {
  EXPECT_THAT(when(edit(&EditPersonDetails::name, Patch<std::string>::set("Ann Reyes")), ann, ann)->events, IsEmpty());
  EXPECT_THAT(when(GrantRole{Role::requester}, finn, ann)->events, IsEmpty());
  EXPECT_THAT(when(RevokeRole{Role::auditor}, finn, ann)->events, IsEmpty());
  EXPECT_THAT(when(EnablePerson{}, finn, ann)->events, IsEmpty());
  EXPECT_THAT(when(SetManager{}, finn, ann)->events, IsEmpty());
}

TEST_F(People, keep_one_administrator_at_least) {
  for (const PersonCommand& command : std::vector<PersonCommand>{RevokeRole{Role::administrator}, DisablePerson{"x"}}) {
    const auto refused = when(command, finn, finn);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().why, Refused::out_of_turn);
    EXPECT_THAT(refused.error().detail, HasSubstr("last administrator"));
  }
  const auto second = world.person("Second", {Role::administrator}, false);
  EXPECT_FALSE(when(DisablePerson{"x"}, finn, finn)) << "a disabled one does not count";
  world.directory.people[second] =
      std::make_shared<const Person>(Person{second, "second", "Second", {Role::administrator}, {}, true});
  EXPECT_TRUE(when(DisablePerson{"x"}, finn, finn));
}

TEST_F(People, do_not_manage_themselves) {
  EXPECT_THAT(pointers(when(SetManager{ann}, finn, ann)), ElementsAre("/manager"));
  world.disable(finn);
  const auto dana = world.person("Dana", {Role::administrator});
  EXPECT_THAT(pointers(when(SetManager{finn}, dana, ann)), ElementsAre("/manager")) << "disabled";
}

TEST_F(People, that_do_not_exist_are_not_found) {
  const auto refused =
      decide(nullptr, nullptr, GrantRole{Role::member}, world.actor(finn), world.directory, PersonId{77});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().why, Refused::not_found);
}

RC_GTEST_FIXTURE_PROP(People, an_administrator_is_always_left, ()) {
  for (int i = 0; i < 3; ++i) world.person("Admin " + std::to_string(i), {Role::administrator});
  const auto steps = *rc::gen::inRange(0, 30);
  for (int i = 0; i < steps; ++i) {
    const PersonId whose{*rc::gen::inRange<std::int64_t>(1, 6)};
    const auto command = *rc::gen::element<PersonCommand>(RevokeRole{Role::administrator}, DisablePerson{""},
                                                          EnablePerson{}, GrantRole{Role::administrator});
    const auto outcome =
        decide(world.directory.person(whose), &ann_details, command, system_actor(), world.directory, {77});
    if (!outcome) continue;
    Person person = *world.directory.person(whose);
    for (const auto& event : outcome->events) person = sluice::apply(person, event);
    world.directory.people[whose] = std::make_shared<const Person>(person);
    RC_ASSERT(std::ranges::any_of(world.directory.people, [&](const auto& entry) {
      return world.directory.holds(entry.first, Role::administrator);
    }));
  }
}

}  // namespace
}  // namespace sluice
