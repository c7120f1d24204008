// How much one may send and keep, and that no answer is larger than what was asked with.
#include <gtest/gtest.h>

#include "api/api_world.h"
#include "store/plain_rows.h"

namespace sluice::api {
namespace {

class BoundsApi : public ApiTest {
 protected:
  static boost::json::array many(std::size_t count, std::string_view one) {
    boost::json::array list;
    for (std::size_t i = 0; i < count; ++i) list.emplace_back(one);
    return list;
  }
  [[nodiscard]] static const boost::json::array& errors_of(const Json& problem) {
    return problem.at("errors").as_array();
  }
};
INSTANTIATE_TEST_SUITE_P(Databases, BoundsApi, store::both_databases, store::database_name);

TEST_P(BoundsApi, looks_no_name_up_in_a_list_that_is_too_long) {
  struct Case {
    const char* target;
    const char* field;
    std::size_t most;
  };
  for (const auto& one :
       {Case{"/changes", "services", 100}, Case{"/changes", "verifiers", 50}, Case{"/changes", "visible_to", 50}}) {
    boost::json::object body{{"process", "small"}, {"title", "Many"}};
    body[one.field] = many(one.most + 1, "nobody-has-this");
    const auto problem = must(422, Method::post, one.target, {.who = "priya", .body = body});
    ASSERT_EQ(errors_of(problem).size(), 1U) << one.field;
    EXPECT_EQ(problem.at_pointer("/errors/0/pointer").as_string(), std::string{"/"} + one.field);
    body[one.field] = many(one.most, "nobody-has-this");
    EXPECT_EQ(errors_of(must(422, Method::post, one.target, {.who = "priya", .body = body})).size(), one.most);
  }
  boost::json::array nameless;
  for (int i = 0; i < 101; ++i) nameless.push_back(boost::json::object{{"person", "nobody"}});
  const boost::json::object body{{"process", "small"}, {"title", "Many"}, {"stakeholders", nameless}};
  EXPECT_EQ(errors_of(must(422, Method::post, "/changes", {.who = "priya", .body = body})).size(), 1U);
}

TEST_P(BoundsApi, tells_a_hundred_errors_at_most_and_cuts_what_they_quote) {
  const auto members = must(422, Method::post, "/groups",
                            {.who = "ada", .body = {{"key", "g"}, {"name", "G"}, {"members", many(5'000, "nobody")}}});
  EXPECT_EQ(errors_of(members).size(), 100U);
  boost::json::object body{{"process", "small"}, {"title", "Odd"}};
  body[std::string(150'000, 'x')] = 1;
  const auto unknown = ask(Method::post, "/changes", {.who = "priya", .body = body});
  EXPECT_EQ(unknown.status, 422U);
  EXPECT_LT(unknown.body.size(), 1'000U);
}

TEST_P(BoundsApi, says_where_something_is_only_once_it_is_there) {
  const std::string key(200'000, 'k');
  for (const auto* list : {"/services", "/groups"})
    EXPECT_EQ(header_of(ask(Method::post, list, {.who = "ada", .body = {{"key", key}, {"name", "Long"}}}), "Location"),
              "");
  EXPECT_EQ(
      header_of(ask(Method::post, "/people", {.who = "ada", .body = {{"login", key}, {"name", "Long"}}}), "Location"),
      "");
  EXPECT_EQ(
      header_of(ask(Method::post, "/services", {.who = "ada", .body = {{"key", "pay"}, {"name", "Pay"}}}), "Location"),
      "/api/v1/services/pay");
  EXPECT_EQ(
      header_of(ask(Method::post, "/groups", {.who = "ada", .body = {{"key", "ops"}, {"name", "Ops"}}}), "Location"),
      "/api/v1/groups/ops");
  const Ask person{
      .who = "ada", .body = {{"login", "new.one"}, {"name", "New One"}}, .headers = {{"Idempotency-Key", "person"}}};
  EXPECT_EQ(header_of(ask(Method::post, "/people", person), "Location"), "/api/v1/people/new.one");
  EXPECT_EQ(header_of(ask(Method::post, "/people", person), "Location"), "/api/v1/people/new.one") << "kept";
}

TEST_P(BoundsApi, says_that_it_was_saved_where_only_the_answer_fails) {
  session().script("ALTER TABLE change_services RENAME TO hidden");
  const auto response = ask(Method::patch, "/services/billing", {.who = "ada", .body = {{"name", "Invoices"}}});
  session().script("ALTER TABLE hidden RENAME TO change_services");
  EXPECT_EQ(response.status, 500U) << response.body;
  EXPECT_EQ(header_of(response, "Retry-After"), "");
  EXPECT_EQ(json_of(response).at("type").as_string(), "/problems/saved-unanswered");
  EXPECT_EQ(json_of(response).at("detail").as_string(),
            "It was saved, but the answer could not be made: read it again.");
  EXPECT_EQ(must(200, Method::get, "/services/billing", {.who = "ada"}).at("name").as_string(), "Invoices");
}

TEST_P(BoundsApi, explains_every_type_of_problem) {
  for (const auto* word : {"internal", "method-not-allowed", "saved-unanswered", "invalid"}) {
    Request request{};
    request.target = std::string{"/problems/"} + word;
    EXPECT_EQ(ask_raw(request).status, 200U) << word;
  }
}

TEST_P(BoundsApi, keeps_fifty_drafts_and_a_hundred_preferences_of_a_person) {
  const auto fill = [&](const std::string& at, int most) {
    for (int i = 0; i < most; ++i)
      must(204, Method::put, at + std::to_string(i), {.who = "priya", .body = {{"text", i}}});
    const auto refused = must(413, Method::put, at + "more", {.who = "priya", .body = {{"text", 0}}});
    EXPECT_NE(refused.at("detail").as_string().find("which is the most"), std::string::npos);
    must(204, Method::put, at + "0", {.who = "priya", .body = {{"text", 1}}});
    must(204, Method::put, at + "more", {.who = "tomas", .body = {{"text", 0}}});
  };
  fill("/drafts/d", 50);
  must(204, Method::delete_, "/drafts/d0", {.who = "priya"});
  must(204, Method::put, "/drafts/more", {.who = "priya", .body = {{"text", 0}}});
  fill("/profile/preferences/p", 100);
  ASSERT_TRUE(engine().write_now([&](store::WriteTransaction& transaction) {
    store::remove_preference(transaction.session(), engine().directory()->person_by_login("priya")->id, "p0");
  }));
  must(204, Method::put, "/profile/preferences/more", {.who = "priya", .body = {{"text", 0}}});
}

TEST_P(BoundsApi, forgets_a_preference_that_is_null) {
  const std::string at = "/profile/preferences/columns";
  must(204, Method::put, at, {.who = "priya", .body = {{"text", 1}}});
  Request request{};
  request.method = Method::put;
  request.target = "/api/v1" + at;
  request.headers = {{"Authorization", "Bearer " + token_of("priya")}, {"Content-Type", "application/json"}};
  request.body = "null";
  EXPECT_EQ(ask_raw(request).status, 204U);
  EXPECT_TRUE(must(200, Method::get, at, {.who = "priya"}).is_null());
  EXPECT_EQ(session().one<std::int64_t>("SELECT count(*) FROM preferences"), 0);
}

TEST_P(BoundsApi, refuses_names_that_are_not_one_line) {
  for (const auto* name : {"two\nlines", "bell\x07", "C1 \xC2\x85", "turned \xE2\x80\xAE", "parted \xE2\x80\xA8"}) {
    must(422, Method::post, "/services", {.who = "ada", .body = {{"key", "odd"}, {"name", name}}});
    must(422, Method::post, "/changes", {.who = "priya", .body = {{"process", "small"}, {"title", name}}});
    must(422, Method::post, "/changes",
         {.who = "priya", .body = {{"process", "small"}, {"title", "t"}, {"tags", boost::json::array{name}}}});
    must(422, Method::patch, "/profile", {.who = "priya", .body = {{"name", name}}});
  }
  must(201, Method::post, "/services", {.who = "ada", .body = {{"key", "fine"}, {"name", "Größe – “x” 日本 🙂"}}});
}

TEST_P(BoundsApi, edits_a_person_and_their_manager_as_one_act) {
  const auto read = ask(Method::get, "/people/lee", {.who = "ada"});
  const Ask both{.who = "ada",
                 .body = {{"phone", "+49 30 1"}, {"manager", "dana"}},
                 .headers = {{"If-Match", header_of(read, "ETag")}}};
  const auto edited = must(200, Method::patch, "/people/lee", both);
  EXPECT_EQ(edited.at("phone").as_string(), "+49 30 1");
  EXPECT_EQ(edited.at_pointer("/manager/login").as_string(), "dana");
  must(412, Method::patch, "/people/lee", both);
  must(422, Method::patch, "/people/lee", {.who = "ada", .body = {{"phone", "+49 30 2"}, {"manager", "lee"}}});
  EXPECT_EQ(must(200, Method::get, "/people/lee", {.who = "ada"}).at("phone").as_string(), "+49 30 1")
      << "all of it or nothing";
  must(403, Method::patch, "/people/lee", {.who = "lee", .body = {{"phone", "+49 30 3"}, {"manager", "mei"}}});
}

}  // namespace
}  // namespace sluice::api
