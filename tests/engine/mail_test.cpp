// Who is told something hears of it by mail, in the way they want: rows that lie in the transaction of the event.
#include <gmock/gmock.h>

#include "engine_world.h"
#include "store/mail.h"
#include "store/notifications.h"
#include "store/people.h"

namespace sluice::engine {
namespace {

using std::chrono::hours;
using store::MailKind;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

class MailNotices : public EngineTest {
 protected:
  [[nodiscard]] std::vector<store::MailRow> rows_for(PersonId person) {
    const store::ReadTransaction reading{session()};
    return store::mails(session(), {.person = person}, {}, 100);
  }
  /// Whom mail is put for, with the kinds of it.
  [[nodiscard]] std::vector<std::pair<PersonId, MailKind>> put() {
    const store::ReadTransaction reading{session()};
    std::vector<std::pair<PersonId, MailKind>> all;
    for (const auto& row : store::mails(session(), {}, {}, 100))
      all.emplace_back(PersonId{std::stoll(row.target)}, store::read_mail_body(row.body).kind);
    return all;
  }
  void wishes(PersonId person, const MailWishes& wishes) {
    (void)must(engine().write_now(
        [&](store::WriteTransaction& transaction) { store::put_mail_wishes(transaction.session(), person, wishes); }));
  }
  bool gather() {
    bool gathered = false;
    (void)must(engine().write_now(
        [&](store::WriteTransaction& transaction) { gathered = store::gather_digest(transaction, now()); }));
    return gathered;
  }
};
INSTANTIATE_TEST_SUITE_P(Databases, MailNotices, store::both_databases, store::database_name);

TEST_P(MailNotices, go_to_whom_is_asked_and_hold_no_text) {
  const auto id = submitted();
  EXPECT_THAT(put(),
              UnorderedElementsAre(std::pair{dana, MailKind::approval_asked}, std::pair{lee, MailKind::approval_asked},
                                   std::pair{mei, MailKind::approval_asked}));
  const auto row = rows_for(lee).at(0);
  EXPECT_EQ(row.subject, std::to_string(id.value));
  EXPECT_EQ(row.due_at, now());
  EXPECT_EQ(row.state(), store::MailState::queued);
  EXPECT_EQ(row.body.find("PostgreSQL"), std::string::npos) << row.body;
}

TEST_P(MailNotices, name_what_the_notification_is_about) {
  (void)submitted();
  const auto position = rows_for(lee).at(0).position;
  const store::ReadTransaction reading{session()};
  const auto notice = store::notification_of(session(), {.person = lee}, position);
  ASSERT_TRUE(notice);
  EXPECT_EQ(notice->kind, NoticeKind::approval_asked);
  EXPECT_EQ(notice->about, "cab");
}

TEST_P(MailNotices, go_to_nobody_without_an_address_or_an_account_in_use) {
  EditPersonDetails nowhere;
  nowhere.email = Patch<std::string>::set("");
  (void)must(engine().person_now(lee, nowhere, by(lee)));
  (void)must(engine().person_now(mei, DisablePerson{"left"}, by(ruth)));
  (void)submitted();
  EXPECT_THAT(put(), UnorderedElementsAre(std::pair{dana, MailKind::approval_asked}));
}

TEST_P(MailNotices, stay_away_where_somebody_wants_none) {
  wishes(priya, {.choices = {{NoticeKind::question_asked, MailWish::none}}, .quiet = {}});
  const auto id = submitted();
  (void)change(id, AskQuestion{"cab", "Which minor release?"}, lee);
  EXPECT_THAT(rows_for(priya), IsEmpty());
}

TEST_P(MailNotices, wait_for_the_end_of_quiet_hours_of_ones_own_zone) {
  EditPersonDetails in_tokyo;
  in_tokyo.time_zone = Patch<std::string>::set("Asia/Tokyo");
  (void)must(engine().person_now(lee, in_tokyo, by(lee)));
  for (const auto one : {lee, dana}) wishes(one, {.choices = {}, .quiet = QuietHours{"20:00", "07:00"}});
  (void)submitted();
  EXPECT_EQ(rows_for(dana).at(0).due_at, now()) << "noon in Berlin";
  EXPECT_EQ(rows_for(lee).at(0).due_at, now() + hours{11}) << "20:00 in Tokyo";
}

TEST_P(MailNotices, are_gathered_into_one_mail_a_day) {
  wishes(lee, {.choices = {{NoticeKind::approval_asked, MailWish::digest}}, .quiet = {}});
  (void)submitted();
  (void)submitted();
  EXPECT_THAT(rows_for(lee), IsEmpty());
  EXPECT_FALSE(gather()) << "not before its time";
  later(hours{24});
  EXPECT_TRUE(gather());
  EXPECT_FALSE(gather()) << "once";
  const auto rows = rows_for(lee);
  ASSERT_EQ(rows.size(), 1U);
  const auto body = store::read_mail_body(rows[0].body);
  EXPECT_EQ(body.kind, MailKind::digest);
  EXPECT_EQ(body.notices.size(), 2U);
}

TEST_P(MailNotices, are_erased_with_the_person) {
  wishes(lee, {.choices = {}, .quiet = {}, .digest_at = "09:00"});
  (void)submitted();
  (void)must(engine().write_now([&](store::WriteTransaction& transaction) { store::erase_person(transaction, lee); }));
  EXPECT_THAT(rows_for(lee), IsEmpty());
  EXPECT_EQ(store::mail_wishes_of(session(), lee), MailWishes{});
}

TEST_P(MailNotices, that_were_begun_and_never_ended_are_known_when_leased_again) {
  (void)submitted();
  const auto lease = [&] {
    std::optional<store::LeasedMail> leased;
    (void)must(engine().write_now(
        [&](store::WriteTransaction& transaction) { leased = store::lease_mail(transaction, now(), Duration{0}); }));
    return leased;
  };
  const auto first = lease();
  const auto second = lease();
  ASSERT_TRUE(first && second);
  EXPECT_FALSE(first->sent_before);
  EXPECT_EQ(second->row.id, first->row.id);
  EXPECT_TRUE(second->sent_before);
}

}  // namespace
}  // namespace sluice::engine
