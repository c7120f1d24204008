// Who may ask what: signing in, CSRF, permissions, restricted changes, and requests that cannot be read.
#include <gtest/gtest.h>
#include <spdlog/sinks/ostream_sink.h>
#include <spdlog/spdlog.h>

#include <sstream>

#include "api/api_world.h"
#include "api/routes.h"
#include "api/wire/answer.h"

namespace sluice::api {

class AccessApi : public ApiTest {};
INSTANTIATE_TEST_SUITE_P(Databases, AccessApi, store::both_databases, store::database_name);

std::string type_of(const Json& problem) { return std::string{problem.at("type").as_string()}; }

TEST_P(AccessApi, signs_in_with_a_cookie_and_out_again) {
  const auto response = ask(Method::post, "/session", {.body = {{"login", "priya"}, {"password", password}}});
  ASSERT_EQ(response.status, 200U) << response.body;
  const auto cookie = header_of(response, "Set-Cookie");
  EXPECT_TRUE(cookie.starts_with("sluice_01234567=")) << cookie;
  EXPECT_NE(cookie.find("HttpOnly"), std::string::npos);
  EXPECT_NE(cookie.find("SameSite=Lax"), std::string::npos);
  EXPECT_FALSE(json_of(response).as_object().contains("token")) << "a cookie's token is for the browser alone";
  const Header brought{"Cookie", "other=1; " + cookie.substr(0, cookie.find(';'))};
  const auto session = must(200, Method::get, "/session", {.headers = {brought}});
  EXPECT_EQ(session.at_pointer("/person/login").as_string(), "priya");
  EXPECT_EQ(session.at_pointer("/person/email").as_string(), "priya@example.org");

  const Header csrf{"X-CSRF-Token", session.at("csrf").as_string().c_str()};
  must(204, Method::delete_, "/session", {.headers = {brought, csrf}});
  must(401, Method::get, "/session", {.headers = {brought}});
}

TEST_P(AccessApi, gives_the_page_under_no_address_of_the_api) {
  for (const auto* target : {"/api", "/api/", "/api?q=1", "/API", "/API/v1/session", "/Api/v1/x"}) {
    Request request;
    request.target = target;
    const auto response = ask_raw(request);
    EXPECT_EQ(response.status, 404U) << target;
    EXPECT_EQ(header_of(response, "Content-Type"), "application/problem+json") << target;
  }
}

TEST_P(AccessApi, lets_nobody_write_lines_of_the_log) {
  std::ostringstream log;
  const auto before = spdlog::default_logger();
  spdlog::set_default_logger(
      std::make_shared<spdlog::logger>("test", std::make_shared<spdlog::sinks::ostream_sink_mt>(log)));
  Settings settings;
  settings.password_cost = PasswordCost::least();
  Parts parts{engine(), database(), settings};
  Request request;
  request.target = "/api/v1/x=\"y\"?secret";
  const Call call{parts, request, [](const Response&) {}};
  EXPECT_EQ(broken(call, std::make_exception_ptr(std::runtime_error{"a \"b\"\nat=now"})).status, 500U);
  spdlog::set_default_logger(before);
  EXPECT_NE(log.str().find(R"(path="/api/v1/x=\"y\"" error="a \"b\"\x0aat=now")"), std::string::npos) << log.str();
}

TEST_P(AccessApi, asks_a_browser_for_its_csrf_token) {
  const auto browser = browser_of("priya");
  const boost::json::object body{{"process", "small"}, {"title", "Forged?"}};
  const Header cookie{"Cookie", browser.cookie};
  must(403, Method::post, "/changes", {.body = body, .headers = {cookie}});
  const auto other = browser_of("tomas");
  must(403, Method::post, "/changes", {.body = body, .headers = {cookie, {"X-CSRF-Token", other.csrf}}});
  must(201, Method::post, "/changes", {.body = body, .headers = {cookie, {"X-CSRF-Token", browser.csrf}}});
}

TEST_P(AccessApi, locks_a_name_after_five_failures) {
  const Ask wrong{.body = {{"login", "lee"}, {"password", "not this one"}}};
  const Ask right{.body = {{"login", "lee"}, {"password", password}}};
  for (int i = 0; i < 5; ++i) EXPECT_EQ(type_of(must(401, Method::post, "/session", wrong)), "/problems/not-signed-in");
  const auto locked = ask(Method::post, "/session", right);
  EXPECT_EQ(locked.status, 429U);
  EXPECT_EQ(header_of(locked, "Retry-After"), "60");
  later(std::chrono::seconds{61});
  must(200, Method::post, "/session", right);
  for (int i = 0; i < 4; ++i) must(401, Method::post, "/session", wrong);
  must(200, Method::post, "/session", right);
}

TEST_P(AccessApi, slows_down_who_guesses_the_first_administrators_code) {
  const Ask wrong{.body = {{"code", "2222-2222-2222"}, {"login", "eve"}, {"name", "Eve"}, {"password", password}}};
  for (int i = 0; i < 30; ++i) must(403, Method::post, "/first-administrator", wrong);
  const auto told = must(429, Method::post, "/first-administrator", wrong);
  EXPECT_NE(told.at("detail").as_string().find("wrong codes"), std::string_view::npos) << told;
}

TEST_P(AccessApi, says_the_same_of_unknown_names_and_wrong_passwords) {
  const auto unknown =
      must(401, Method::post, "/session", {.body = {{"login", "nobody"}, {"password", "a guess at it"}}});
  const auto wrong = must(401, Method::post, "/session", {.body = {{"login", "mei"}, {"password", "a guess at it"}}});
  EXPECT_EQ(unknown, wrong);
}

TEST_P(AccessApi, ends_sessions) {
  (void)token_of("mei");
  for (int i = 0; i < 2; ++i) {
    later(std::chrono::hours{11});
    must(200, Method::get, "/session", {.who = "mei"});
    (void)engine().write_now([](auto&) {});  // that it was used is written beside the answer
  }
  later(std::chrono::hours{13});
  must(401, Method::get, "/session", {.who = "mei"});
}

TEST_P(AccessApi, disabling_a_person_ends_their_sessions) {
  must(200, Method::get, "/session", {.who = "mei"});
  must(200, Method::post, "/people/mei/disabling", {.who = "ada", .body = {{"reason", "left"}}});
  must(401, Method::get, "/session", {.who = "mei"});
  must(401, Method::post, "/session", {.body = {{"login", "mei"}, {"password", password}}});
}

TEST_P(AccessApi, changes_a_password_and_ends_the_other_sessions) {
  const auto browser = browser_of("lee");
  must(422, Method::put, "/profile/password",
       {.who = "lee", .body = {{"current", "wrong one"}, {"new", "another long password"}}});
  must(422, Method::put, "/profile/password", {.who = "lee", .body = {{"current", password}, {"new", "short"}}});
  must(204, Method::put, "/profile/password",
       {.who = "lee", .body = {{"current", password}, {"new", "another long password"}}});
  must(200, Method::get, "/session", {.who = "lee"});
  must(401, Method::get, "/session", {.headers = {{"Cookie", browser.cookie}}});
  must(200, Method::post, "/session", {.body = {{"login", "lee"}, {"password", "another long password"}}});
}

TEST_P(AccessApi, uses_the_first_administrators_code_once) {
  EXPECT_FALSE(api().first_administrator_code());
  must(403, Method::post, "/first-administrator",
       {.body = {{"code", "ABCD-EFGH-JKMN"}, {"login", "eve"}, {"name", "Eve"}, {"password", "a long password"}}});
  EXPECT_FALSE(must(200, Method::get, "/sign-in").at("first_administrator").as_bool());
}

TEST_P(AccessApi, needs_a_session_or_a_permission) {
  struct Case {
    const char* who;
    Method method;
    const char* target;
    Json body;
    unsigned status;
  };
  const std::vector<Case> cases{
      {"", Method::get, "/changes", {}, 401},
      {"", Method::get, "/people", {}, 401},
      {"", Method::get, "/zones", {}, 200},
      {"", Method::get, "/openapi.json", {}, 200},
      {"", Method::get, "/sign-in", {}, 200},
      {"otto", Method::get, "/changes", {}, 200},
      {"otto", Method::post, "/changes", {{"process", "small"}, {"title", "An auditor's"}}, 403},
      {"priya", Method::post, "/people", {{"login", "x.y"}, {"name", "X"}}, 403},
      {"dana", Method::post, "/people", {{"login", "x.y"}, {"name", "X"}}, 403},
      {"priya", Method::put, "/people/priya/roles/administrator", {}, 403},
      {"priya", Method::post, "/groups", {{"key", "g"}, {"name", "G"}}, 403},
      {"dana", Method::post, "/groups", {{"key", "g"}, {"name", "G"}}, 201},
      {"tomas", Method::post, "/services", {{"key", "s"}, {"name", "S"}}, 403},
      {"tomas", Method::patch, "/services/billing", {{"name", "Mine"}}, 403},
      {"priya", Method::patch, "/services/billing", {{"description", "Takes the money"}}, 200},
      {"priya", Method::post, "/processes", {{"yaml", "key: x"}}, 403},
      {"ada", Method::post, "/processes", {{"yaml", "key: x"}}, 422},
  };
  for (const auto& one : cases) must(one.status, one.method, one.target, {.who = one.who, .body = one.body});
}

TEST_P(AccessApi, shows_contact_data_to_oneself_and_administrators) {
  EXPECT_FALSE(must(200, Method::get, "/people/lee", {.who = "priya"}).as_object().contains("email"));
  EXPECT_TRUE(must(200, Method::get, "/people/lee", {.who = "lee"}).as_object().contains("email"));
  EXPECT_TRUE(must(200, Method::get, "/people/lee", {.who = "ada"}).as_object().contains("email"));
  EXPECT_EQ(must(200, Method::get, "/people", {.who = "priya"}).as_object().at("items").as_array().size(), 7U);
}

TEST_P(AccessApi, names_what_cannot_be_read) {
  struct Case {
    Method method;
    const char* target;
    const char* type;
    std::string body;
    unsigned status;
  };
  const std::vector<Case> cases{
      {Method::get, "/changes?colour=red", "", "", 400},
      {Method::get, "/changes?limit=1000", "", "", 400},
      {Method::get, "/changes?limit=ten", "", "", 400},
      {Method::get, "/changes?phase=lunch", "", "", 400},
      {Method::get, "/changes?owner=nobody", "", "", 400},
      {Method::get, "/services?owner=nobody", "", "", 400},
      {Method::get, "/changes?sort=colour", "", "", 400},
      {Method::get, "/changes?fields=title,colour", "", "", 400},
      {Method::get, "/changes?q=%zz", "", "", 400},
      {Method::get, "/changes?q=%00", "", "", 400},
      {Method::get, "/changes?q=%ff", "", "", 400},
      {Method::get, "/changes/17", "", "", 404},
      {Method::get, "/changes/CHG-999", "", "", 404},
      {Method::get, "/changes/CHG-99999999999999999999", "", "", 404},
      {Method::get, "/nothing", "", "", 404},
      {Method::put, "/changes", "application/json", "{}", 405},
      {Method::post, "/changes", "text/plain", "process=small", 415},
      {Method::post, "/changes", "application/json", "{", 400},
      {Method::post, "/changes", "application/json", "[]", 422},
      {Method::post, "/changes", "application/json", R"({"title":"no process"})", 422},
      {Method::post, "/changes", "application/json", R"({"process":"small","title":"a","colour":"red"})", 422},
      {Method::post, "/changes", "application/json", R"({"process":"small","title":"a\u0000b"})", 400},
      {Method::post, "/changes", "application/json", "{\"process\":\"small\",\"title\":\"\xff\"}", 400},
      {Method::post, "/changes", "application/json; charset=utf-8", R"({"process":"small","title":"fine"})", 201},
      {Method::post, "/changes", "application/json", std::string(100, '[') + std::string(100, ']'), 400},
      {Method::post, "/changes", "application/json", R"({"process":"small","title":"a","services":["none"]})", 422},
      {Method::post, "/changes", "application/json",
       R"({"process":"small","title":"a","planned_start":{"local":"x","zone":"Mars/Base"}})", 422},
  };
  for (const auto& one : cases) {
    Ask with{.who = "priya"};
    Request request;
    request.method = one.method;
    request.target = std::string{"/api/v1"} + one.target;
    request.headers = {{"Authorization", "Bearer " + token_of("priya")}};
    if (*one.type) request.headers.emplace_back("Content-Type", one.type);
    request.body = one.body;
    const auto response = ask_raw(request);
    EXPECT_EQ(response.status, one.status) << one.target << " " << one.body << "\n" << response.body;
    if (response.status >= 400) EXPECT_EQ(header_of(response, "Content-Type"), "application/problem+json");
  }
}

TEST_P(AccessApi, refuses_a_history_by_somebody_who_is_not_there) {
  const auto at = "/changes/" + drafted() + "/history";
  must(400, Method::get, at + "?by=nobody", {.who = "priya"});
  EXPECT_FALSE(must(200, Method::get, at + "?by=me", {.who = "priya"}).at("items").as_array().empty());
  EXPECT_TRUE(must(200, Method::get, at + "?by=lee", {.who = "priya"}).at("items").as_array().empty());
}

TEST_P(AccessApi, lets_nobody_edit_the_present_over_the_past) {
  const auto at = "/changes/" + drafted();
  const auto then = to_rfc3339(now());
  later(std::chrono::hours{1});
  must(200, Method::patch, at, {.who = "priya", .body = {{"title", "Another title"}}});
  const auto past = ask(Method::get, at + "?at=" + then, {.who = "priya"});
  EXPECT_EQ(past.status, 200U) << past.body;
  must(412, Method::patch, at,
       {.who = "priya", .body = {{"title", "A third"}}, .headers = {{"If-Match", header_of(past, "ETag")}}});
}

TEST_P(AccessApi, says_how_one_is_known) {
  EXPECT_EQ(header_of(ask(Method::get, "/changes"), "WWW-Authenticate"), "Bearer");
}

TEST_P(AccessApi, points_at_each_bad_value) {
  const auto problem = must(422, Method::post, "/changes",
                            {.who = "priya",
                             .body = {{"process", "small"},
                                      {"title", "a"},
                                      {"services", boost::json::array{"billing", "none"}},
                                      {"owner", "nobody"}}});
  EXPECT_EQ(type_of(problem), "/problems/invalid");
  EXPECT_EQ(problem.at_pointer("/errors/0/pointer").as_string(), "/services/1");
  EXPECT_EQ(problem.at_pointer("/errors/1/pointer").as_string(), "/owner");
}

TEST_P(AccessApi, lists_all_that_stands_in_the_way) {
  const auto id = drafted({{"services", boost::json::array{}}});
  const auto problem =
      must(409, Method::post, "/changes/" + id + "/transitions", {.who = "priya", .body = boost::json::object{}});
  EXPECT_EQ(problem.at_pointer("/unmet/0/gate").as_string(), "fields");
  EXPECT_FALSE(problem.at_pointer("/unmet/0/people").as_array().empty());
}

TEST_P(AccessApi, finds_a_task_by_its_number_alone) {
  const auto id = drafted({{"restricted", true}});
  const auto added =
      must(201, Method::post, "/changes/" + id + "/tasks", {.who = "priya", .body = {{"title", "Tell the vendor"}}});
  const std::string task{added.at("id").as_string()};
  const auto found = must(200, Method::get, "/tasks/" + task, {.who = "priya"});
  EXPECT_EQ(found.at("change").as_string(), id);
  EXPECT_EQ(found, must(200, Method::get, "/changes/" + id + "/tasks/" + task, {.who = "priya"}));
  must(200, Method::get, "/tasks/" + task, {.who = "otto"});
  const auto hidden = must(404, Method::get, "/tasks/" + task, {.who = "lee"});
  EXPECT_EQ(hidden.at("detail").as_string(), "There is no task " + task + ".");
  for (const auto* none : {"TSK-999", "TSK-0", "TSK-x", "17"})
    must(404, Method::get, std::string{"/tasks/"} + none, {.who = "priya"});
}

TEST_P(AccessApi, hides_a_restricted_change_from_every_list) {
  const auto id = drafted({{"restricted", true}, {"title", "Embargoed hole"}});
  const auto at = "/changes/" + id;
  must(404, Method::get, at, {.who = "lee"});
  for (const auto* part : {"/waiting", "/tasks", "/approvals", "/comments", "/history"})
    must(404, Method::get, at + part, {.who = "lee"});
  must(404, Method::patch, at, {.who = "lee", .body = {{"title", "Seen"}}});
  must(404, Method::patch, at, {.who = "lee", .body = {{"title", "Seen"}}, .headers = {{"If-Match", "\"99\""}}});
  must(404, Method::post, at + "/comments", {.who = "lee", .body = {{"text", "Hello"}}});
  for (const auto* list :
       {"/changes", "/changes?q=embargoed", "/changes/board", "/tasks", "/search?q=embargoed", "/my-work"}) {
    const auto seen = ask(Method::get, list, {.who = "lee"});
    EXPECT_EQ(seen.status, 200U);
    EXPECT_EQ(seen.body.find(id), std::string::npos) << list;
    EXPECT_EQ(seen.body.find("Embargoed"), std::string::npos) << list;
  }
  EXPECT_EQ(must(200, Method::get, "/services/billing", {.who = "lee"}).at("open_changes").as_int64(), 0);
  EXPECT_EQ(must(200, Method::get, "/services/billing", {.who = "priya"}).at("open_changes").as_int64(), 1);
  must(200, Method::get, at, {.who = "otto"});
  must(200, Method::put, at + "/visibility",
       {.who = "priya", .body = {{"restricted", true}, {"visible_to", boost::json::array{"cab"}}}});
  must(200, Method::get, at, {.who = "lee"});
}

}  // namespace sluice::api
