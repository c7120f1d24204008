// Contingencies through the API: started with the outcome that calls them, kept waiting for, tried again, not needed.
#include <gtest/gtest.h>

#include "api/api_world.h"

namespace sluice::api {
namespace {

/// Ends in verification, and calls what deals with a bad end.
constexpr const char* calling_process = R"(key: calling
name: Calling
type: normal
stages:
  - key: verification
    name: Verification
    phase: verification
    advance: manual
    gates: [outcome_declared]
contingencies:
  - process: clearing-up
    on: [unsuccessful, backed_out, cancelled]
  - process: mending
    start: hand
    link: fixes
)";

std::string contingency_process(const std::string& key, const std::string& name) {
  return "key: " + key + "\nname: " + name + R"(
type: contingency
stages:
  - key: clear
    name: Clear up
    phase: deployment
    tasks:
      - {key: clear, title: Clear up, assignee: owner, on_close: block}
      - {key: tell, title: Tell the others, assignee: owner}
    gates: [tasks_done]
)";
}

class ContingenciesApi : public ApiTest {
 protected:
  void SetUp() override {
    ApiTest::SetUp();
    if (IsSkipped()) return;
    publish(calling_process);
    publish(contingency_process("mending", "Mending"));
  }
  void publish(const std::string& yaml) {
    must(201, Method::post, "/processes", {.who = "ada", .body = {{"yaml", yaml}}});
  }
  [[nodiscard]] std::string asked() {
    const boost::json::object body{
        {"process", "calling"}, {"title", "New disks"}, {"services", boost::json::array{"billing"}}};
    return text(must(201, Method::post, "/changes", {.who = "priya", .body = body}), "/id");
  }
  Json ended_badly(const std::string& id) {
    const boost::json::object magnitude{
        {"users", "some"}, {"data_or_site_lost", false}, {"activity_stopped_too_long", false}};
    return must(200, Method::post, "/changes/" + id + "/outcome",
                {.who = "priya",
                 .body = {{"outcome", "unsuccessful"}, {"comment", "They were too slow"}, {"magnitude", magnitude}}});
  }
  [[nodiscard]] Json contingencies_of(const std::string& id, const std::string& who = "priya") {
    return must(200, Method::get, "/changes/" + id + "/contingencies", {.who = who});
  }
};
INSTANTIATE_TEST_SUITE_P(Databases, ContingenciesApi, store::both_databases, store::database_name);

TEST_P(ContingenciesApi, start_with_the_outcome_and_keep_the_change_open_until_they_are_done) {
  publish(contingency_process("clearing-up", "Clearing up"));
  const auto id = asked();
  const auto declared = ended_badly(id);
  EXPECT_EQ(text(declared, "/closing"), "true");
  EXPECT_EQ(text(declared, "/waiting/0/gate"), "contingencies_done");
  const auto started = contingencies_of(id);
  const auto run = text(started, "/items/0/change/id");
  EXPECT_EQ(text(started, "/items/0/state"), "running");
  EXPECT_EQ(text(started, "/items/0/outcome"), "unsuccessful");
  EXPECT_EQ(text(started, "/items/0/name"), "Clearing up");

  const auto made = must(200, Method::get, "/changes/" + run, {.who = "priya"});
  EXPECT_EQ(text(made, "/title"), "Clearing up: New disks");
  EXPECT_EQ(text(made, "/type"), "contingency");
  EXPECT_EQ(text(made, "/requester/login"), "priya");
  const auto task = "/changes/" + run + "/tasks/" + text(made, "/tasks/0/id");
  must(200, Method::post, task + "/start", {.who = "priya", .body = boost::json::object{}});
  must(200, Method::post, task + "/finish", {.who = "priya", .body = {{"note", "all clear"}}});
  engine().settle();
  EXPECT_EQ(text(contingencies_of(id), "/items/0/state"), "required_done");
  EXPECT_EQ(text(must(200, Method::get, "/changes/" + id, {.who = "priya"}), "/phase"), "closed");
}

TEST_P(ContingenciesApi, that_cannot_be_started_say_why_and_start_once_their_process_is_published) {
  const auto id = asked();
  ended_badly(id);
  EXPECT_EQ(text(contingencies_of(id), "/items/0/state"), "not_started");
  EXPECT_NE(text(contingencies_of(id), "/items/0/why").find("There is no process clearing-up, or it is retired"),
            std::string::npos);
  publish(contingency_process("clearing-up", "Clearing up"));
  engine().settle();
  EXPECT_EQ(text(contingencies_of(id), "/items/0/state"), "running");
}

TEST_P(ContingenciesApi, are_tried_again_and_dismissed_by_those_who_may) {
  const auto id = asked();
  ended_badly(id);
  const auto at = "/changes/" + id + "/contingencies/1";
  const auto again = must(200, Method::post, at + "/start", {.who = "priya", .body = boost::json::object{}});
  EXPECT_EQ(text(again, "/state"), "not_started");
  must(403, Method::post, at + "/dismissal", {.who = "priya", .body = {{"reason", "known"}}});
  must(422, Method::post, at + "/dismissal", {.who = "dana", .body = {{"reason", " "}}});
  const auto gone =
      must(200, Method::post, at + "/dismissal", {.who = "dana", .body = {{"reason", "The cause is known"}}});
  EXPECT_EQ(text(gone, "/state"), "dismissed");
  EXPECT_EQ(text(must(200, Method::get, "/changes/" + id, {.who = "priya"}), "/phase"), "closed");
  must(409, Method::post, at + "/start", {.who = "priya", .body = boost::json::object{}});
  must(404, Method::post, "/changes/" + id + "/contingencies/7/start", {.who = "priya", .body = boost::json::object{}});
}

TEST_P(ContingenciesApi, are_started_by_hand_and_tell_it_in_the_history) {
  const auto id = asked();
  const auto at = "/changes/" + id + "/contingencies";
  must(403, Method::post, at, {.who = "mei", .body = {{"process", "mending"}}});
  must(422, Method::post, at, {.who = "priya", .body = {{"process", "nothing"}}});
  const Ask ask{.who = "priya", .body = {{"process", "mending"}}, .headers = {{"Idempotency-Key", "once"}}};
  const auto made = must(201, Method::post, at, ask);
  EXPECT_EQ(made, must(201, Method::post, at, ask)) << "a repeated key starts no second one";
  must(409, Method::post, at, {.who = "priya", .body = {{"process", "mending"}}});
  const auto links = must(200, Method::get, "/changes/" + text(made, "/change/id") + "/links", {.who = "priya"});
  EXPECT_EQ(text(links, "/items/0/kind"), "contingency_of");
  EXPECT_EQ(text(links, "/items/1/kind"), "fixes");
  const auto told = must(200, Method::get, "/changes/" + id + "/history?kind=related", {.who = "priya"});
  EXPECT_EQ(text(told, "/items/0/summary"), "Mending runs as " + text(made, "/change/id") + ".");
}

TEST_P(ContingenciesApi, of_a_restricted_change_are_told_to_nobody_else) {
  publish(contingency_process("clearing-up", "Clearing up"));
  const auto id = asked();
  ended_badly(id);
  const auto run = text(contingencies_of(id), "/items/0/change/id");
  must(200, Method::put, "/changes/" + run + "/visibility",
       {.who = "priya", .body = {{"restricted", true}, {"visible_to", boost::json::array{}}}});
  engine().settle();
  const auto seen = contingencies_of(id, "mei");
  EXPECT_EQ(text(seen, "/items/0/restricted"), "true");
  EXPECT_EQ(boost::json::serialize(seen).find(run), std::string::npos);
}

}  // namespace
}  // namespace sluice::api
