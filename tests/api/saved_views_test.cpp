// The views that people keep of the list of changes.
#include <gtest/gtest.h>

#include "api/api_world.h"
#include "api/wire/target.h"

namespace sluice::api {
namespace {

class ViewsApi : public ApiTest {
 protected:
  Json save(const boost::json::object& body, const std::string& who = "priya", unsigned status = 201) {
    return must(status, Method::post, "/views", {.who = who, .body = body});
  }
  Json edit(const Json& view, const boost::json::object& body, const std::string& who = "priya",
            unsigned status = 200) {
    return must(status, Method::patch, "/views/" + text(view, "/id"), {.who = who, .body = body});
  }
  std::string names(const std::string& who) {
    std::string all;
    const auto views = must(200, Method::get, "/views", {.who = who});
    for (const auto& one : views.at("items").as_array()) all += text(one, "/name") + ";";
    return all;
  }
};
INSTANTIATE_TEST_SUITE_P(Databases, ViewsApi, store::both_databases, store::database_name);

TEST_P(ViewsApi, keeps_a_view_saves_over_it_and_renames_it) {
  const auto query = "state=open&where=" + percent_encoded(R"({"field": "impact", "operator": "filled"})");
  const auto view = save({{"name", "Mine"},
                          {"query", query},
                          {"columns", boost::json::array{"priority", "owner"}},
                          {"sort", "planned_start"}});
  EXPECT_EQ(text(view, "/query"), query);
  EXPECT_EQ(text(view, "/owner/login"), "priya");
  EXPECT_EQ(text(view, "/mine"), "true");
  EXPECT_EQ(text(view, "/shared"), "false");
  later(std::chrono::hours{1});
  const auto renamed = edit(view, {{"name", "My own"}});
  EXPECT_EQ(text(renamed, "/query"), query);
  EXPECT_EQ(text(renamed, "/sort"), "planned_start");
  EXPECT_NE(text(renamed, "/updated"), text(renamed, "/created"));
  EXPECT_EQ(text(edit(view, {{"query", "owner=me"}, {"columns", boost::json::array{}}}), "/columns"), "[]");
  EXPECT_EQ(text(must(200, Method::get, "/views/" + text(view, "/id"), {.who = "priya"}), "/query"), "owner=me");
  must(204, Method::delete_, "/views/" + text(view, "/id"), {.who = "priya"});
  must(404, Method::get, "/views/" + text(view, "/id"), {.who = "priya"});
}

TEST_P(ViewsApi, shows_others_only_what_is_shared_and_lets_them_only_look) {
  const auto view = save({{"name", "Ours"}, {"query", "phase=build"}});
  EXPECT_EQ(names("mei"), "");
  must(404, Method::get, "/views/" + text(view, "/id"), {.who = "mei"});
  edit(view, {{"name", "Mine now"}}, "mei", 404);
  edit(view, {{"shared", true}});
  EXPECT_EQ(names("mei"), "Ours;");
  EXPECT_EQ(text(must(200, Method::get, "/views/" + text(view, "/id"), {.who = "mei"}), "/mine"), "false");
  EXPECT_NE(text(edit(view, {{"name", "Mine now"}}, "mei", 403), "/detail").find("Priya Nair"), std::string::npos);
  must(403, Method::delete_, "/views/" + text(view, "/id"), {.who = "mei"});
  must(204, Method::delete_, "/views/" + text(view, "/id"), {.who = "ada"});
  const auto own = save({{"name", "For me"}});
  must(404, Method::delete_, "/views/" + text(own, "/id"), {.who = "ada"});
  EXPECT_EQ(names("priya"), "For me;");
}

TEST_P(ViewsApi, checks_a_view_as_the_list_does) {
  const auto refused = [&](const boost::json::object& body, const std::string& pointer, const std::string& detail) {
    const auto problem = save(body, "priya", 422);
    EXPECT_EQ(text(problem, "/errors/0/pointer"), pointer);
    EXPECT_NE(text(problem, "/errors/0/detail").find(detail), std::string::npos) << text(problem, "/errors/0/detail");
  };
  refused({{"name", ""}}, "/name", "");
  refused({{"name", std::string(81, 'x')}}, "/name", "80 characters");
  refused({{"name", "two\nlines"}}, "/name", "");
  refused({{"name", "A"}, {"query", "colour=red"}}, "/query", "?colour");
  refused({{"name", "A"}, {"query", "phase=lunch"}}, "/query", "?phase");
  refused({{"name", "A"}, {"query", "owner=nobody"}}, "/query", "?owner");
  refused({{"name", "A"}, {"query", "where=%7B"}}, "/query", "?where");
  refused({{"name", "A"}, {"query", "limit=10"}}, "/query", "?limit");
  refused({{"name", "A"}, {"query", "q=" + std::string(7'000, 'x')}}, "/query", "7,000 bytes");
  refused({{"name", "A"}, {"sort", "colour"}}, "/sort", "planned_start");
  refused({{"name", "A"}, {"columns", boost::json::array{""}}}, "/columns/0", "");
  std::string umlauts;
  for (int i = 0; i < 80; ++i) umlauts += "ä";
  save({{"name", umlauts}});
  save({{"name", umlauts}}, "mei");
  refused({{"name", umlauts}}, "/name", "You have a view of this name");
  const auto other = save({{"name", "Other"}});
  edit(other, {{"name", umlauts}}, "priya", 422);
  edit(other, {{"name", "Other"}, {"query", ""}});
}

TEST_P(ViewsApi, are_a_hundred_a_person_at_most) {
  for (int i = 0; i < 100; ++i) save({{"name", "View " + std::to_string(i)}});
  save({{"name", "One more"}}, "priya", 413);
  save({{"name", "One more"}}, "mei");
  EXPECT_EQ(text(must(200, Method::get, "/views?limit=1", {.who = "priya"}), "/total"), "100");
}

}  // namespace
}  // namespace sluice::api
