// The form of a process through the API: what is asked, what is answered, what does not do; and work that is shared out.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "api/api_world.h"

namespace sluice::api {
namespace {

using boost::json::array;
using boost::json::object;
using testing::HasSubstr;

const std::string asking_process = R"(key: asking
name: Asking change
type: normal
form:
  - key: effect
    name: Largest effect on users
    type: choice
    required: true
    choices: [{key: none, name: Nobody notices}, {key: down, name: Not available}]
  - key: minutes
    name: Minutes
    type: number
    least: 1
    most: 600
    required: true
    when: {field: effect, operator: is, value: down}
  - {key: reader, name: Who reads it, type: user}
  - {key: kinds, name: Kinds, type: multi_choice, choices: [unit, load]}
  - {key: personal, name: Personal data, type: yes_no, default: "false"}
  - {key: readers, name: How many read it, type: number, default: "12", when: {field: personal, operator: is, value: "true"}}
stages:
  - key: draft
    name: Draft
    phase: draft
    advance: manual
  - key: tell
    name: Tell users
    phase: release
    when: {field: effect, operator: is_not, value: none}
    tasks: [{key: tell, title: Tell them, assignee: "group:cab", assign_by: least_busy}]
    gates: [tasks_done]
  - key: verification
    name: Verification
    phase: verification
    advance: manual
    gates: [outcome_declared]
)";

std::string said(const Json& json, std::string_view pointer) {
  boost::system::error_code none;
  const auto* found = json.find_pointer(pointer, none);
  if (found == nullptr) return "(nothing at " + std::string{pointer} + ")";
  return found->is_string() ? std::string{found->get_string()} : boost::json::serialize(*found);
}

/// The field of that key in a change or a preview.
Json field(const Json& json, std::string_view key) {
  for (const auto& one : json.at("form").as_array())
    if (one.at("key").as_string() == key) return one;
  return {};
}

class Forms : public ApiTest {
 protected:
  void SetUp() override {
    ApiTest::SetUp();
    if (IsSkipped()) return;
    must(201, Method::post, "/processes", {.who = "dana", .body = {{"yaml", asking_process}}});
  }
  Json made(const object& form) {
    return must(201, Method::post, "/changes",
                {.who = "priya", .body = {{"process", "asking"}, {"title", "T"}, {"form", form}}});
  }
};
INSTANTIATE_TEST_SUITE_P(Databases, Forms, store::both_databases, store::database_name);

TEST_P(Forms, keep_answers_of_every_type_and_show_them_as_people_read_them) {
  const auto change = made({{"effect", "down"}, {"minutes", 30}, {"reader", "dana"}, {"kinds", array{"unit", "load"}}});
  EXPECT_EQ(said(field(change, "effect"), "/answer"), "down");
  EXPECT_EQ(said(field(change, "effect"), "/answer_text"), "Not available");
  EXPECT_EQ(said(field(change, "minutes"), "/answer_text"), "30");
  EXPECT_EQ(said(field(change, "reader"), "/answer"), "dana");
  EXPECT_EQ(said(field(change, "kinds"), "/answer_text"), "unit, load");
  EXPECT_EQ(said(field(change, "personal"), "/answer"), "false") << "by default";
  const auto again = must(200, Method::get, "/changes/" + said(change, "/id"), {.who = "priya"});
  EXPECT_EQ(boost::json::serialize(again.at("form")), boost::json::serialize(change.at("form")));
}

TEST_P(Forms, are_left_empty_where_null_is_sent_and_begin_with_no_default_while_hidden) {
  const auto empty = made({{"personal", nullptr}});
  EXPECT_EQ(said(field(empty, "personal"), "/answer"), "(nothing at /answer)");
  EXPECT_EQ(said(field(empty, "readers"), "/answer"), "(nothing at /answer)") << "not shown";
  const auto preview = [&](const object& form) {
    return must(200, Method::post, "/changes/preview",
                {.who = "priya", .body = {{"process", "asking"}, {"title", "T"}, {"form", form}}});
  };
  EXPECT_EQ(said(field(preview({{"personal", nullptr}}), "personal"), "/answer"), "(nothing at /answer)");
  EXPECT_EQ(said(field(preview({{"personal", nullptr}}), "readers"), "/answer"), "(nothing at /answer)");
  EXPECT_EQ(said(field(preview({{"personal", true}}), "readers"), "/answer_text"), "12");
  const auto shown = must(200, Method::patch, "/changes/" + said(empty, "/id"),
                          {.who = "priya", .body = {{"form", object{{"personal", true}}}}});
  EXPECT_EQ(said(field(shown, "readers"), "/answer_text"), "12") << "its default comes with it";
}

TEST_P(Forms, of_a_schedule_keep_what_is_left_empty) {
  const object timing{{"start", "2027-03-02T06:00"},
                      {"zone", "Europe/Berlin"},
                      {"rule", "FREQ=WEEKLY"},
                      {"window_minutes", 30},
                      {"lead_minutes", 0}};
  const object change{{"process", "asking"}, {"title", "T"}, {"form", object{{"personal", nullptr}}}};
  const auto made =
      must(201, Method::post, "/schedules", {.who = "priya", .body = {{"timing", timing}, {"change", change}}});
  EXPECT_EQ(said(field(made.at("planned"), "personal"), "/answer"), "null") << "left empty";
  EXPECT_EQ(said(field(made.at("planned"), "effect"), "/answer"), "(nothing at /answer)") << "not answered";
  const auto path = "/schedules/" + said(made, "/id");
  later(*from_rfc3339("2027-03-02T05:00:01Z") - now());
  engine().settle();
  sign_in_anew();
  const auto opened = must(200, Method::get, path + "/occurrences", {.who = "priya"});
  const auto id = said(opened, "/items/0/change");
  const auto shown = must(200, Method::get, "/changes/" + id, {.who = "priya"});
  EXPECT_EQ(said(field(shown, "personal"), "/answer"), "(nothing at /answer)");
}

TEST_P(Forms, refuse_each_answer_that_does_not_do_at_its_field) {
  const auto refused = must(422, Method::post, "/changes",
                            {.who = "priya",
                             .body = {{"process", "asking"},
                                      {"title", "T"},
                                      {"form", object{{"effect", 3}, {"reader", "nobody"}, {"other", "x"}}}}});
  std::vector<std::string> pointers;
  for (const auto& one : refused.at("errors").as_array()) pointers.emplace_back(one.at("pointer").as_string());
  EXPECT_THAT(pointers, testing::UnorderedElementsAre("/form/effect", "/form/reader", "/form/other"));
  const auto wide =
      must(422, Method::post, "/changes",
           {.who = "priya", .body = {{"process", "asking"}, {"title", "T"}, {"form", object{{"minutes", 601}}}}});
  EXPECT_EQ(said(wide, "/errors/0/pointer"), "/form/minutes");
  EXPECT_THAT(said(wide, "/errors/0/detail"), HasSubstr("600"));
}

TEST_P(Forms, ask_for_what_the_other_answers_call_for) {
  const auto preview = [&](const object& form) {
    return must(200, Method::post, "/changes/preview",
                {.who = "priya", .body = {{"process", "asking"}, {"title", "T"}, {"form", form}}});
  };
  EXPECT_EQ(said(field(preview({}), "minutes"), "/shown"), "false");
  const auto down = preview({{"effect", "down"}});
  EXPECT_EQ(said(field(down, "minutes"), "/shown"), "true");
  EXPECT_EQ(said(down, "/waiting/0/key"), "minutes");
}

TEST_P(Forms, are_edited_and_cleared_and_the_history_says_from_what_to_what) {
  const auto id = said(made({{"effect", "down"}, {"minutes", 30}}), "/id");
  must(200, Method::patch, "/changes/" + id,
       {.who = "priya", .body = {{"form", object{{"effect", "none"}, {"minutes", nullptr}}}}});
  const auto history = must(200, Method::get, "/changes/" + id + "/history?kind=fields", {.who = "priya"});
  const auto told = boost::json::serialize(history);
  EXPECT_THAT(
      told,
      HasSubstr(
          R"("field":"form/effect","title":"Largest effect on users","before":"Not available","after":"Nobody notices")"));
  EXPECT_THAT(told, HasSubstr(R"("field":"form/minutes","title":"Minutes","before":"30","after":"")"));
}

TEST_P(Forms, pass_over_the_stage_that_does_not_apply) {
  const auto id = said(made({{"effect", "none"}}), "/id");
  const auto moved = must(200, Method::post, "/changes/" + id + "/transitions", {.who = "priya", .body = object{}});
  EXPECT_EQ(said(moved, "/stage"), "verification");
  EXPECT_EQ(said(moved, "/stages/1/state"), "passed_over");
}

TEST_P(Forms, share_work_out_among_those_whom_the_rule_finds) {
  std::set<std::string> given;
  for (int i = 0; i < 3; ++i) {
    const auto id = said(made({{"effect", "down"}, {"minutes", 30}}), "/id");
    const auto moved = must(200, Method::post, "/changes/" + id + "/transitions", {.who = "priya", .body = object{}});
    given.insert(said(moved, "/tasks/0/assignee/login"));
  }
  EXPECT_EQ(given.size(), 3U) << "three people of the CAB, one task each";
}

}  // namespace
}  // namespace sluice::api
