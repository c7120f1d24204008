// When people are reminded, when it escalates, and when an approval expires.
#include <gmock/gmock.h>

#include "approval_story.h"

namespace sluice::testing_world {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;

constexpr std::chrono::hours one_day{24};

Timer before_start(std::int64_t hours) { return {Due{Anchor::planned_start, -hours, DueUnit::hours}}; }

EditChange starts_at(Instant at) {
  FieldsPatch patch;
  patch.planned_start = Patch<PlannedTime>::set({"2027-02-20T22:00", "Europe/Berlin", at});
  return {patch};
}

void pass_days(Story& story, int days) {
  for (int day = 0; day < days; ++day) {
    story.now = story.now + one_day;
    ASSERT_TRUE(story.when_time_comes().has_value());
  }
}

TEST(ApprovalClocks, remind_ten_times_where_it_never_expires) {
  auto story = asking_so([](ApprovalTemplate& cab) { cab.expire = Timer{}; });
  story.submitted();
  pass_days(story, 60);
  EXPECT_EQ(logged<ApprovalReminded>(story).size(), 10u);
  EXPECT_FALSE(cab_of(story).clocks.remind.has_value());
}

TEST(ApprovalClocks, tell_the_owner_once_that_nobody_is_reminded_any_more) {
  auto story = asking_so([](ApprovalTemplate& cab) { cab.expire = cab.escalate = Timer{}; });
  story.submitted();
  pass_days(story, 60);
  EXPECT_THAT(told_of(story, NoticeKind::approval_escalated), ElementsAre(story.priya));
}

TEST(ApprovalClocks, remind_ten_times_again_of_what_is_asked_again) {
  auto story = asking_so([](ApprovalTemplate& cab) { cab.expire = Timer{}; });
  story.submitted();
  pass_days(story, 60);
  story.given(title_of("PostgreSQL 16.16"), story.priya);
  pass_days(story, 60);
  EXPECT_EQ(logged<ApprovalReminded>(story).size(), 20u);
}

TEST(ApprovalClocks, are_not_started_by_a_reminder_by_hand) {
  auto story = asking_so([](ApprovalTemplate& cab) { cab.remind = cab.escalate = cab.expire = Timer{}; });
  story.submitted();
  story.now = story.now + one_day;
  story.given(RemindApprovers{"cab"}, story.priya);
  pass_days(story, 10);
  EXPECT_EQ(logged<ApprovalReminded>(story).size(), 1u);
}

TEST(ApprovalClocks, do_not_count_reminders_by_hand) {
  auto story = asking_so([](ApprovalTemplate& cab) { cab.expire = Timer{}; });
  story.submitted();
  story.now = story.now + std::chrono::hours{2};
  story.given(RemindApprovers{"cab"}, story.priya);
  pass_days(story, 60);
  EXPECT_EQ(logged<ApprovalReminded>(story).size(), 11u);
}

TEST(ApprovalClocks, stop_reminding_where_nobody_is_left_to_decide) {
  auto story = asking_so([](ApprovalTemplate& cab) { cab.expire = Timer{}; });
  story.submitted();
  for (const auto one : {story.dana, story.lee, story.mei}) story.world.disable(one);
  pass_days(story, 5);
  EXPECT_THAT(logged<ApprovalReminded>(story), IsEmpty());
  EXPECT_THAT(told_of(story, NoticeKind::approval_escalated), Contains(story.ruth));
}

TEST(ApprovalClocks, remind_whoever_is_asked_after_nobody_was_left) {
  auto story = asking_so([](ApprovalTemplate& cab) { cab.expire = Timer{}; });
  story.submitted();
  for (const auto one : {story.dana, story.lee, story.mei}) story.world.disable(one);
  pass_days(story, 5);
  ASSERT_THAT(logged<ApprovalReminded>(story), IsEmpty());
  story.given(AddApprover{"cab", person_of("tomas.weber"), because}, story.ruth);
  pass_days(story, 5);
  const auto reminded = logged<ApprovalReminded>(story);
  ASSERT_FALSE(reminded.empty());
  EXPECT_THAT(reminded.front().people, ElementsAre(story.tomas));
}

TEST(ApprovalClocks, that_hang_on_the_window_follow_it) {
  auto story = asking_so([](ApprovalTemplate& cab) {
    cab.remind = before_start(48);
    cab.escalate = before_start(24);
    cab.expire = before_start(1);
  });
  story.submitted();
  EXPECT_FALSE(cab_of(story).clocks.expire.has_value()) << "nothing is planned yet";
  const Instant first = story.now + 20 * one_day, second = story.now + 30 * one_day;
  story.given(starts_at(first), story.priya);
  EXPECT_EQ(cab_of(story).clocks.expire, first - std::chrono::hours{1});
  story.given(starts_at(second), story.priya);
  EXPECT_EQ(cab_of(story).clocks.remind, second - std::chrono::hours{48});
  EXPECT_EQ(cab_of(story).clocks.escalate, second - std::chrono::hours{24});
  EXPECT_EQ(cab_of(story).clocks.expire, second - std::chrono::hours{1});
}

TEST(ApprovalClocks, that_hang_on_the_window_stay_there_over_a_pause) {
  auto story = asking_so([](ApprovalTemplate& cab) { cab.expire = before_start(1); });
  story.submitted();
  const Instant start = story.now + 20 * one_day;
  story.given(starts_at(start), story.priya).given(AskQuestion{"cab", "Is there a way back?"}, story.dana);
  const auto escalates = *cab_of(story).clocks.escalate;
  story.now = story.now + 2 * one_day;
  story.given(AnswerQuestion{"cab", 1, "Yes"}, story.priya);
  EXPECT_EQ(cab_of(story).clocks.expire, start - std::chrono::hours{1});
  EXPECT_EQ(cab_of(story).clocks.escalate, escalates + 2 * one_day);
  story.given(HoldChange{because}, story.ruth);
  story.now = story.now + 2 * one_day;
  story.given(ResumeChange{""}, story.ruth);
  EXPECT_EQ(cab_of(story).clocks.expire, start - std::chrono::hours{1});
  EXPECT_EQ(cab_of(story).clocks.escalate, escalates + 4 * one_day);
}

TEST(ApprovalClocks, that_count_from_the_asking_stay_where_the_window_moves) {
  Story story;
  story.submitted();
  const auto before = cab_of(story).clocks;
  story.given(starts_at(story.now + 20 * one_day), story.priya);
  EXPECT_EQ(cab_of(story).clocks, before);
}

TEST(ApprovalClocks, leave_it_to_a_person_to_ask_again_what_expired_and_was_edited) {
  Story story;
  story.submitted().given(approve(), story.dana);
  pass_days(story, 20);
  ASSERT_EQ(state_of(story), ApprovalState::expired);
  story.given(title_of("PostgreSQL 16.16"), story.priya);
  EXPECT_EQ(state_of(story), ApprovalState::expired);
  EXPECT_THAT(cab_of(story).decisions, IsEmpty()) << "they were of other content";
  story.given(AskAgain{"cab"}, story.priya);
  EXPECT_EQ(state_of(story), ApprovalState::asked);
  EXPECT_EQ(cab_of(story).digest, digest_of(story.change.fields, cab_of(story).covers, cab_of(story).covers_form));
}

}  // namespace
}  // namespace sluice::testing_world
