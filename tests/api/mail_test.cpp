// Mail through the API: how it leaves, what became of each, its templates, the mailbox, and what people wish.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "api/api_world.h"
#include "connect/mail/deliverer.h"
#include "store/mail.h"
#include "store/mailbox.h"

namespace sluice::api {
namespace {

using boost::json::array;
using boost::json::object;
using testing::HasSubstr;

class MailApi : public ApiTest {
 protected:
  MailApi() {
    mail_ = {.transport = connect::MailSetup::Transport::smtp,
             .server = "smtp://mail.example.org:587",
             .from = "Sluice <sluice@example.org>",
             .user = "sluice",
             .encrypted = true};
  }
  Json of_ada(unsigned status, Method method, const std::string& path, Json body = {}) {
    return must(status, method, path, {.who = "ada", .body = std::move(body)});
  }
  [[nodiscard]] PersonId person(const std::string& login) { return engine().directory()->person_by_login(login)->id; }
  /// A row of the log as if an event had caused it; its id.
  std::int64_t queued(const std::string& login, std::int64_t position, std::int64_t change = 0) {
    std::int64_t id = 0;
    (void)engine().write_now([&](store::WriteTransaction& transaction) {
      const auto target = std::to_string(person(login).value);
      store::put(transaction, {.position = position,
                               .kind = std::string{store::mail_kind},
                               .target = target,
                               .subject = change == 0 ? "" : std::to_string(change),
                               .body = store::written({store::MailKind::told, {position}}),
                               .due_at = now()});
      id = *transaction.session().one<std::int64_t>(
          "SELECT id FROM outbox WHERE kind = 'mail' AND position = ? AND target = ?", {position, target});
    });
    return id;
  }
  void ended(std::int64_t id, const std::string& outcome) {
    (void)engine().write_now(
        [&](store::WriteTransaction& transaction) { store::finish_outbox(transaction, id, now(), outcome); });
  }
  [[nodiscard]] std::vector<std::int64_t> listed(const std::string& query) {
    std::vector<std::int64_t> ids;
    const auto answer = of_ada(200, Method::get, "/mail/deliveries" + query);
    for (const auto& one : answer.at("items").as_array()) ids.push_back(one.at("id").as_int64());
    return ids;
  }
};
INSTANTIATE_TEST_SUITE_P(Databases, MailApi, store::both_databases, store::database_name);

TEST_P(MailApi, says_how_it_leaves) {
  const auto server = of_ada(200, Method::get, "/mail");
  EXPECT_EQ(text(server, "/transport"), "smtp");
  EXPECT_EQ(text(server, "/server"), "smtp://mail.example.org:587");
  EXPECT_EQ(text(server, "/encryption"), "required");
  EXPECT_EQ(text(server, "/user"), "sluice");
  for (const auto* state : {"queued", "sending", "failed", "sent", "refused", "given_up", "not_sent"})
    EXPECT_FALSE(text(server, std::string{"/counts/"} + state).empty());
}

TEST_P(MailApi, is_looked_after_by_administrators_alone) {
  for (const auto* who : {"dana", "priya", "otto"}) {
    for (const auto* path :
         {"/mail", "/mail/deliveries", "/mail/deliveries/1", "/mail/templates", "/mail/templates/told"})
      must(403, Method::get, path, {.who = who});
    must(403, Method::post, "/mail/test", {.who = who, .body = object{}});
    must(403, Method::post, "/mail/deliveries/1/again", {.who = who, .body = object{}});
    must(403, Method::put, "/mail/templates/told", {.who = who, .body = object{}});
    must(403, Method::delete_, "/mail/templates/told", {.who = who});
    must(403, Method::post, "/mail/templates/told/preview", {.who = who, .body = object{}});
  }
  must(401, Method::get, "/mail/deliveries");
}

TEST_P(MailApi, is_tried_by_a_test_to_oneself) {
  EXPECT_THAT(text(of_ada(409, Method::post, "/mail/test", object{}), "/detail"), HasSubstr("profile"));
  of_ada(200, Method::patch, "/profile", object{{"email", "ada@example.org"}});
  const auto test = of_ada(202, Method::post, "/mail/test", object{});
  EXPECT_EQ(text(test, "/kind"), "test");
  EXPECT_EQ(text(test, "/to/login"), "ada");
  EXPECT_EQ(text(test, "/state"), "queued");
  EXPECT_THAT(text(test, "/message_id"), testing::MatchesRegex("<outbox-[0-9]+\\.[0-9a-f]+@example\\.org>"));
  const auto id = text(test, "/id");
  EXPECT_EQ(of_ada(200, Method::get, "/mail/deliveries/" + id), test);
}

TEST_P(MailApi, is_listed_with_the_newest_first_and_filtered) {
  const auto first = queued("dana", 9'000'001, 12);
  const auto second = queued("lee", 9'000'002);
  const auto third = queued("dana", 9'000'003);
  ended(first, "sent: 250 Ok");
  ended(second, "refused: 550 no such mailbox");
  EXPECT_EQ(listed("?person=dana"), (std::vector{third, first}));
  EXPECT_EQ(listed("?change=CHG-12"), std::vector{first});
  EXPECT_EQ(listed("?state=refused"), std::vector{second});
  const auto page = of_ada(200, Method::get, "/mail/deliveries?limit=1");
  EXPECT_EQ(listed("?limit=1&cursor=" + text(page, "/next")), std::vector{second});
  const auto row = of_ada(200, Method::get, "/mail/deliveries/" + std::to_string(first));
  EXPECT_EQ(text(row, "/change"), "CHG-12");
  EXPECT_EQ(text(row, "/to/login"), "dana");
  EXPECT_EQ(text(row, "/outcome"), "sent: 250 Ok");
  EXPECT_FALSE(row.as_object().contains("next_at"));
  EXPECT_FALSE(text(row, "/done_at").empty());
}

TEST_P(MailApi, refuses_filters_that_name_nothing) {
  for (const auto* query : {"?person=nobody.here", "?change=12", "?state=lost", "?cursor=x", "?limit=0", "?limit=201"})
    of_ada(400, Method::get, std::string{"/mail/deliveries"} + query);
  of_ada(404, Method::get, "/mail/deliveries/999999");
}

TEST_P(MailApi, tells_when_the_event_happened) {
  const auto position = session().one<std::int64_t>("SELECT max(position) FROM events").value_or(0);
  later(std::chrono::hours{2});
  const auto id = queued("dana", position);
  const auto row = of_ada(200, Method::get, "/mail/deliveries/" + std::to_string(id));
  EXPECT_NE(text(row, "/at"), text(row, "/next_at"));
}

TEST_P(MailApi, is_sent_again_with_the_same_name) {
  const auto id = queued("dana", 9'000'001);
  const auto path = "/mail/deliveries/" + std::to_string(id);
  ended(id, "given up: in vain");
  const auto before = of_ada(200, Method::get, path);
  EXPECT_EQ(text(before, "/state"), "given_up");
  const auto again = of_ada(202, Method::post, path + "/again", object{});
  EXPECT_EQ(text(again, "/state"), "queued");
  EXPECT_EQ(text(again, "/attempts"), "0");
  EXPECT_EQ(text(again, "/message_id"), text(before, "/message_id"));
  of_ada(404, Method::post, "/mail/deliveries/999999/again", object{});
}

TEST_P(MailApi, is_not_sent_again_while_it_is_being_sent) {
  const auto id = queued("dana", 9'000'001);
  (void)engine().write_now([&](store::WriteTransaction& transaction) {
    ASSERT_TRUE(store::lease_mail(transaction, now(), std::chrono::hours{1}));
  });
  of_ada(409, Method::post, "/mail/deliveries/" + std::to_string(id) + "/again", object{});
}

// Templates.

TEST_P(MailApi, lists_a_template_for_each_kind) {
  const auto list = of_ada(200, Method::get, "/mail/templates");
  EXPECT_EQ(list.at("items").as_array().size(), 11U);
  for (const auto& one : list.at("items").as_array()) EXPECT_EQ(one.at("edited"), Json(false));
  const auto shown = of_ada(200, Method::get, "/mail/templates/approval_asked");
  EXPECT_EQ(text(shown, "/version"), "0");
  EXPECT_THAT(text(shown, "/text"), HasSubstr("{{decide_url}}"));
  EXPECT_FALSE(shown.at("variables").as_array().empty());
  of_ada(404, Method::get, "/mail/templates/birthday");
}

TEST_P(MailApi, keeps_what_administrators_write_and_who_wrote_it) {
  const object written{{"subject", "About {{change.key}}"}, {"text", "{{text}}"}, {"html", ""}};
  const auto saved = of_ada(200, Method::put, "/mail/templates/told", written);
  EXPECT_EQ(text(saved, "/version"), "1");
  EXPECT_EQ(text(saved, "/edited"), "true");
  EXPECT_EQ(text(saved, "/subject"), "About {{change.key}}");
  EXPECT_EQ(text(saved, "/versions/0/saved_by/login"), "ada");
  EXPECT_EQ(text(of_ada(200, Method::get, "/mail/templates"), "/items/0/saved_by/login"), "ada");
  must(412, Method::put, "/mail/templates/told", {.who = "ada", .body = written, .headers = {{"If-Match", "\"0\""}}});
  EXPECT_EQ(ask(Method::delete_, "/mail/templates/told", {.who = "ada"}).status, 204U);
  const auto reset = of_ada(200, Method::get, "/mail/templates/told");
  EXPECT_EQ(text(reset, "/edited"), "false");
  EXPECT_EQ(text(reset, "/version"), "2");
  EXPECT_EQ(text(reset, "/versions/0/shipped"), "true");
  EXPECT_EQ(text(reset, "/subject"), "[{{change.key}}] {{change.title}}");
}

TEST_P(MailApi, refuses_a_template_with_each_mistake) {
  const object wrong{{"subject", "{{chnage.key}}"}, {"text", "{{#text}}"}, {"html", "{{{text}}}"}};
  for (const auto method : {Method::put, Method::post}) {
    const auto path = std::string{"/mail/templates/told"} + (method == Method::post ? "/preview" : "");
    const auto refused = of_ada(422, method, path, wrong);
    std::vector<std::string> where;
    for (const auto& one : refused.at("errors").as_array()) where.push_back(text(one, "/pointer"));
    EXPECT_THAT(where, testing::ElementsAre("/subject", "/text", "/html"));
  }
  EXPECT_EQ(text(of_ada(200, Method::get, "/mail/templates/told"), "/version"), "0");
}

TEST_P(MailApi, shows_what_a_template_makes_and_keeps_nothing) {
  const auto mail =
      of_ada(200, Method::post, "/mail/templates/approval_asked/preview",
             object{{"subject", "{{change.key}}"}, {"text", "{{decide_url}}"}, {"html", "<b>{{text}}</b>"}});
  EXPECT_EQ(text(mail, "/subject"), "CHG-1042");
  EXPECT_THAT(text(mail, "/text"), HasSubstr("/decide#"));
  EXPECT_THAT(text(mail, "/html"), HasSubstr("<b>"));
  EXPECT_EQ(text(of_ada(200, Method::get, "/mail/templates/approval_asked"), "/version"), "0");
}

// Wishes.

TEST_P(MailApi, lets_each_person_say_what_they_hear_of) {
  const auto usual = must(200, Method::get, "/profile/mail", {.who = "dana"});
  EXPECT_EQ(usual.at("choices").as_array().size(), 9U);
  for (const auto& one : usual.at("choices").as_array()) EXPECT_EQ(text(one, "/wish"), "at_once");
  EXPECT_EQ(text(usual, "/email"), "dana@example.org");
  EXPECT_EQ(text(usual, "/digest_at"), "08:00");
  const object wishes{{"choices", array{object{{"kind", "told"}, {"wish", "digest"}}}},
                      {"quiet", object{{"from", "22:00"}, {"until", "06:30"}}},
                      {"digest_at", "07:15"},
                      {"digest_on_weekends", true}};
  const auto kept = must(200, Method::put, "/profile/mail", {.who = "dana", .body = wishes});
  EXPECT_EQ(text(kept, "/choices/0/wish"), "digest");
  EXPECT_EQ(text(kept, "/quiet/until"), "06:30");
  EXPECT_EQ(must(200, Method::get, "/profile/mail", {.who = "dana"}), kept);
  EXPECT_EQ(text(must(200, Method::get, "/profile/mail", {.who = "lee"}), "/digest_at"), "08:00");
  auto without = wishes;
  without["quiet"] = nullptr;
  EXPECT_FALSE(must(200, Method::put, "/profile/mail", {.who = "dana", .body = without}).as_object().contains("quiet"));
}

TEST_P(MailApi, refuses_wishes_that_keep_a_decision_away) {
  const object wrong{{"choices", array{object{{"kind", "approval_asked"}, {"wish", "none"}}}},
                     {"quiet", object{{"from", "25:00"}, {"until", "06:30"}}},
                     {"digest_at", "8 o'clock"},
                     {"digest_on_weekends", false}};
  const auto refused = must(422, Method::put, "/profile/mail", {.who = "dana", .body = wrong});
  std::vector<std::string> where;
  for (const auto& one : refused.at("errors").as_array()) where.push_back(text(one, "/pointer"));
  EXPECT_THAT(where, testing::UnorderedElementsAre("/choices/0/wish", "/quiet/from", "/digest_at"));
  must(401, Method::get, "/profile/mail");
}

// The mailbox of a demonstration.

class MailboxApi : public ApiTest {
 protected:
  MailboxApi() { mail_.transport = connect::MailSetup::Transport::mailbox; }
  void arrived(std::int64_t id, const std::string& login) {
    (void)engine().write_now([&](store::WriteTransaction& transaction) {
      store::MailboxMail mail;
      mail.id = id;
      mail.person = engine().directory()->person_by_login(login)->id;
      mail.change_id = ChangeId{12};
      mail.at = now();
      mail.recipient = login + "@example.org";
      mail.subject = "Mail " + std::to_string(id);
      mail.headers = "Message-ID: <1@x>\nSubject: Mail: one\n";
      mail.text = "Text";
      mail.html = "<p>Text</p>";
      store::put_mailbox_mail(transaction, mail);
    });
  }
};
INSTANTIATE_TEST_SUITE_P(Databases, MailboxApi, store::both_databases, store::database_name);

TEST_P(MailboxApi, shows_everybody_what_would_have_been_sent) {
  arrived(1, "dana");
  arrived(2, "lee");
  const auto first = must(200, Method::get, "/mailbox?limit=1", {.who = "priya"});
  EXPECT_EQ(text(first, "/items/0/to/login"), "lee");
  const auto second = must(200, Method::get, "/mailbox?limit=1&cursor=" + text(first, "/next"), {.who = "priya"});
  EXPECT_EQ(text(second, "/items/0/id"), "1");
  EXPECT_FALSE(second.as_object().contains("next"));
  EXPECT_EQ(text(must(200, Method::get, "/mailbox?person=dana", {.who = "priya"}), "/items/0/subject"), "Mail 1");
  const auto letter = must(200, Method::get, "/mailbox/1", {.who = "priya"});
  EXPECT_EQ(text(letter, "/headers/1/name"), "Subject");
  EXPECT_EQ(text(letter, "/headers/1/value"), "Mail: one");
  EXPECT_EQ(text(letter, "/change"), "CHG-12");
  must(404, Method::get, "/mailbox/3", {.who = "priya"});
  must(400, Method::get, "/mailbox?person=nobody.here", {.who = "priya"});
  must(401, Method::get, "/mailbox");
}

TEST_P(MailboxApi, tells_apart_what_a_change_sent_under_one_subject) {
  (void)submitted();
  connect::MailHouse house{{"https://sluice.example.org", "Sluice"}, {}, "abc"};
  house.setup.transport = connect::MailSetup::Transport::mailbox;
  connect::MailDeliverer deliverer{database(), engine(), {.house = std::move(house), .secrets = {}, .patience = {}}};
  ASSERT_GT(deliverer.work(), 0U);
  arrived(1'000'000, "dana");
  const auto list = must(200, Method::get, "/mailbox", {.who = "priya"});
  EXPECT_EQ(text(list, "/items/1/kind"), "approval_asked");
  EXPECT_FALSE(list.at("items").at(0).as_object().contains("kind")) << "of what the log does not have, nothing is said";
}

class NoMailboxApi : public MailboxApi {
 protected:
  NoMailboxApi() { demonstration_ = false; }
};
INSTANTIATE_TEST_SUITE_P(Databases, NoMailboxApi, store::both_databases, store::database_name);

TEST_P(NoMailboxApi, shows_nothing_outside_a_demonstration) {
  arrived(1, "dana");
  must(404, Method::get, "/mailbox", {.who = "ada"});
  must(404, Method::get, "/mailbox/1", {.who = "ada"});
}

TEST_P(MailApi, has_no_mailbox_where_mail_leaves) { must(404, Method::get, "/mailbox", {.who = "ada"}); }

class NoMailApi : public ApiTest {};
INSTANTIATE_TEST_SUITE_P(Databases, NoMailApi, store::both_databases, store::database_name);

TEST_P(NoMailApi, says_that_nothing_leaves_and_what_to_do) {
  const auto server = must(200, Method::get, "/mail", {.who = "ada"});
  EXPECT_EQ(text(server, "/transport"), "none");
  EXPECT_FALSE(server.as_object().contains("encryption"));
  EXPECT_THAT(text(must(409, Method::post, "/mail/test", {.who = "ada", .body = object{}}), "/detail"),
              HasSubstr("--mail-server"));
}

}  // namespace
}  // namespace sluice::api
