// Webhooks through the API: who may, what is shown once, what is refused.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "api/api_world.h"
#include "store/webhooks.h"

namespace sluice::api {
namespace {

using boost::json::object;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

class WebhooksApi : public ApiTest {
 protected:
  static object chat(const char* key = "team-chat") {
    return {{"key", key}, {"name", "Team chat"}, {"url", "https://hooks.example.org/sluice"}, {"format", "slack"}};
  }
  Json added(const char* key = "team-chat") {
    return must(201, Method::post, "/webhooks", {.who = "ada", .body = chat(key)});
  }
  Json of_ada(unsigned status, Method method, const std::string& path, Json body = {}) {
    return must(status, method, path, {.who = "ada", .body = std::move(body)});
  }
};
INSTANTIATE_TEST_SUITE_P(Databases, WebhooksApi, store::both_databases, store::database_name);

TEST_P(WebhooksApi, show_their_secret_once) {
  const auto made = added();
  const auto secret = text(made, "/secret");
  EXPECT_THAT(secret, StartsWith("whsec_"));
  EXPECT_EQ(text(made, "/created_by/login"), "ada");
  for (const auto* path : {"/webhooks", "/webhooks/team-chat"}) {
    const auto response = ask(Method::get, path, {.who = "ada"});
    EXPECT_EQ(response.status, 200U);
    EXPECT_THAT(response.body, Not(HasSubstr("whsec_")));
  }
  const auto rotated = of_ada(200, Method::post, "/webhooks/team-chat/secret", object{});
  EXPECT_NE(text(rotated, "/secret"), secret);
  EXPECT_FALSE(text(rotated, "/former_secret_until").empty());
  EXPECT_EQ(store::webhook(session(), "team-chat")->former_secret, secret);
}

TEST_P(WebhooksApi, are_for_administrators_alone) {
  added();
  for (const auto* who : {"dana", "priya", "otto"}) {
    must(403, Method::get, "/webhooks", {.who = who});
    must(403, Method::post, "/webhooks", {.who = who, .body = chat("other")});
    must(403, Method::post, "/webhooks/team-chat/test", {.who = who, .body = object{}});
    must(403, Method::get, "/webhooks/team-chat/deliveries", {.who = who});
  }
}

TEST_P(WebhooksApi, are_edited_and_removed) {
  added();
  const auto edited = of_ada(200, Method::patch, "/webhooks/team-chat", object{{"name", "Chat"}, {"enabled", false}});
  EXPECT_EQ(text(edited, "/name"), "Chat");
  EXPECT_EQ(edited.at_pointer("/enabled"), Json(false));
  EXPECT_EQ(text(edited, "/url"), "https://hooks.example.org/sluice");
  must(412, Method::patch, "/webhooks/team-chat",
       {.who = "ada", .body = object{{"name", "Late"}}, .headers = {{"If-Match", "\"1\""}}});
  EXPECT_EQ(ask(Method::delete_, "/webhooks/team-chat", {.who = "ada"}).status, 204U);
  of_ada(404, Method::get, "/webhooks/team-chat");
  EXPECT_EQ(ask(Method::delete_, "/webhooks/team-chat", {.who = "ada"}).status, 404U);
}

TEST_P(WebhooksApi, tell_each_bad_value) {
  const auto refused = of_ada(422, Method::post, "/webhooks",
                              object{{"key", "No Key"}, {"name", ""}, {"url", "http://hooks.example.org/"}});
  EXPECT_EQ(refused.at_pointer("/errors").as_array().size(), 3U);
  added();
  of_ada(409, Method::post, "/webhooks", chat());
  of_ada(422, Method::patch, "/webhooks/team-chat", object{{"url", nullptr}});
  of_ada(422, Method::patch, "/webhooks/team-chat", object{{"url", "https://ann:pw@hooks.example.org/"}});
}

TEST_P(WebhooksApi, are_tested_and_retried_by_their_log) {
  added();
  const auto test = of_ada(202, Method::post, "/webhooks/team-chat/test", object{});
  EXPECT_EQ(text(test, "/state"), "waiting");
  of_ada(202, Method::post, "/webhooks/team-chat/test", object{});
  const auto first = of_ada(200, Method::get, "/webhooks/team-chat/deliveries?limit=1");
  ASSERT_EQ(first.at("items").as_array().size(), 1U);
  const auto second = of_ada(200, Method::get, "/webhooks/team-chat/deliveries?limit=1&cursor=" + text(first, "/next"));
  EXPECT_EQ(second.at_pointer("/items/0/id"), test.at("id"));
  EXPECT_FALSE(second.as_object().contains("next"));
  const auto id = std::to_string(test.at("id").as_int64());
  session().run("UPDATE outbox SET done_at = 5, outcome = 'given up: in vain' WHERE id = ?",
                {test.at("id").as_int64()});
  EXPECT_EQ(of_ada(200, Method::get, "/webhooks/team-chat/deliveries?state=given_up").at("items").as_array().size(),
            1U);
  EXPECT_EQ(text(of_ada(202, Method::post, "/webhooks/team-chat/deliveries/" + id + "/retry", object{}), "/state"),
            "waiting");
  of_ada(404, Method::post, "/webhooks/team-chat/deliveries/999999/retry", object{});
  of_ada(400, Method::get, "/webhooks/team-chat/deliveries?change=12");
  of_ada(400, Method::get, "/webhooks/team-chat/deliveries?cursor=x");
  of_ada(200, Method::patch, "/webhooks/team-chat", object{{"enabled", false}});
  of_ada(409, Method::post, "/webhooks/team-chat/test", object{});
}

}  // namespace
}  // namespace sluice::api
