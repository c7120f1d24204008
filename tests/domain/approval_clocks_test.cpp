// When people are reminded, when it escalates, and when an approval expires.
#include <gmock/gmock.h>

#include "approval_story.h"

namespace sluice::testing_world {
namespace {

using testing::Contains;
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

TEST(ApprovalClocks, stop_reminding_where_nobody_is_left_to_decide) {
  auto story = asking_so([](ApprovalTemplate& cab) { cab.expire = Timer{}; });
  story.submitted();
  for (const auto one : {story.dana, story.lee, story.mei}) story.world.disable(one);
  pass_days(story, 5);
  EXPECT_THAT(logged<ApprovalReminded>(story), IsEmpty());
  EXPECT_THAT(told_of(story, NoticeKind::approval_escalated), Contains(story.ruth));
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
