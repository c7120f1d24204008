// The minutes of a meeting, on their way to those who are on its board or were there.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "api/api_world.h"
#include "connect/mail/deliverer.h"
#include "store/mailbox.h"

namespace sluice::api {
namespace {

using boost::json::array;
using boost::json::object;
using testing::HasSubstr;
using testing::Not;

class MailMinutes : public ApiTest {
 protected:
  /// A weekly board of Dana's; its first meeting is planned.
  void board(object also = {}) {
    object plan{{"name", "Change advisory board"},
                {"timing", object{{"start", "2026-12-03T10:00"},
                                  {"zone", "Europe/Berlin"},
                                  {"rule", "FREQ=WEEKLY"},
                                  {"window_minutes", 60},
                                  {"lead_minutes", 20'160}}},
                {"chair", "dana"},
                {"members", array{"group:cab"}}};
    for (const auto& one : also) plan[one.key()] = one.value();
    must(201, Method::post, "/boards", {.who = "dana", .body = std::move(plan)});
    engine().settle();
  }
  void act(const std::string& what, object body = {}, const std::string& who = "dana") {
    must(200, Method::post, "/meetings/MTG-1/" + what, {.who = who, .body = std::move(body)});
  }
  void send() {
    connect::MailHouse house{{"https://sluice.example.org", "Sluice"}, {}, "abc"};
    house.setup.transport = connect::MailSetup::Transport::mailbox;
    house.setup.from = "Sluice <sluice@sluice.invalid>";
    connect::MailDeliverer deliverer{database(), engine(), {.house = std::move(house), .secrets = {}, .patience = {}}};
    (void)deliverer.work();
  }
  /// The text of the minutes that this person has in the mailbox; empty: none.
  std::string minutes_to(const std::string& login) {
    const auto session = database().connect();
    const store::ReadTransaction reading{*session};
    const auto person = engine().directory()->person_by_login(login)->id;
    for (const auto& kept : store::mailbox(*session, {.person = person}, {}, 20))
      if (kept.subject == "Change advisory board: minutes of MTG-1")
        return store::mailbox_mail(*session, kept.id)->text;
    return "";
  }
};
INSTANTIATE_TEST_SUITE_P(Databases, MailMinutes, store::both_databases, store::database_name);

TEST_P(MailMinutes, go_to_the_board_when_its_meeting_is_closed) {
  board();
  const auto change = submitted();
  act("start");
  act("next");
  act("notes", {{"change", change}, {"text", "Ask the vendor"}});
  act("notes", {{"text", "No meeting next week"}});
  send();
  EXPECT_EQ(minutes_to("mei"), "") << "not while it is live";
  act("close");
  send();
  const auto text = minutes_to("mei");
  EXPECT_THAT(text, HasSubstr("Present: Dana Kowalski"));
  EXPECT_THAT(text, HasSubstr(change + " PostgreSQL 15.8 to 15.9 behind Billing"));
  EXPECT_THAT(text, HasSubstr("Ask the vendor (Dana Kowalski, "));
  EXPECT_THAT(text, HasSubstr("Besides:\nNo meeting next week (Dana Kowalski, "));
  EXPECT_THAT(text, HasSubstr("https://sluice.example.org/cab/meetings/MTG-1/minutes"));
  EXPECT_NE(minutes_to("dana"), "") << "the chair";
  EXPECT_EQ(minutes_to("priya"), "") << "neither on the board nor there";
}

TEST_P(MailMinutes, stay_away_from_who_wants_none) {
  must(200, Method::put, "/profile/mail",
       {.who = "mei",
        .body = {{"choices", array{object{{"kind", "minutes"}, {"wish", "none"}}}},
                 {"digest_at", "08:00"},
                 {"digest_on_weekends", false}}});
  board();
  act("start");
  act("close");
  send();
  EXPECT_EQ(minutes_to("mei"), "");
  EXPECT_THAT(minutes_to("lee"), HasSubstr("Nothing was on the agenda."));
}

TEST_P(MailMinutes, leave_out_what_the_reader_may_not_see) {
  must(201, Method::post, "/people",
       {.who = "ada",
        .body = {{"login", "nils"},
                 {"name", "Nils Holm"},
                 {"roles", array{"member"}},
                 {"email", "nils@example.org"},
                 {"password", password}}});
  board({{"deputy", "nils"}});
  const auto change = submitted({{"restricted", true}});
  act("start");
  act("close");
  send();
  EXPECT_THAT(minutes_to("mei"), HasSubstr(change));
  EXPECT_THAT(minutes_to("nils"), Not(HasSubstr(change)));
  EXPECT_THAT(minutes_to("nils"), HasSubstr("One change more on the agenda that not everybody may see."));
}

}  // namespace
}  // namespace sluice::api
