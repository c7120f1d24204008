// From what happens on a change to the mail that a real mail server takes, and from its link back to a decision.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "api/api_world.h"
#include "connect/mail/deliverer.h"
#include "connect/support/smtp_server.h"
#include "store/mailbox.h"

namespace sluice::api {
namespace {

using connect::MailSetup;
using connect::SmtpServer;
using store::MailState;
using testing::HasSubstr;

class MailDelivery : public ApiTest {
 protected:
  MailDelivery() { demonstration_ = false; }
  static MailSetup to_server(const std::string& url) {
    return {MailSetup::Transport::smtp, url, "Sluice <changes@example.org>", "", false};
  }
  /// What is due is sent; how many mails were looked at.
  std::size_t send_by(const MailSetup& setup) {
    connect::MailHouse house{{"https://sluice.example.org", "Sluice"}, setup, "abc"};
    connect::MailDeliverer deliverer{database(), engine(), {.house = std::move(house), .secrets = {}, .patience = {}}};
    return deliverer.work();
  }
  std::size_t send_by(const SmtpServer& server) { return send_by(to_server(server.url())); }

  [[nodiscard]] PersonId person(const std::string& login) { return engine().directory()->person_by_login(login)->id; }
  [[nodiscard]] store::MailRow row_for(const std::string& login) {
    const auto session = database().connect();
    const store::ReadTransaction reading{*session};
    const auto rows = store::mails(*session, {.person = person(login)}, {}, 10);
    EXPECT_EQ(rows.size(), 1U) << login;
    return rows.empty() ? store::MailRow{} : rows.front();
  }
  void address(const std::string& login, const std::string& email) {
    must(200, Method::patch, "/people/" + login, {.who = "ada", .body = {{"email", email}}});
  }
};
INSTANTIATE_TEST_SUITE_P(Databases, MailDelivery, store::both_databases, store::database_name);

/// A text that was sent as quoted-printable (RFC 2045, 6.7), read back.
std::string unquoted(std::string text) {
  for (auto at = text.find("=\r\n"); at != text.npos; at = text.find("=\r\n")) text.erase(at, 3);
  for (auto at = text.find("=3D"); at != text.npos; at = text.find("=3D", at)) text.replace(at, 3, "=");
  return text;
}

std::map<std::string, std::string> next_mails(SmtpServer& server, std::size_t count) {
  std::map<std::string, std::string> mails;
  for (std::size_t i = 0; i < count; ++i) {
    const auto mail = server.next();
    mails[std::string{mail.at("to").at(0).as_string()}] = unquoted(std::string{mail.at("content").as_string()});
  }
  return mails;
}

std::string link_in(const std::string& content) {
  const std::string before = "https://sluice.example.org/decide#";
  const auto at = content.find(before);
  if (at == content.npos) return {};
  const auto from = at + before.size();
  return content.substr(
      from, content.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_", from) - from);
}

TEST_P(MailDelivery, asks_who_has_to_decide_and_lets_them_decide_by_the_link) {
  SmtpServer server;
  const auto id = submitted();
  EXPECT_EQ(send_by(server), 3U);
  const auto mails = next_mails(server, 3);
  const auto& to_lee = mails.at("lee@example.org");
  EXPECT_THAT(to_lee, HasSubstr("Subject: [" + id + "] "));
  EXPECT_THAT(to_lee, HasSubstr("PostgreSQL 15.8 to 15.9 behind Billing"));
  EXPECT_THAT(to_lee, HasSubstr("https://sluice.example.org/changes/" + id));
  EXPECT_THAT(to_lee, HasSubstr("References: <" + id + ".abc@example.org>"));
  const auto token = link_in(to_lee);
  ASSERT_FALSE(token.empty()) << to_lee;
  EXPECT_NE(token, link_in(mails.at("mei@example.org")));
  const auto page = must(200, Method::post, "/decide/read", {.body = {{"token", token}}});
  EXPECT_EQ(text(page, "/person"), "Lee Okafor");
  const auto done = must(200, Method::post, "/decide",
                         {.body = {{"token", token}, {"decision", "approve"}, {"digest", text(page, "/digest")}}});
  EXPECT_EQ(text(done, "/state"), "decided");
  EXPECT_EQ(row_for("lee").state(), MailState::sent);
  EXPECT_EQ(send_by(server), 0U) << "nothing is sent twice";
}

TEST_P(MailDelivery, sends_again_under_the_same_number_what_a_killed_server_left) {
  SmtpServer server;
  address("dana", "");
  address("mei", "");
  (void)submitted();
  std::int64_t killed = 0;
  (void)engine().write_now([&](store::WriteTransaction& transaction) {
    const auto leased = store::lease_mail(transaction, now(), Duration{0});
    killed = leased ? leased->row.id : 0;
  });
  const auto id = row_for("lee").id;
  ASSERT_EQ(killed, id);
  EXPECT_EQ(row_for("lee").state(), MailState::sending);
  send_by(server);
  const auto mail = next_mails(server, 1).at("lee@example.org");
  EXPECT_THAT(mail, HasSubstr("Message-ID: <outbox-" + std::to_string(id) + ".abc@example.org>"));
  EXPECT_EQ(row_for("lee").state(), MailState::sent);
}

TEST_P(MailDelivery, notes_what_cannot_be_written_as_a_try_and_sends_the_others) {
  SmtpServer server;
  address("dana", "");
  (void)submitted();
  const auto broken = row_for("lee").id;
  const auto session = database().connect();
  {
    store::WriteTransaction transaction{*session};
    session->run("UPDATE outbox SET body = '{}' WHERE id = ?", {broken});
    transaction.commit();
  }
  send_by(server);
  EXPECT_EQ(row_for("mei").state(), MailState::sent);
  EXPECT_EQ(row_for("lee").state(), MailState::failed);
  EXPECT_THAT(row_for("lee").outcome, HasSubstr("it cannot be written"));
}

TEST_P(MailDelivery, says_in_the_log_that_an_earlier_try_ended_unclear) {
  SmtpServer server;
  address("lee", "cut@example.org");
  address("dana", "");
  address("mei", "");
  (void)submitted();
  send_by(server);
  EXPECT_EQ(row_for("lee").state(), MailState::failed);
  EXPECT_THAT(row_for("lee").outcome, HasSubstr("unclear"));
  later(std::chrono::minutes{1});
  send_by(server);
  EXPECT_EQ(row_for("lee").state(), MailState::sent);
  EXPECT_THAT(row_for("lee").outcome, HasSubstr("an earlier try ended unclear, under the same Message-ID"));
  const auto first = server.next(), second = server.next();
  const auto number = "Message-ID: <outbox-" + std::to_string(row_for("lee").id) + ".abc@example.org>";
  EXPECT_THAT(std::string{first.at("content").as_string()}, HasSubstr(number));
  EXPECT_THAT(std::string{second.at("content").as_string()}, HasSubstr(number));
}

TEST_P(MailDelivery, tries_again_later_and_keeps_what_is_refused_in_the_log) {
  const SmtpServer server;
  address("lee", "later@example.org");
  address("mei", "never@example.org");
  (void)submitted();
  send_by(server);
  EXPECT_EQ(row_for("lee").state(), MailState::failed);
  EXPECT_EQ(row_for("mei").state(), MailState::refused);
  EXPECT_EQ(row_for("mei").outcome, "refused: 550 5.1.1 No such mailbox");
  EXPECT_EQ(send_by(server), 0U) << "not before its time";
  later(std::chrono::minutes{1});
  EXPECT_EQ(send_by(server), 1U);
  EXPECT_EQ(row_for("lee").state(), MailState::sent);
  EXPECT_EQ(row_for("lee").attempts, 2);
}

TEST_P(MailDelivery, is_given_up_after_ten_tries) {
  std::string nowhere;
  {
    const SmtpServer server;
    nowhere = server.url();
  }
  (void)submitted();
  for (int i = 0; i < 12; ++i) {
    send_by(to_server(nowhere));
    later(std::chrono::hours{13});
  }
  EXPECT_EQ(row_for("lee").state(), MailState::given_up);
  EXPECT_EQ(row_for("lee").attempts, connect::mail_tries_max);
}

TEST_P(MailDelivery, does_not_ask_for_what_is_decided_meanwhile) {
  const SmtpServer server;
  const auto id = submitted();
  for (const auto* who : {"lee", "dana"})
    must(200, Method::post, "/changes/" + id + "/approvals/cab/decisions",
         {.who = who, .body = {{"decision", "approve"}}});
  send_by(server);
  for (const auto* who : {"lee", "dana", "mei"}) {
    const auto session = database().connect();
    const store::ReadTransaction reading{*session};
    const auto rows = store::mails(*session, {.person = person(who)}, {}, 10);
    const auto& asked = rows.back();
    EXPECT_EQ(asked.state(), MailState::not_sent) << who;
    EXPECT_EQ(asked.outcome, "not sent: the approval no longer waits for the person");
  }
}

TEST_P(MailDelivery, tells_nobody_of_a_change_that_they_may_no_longer_see) {
  const SmtpServer server;
  const auto id = submitted();
  must(200, Method::post, "/people/mei/disabling", {.who = "ada", .body = {{"reason", "Left"}}});
  send_by(server);
  EXPECT_EQ(row_for("mei").state(), MailState::not_sent);
  EXPECT_EQ(row_for("mei").outcome, "not sent: the person is disabled");
}

TEST_P(MailDelivery, says_that_there_is_no_mail_server) {
  (void)submitted();
  EXPECT_EQ(send_by(MailSetup{}), 3U);
  EXPECT_EQ(row_for("lee").outcome, "not sent: there is no mail server");
}

TEST_P(MailDelivery, fills_the_mailbox_of_a_demonstration) {
  (void)submitted();
  MailSetup setup;
  setup.transport = MailSetup::Transport::mailbox;
  setup.from = "Sluice <sluice@sluice.invalid>";
  send_by(setup);
  const auto session = database().connect();
  const store::ReadTransaction reading{*session};
  const auto kept = store::mailbox(*session, {.person = person("lee")}, {}, 10);
  ASSERT_EQ(kept.size(), 1U);
  EXPECT_EQ(kept[0].recipient, "lee@example.org");
  const auto mail = store::mailbox_mail(*session, kept[0].id);
  EXPECT_THAT(mail->text, HasSubstr("https://sluice.example.org/decide#"));
  EXPECT_THAT(mail->headers, HasSubstr("Auto-Submitted: auto-generated\n"));
}

}  // namespace
}  // namespace sluice::api
