// The catalog of standard changes through the API: what ships, from a proposal into force, changes made from an entry, and
// what ends its pre-approval.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "api/api_world.h"

namespace sluice::api {
namespace {

using boost::json::array;
using boost::json::object;
using testing::HasSubstr;

class CatalogApi : public ApiTest {
 protected:
  static std::string at(const std::string& entry, const std::string& what = "") {
    return "/catalog/" + entry + (what.empty() ? "" : "/" + what);
  }
  Json act(const std::string& entry, const std::string& what, object body, const std::string& who = "dana",
           unsigned status = 200) {
    return must(status, Method::post, at(entry, what), {.who = who, .body = std::move(body)});
  }
  Json entry(const std::string& key, const std::string& who = "priya") {
    return must(200, Method::get, at(key), {.who = who});
  }
  void into_force(const std::string& key, std::int64_t version = 1) { act(key, "approval", {{"version", version}}); }

  [[nodiscard]] std::string local(std::chrono::hours from_now) const {
    return to_rfc3339(now() + from_now).substr(0, 16);
  }
  /// What a requester fills in for a restart.
  [[nodiscard]] object restart() const {
    return {{"catalog_entry", "restart-service"},
            {"services", array{"billing"}},
            {"description", "It grows by a gigabyte a week."},
            {"planned_start", object{{"local", local(std::chrono::hours{24})}, {"zone", "UTC"}}},
            {"planned_end", object{{"local", local(std::chrono::hours{25})}, {"zone", "UTC"}}}};
  }
  Json asked_for(object body, unsigned status = 201) {
    return must(status, Method::post, "/changes", {.who = "priya", .body = std::move(body)});
  }
};
INSTANTIATE_TEST_SUITE_P(Databases, CatalogApi, store::both_databases, store::database_name);

TEST_P(CatalogApi, ships_ten_entries_that_nobody_has_approved) {
  const auto list = must(200, Method::get, "/catalog", {.who = "priya"});
  EXPECT_EQ(list.at("items").as_array().size(), 10U);
  for (const auto& card : list.at("items").as_array()) {
    EXPECT_EQ(text(card, "/state"), "proposed") << text(card, "/key");
    EXPECT_EQ(text(card, "/pre_approved"), "false") << text(card, "/key");
  }
  const auto refused = asked_for(restart(), 422);
  EXPECT_THAT(text(refused, "/errors/0/detail"), HasSubstr("no such catalog entry in force"));
}

TEST_P(CatalogApi, puts_each_into_force_by_one_act_of_a_change_manager) {
  const auto list = must(200, Method::get, "/catalog", {.who = "dana"});
  for (const auto& card : list.at("items").as_array()) {
    const auto key = text(card, "/key");
    act(key, "approval", {{"version", 1}}, "priya", 403);
    act(key, "approval", {{"version", 2}}, "dana", 409);
    const auto shown = act(key, "approval", {{"version", 1}});
    EXPECT_EQ(text(shown, "/state"), "in_force") << key;
    EXPECT_EQ(text(shown, "/pre_approved"), "true") << key;
  }
}

TEST_P(CatalogApi, is_approved_by_neither_who_proposed_it_nor_its_owner) {
  const object proposed{{"key", "flush-cache"},
                        {"title", "Flush a cache"},
                        {"when_to_use", "It holds what is out of date."},
                        {"fields", object{{"deployment_plan", "Flush it."}, {"backout_plan", "It fills by itself."}}},
                        {"locked", array{"deployment_plan", "backout_plan"}},
                        {"asked", array{"services", "planned_start", "planned_end"}}};
  const auto made = must(201, Method::post, "/catalog", {.who = "dana", .body = proposed});
  EXPECT_EQ(text(made, "/owner/login"), "dana");
  const auto refused = act("flush-cache", "approval", {{"version", 1}}, "dana", 403);
  EXPECT_THAT(text(refused, "/detail"), HasSubstr("Somebody else than who proposed it approves it."));
  const auto taken = must(422, Method::post, "/catalog", {.who = "priya", .body = proposed});
  EXPECT_EQ(text(taken, "/errors/0/pointer"), "/key");
}

TEST_P(CatalogApi, lets_a_change_be_made_in_one_step_and_keeps_what_it_locks) {
  into_force("restart-service");
  const auto made = asked_for(restart());
  const auto id = text(made, "/id");
  EXPECT_EQ(text(made, "/process/key"), "standard");
  EXPECT_EQ(text(made, "/catalog/key"), "restart-service");
  EXPECT_THAT(text(made, "/backout_plan"), HasSubstr("A restart cannot be undone."));
  const auto locked = must(422, Method::patch, "/changes/" + id, {.who = "priya", .body = {{"backout_plan", "None."}}});
  EXPECT_EQ(text(locked, "/errors/0/pointer"), "/backout_plan");
  EXPECT_THAT(text(locked, "/errors/0/detail"), HasSubstr("normal change"));
  must(200, Method::patch, "/changes/" + id, {.who = "priya", .body = {{"description", "Since Monday."}}});
  auto other = restart();
  other["backout_plan"] = "None.";
  EXPECT_EQ(text(asked_for(other, 422), "/errors/0/pointer"), "/backout_plan");
  EXPECT_EQ(text(entry("restart-service"), "/record/used"), "1");
}

TEST_P(CatalogApi, makes_no_standard_change_without_an_entry) {
  auto body = restart();
  body.erase("catalog_entry");
  body["process"] = "standard";
  body["title"] = "Restart Billing";
  EXPECT_EQ(text(asked_for(body, 422), "/errors/0/pointer"), "/catalog_entry");
}

TEST_P(CatalogApi, loses_its_pre_approval_by_age_until_somebody_renews_it) {
  into_force("restart-service");
  later(std::chrono::days{370});
  sign_in_anew();
  engine().settle();
  EXPECT_EQ(text(entry("restart-service"), "/pre_approved"), "false");
  EXPECT_THAT(text(asked_for(restart(), 422), "/errors/0/detail"), HasSubstr("Have it renewed"));
  act("restart-service", "renewal", {}, "priya", 403);
  act("restart-service", "renewal", {{"comment", "Read again"}});
  EXPECT_EQ(text(entry("restart-service"), "/pre_approved"), "true");
  (void)asked_for(restart());
}

TEST_P(CatalogApi, keeps_what_is_in_force_while_another_version_waits) {
  into_force("restart-service");
  const auto edited = act("restart-service", "versions", {{"title", "Restart a service"}}, "priya");
  EXPECT_EQ(text(edited, "/in_force"), "1");
  EXPECT_EQ(text(edited, "/proposed"), "2");
  EXPECT_EQ(text(edited, "/title"), "Restart a service as planned");
  into_force("restart-service", 2);
  EXPECT_EQ(text(entry("restart-service"), "/title"), "Restart a service");
}

TEST_P(CatalogApi, is_retired_by_a_second_person) {
  into_force("restart-service");
  act("restart-service", "retirement", {{"reason", "The services restart by themselves"}});
  act("restart-service", "retirement/approval", {}, "dana", 403);
  (void)asked_for(restart());
  act("restart-service", "retirement/refusal", {{"reason", "Not all of them"}});
  act("restart-service", "retirement", {{"reason", "Now all of them"}}, "priya");
  act("restart-service", "retirement/approval", {});
  EXPECT_EQ(text(entry("restart-service"), "/state"), "retired");
  (void)asked_for(restart(), 422);
}

TEST_P(CatalogApi, is_in_the_work_of_those_who_may_end_what_waits_of_it) {
  const auto work = [&](const std::string& who) { return must(200, Method::get, "/my-work", {.who = who}); };
  EXPECT_EQ(text(work("dana"), "/entries"), "[]") << "what ships as proposed asks nobody";
  const auto before = std::stoll(text(work("dana"), "/count"));
  into_force("restart-service");
  act("restart-service", "versions", {{"title", "Restart a service"}}, "priya");
  const auto mine = work("dana");
  EXPECT_EQ(text(mine, "/entries/0/key"), "restart-service");
  EXPECT_EQ(text(mine, "/entries/0/waiting"), R"(["approval"])");
  EXPECT_EQ(std::stoll(text(mine, "/count")), before + 1);
  EXPECT_EQ(text(work("priya"), "/entries"), "[]");
  const auto waiting = must(200, Method::get, "/catalog?waiting=true&q=restart", {.who = "priya"});
  EXPECT_EQ(text(waiting, "/items/0/waiting"), R"(["approval"])");
  into_force("restart-service", 2);
  EXPECT_EQ(text(must(200, Method::get, "/catalog?waiting=true&q=restart", {.who = "priya"}), "/items"), "[]");
  EXPECT_EQ(text(work("dana"), "/entries"), "[]");
}

TEST_P(CatalogApi, tells_in_the_outlook_what_the_entry_fills_in_and_still_asks_for) {
  into_force("restart-service");
  auto body = restart();
  body.erase("description");
  const auto look = [&] {
    return must(200, Method::post, "/changes/preview", {.who = "priya", .body = body}).at("waiting");
  };
  const auto outlook = boost::json::serialize(look());
  EXPECT_THAT(outlook, HasSubstr("Description: the catalog entry asks for it; fill it in."));
  EXPECT_THAT(outlook, testing::Not(HasSubstr("backout_plan"))) << "it is filled in by the entry";
  body["description"] = "It grows by a gigabyte a week.";
  EXPECT_THAT(boost::json::serialize(look()), testing::Not(HasSubstr("the catalog entry asks")));
  body["backout_plan"] = "None.";
  const auto refused = must(422, Method::post, "/changes/preview", {.who = "priya", .body = body});
  EXPECT_EQ(text(refused, "/errors/0/pointer"), "/backout_plan");
}

}  // namespace
}  // namespace sluice::api
