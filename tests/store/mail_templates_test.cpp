#include "store/mail_templates.h"

#include <gtest/gtest.h>

#include "store/event_times.h"
#include "store/mailbox.h"
#include "store/support/test_database.h"

namespace sluice::store {
namespace {

constexpr PersonId writer{1}, reader{2};
constexpr Instant saved_at{1'796'000'000'000'000};

class MailTemplates : public DatabaseTest {
 protected:
  std::int64_t saved(MailKind kind, const std::string& subject, bool shipped = false) {
    MailTemplateRow row;
    row.kind = kind;
    row.version = 99;
    row.shipped = shipped;
    row.saved_by = writer;
    row.saved_at = saved_at;
    row.subject = subject;
    row.text = "Text of " + subject;
    row.html = "<p>";
    WriteTransaction transaction{session()};
    const auto version = put_mail_template(transaction, row);
    transaction.commit();
    return version;
  }
};
INSTANTIATE_TEST_SUITE_P(Databases, MailTemplates, both_databases, database_name);

TEST_P(MailTemplates, are_none_until_somebody_saves_one) {
  EXPECT_EQ(mail_template(session(), MailKind::told), std::nullopt);
  EXPECT_TRUE(mail_templates(session()).empty());
  EXPECT_TRUE(mail_template_versions(session(), MailKind::told).empty());
}

TEST_P(MailTemplates, count_their_versions_by_kind_whatever_the_row_says) {
  EXPECT_EQ(saved(MailKind::told, "One"), 1);
  EXPECT_EQ(saved(MailKind::told, "Two"), 2);
  EXPECT_EQ(saved(MailKind::digest, "Other"), 1);
  const auto newest = mail_template(session(), MailKind::told);
  ASSERT_TRUE(newest);
  EXPECT_EQ(newest->subject, "Two");
  EXPECT_EQ(newest->text, "Text of Two");
  EXPECT_EQ(newest->saved_by, writer);
  EXPECT_EQ(newest->saved_at, saved_at);
  EXPECT_EQ(mail_templates(session()).size(), 2U);
}

TEST_P(MailTemplates, tell_that_the_shipped_one_counts_again) {
  saved(MailKind::told, "One");
  EXPECT_EQ(saved(MailKind::told, "", true), 2);
  EXPECT_TRUE(mail_template(session(), MailKind::told)->shipped);
  const auto versions = mail_template_versions(session(), MailKind::told);
  ASSERT_EQ(versions.size(), 2U);
  EXPECT_TRUE(versions.front().shipped);
  EXPECT_FALSE(versions.back().shipped);
}

TEST_P(MailTemplates, keep_a_bounded_number_of_versions) {
  for (int i = 0; i < mail_template_versions_max + 3; ++i) saved(MailKind::told, std::to_string(i));
  const auto versions = mail_template_versions(session(), MailKind::told);
  EXPECT_EQ(static_cast<std::int64_t>(versions.size()), mail_template_versions_max);
  EXPECT_EQ(versions.front().version, mail_template_versions_max + 3);
  EXPECT_EQ(versions.back().version, 4);
}

class Mailbox : public DatabaseTest {
 protected:
  void arrived(std::int64_t id, PersonId person, const std::string& subject = "Subject") {
    MailboxMail mail;
    mail.id = id;
    mail.person = person;
    mail.change_id = ChangeId{12};
    mail.at = saved_at;
    mail.recipient = "ada@example.org";
    mail.subject = subject;
    mail.headers = "Message-ID: <1@x>\n";
    mail.text = "Text";
    mail.html = "<p>Text</p>";
    WriteTransaction transaction{session()};
    put_mailbox_mail(transaction, mail);
    transaction.commit();
  }
  std::vector<std::int64_t> listed(const MailboxFilter& filter = {}, std::optional<std::int64_t> below = {},
                                   std::int64_t limit = 10) {
    std::vector<std::int64_t> ids;
    for (const auto& row : mailbox(session(), filter, below, limit)) ids.push_back(row.id);
    return ids;
  }
};
INSTANTIATE_TEST_SUITE_P(Databases, Mailbox, both_databases, database_name);

TEST_P(Mailbox, lists_the_newest_first_page_by_page_and_by_person) {
  arrived(1, writer);
  arrived(2, reader);
  arrived(3, writer);
  EXPECT_EQ(listed(), (std::vector<std::int64_t>{3, 2, 1}));
  EXPECT_EQ(listed({}, {}, 2), (std::vector<std::int64_t>{3, 2}));
  EXPECT_EQ(listed({}, 2, 2), (std::vector<std::int64_t>{1}));
  EXPECT_EQ(listed({.person = writer}), (std::vector<std::int64_t>{3, 1}));
}

TEST_P(Mailbox, keeps_one_of_a_mail_that_is_sent_again) {
  arrived(1, writer, "First");
  arrived(1, writer, "Second");
  EXPECT_EQ(listed(), (std::vector<std::int64_t>{1}));
  const auto mail = mailbox_mail(session(), 1);
  ASSERT_TRUE(mail);
  EXPECT_EQ(mail->subject, "Second");
  EXPECT_EQ(mail->html, "<p>Text</p>");
  EXPECT_EQ(mailbox_mail(session(), 2), std::nullopt);
}

TEST_P(Mailbox, keeps_the_newest) {
  for (std::int64_t id = 1; id <= mailbox_max + 2; ++id) arrived(id, writer);
  EXPECT_EQ(mailbox_mail(session(), 2), std::nullopt);
  EXPECT_NE(mailbox_mail(session(), 3), std::nullopt);
}

TEST_P(Mailbox, knows_no_time_of_events_that_are_not_there) {
  EXPECT_TRUE(event_times(session(), {}).empty());
  EXPECT_TRUE(event_times(session(), {1, 2, 3}).empty());
}

}  // namespace
}  // namespace sluice::store
