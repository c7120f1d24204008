// The risk of a change through the API: assessed, answered, raised, lowered by two; and the policy that it is assessed by.
#include <gtest/gtest.h>

#include "api/api_world.h"

namespace sluice::api {
namespace {

class RiskApi : public ApiTest {
 protected:
  [[nodiscard]] std::string risk_of(const std::string& id) {
    return text(must(200, Method::get, "/changes/" + id + "/risk", {.who = "priya"}), "/level");
  }
  [[nodiscard]] static Json reason(const std::string& why) { return {{"reason", why}}; }
  [[nodiscard]] static Json level(const std::string& to) { return {{"level", to}, {"reason", "Because."}}; }
  [[nodiscard]] boost::json::object policy() {
    return must(200, Method::get, "/risk-policy", {.who = "priya"}).at("policy").as_object();
  }
};

TEST_P(RiskApi, of_a_new_change_says_what_it_saw) {
  const auto id = drafted();
  const auto risk = must(200, Method::get, "/changes/" + id + "/risk", {.who = "priya"});
  EXPECT_EQ(text(risk, "/level"), "high");
  EXPECT_EQ(risk.at("questions").as_array().size(), 8u);
  EXPECT_FALSE(risk.at("sources").as_array().empty());
}

TEST_P(RiskApi, takes_answers_of_the_policy_only) {
  const auto id = drafted();
  const auto to = "/changes/" + id + "/risk/answers";
  const auto after = must(200, Method::post, to, {.who = "priya", .body = {{"answers", {{"tested", "staging"}}}}});
  EXPECT_EQ(text(after, "/risk/questions/1/answer"), "staging");
  const auto wrong = must(422, Method::post, to, {.who = "priya", .body = {{"answers", {{"tested", "often"}}}}});
  EXPECT_EQ(text(wrong, "/errors/0/pointer"), "/answers/tested");
}

TEST_P(RiskApi, takes_answers_with_a_new_change_and_its_preview) {
  Json asked{{"process", "normal"}, {"title", "Bigger disks"}, {"risk_answers", {{"tested", "staging"}}}};
  const auto preview = must(200, Method::post, "/changes/preview", {.who = "priya", .body = asked});
  EXPECT_EQ(text(preview, "/risk/questions/1/answer"), "staging");
  const auto made = must(201, Method::post, "/changes", {.who = "priya", .body = asked});
  EXPECT_EQ(text(made, "/risk/questions/1/answer"), "staging");
  asked.at("risk_answers") = {{"tested", "often"}};
  for (const char* to : {"/changes", "/changes/preview"}) {
    const auto wrong = must(422, Method::post, to, {.who = "priya", .body = asked});
    EXPECT_EQ(text(wrong, "/errors/0/pointer"), "/risk_answers/tested");
  }
}

TEST_P(RiskApi, is_lowered_by_two_and_raised_by_one) {
  const auto id = drafted();
  const auto at = "/changes/" + id + "/risk";
  must(200, Method::post, at + "/lower", {.who = "priya", .body = level("low")});
  EXPECT_EQ(risk_of(id), "high");
  const auto work = must(200, Method::get, "/my-work", {.who = "dana"});
  EXPECT_EQ(text(work, "/advance/0/possible/0/act"), "confirm_lower_risk");
  EXPECT_EQ(work.at("advance").at(0).at("possible").as_array().size(), 1U) << "it is not hers to submit";
  const auto asking = text(must(200, Method::get, "/my-work", {.who = "priya"}), "/advance");
  EXPECT_EQ(asking.find("confirm_lower_risk"), std::string::npos) << "she asked for it";
  must(403, Method::post, at + "/lower/confirm", {.who = "priya", .body = Json(boost::json::object{})});
  must(200, Method::post, at + "/lower/confirm", {.who = "dana", .body = Json(boost::json::object{})});
  EXPECT_EQ(text(must(200, Method::get, "/my-work", {.who = "dana"}), "/advance"), "[]");
  EXPECT_EQ(risk_of(id), "low");
  must(200, Method::post, at + "/raise", {.who = "priya", .body = level("medium")});
  EXPECT_EQ(risk_of(id), "high") << "what was lowered ends with it: it counts what was assessed";
}

TEST_P(RiskApi, policy_is_published_by_administrators_and_kept) {
  auto next = policy();
  next["thresholds"] = {{"medium_from", 12}, {"high_from", 25}};
  const Json body{{"policy", next}, {"reason", "Too many are high."}};
  must(403, Method::put, "/risk-policy", {.who = "dana", .body = body});
  const auto published = must(200, Method::put, "/risk-policy", {.who = "ada", .body = body});
  EXPECT_EQ(text(published, "/version"), "1");
  const auto first = must(200, Method::get, "/risk-policy/versions/0", {.who = "dana"});
  EXPECT_EQ(text(first, "/policy/thresholds/high_from"), "20");
  const auto history = must(200, Method::get, "/risk-policy/history", {.who = "dana"});
  EXPECT_EQ(text(history, "/items/0/comment"), "Too many are high.");
}

TEST_P(RiskApi, policy_with_mistakes_is_refused_at_each) {
  auto next = policy();
  next["thresholds"] = {{"medium_from", 12}, {"high_from", 2}};
  const auto refused =
      must(422, Method::put, "/risk-policy", {.who = "ada", .body = {{"policy", next}, {"reason", "No."}}});
  EXPECT_EQ(text(refused, "/errors/0/pointer"), "/thresholds/high_from");
}

TEST_P(RiskApi, policy_is_tried_on_a_change_and_not_kept) {
  const auto id = drafted();
  auto next = policy();
  next["conditions"] = boost::json::array{};
  next["questions"] = boost::json::array{};
  next["history"] = boost::json::array{};
  const auto tried =
      must(200, Method::post, "/risk-policy/preview", {.who = "ada", .body = {{"policy", next}, {"change", id}}});
  EXPECT_EQ(text(tried, "/before/level"), "high");
  EXPECT_EQ(text(tried, "/after/level"), "low");
  EXPECT_EQ(risk_of(id), "high");
}

INSTANTIATE_TEST_SUITE_P(Databases, RiskApi, store::both_databases, store::database_name);

}  // namespace
}  // namespace sluice::api
