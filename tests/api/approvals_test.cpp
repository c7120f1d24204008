// Approvals through the API: asked by hand, decided on a condition, asked about, delegated, several at once.
#include <gtest/gtest.h>

#include "api/api_world.h"

namespace sluice::api {
namespace {

class ApprovalsApi : public ApiTest {
 protected:
  [[nodiscard]] static std::string cab_of(const std::string& id) { return "/changes/" + id + "/approvals/cab"; }
  Json decide(const std::string& id, const std::string& who, boost::json::object body, unsigned status = 200) {
    return must(status, Method::post, cab_of(id) + "/decisions", {.who = who, .body = body});
  }
  [[nodiscard]] Json cab(const std::string& id, const std::string& who = "priya") {
    return must(200, Method::get, cab_of(id), {.who = who});
  }
  [[nodiscard]] std::string moment(std::chrono::hours from_now) const { return to_rfc3339(now() + from_now); }
};
INSTANTIATE_TEST_SUITE_P(Databases, ApprovalsApi, store::both_databases, store::database_name);

TEST_P(ApprovalsApi, ask_somebody_by_hand_and_take_that_back) {
  const auto id = submitted();
  const auto asked = must(200, Method::post, cab_of(id) + "/approvers",
                          {.who = "dana", .body = {{"who", "ada"}, {"reason", "She knows it"}}});
  EXPECT_EQ(text(asked, "/added/0/name"), "Ada Berg");
  EXPECT_EQ(text(asked, "/added/0/counts"), "true");
}

TEST_P(ApprovalsApi, pause_for_a_question) {
  const auto id = submitted();
  const auto asked =
      must(200, Method::post, cab_of(id) + "/questions", {.who = "lee", .body = {{"text", "Is there a way back?"}}});
  EXPECT_EQ(text(asked, "/paused"), "true");
  (void)decide(id, "mei", {{"decision", "approve"}}, 409);
  EXPECT_EQ(text(must(200, Method::get, "/my-work", {.who = "lee"}), "/approvals"), "[]");
  EXPECT_EQ(text(must(200, Method::get, "/my-work", {.who = "priya"}), "/advance/0/possible/0/act"), "answer_question");
  const auto answered = must(200, Method::post, cab_of(id) + "/questions/1/answer",
                             {.who = "priya", .body = {{"text", "Yes, rehearsed"}}});
  EXPECT_EQ(text(answered, "/questions/0/answer"), "Yes, rehearsed");
  EXPECT_EQ(text(answered, "/paused"), "false");
  (void)decide(id, "mei", {{"decision", "approve"}});
}

TEST_P(ApprovalsApi, approve_on_a_condition) {
  const auto id = submitted();
  const boost::json::object condition{{"text", "Tomas is on the bridge"}, {"owner", "tomas"}};
  const auto decided = decide(id, "lee", {{"decision", "approve"}, {"condition", condition}});
  EXPECT_EQ(text(decided, "/conditions/0/owner/login"), "tomas");
  EXPECT_EQ(text(decided, "/decisions/0/condition"), "1");
  const auto path = "/changes/" + id + "/conditions/1/";
  (void)must(403, Method::post, path + "met", {.who = "priya", .body = boost::json::object{}});
  EXPECT_EQ(text(must(200, Method::get, "/my-work", {.who = "tomas"}), "/advance/0/possible/0/act"), "meet_condition");
  (void)must(200, Method::post, path + "owner",
             {.who = "priya", .body = {{"owner", "mei"}, {"reason", "Tomas is ill"}}});
  (void)must(200, Method::post, path + "met", {.who = "mei", .body = {{"note", "She is there"}}});
  EXPECT_EQ(text(cab(id), "/conditions/0/note"), "She is there");
  (void)must(422, Method::delete_, path + "met", {.who = "lee"});
  (void)must(200, Method::delete_, path + "met?reason=She%20left", {.who = "lee"});
}

TEST_P(ApprovalsApi, let_somebody_decide_for_an_absence_and_say_for_whom) {
  const auto id = submitted();
  const boost::json::object away{
      {"to", "otto"}, {"from", moment(std::chrono::hours{0})}, {"until", moment(std::chrono::hours{48})}};
  (void)must(422, Method::post, "/people/lee/delegations", {.who = "lee", .body = away});
  auto to_ada = away;
  to_ada["to"] = "ada";
  const auto given = must(200, Method::post, "/people/lee/delegations", {.who = "lee", .body = to_ada});
  EXPECT_EQ(text(given, "/given/0/to/login"), "ada");
  engine().settle();
  (void)must(403, Method::post, "/people/lee/delegations", {.who = "mei", .body = to_ada});
  const auto decided = decide(id, "ada", {{"decision", "approve"}});
  EXPECT_EQ(text(decided, "/decisions/0/seats/0/login"), "lee");
  const auto history = must(200, Method::get, "/changes/" + id + "/history?kind=approval&limit=1", {.who = "priya"});
  EXPECT_EQ(text(history, "/items/0/summary"), "Ada Berg for Lee Okafor approved “Does the CAB agree?”.");
  EXPECT_EQ(text(must(200, Method::delete_, "/people/lee/delegations/1", {.who = "lee"}), "/given"), "[]");
}

TEST_P(ApprovalsApi, list_what_waits_with_what_has_altered_since) {
  const auto id = submitted();
  (void)decide(id, "lee", {{"decision", "approve"}});
  EXPECT_EQ(text(must(200, Method::get, "/approvals", {.who = "lee"}), "/items"), "[]");
  // In the same instant: versions tell the two apart.
  (void)must(200, Method::patch, "/changes/" + id, {.who = "priya", .body = {{"backout_plan", "Restore the dump."}}});
  const auto waiting = must(200, Method::get, "/approvals", {.who = "lee"});
  EXPECT_EQ(text(waiting, "/items/0/change/id"), id);
  EXPECT_EQ(text(waiting, "/items/0/since_last/fields/0/field"), "backout_plan");
  EXPECT_EQ(text(waiting, "/items/0/since_last/fields/0/before"), "Switch back to the old primary.");
  EXPECT_EQ(text(waiting, "/items/0/since_last/fields/0/after"), "Restore the dump.");
  EXPECT_EQ(text(must(200, Method::get, cab_of(id) + "/difference", {.who = "mei"}), "/fields"), "[]")
      << "who never decided it has nothing to compare with";
}

TEST_P(ApprovalsApi, decide_several_each_for_itself) {
  const auto one = submitted(), other = submitted();
  const auto item = [&](const std::string& id, const char* decision, const std::string& digest) {
    return boost::json::object{{"change", id}, {"approval", "cab"}, {"decision", decision}, {"digest", digest}};
  };
  const boost::json::array items{item(one, "approve", text(cab(one), "/digest")), item(other, "approve", "stale"),
                                 item(other, "reject", text(cab(other), "/digest")), item("CHG-999", "approve", "x")};
  const auto results = must(200, Method::post, "/approvals/decisions", {.who = "lee", .body = {{"items", items}}});
  EXPECT_EQ(text(results, "/results/0/done"), "true");
  EXPECT_EQ(text(results, "/results/1/done"), "false");
  EXPECT_NE(text(results, "/results/1/problem").find("has changed since you read it"), std::string::npos);
  EXPECT_NE(text(results, "/results/2/problem").find("comment"), std::string::npos);
  EXPECT_EQ(text(results, "/results/3/done"), "false");
  EXPECT_EQ(text(cab(other), "/decisions"), "[]");
  (void)must(422, Method::post, "/approvals/decisions", {.who = "lee", .body = {{"items", boost::json::array{}}}});
}

/// Ways to get round an approval, each refused with its reason.
class WaysRound : public ApprovalsApi {
 protected:
  std::string refused(const std::string& id, const std::string& who,
                      boost::json::object body = {{"decision", "approve"}}) {
    const auto answer = ask(Method::post, cab_of(id) + "/decisions", {.who = who, .body = body});
    EXPECT_GE(answer.status, 400U) << who;
    return text(json_of(answer), "/detail");
  }
};
INSTANTIATE_TEST_SUITE_P(Databases, WaysRound, store::both_databases, store::database_name);

TEST_P(WaysRound, by_joining_the_group_oneself) {
  const auto id = submitted();
  must(200, Method::put, "/groups/cab/members/priya", {.who = "ada"});
  must(200, Method::put, "/groups/cab/members/tomas", {.who = "ada"});
  EXPECT_EQ(refused(id, "priya"), "Priya Nair asked for " + id + ": who asks for a change does not approve it.");
  EXPECT_NE(refused(id, "tomas").find("who develops a change does not approve it"), std::string::npos);
}

TEST_P(WaysRound, by_a_delegate) {
  const auto id = submitted();
  const auto answer = ask(Method::post, cab_of(id) + "/delegations", {.who = "lee", .body = {{"to", "priya"}}});
  EXPECT_EQ(answer.status, 422U);
  must(200, Method::post, "/people/lee/delegations",
       {.who = "lee",
        .body = {{"to", "priya"}, {"from", moment(std::chrono::hours{0})}, {"until", moment(std::chrono::hours{9})}}});
  EXPECT_NE(refused(id, "priya").find("who asks for a change does not approve it"), std::string::npos)
      << "a standing delegation makes nobody an approver of their own change";
}

TEST_P(WaysRound, by_deciding_twice_through_two_seats) {
  const auto id = submitted();
  must(200, Method::post, cab_of(id) + "/delegations", {.who = "mei", .body = {{"to", "lee"}}});
  EXPECT_EQ(text(decide(id, "lee", {{"decision", "approve"}}), "/have"), "1");
  EXPECT_NE(refused(id, "lee").find("You have decided cab already"), std::string::npos);
  EXPECT_NE(refused(id, "mei").find("has decided cab for you already"), std::string::npos);
}

TEST_P(WaysRound, by_editing_after_it_was_granted) {
  const auto id = submitted();
  decide(id, "lee", {{"decision", "approve"}});
  must(200, Method::patch, "/changes/" + id, {.who = "priya", .body = {{"backout_plan", "None."}}});
  EXPECT_EQ(text(cab(id), "/decisions"), "[]");
  EXPECT_EQ(text(cab(id), "/asked_again"), "true");
}

TEST_P(WaysRound, by_a_race_of_edit_and_approval) {
  const auto id = submitted();
  const auto read = text(cab(id), "/digest");
  must(200, Method::patch, "/changes/" + id, {.who = "priya", .body = {{"backout_plan", "None."}}});
  EXPECT_NE(refused(id, "lee", {{"decision", "approve"}, {"digest", read}}).find("has changed since you read it"),
            std::string::npos);
}

TEST_P(WaysRound, by_disabling_who_would_reject) {
  const auto id = submitted();
  decide(id, "lee", {{"decision", "approve"}});
  must(200, Method::post, "/people/mei/disabling", {.who = "ada", .body = {{"reason", "Left"}}});
  must(200, Method::post, "/people/lee/disabling", {.who = "ada", .body = {{"reason", "Left"}}});
  engine().settle();
  const auto left = cab(id);
  EXPECT_EQ(text(left, "/have"), "0") << "a decision of who is disabled does not count";
  EXPECT_EQ(text(left, "/state"), "asked");
}

TEST_P(WaysRound, by_adding_a_friend_by_hand) {
  const auto id = submitted();
  must(201, Method::post, "/people",
       {.who = "ada",
        .body = {
            {"login", "fritz"}, {"name", "Fritz"}, {"roles", boost::json::array{"member"}}, {"password", password}}});
  must(200, Method::post, cab_of(id) + "/approvers", {.who = "priya", .body = {{"who", "fritz"}, {"reason", "Nice"}}});
  const auto before = text(cab(id), "/need");
  decide(id, "fritz", {{"decision", "approve"}});
  decide(id, "lee", {{"decision", "approve"}});
  EXPECT_EQ(text(cab(id), "/state"), "asked") << "he agrees besides the others, and takes nobody's place";
  EXPECT_EQ(before, "3");
}

TEST_P(WaysRound, by_many_at_once) {
  const auto id = submitted();
  const boost::json::array items{boost::json::object{
      {"change", id}, {"approval", "cab"}, {"decision", "approve"}, {"digest", text(cab(id), "/digest")}}};
  const auto results = must(200, Method::post, "/approvals/decisions", {.who = "priya", .body = {{"items", items}}});
  EXPECT_EQ(text(results, "/results/0/done"), "false");
}

TEST_P(WaysRound, by_the_token_of_a_second_account) {
  const auto id = submitted();
  const boost::json::object second{{"login", "priya.two"},
                                   {"name", "Priya Nair (2)"},
                                   {"roles", boost::json::array{"member", "change_manager"}},
                                   {"password", password}};
  must(201, Method::post, "/people", {.who = "ada", .body = second});
  EXPECT_NE(refused(id, "priya.two").find("is not an approver of " + id), std::string::npos);
  (void)token_of("mei");
  must(200, Method::post, "/people/mei/disabling", {.who = "ada", .body = {{"reason", "Left"}}});
  EXPECT_EQ(ask(Method::post, cab_of(id) + "/decisions", {.who = "mei", .body = {{"decision", "approve"}}}).status,
            401U)
      << "the token of who is disabled is worth nothing";
  EXPECT_EQ(text(cab(id), "/decisions"), "[]");
}

TEST_P(WaysRound, by_a_version_of_the_process_without_the_approval) {
  const auto id = submitted();
  auto yaml = ask(Method::get, "/processes/small/versions/1/yaml", {.who = "dana"}).body;
  yaml.erase(yaml.find("    approvals:"), yaml.find("  - key: build") - yaml.find("    approvals:"));
  must(201, Method::post, "/processes", {.who = "dana", .body = {{"yaml", yaml}, {"note", "Imported"}}});
  EXPECT_EQ(text(cab(id), "/state"), "asked") << "a newer version is not that of the change";
  const Json to_two{{"version", 2}};
  const auto by_owner =
      must(403, Method::post, "/changes/" + id + "/process-version", {.who = "priya", .body = to_two});
  EXPECT_NE(text(by_owner, "/detail").find("no longer waits for cab"), std::string::npos);
  EXPECT_EQ(text(cab(id), "/state"), "asked");
}

TEST_P(ApprovalsApi, show_a_change_with_several_things_to_say_once_in_my_work) {
  const auto id = submitted();
  const boost::json::object condition{{"text", "A way back is rehearsed"}, {"owner", "priya"}};
  (void)decide(id, "lee", {{"decision", "approve"}, {"condition", condition}});
  (void)must(200, Method::post, cab_of(id) + "/questions", {.who = "mei", .body = {{"text", "Is there a way back?"}}});
  const auto work = must(200, Method::get, "/my-work", {.who = "priya"});
  ASSERT_EQ(work.at("advance").as_array().size(), 1U);
  const auto shown = text(work, "/advance/0/possible");
  EXPECT_NE(shown.find("answer_question"), std::string::npos) << shown;
  EXPECT_NE(shown.find("meet_condition"), std::string::npos) << shown;
}

}  // namespace
}  // namespace sluice::api
