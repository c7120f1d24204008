// Random calls made from the OpenAPI document: nothing answers 5xx, no status is undocumented, and every success looks as
// its schema says. The seed is printed; set SLUICE_SEED to run one again.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <random>
#include <set>

#include "api/api_world.h"
#include "api/openapi.h"
#include "api/routes.h"
#include "api/schema_check.h"
#include "api/wire/router.h"

namespace sluice::api {
namespace {

using boost::json::array;
using boost::json::object;

constexpr int calls = 700;

class RandomCalls : public ApiTest {
 protected:
  void SetUp() override {
    ApiTest::SetUp();
    if (IsSkipped()) return;
    const auto* given = std::getenv("SLUICE_SEED");
    const auto seed = given ? static_cast<unsigned>(std::strtoul(given, nullptr, 10)) : 20'261'122U;
    RecordProperty("seed", std::to_string(seed));
    random_.seed(seed);
    document_ = openapi_document(all_routes(), "1.2.3");
    for (int i = 0; i < 3; ++i) changes_.push_back(i == 0 ? drafted() : submitted());
  }

  std::size_t below(std::size_t end) { return std::uniform_int_distribution<std::size_t>{0, end - 1}(random_); }
  bool once_in(std::size_t n) { return below(n) == 0; }

  std::string some(std::vector<std::string> of) { return of[below(of.size())]; }

  std::string any_text() {
    return some({"", "a", "priya", "billing", "small", "CHG-1", "TSK-1", "-1", "ä\u2028ö", "'; --", "<b>",
                 std::string(300, 'x'), "2027-01-30T22:00", "Europe/Berlin", "2027-01-30T21:00:00Z", "cab", "draft"});
  }

  std::string value_of(std::string_view name) {
    if (once_in(8)) return "-" + any_text();  // never empty: that would be another address
    if (name == "change") return changes_[below(changes_.size())];
    if (name == "task") return "TSK-" + std::to_string(1 + below(1200));
    if (name == "login") return some({"priya", "lee", "nobody"});
    if (name == "group" || name == "approval") return some({"cab", "none"});
    if (name == "service") return some({"billing", "none"});
    if (name == "process") return some({"small", "normal", "none"});
    return std::string{path_value(name).example};
  }

  std::string target_of(const Route& route, const object& operation) {
    std::string target = "/api/v1";
    for (const auto segment : segments_of(route.path)) {
      const auto name = value_name(segment);
      // An empty segment would be another address.
      const auto value = name.empty() ? std::string{} : value_of(name);
      target += "/" + (name.empty() ? std::string{segment} : percent_encoded(value.empty() ? "-" : value));
    }
    std::string separator = "?";
    for (const auto& one : operation.at("parameters").as_array()) {
      // What `fields` leaves is by its nature less than the schema says.
      if (one.at("in").as_string() != "query" || one.at("name").as_string() == "fields" || !once_in(4)) continue;
      target +=
          separator + std::string{one.at("name").as_string()} + "=" + percent_encoded(parameter_of(one.at("schema")));
      separator = "&";
    }
    return target;
  }

  std::string parameter_of(const Json& schema) {
    const auto value = fitting(schema.as_object().contains("items") ? schema.at("items") : schema, 0);
    return value.is_string() ? std::string{value.as_string()} : boost::json::serialize(value);
  }

  /// A value that fits a schema, mostly; texts that often mean something.
  Json fitting(const Json& reference, int depth) {
    if (once_in(25)) return some_misfit();
    const auto& schema = resolved(reference, components());
    if (schema.empty()) return object{{"a", 1}};
    if (const auto* any = schema.if_contains("anyOf"))
      return fitting(any->as_array()[below(any->as_array().size())], depth);
    if (const auto* words = schema.if_contains("enum")) return words->as_array()[below(words->as_array().size())];
    const auto& types = schema.at("type");
    const std::string type{types.is_string() ? types.as_string()
                                             : types.as_array()[below(types.as_array().size())].as_string()};
    if (type == "null") return nullptr;
    if (type == "boolean") return once_in(2);
    if (type == "integer") return static_cast<std::int64_t>(below(5)) - 1;
    if (type == "number") return 0.5;
    if (type == "array") {
      array list;
      for (std::size_t i = below(3); i > 0 && depth < 4; --i) list.push_back(fitting(schema.at("items"), depth + 1));
      return list;
    }
    if (type == "object") return fitting_object(schema, depth);
    return Json(any_text());
  }

  Json fitting_object(const object& schema, int depth) {
    object made;
    const auto* properties = schema.if_contains("properties");
    if (!properties) return made;
    std::set<std::string> required;
    if (const auto* names = schema.if_contains("required"))
      for (const auto& name : names->as_array()) required.insert(std::string{name.as_string()});
    for (const auto& [name, property] : properties->as_object())
      if (once_in(3) || (required.contains(std::string{name}) && !once_in(20)))
        made[name] = fitting(property, depth + 1);
    return made;
  }

  Json some_misfit() {
    switch (below(6)) {
      case 0: return nullptr;
      case 1: return std::int64_t{9'223'372'036'854'775'807};
      case 2: return 1e300;
      case 3: return array{array{}};
      case 4: return object{{"~/", true}};
      default: return Json(std::string(5000, 'y'));
    }
  }

  const object& components() const { return document_.at_pointer("/components/schemas").as_object(); }

  const object& operation_of(const Route& route) {
    auto method = std::string{method_word(route.method)};
    for (char& c : method) c = static_cast<char>(c - 'A' + 'a');
    return document_.at("paths").at("/api/v1" + std::string{route.path}).at(method).as_object();
  }

  Ask asked_by_somebody() {
    // By demonstration, because a random call may have set another password.
    Ask with;
    if (once_in(12)) return with;
    const auto session =
        ask(Method::post, "/session",
            {.body = {{"demonstration", some({"priya", "dana", "ada", "tomas", "otto"})}, {"cookie", false}}});
    if (session.status == 200)
      with.headers.emplace_back("Authorization", "Bearer " + std::string{json_of(session).at("token").as_string()});
    if (once_in(6)) with.headers.emplace_back("If-Match", some({"\"3\"", "*", "x", "\"99.ab\""}));
    if (once_in(6)) with.headers.emplace_back("Idempotency-Key", some({"k1", "k2", std::string(201, 'k')}));
    return with;
  }

  void call(const Route& route) {
    const auto& operation = operation_of(route);
    auto with = asked_by_somebody();
    if (const auto* body = operation.if_contains("requestBody"))
      with.body = fitting(body->at_pointer("/content/application~1json/schema"), 0);
    const auto target = target_of(route, operation);
    const auto response = ask(route.method, target, with);
    const auto shown = std::string{method_word(route.method)} + " " + target + " " + boost::json::serialize(with.body) +
                       "\n" + std::to_string(response.status) + " " + response.body;
    ASSERT_LT(response.status, 500U) << shown;
    const auto* documented = operation.at("responses").as_object().if_contains(std::to_string(response.status));
    ASSERT_TRUE(documented) << "an undocumented status\n" << shown;
    if (response.body.empty()) return;
    const auto* media = documented->at("content").as_object().if_contains(header_of(response, "Content-Type"));
    ASSERT_TRUE(media) << "an undocumented media type\n" << shown;
    EXPECT_THAT(misfits(media->at("schema"), json_of(response), components()), testing::IsEmpty()) << shown;
    if (response.status == 201 && route.path == "/changes")
      changes_.push_back(json_of(response).at("id").as_string().c_str());
  }

  std::mt19937 random_;
  Json document_;
  std::vector<std::string> changes_;
};
INSTANTIATE_TEST_SUITE_P(Databases, RandomCalls, store::both_databases, store::database_name);

TEST_P(RandomCalls, answer_as_the_document_says) {
  std::vector<const Route*> routes;
  for (const auto& route : all_routes())
    if (route.media == "application/json") routes.push_back(&route);
  for (int i = 0; i < calls && !HasFatalFailure(); ++i) call(*routes[below(routes.size())]);
}

}  // namespace
}  // namespace sluice::api
