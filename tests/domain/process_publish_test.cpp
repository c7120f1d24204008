#include "domain/process/publish.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "access_world.h"
#include "domain/process/readiness.h"
#include "process_builder.h"

namespace sluice {
namespace {

using namespace testing_world;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

struct Publishing : testing::Test {
  World world;
  PersonId dana = world.person("Dana Kowalski", {Role::change_manager});
  PersonId bob = world.person("Bob Stone", {Role::member});

  Result<std::vector<ProcessEvent>> when(ProcessCommand command, const PublishedProcess* known = nullptr) {
    return decide(known, command, world.actor(dana), world.directory, {77});
  }
  PublishedProcess published() { return sluice::apply({}, when(PublishProcess{"text", small_process()})->front()); }
};

TEST_F(Publishing, begins_with_version_one_and_counts_on) {
  const auto first = when(PublishProcess{"text", small_process()});
  ASSERT_TRUE(first);
  EXPECT_THAT(*first, ElementsAre(ProcessEvent{ProcessPublished{{77}, 1, "text", small_process()}}));
  const auto known = sluice::apply({}, first->front());
  auto altered = small_process();
  altered.summary = "Shorter";
  const auto second = when(PublishProcess{"text 2", altered}, &known);
  ASSERT_TRUE(second);
  EXPECT_THAT(*second, ElementsAre(ProcessEvent{ProcessPublished{{77}, 2, "text 2", altered}}));
  const auto both = sluice::apply(known, second->front());
  EXPECT_EQ(both.versions.size(), 2u) << "the old one stays as it was";
  EXPECT_EQ(both.versions.at(1)->process, small_process());
}

TEST_F(Publishing, does_nothing_for_the_same_again) {
  const auto known = published();
  EXPECT_THAT(*when(PublishProcess{"text", small_process()}, &known), IsEmpty());
}

TEST_F(Publishing, refuses_a_process_with_mistakes_naming_each) {
  auto process = small_process();
  process.stages[2].tasks[1].after = {"bild"};
  process.name = "";
  const auto refused = when(PublishProcess{"text", process});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().why, Refused::invalid);
  ASSERT_EQ(refused.error().errors.size(), 2u);
  EXPECT_EQ(refused.error().errors[0].pointer, "/name");
  EXPECT_EQ(refused.error().errors[1].pointer, "/stages/2/tasks/1/after/0");
  EXPECT_THAT(refused.error().errors[1].detail, HasSubstr("did you mean build?"));
}

TEST_F(Publishing, keeps_a_process_and_its_key_together) {
  const auto known = published();
  auto other = small_process();
  other.key = "other";
  EXPECT_EQ(when(PublishProcess{"text", other}, &known).error().errors.at(0).pointer, "/key");
  world.process(small_process());
  EXPECT_EQ(when(PublishProcess{"text", small_process()}).error().errors.at(0).pointer, "/key") << "taken";
}

TEST_F(Publishing, is_for_change_managers_and_administrators_within_a_bound) {
  EXPECT_EQ(
      decide(nullptr, PublishProcess{"text", small_process()}, world.actor(bob), world.directory, {77}).error().why,
      Refused::not_permitted);
  EXPECT_EQ(when(PublishProcess{std::string(1024 * 1024 + 1, ' '), small_process()}).error().why, Refused::too_large);
}

TEST_F(Publishing, stops_while_a_process_is_retired) {
  auto known = published();
  known = sluice::apply(known, when(RetireProcess{}, &known)->front());
  EXPECT_TRUE(known.retired);
  EXPECT_EQ(when(PublishProcess{"text 2", small_process()}, &known).error().why, Refused::out_of_turn);
  EXPECT_THAT(*when(RetireProcess{}, &known), IsEmpty());
  known = sluice::apply(known, when(RestoreProcess{}, &known)->front());
  EXPECT_FALSE(known.retired);
  EXPECT_EQ(when(RetireProcess{}).error().why, Refused::not_found);
}

TEST_F(Publishing, offers_the_newest_version_of_what_is_not_retired) {
  const auto id = world.process(small_process());
  ASSERT_NE(world.directory.newest("small"), nullptr);
  EXPECT_EQ(world.directory.newest("small")->id, id);
  EXPECT_EQ(world.directory.newest("large"), nullptr);
  EXPECT_NE(world.directory.process_version(id, 1), nullptr);
  EXPECT_EQ(world.directory.process_version(id, 2), nullptr);
  World other;
  other.process(small_process(), true);
  EXPECT_EQ(other.directory.newest("small"), nullptr);
  EXPECT_NE(other.directory.process_by_key("small"), nullptr);
}

struct Readiness : Publishing {};

TEST_F(Readiness, says_how_many_people_a_group_lacks) {
  world.process(small_process());
  world.group("cab", {bob});
  const auto lacks = lacking(world.directory);
  ASSERT_EQ(lacks.size(), 1u);
  EXPECT_EQ(lacks[0].process, "small");
  EXPECT_EQ(lacks[0].need, "group:cab");
  EXPECT_EQ(lacks[0].have, 1);
  EXPECT_EQ(lacks[0].required, 2);
  EXPECT_EQ(lacks[0].detail,
            "small cannot pass Stage authorization: the group cab has 1 person, 2 must approve. Add people.");
  world.directory.groups[GroupId{1}] = std::make_shared<const Group>(Group{{1}, "cab", "CAB", {}, {bob, dana}});
  EXPECT_THAT(lacking(world.directory), IsEmpty());
  world.disable(bob);
  EXPECT_EQ(lacking(world.directory).size(), 1u) << "a disabled member cannot approve";
}

TEST_F(Readiness, looks_at_tasks_and_tells_each_need_once) {
  auto process = small_process();
  process.stages[1].approvals[0].approvers = {{WhoKind::role, "change_manager"}};
  process.stages[1].approvals[0].quorum = {QuorumKind::any, 1};
  for (auto& task : process.stages[2].tasks) task.assignee = {{WhoKind::group, "testers"}};
  world.process(process);
  const auto lacks = lacking(world.directory);
  ASSERT_EQ(lacks.size(), 1u);
  EXPECT_EQ(lacks[0].need, "group:testers");
  EXPECT_THAT(lacks[0].detail, HasSubstr("take its tasks"));
}

TEST_F(Readiness, says_of_what_is_not_always_asked_for_when_it_is) {
  auto process = small_process();
  process.stages[1].approvals[0].when = Conditions{{{"impact", Operator::at_least, {"medium"}}}, {}};
  auto& tasks = process.stages[2].tasks;
  for (auto& task : tasks) task.assignee = {{WhoKind::group, "testers"}};
  tasks.front().when = Conditions{{{"urgency", Operator::is, {"high"}}}, {}};
  world.process(process);
  const auto lacks = lacking(world.directory);
  ASSERT_EQ(lacks.size(), 2u);
  EXPECT_THAT(lacks[0].detail, HasSubstr("cannot pass Stage authorization where Impact is at least medium: the group"));
  EXPECT_THAT(lacks[1].detail, HasSubstr("cannot pass Stage build: the group"))
      << "another task always asks them, so it is told without a condition";
}

TEST_F(Readiness, wants_services_to_have_owners_where_each_must_agree) {
  auto process = small_process();
  process.stages[1].approvals[0].approvers = {{WhoKind::owners, ""}};
  process.stages[1].approvals[0].quorum = {QuorumKind::one_of_each, 1};
  world.process(process);
  EXPECT_THAT(lacking(world.directory).at(0).detail, HasSubstr("no service has an owner"));
  world.service("billing", {bob});
  EXPECT_THAT(lacking(world.directory), IsEmpty());
  world.service("orphan");
  const auto lacks = lacking(world.directory);
  ASSERT_EQ(lacks.size(), 1u);
  EXPECT_EQ(lacks[0].have, 1);
  EXPECT_EQ(lacks[0].required, 2);
  EXPECT_THAT(lacks[0].detail, HasSubstr("touches orphan"));
}

Rule telling_security() {
  Rule rule;
  rule.key = "tell_security";
  rule.title = "Tell security";
  rule.on = RuleEvent::stage_entered;
  rule.actions = {{.act = RuleAct::notify, .people = {{WhoKind::group, "security"}}, .text = "Look."},
                  {.act = RuleAct::call_webhook, .webhook = "ops-chat"}};
  return rule;
}

TEST_F(Readiness, looks_at_the_people_whom_only_rules_name) {
  auto process = small_process();
  process.rules = {telling_security()};
  world.process(process);
  world.group("cab", {bob, dana});
  const auto lacks = lacking(world.directory);
  ASSERT_EQ(lacks.size(), 1u) << "which webhooks there are is not known";
  EXPECT_EQ(lacks[0].need, "group:security");
  EXPECT_EQ(
      lacks[0].detail,
      "small cannot follow its rule “Tell security”: the group security has 0 people, 1 must be told. Add people.");
}

TEST_F(Readiness, looks_at_the_webhooks_that_rules_call) {
  auto process = small_process();
  process.rules = {telling_security()};
  world.process(process);
  world.group("cab", {bob, dana});
  world.group("security", {bob});
  const Destinations none;
  const Destinations disabled{{"ops-chat", Destination::disabled}};
  const Destinations enabled{{"ops-chat", Destination::enabled}};
  const auto missing = lacking(world.directory, &none);
  ASSERT_EQ(missing.size(), 1u);
  EXPECT_EQ(missing[0].need, "webhook:ops-chat");
  EXPECT_THAT(missing[0].detail,
              HasSubstr("“Tell security”. There is no webhook ops-chat. Have an administrator add it"));
  EXPECT_THAT(lacking(world.directory, &disabled).at(0).detail, HasSubstr("The webhook ops-chat is disabled"));
  EXPECT_THAT(lacking(world.directory, &enabled), IsEmpty());
}

TEST_F(Readiness, leaves_retired_processes_alone) {
  world.process(small_process(), true);
  EXPECT_THAT(lacking(world.directory), IsEmpty());
}

}  // namespace
}  // namespace sluice
