#include "api/api_world.h"

#include <future>

#include "api/wire/target.h"

namespace sluice::api {
namespace {

/// Draft, authorization by two of the CAB, build with one task, verification with the outcome.
constexpr const char* small_process = R"(key: small
name: Small change
type: normal
summary: For tests.
when_to_use: In tests.
usual_length: Minutes
stages:
  - key: draft
    name: Draft
    phase: draft
    advance: manual
    advance_title: Submit
    gates:
      - fields: [title, services]
  - key: authorization
    name: Authorization
    phase: authorization
    approvals:
      - key: cab
        title: Does the CAB agree?
        approvers: group:cab
        quorum: at least 2
        covers: [backout_plan]
    gates:
      - approved: cab
    back:
      - {to: draft, title: Back to draft, on_rejection: true}
  - key: build
    name: Build
    phase: build
    tasks:
      - key: build
        title: Build it
        duty: develop
        assignee: field:developer
        checklist:
          - Written down
    gates: [tasks_done]
    back:
      - {to: draft, title: Back to draft}
  - key: verification
    name: Verification
    phase: verification
    gates: [outcome_declared]
)";

constexpr Instant beginning{1'796'000'000'000'000};  // 2026-11-29

boost::json::object person(const char* login, const char* name, boost::json::array roles) {
  return {
      {"login", login}, {"name", name}, {"roles", std::move(roles)}, {"email", std::string{login} + "@example.org"}};
}

}  // namespace

std::string header_of(const Response& response, std::string_view name) {
  for (const auto& [known, value] : response.headers)
    if (known == name) return value;
  return {};
}

Json json_of(const Response& response) {
  const auto json = parse_json(response.body);
  return json ? *json : Json(nullptr);
}

std::string text(const Json& json, std::string_view pointer) {
  boost::system::error_code none;
  const auto* found = json.find_pointer(pointer, none);
  if (found == nullptr) {
    ADD_FAILURE() << "nothing at " << pointer << " of " << boost::json::serialize(json);
    return {};
  }
  return found->is_string() ? std::string{found->as_string()} : boost::json::serialize(*found);
}

void ApiTest::SetUp() {
  DatabaseTest::SetUp();
  if (IsSkipped()) return;
  now_ = beginning.micros;
  engine::Options options;
  options.clock = [this] { return now(); };
  options.zone = find_zone("Europe/Berlin");
  options.background = false;
  engine_ = std::make_unique<engine::Engine>(database(), options);
  engine_->start();
  engine::initialise(*engine_);
  Settings settings{.program_version = "0.0.0-test",
                    .installation_id = "0123456789abcdef0123456789abcdef",
                    .demonstration = demonstration_,
                    .mail = mail_,
                    .password_cost = PasswordCost::least(),
                    .worker_threads = 2,
                    .streams_max = streams_max_};
  api_ = Api::make(*engine_, database(), settings);
  people();
}

void ApiTest::TearDown() {
  if (api_) api_->stop();
  if (engine_) engine_->stop();
  api_.reset();
  engine_.reset();
}

Response ApiTest::ask_raw(Request request) {
  auto answered = std::make_shared<std::promise<Response>>();
  auto answer = answered->get_future();
  api_->handle(std::move(request), [answered](Response response) { answered->set_value(std::move(response)); });
  return answer.get();
}

Response ApiTest::ask(Method method, const std::string& target, const Ask& with) {
  Request request;
  request.method = method;
  request.target = target.starts_with("/api") || target.starts_with("//") ? target : "/api/v1" + target;
  request.headers = with.headers;
  request.remote_address = "192.0.2.7";
  if (!with.who.empty()) request.headers.emplace_back("Authorization", "Bearer " + token_of(with.who));
  if (!with.body.is_null()) {
    request.headers.emplace_back("Content-Type", "application/json");
    request.body = boost::json::serialize(with.body);
  }
  return ask_raw(std::move(request));
}

Json ApiTest::must(unsigned status, Method method, const std::string& target, const Ask& with) {
  const auto response = ask(method, target, with);
  EXPECT_EQ(response.status, status) << target << "\n" << response.body;
  return json_of(response);
}

const std::string& ApiTest::token_of(const std::string& login) {
  auto& token = tokens_[login];
  if (!token.empty()) return token;
  const auto session =
      must(200, Method::post, "/session", {.body = {{"login", login}, {"password", password}, {"cookie", false}}});
  token = session.at("token").as_string().c_str();
  return token;
}

ApiTest::Browser ApiTest::browser_of(const std::string& login) {
  const auto response = ask(Method::post, "/session", {.body = {{"login", login}, {"password", password}}});
  EXPECT_EQ(response.status, 200U) << response.body;
  const auto cookie = header_of(response, "Set-Cookie");
  return {cookie.substr(0, cookie.find(';')), json_of(response).at("csrf").as_string().c_str()};
}

void ApiTest::people() {
  const auto code = api_->first_administrator_code();
  ASSERT_TRUE(code);
  must(201, Method::post, "/first-administrator",
       {.body = {{"code", *code}, {"login", "ada"}, {"name", "Ada Berg"}, {"password", password}}});
  for (const auto& one : {person("priya", "Priya Nair", {"member"}), person("tomas", "Tomas Reyes", {"member"}),
                          person("dana", "Dana Kowalski", {"change_manager"}), person("lee", "Lee Okafor", {"member"}),
                          person("mei", "Mei Tanaka", {"member"}), person("otto", "Otto Auditor", {"auditor"})}) {
    auto body = one;
    body["password"] = password;
    must(201, Method::post, "/people", {.who = "ada", .body = body});
  }
  for (const auto* login : {"dana", "lee", "mei"})
    must(200, Method::put, "/groups/cab/members/" + std::string{login}, {.who = "ada"});
  must(201, Method::post, "/services",
       {.who = "ada", .body = {{"key", "billing"}, {"name", "Billing"}, {"owners", boost::json::array{"priya"}}}});
  must(201, Method::post, "/processes", {.who = "ada", .body = {{"yaml", small_process}}});
}

std::string ApiTest::drafted(const boost::json::object& more) {
  boost::json::object body{{"process", "small"},
                           {"title", "PostgreSQL 15.8 to 15.9 behind Billing"},
                           {"services", boost::json::array{"billing"}},
                           {"backout_plan", "Switch back to the old primary."},
                           {"developer", "tomas"}};
  for (const auto& [name, value] : more) body[name] = value;
  return must(201, Method::post, "/changes", {.who = "priya", .body = body}).at("id").as_string().c_str();
}

std::string ApiTest::submitted(const boost::json::object& more) {
  const auto id = drafted(more);
  must(200, Method::post, "/changes/" + id + "/transitions", {.who = "priya", .body = boost::json::object{}});
  return id;
}

}  // namespace sluice::api
