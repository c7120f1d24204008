// The life of a process through the API: drafts, checking, trying, publishing, versions and what differs, moving changes.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "api/api_world.h"

namespace sluice::api {
namespace {

using boost::json::array;
using boost::json::object;
using testing::HasSubstr;

const std::string text_of_version_one = R"(key: tiny   # what people call it by
name: Tiny change
type: normal
stages:
  - key: draft
    name: Draft
    phase: draft
    advance: manual
  - key: build
    name: Build
    phase: build
    tasks:
      - {key: build, title: Build it, assignee: owner}
      - {key: peer, title: Read it, assignee: "group:cab", after: build}
    gates: [tasks_done]   # nothing else

  - key: verification
    name: Verification
    phase: verification
    gates: [outcome_declared]
)";

std::string with(std::string text, const std::string& from, const std::string& to) {
  const auto at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return text.replace(at, from.size(), to);
}

std::string said(const Json& json, std::string_view pointer) {
  boost::system::error_code none;
  const auto* found = json.find_pointer(pointer, none);
  if (found == nullptr) return "(nothing at " + std::string{pointer} + ")";
  return found->is_string() ? std::string{found->get_string()} : boost::json::serialize(*found);
}

class ProcessLife : public ApiTest {
 protected:
  [[nodiscard]] Response kept(const std::string& yaml, const std::string& if_match = {}, const char* who = "dana") {
    Ask with{.who = who, .body = {{"yaml", yaml}}};
    if (!if_match.empty()) with.headers = {{"If-Match", if_match}};
    return ask(Method::put, "/process-drafts/tiny", with);
  }
  Json published(const std::string& yaml, const std::string& note = "") {
    return must(201, Method::post, "/processes", {.who = "dana", .body = {{"yaml", yaml}, {"note", note}}});
  }
  /// A change of Priya's in the stage build.
  std::string in_build() {
    const auto made =
        must(201, Method::post, "/changes", {.who = "priya", .body = {{"process", "tiny"}, {"title", "T"}}});
    const auto id = said(made, "/id");
    must(200, Method::post, "/changes/" + id + "/transitions", {.who = "priya", .body = object{}});
    return id;
  }
};
INSTANTIATE_TEST_SUITE_P(Databases, ProcessLife, store::both_databases, store::database_name);

TEST_P(ProcessLife, keeps_a_draft_to_the_letter_also_with_mistakes) {
  const auto broken = with(text_of_version_one, "gates: [tasks_done]", "gates: [tasks_dnoe]");
  const auto first = kept(broken);
  ASSERT_EQ(first.status, 200U) << first.body;
  const auto draft = must(200, Method::get, "/process-drafts/tiny", {.who = "ada"});
  EXPECT_EQ(said(draft, "/yaml"), broken);
  EXPECT_EQ(said(draft, "/saved_by/login"), "dana");
  EXPECT_EQ(said(draft, "/based_on"), "0");
  EXPECT_EQ(said(draft, "/checked/mistakes/0/line"), "15");
  EXPECT_THAT(said(draft, "/checked/mistakes/0/remedy"), HasSubstr("tasks_done"));
  EXPECT_EQ(said(must(200, Method::get, "/process-drafts", {.who = "ada"}), "/items/0/key"), "tiny");
}

TEST_P(ProcessLife, never_lets_one_editor_overwrite_another_in_silence) {
  const auto first = kept(text_of_version_one);
  const auto mark = header_of(first, "ETag");
  const auto second = kept(text_of_version_one + "# ada\n", mark, "ada");
  ASSERT_EQ(second.status, 200U) << second.body;
  const auto late = kept(text_of_version_one + "# dana\n", mark);
  ASSERT_EQ(late.status, 412U) << late.body;
  EXPECT_EQ(said(json_of(late), "/present/yaml"), text_of_version_one + "# ada\n");
  EXPECT_THAT(said(json_of(late), "/detail"), HasSubstr("Ada Berg has saved this draft meanwhile"));
  EXPECT_EQ(kept("key: tiny").status, 412U) << "who does not know of it does not replace it";
  EXPECT_EQ(kept(text_of_version_one, header_of(late, "ETag")).status, 200U) << "having read the other one";
  EXPECT_EQ(kept("key: tiny", "*").status, 200U);
}

TEST_P(ProcessLife, never_takes_a_new_draft_for_the_one_that_was_discarded) {
  const auto mark = header_of(kept(text_of_version_one), "ETag");
  must(204, Method::delete_, "/process-drafts/tiny", {.who = "ada"});
  must(404, Method::get, "/process-drafts/tiny", {.who = "dana"});
  EXPECT_EQ(kept(text_of_version_one, mark).status, 412U);
  later(std::chrono::seconds{1});
  ASSERT_EQ(kept("key: tiny").status, 200U);
  EXPECT_EQ(kept(text_of_version_one, mark).status, 412U);
  Ask stale{.who = "ada", .headers = {{"If-Match", mark}}};
  must(412, Method::delete_, "/process-drafts/tiny", stale);
}

TEST_P(ProcessLife, keeps_drafts_from_those_who_do_not_publish) {
  EXPECT_EQ(kept(text_of_version_one, "", "priya").status, 403U);
  must(403, Method::get, "/process-drafts", {.who = "priya"});
  must(422, Method::put, "/process-drafts/Tiny%20One", {.who = "dana", .body = {{"yaml", ""}}});
  must(404, Method::delete_, "/process-drafts/tiny", {.who = "dana"});
  must(413, Method::put, "/process-drafts/tiny",
       {.who = "dana", .body = {{"yaml", std::string(1024 * 1024 + 1, 'x')}}});
}

TEST_P(ProcessLife, publishes_a_draft_with_a_note_once) {
  const auto mark = said(json_of(kept(text_of_version_one)), "/version");
  must(409, Method::post, "/process-drafts/tiny/publication", {.who = "ada", .body = {{"version", 7}}});
  const auto made = must(201, Method::post, "/process-drafts/tiny/publication",
                         {.who = "ada", .body = {{"note", "For small things"}, {"version", std::stoll(mark)}}});
  EXPECT_EQ(said(made, "/version"), "1");
  EXPECT_EQ(said(made, "/yaml"), text_of_version_one);
  must(404, Method::get, "/process-drafts/tiny", {.who = "dana"});
  const auto process = must(200, Method::get, "/processes/tiny", {.who = "priya"});
  EXPECT_EQ(said(process, "/versions/0/note"), "For small things");
  EXPECT_EQ(said(process, "/versions/0/by/login"), "ada");
}

TEST_P(ProcessLife, publishes_no_draft_with_mistakes_or_of_another_key) {
  ASSERT_EQ(kept("key: tiny\n").status, 200U);
  must(422, Method::post, "/process-drafts/tiny/publication", {.who = "ada", .body = object{}});
  ASSERT_EQ(kept(with(text_of_version_one, "key: tiny", "key: other"), "*").status, 200U);
  const auto refused = must(422, Method::post, "/process-drafts/tiny/publication", {.who = "ada", .body = object{}});
  EXPECT_EQ(said(refused, "/errors/0/pointer"), "/key");
  must(200, Method::get, "/process-drafts/tiny", {.who = "dana"});
}

TEST_P(ProcessLife, says_while_it_is_drafted_that_a_text_is_of_another_key) {
  const auto draft = json_of(kept(with(text_of_version_one, "key: tiny", "key: other")));
  EXPECT_EQ(said(draft, "/checked/mistakes/0/line"), "1");
  EXPECT_EQ(said(draft, "/checked/mistakes/0/path"), "key");
  EXPECT_THAT(said(draft, "/checked/mistakes/0/what"), HasSubstr("draft of tiny"));
}

TEST_P(ProcessLife, says_when_a_draft_was_begun_from_an_older_version) {
  published(text_of_version_one);
  ASSERT_EQ(kept(text_of_version_one + "# mine\n").status, 200U);
  published(with(text_of_version_one, "Read it", "Review it"));
  const auto draft = must(200, Method::get, "/process-drafts/tiny", {.who = "dana"});
  EXPECT_EQ(said(draft, "/based_on"), "1");
  EXPECT_EQ(said(draft, "/newest"), "2");
  EXPECT_EQ(said(draft, "/outdated"), "true");
  EXPECT_THAT(said(draft, "/differences/0/sentence"), HasSubstr("title from “Review it” to “Read it”"));
}

TEST_P(ProcessLife, checks_a_text_and_keeps_nothing) {
  const auto good =
      must(200, Method::post, "/processes/check", {.who = "dana", .body = {{"yaml", text_of_version_one}}});
  EXPECT_EQ(said(good, "/mistakes"), "[]");
  EXPECT_EQ(said(good, "/process/stages/1/tasks/1/key"), "peer");
  const auto ghosts = must(200, Method::post, "/processes/check",
                           {.who = "dana", .body = {{"yaml", with(text_of_version_one, "group:cab", "group:ghosts")}}});
  EXPECT_THAT(said(ghosts, "/lacking/0"), HasSubstr("ghosts"));
  const auto bad = must(200, Method::post, "/processes/check", {.who = "dana", .body = {{"yaml", "key: [\n"}}});
  EXPECT_NE(said(bad, "/mistakes"), "[]");
  must(403, Method::post, "/processes/check", {.who = "priya", .body = {{"yaml", ""}}});
  must(404, Method::get, "/processes/tiny", {.who = "dana"});
}

TEST_P(ProcessLife, tells_an_editor_what_conditions_can_look_at) {
  const auto words = must(200, Method::get, "/condition-fields", {.who = "dana"});
  const auto one = [&](const char* list, const char* name, std::string_view key) {
    for (const auto& entry : words.at(list).as_array())
      if (entry.at(name).as_string() == key) return boost::json::serialize(entry);
    return std::string{"none"};
  };
  EXPECT_EQ(one("fields", "key", "impact"),
            R"({"key":"impact","name":"Impact","kind":"level","values":["low","medium","high"]})");
  EXPECT_EQ(one("fields", "key", "restricted"),
            R"({"key":"restricted","name":"Restricted","kind":"yes_no","values":[]})");
  EXPECT_EQ(one("form", "type", "multi_choice"), R"({"type":"multi_choice","kind":"list"})");
  EXPECT_EQ(one("kinds", "kind", "list"), R"({"kind":"list","operators":["includes","excludes","filled","empty"]})");
  EXPECT_EQ(one("operators", "key", "at_least"),
            R"({"key":"at_least","name":"is at least","takes_value":true,"takes_several":false})");
  EXPECT_EQ(one("operators", "key", "filled"),
            R"({"key":"filled","name":"is filled in","takes_value":false,"takes_several":false})");
}

TEST_P(ProcessLife, tells_what_differs_between_versions) {
  published(text_of_version_one);
  published(with(text_of_version_one, "assignee: owner", "assignee: requester"), "The requester knows best");
  const auto answer = must(200, Method::get, "/processes/tiny/differences", {.who = "priya"});
  EXPECT_EQ(said(answer, "/from") + said(answer, "/to"), "12");
  EXPECT_EQ(said(answer, "/differences/0/sentence"),
            "Task “Build it” (build) in Build: assignee from “owner” to “requester”.");
  const auto back = must(200, Method::get, "/processes/tiny/differences?from=2&to=1", {.who = "priya"});
  EXPECT_EQ(said(back, "/differences/0/to"), "owner");
  EXPECT_EQ(said(must(200, Method::get, "/processes/tiny/differences?from=2&to=2", {.who = "priya"}), "/same_text"),
            "true");
  must(404, Method::get, "/processes/tiny/differences?from=9", {.who = "priya"});
}

TEST_P(ProcessLife, gives_a_text_out_as_it_came) {
  published(text_of_version_one);
  const auto response = ask(Method::get, "/processes/tiny/versions/1/yaml", {.who = "priya"});
  EXPECT_EQ(response.status, 200U);
  EXPECT_EQ(header_of(response, "Content-Type"), "application/yaml");
  EXPECT_EQ(response.body, text_of_version_one);
  must(404, Method::get, "/processes/tiny/versions/2/yaml", {.who = "priya"});
  // Published again as it was given out, it is no new version.
  EXPECT_EQ(said(published(response.body), "/version"), "1");
}

TEST_P(ProcessLife, tries_a_text_with_people_made_up_for_it) {
  const auto trial = must(200, Method::post, "/processes/try",
                          {.who = "dana", .body = {{"yaml", text_of_version_one}, {"begin", "2027-01-11T08:00:00Z"}}});
  EXPECT_EQ(said(trial, "/closed"), "true") << boost::json::serialize(trial);
  EXPECT_EQ(said(trial, "/stages/1/tasks/0/done_by/login"), "requester");
  EXPECT_EQ(said(trial, "/stages/1/tasks/1/state"), "done");
  EXPECT_EQ(trial.at_pointer("/stages/1/tasks/1/people").as_array().size(), 3U);
  EXPECT_FALSE(said(trial, "/story/0/summary").empty());
  EXPECT_EQ(must(200, Method::get, "/changes?total=true", {.who = "dana"}).at("total").as_int64(), 0)
      << "nothing is kept";
}

TEST_P(ProcessLife, tries_a_process_with_the_people_who_are_here) {
  published(with(text_of_version_one, "group:cab", "group:testers"));
  const object body{{"process", "tiny"}, {"people", "present"}, {"fields", object{{"title", "Bigger disks"}}}};
  const auto trial = must(200, Method::post, "/processes/try", {.who = "dana", .body = body});
  EXPECT_THAT(said(trial, "/stages/1/tasks/1/nobody"), HasSubstr("testers"));
  const auto failing = must(200, Method::post, "/processes/try",
                            {.who = "dana", .body = {{"process", "tiny"}, {"failing", array{"build"}}}});
  EXPECT_THAT(boost::json::serialize(failing.at("story")), HasSubstr("failed"));
}

TEST_P(ProcessLife, refuses_a_trial_that_means_nothing) {
  for (const object& body :
       {object{}, object{{"yaml", text_of_version_one}, {"process", "tiny"}}, object{{"process", "nowhere"}},
        object{{"yaml", "key: x"}}, object{{"yaml", text_of_version_one}, {"outcome", "cancelled"}},
        object{{"yaml", text_of_version_one}, {"failing", array{"biuld"}}},
        object{{"yaml", text_of_version_one}, {"rejecting", array{"build"}}},
        object{{"yaml", text_of_version_one}, {"pace_minutes", 0}},
        object{{"yaml", text_of_version_one}, {"fields", object{{"services", array{"none"}}}}}})
    must(422, Method::post, "/processes/try", {.who = "dana", .body = body});
}

TEST_P(ProcessLife, moves_a_change_to_a_newer_version_after_a_preview) {
  published(text_of_version_one);
  const auto id = in_build();
  published(with(text_of_version_one, "{key: peer, title: Read it, assignee: \"group:cab\", after: build}",
                 "{key: desk, title: Tell the desk, assignee: requester}"));
  const auto address = "/changes/" + id + "/process-version";
  const auto older = must(200, Method::get, "/changes?process_version=older", {.who = "dana"});
  ASSERT_EQ(older.at("items").as_array().size(), 1U);
  EXPECT_EQ(said(older, "/items/0/process_version"), "1");

  const auto preview = must(200, Method::post, address + "?dry_run=true", {.who = "priya", .body = {{"version", 2}}});
  EXPECT_EQ(said(preview, "/from") + said(preview, "/to"), "12");
  EXPECT_EQ(said(preview, "/comes/0/key"), "desk");
  EXPECT_EQ(said(preview, "/goes/0/key"), "peer");
  EXPECT_EQ(preview.at("waiting").as_array().size(), 2U);
  EXPECT_EQ(said(preview, "/change/process/version"), "2");
  EXPECT_EQ(said(must(200, Method::get, "/changes/" + id, {.who = "priya"}), "/process/version"), "1");

  must(403, Method::post, address, {.who = "tomas", .body = {{"version", 2}}});
  must(422, Method::post, address, {.who = "priya", .body = {{"version", 3}}});
  const auto moved =
      must(200, Method::post, address, {.who = "priya", .body = {{"version", 2}, {"reason", "The desk is asked"}}});
  EXPECT_EQ(said(moved, "/process/version"), "2");
  EXPECT_EQ(must(200, Method::get, "/changes?process_version=older", {.who = "dana"}).at("items").as_array().size(),
            0U);
  EXPECT_EQ(must(200, Method::get, "/changes?process_version=2", {.who = "dana"}).at("items").as_array().size(), 1U);
  must(400, Method::get, "/changes?process_version=elder", {.who = "dana"});
  const auto history = must(200, Method::get, "/changes/" + id + "/history", {.who = "priya"});
  EXPECT_THAT(boost::json::serialize(history),
              HasSubstr("Priya Nair moved it from version 1 of its process to version 2."));
}

TEST_P(ProcessLife, refuses_to_move_a_change_whose_stage_is_gone) {
  published(text_of_version_one);
  const auto id = in_build();
  published(with(text_of_version_one, "  - key: build\n", "  - key: make\n"));
  const auto refused =
      must(409, Method::post, "/changes/" + id + "/process-version", {.who = "priya", .body = {{"version", 2}}});
  EXPECT_THAT(said(refused, "/detail"), HasSubstr("Build (build), which version 2 of tiny does not have"));
}

}  // namespace
}  // namespace sluice::api
