// The OpenAPI document: complete for every route, true to itself, and with examples that fit.
#include "api/openapi.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <set>

#include "api/docs.h"
#include "api/routes.h"
#include "api/schema_check.h"

namespace sluice::api {
namespace {

using boost::json::object;

class OpenApi : public testing::Test {
 protected:
  const Json document = openapi_document(all_routes(), "1.2.3");
  const object& components = document.at_pointer("/components/schemas").as_object();

  /// Calls visit(name, operation) for each operation.
  template <class Visit>
  void each(Visit visit) const {
    for (const auto& [path, methods] : document.at("paths").as_object())
      for (const auto& [method, operation] : methods.as_object())
        visit(std::string{method} + " " + std::string{path}, operation.as_object());
  }

  /// The example of a body, in it or among the components.
  const Json& example_in(const std::string& name, const object& body) const {
    if (const auto* example = body.if_contains("example")) return *example;
    if (!body.contains("examples")) throw std::runtime_error(name + " has no example");
    const std::string_view path = body.at("examples").at_pointer("/usual/$ref").as_string();
    return document.at_pointer("/components/examples").at(path.substr(path.rfind('/') + 1)).at("value");
  }

  void check_content(const std::string& name, const Json& holder) const {
    const auto* content = holder.as_object().if_contains("content");
    if (!content) return;
    for (const auto& [media, body] : content->as_object()) {
      if (media == "application/problem+json") {
        (void)resolved(body.at("schema"), components);
        continue;
      }
      EXPECT_THAT(misfits(body.at("schema"), example_in(name, body.as_object()), components), testing::IsEmpty())
          << name << " " << std::string{media};
    }
  }
};

TEST_F(OpenApi, describes_every_route) {
  std::size_t operations = 0;
  each([&](const std::string&, const object&) { ++operations; });
  EXPECT_EQ(operations, all_routes().size());
  EXPECT_EQ(document.at("openapi").as_string(), "3.1.0");
}

TEST_F(OpenApi, says_of_each_what_it_is_for_and_who_may) {
  std::set<std::string> ids;
  each([&](const std::string& name, const object& operation) {
    EXPECT_FALSE(operation.at("summary").as_string().empty()) << name;
    EXPECT_FALSE(operation.at("summary").as_string().ends_with('.')) << name;
    EXPECT_FALSE(operation.at("x-permission").as_string().empty()) << name;
    EXPECT_TRUE(ids.insert(std::string{operation.at("operationId").as_string()}).second) << name << " has another's id";
  });
}

TEST_F(OpenApi, lists_the_errors_of_each) {
  each([&](const std::string& name, const object& operation) {
    const auto& responses = operation.at("responses").as_object();
    const bool succeeds = std::ranges::any_of(std::array{"200", "201", "202", "204"},
                                              [&](const char* status) { return responses.contains(status); });
    EXPECT_TRUE(succeeds) << name;
    EXPECT_TRUE(responses.contains("400")) << name;
    const bool open = operation.contains("security");
    EXPECT_EQ(responses.contains("401"), !open || name == "post /api/v1/session") << name;
  });
}

TEST_F(OpenApi, has_examples_that_fit_their_schemas) {
  each([&](const std::string& name, const object& operation) {
    if (const auto* body = operation.if_contains("requestBody")) check_content(name, *body);
    for (const auto& [status, response] : operation.at("responses").as_object())
      check_content(name + " " + std::string{status}, response);
  });
}

TEST_F(OpenApi, refers_only_to_what_is_there) {
  const std::string text = boost::json::serialize(document);
  for (std::size_t at = 0; (at = text.find("{\"$ref\":\"", at)) != std::string::npos; ++at) {
    const auto end = text.find('}', at);
    constexpr std::string_view example = "{\"$ref\":\"#/components/examples/";
    if (text.compare(at, example.size(), example) == 0) {
      const auto name = text.substr(at + example.size(), end - 1 - at - example.size());
      EXPECT_TRUE(document.at_pointer("/components/examples").as_object().contains(name)) << name;
      continue;
    }
    EXPECT_NO_THROW((void)resolved(boost::json::parse(text.substr(at, end - at + 1)), components))
        << text.substr(at, 80);
  }
}

TEST_F(OpenApi, names_values_of_paths_and_knows_enums) {
  EXPECT_EQ(components.at("Phase").at_pointer("/enum/0").as_string(), "draft");
  EXPECT_EQ(components.at("Advance").at_pointer("/enum/0").as_string(), "auto")
      << "the underscore is no part of the word";
  EXPECT_EQ(components.at("ChangeView").at_pointer("/properties/tasks/items/$ref").as_string(),
            "#/components/schemas/TaskView");
  const auto& change = document.at_pointer("/paths/~1api~1v1~1changes~1{change}/get/parameters/0");
  EXPECT_EQ(change.at("name").as_string(), "change");
  EXPECT_EQ(change.at("in").as_string(), "path");
}

TEST(Reference, shows_every_route_without_a_script) {
  const auto page = reference_page("1.2.3");
  EXPECT_EQ(page.status, 200U);
  EXPECT_EQ(page.body.find("<script"), std::string::npos);
  for (const auto& route : all_routes())
    EXPECT_NE(page.body.find("/api/v1" + std::string{route.path}), std::string::npos) << route.path;
}

TEST(Reference, explains_each_kind_of_problem) {
  EXPECT_NE(problem_page("/problems/out-of-turn").body.find("stands in the way"), std::string::npos);
  EXPECT_EQ(problem_page("/problems/none").status, 404U);
}

}  // namespace
}  // namespace sluice::api
