// Related work through the API: both sides of a link, what a reader may know of it, filters, and the picture of it.
#include <gtest/gtest.h>

#include "api/api_world.h"

namespace sluice::api {
namespace {

boost::json::object link_to(const char* kind, const std::string& change) {
  return {{"kind", kind}, {"change", change}};
}

class LinksApi : public ApiTest {
 protected:
  [[nodiscard]] Json links_of(const std::string& change, const std::string& who) {
    return must(200, Method::get, "/changes/" + change + "/links", {.who = who});
  }
  Json link(const std::string& from, const char* kind, const std::string& to, const std::string& who = "priya") {
    return must(201, Method::post, "/changes/" + from + "/links", {.who = who, .body = link_to(kind, to)});
  }
};
INSTANTIATE_TEST_SUITE_P(Databases, LinksApi, store::both_databases, store::database_name);

TEST_P(LinksApi, shows_a_link_from_both_changes_in_its_own_words) {
  const auto one = drafted(), other = drafted({{"title", "The other one"}});
  const auto made = link(one, "depends_on", other);
  EXPECT_EQ(text(made, "/words"), "depends on");
  EXPECT_EQ(text(made, "/change/title"), "The other one");
  const auto there = links_of(other, "mei");
  EXPECT_EQ(text(there, "/items/0/words"), "blocks");
  EXPECT_EQ(text(there, "/items/0/change/id"), one);
  EXPECT_EQ(text(there, "/items/0/by/login"), "priya");
  EXPECT_EQ(text(must(200, Method::get, "/changes/" + other, {.who = "mei"}), "/links"), "1");
}

TEST_P(LinksApi, answers_a_repeated_key_with_the_same_link) {
  const auto one = drafted(), other = drafted();
  const Ask ask{
      .who = "priya", .body = {{"kind", "fixes"}, {"change", other}}, .headers = {{"Idempotency-Key", "once"}}};
  const auto first = must(201, Method::post, "/changes/" + one + "/links", ask);
  const auto again = must(201, Method::post, "/changes/" + one + "/links", ask);
  EXPECT_EQ(first, again);
  EXPECT_EQ(text(first, "/change/id"), other);
}

TEST_P(LinksApi, takes_a_link_away_and_tells_it) {
  const auto one = drafted(), other = drafted();
  const auto number = text(link(one, "fixes", other), "/number");
  must(204, Method::delete_, "/changes/" + one + "/links/" + number + "?reason=by+mistake", {.who = "priya"});
  EXPECT_EQ(text(links_of(other, "priya"), "/items"), "[]");
  must(404, Method::delete_, "/changes/" + one + "/links/" + number, {.who = "priya"});
  const auto told = must(200, Method::get, "/changes/" + other + "/history?kind=related", {.who = "priya"});
  EXPECT_EQ(text(told, "/items/0/summary"), "Priya Nair took away the link that it is fixed by " + one + ".");
  EXPECT_EQ(text(told, "/items/0/comment"), "by mistake");
  EXPECT_EQ(text(told, "/items/1/summary"), "Priya Nair linked it: it is fixed by " + one + ".");
}

TEST_P(LinksApi, ticks_a_ticket_elsewhere) {
  const auto one = drafted();
  const auto made = must(201, Method::post, "/changes/" + one + "/links",
                         {.who = "priya",
                          .body = {{"kind", "depends_on"},
                                   {"address", "https://jira.example.org/browse/OPS-7"},
                                   {"title", "OPS-7 Rotate the keys"}}});
  EXPECT_EQ(text(made, "/possible/1/act"), "settle_link");
  const auto done =
      must(200, Method::put, "/changes/" + one + "/links/1/settled", {.who = "priya", .body = {{"settled", true}}});
  EXPECT_EQ(text(done, "/settled_by/name"), "Priya Nair");
  const auto undone =
      must(200, Method::put, "/changes/" + one + "/links/1/settled", {.who = "priya", .body = {{"settled", false}}});
  EXPECT_EQ(text(undone, "/settled"), "false");
  const auto refused = must(422, Method::post, "/changes/" + one + "/links",
                            {.who = "priya", .body = {{"kind", "fixes"}, {"address", "http://x"}, {"title", "x"}}});
  EXPECT_EQ(text(refused, "/errors/0/pointer"), "/address");
}

TEST_P(LinksApi, begins_a_change_with_its_links_or_not_at_all) {
  const auto parent = drafted();
  const auto child = drafted({{"links", boost::json::array{link_to("part_of", parent)}}});
  EXPECT_EQ(text(links_of(parent, "priya"), "/items/0/change/id"), child);
  const auto refused = must(422, Method::post, "/changes",
                            {.who = "priya",
                             .body = {{"process", "small"},
                                      {"title", "Has no parent"},
                                      {"links", boost::json::array{link_to("part_of", "CHG-99")}}}});
  EXPECT_EQ(text(refused, "/errors/0/pointer"), "/links/0/change");
  const auto after = must(200, Method::get, "/changes?total=true", {.who = "priya"});
  EXPECT_EQ(text(after, "/total"), "2");
}

TEST_P(LinksApi, finds_changes_by_what_they_are_linked_to) {
  const auto parent = drafted(), child = drafted(), other = drafted();
  link(child, "part_of", parent);
  link(other, "fixes", parent);
  const auto children = must(200, Method::get, "/changes?parent=" + parent, {.who = "mei"});
  EXPECT_EQ(children.at("items").as_array().size(), 1U);
  EXPECT_EQ(text(children, "/items/0/id"), child);
  const auto all = must(200, Method::get, "/changes?sort=id&linked_to=" + parent, {.who = "mei"});
  EXPECT_EQ(all.at("items").as_array().size(), 2U);
  must(400, Method::get, "/changes?linked_to=CHG-99", {.who = "mei"});
}

TEST_P(LinksApi, tells_nothing_of_a_restricted_change_to_those_who_may_not_see_it) {
  const auto secret = drafted({{"title", "An embargoed hole"}}), open = drafted();
  link(open, "depends_on", secret);
  must(200, Method::put, "/changes/" + secret + "/visibility",
       {.who = "priya", .body = {{"restricted", true}, {"visible_to", Json(boost::json::array{})}}});
  engine().settle();
  for (const auto* path : {"/links", "/related", "/history", "/waiting", ""}) {
    const auto seen = boost::json::serialize(must(200, Method::get, "/changes/" + open + path, {.who = "mei"}));
    EXPECT_EQ(seen.find("\"" + secret), std::string::npos) << path << seen;
    EXPECT_EQ(seen.find(secret + "."), std::string::npos) << path << seen;
    EXPECT_EQ(seen.find("embargoed"), std::string::npos) << path;
  }
  EXPECT_EQ(text(links_of(open, "mei"), "/items/0/restricted"), "true");
  EXPECT_EQ(text(links_of(open, "priya"), "/items/0/change/id"), secret);
  EXPECT_EQ(text(must(200, Method::get, "/changes/" + open + "/related", {.who = "mei"}), "/nodes/1/id"),
            "restricted-1");
  must(400, Method::get, "/changes?linked_to=" + secret, {.who = "mei"});
  const auto refused = must(422, Method::post, "/changes/" + open + "/links",
                            {.who = "dana", .body = {{"kind", "fixes"}, {"change", "CHG-77"}}});
  EXPECT_EQ(text(refused, "/errors/0/detail"), "There is no change CHG-77.");
}

TEST_P(LinksApi, draws_what_hangs_together_a_few_links_away) {
  const auto a = drafted(), b = drafted(), c = drafted(), d = drafted();
  link(a, "depends_on", b);
  link(c, "blocks", b);
  link(d, "follow_up_of", c);
  const auto near = must(200, Method::get, "/changes/" + a + "/related?steps=2", {.who = "mei"});
  EXPECT_EQ(near.at("nodes").as_array().size(), 3U);
  EXPECT_EQ(near.at("edges").as_array().size(), 2U);
  EXPECT_EQ(text(near, "/more"), "true");
  const auto far = must(200, Method::get, "/changes/" + a + "/related", {.who = "mei"});
  EXPECT_EQ(far.at("nodes").as_array().size(), 4U);
  EXPECT_EQ(far.at("edges").as_array().size(), 3U);
  EXPECT_EQ(text(far, "/more"), "false");
  EXPECT_EQ(text(far, "/edges/1/from"), b);
  EXPECT_EQ(text(far, "/edges/1/words"), "depends on");
  must(400, Method::get, "/changes/" + a + "/related?steps=9", {.who = "mei"});
}

TEST_P(LinksApi, refuses_a_circle_and_who_may_not) {
  const auto a = drafted(), b = drafted();
  link(a, "depends_on", b);
  const auto refused = must(422, Method::post, "/changes/" + b + "/links",
                            {.who = "priya", .body = {{"kind", "depends_on"}, {"change", a}}});
  EXPECT_NE(text(refused, "/errors/0/detail").find(b + " would depend on " + a + ", which depends on " + b),
            std::string::npos);
  must(403, Method::post, "/changes/" + a + "/links", {.who = "mei", .body = {{"kind", "fixes"}, {"change", b}}});
}

}  // namespace
}  // namespace sluice::api
