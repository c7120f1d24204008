// Mail to a real mail server: what it is sent, and what is made of its answers.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "connect/mail/sender.h"
#include "connect/support/smtp_server.h"

namespace sluice::connect {
namespace {

using testing::HasSubstr;
using testing::Not;

MailMessage mail_to(const std::string& name) {
  return {{"Sluice", "changes@example.org"},
          {"Dana Kowalski", name + "@example.org"},
          "<outbox-7.abc@example.org>",
          "<CHG-1.abc@example.org>",
          Instant{1'796'000'000'000'000},
          {"[CHG-1] Größere Platte", "Bitte entscheiden.\n", "<p>Bitte entscheiden – ü.</p>"}};
}

class MailSending : public testing::Test {
 protected:
  MailSent send(const MailMessage& message, const SmtpServer& server, MailSecrets secrets = {}, bool encrypted = false,
                const std::string& user = "") {
    MailSetup setup{MailSetup::Transport::smtp, server.url(), "Sluice <changes@example.org>", user, encrypted};
    MailSender sender{std::move(setup), std::move(secrets), {}, stopping_};
    return sender.send(message);
  }
  std::atomic<bool> stopping_ = false;
};

std::string content_of(const boost::json::object& mail) { return std::string{mail.at("content").as_string()}; }

TEST_F(MailSending, carries_both_texts_and_the_thread) {
  SmtpServer server;
  const auto sent = send(mail_to("dana"), server);
  EXPECT_EQ(sent.end, MailEnd::taken) << sent.words;
  EXPECT_EQ(sent.words, "250 2.0.0 Taken");
  const auto mail = server.next();
  EXPECT_EQ(mail.at("from").as_string(), "changes@example.org");
  EXPECT_EQ(mail.at("to").at(0).as_string(), "dana@example.org");
  const auto content = content_of(mail);
  EXPECT_THAT(content, HasSubstr("Date: Mon, 30 Nov 2026 00:53:20 +0000\r\n"));
  EXPECT_THAT(content, HasSubstr("From: \"Sluice\" <changes@example.org>\r\n"));
  EXPECT_THAT(content, HasSubstr("To: \"Dana Kowalski\" <dana@example.org>\r\n"));
  EXPECT_THAT(content, HasSubstr("Subject: =?UTF-8?B?W0NIRy0xXSBHcsO2w59lcmUgUGxhdHRl?=\r\n"));
  EXPECT_THAT(content, HasSubstr("Message-ID: <outbox-7.abc@example.org>\r\n"));
  EXPECT_THAT(content, HasSubstr("References: <CHG-1.abc@example.org>\r\n"));
  EXPECT_THAT(content, HasSubstr("Auto-Submitted: auto-generated\r\n"));
  EXPECT_THAT(content, HasSubstr("Content-Type: multipart/alternative"));
  EXPECT_LT(content.find("text/plain; charset=utf-8"), content.find("text/html; charset=utf-8"));
  EXPECT_THAT(content, HasSubstr("<p>Bitte entscheiden =E2=80=93 =C3=BC.</p>"));
}

TEST_F(MailSending, comes_back_later_where_it_is_told_to) {
  SmtpServer server;
  const auto first = send(mail_to("later"), server);
  EXPECT_EQ(first.end, MailEnd::later);
  EXPECT_EQ(first.words, "451 4.3.2 Come back later");
  EXPECT_EQ(send(mail_to("later"), server).end, MailEnd::taken);
}

TEST_F(MailSending, is_refused_for_good_in_the_servers_words) {
  SmtpServer server;
  const auto nobody = send(mail_to("never"), server);
  EXPECT_EQ(nobody.end, MailEnd::refused);
  EXPECT_EQ(nobody.words, "550 5.1.1 No such mailbox");
  const auto spam = send(mail_to("spam"), server);
  EXPECT_EQ(spam.end, MailEnd::refused);
  EXPECT_EQ(spam.words, "554 5.7.1 We do not like this");
}

TEST_F(MailSending, does_not_know_what_became_of_it_where_the_connection_breaks_after_the_mail) {
  SmtpServer server;
  EXPECT_EQ(send(mail_to("cut"), server).end, MailEnd::unclear);
  EXPECT_EQ(send(mail_to("cut"), server).end, MailEnd::taken);
  EXPECT_THAT(content_of(server.next()), HasSubstr("<outbox-7.abc@example.org>"));
  EXPECT_THAT(content_of(server.next()), HasSubstr("<outbox-7.abc@example.org>"));
}

TEST_F(MailSending, waits_where_there_is_no_server) {
  std::string url;
  {
    const SmtpServer server;
    url = server.url();
  }
  MailSender sender{{MailSetup::Transport::smtp, url, "changes@example.org", "", false}, {}, {}, stopping_};
  EXPECT_EQ(sender.send(mail_to("dana")).end, MailEnd::later);
}

TEST_F(MailSending, signs_in_over_an_encrypted_connection) {
  const TestCertificate own;
  SmtpServer server{
      {"--certificate", own.certificate(), "--key", own.key(), "--user", "sluice", "--password", "s3cret"}};
  const auto sent = send(mail_to("dana"), server, {"s3cret", own.certificate()}, true, "sluice");
  EXPECT_EQ(sent.end, MailEnd::taken) << sent.words;
  const auto mail = server.next();
  EXPECT_TRUE(mail.at("tls").as_bool());
  EXPECT_EQ(mail.at("user").as_string(), "sluice");
}

TEST_F(MailSending, keeps_a_mail_for_later_where_its_password_is_wrong) {
  const TestCertificate own;
  const SmtpServer server{
      {"--certificate", own.certificate(), "--key", own.key(), "--user", "sluice", "--password", "s3cret"}};
  const auto sent = send(mail_to("dana"), server, {"wrong", own.certificate()}, true, "sluice");
  EXPECT_EQ(sent.end, MailEnd::later);
  EXPECT_THAT(sent.words, HasSubstr("does not let us in"));
  EXPECT_THAT(sent.words, Not(HasSubstr("wrong")));
}

TEST_F(MailSending, trusts_no_certificate_that_nobody_vouches_for) {
  const TestCertificate own;
  const SmtpServer server{{"--certificate", own.certificate(), "--key", own.key()}};
  EXPECT_EQ(send(mail_to("dana"), server, {}, true).end, MailEnd::later);
}

TEST_F(MailSending, does_not_send_in_the_open_where_encryption_is_wanted) {
  const SmtpServer server;
  EXPECT_EQ(send(mail_to("dana"), server, {}, true).end, MailEnd::later);
}

}  // namespace
}  // namespace sluice::connect
