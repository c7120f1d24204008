// Headers of mails, addresses, and what a setup has to say.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "connect/mail/message.h"
#include "connect/mail/setup.h"

namespace sluice::connect {
namespace {

std::string header(const MailMessage& message, const std::string& name) {
  for (const auto& [known, value] : headers_of(message))
    if (known == name) return value;
  return "none";
}

TEST(MailHeaders, leave_plain_text_as_it_is) { EXPECT_EQ(encoded_header("[CHG-1] A disk"), "[CHG-1] A disk"); }

TEST(MailHeaders, encode_other_scripts_in_words_of_whole_characters) {
  EXPECT_EQ(encoded_header("Größe"), "=?UTF-8?B?R3LDtsOfZQ==?=");
  std::string euros;
  for (int i = 0; i < 40; ++i) euros += "€";
  const auto words = encoded_header(euros);
  EXPECT_EQ(
      words.substr(0, 72), "=?UTF-8?B?" + [] {
        std::string group;
        for (int i = 0; i < 15; ++i) group += "4oKs";
        return group;
      }() + "?=");
  EXPECT_EQ(words[72], ' ');
}

TEST(MailHeaders, hold_no_end_of_a_line) {
  const MailMessage message{{"Sluice\r\nBcc: all@example.org", "changes@example.org"},
                            {"", "dana@example.org"},
                            "<1@example.org>",
                            "",
                            {},
                            {"A\r\nBcc: everybody@example.org", "", ""}};
  for (const auto& [name, value] : headers_of(message)) EXPECT_EQ(value.find_first_of("\r\n"), value.npos) << name;
  EXPECT_EQ(header(message, "Subject"), "A  Bcc: everybody@example.org");
  EXPECT_EQ(header(message, "In-Reply-To"), "none") << "it begins by itself";
}

TEST(MailHeaders, take_what_looks_encoded_as_text) {
  EXPECT_EQ(encoded_header("=?UTF-8?B?eA==?="), "=?UTF-8?B?PT9VVEYtOD9CP2VBPT0/PQ==?=");
}

TEST(MailHeaders, quote_names) {
  const MailMessage message{{"Kowalski, \"Dana\"", "dana@example.org"}, {"", "lee@example.org"}, "", "", {}, {}};
  EXPECT_EQ(header(message, "From"), "\"Kowalski, \\\"Dana\\\"\" <dana@example.org>");
  EXPECT_EQ(header(message, "To"), "lee@example.org");
}

TEST(MailHeaders, say_the_time_as_mail_programs_read_it) {
  EXPECT_EQ(mail_date(Instant{1'796'000'000'000'000}), "Mon, 30 Nov 2026 00:53:20 +0000");
  EXPECT_EQ(mail_date(Instant{0}), "Thu, 01 Jan 1970 00:00:00 +0000");
}

TEST(MailAddresses, are_read_with_a_name_or_without) {
  EXPECT_EQ(*read_mail_address("changes@example.org"), (MailAddress{"", "changes@example.org"}));
  EXPECT_EQ(*read_mail_address("\"Sluice\" <changes@example.org>"), (MailAddress{"Sluice", "changes@example.org"}));
  for (const auto* bad : {"", "changes", "@example.org", "a@", "a b@example.org", "A <a@b", "A <a@b> c", "a@b@c",
                          "A\r\nBcc: x <a@example.org>", "<a@b>\r\n<c@d>"})
    EXPECT_FALSE(read_mail_address(bad)) << bad;
}

class MailSetups : public testing::Test {
 protected:
  static std::string refused(const MailSetup& setup, const std::string& password = "") {
    const auto good = check_mail_setup(setup, password);
    return good ? "" : good.error().errors.at(0).pointer;
  }
  MailSetup setup_{MailSetup::Transport::smtp, "smtp://mail.example.org:587", "Sluice <changes@example.org>", "", true};
};

TEST_F(MailSetups, of_a_server_and_a_sender_do) {
  EXPECT_EQ(refused(setup_), "");
  setup_.server = "smtps://mail.example.org";
  EXPECT_EQ(refused(setup_), "");
  setup_.user = "sluice";
  EXPECT_EQ(refused(setup_, "s3cret"), "");
}

TEST_F(MailSetups, name_what_does_not_do) {
  for (const auto* bad : {"mail.example.org", "http://mail.example.org", "smtp://", "smtp://a:b@mail.example.org",
                          "smtp://mail.example.org/x", "smtp://mail.example.org?x=1"}) {
    setup_.server = bad;
    EXPECT_EQ(refused(setup_), "/server") << bad;
  }
  setup_.server = "smtp://127.0.0.1:25";
  setup_.user = "sluice";
  EXPECT_EQ(refused(setup_), "/user");
  setup_.encrypted = false;
  EXPECT_EQ(refused(setup_, "s3cret"), "/plain");
  setup_.user = setup_.from = "";
  EXPECT_EQ(refused(setup_), "/from");
}

TEST_F(MailSetups, keep_the_number_of_a_mail) {
  EXPECT_EQ(mail_message_id(7, "abc", setup_), "<outbox-7.abc@example.org>");
  EXPECT_EQ(mail_thread_id("CHG-1", "abc", setup_), "<CHG-1.abc@example.org>");
}

}  // namespace
}  // namespace sluice::connect
