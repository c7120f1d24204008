// Passwords set anew: what was begun with the old one does not outlive it, and nothing in the database helps to guess it.
#include <gtest/gtest.h>

#include <future>

#include "api/api_world.h"
#include "api/auth/sessions.h"
#include "store/people.h"
#include "store/plain_rows.h"

namespace sluice::api {
namespace {

constexpr const char* another = "another long password";

class PasswordApi : public ApiTest {
 protected:
  [[nodiscard]] PersonId id_of(const std::string& login) { return engine().directory()->person_by_login(login)->id; }
  [[nodiscard]] std::string hash_of(const std::string& login) {
    return store::password_of(session(), id_of(login)).value_or("");
  }
  void reset(const std::string& login, unsigned status = 204) {
    must(status, Method::put, "/people/" + login + "/password", {.who = "ada", .body = {{"password", another}}});
  }
  /// What came of beginning a session for Priya: nothing, or why not.
  [[nodiscard]] std::optional<Refused> begun(std::optional<std::string> verified) {
    Sessions sessions{engine()};
    std::promise<std::optional<Refused>> answered;
    sessions.begin({id_of("priya"), std::move(verified)}, now(), [&](auto result) {
      const auto* refusal = std::get_if<Refusal>(&result);
      answered.set_value(refusal ? std::optional{refusal->why} : std::nullopt);
    });
    return answered.get_future().get();
  }
  /// Asks without waiting.
  [[nodiscard]] std::future<Response> asked(Method method, const std::string& target, const Json& body,
                                            const std::string& who = "") {
    Request request{};
    request.method = method;
    request.target = "/api/v1" + target;
    request.headers = {{"Content-Type", "application/json"}};
    if (!who.empty()) request.headers.emplace_back("Authorization", "Bearer " + token_of(who));
    request.body = boost::json::serialize(body);
    request.remote_address = "192.0.2.8";
    auto answer = std::make_shared<std::promise<Response>>();
    auto later = answer->get_future();
    api().handle(std::move(request), [answer](Response response) { answer->set_value(std::move(response)); });
    return later;
  }
};
INSTANTIATE_TEST_SUITE_P(Databases, PasswordApi, store::both_databases, store::database_name);

TEST_P(PasswordApi, begins_no_session_by_a_password_that_was_set_anew_while_it_was_checked) {
  const auto verified = hash_of("priya");
  EXPECT_EQ(begun(verified), std::nullopt);
  reset("priya");
  EXPECT_EQ(begun(verified), Refused::not_signed_in);
  EXPECT_EQ(begun(hash_of("priya")), std::nullopt);
}

TEST_P(PasswordApi, begins_no_session_for_who_was_disabled_meanwhile) {
  must(200, Method::post, "/people/priya/disabling", {.who = "ada", .body = {{"reason", "left"}}});
  EXPECT_EQ(begun(std::nullopt), Refused::not_signed_in);
}

TEST_P(PasswordApi, leaves_no_session_by_the_old_password) {
  (void)token_of("ada");
  std::vector<std::future<Response>> answers;
  for (int i = 0; i < 3; ++i)
    answers.push_back(asked(Method::post, "/session", {{"login", "priya"}, {"password", password}, {"cookie", false}}));
  auto done = asked(Method::put, "/people/priya/password", {{"password", another}}, "ada");
  for (int i = 0; i < 3; ++i)
    answers.push_back(asked(Method::post, "/session", {{"login", "priya"}, {"password", password}, {"cookie", false}}));
  EXPECT_EQ(done.get().status, 204U);
  for (auto& answer : answers) {
    const auto response = answer.get();
    if (response.status != 200) continue;
    const std::string token{json_of(response).at("token").as_string()};
    must(401, Method::get, "/session", {.headers = {{"Authorization", "Bearer " + token}}});
  }
}

TEST_P(PasswordApi, is_changed_once_by_the_same_old_one) {
  std::vector<std::future<Response>> answers;
  for (int i = 0; i < 4; ++i)
    answers.push_back(asked(Method::put, "/profile/password",
                            {{"current", password}, {"new", "the new password " + std::to_string(i)}}, "lee"));
  std::vector<std::size_t> changed;
  for (std::size_t i = 0; i < answers.size(); ++i)
    if (answers[i].get().status == 204) changed.push_back(i);
  ASSERT_EQ(changed.size(), 1U);
  must(200, Method::post, "/session",
       {.body = {{"login", "lee"}, {"password", "the new password " + std::to_string(changed[0])}}});
}

TEST_P(PasswordApi, set_by_an_administrator_is_in_the_persons_history) {
  const auto at = "/people/mei/history";
  reset("mei");
  const auto history = must(200, Method::get, at, {.who = "ada"});
  EXPECT_EQ(history.at_pointer("/items/0/type").as_string(), "password_set");
  EXPECT_EQ(history.at_pointer("/items/0/by/login").as_string(), "ada");
  EXPECT_EQ(history.at_pointer("/items/0/summary").as_string(), "Ada Berg set another password for Mei Tanaka.");
  must(200, Method::post, "/session", {.body = {{"login", "mei"}, {"password", another}}});
  must(403, Method::put, "/people/mei/password", {.who = "dana", .body = {{"password", another}}});
  EXPECT_EQ(must(200, Method::get, at, {.who = "ada"}), history) << "what is refused leaves nothing";
  must(200, Method::get, at, {.who = "otto"});
  must(403, Method::get, at, {.who = "priya"});
}

TEST_P(PasswordApi, cannot_be_guessed_from_a_kept_answer) {
  const auto add = [&](const char* secret) {
    return ask(Method::post, "/people",
               {.who = "ada",
                .body = {{"login", "new.one"}, {"name", "New One"}, {"password", secret}},
                .headers = {{"Idempotency-Key", "once"}}});
  };
  const auto digest = [&] { return session().one<std::string>("SELECT digest FROM idempotency WHERE key = 'once'"); };
  const auto first = add("the first password of it");
  EXPECT_EQ(first.status, 201U) << first.body;
  const auto kept = digest();
  ASSERT_TRUE(kept);
  const auto again = add("quite another password");
  EXPECT_EQ(again.body, first.body) << "the digest does not depend on the password, so nobody can try guesses at it";
  EXPECT_EQ(digest(), kept);
}

TEST_P(PasswordApi, has_at_most_fifty_sessions_and_the_oldest_ends) {
  const auto oldest = browser_of("priya");
  for (int i = 0; i < 49; ++i) {
    later(std::chrono::seconds{1});
    (void)browser_of("priya");
  }
  later(std::chrono::seconds{3});
  must(200, Method::get, "/session", {.headers = {{"Cookie", oldest.cookie}}});
  (void)browser_of("priya");
  later(std::chrono::seconds{3});
  must(401, Method::get, "/session", {.headers = {{"Cookie", oldest.cookie}}});
  EXPECT_EQ(store::sessions_of(session(), id_of("priya"), now()).size(), 50U);
}

}  // namespace
}  // namespace sluice::api
