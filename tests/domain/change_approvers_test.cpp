// Who decides an approval: by approver rules, by hand, standing in for somebody, and who never does.
#include <gmock/gmock.h>

#include "change_story.h"
#include "domain/approval/tally.h"

namespace sluice::testing_world {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::UnorderedElementsAre;

Decide yes(const char* key = "cab") { return {key, Decision::approve, "", ""}; }
Decide no(const char* key = "cab") { return {key, Decision::reject, "No", ""}; }

const Approval& asked_cab(const Story& story) { return *find_approval(story.change, "cab"); }
Tally tallied(const Story& story) { return tally(asked_cab(story), story.change, story.world.directory, story.now); }
std::string why_not(Story& story, const ChangeCommand& command, PersonId who) {
  const auto done = story.when(command, who);
  EXPECT_FALSE(done.has_value()) << "it should be refused";
  return done ? "" : done.error().detail;
}

template <class Alter>
Process with_cab(Alter alter) {
  Process process = small_process();
  alter(process.stages[1].approvals[0]);
  return process;
}

Conditions impact_is(const char* level) { return {{{"impact", Operator::is, {level}}}, {}}; }

Process by_impact(RowMatch match = RowMatch::first) {
  return with_cab([&](ApprovalTemplate& cab) {
    cab.approvers.clear();
    cab.quorum = {QuorumKind::any, 1};
    cab.approver_rules = ApproverRules{
        match,
        {{"High impact", impact_is("high"), {{WhoKind::group, "cab"}}, Quorum{QuorumKind::percent, 60}, {}},
         {"", std::nullopt, {{WhoKind::role, "change_manager"}}, {}, {}}}};
  });
}

EditChange impact(Level level) {
  FieldsPatch patch;
  patch.impact = Patch<Level>::set(level);
  return {patch};
}

TEST(ApproverRules, ask_by_the_first_row_that_holds) {
  Story story{by_impact()};
  story.drafted().given(impact(Level::high), story.priya).given(AdvanceChange{}, story.priya);
  EXPECT_THAT(tallied(story).entitled, ElementsAre(story.dana, story.lee, story.mei));
  EXPECT_EQ(tallied(story).need, 2) << "60 % of three, rounded up";
  EXPECT_THAT(asked_cab(story).rows, ElementsAre("High impact"));
  story.given(impact(Level::low), story.priya);
  EXPECT_THAT(tallied(story).entitled, ElementsAre(story.ruth)) << "looked at anew as long as it is not granted";
  EXPECT_EQ(tallied(story).need, 1);
}

TEST(ApproverRules, ask_by_all_rows_that_hold) {
  Story story{by_impact(RowMatch::all)};
  story.drafted().given(impact(Level::high), story.priya).given(AdvanceChange{}, story.priya);
  EXPECT_THAT(tallied(story).entitled, ElementsAre(story.dana, story.lee, story.mei, story.ruth));
  EXPECT_EQ(asked_cab(story).quorum.kind, QuorumKind::percent);
}

TEST(ApproverRules, ask_nobody_while_it_is_not_known_whom) {
  Story story{by_impact()};
  story.submitted();
  EXPECT_THAT(tallied(story).entitled, IsEmpty());
  EXPECT_THAT(story.waits().at(0).detail, HasSubstr("Impact, which says nothing yet"));
  EXPECT_FALSE(story.when(yes(), story.ruth));
}

TEST(ApproverRules, keep_what_was_decided_by_those_who_are_still_asked) {
  Story story{by_impact(RowMatch::all)};
  story.drafted().given(impact(Level::high), story.priya).given(AdvanceChange{}, story.priya);
  story.given(yes(), story.ruth);
  EXPECT_EQ(story.change.stage(), "authorization");
  story.given(impact(Level::low), story.priya);
  EXPECT_EQ(story.change.stage(), "build") << "any change manager is enough now, and one has agreed";
}

TEST(Duties, keep_who_asked_from_approving_though_in_the_group) {
  Story story;
  story.cab = {};
  Group group = *story.world.directory.group_by_key("cab");
  group.members.insert(story.priya);
  story.world.directory.groups[group.id] = std::make_shared<const Group>(group);
  story.submitted();
  EXPECT_EQ(why_not(story, yes(), story.priya),
            "Priya Nair asked for CHG-1042: who asks for a change does not approve it.");
  EXPECT_THAT(tallied(story).entitled, Not(Contains(story.priya)));
}

TEST(Duties, keep_who_develops_from_approving) {
  Story story;
  FieldsPatch patch;
  patch.developer = Patch<PersonId>::set(story.dana);
  story.drafted().given(EditChange{patch}, story.priya).given(AdvanceChange{}, story.priya);
  EXPECT_THAT(why_not(story, yes(), story.dana), HasSubstr("who develops a change does not approve it"));
}

TEST(Approvers, of_whom_nobody_may_decide_are_told_with_what_to_do) {
  Story story{with_cab([](ApprovalTemplate& cab) {
    cab.approvers = {{WhoKind::owner, ""}};
    cab.quorum = {QuorumKind::any, 1};
  })};
  story.submitted();
  EXPECT_THAT(story.waits().at(0).detail, HasSubstr("a change manager who may approve it can add an approver by hand"));
  story.given(AddApprover{"cab", {WhoKind::person, "lee.okafor"}, "Only its owner was asked"}, story.ruth);
  story.given(yes(), story.lee);
  EXPECT_EQ(story.change.stage(), "build");
}

TEST(Approvers, that_the_owner_adds_have_to_agree_besides_the_others) {
  Story story;
  story.submitted().given(AddApprover{"cab", {WhoKind::person, "omar.haddad"}, "He knows the bank"}, story.priya);
  story.given(yes(), story.dana).given(yes(), story.omar);
  EXPECT_EQ(story.change.stage(), "authorization") << "Omar does not take the place of one of the CAB";
  story.given(yes(), story.lee);
  EXPECT_EQ(story.change.stage(), "build");
}

TEST(Approvers, that_the_owner_adds_are_not_made_up_for_by_more_of_the_others) {
  Story story{with_cab([](ApprovalTemplate& cab) { cab.quorum = {QuorumKind::any, 1}; })};
  story.submitted().given(AddApprover{"cab", {WhoKind::person, "omar.haddad"}, "He knows the bank"}, story.priya);
  story.given(yes(), story.dana).given(yes(), story.lee).given(yes(), story.mei);
  EXPECT_EQ(story.change.stage(), "authorization") << "one of the CAB is enough, and Omar is still to agree";
  EXPECT_EQ(tallied(story).have, 1);
  EXPECT_EQ(tallied(story).need, 2);
  story.given(yes(), story.omar);
  EXPECT_EQ(story.change.stage(), "build");
}

TEST(Approvers, that_the_owner_adds_hand_on_no_more_than_they_have) {
  Story story{with_cab([](ApprovalTemplate& cab) { cab.quorum = {QuorumKind::percent, 51}; })};
  const Who omar{WhoKind::person, "omar.haddad"};
  story.submitted().given(AddApprover{"cab", omar, "He knows the bank"}, story.priya);
  story.given(Delegate{"cab", story.omar, story.tomas, "I am on a train"}, story.omar);
  story.given(yes(), story.tomas).given(yes(), story.dana);
  EXPECT_EQ(story.change.stage(), "authorization") << "Tomas speaks for Omar, not for one of the CAB";
  EXPECT_EQ(tallied(story).need, 3) << "two of the three that the rules find, and Omar besides";
  EXPECT_EQ(tallied(story).have, 2);
  story.given(yes(), story.lee);
  EXPECT_EQ(story.change.stage(), "build");
}

TEST(Approvers, that_the_owner_adds_and_that_are_stood_in_for_by_one_asked_by_rule_count_for_both) {
  Story story;
  story.submitted().given(AddApprover{"cab", {WhoKind::person, "omar.haddad"}, "He knows the bank"}, story.priya);
  story.given(Delegate{"cab", story.omar, story.dana, "I am on a train"}, story.omar).given(yes(), story.dana);
  EXPECT_EQ(story.change.stage(), "authorization") << "one of the two of the CAB, and Omar's seat";
  story.given(yes(), story.lee);
  EXPECT_EQ(story.change.stage(), "build");
}

TEST(Approvers, that_a_change_manager_adds_count) {
  Story story;
  story.submitted().given(AddApprover{"cab", {WhoKind::person, "omar.haddad"}, "Mei is ill"}, story.ruth);
  story.given(yes(), story.dana).given(yes(), story.omar);
  EXPECT_EQ(story.change.stage(), "build");
}

TEST(Approvers, are_added_only_by_those_who_may_and_only_if_they_may_decide) {
  Story story;
  story.submitted();
  EXPECT_FALSE(story.when(AddApprover{"cab", {WhoKind::person, "omar.haddad"}, "Why not"}, story.omar));
  EXPECT_THAT(why_not(story, AddApprover{"cab", {WhoKind::person, "priya.nair"}, "Me"}, story.ruth),
              HasSubstr("who asks for a change does not approve it"));
  EXPECT_THAT(why_not(story, AddApprover{"cab", {WhoKind::group, "nobody"}, "Them"}, story.ruth),
              HasSubstr("There is no group nobody"));
  EXPECT_THAT(why_not(story, RemoveApprover{"cab", {WhoKind::group, "cab"}, ""}, story.ruth),
              HasSubstr("whom the rules ask cannot be taken away"));
}

TEST(Approvers, added_by_hand_are_taken_back_while_they_have_not_decided) {
  Story story;
  const Who omar{WhoKind::person, "omar.haddad"};
  story.submitted().given(AddApprover{"cab", omar, "He knows"}, story.ruth);
  story.given(RemoveApprover{"cab", omar, "He is away"}, story.priya);
  EXPECT_FALSE(story.when(yes(), story.omar));
  story.given(AddApprover{"cab", omar, "Back"}, story.ruth).given(yes(), story.omar);
  EXPECT_THAT(why_not(story, RemoveApprover{"cab", omar, ""}, story.priya), HasSubstr("has decided already"));
}

TEST(Approvers, added_by_hand_are_not_taken_back_with_what_was_decided_for_them) {
  Story story{with_cab([](ApprovalTemplate& cab) { cab.rejections = 2; })};
  const Who omar{WhoKind::person, "omar.haddad"};
  story.submitted().given(AddApprover{"cab", omar, "He knows"}, story.ruth);
  story.given(Delegate{"cab", story.omar, story.tomas, "I am on a train"}, story.omar).given(no(), story.tomas);
  EXPECT_THAT(why_not(story, RemoveApprover{"cab", omar, ""}, story.priya),
              HasSubstr("has decided for Omar Haddad already"));
}

TEST(Quorum, is_refused_as_soon_as_it_cannot_be_reached) {
  Story story{with_cab([](ApprovalTemplate& cab) { cab.rejections = 3; })};
  story.submitted().given(no(), story.dana);
  EXPECT_EQ(asked_cab(story).state, ApprovalState::asked) << "two others are left";
  story.given(no(), story.lee);
  EXPECT_EQ(story.change.stage(), "draft") << "of two that are needed one is left: rejected, and back";
}

TEST(Quorum, of_all_still_needs_whom_somebody_disabled) {
  Story story{with_cab([](ApprovalTemplate& cab) { cab.quorum = {QuorumKind::all, 1}; })};
  story.submitted().given(yes(), story.dana).given(yes(), story.lee);
  story.world.disable(story.mei);
  ASSERT_TRUE(story.reconsidered());
  EXPECT_EQ(asked_cab(story).state, ApprovalState::asked) << "who would have said no is not voted away";
  EXPECT_THAT(story.waits().at(0).detail, HasSubstr("Mei Tanaka can no longer do so"));
  story.given(Delegate{"cab", story.mei, story.omar, "Mei has left"}, story.ruth).given(yes(), story.omar);
  EXPECT_EQ(story.change.stage(), "build");
}

TEST(StandIn, decides_for_one_who_named_them_and_counts_once) {
  Story story;
  story.submitted().given(Delegate{"cab", story.dana, story.lee, "I am on a train"}, story.dana);
  story.given(yes(), story.lee);
  EXPECT_THAT(asked_cab(story).decisions.at(0).seats, ElementsAre(story.dana));
  EXPECT_EQ(tallied(story).have, 1) << "one person in two seats is one person";
  EXPECT_THAT(why_not(story, yes(), story.dana), HasSubstr("Lee Okafor has decided cab for you already"));
}

TEST(StandIn, is_never_who_may_not_decide) {
  Story story;
  story.submitted();
  EXPECT_THAT(why_not(story, Delegate{"cab", story.dana, story.priya, ""}, story.dana),
              HasSubstr("who asks for a change does not approve it"));
  EXPECT_FALSE(story.when(Delegate{"cab", story.dana, story.audrey, ""}, story.dana));
  EXPECT_THAT(why_not(story, Delegate{"cab", story.dana, story.omar, ""}, story.ruth),
              HasSubstr("is here and can decide"));
  EXPECT_FALSE(story.when(Delegate{"cab", story.dana, story.omar, ""}, story.omar));
}

TEST(StandIn, who_is_disabled_since_leaves_the_seat_to_its_owner) {
  Story story;
  story.submitted().given(Delegate{"cab", story.dana, story.omar, ""}, story.dana).given(yes(), story.omar);
  story.world.disable(story.omar);
  ASSERT_TRUE(story.reconsidered());
  EXPECT_EQ(tallied(story).have, 0);
  story.given(yes(), story.dana).given(yes(), story.lee);
  EXPECT_EQ(story.change.stage(), "build");
}

TEST(StandIn, decides_for_one_who_agreed_and_was_disabled) {
  Story story{with_cab([](ApprovalTemplate& cab) { cab.quorum = {QuorumKind::all, 1}; })};
  story.submitted().given(yes(), story.dana).given(yes(), story.mei);
  story.world.disable(story.mei);
  ASSERT_TRUE(story.reconsidered());
  story.given(yes(), story.lee);
  EXPECT_EQ(story.change.stage(), "authorization");
  story.given(Delegate{"cab", story.mei, story.omar, "Mei has left"}, story.ruth).given(yes(), story.omar);
  EXPECT_EQ(story.change.stage(), "build");
}

TEST(StandIn, does_not_pass_the_seat_on) {
  Story story;
  story.submitted().given(Delegate{"cab", story.dana, story.omar, ""}, story.dana);
  EXPECT_THAT(why_not(story, Delegate{"cab", story.omar, story.tomas, ""}, story.omar), HasSubstr("is not passed on"));
}

TEST(Delegation, stands_for_its_time_only) {
  Story story;
  Person dana = *story.world.directory.person(story.dana);
  dana.delegations = {{1, story.omar, story.now + std::chrono::hours{24}, story.now + std::chrono::hours{72}}};
  story.world.directory.people[dana.id] = std::make_shared<const Person>(dana);
  story.submitted();
  EXPECT_FALSE(story.when(yes(), story.omar));
  EXPECT_LE(*next_wake(story.change, story.world.directory, story.process(), story.now),
            story.now + std::chrono::hours{24});
  story.now = story.now + std::chrono::hours{25};
  ASSERT_TRUE(story.when_time_comes());
  EXPECT_TRUE(asked_cab(story).told.contains(story.omar)) << "they are told when it begins";
  story.given(yes(), story.omar);
  story.now = story.now + std::chrono::hours{100};
  ASSERT_TRUE(story.when_time_comes());
  EXPECT_THAT(tallied(story).approved_by, ElementsAre(story.omar)) << "as it was made";
}

TEST(Approval, waits_for_those_that_come_first) {
  Process process = small_process();
  ApprovalTemplate owners = process.stages[1].approvals[0];
  owners.key = "owners";
  owners.approvers = {{WhoKind::role, "change_manager"}};
  owners.quorum = {QuorumKind::any, 1};
  owners.after_approvals = {"cab"};
  owners.excluded = {{WhoKind::decided, "cab"}};
  process.stages[1].approvals.push_back(owners);
  Story story{process};
  story.submitted();
  EXPECT_EQ(find_approval(story.change, "owners"), nullptr);
  story.given(yes(), story.dana).given(yes(), story.lee);
  ASSERT_NE(find_approval(story.change, "owners"), nullptr);
  story.given(yes("owners"), story.ruth);
  EXPECT_EQ(story.change.stage(), "build");
}

TEST(Approval, tells_everybody_once_for_whom_it_waits) {
  Story story;
  story.submitted();
  std::vector<PersonId> told;
  for (const auto& one : story.log)
    if (const auto* event = std::get_if<PeopleNotified>(&one);
        event != nullptr && event->kind == NoticeKind::approval_asked)
      told.insert(told.end(), event->people.begin(), event->people.end());
  EXPECT_THAT(told, UnorderedElementsAre(story.dana, story.lee, story.mei));
}

}  // namespace
}  // namespace sluice::testing_world
