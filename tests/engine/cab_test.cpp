// Boards that run: meetings planned by themselves, an agenda that is kept, items carried over, whatever stops and starts.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "domain/cab/decide.h"
#include "engine/engine_world.h"
#include "store/cab_rows.h"

namespace sluice::engine {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class Boards : public EngineTest {
 protected:
  BoardId weekly() {
    BoardPlan plan;
    plan.name = "Change advisory board";
    plan.chair = ruth;
    plan.members = {{WhoKind::group, "cab"}};
    plan.timing.start = "2027-01-14T10:00";  // Thursday
    plan.timing.zone = "Europe/Berlin";
    plan.timing.rule = "FREQ=WEEKLY";
    plan.timing.window_minutes = 60;
    plan.timing.lead_minutes = 14 * 1440;
    const auto id = must(engine().board_now({}, AddBoard{plan}, by_sluice())).board->id;
    engine().settle();
    return id;
  }
  std::shared_ptr<const Meeting> meeting(MeetingId id) {
    const auto session = database().connect();
    const store::ReadTransaction reading{*session};
    return must(engine().load(id, *session));
  }
  MeetingDone act(MeetingId id, MeetingCommand command, PersonId who) {
    return must(engine().meeting_now({1}, id, std::move(command), by(who)));
  }
  std::vector<std::string> planned() {
    const auto session = database().connect();
    const store::ReadTransaction reading{*session};
    std::vector<std::string> starts;
    for (const auto id : must(store::list_meetings(*session, {}, false, 100, "")).ids)
      starts.push_back(must(engine().load(id, *session))->local);
    return starts;
  }
  std::vector<ChangeId> agenda(MeetingId id) {
    std::vector<ChangeId> changes;
    for (const auto& item : meeting(id)->items) changes.push_back(item.change);
    return changes;
  }
};
INSTANTIATE_TEST_SUITE_P(Databases, Boards, store::both_databases, store::database_name);

TEST_P(Boards, plan_their_meetings_once_whoever_starts) {
  weekly();
  EXPECT_THAT(planned(), ElementsAre("2027-01-14T10:00", "2027-01-21T10:00"));
  restart();
  engine().settle();
  EXPECT_EQ(planned().size(), 2U);
  later(std::chrono::hours{24 * 7});
  engine().settle();
  EXPECT_THAT(planned(), ElementsAre("2027-01-14T10:00", "2027-01-21T10:00", "2027-01-28T10:00"));
}

TEST_P(Boards, keep_the_agenda_of_their_next_meeting) {
  weekly();
  EXPECT_THAT(agenda({1}), IsEmpty());
  const auto change = submitted();
  later(std::chrono::minutes{16});
  engine().settle();
  EXPECT_THAT(agenda({1}), ElementsAre(change));
  EXPECT_THAT(agenda({2}), IsEmpty());
}

TEST_P(Boards, note_what_was_decided_while_an_item_was_current) {
  weekly();
  const auto id = submitted();
  act({1}, StartMeeting{}, ruth);
  act({1}, OpenItem{}, ruth);
  later(std::chrono::seconds{40});
  change(id, Decide{"cab", Decision::approve, "", "", {}}, dana);
  change(id, Decide{"cab", Decision::approve, "", "", {}}, lee);
  act({1}, CloseMeeting{}, ruth);
  const auto noted = meeting({1});
  EXPECT_EQ(noted->state, MeetingState::closed);
  const auto& item = noted->items.front();
  EXPECT_EQ(item.state, ItemState::decided);
  EXPECT_EQ(item.spent_seconds, 40);
  ASSERT_EQ(item.standings.decisions.size(), 2U);
  EXPECT_EQ(item.standings.decisions.front().by, dana);
}

TEST_P(Boards, carry_what_is_postponed_over_to_the_next_meeting) {
  weekly();
  const auto change = submitted();
  act({1}, StartMeeting{}, ruth);
  act({1}, PostponeItem{change, "The vendor is asked first"}, ruth);
  EXPECT_THAT(agenda({2}), ElementsAre(change));
  EXPECT_EQ(meeting({2})->items.front().from, MeetingId{1});
}

TEST_P(Boards, have_the_same_rows_after_a_rebuild) {
  const auto board = weekly();
  const auto change = submitted();
  act({1}, StartMeeting{}, ruth);
  engine().rebuild({});
  const auto session = database().connect();
  const store::ReadTransaction reading{*session};
  EXPECT_THAT(store::list_boards(*session), ElementsAre(board));
  const store::MeetingFilter with_it{.states = {MeetingState::live}, .change = change};
  EXPECT_THAT(must(store::list_meetings(*session, with_it, true, 10, "")).ids, ElementsAre(MeetingId{1}));
  EXPECT_THAT(engine().verify({}, {}), IsEmpty());
}

}  // namespace
}  // namespace sluice::engine
