// Boards: when they meet by their rule, who is on them, what comes before them.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "calendar/recurrences.h"
#include "domain/access_world.h"
#include "domain/cab/decide.h"

namespace sluice::calendar {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

class CabBoard : public testing::Test {
 protected:
  CabBoard() {
    ruth = world.person("Ruth Steiner", {Role::member, Role::change_manager});
    mei = world.person("Mei Tanaka");
    world.group("cab", {mei});
  }

  [[nodiscard]] BoardPlan weekly() const {
    BoardPlan plan;
    plan.name = "Change advisory board";
    plan.chair = ruth;
    plan.members = {{WhoKind::group, "cab"}};
    plan.timing.start = "2027-03-18T10:00";
    plan.timing.zone = "Europe/Berlin";
    plan.timing.rule = "FREQ=WEEKLY";
    plan.timing.window_minutes = 60;
    plan.timing.lead_minutes = 14 * 1440;
    return plan;
  }
  Result<BoardEvents> ask(const BoardCommand& command, PersonId who) {
    auto events = decide(board, command, {now, world.actor(who), world.directory, recurrences(), {1}, 0});
    if (events)
      for (const auto& one : *events) board = apply(std::move(board), one, {now, who});
    return events;
  }
  std::string refusal(const BoardCommand& command, PersonId who) {
    const auto done = ask(command, who);
    if (done) return "accepted";
    return done.error().errors.empty()
               ? done.error().detail
               : done.error().errors.front().pointer + ": " + done.error().errors.front().detail;
  }
  /// Plans what is due, as the engine would; the starts.
  std::vector<std::string> plan_due() {
    std::vector<std::string> starts;
    while (const auto window = due_meeting(board, recurrences(), now)) {
      board = apply(std::move(board), planned(*window, {++meetings}), {now, {}});
      starts.push_back(to_rfc3339(window->start));
    }
    return starts;
  }

  testing_world::World world;
  PersonId ruth, mei;
  Board board;
  std::int64_t meetings = 0;
  Instant now = *from_rfc3339("2027-03-17T08:00:00Z");
};

TEST_F(CabBoard, plans_its_meetings_ahead_at_the_same_local_time_whatever_the_clocks_do) {
  ASSERT_TRUE(ask(AddBoard{weekly()}, ruth).has_value());
  EXPECT_THAT(plan_due(), ElementsAre("2027-03-18T09:00:00Z", "2027-03-25T09:00:00Z"));
  EXPECT_THAT(plan_due(), IsEmpty());
  now = *from_rfc3339("2027-03-24T08:00:00Z");
  EXPECT_THAT(plan_due(), ElementsAre("2027-04-01T08:00:00Z")) << "summer time has begun";
}

TEST_F(CabBoard, meets_at_other_times_from_the_day_after_the_last_one_planned) {
  ASSERT_TRUE(ask(AddBoard{weekly()}, ruth).has_value());
  EXPECT_EQ(plan_due().size(), 2U);
  EditBoard edit;
  auto timing = weekly().timing;
  timing.rule = "FREQ=DAILY";
  edit.timing = Patch<Timing>::set(timing);
  ASSERT_TRUE(ask(edit, ruth).has_value());
  EXPECT_EQ(plan_due().front(), "2027-03-26T09:00:00Z");
}

TEST_F(CabBoard, plans_nothing_once_it_meets_no_more) {
  ASSERT_TRUE(ask(AddBoard{weekly()}, ruth).has_value());
  ASSERT_TRUE(ask(RetireBoard{"Merged with another"}, ruth).has_value());
  EXPECT_THAT(plan_due(), IsEmpty());
  EXPECT_EQ(refusal(EditBoard{}, ruth), "CAB-1 meets no more; make a new board.");
}

TEST_F(CabBoard, names_every_value_that_does_not_do) {
  auto plan = weekly();
  plan.members = {{WhoKind::group, "nobody"}};
  EXPECT_EQ(refusal(AddBoard{plan}, ruth), "/members/0: There is no group nobody.");
  plan = weekly();
  plan.deputy = ruth;
  EXPECT_THAT(refusal(AddBoard{plan}, ruth), HasSubstr("/deputy"));
  plan = weekly();
  plan.timing.rule = "FREQ=WEEKLY;UNTIL=20270101T000000";
  EXPECT_THAT(refusal(AddBoard{plan}, ruth), HasSubstr("/timing"));
  plan = weekly();
  plan.cutoff_minutes = -1;
  EXPECT_THAT(refusal(AddBoard{plan}, ruth), HasSubstr("/cutoff_minutes"));
}

TEST_F(CabBoard, is_made_and_edited_by_those_who_may) {
  EXPECT_EQ(refusal(AddBoard{weekly()}, mei), "Only a change manager or an administrator may make a board.");
  ASSERT_TRUE(ask(AddBoard{weekly()}, ruth).has_value());
  EditBoard edit;
  edit.chair = Patch<PersonId>::set(mei);
  EXPECT_THAT(refusal(edit, mei), HasSubstr("You may not edit this board"));
  ASSERT_TRUE(ask(edit, ruth).has_value());
  edit.chair = Patch<PersonId>::set(ruth);
  EXPECT_TRUE(ask(edit, mei).has_value()) << "Mei chairs it now";
}

TEST_F(CabBoard, has_before_it_what_asks_one_of_its_members) {
  auto change = testing_world::change_of(mei);
  Approval owners;
  owners.key = "owners";
  owners.approvers = {{WhoKind::owners, ""}};
  Approval cab;
  cab.key = "cab";
  cab.approvers = {{WhoKind::group, "cab"}};
  change.approvals = {owners, cab};
  const auto found = before_the_board(weekly(), change);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found.front()->key, "cab");
  EXPECT_FALSE(is_decided(standings_of(weekly(), change)));
  change.approvals.back().state = ApprovalState::rejected;
  EXPECT_TRUE(is_decided(standings_of(weekly(), change)));
}

}  // namespace
}  // namespace sluice::calendar
