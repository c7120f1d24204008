// When a mail is wanted.
#include <gtest/gtest.h>

#include "base/zone.h"
#include "domain/access/mail_wishes.h"

namespace sluice {
namespace {

Instant berlin(const char* local) { return find_zone("Europe/Berlin")->instant_of(local).value(); }
std::string local_of(Instant at) { return find_zone("Europe/Berlin")->local_of(at); }
std::string after_quiet(const MailWishes& wishes, const char* local) {
  return local_of(after_quiet_hours(wishes, *find_zone("Europe/Berlin"), berlin(local)));
}
std::string digest_after(const MailWishes& wishes, const char* local) {
  return local_of(next_digest(wishes, *find_zone("Europe/Berlin"), berlin(local)));
}
std::vector<std::string> faults_of(const MailWishes& wishes) {
  std::vector<std::string> pointers;
  if (const auto checked = check_wishes(wishes); !checked)
    for (const auto& error : checked.error().errors) pointers.push_back(error.pointer);
  return pointers;
}

const MailWishes nightly{.choices = {}, .quiet = QuietHours{"22:00", "07:00"}};

TEST(MailWishes, come_at_once_unless_somebody_says_otherwise) {
  const MailWishes wishes{.choices = {{NoticeKind::told, MailWish::none}}, .quiet = {}};
  EXPECT_EQ(wish_for(wishes, NoticeKind::told), MailWish::none);
  EXPECT_EQ(wish_for(wishes, NoticeKind::approval_asked), MailWish::at_once);
}

TEST(MailWishes, leave_in_peace_over_midnight) {
  EXPECT_EQ(after_quiet(nightly, "2027-01-13T21:59"), "2027-01-13T21:59");
  EXPECT_EQ(after_quiet(nightly, "2027-01-13T22:00"), "2027-01-14T07:00");
  EXPECT_EQ(after_quiet(nightly, "2027-01-14T03:00"), "2027-01-14T07:00");
  EXPECT_EQ(after_quiet(nightly, "2027-01-14T07:00"), "2027-01-14T07:00");
}

TEST(MailWishes, leave_in_peace_within_a_day) {
  const MailWishes lunch{.choices = {}, .quiet = QuietHours{"12:00", "13:00"}};
  EXPECT_EQ(after_quiet(lunch, "2027-01-13T12:30"), "2027-01-13T13:00");
  EXPECT_EQ(after_quiet(lunch, "2027-01-13T23:30"), "2027-01-13T23:30");
}

TEST(MailWishes, know_the_night_in_which_the_clocks_go_forward) {
  EXPECT_EQ(after_quiet(nightly, "2027-03-28T01:30"), "2027-03-28T07:00");
  EXPECT_EQ(berlin("2027-03-28T07:00") - berlin("2027-03-28T01:30"), std::chrono::minutes{270});
}

TEST(MailWishes, gather_until_the_next_working_day) {
  EXPECT_EQ(digest_after({}, "2027-01-13T07:59"), "2027-01-13T08:00");
  EXPECT_EQ(digest_after({}, "2027-01-13T08:00"), "2027-01-14T08:00");
  EXPECT_EQ(digest_after({}, "2027-01-15T09:00"), "2027-01-18T08:00") << "Friday to Monday";
  EXPECT_EQ(digest_after({.choices = {}, .quiet = {}, .digest_on_weekends = true}, "2027-01-15T09:00"),
            "2027-01-16T08:00");
}

TEST(MailWishes, keep_the_digest_out_of_quiet_hours) {
  auto early = nightly;
  early.digest_at = "06:00";
  EXPECT_EQ(digest_after(early, "2027-01-13T12:00"), "2027-01-14T07:00");
}

TEST(MailWishes, cannot_keep_away_what_waits_for_a_decision) {
  const auto wishes = [](NoticeKind kind, MailWish wish) { return MailWishes{.choices = {{kind, wish}}, .quiet = {}}; };
  EXPECT_EQ(faults_of(wishes(NoticeKind::approval_asked, MailWish::none)), std::vector<std::string>{"/choices/0/wish"});
  EXPECT_TRUE(faults_of(wishes(NoticeKind::approval_asked, MailWish::digest)).empty());
  EXPECT_TRUE(faults_of(wishes(NoticeKind::question_asked, MailWish::none)).empty());
}

TEST(MailWishes, are_refused_with_every_bad_value) {
  const MailWishes bad{.choices = {{NoticeKind::told, MailWish::none}, {NoticeKind::told, MailWish::digest}},
                       .quiet = QuietHours{"24:00", "7:00"},
                       .digest_at = "noon"};
  EXPECT_EQ(faults_of(bad), (std::vector<std::string>{"/choices/1/kind", "/quiet/from", "/quiet/until", "/digest_at"}));
  EXPECT_EQ(faults_of({.choices = {}, .quiet = QuietHours{"07:00", "07:00"}}),
            std::vector<std::string>{"/quiet/until"});
}

}  // namespace
}  // namespace sluice
