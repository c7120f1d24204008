// Ways to get round an approval, each tried and refused with its reason.
#include <gmock/gmock.h>

#include "approval_story.h"

namespace sluice::testing_world {
namespace {

using testing::HasSubstr;

constexpr std::chrono::hours day{24};

/// One of the board is enough, so that a single wrong yes would do.
Story one_is_enough() { return asking_with({QuorumKind::any, 1}); }

bool is_kept(const Story& story) { return story.change.phase < Phase::build; }

TEST(WaysRound, joining_the_group_that_approves_ones_own_change) {
  auto story = one_is_enough();
  story.submitted();
  story.world.join(story.cab, story.priya);
  EXPECT_THAT(why_refused(story.when(approve(), story.priya)), HasSubstr("who asks for a change does not approve it"));
  EXPECT_TRUE(is_kept(story));
}

TEST(WaysRound, being_asked_by_hand_in_ones_own_change) {
  auto story = one_is_enough();
  story.submitted();
  const auto oneself = why_refused(story.when(AddApprover{"cab", person_of("priya.nair"), because}, story.priya));
  EXPECT_THAT(oneself, HasSubstr("who asks for a change does not approve it"));
  story.world.group("mine", {story.priya});
  const auto group = why_refused(story.when(AddApprover{"cab", {WhoKind::group, "mine"}, because}, story.priya));
  EXPECT_THAT(group, HasSubstr("who asks for a change does not approve it"));
  EXPECT_TRUE(is_kept(story));
}

TEST(WaysRound, being_the_delegate_of_an_approver) {
  auto story = one_is_enough();
  story.submitted();
  story.world.delegate(story.dana, story.priya, story.now, story.now + day);
  EXPECT_THAT(why_refused(story.when(approve(), story.priya)), HasSubstr("who asks for a change does not approve it"));
  EXPECT_THAT(why_refused(story.when(Delegate{"cab", story.dana, story.priya, because}, story.dana)),
              HasSubstr("who asks for a change does not approve it"));
  EXPECT_TRUE(is_kept(story));
}

TEST(WaysRound, handing_the_seat_that_one_may_not_take_to_a_friend) {
  auto story = one_is_enough();
  story.world.join(story.cab, story.priya);
  story.submitted();
  EXPECT_THAT(why_refused(story.when(Delegate{"cab", story.priya, story.tomas, because}, story.priya)),
              HasSubstr("who asks for a change does not approve it"));
  story.world.delegate(story.priya, story.tomas, story.now, story.now + day);
  EXPECT_THAT(why_refused(story.when(approve(), story.tomas)), HasSubstr("is not an approver"));
  EXPECT_TRUE(is_kept(story));
}

TEST(WaysRound, having_developed_it_under_another_name) {
  auto story = one_is_enough();
  story.submitted().given(developer_of(story.lee), story.priya);
  EXPECT_THAT(why_refused(story.when(approve(), story.lee)), HasSubstr("who develops a change does not approve it"));
  EXPECT_TRUE(is_kept(story));
}

TEST(WaysRound, asking_with_more_roles_than_one_has) {
  auto story = one_is_enough();
  story.submitted();
  EXPECT_THAT(why_refused(story.when(approve(), story.ruth)), HasSubstr("is not an approver"))
      << "a change manager runs approvals and does not give them";
  const Actor borrowed{story.tomas, {Role::change_manager, Role::administrator}, Origin::api};
  EXPECT_FALSE(decide(story.change, approve(), story.facts(borrowed)));
  EXPECT_FALSE(decide(story.change, approve(), story.facts(system_actor()))) << "nor does Sluice itself";
  EXPECT_TRUE(is_kept(story));
}

TEST(WaysRound, editing_after_the_yes) {
  Story story;
  story.authorized().given(title_of("Drop all tables"), story.priya);
  for (const auto* key : {"build", "peer"}) story.given(FinishTask{story.task(key), ""}, story.priya);
  EXPECT_EQ(story.change.stage(), "build") << "kept before deployment";
  EXPECT_EQ(state_of(story), ApprovalState::asked);
  EXPECT_EQ(counted(story).have, 0);
}

TEST(WaysRound, editing_there_and_back) {
  auto story = asking_with({QuorumKind::at_least, 2});
  story.submitted().given(approve(), story.dana);
  const auto title = story.change.fields.title.text;
  story.given(title_of("Another"), story.priya).given(title_of(title.c_str()), story.priya);
  EXPECT_EQ(counted(story).have, 0) << "who approved has not approved this asking";
}

TEST(WaysRound, racing_an_edit_against_the_yes) {
  auto story = one_is_enough();
  story.submitted();
  const auto read = cab_of(story).digest;
  story.given(title_of("Drop all tables"), story.priya);
  EXPECT_THAT(why_refused(story.when(Decide{"cab", Decision::approve, "", read}, story.dana)),
              HasSubstr("has changed since you read it"));
  EXPECT_TRUE(is_kept(story));
}

TEST(WaysRound, disabling_or_removing_whoever_would_say_no) {
  auto story = asking_with({QuorumKind::all, 1});
  story.submitted().given(approve(), story.dana).given(approve(), story.lee);
  story.world.leave(story.cab, story.mei);
  ASSERT_TRUE(story.reconsidered());
  EXPECT_TRUE(is_kept(story));
  EXPECT_THAT(story.waits().at(0).detail, HasSubstr("Mei Tanaka can no longer do so"));
  story.world.disable(story.mei);
  ASSERT_TRUE(story.reconsidered());
  EXPECT_TRUE(is_kept(story));
}

TEST(WaysRound, emptying_the_group) {
  auto story = one_is_enough();
  story.submitted();
  for (const PersonId person : {story.dana, story.lee, story.mei}) story.world.leave(story.cab, person);
  ASSERT_TRUE(story.reconsidered());
  EXPECT_TRUE(is_kept(story));
  EXPECT_THAT(story.waits().at(0).detail, HasSubstr("The group cab has no members"));
}

TEST(WaysRound, taking_away_whom_somebody_asked_by_hand_once_they_said_no) {
  auto story = asking_with({QuorumKind::at_least, 2}, 3);
  story.submitted().given(AddApprover{"cab", person_of("omar.haddad"), because}, story.ruth);
  story.given(reject(), story.omar);
  EXPECT_THAT(why_refused(story.when(RemoveApprover{"cab", person_of("omar.haddad"), ""}, story.priya)),
              HasSubstr("has decided already"));
}

TEST(WaysRound, deciding_for_two_seats_as_two_people) {
  auto story = asking_with({QuorumKind::at_least, 2});
  story.submitted();
  story.world.delegate(story.dana, story.lee, story.now, story.now + day);
  story.world.delegate(story.mei, story.lee, story.now, story.now + day);
  story.given(approve(), story.lee);
  EXPECT_THAT(why_refused(story.when(approve(), story.lee)), HasSubstr("have decided"));
  EXPECT_TRUE(is_kept(story));
}

TEST(WaysRound, moving_to_a_version_of_the_process_that_asks_nobody) {
  Story story;
  story.submitted().given(approve(), story.dana);
  auto newer = story.process();
  newer.version = 2;
  newer.process.stages[1].approvals[0].quorum = {QuorumKind::any, 1};
  auto facts = story.facts(story.actor(story.priya));
  facts.newer = &newer;
  const auto moved = decide(story.change, MoveToVersion{2, because}, facts);
  ASSERT_TRUE(moved);
  EXPECT_FALSE(has<ApprovalGranted>(*moved)) << "what is being decided is decided by the rule it was asked by";
  EXPECT_FALSE(has<StageEntered>(*moved));
}

TEST(WaysRound, moving_to_a_version_of_the_process_without_the_approval) {
  Story story;
  story.submitted().given(approve(), story.dana);
  auto newer = story.process();
  newer.version = 2;
  newer.process.stages[1].approvals.clear();
  newer.process.stages[1].gates.clear();
  const auto moved_by = [&](const Actor& who) {
    auto facts = story.facts(who);
    facts.newer = &newer;
    return decide(story.change, MoveToVersion{2, because}, facts);
  };
  const auto by_owner = moved_by(story.actor(story.priya));
  EXPECT_THAT(why_refused(by_owner),
              HasSubstr("no longer waits for cab, which CHG-1042 has not got. Ask a change manager"));
  const auto as_manager = why_refused(moved_by(as(story.priya, {Role::member, Role::change_manager})));
  EXPECT_THAT(as_manager, HasSubstr("who asks for a change does not approve it"));
  EXPECT_TRUE(moved_by(story.actor(story.ruth))) << "a change manager who could have a say in it";
}

TEST(WaysRound, moving_to_another_version_to_be_rid_of_whom_somebody_asked_by_hand) {
  Story story;
  story.submitted().given(AddApprover{"cab", person_of("omar.haddad"), because}, story.ruth);
  auto newer = story.process();
  newer.version = 2;
  newer.process.stages[1].approvals[0].title = "The board agrees";
  auto facts = story.facts(story.actor(story.priya));
  facts.newer = &newer;
  const auto moved = decide(story.change, MoveToVersion{2, because}, facts);
  ASSERT_TRUE(moved);
  Change after = story.change;
  for (const auto& event : *moved) after = apply(std::move(after), event, {story.now, story.priya});
  EXPECT_EQ(find_approval(after, "cab")->title, "The board agrees");
  ASSERT_EQ(find_approval(after, "cab")->added.size(), 1U);
  EXPECT_EQ(find_approval(after, "cab")->added[0].who, person_of("omar.haddad"));
}

TEST(WaysRound, waiting_until_nobody_answers) {
  auto story = one_is_enough();
  story.submitted();
  for (int i = 0; i < 60; ++i) {
    story.now = story.now + day;
    ASSERT_TRUE(story.when_time_comes());
  }
  EXPECT_EQ(state_of(story), ApprovalState::expired);
  EXPECT_TRUE(is_kept(story));
  EXPECT_FALSE(story.when(AdvanceChange{}, story.priya));
}

TEST(WaysRound, saying_oneself_that_a_condition_is_met) {
  auto story = one_is_enough();
  story.submitted().given(approve_if(story.omar), story.dana);
  EXPECT_THAT(why_refused(story.when(MeetCondition{1, ""}, story.priya)),
              HasSubstr("Only Omar Haddad (its owner) or Dana Kowalski"));
  EXPECT_THAT(why_refused(story.when(MeetCondition{1, ""}, story.ruth)),
              HasSubstr("Only Omar Haddad (its owner) or Dana Kowalski"));
}

TEST(WaysRound, clearing_the_field_on_which_the_approvers_hang) {
  auto story = asking_so([](ApprovalTemplate& cab) {
    cab.approvers.clear();
    cab.quorum = {QuorumKind::any, 1};
    ApproverRow low;
    low.when = when_impact("low");
    low.approvers = {person_of("mei.tanaka")};
    cab.approver_rules = ApproverRules{RowMatch::first, {low}};
  });
  story.drafted().given(impact_of(Level::low), story.priya).given(AdvanceChange{}, story.priya);
  FieldsPatch cleared;
  cleared.impact = Patch<Level>::clear();
  story.given(EditChange{cleared}, story.priya);
  EXPECT_TRUE(is_kept(story));
  EXPECT_THAT(why_refused(story.when(approve(), story.mei)), HasSubstr("Impact, which says nothing yet"));
}

}  // namespace
}  // namespace sluice::testing_world
