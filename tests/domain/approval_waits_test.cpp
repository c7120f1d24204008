// How long approvals wait: what a change says of it, and what a report makes of many.
#include <gmock/gmock.h>

#include "approval_story.h"
#include "domain/report/approval_waits.h"

namespace sluice::testing_world {
namespace {

using testing::SizeIs;

std::vector<ApprovalWait> waits_of(const Story& story) {
  return project(story.change, story.world.directory, story.process(), story.now).approval_waits;
}

ApprovalWait waited(std::int64_t change, std::int64_t person, const char* stage, int hours, bool decided = true) {
  const Instant asked = monday_noon - std::chrono::hours{hours};
  return {{change}, {person}, {1}, stage, asked, decided ? std::optional{monday_noon} : std::nullopt};
}

TEST(ApprovalWaits, of_a_change_are_one_a_person_who_is_asked) {
  Story story;
  story.submitted();
  const Instant asked = story.now;
  EXPECT_THAT(waits_of(story), SizeIs(3));
  story.now = story.now + std::chrono::hours{5};
  story.given(approve(), story.dana);
  const auto waits = waits_of(story);
  ASSERT_THAT(waits, SizeIs(3));
  EXPECT_EQ(waits[0],
            (ApprovalWait{story.change.id, story.dana, story.change.process, "authorization", asked, story.now}));
  EXPECT_FALSE(waits[1].decided.has_value());
}

TEST(ApprovalWaits, of_what_an_edit_withdrew_are_kept_and_begin_anew) {
  Story story;
  story.submitted();
  const Instant asked = story.now;
  story.now = story.now + std::chrono::hours{5};
  story.given(approve(), story.dana);
  const Instant decided = story.now;
  story.now = story.now + std::chrono::hours{2};
  story.given(title_of("Another title"), story.priya);
  const Instant again = story.now;
  story.now = story.now + std::chrono::hours{1};
  story.given(approve(), story.dana);
  const auto waits = waits_of(story);
  ASSERT_THAT(waits, SizeIs(4));
  const auto of_dana = [&](Instant from, Instant until) {
    return ApprovalWait{story.change.id, story.dana, story.change.process, "authorization", from, until};
  };
  EXPECT_EQ(waits[0], of_dana(asked, decided));
  EXPECT_EQ(waits[1], of_dana(again, story.now));
  EXPECT_EQ(waits[2].asked, again);
}

TEST(ApprovalWaits, end_when_enough_have_decided) {
  Story story;
  story.authorized();
  for (const auto& one : waits_of(story)) EXPECT_TRUE(one.decided.has_value());
}

TEST(ApprovalWaits, come_to_a_median_and_a_longest_for_each) {
  const auto all = waits_together({waited(1, 7, "authorization", 2), waited(2, 7, "authorization", 10),
                                   waited(3, 7, "release", 4), waited(4, 8, "release", 30, false)},
                                  WaitsBy::person, monday_noon);
  ASSERT_THAT(all, SizeIs(2));
  EXPECT_EQ(all[0].key, "8") << "whose median is longest";
  EXPECT_EQ(all[0].waiting, 1);
  EXPECT_EQ(all[1].decided, 3);
  EXPECT_EQ(all[1].median, std::chrono::hours{4});
  EXPECT_EQ(all[1].longest, std::chrono::hours{10});
  EXPECT_EQ(all[1].longest_change, ChangeId{2});
}

TEST(ApprovalWaits, of_two_have_their_median_halfway) {
  const auto all =
      waits_together({waited(1, 7, "release", 2), waited(2, 8, "release", 4)}, WaitsBy::stage, monday_noon);
  ASSERT_THAT(all, SizeIs(1));
  EXPECT_EQ(all[0].key, "release");
  EXPECT_EQ(all[0].median, std::chrono::hours{3});
}

TEST(ApprovalWaits, of_none_are_none) { EXPECT_TRUE(waits_together({}, WaitsBy::process, monday_noon).empty()); }

}  // namespace
}  // namespace sluice::testing_world
