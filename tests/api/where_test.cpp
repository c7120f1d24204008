// Lists filtered by conditions.
#include <gtest/gtest.h>

#include "api/api_world.h"
#include "api/wire/target.h"

namespace sluice::api {
namespace {

class WhereApi : public ApiTest {
 protected:
  Json list(const std::string& where, unsigned status = 200, const std::string& who = "priya") {
    return must(status, Method::get, "/changes?total=true&where=" + percent_encoded(where), {.who = who});
  }
};
INSTANTIATE_TEST_SUITE_P(Databases, WhereApi, store::both_databases, store::database_name);

TEST_P(WhereApi, lists_where_conditions_are_known_to_hold) {
  const auto high = drafted({{"impact", "high"}, {"urgency", "low"}, {"tags", boost::json::array{"vat"}}});
  const auto low = drafted({{"impact", "low"}});
  const auto unsaid = drafted();
  const auto only = list(R"({"all": [{"field": "impact", "operator": "at_least", "value": "medium"}]})");
  EXPECT_EQ(text(only, "/items/0/id"), high);
  EXPECT_EQ(text(only, "/total"), "1");
  EXPECT_EQ(text(list(R"({"field": "impact", "operator": "empty"})"), "/items/0/id"), unsaid);
  EXPECT_EQ(text(list(R"({"field": "impact", "operator": "is_not", "value": ["high", "medium"]})"), "/items/0/id"),
            low);
  const auto either = list(R"({"any": [{"field": "tags", "operator": "includes", "value": "vat"},
                                       {"field": "impact", "operator": "is", "value": "low"}]})");
  EXPECT_EQ(text(either, "/total"), "2");
  const auto board =
      must(200, Method::get, "/changes/board?where=" + percent_encoded(R"([{"field":"tags","operator":"filled"}])"),
           {.who = "mei"});
  EXPECT_EQ(text(board, "/phases/0/count"), "1");
}

TEST_P(WhereApi, takes_me_for_who_asks_and_the_directorys_words) {
  const auto change = drafted();
  const auto mine = R"({"field": "requester", "operator": "is", "value": "me"})";
  EXPECT_EQ(text(list(mine), "/total"), "1");
  EXPECT_EQ(text(list(mine, 200, "mei"), "/total"), "0");
  EXPECT_EQ(text(list(R"({"field": "developer", "operator": "is", "value": "tomas"})"), "/total"), "1");
  EXPECT_EQ(text(list(R"({"field": "services", "operator": "includes", "value": "billing"})"), "/total"), "1");
  EXPECT_EQ(text(list(R"({"field": "service_type", "operator": "excludes", "value": "application"})"), "/total"), "0");
  EXPECT_EQ(text(list(R"({"field": "requester_groups", "operator": "excludes", "value": "cab"})"), "/total"), "1");
}

TEST_P(WhereApi, refuses_what_cannot_be_asked_at_its_place_with_a_remedy) {
  struct Case {
    std::string where, pointer, detail;
  };
  const std::vector<Case> cases{
      {R"({"field": "impct", "operator": "is", "value": "high"})", "?where/all/0/field", "did you mean impact?"},
      {R"({"field": "plan_notes", "operator": "filled"})", "?where/all/0/field", "the form of one process"},
      {R"({"field": "backout_plan", "operator": "filled"})", "?where/all/0/field", "Look for words of it with `q`"},
      {R"({"any": [{"field": "impact", "operator": "includes", "value": "high"}]})", "?where/any/0/operator",
       "Use one of: is, is_not, at_least"},
      {R"({"field": "impact", "operator": "is", "value": "huge"})", "?where/all/0/value/0",
       "it is one of: low, medium, high"},
      {R"({"field": "planned_start", "operator": "at_least", "value": "soon"})", "?where/all/0/value/0",
       "write it as 2027-01-30"},
      {R"({"field": "owner", "operator": "is", "value": "nobody"})", "?where/all/0/value/0",
       "There is no person nobody"},
      {R"({"field": "services", "operator": "includes", "value": "none"})", "?where/all/0/value/0",
       "There is no service none"},
      {R"({"field": "impact", "operator": "equals", "value": "high"})", "?where/all/0/operator", "is_not"},
      {R"({"every": []})", "?where/every", "Use one of: all, any"},
      {R"({"all": []})", "?where", "Here is no condition"},
      {"{", "?where", ""},
      {"7", "?where", "is no condition"},
      {std::string(6'001, 'x'), "?where", "at most 6000 bytes"}};
  for (const auto& one : cases) {
    const auto problem = list(one.where, 400);
    EXPECT_EQ(text(problem, "/errors/0/pointer"), one.pointer) << one.where;
    EXPECT_NE(text(problem, "/errors/0/detail").find(one.detail), std::string::npos)
        << one.where << "\n"
        << text(problem, "/errors/0/detail");
  }
}

}  // namespace
}  // namespace sluice::api
