// Change advisory boards through the API: from a rule to the minutes of a meeting.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "api/api_world.h"
#include "document/pdf_reader.h"

namespace sluice::api {
namespace {

using boost::json::array;
using boost::json::object;
using testing::HasSubstr;

class CabApi : public ApiTest {
 protected:
  static object weekly() {
    return {{"name", "Change advisory board"},
            {"timing", object{{"start", "2026-12-03T10:00"},
                              {"zone", "Europe/Berlin"},
                              {"rule", "FREQ=WEEKLY"},
                              {"window_minutes", 60},
                              {"lead_minutes", 20'160}}},
            {"chair", "dana"},
            {"members", array{"group:cab"}}};
  }
  /// A board of Dana's whose first meeting is planned.
  void board() {
    must(201, Method::post, "/boards", {.who = "dana", .body = weekly()});
    engine().settle();
  }
  Json act(const std::string& what, object body = {}, const std::string& who = "dana", unsigned status = 200) {
    return must(status, Method::post, "/meetings/MTG-1/" + what, {.who = who, .body = std::move(body)});
  }
  Json meeting(const std::string& who = "dana") { return must(200, Method::get, "/meetings/MTG-1", {.who = who}); }
  void decide(const std::string& change, const std::string& who) {
    must(200, Method::post, "/changes/" + change + "/approvals/cab/decisions",
         {.who = who, .body = {{"decision", "approve"}}});
  }
};
INSTANTIATE_TEST_SUITE_P(Databases, CabApi, store::both_databases, store::database_name);

TEST_P(CabApi, carries_a_meeting_from_its_rule_to_its_end) {
  board();
  const auto list = must(200, Method::get, "/meetings?board=CAB-1&state=planned", {.who = "priya"});
  EXPECT_EQ(text(list, "/items/0/id"), "MTG-1");
  EXPECT_EQ(text(list, "/items/0/local"), "2026-12-03T10:00");
  const auto change = submitted();
  const auto other = submitted({{"title", "Renew the certificate"}});
  auto shown = act("start");
  EXPECT_EQ(text(shown, "/state"), "live");
  EXPECT_EQ(shown.at("agenda").as_array().size(), 2U);
  EXPECT_EQ(text(shown, "/agenda/0/reasons/0/text"), "High risk.");
  EXPECT_EQ(text(shown, "/agenda/0/reasons/1/ground"), "novelty");
  EXPECT_EQ(text(shown, "/agenda/0/reasons/1/text"), "First change by this process to Billing.");
  EXPECT_EQ(text(shown, "/present/0/login"), "dana");

  act("join", {}, "mei");
  shown = act("next");
  EXPECT_EQ(text(shown, "/agenda/0/state"), "current");
  EXPECT_EQ(text(shown, "/agenda/0/change"), change);
  act("notes", {{"change", change}, {"text", "Ask the vendor"}}, "mei");
  later(std::chrono::seconds{75});
  decide(change, "lee");
  decide(change, "mei");
  shown = act("next");
  EXPECT_EQ(text(shown, "/agenda/0/state"), "decided");
  EXPECT_EQ(text(shown, "/agenda/0/spent_seconds"), "75");
  EXPECT_EQ(text(shown, "/agenda/0/notes/0/text"), "Ask the vendor");
  act("postpone", {{"change", other}, {"reason", "The plan is not there"}});
  shown = act("close");
  EXPECT_EQ(text(shown, "/state"), "closed");
  EXPECT_EQ(text(shown, "/agenda/1/postponed_to"), "MTG-2");
  EXPECT_EQ(text(must(200, Method::get, "/meetings/MTG-2", {.who = "mei"}), "/agenda/0/from"), "MTG-1");
  EXPECT_EQ(text(must(200, Method::get, "/meetings?change=" + change, {.who = "mei"}), "/items/0/id"), "MTG-1");
  act("notes", {{"text", "Too late"}}, "dana", 409);
}

TEST_P(CabApi, keeps_the_minutes_as_a_pdf) {
  board();
  const auto change = submitted();
  must(409, Method::get, "/meetings/MTG-1/minutes", {.who = "mei"});
  act("start");
  act("next");
  act("notes", {{"change", change}, {"text", "Ask the vendor"}});
  act("postpone", {{"change", change}, {"reason", "The plan is not there"}});
  act("close");
  const auto minutes = ask(Method::get, "/meetings/MTG-1/minutes", {.who = "mei"});
  EXPECT_EQ(minutes.status, 200U);
  EXPECT_EQ(header_of(minutes, "Content-Type"), "application/pdf");
  EXPECT_EQ(header_of(minutes, "Content-Disposition"), "attachment; filename=\"MTG-1.pdf\"");
  ASSERT_TRUE(minutes.body.starts_with("%PDF-"));
  if (!document::poppler_is_there()) GTEST_SKIP() << "poppler-utils is not installed";
  const auto words = document::read_by("pdftotext", minutes.body);
  EXPECT_THAT(words, HasSubstr("Change advisory board: minutes"));
  EXPECT_THAT(words, HasSubstr("Present: Dana Kowalski"));
  EXPECT_THAT(words, HasSubstr("1. " + change + " PostgreSQL 15.8 to 15.9 behind Billing"));
  EXPECT_THAT(words, HasSubstr("Postponed by Dana Kowalski to MTG-2: The plan is not there"));
  EXPECT_THAT(words, HasSubstr("Ask the vendor"));
}

TEST_P(CabApi, leaves_out_of_the_minutes_what_one_may_not_see) {
  must(201, Method::post, "/people",
       {.who = "ada",
        .body = {{"login", "nils"}, {"name", "Nils Holm"}, {"roles", array{"member"}}, {"password", password}}});
  board();
  const auto change = submitted({{"restricted", true}});
  act("start");
  if (!document::poppler_is_there()) GTEST_SKIP() << "poppler-utils is not installed";
  const auto read_as = [&](const std::string& who) {
    return document::read_by("pdftotext", ask(Method::get, "/meetings/MTG-1/minutes", {.who = who}).body);
  };
  EXPECT_THAT(read_as("mei"), HasSubstr(change));
  EXPECT_THAT(read_as("nils"), testing::Not(HasSubstr(change)));
  EXPECT_THAT(read_as("nils"), HasSubstr("One change more on the agenda"));
}

TEST_P(CabApi, lets_members_take_part_and_the_chair_lead) {
  board();
  act("start", {}, "mei", 403);
  act("start");
  act("join", {}, "priya", 403);
  act("join", {{"person", "priya"}});
  EXPECT_EQ(text(meeting("mei"), "/may_conduct"), "false");
  EXPECT_EQ(text(meeting("mei"), "/may_take_part"), "true");
  must(403, Method::post, "/boards", {.who = "mei", .body = weekly()});
}

TEST_P(CabApi, shows_nobody_a_change_that_they_may_not_see) {
  must(201, Method::post, "/people",
       {.who = "ada",
        .body = {{"login", "nils"}, {"name", "Nils Holm"}, {"roles", array{"member"}}, {"password", password}}});
  board();
  const auto change = submitted({{"restricted", true}});
  act("start");
  EXPECT_EQ(text(meeting("otto"), "/hidden"), "0") << "auditors see everything";
  const auto shown = meeting("nils");
  EXPECT_EQ(text(shown, "/hidden"), "1");
  EXPECT_EQ(boost::json::serialize(shown).find(change), std::string::npos);
  EXPECT_TRUE(must(200, Method::get, "/meetings?change=" + change, {.who = "nils"}).at("items").as_array().empty());
}

TEST_P(CabApi, edits_a_board_and_its_meetings) {
  board();
  const auto edited = must(200, Method::patch, "/boards/CAB-1",
                           {.who = "dana", .body = {{"name", "Weekly CAB"}, {"cutoff_minutes", 1440}}});
  EXPECT_EQ(text(edited, "/name"), "Weekly CAB");
  EXPECT_EQ(text(edited, "/people/0/login"), "dana");
  EXPECT_EQ(text(act("move", {{"local", "2026-12-04T09:00"}, {"reason", "A holiday"}}), "/moved/reason"), "A holiday");
  EXPECT_EQ(text(act("cancel", {{"reason", "Nobody is there"}}), "/state"), "cancelled");
  const auto called = must(201, Method::post, "/boards/CAB-1/meetings",
                           {.who = "dana", .body = {{"local", "2026-12-07T09:00"}, {"minutes", 30}}});
  EXPECT_EQ(text(called, "/local"), "2026-12-07T09:00");
  EXPECT_EQ(text(must(200, Method::post, "/boards/CAB-1/retire", {.who = "dana", .body = {{"reason", "Merged"}}}),
                 "/retired/reason"),
            "Merged");
  EXPECT_EQ(text(must(200, Method::get, "/boards", {.who = "priya"}), "/items/0/id"), "CAB-1");
}

TEST_P(CabApi, names_what_does_not_do) {
  auto wrong = weekly();
  wrong["members"] = array{"role:member"};
  EXPECT_EQ(text(must(422, Method::post, "/boards", {.who = "dana", .body = wrong}), "/errors/0/pointer"),
            "/members/0");
  wrong = weekly();
  wrong["agenda"] =
      object{{"all", array{object{{"field", "reason"}, {"op", "filled"}, {"values", array{}}}}}, {"any", array{}}};
  EXPECT_EQ(text(must(422, Method::post, "/boards", {.who = "dana", .body = wrong}), "/errors/0/pointer"), "/agenda");
  board();
  act("items", {{"change", "CHG-99"}}, "mei", 422);
  const auto change = drafted();
  act("items", {{"change", change}}, "mei");
  EXPECT_EQ(text(act("items", {{"change", change}}, "mei", 422), "/errors/0/detail"),
            change + " is on the agenda already.");
  act("remove", {{"change", change}, {"reason", "Not ready"}});
  must(404, Method::get, "/meetings/MTG-77", {.who = "mei"});
  must(404, Method::get, "/boards/1", {.who = "mei"});
}

}  // namespace
}  // namespace sluice::api
