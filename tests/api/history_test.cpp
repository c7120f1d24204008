// The history of a change, page by page: the same entries however they are asked for.
#include <gtest/gtest.h>

#include "api/api_world.h"

namespace sluice::api {
namespace {

class HistoryApi : public ApiTest {
 protected:
  /// A change with more events than a snapshot and a stretch of reading have, of several kinds and by several people.
  void SetUp() override {
    ApiTest::SetUp();
    if (IsSkipped()) return;
    at_ = "/changes/" + submitted();
    for (const auto* who : {"dana", "lee"})
      must(200, Method::post, at_ + "/approvals/cab/decisions",
           {.who = who, .body = {{"decision", "approve"}}, .headers = {}});
    for (int i = 0; i < 230; ++i) {
      must(201, Method::post, at_ + "/comments", {.who = "mei", .body = {{"text", "Comment " + std::to_string(i)}}});
      if (i % 20 != 0) continue;
      const auto title = "Title " + std::to_string(i);
      must(200, Method::patch, at_, {.who = "priya", .body = {{"title", title}}});
    }
  }
  /// All entries, page by page.
  [[nodiscard]] boost::json::array paged(const std::string& query, int limit) {
    boost::json::array all;
    std::string cursor;
    do {
      const auto page = must(
          200, Method::get,
          at_ + "/history?limit=" + std::to_string(limit) + "&" + query + (cursor.empty() ? "" : "&cursor=" + cursor),
          {.who = "priya"});
      const auto& items = page.at("items").as_array();
      EXPECT_LE(items.size(), static_cast<std::size_t>(limit));
      all.insert(all.end(), items.begin(), items.end());
      const auto* next = page.as_object().if_contains("next");
      cursor = next && next->is_string() ? std::string{next->as_string()} : std::string{};
    } while (!cursor.empty() && all.size() < 1'000);
    return all;
  }
  std::string at_;
};
INSTANTIATE_TEST_SUITE_P(Databases, HistoryApi, store::both_databases, store::database_name);

TEST_P(HistoryApi, is_the_same_in_pages_of_every_size_and_in_both_orders) {
  const auto whole = paged("order=asc", 200);
  ASSERT_GT(whole.size(), 245U);
  for (std::size_t i = 0; i < whole.size(); ++i)
    EXPECT_EQ(whole[i].at("version").as_int64(), static_cast<std::int64_t>(i) + 1);
  EXPECT_EQ(paged("order=asc", 7), whole);
  auto newest_first = whole;
  std::ranges::reverse(newest_first);
  EXPECT_EQ(paged("", 200), newest_first);
  EXPECT_EQ(paged("order=desc", 7), newest_first);
}

TEST_P(HistoryApi, is_the_whole_less_what_a_filter_leaves_out) {
  const auto whole = paged("order=asc", 200);
  const auto filtered = [&](auto takes) {
    boost::json::array some;
    for (const auto& entry : whole)
      if (takes(entry)) some.push_back(entry);
    return some;
  };
  for (const auto* kind : {"fields", "comment", "approval", "stage"}) {
    const auto of_kind = filtered([&](const Json& entry) { return entry.at("kind").as_string() == kind; });
    EXPECT_FALSE(of_kind.empty()) << kind;
    EXPECT_EQ(paged(std::string{"order=asc&kind="} + kind, 9), of_kind);
    auto reversed = of_kind;
    std::ranges::reverse(reversed);
    EXPECT_EQ(paged(std::string{"kind="} + kind, 9), reversed);
  }
  const auto by = filtered([](const Json& entry) {
    const auto* who = entry.as_object().if_contains("by");
    return who && who->at("login").as_string() == "priya";
  });
  EXPECT_EQ(paged("order=asc&by=priya", 5), by);
}

TEST_P(HistoryApi, says_what_each_edit_altered) {
  const auto edits = paged("order=asc&kind=fields", 200);
  ASSERT_EQ(edits.size(), 12U);
  for (std::size_t i = 1; i < edits.size(); ++i) {
    EXPECT_EQ(edits[i].at_pointer("/changes/0/before"), edits[i - 1].at_pointer("/changes/0/after"));
    EXPECT_EQ(edits[i].at_pointer("/changes/0/after").as_string(), "Title " + std::to_string(20 * i));
  }
}

TEST_P(HistoryApi, calls_an_approval_by_its_title_when_it_is_no_longer_asked) {
  const auto change = "/changes/" + submitted();
  must(200, Method::post, change + "/cancellation", {.who = "priya", .body = {{"reason", "Not needed"}}});
  const auto approvals = must(200, Method::get, change + "/history?kind=approval", {.who = "priya"});
  EXPECT_EQ(text(approvals, "/items/0/summary"), "“Does the CAB agree?” is not asked any longer.");
}

TEST_P(HistoryApi, ends_where_a_cursor_points_beyond_it) {
  EXPECT_TRUE(must(200, Method::get, at_ + "/history?order=asc&cursor=at-100000", {.who = "priya"})
                  .at("items")
                  .as_array()
                  .empty());
}

}  // namespace
}  // namespace sluice::api
