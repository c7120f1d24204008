// What rules of a process do, seen through the API: people are told, read it, and calls to webhooks wait in the outbox.
#include <gtest/gtest.h>

#include "api/api_world.h"
#include "store/outbox.h"

namespace sluice::api {
namespace {

constexpr const char* telling_process = R"(key: telling
name: Telling
type: normal
stages:
  - key: draft
    name: Draft
    phase: draft
    advance: manual
    advance_title: Submit
    gates: [{fields: [title]}]
  - key: build
    name: Build
    phase: build
    tasks:
      - {key: build, title: Build it, assignee: owner}
    gates: [tasks_done]
  - key: verification
    name: Verification
    phase: verification
    advance: manual
    gates: [outcome_declared]
rules:
  - key: tell-mei
    title: Tell Mei
    on: stage_entered
    of: build
    do:
      - notify: person:mei
        text: It is being built.
      - call_webhook: ops-chat
        text: Building.
  - key: big
    on: commented
    when: {field: impact, operator: is, value: high}
    do:
      - create_task: {key: rehearse, title: Rehearse the way back, assignee: owner}
      - set_field: urgency
        value: high
)";

class NotificationsApi : public ApiTest {
 protected:
  void SetUp() override {
    ApiTest::SetUp();
    if (IsSkipped()) return;
    must(201, Method::post, "/webhooks",
         {.who = "ada", .body = {{"key", "ops-chat"}, {"name", "Chat"}, {"url", "https://hooks.example.org/x"}}});
    must(201, Method::post, "/processes", {.who = "ada", .body = {{"yaml", telling_process}}});
  }
  [[nodiscard]] std::string built(const std::string& title = "New disks") {
    const boost::json::object body{
        {"process", "telling"}, {"title", title}, {"services", boost::json::array{"billing"}}};
    const auto id = text(must(201, Method::post, "/changes", {.who = "priya", .body = body}), "/id");
    must(200, Method::post, "/changes/" + id + "/transitions", {.who = "priya", .body = boost::json::object{}});
    return id;
  }
  [[nodiscard]] Json told(const std::string& who, const std::string& query = "") {
    return must(200, Method::get, "/notifications" + query, {.who = who});
  }
};
INSTANTIATE_TEST_SUITE_P(Databases, NotificationsApi, store::both_databases, store::database_name);

TEST_P(NotificationsApi, are_made_by_rules_and_read_by_whom_they_are_for) {
  const auto id = built();
  const auto list = told("mei", "?total=true&unread=true");
  EXPECT_EQ(text(list, "/total"), "1");
  EXPECT_EQ(text(list, "/items/0/change"), id);
  EXPECT_EQ(text(list, "/items/0/title"), "New disks");
  EXPECT_EQ(text(list, "/items/0/text"), "It is being built.");
  EXPECT_EQ(text(list, "/items/0/rule"), "Tell Mei");
  EXPECT_EQ(text(list, "/items/0/read"), "false");
  EXPECT_EQ(text(told("priya", "?total=true"), "/total"), "0");
}

TEST_P(NotificationsApi, are_marked_as_read_and_as_unread_again) {
  static_cast<void>(built());
  const auto at = "/notifications/" + text(told("mei"), "/items/0/id");
  EXPECT_EQ(text(must(200, Method::patch, at, {.who = "mei", .body = {{"read", true}}}), "/read"), "true");
  EXPECT_EQ(text(told("mei", "?unread=true&total=true"), "/total"), "0");
  EXPECT_EQ(text(must(200, Method::patch, at, {.who = "mei", .body = {{"read", false}}}), "/read"), "false");
  EXPECT_EQ(text(told("mei", "?unread=true&total=true"), "/total"), "1");
  must(404, Method::patch, at, {.who = "priya", .body = {{"read", true}}});
}

TEST_P(NotificationsApi, are_all_marked_up_to_the_one_that_was_seen) {
  static_cast<void>(built("One"));
  const auto seen = boost::json::value_to<std::int64_t>(told("mei").at_pointer("/items/0/id"));
  static_cast<void>(built("Two"));
  must(204, Method::post, "/notifications/read", {.who = "mei", .body = {{"up_to", seen}}});
  const auto left = told("mei", "?unread=true&total=true");
  EXPECT_EQ(text(left, "/total"), "1");
  EXPECT_EQ(text(left, "/items/0/title"), "Two");
}

TEST_P(NotificationsApi, come_page_by_page_newest_first) {
  for (const auto* title : {"One", "Two", "Three"}) static_cast<void>(built(title));
  const auto first = told("mei", "?limit=2");
  EXPECT_EQ(text(first, "/items/0/title"), "Three");
  const auto second = told("mei", "?limit=2&cursor=" + text(first, "/next"));
  EXPECT_EQ(text(second, "/items/0/title"), "One");
  must(400, Method::get, "/notifications?cursor=nonsense", {.who = "mei"});
}

TEST_P(NotificationsApi, on_a_change_that_one_may_no_longer_see_are_not_shown) {
  const auto id = built();
  must(200, Method::put, "/changes/" + id + "/visibility",
       {.who = "priya", .body = {{"restricted", true}, {"visible_to", boost::json::array{}}}});
  EXPECT_EQ(text(told("mei", "?total=true"), "/total"), "0");
}

TEST_P(NotificationsApi, tell_of_a_window_that_moved) {
  const auto id = built();
  must(200, Method::put, "/changes/" + id + "/watchers/mei", {.who = "mei", .body = boost::json::object{}});
  const boost::json::object start{{"planned_start", {{"local", "2027-01-30T22:00"}, {"zone", "Europe/Berlin"}}}};
  must(200, Method::patch, "/changes/" + id, {.who = "priya", .body = start});
  const auto newest = told("mei");
  EXPECT_EQ(text(newest, "/items/0/text"),
            "The planned start moves from no time to Sat 30 Jan 2027 22:00 (Europe/Berlin). What is due by it moves "
            "with it.");
}

TEST_P(NotificationsApi, come_with_what_else_a_rule_does) {
  const auto id = built();
  must(200, Method::patch, "/changes/" + id, {.who = "priya", .body = {{"impact", "high"}}});
  must(201, Method::post, "/changes/" + id + "/comments", {.who = "priya", .body = {{"text", "It is big"}}});
  const auto change = must(200, Method::get, "/changes/" + id, {.who = "priya"});
  EXPECT_EQ(text(change, "/tasks/1/title"), "Rehearse the way back");
  const auto history = must(200, Method::get, "/changes/" + id + "/history?kind=rule", {.who = "priya"});
  EXPECT_EQ(text(history, "/items/0/summary"), "The rule “big” was followed.");
  const auto edits = must(200, Method::get, "/changes/" + id + "/history?kind=fields", {.who = "priya"});
  EXPECT_EQ(text(edits, "/items/0/summary"), "The rule “big” set urgency.");
  EXPECT_EQ(text(edits, "/items/1/summary"), "Priya Nair edited impact.");
  const auto process = must(200, Method::get, "/processes/telling", {.who = "priya"});
  EXPECT_EQ(text(process, "/rules/0/acts/0/in_words"), "Tells mei: “It is being built.”");
  EXPECT_EQ(text(process, "/rules/0/of/0"), "Build");
}

TEST_P(NotificationsApi, tell_a_webhook_which_process_calls_it_and_its_log_by_which_rule) {
  EXPECT_EQ(text(must(200, Method::get, "/webhooks/ops-chat", {.who = "ada"}), "/called_by/0/key"), "telling");
  const auto id = built();
  const auto log = must(200, Method::get, "/webhooks/ops-chat/deliveries", {.who = "ada"});
  EXPECT_EQ(text(log, "/items/0/change"), id);
  EXPECT_EQ(text(log, "/items/0/rule"), "tell-mei");
  EXPECT_EQ(text(log, "/items/0/event"), "stage_entered");
}

TEST_P(NotificationsApi, leave_calls_to_webhooks_in_the_outbox) {
  const auto id = built();
  std::vector<store::OutboxRow> rows;
  ASSERT_TRUE(engine().write_now([&](store::WriteTransaction& transaction) {
    rows = store::lease_outbox(transaction, "webhook", now(), std::chrono::minutes{1}, 10);
  }));
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_EQ(rows[0].target, "ops-chat");
  const auto body = *parse_json(rows[0].body);
  EXPECT_EQ(text(body, "/type"), "change.rule");
  EXPECT_EQ(text(body, "/data/change"), id);
  EXPECT_EQ(text(body, "/data/text"), "Building.");
}

TEST_P(NotificationsApi, say_that_a_rule_calls_a_webhook_that_is_not_there) {
  EXPECT_EQ(text(must(200, Method::get, "/processes/telling", {.who = "priya"}), "/lacking"), "[]");
  must(204, Method::delete_, "/webhooks/ops-chat", {.who = "ada"});
  const auto process = must(200, Method::get, "/processes/telling", {.who = "priya"});
  EXPECT_NE(text(process, "/lacking/0").find("There is no webhook ops-chat."), std::string::npos);
  const auto id = built();
  EXPECT_EQ(session().one<std::int64_t>("SELECT count(*) FROM outbox WHERE kind = 'webhook'"), 0);
  const auto history = must(200, Method::get, "/changes/" + id + "/history?kind=rule", {.who = "priya"});
  EXPECT_NE(boost::json::serialize(history).find("could not call its webhook"), std::string::npos);
  EXPECT_NE(text(told("priya"), "/items/0/text").find("There is no webhook ops-chat."), std::string::npos);
}

TEST_P(NotificationsApi, calls_of_a_change_that_became_restricted_no_longer_leave) {
  const auto id = built();
  must(200, Method::put, "/changes/" + id + "/visibility",
       {.who = "priya", .body = {{"restricted", true}, {"visible_to", boost::json::array{}}}});
  EXPECT_EQ(session().one<std::int64_t>("SELECT count(*) FROM outbox WHERE kind = 'webhook'"), 0);
}

}  // namespace
}  // namespace sluice::api
