// Meetings of a board: the agenda, who leads it, what is noted of each change.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "access_world.h"
#include "domain/cab/bounds.h"
#include "domain/cab/decide.h"

namespace sluice {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr ChangeId first{1}, second{2}, third{3};

Standings standing(ApprovalState state) { return {{{"cab", "CAB", state}}, {}}; }

Rank rank(std::int64_t points) { return {points, {{Ground::risk, points, "Because."}}}; }

ChangeBeforeBoard asking(std::int64_t points, ApprovalState state = ApprovalState::asked) {
  ChangeBeforeBoard change;
  change.standings = standing(state);
  change.rank = rank(points);
  change.open = true;
  change.on_agenda = true;
  return change;
}

/// One meeting of a board, by a clock that is moved by hand.
class CabMeeting : public testing::Test {
 protected:
  CabMeeting() {
    ruth = world.person("Ruth Steiner");
    mei = world.person("Mei Tanaka");
    lee = world.person("Lee Okafor");
    priya = world.person("Priya Nair");
    world.group("cab", {mei, lee});
    board.version = 1;
    board.id = {1};
    board.plan.name = "CAB";
    board.plan.chair = ruth;
    board.plan.members = {{WhoKind::group, "cab"}};
    board.plan.timing.zone = "Europe/Berlin";
    board.plan.timing.window_minutes = 60;
    must(CallMeeting{"2027-01-14T10:00", {}}, ruth);
    changes = {{first, asking(10)}, {second, asking(60)}, {third, asking(30)}};
  }

  Result<MeetingEvents> ask(const MeetingCommand& command, PersonId who) {
    const MeetingFacts facts{now, world.actor(who), world.directory, board, {7}, changes, next, 0};
    auto events = decide(meeting, command, facts);
    if (events)
      for (const auto& one : *events) meeting = apply(std::move(meeting), one, {now, who});
    return events;
  }
  void must(const MeetingCommand& command, PersonId who) {
    const auto done = ask(command, who);
    ASSERT_TRUE(done.has_value()) << done.error().detail;
  }
  std::string refusal(const MeetingCommand& command, PersonId who) {
    const auto done = ask(command, who);
    if (done) return "accepted";
    return done.error().errors.empty()
               ? done.error().detail
               : done.error().errors.front().pointer + ": " + done.error().errors.front().detail;
  }
  void after_seconds(int seconds) { now = now + std::chrono::seconds{seconds}; }
  [[nodiscard]] std::vector<ChangeId> agenda() const {
    std::vector<ChangeId> order;
    for (const auto& item : meeting.items) order.push_back(item.change);
    return order;
  }
  [[nodiscard]] ItemState state_of(ChangeId id) const { return find_item(meeting, id)->state; }

  testing_world::World world;
  PersonId ruth, mei, lee, priya;
  Board board;
  Meeting meeting;
  std::map<ChangeId, ChangeBeforeBoard> changes;
  std::optional<MeetingId> next = MeetingId{8};
  Instant now = *from_rfc3339("2027-01-11T08:00:00Z");
};

TEST_F(CabMeeting, begins_at_the_local_time_that_was_named_and_is_as_long_as_usual) {
  EXPECT_EQ(to_rfc3339(meeting.starts), "2027-01-14T09:00:00Z");
  EXPECT_EQ(to_rfc3339(meeting.ends), "2027-01-14T10:00:00Z");
}

TEST_F(CabMeeting, ranks_what_the_agenda_takes_and_says_why) {
  must(FillAgenda{}, ruth);
  EXPECT_THAT(agenda(), ElementsAre(second, third, first));
  EXPECT_EQ(meeting.items.front().rank.reasons.front().text, "Because.");
}

TEST_F(CabMeeting, takes_what_ranks_highest_where_more_waits_than_it_takes) {
  for (std::int64_t id = 1; id <= 250; ++id) changes[{id}] = asking(id);
  must(FillAgenda{}, ruth);
  EXPECT_EQ(meeting.items.size(), bounds::agenda_items);
  EXPECT_EQ(agenda().front(), ChangeId{250});
  EXPECT_EQ(agenda().back(), ChangeId{51});
  EXPECT_THAT(*ask(FillAgenda{}, ruth), IsEmpty());
}

TEST_F(CabMeeting, ranks_anew_when_something_alters_and_says_nothing_when_nothing_does) {
  must(FillAgenda{}, ruth);
  EXPECT_THAT(*ask(FillAgenda{}, ruth), IsEmpty());
  changes[first].rank = rank(90);
  must(FillAgenda{}, ruth);
  EXPECT_THAT(agenda(), ElementsAre(first, second, third));
}

TEST_F(CabMeeting, leaves_what_came_too_late_to_be_put_on_by_hand) {
  changes[first].on_time = false;
  must(FillAgenda{}, ruth);
  EXPECT_THAT(agenda(), ElementsAre(second, third));
  must(AddItem{first}, mei);
  EXPECT_EQ(find_item(meeting, first)->added_by, mei);
}

TEST_F(CabMeeting, does_not_put_on_again_what_was_taken_off_by_hand) {
  must(FillAgenda{}, ruth);
  must(RemoveItem{second, "Decided by mail"}, ruth);
  must(FillAgenda{}, ruth);
  EXPECT_THAT(agenda(), ElementsAre(third, first));
}

TEST_F(CabMeeting, keeps_the_order_that_somebody_has_given_the_agenda) {
  must(FillAgenda{}, ruth);
  must(OrderItems{{first}}, ruth);
  changes[third].rank = rank(99);
  must(FillAgenda{}, ruth);
  EXPECT_THAT(agenda(), ElementsAre(first, second, third));
}

TEST_F(CabMeeting, shows_as_decided_ahead_what_was_decided_before_it_came_to_it) {
  must(FillAgenda{}, ruth);
  changes[second] = asking(60, ApprovalState::granted);
  must(StartMeeting{}, ruth);
  EXPECT_EQ(state_of(second), ItemState::decided);
  EXPECT_TRUE(find_item(meeting, second)->ahead);
  must(OpenItem{}, ruth);
  EXPECT_EQ(current_item(meeting)->change, third);
}

TEST_F(CabMeeting, takes_off_what_asks_the_board_no_more) {
  must(FillAgenda{}, ruth);
  changes[second].standings = {};
  must(FillAgenda{}, ruth);
  EXPECT_THAT(agenda(), ElementsAre(third, first));
}

TEST_F(CabMeeting, times_each_item_over_all_its_turns_and_notes_what_was_decided_in_it) {
  must(StartMeeting{}, ruth);
  must(OpenItem{}, ruth);
  after_seconds(90);
  must(OpenItem{first}, ruth);
  EXPECT_EQ(state_of(second), ItemState::passed);
  after_seconds(20);
  must(OpenItem{second}, ruth);
  changes[second] = asking(60, ApprovalState::granted);
  changes[second].standings.decisions = {{"cab", mei, Decision::approve, now}};
  after_seconds(30);
  must(OpenItem{}, ruth);
  const auto* item = find_item(meeting, second);
  EXPECT_EQ(item->spent_seconds, 120);
  EXPECT_EQ(item->state, ItemState::decided);
  EXPECT_FALSE(item->ahead);
  EXPECT_EQ(item->standings.decisions.front().by, mei);
  EXPECT_EQ(find_item(meeting, first)->spent_seconds, 20);
}

TEST_F(CabMeeting, carries_what_it_did_not_come_to_over_to_the_next) {
  must(StartMeeting{}, ruth);
  must(OpenItem{}, ruth);
  must(CloseMeeting{}, ruth);
  EXPECT_EQ(state_of(second), ItemState::passed);
  EXPECT_EQ(state_of(first), ItemState::postponed);
  EXPECT_EQ(find_item(meeting, first)->postponed_to, next);
  EXPECT_THAT(refusal(TakeNote{{}, "More"}, ruth), HasSubstr("MTG-7 is closed"));
}

TEST_F(CabMeeting, postpones_with_a_reason) {
  must(StartMeeting{}, ruth);
  must(OpenItem{}, ruth);
  EXPECT_THAT(refusal(PostponeItem{second, " "}, ruth), HasSubstr("/reason"));
  after_seconds(10);
  must(PostponeItem{second, "The vendor is asked first"}, ruth);
  EXPECT_EQ(current_item(meeting), nullptr);
  EXPECT_EQ(find_item(meeting, second)->spent_seconds, 10);
  EXPECT_EQ(find_item(meeting, second)->postponed->reason.text, "The vendor is asked first");
}

TEST_F(CabMeeting, knows_who_is_there) {
  must(StartMeeting{}, ruth);
  must(JoinMeeting{{}}, mei);
  must(JoinMeeting{lee}, ruth);
  EXPECT_THAT(meeting.present, ElementsAre(ruth, mei, lee));
  must(LeaveMeeting{{}}, mei);
  EXPECT_THAT(meeting.present, ElementsAre(ruth, lee));
  EXPECT_THAT(refusal(LeaveMeeting{lee}, mei), HasSubstr("You may not lead"));
}

TEST_F(CabMeeting, is_led_by_its_chair_and_takes_notes_of_its_members) {
  EXPECT_THAT(refusal(StartMeeting{}, mei), HasSubstr("Who may: Ruth Steiner, a change manager."));
  must(StartMeeting{}, ruth);
  must(TakeNote{first, "Ask the vendor"}, mei);
  EXPECT_EQ(find_item(meeting, first)->notes.front().text.text, "Ask the vendor");
  EXPECT_THAT(refusal(TakeNote{{}, "Hello"}, priya), HasSubstr("You may not take part"));
  world.delegate(lee, priya, now, now + std::chrono::hours{1});
  must(TakeNote{{}, "I stand in for Lee"}, priya);
  EXPECT_EQ(meeting.notes.front().by, priya);
}

TEST_F(CabMeeting, tells_nobody_of_a_change_that_they_may_not_see) {
  changes[second].seen = false;
  must(FillAgenda{}, ruth);
  EXPECT_EQ(refusal(AddItem{second}, mei), "/change: There is no change CHG-2.");
  EXPECT_EQ(refusal(RemoveItem{second, "Why"}, ruth), "/change: CHG-2 is not on the agenda of MTG-7.");
}

TEST_F(CabMeeting, moves_and_is_cancelled_only_while_it_is_planned) {
  must(MoveMeeting{"2027-01-15T09:00", 30, "Lee is away"}, ruth);
  EXPECT_EQ(to_rfc3339(meeting.ends), "2027-01-15T08:30:00Z");
  EXPECT_THAT(refusal(MoveMeeting{"2026-01-15T09:00", {}, "Earlier"}, ruth), HasSubstr("/local"));
  must(StartMeeting{}, ruth);
  EXPECT_THAT(refusal(CancelMeeting{"No time"}, ruth), HasSubstr("MTG-7 is live"));
}

TEST(CabRank, adds_up_grounds_and_tells_the_weightiest_first) {
  const auto rank = rank_of({.risk = Level::medium,
                             .services = "Billing database",
                             .conflicts = {{1039}},
                             .missing = {"Backout plan", "Verifiers"},
                             .withdrawn = {"CAB"}});
  EXPECT_EQ(rank.points, 20 + 15 + 25 + 10 + 15);
  std::vector<std::string> texts;
  for (const auto& one : rank.reasons) texts.push_back(one.text);
  EXPECT_THAT(texts, ElementsAre("Its window overlaps CHG-1039 on the same service.", "Medium risk.",
                                 "First change by this process to Billing database.",
                                 "An edit withdrew what was decided: CAB.", "Still missing: Backout plan, Verifiers."));
}

TEST(CabRank, takes_the_impact_where_no_risk_was_assessed_and_bounds_what_adds_up) {
  EXPECT_EQ(rank_of({.impact = Level::high}).reasons.front().text, "High impact.");
  EXPECT_EQ(rank_of({.risk = Level::low, .impact = Level::high}).points, 0);
  EXPECT_EQ(rank_of({.conflicts = {{1}, {2}, {3}, {4}, {5}}}).points, 50);
  EXPECT_EQ(rank_of({.conflicts = {{1}, {2}, {3}, {4}, {5}}}).reasons.front().text,
            "Its window overlaps CHG-1, CHG-2, CHG-3 and 2 more on the same service.");
}

}  // namespace
}  // namespace sluice
