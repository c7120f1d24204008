// Whose seats count: of who is asked now, of who was, and of who stands in.
#include <gmock/gmock.h>

#include "approval_story.h"

namespace sluice::testing_world {
namespace {

using testing::Contains;
using testing::HasSubstr;
using testing::Not;

Story all_of_the_board() { return asking_with({QuorumKind::all, 1}); }

TEST(ApprovalSeats, of_a_former_member_are_not_handed_on_by_them) {
  auto story = all_of_the_board();
  story.submitted();
  story.world.leave(story.cab, story.mei);
  (void)story.reconsidered();
  EXPECT_THAT(why_refused(story.when(Delegate{"cab", story.mei, story.tomas, because}, story.mei)),
              HasSubstr("You are asked in cab no longer"));
  story.given(Delegate{"cab", story.mei, story.tomas, because}, story.ruth);
  EXPECT_THAT(counted(story).undecided, Contains(story.tomas));
}

TEST(ApprovalSeats, that_a_former_member_handed_on_before_are_taken_by_nobody) {
  auto story = all_of_the_board();
  story.submitted().given(Delegate{"cab", story.mei, story.tomas, because}, story.mei);
  ASSERT_THAT(counted(story).undecided, Contains(story.tomas));
  story.world.leave(story.cab, story.mei);
  EXPECT_THAT(counted(story).undecided, Not(Contains(story.tomas)));
  EXPECT_THAT(why_refused(story.when(approve(), story.tomas)), HasSubstr("is not an approver"));
}

TEST(ApprovalSeats, that_were_decided_for_a_former_member_stand_open_again) {
  auto story = all_of_the_board();
  story.submitted().given(Delegate{"cab", story.mei, story.tomas, because}, story.mei).given(approve(), story.tomas);
  EXPECT_EQ(counted(story).have, 1);
  story.world.leave(story.cab, story.mei);
  EXPECT_EQ(counted(story).have, 0);
}

TEST(ApprovalSeats, of_owners_go_with_the_service_that_an_edit_takes_out) {
  auto story = asking_so([](ApprovalTemplate& cab) {
    cab.approvers = {{WhoKind::owners, ""}};
    cab.quorum = {QuorumKind::all, 1};
    cab.covers = {Field::title};
  });
  const auto ledger = story.world.service("ledger", {story.lee});
  FieldsPatch both, one;
  both.services = Patch<std::vector<ServiceId>>::set({story.billing, ledger});
  one.services = Patch<std::vector<ServiceId>>::set({story.billing});
  story.drafted().given(EditChange{both}, story.priya).given(AdvanceChange{}, story.priya);
  EXPECT_EQ(counted(story).need, 2);
  story.given(EditChange{one}, story.priya);
  EXPECT_EQ(counted(story).need, 1);
  story.given(approve(), story.dana);
  EXPECT_EQ(state_of(story), ApprovalState::granted);
}

TEST(ApprovalSeats, of_members_do_not_go_by_an_edit_of_the_services) {
  auto story = all_of_the_board();
  const auto ledger = story.world.service("ledger", {story.lee});
  FieldsPatch edit;
  edit.services = Patch<std::vector<ServiceId>>::set({ledger});
  story.submitted();
  story.world.leave(story.cab, story.mei);
  (void)story.reconsidered();
  story.given(EditChange{edit}, story.priya);
  EXPECT_EQ(counted(story).need, 3) << "Mei was asked";
}

TEST(ApprovalSeats, of_members_stay_though_a_service_of_theirs_comes_and_goes) {
  auto story = asking_so([](ApprovalTemplate& cab) {
    cab.quorum = {QuorumKind::all, 1};
    cab.covers = {Field::title};
  });
  const auto ledger = story.world.service("ledger", {story.mei});
  story.submitted();
  story.world.leave(story.cab, story.mei);
  (void)story.reconsidered();
  for (const auto& services : {std::vector{story.billing, ledger}, std::vector{story.billing}}) {
    FieldsPatch edit;
    edit.services = Patch<std::vector<ServiceId>>::set(services);
    story.given(EditChange{edit}, story.priya);
  }
  EXPECT_EQ(counted(story).need, 3) << "Mei was asked as a member";
}

TEST(ApprovalSeats, of_owners_who_rejected_do_not_go_with_their_service) {
  auto story = asking_so([](ApprovalTemplate& cab) {
    cab.approvers = {{WhoKind::owners, ""}};
    cab.quorum = {QuorumKind::percent, 50};
    cab.rejections = 2;
    cab.covers = {Field::title};
  });
  const auto ledger = story.world.service("ledger", {story.lee}), mail = story.world.service("mail", {story.mei});
  FieldsPatch three, two;
  three.services = Patch<std::vector<ServiceId>>::set({story.billing, ledger, mail});
  two.services = Patch<std::vector<ServiceId>>::set({story.billing, mail});
  story.drafted().given(EditChange{three}, story.priya).given(AdvanceChange{}, story.priya);
  story.given(reject(), story.lee);
  ASSERT_EQ(counted(story).need, 2);
  story.given(EditChange{two}, story.priya);
  EXPECT_EQ(counted(story).need, 2) << "half of three, of whom one said no";
}

}  // namespace
}  // namespace sluice::testing_world
