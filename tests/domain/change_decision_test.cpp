// Questions before deciding, conditions, and what happens by itself while nobody decides.
#include <gmock/gmock.h>

#include "change_story.h"

namespace sluice::testing_world {
namespace {

using testing::Contains;
using testing::HasSubstr;
using testing::IsEmpty;

Decide agree() { return {"cab", Decision::approve, "", ""}; }
const Approval& the_cab(const Story& story) { return *find_approval(story.change, "cab"); }

bool waits_for(const Story& story, std::string_view gate) {
  return std::ranges::any_of(story.waits(), [&](const Unmet& one) { return one.gate == gate; });
}

TEST(Question, pauses_the_approval_until_it_is_answered) {
  Story story;
  story.submitted();
  const auto expires = *the_cab(story).clocks.expire;
  story.given(AskQuestion{"cab", "Is there a way back?"}, story.dana);
  EXPECT_EQ(story.when(agree(), story.lee).error().why, Refused::out_of_turn);
  EXPECT_THAT(story.waits().at(0).detail, HasSubstr("Is there a way back?"));
  story.now = story.now + std::chrono::hours{24 * 30};
  ASSERT_TRUE(story.when_time_comes());
  EXPECT_EQ(the_cab(story).state, ApprovalState::asked) << "no clock runs";
  story.given(AnswerQuestion{"cab", 1, "Yes, rehearsed on Monday"}, story.priya);
  EXPECT_EQ(*the_cab(story).clocks.expire, expires + std::chrono::hours{24 * 30});
  story.given(agree(), story.lee);
}

TEST(Question, is_asked_by_those_who_decide_and_answered_by_those_who_may_edit) {
  Story story;
  story.submitted();
  EXPECT_FALSE(story.when(AskQuestion{"cab", "Why?"}, story.omar));
  EXPECT_FALSE(story.when(AskQuestion{"cab", " "}, story.dana)) << "it says something";
  story.given(AskQuestion{"cab", "Why?"}, story.dana);
  EXPECT_FALSE(story.when(AskQuestion{"cab", "And how?"}, story.dana)) << "one at a time";
  EXPECT_FALSE(story.when(AnswerQuestion{"cab", 1, "So"}, story.omar));
  EXPECT_FALSE(story.when(WithdrawQuestion{"cab", 1}, story.lee));
  story.given(WithdrawQuestion{"cab", 1}, story.dana).given(agree(), story.dana);
}

TEST(Condition, counts_as_an_approval_and_keeps_the_change_from_deployment) {
  Story story;
  Decide decide = agree();
  decide.condition = NewCondition{"Tomas is on the bridge", story.tomas};
  story.submitted().given(decide, story.dana).given(agree(), story.lee);
  EXPECT_EQ(story.change.stage(), "build");
  story.given(FinishTask{story.task("build"), ""}, story.priya).given(FinishTask{story.task("peer"), ""}, story.priya);
  EXPECT_EQ(story.change.stage(), "build") << "the next stage is deployment";
  EXPECT_TRUE(waits_for(story, "conditions_met"));
  EXPECT_FALSE(story.when(MeetCondition{1, ""}, story.priya)) << "not whose it is";
  story.given(MeetCondition{1, "He is there"}, story.tomas);
  EXPECT_EQ(story.change.stage(), "deployment");
}

TEST(Condition, goes_with_the_decision_that_set_it) {
  Story story;
  Decide decide = agree();
  decide.condition = NewCondition{"Tomas is on the bridge", story.tomas};
  story.submitted().given(decide, story.dana);
  EXPECT_EQ(story.change.conditions.size(), 1U);
  story.given(WithdrawDecision{"cab", ""}, story.dana);
  EXPECT_THAT(story.change.conditions, IsEmpty());
}

TEST(Condition, is_handed_on_and_opened_again) {
  Story story;
  Decide decide = agree();
  decide.condition = NewCondition{"Tomas is on the bridge", story.tomas};
  story.submitted().given(decide, story.dana).given(HandCondition{1, story.lena, "Tomas is ill"}, story.priya);
  EXPECT_FALSE(story.when(MeetCondition{1, ""}, story.tomas));
  story.given(MeetCondition{1, ""}, story.lena).given(ReopenCondition{1, "She left"}, story.dana);
  EXPECT_FALSE(story.change.conditions.at(0).met);
}

TEST(Waiting, quotes_what_people_ask_and_make_a_condition) {
  Story story;
  Decide decide = agree();
  decide.condition = NewCondition{"Tomas is on the bridge", story.tomas};
  story.submitted().given(decide, story.dana).given(agree(), story.lee);
  for (const auto* key : {"build", "peer"}) story.given(FinishTask{story.task(key), ""}, story.priya);
  EXPECT_THAT(story.waits().at(0).detail, HasSubstr("on this condition: “Tomas is on the bridge”. Tomas"));
  Story other;
  other.submitted().given(AskQuestion{"cab", "Is there a way back?"}, other.dana);
  EXPECT_THAT(other.waits().at(0).detail, HasSubstr(": “Is there a way back?” Whoever"));
}

TEST(Condition, belongs_to_an_approval_only) {
  Story story;
  Decide decide{"cab", Decision::reject, "No", ""};
  decide.condition = NewCondition{"Later", story.tomas};
  story.submitted();
  EXPECT_EQ(story.when(decide, story.dana).error().why, Refused::invalid);
}

TEST(Silence, is_reminded_of_then_told_others_then_not_granted) {
  Story story;
  story.submitted();
  for (int day = 0; day < 20 && the_cab(story).state == ApprovalState::asked; ++day) {
    story.now = story.now + std::chrono::hours{24};
    ASSERT_TRUE(story.when_time_comes());
  }
  EXPECT_EQ(the_cab(story).state, ApprovalState::expired);
  EXPECT_TRUE(the_cab(story).reminded && the_cab(story).escalated);
  EXPECT_EQ(story.when(agree(), story.dana).error().why, Refused::out_of_turn)
      << "silence was no answer, and is none now";
  EXPECT_FALSE(story.when(AskAgain{"cab"}, story.omar));
  story.given(AskAgain{"cab"}, story.priya).given(agree(), story.dana).given(agree(), story.lee);
  EXPECT_EQ(story.change.stage(), "build");
}

TEST(Silence, does_not_run_on_while_the_change_is_on_hold) {
  Story story;
  story.submitted();
  const auto expires = *the_cab(story).clocks.expire;
  story.given(HoldChange{"Vendor"}, story.ruth);
  story.now = story.now + std::chrono::hours{24 * 60};
  ASSERT_TRUE(story.when_time_comes());
  story.given(ResumeChange{""}, story.ruth);
  EXPECT_EQ(*the_cab(story).clocks.expire, expires + std::chrono::hours{24 * 60});
}

TEST(Reminder, is_sent_by_hand_at_most_once_an_hour) {
  Story story;
  story.submitted();
  EXPECT_FALSE(story.when(RemindApprovers{"cab"}, story.priya)) << "they have just been asked";
  story.now = story.now + std::chrono::hours{2};
  story.given(RemindApprovers{"cab"}, story.priya);
  EXPECT_FALSE(story.when(RemindApprovers{"cab"}, story.ruth));
}

}  // namespace
}  // namespace sluice::testing_world
