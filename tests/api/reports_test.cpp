// Reports through the API.
#include "api_world.h"

namespace sluice::api {
namespace {

class Reports : public ApiTest {
 protected:
  [[nodiscard]] Json waits(const std::string& query, const std::string& who = "ada") {
    return must(200, Method::get, "/reports/approval-waits" + query, {.who = who});
  }
};

TEST_P(Reports, tell_how_long_approvals_wait_by_person) {
  const auto id = submitted();
  later(std::chrono::hours{5});
  must(200, Method::post, "/changes/" + id + "/approvals/cab/decisions",
       {.who = "lee", .body = {{"decision", "approve"}}});
  later(std::chrono::hours{2});
  const auto report = waits("");
  EXPECT_EQ(text(report, "/by"), "person");
  std::map<std::string, Json> people;
  for (const auto& one : report.at("items").as_array()) people[text(one, "/key")] = one;
  EXPECT_EQ(text(people.at("lee"), "/decided"), "1");
  EXPECT_EQ(text(people.at("lee"), "/median_minutes"), "300");
  EXPECT_EQ(text(people.at("mei"), "/undecided"), "1");
  EXPECT_EQ(text(people.at("mei"), "/longest_minutes"), "420");
  EXPECT_EQ(text(people.at("mei"), "/longest_change"), id);
}

TEST_P(Reports, tell_it_by_stage_and_by_process) {
  (void)submitted();
  later(std::chrono::minutes{1});
  EXPECT_EQ(text(waits("?by=stage"), "/items/0/undecided"), "3");
  EXPECT_EQ(waits("?by=process").at("items").as_array().size(), 1u);
}

TEST_P(Reports, leave_out_what_was_decided_at_other_times) {
  (void)submitted();
  EXPECT_TRUE(waits("?from=2020-01-01T00:00:00Z&until=2020-02-01T00:00:00Z").at("items").as_array().empty());
}

TEST_P(Reports, refuse_times_that_do_not_do) {
  must(400, Method::get, "/reports/approval-waits?from=2027-02-01T00:00:00Z&until=2027-01-01T00:00:00Z",
       {.who = "ada"});
  must(400, Method::get, "/reports/approval-waits?by=moon", {.who = "ada"});
}

INSTANTIATE_TEST_SUITE_P(Databases, Reports, store::both_databases, store::database_name);

}  // namespace
}  // namespace sluice::api
