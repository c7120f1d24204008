// A change all the way through the API, and what each step answers.
#include <gtest/gtest.h>

#include "api/api_world.h"

namespace sluice::api {

class ChangesApi : public ApiTest {};
INSTANTIATE_TEST_SUITE_P(Databases, ChangesApi, store::both_databases, store::database_name);

TEST_P(ChangesApi, carries_a_change_from_request_to_closed) {
  const auto id = submitted();
  const auto at = "/changes/" + id;
  auto change = must(200, Method::get, at, {.who = "dana"});
  EXPECT_EQ(text(change, "/stage"), "authorization");
  EXPECT_EQ(text(change, "/waiting/0/gate"), "approved");
  EXPECT_EQ(change.at_pointer("/waiting/0/people").as_array().size(), 3U);
  EXPECT_EQ(text(change, "/approvals/0/possible/0/act"), "approve");

  const auto decide = at + "/approvals/cab/decisions";
  must(200, Method::post, decide, {.who = "dana", .body = {{"decision", "approve"}}});
  const auto granted =
      must(200, Method::post, decide, {.who = "lee", .body = {{"decision", "approve"}, {"comment", "fine"}}});
  EXPECT_EQ(text(granted, "/state"), "granted");

  change = must(200, Method::get, at, {.who = "tomas"});
  EXPECT_EQ(text(change, "/stage"), "build");
  const auto task = at + "/tasks/" + text(change, "/tasks/0/id");
  EXPECT_EQ(text(change, "/tasks/0/assignee/login"), "tomas");
  must(200, Method::post, task + "/start", {.who = "tomas", .body = boost::json::object{}});
  const auto unticked = must(409, Method::post, task + "/finish", {.who = "tomas", .body = boost::json::object{}});
  EXPECT_FALSE(text(unticked, "/detail").empty());
  must(200, Method::put, task + "/checklist/0", {.who = "tomas", .body = {{"ticked", true}}});
  const auto done = must(200, Method::post, task + "/finish", {.who = "tomas", .body = {{"note", "built"}}});
  EXPECT_EQ(text(done, "/state"), "done");
  EXPECT_EQ(text(done, "/done_by/login"), "tomas");

  const auto closed = must(200, Method::post, at + "/outcome", {.who = "priya", .body = {{"outcome", "successful"}}});
  EXPECT_EQ(text(closed, "/phase"), "closed");
  EXPECT_EQ(text(closed, "/outcome"), "successful");
  EXPECT_TRUE(closed.at("waiting").as_array().empty());
}

TEST_P(ChangesApi, answers_a_rejection_that_sends_the_change_back) {
  const auto id = submitted();
  const auto rejected = must(200, Method::post, "/changes/" + id + "/approvals/cab/decisions",
                             {.who = "dana", .body = {{"decision", "reject"}, {"comment", "no way back"}}});
  EXPECT_EQ(text(rejected, "/state"), "cancelled");
  EXPECT_EQ(text(rejected, "/rejected"), "true");
  EXPECT_EQ(text(rejected, "/decisions/0/comment"), "no way back");
  const auto change = must(200, Method::get, "/changes/" + id, {.who = "priya"});
  EXPECT_EQ(text(change, "/stage"), "draft");
  EXPECT_EQ(text(change, "/approvals/0/decisions/0/by/login"), "dana") << "its owner sees who rejected it, and why";
}

TEST_P(ChangesApi, tells_the_history_with_exact_differences) {
  const auto id = submitted();
  must(200, Method::post, "/changes/" + id + "/approvals/cab/decisions",
       {.who = "dana", .body = {{"decision", "approve"}}});
  must(200, Method::patch, "/changes/" + id,
       {.who = "priya", .body = {{"backout_plan", "Restore from the snapshot."}}});

  const auto fields = must(200, Method::get, "/changes/" + id + "/history?kind=fields", {.who = "mei"});
  ASSERT_EQ(fields.at("items").as_array().size(), 1U);
  EXPECT_EQ(text(fields, "/items/0/summary"), "Priya Nair edited backout plan.");
  EXPECT_EQ(text(fields, "/items/0/changes/0/before"), "Switch back to the old primary.");
  EXPECT_EQ(text(fields, "/items/0/changes/0/after"), "Restore from the snapshot.");

  const auto all = must(200, Method::get, "/changes/" + id + "/history?order=asc&limit=2", {.who = "mei"});
  EXPECT_EQ(text(all, "/items/0/type"), "change_created");
  EXPECT_EQ(text(all, "/items/0/by/login"), "priya");
  ASSERT_TRUE(all.as_object().contains("next"));
  const auto rest =
      must(200, Method::get, "/changes/" + id + "/history?order=asc&cursor=" + text(all, "/next"), {.who = "mei"});
  EXPECT_EQ(rest.at_pointer("/items/0/version").as_int64(), 3);
}

TEST_P(ChangesApi, tells_moments_of_the_history_in_the_readers_zone) {
  const auto id = drafted();
  must(201, Method::post, "/changes/" + id + "/tasks",
       {.who = "priya", .body = {{"title", "Tell the bank"}, {"due", "2026-12-01T12:00:00Z"}}});
  const auto due = [&](const char* who) {
    const auto entries = must(200, Method::get, "/changes/" + id + "/history", {.who = who}).at("items").as_array();
    std::string found;
    for (const auto& entry : entries)
      for (const auto& one : entry.at("changes").as_array())
        if (text(one, "/field") == "due") found = text(one, "/after");
    return found;
  };
  EXPECT_EQ(due("lee"), "Tue 1 Dec 2026 13:00 (Europe/Berlin)");
  must(200, Method::patch, "/profile", {.who = "lee", .body = {{"time_zone", "America/New_York"}}});
  EXPECT_EQ(due("lee"), "Tue 1 Dec 2026 07:00 (America/New_York)");
}

TEST_P(ChangesApi, says_before_an_edit_what_it_would_withdraw) {
  const auto id = submitted();
  must(200, Method::post, "/changes/" + id + "/approvals/cab/decisions",
       {.who = "dana", .body = {{"decision", "approve"}}});
  const auto version = must(200, Method::get, "/changes/" + id, {.who = "dana"}).at("version");

  const Ask edit{.who = "priya", .body = {{"backout_plan", "Another way back."}}};
  const auto dry = must(200, Method::patch, "/changes/" + id + "?dry_run=true", edit);
  EXPECT_EQ(text(dry, "/withdraws/0/key"), "cab");
  EXPECT_EQ(text(dry, "/withdraws/0/decided/0/login"), "dana");
  EXPECT_EQ(text(dry, "/withdraws/0/fields/0"), "backout_plan");
  EXPECT_EQ(text(dry, "/events/0/changes/0/after"), "Another way back.");
  EXPECT_EQ(must(200, Method::get, "/changes/" + id, {.who = "dana"}).at("version"), version)
      << "a dry run changed something";
}

TEST_P(ChangesApi, honours_if_match) {
  const auto id = drafted();
  const auto read = ask(Method::get, "/changes/" + id, {.who = "priya"});
  const auto mark = header_of(read, "ETag");
  Ask edit{.who = "priya", .body = {{"title", "Another title"}}, .headers = {{"If-Match", mark}}};
  must(200, Method::patch, "/changes/" + id, edit);
  const auto late = must(412, Method::patch, "/changes/" + id, edit);
  EXPECT_EQ(text(late, "/type"), "/problems/version-mismatch");
  edit.headers = {{"If-Match", "seven"}};
  must(400, Method::patch, "/changes/" + id, edit);

  const auto again = ask(Method::get, "/changes/" + id, {.who = "priya"});
  const auto unchanged =
      ask(Method::get, "/changes/" + id, {.who = "priya", .headers = {{"If-None-Match", header_of(again, "ETag")}}});
  EXPECT_EQ(unchanged.status, 304U);
  EXPECT_TRUE(unchanged.body.empty());
}

TEST_P(ChangesApi, names_the_version_of_services_groups_people_and_processes_for_if_match) {
  const std::vector<std::pair<std::string, Method>> edits{{"/services/billing", Method::patch},
                                                          {"/groups/cab", Method::patch},
                                                          {"/people/priya", Method::patch},
                                                          {"/processes/small/retirement", Method::post}};
  for (const auto& [edit, method] : edits) {
    SCOPED_TRACE(edit);
    const auto read = ask(Method::get, edit.substr(0, edit.find("/retirement")), {.who = "ada"});
    Ask with{.who = "ada", .body = {{"name", "Another name"}}, .headers = {{"If-Match", header_of(read, "ETag")}}};
    if (method == Method::post) with.body = {};
    must(200, method, edit, with);
    EXPECT_EQ(text(must(412, method, edit, with), "/type"), "/problems/version-mismatch");
  }
}

TEST_P(ChangesApi, answers_a_repeated_request_as_the_first) {
  const boost::json::object body{{"process", "small"}, {"title", "Once only"}};
  const Ask once{.who = "priya", .body = body, .headers = {{"Idempotency-Key", "key-1"}}};
  const auto first = ask(Method::post, "/changes", once);
  const auto second = ask(Method::post, "/changes", once);
  EXPECT_EQ(first.status, 201U) << first.body;
  EXPECT_EQ(second.status, 201U);
  EXPECT_EQ(first.body, second.body);
  EXPECT_EQ(header_of(second, "Location"), header_of(first, "Location"));
  Ask other = once;
  other.body = {{"process", "small"}, {"title", "Something else"}};
  must(422, Method::post, "/changes", other);
  EXPECT_EQ(must(200, Method::get, "/changes?total=true", {.who = "priya"}).at("total").as_int64(), 1);
}

TEST_P(ChangesApi, keeps_a_conversation) {
  const auto id = drafted();
  const auto at = "/changes/" + id + "/comments";
  const auto said = must(201, Method::post, at, {.who = "mei", .body = {{"text", "Why now?"}}});
  EXPECT_EQ(text(said, "/by/login"), "mei");
  const auto number = text(said, "/id");
  must(403, Method::patch, at + "/" + number, {.who = "lee", .body = {{"text", "mine now"}}});
  const auto altered =
      must(200, Method::patch, at + "/" + number, {.who = "mei", .body = {{"text", "Why this week?"}}});
  EXPECT_EQ(text(altered, "/text"), "Why this week?");
  EXPECT_TRUE(altered.as_object().contains("edited"));
  must(204, Method::delete_, at + "/" + number, {.who = "mei"});
  const auto list = must(200, Method::get, at, {.who = "lee"});
  EXPECT_TRUE(list.at_pointer("/items/0/removed").as_bool());
}

TEST_P(ChangesApi, reads_a_change_as_it_was) {
  const auto id = drafted();
  const auto then = to_rfc3339(now());
  later(std::chrono::hours{2});
  must(200, Method::patch, "/changes/" + id, {.who = "priya", .body = {{"title", "Renamed"}}});
  const auto was = must(200, Method::get, "/changes/" + id + "?at=" + then, {.who = "priya"});
  EXPECT_EQ(text(was, "/title"), "PostgreSQL 15.8 to 15.9 behind Billing");
}

TEST_P(ChangesApi, shows_what_waits_for_whom) {
  const auto id = submitted();
  const auto work = must(200, Method::get, "/my-work", {.who = "dana"});
  EXPECT_EQ(text(work, "/approvals/0/change/id"), id);
  EXPECT_EQ(work.at("count").as_int64(), 1);
  const auto waiting = must(200, Method::get, "/changes?waiting_for=lee&state=open", {.who = "priya"});
  EXPECT_EQ(text(waiting, "/items/0/id"), id);
  const auto board = must(200, Method::get, "/changes/board", {.who = "priya"});
  EXPECT_EQ(text(board, "/phases/0/phase"), "authorization");
  const auto found = must(200, Method::get, "/search?q=postgresql+bill", {.who = "priya"});
  EXPECT_EQ(text(found, "/changes/0/id"), id);
  EXPECT_EQ(text(must(200, Method::get, "/search?q=rollback", {.who = "priya"}), "/terms/0/term"), "backout plan");
}

TEST_P(ChangesApi, pages_and_trims_a_list) {
  for (int i = 0; i < 3; ++i) (void)drafted();
  const auto first = must(200, Method::get, "/changes?sort=id&limit=2&fields=title&total=true", {.who = "lee"});
  EXPECT_EQ(first.at("total").as_int64(), 3);
  ASSERT_EQ(first.at("items").as_array().size(), 2U);
  EXPECT_EQ(first.at_pointer("/items/0").as_object().size(), 2U) << "id and title";
  const auto rest = must(200, Method::get, "/changes?sort=id&limit=2&cursor=" + text(first, "/next"), {.who = "lee"});
  EXPECT_EQ(text(rest, "/items/0/id"), "CHG-3");
  EXPECT_FALSE(rest.as_object().contains("next"));
  for (const auto& cursor : {text(first, "/next"), std::string{"nonsense"}})
    must(400, Method::get, "/changes?sort=title&cursor=" + cursor, {.who = "lee"});
  for (const auto* list : {"/tasks", "/schedules"})
    must(400, Method::get, std::string{list} + "?cursor=nonsense", {.who = "lee"});
}

TEST_P(ChangesApi, looks_at_a_change_before_it_is_asked_for) {
  const auto preview =
      must(200, Method::post, "/changes/preview", {.who = "priya", .body = {{"process", "small"}, {"impact", "high"}}});
  EXPECT_EQ(text(preview, "/process/key"), "small");
  EXPECT_EQ(preview.at_pointer("/approvals/0/people").as_array().size(), 3U);
  EXPECT_EQ(text(preview, "/waiting/0/gate"), "fields");
  must(422, Method::post, "/changes/preview", {.who = "priya", .body = {{"process", "none"}}});
}

}  // namespace sluice::api
