#include "calendar/recurrences.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "calendar/other_reader.h"
#include "calendar/random_rule.h"

namespace sluice::calendar {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

Timing timing(std::string start, std::string rule, std::string zone = "Europe/Berlin") {
  Timing made;
  made.start = std::move(start);
  made.zone = std::move(zone);
  made.rule = std::move(rule);
  return made;
}

std::vector<std::string> first(const Timing& of, std::size_t most, std::string_view from = "") {
  return recurrences().starts(of, from, most).local;
}

std::string refusal(const std::string& rule) {
  const auto kept = recurrences().checked(timing("2027-03-02T06:00", rule));
  return kept ? "accepted as " + *kept : kept.error().errors.at(0).pointer + ": " + kept.error().errors.at(0).detail;
}

std::vector<std::string> instants(const Timing& of, std::size_t most) {
  const auto zone = find_zone(of.zone);
  std::vector<std::string> list;
  for (const auto& local : first(of, most)) list.push_back(to_rfc3339(window_of(of, *zone, local).value().start));
  return list;
}

TEST(Recurrences, keep_the_local_hour_across_daylight_saving) {
  EXPECT_THAT(
      instants(timing("2027-03-02T06:00", "FREQ=DAILY;INTERVAL=60"), 4),
      ElementsAre("2027-03-02T05:00:00Z", "2027-05-01T04:00:00Z", "2027-06-30T04:00:00Z", "2027-08-29T04:00:00Z"));
}

TEST(Recurrences, take_the_offset_before_a_gap_and_the_first_of_two) {
  EXPECT_THAT(instants(timing("2026-03-28T02:30", "FREQ=DAILY"), 3),
              ElementsAre("2026-03-28T01:30:00Z", "2026-03-29T01:30:00Z", "2026-03-30T00:30:00Z"))
      << "02:30 on 29 March 2026 does not exist in Berlin: RFC 5545, 3.3.5";
  EXPECT_THAT(instants(timing("2026-10-24T02:30", "FREQ=DAILY"), 3),
              ElementsAre("2026-10-24T00:30:00Z", "2026-10-25T00:30:00Z", "2026-10-26T01:30:00Z"))
      << "02:30 on 25 October 2026 occurs twice in Berlin";
}

TEST(Recurrences, go_over_the_ends_of_years) {
  EXPECT_THAT(first(timing("2027-12-30T23:30", "FREQ=DAILY"), 4),
              ElementsAre("2027-12-30T23:30", "2027-12-31T23:30", "2028-01-01T23:30", "2028-01-02T23:30"));
  EXPECT_THAT(first(timing("2027-12-28T06:00", "FREQ=WEEKLY;BYDAY=TU"), 3),
              ElementsAre("2027-12-28T06:00", "2028-01-04T06:00", "2028-01-11T06:00"));
  EXPECT_THAT(first(timing("2028-02-29T06:00", "FREQ=YEARLY"), 3),
              ElementsAre("2028-02-29T06:00", "2032-02-29T06:00", "2036-02-29T06:00"));
  EXPECT_THAT(first(timing("2027-01-31T06:00", "FREQ=MONTHLY"), 3),
              ElementsAre("2027-01-31T06:00", "2027-03-31T06:00", "2027-05-31T06:00"));
}

TEST(Recurrences, make_an_until_in_utc_local) {
  // 22:30Z is half past midnight in Berlin: the day of the 8th still counts.
  EXPECT_THAT(first(timing("2027-07-06T00:15", "FREQ=DAILY;UNTIL=20270707T223000Z"), 9),
              ElementsAre("2027-07-06T00:15", "2027-07-07T00:15", "2027-07-08T00:15"));
  EXPECT_THAT(first(timing("2027-07-06T06:00", "FREQ=DAILY;UNTIL=20270707T040000Z"), 9),
              ElementsAre("2027-07-06T06:00", "2027-07-07T06:00"))
      << "the end itself counts";
  EXPECT_THAT(first(timing("2027-07-06T06:00", "FREQ=DAILY;UNTIL=20270707"), 9),
              ElementsAre("2027-07-06T06:00", "2027-07-07T06:00"))
      << "a day ends with itself";
}

TEST(Recurrences, end_with_2037_and_say_so) {
  const auto endless = recurrences().starts(timing("2037-12-29T06:00", "FREQ=DAILY"), "", 10);
  EXPECT_EQ(endless.local.size(), 3u);
  EXPECT_TRUE(endless.all);
  EXPECT_TRUE(endless.endless);
  const auto counted = recurrences().starts(timing("2037-12-29T06:00", "FREQ=DAILY;COUNT=2"), "", 10);
  EXPECT_TRUE(counted.all);
  EXPECT_FALSE(counted.endless);
  const auto begun = recurrences().starts(timing("2027-01-01T06:00", "FREQ=DAILY"), "", 10);
  EXPECT_FALSE(begun.all);
}

TEST(Recurrences, give_a_single_start_without_a_rule) {
  EXPECT_THAT(first(timing("2027-03-02T06:00", ""), 5), ElementsAre("2027-03-02T06:00"));
  EXPECT_THAT(first(timing("2027-03-02T06:00", ""), 5, "2027-03-02T06:01"), ElementsAre());
  EXPECT_TRUE(recurrences().starts(timing("2027-03-02T06:00", ""), "", 5).all);
}

TEST(Recurrences, say_what_is_wrong_with_a_rule) {
  EXPECT_THAT(refusal("every day"), HasSubstr("/rule: This is no rule"));
  EXPECT_THAT(refusal("FREQ=FORTNIGHTLY"), HasSubstr("/rule: This is no rule"));
  EXPECT_THAT(refusal("INTERVAL=2"), HasSubstr("/rule"));
  EXPECT_THAT(refusal("FREQ=MINUTELY"), HasSubstr("each hour at the most"));
  EXPECT_THAT(refusal("FREQ=DAILY;BYSECOND=30"), HasSubstr("BYSECOND"));
  EXPECT_THAT(refusal("RSCALE=HEBREW;FREQ=YEARLY"), HasSubstr("RSCALE"));
  EXPECT_THAT(refusal("FREQ=HOURLY;BYMINUTE=0,30"), HasSubstr("more than 24 windows"));
  EXPECT_THAT(refusal("FREQ=HOURLY;INTERVAL=6"), HasSubstr("accepted"));
  EXPECT_THAT(refusal("rrule:freq=weekly;byday=tu,th"), HasSubstr("accepted as FREQ=WEEKLY;BYDAY=TU,TH"));
  EXPECT_THAT(refusal(std::string(5000, 'A')), HasSubstr("/rule"));
}

TEST(Recurrences, never_match_without_going_on_for_ever) {
  EXPECT_THAT(first(timing("2027-03-02T06:00", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"), 5), ElementsAre());
  EXPECT_THAT(first(timing("2027-03-02T06:00", "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30"), 5), ElementsAre());
}

TEST(Recurrences, are_told_in_words) {
  const auto told = [](const std::string& rule) { return recurrences().told(timing("2027-03-02T06:00", rule)); };
  EXPECT_EQ(told(""), "once");
  EXPECT_EQ(told("FREQ=DAILY;INTERVAL=60"), "every 60 days");
  EXPECT_EQ(told("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH;UNTIL=20271231T225959Z"),
            "every 2 weeks on Tuesday and Thursday until 31 December 2027");
  EXPECT_EQ(told("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"), "every week on working days");
  EXPECT_EQ(told("FREQ=MONTHLY;BYDAY=-1FR;COUNT=12"), "every month on the last Friday, 12 times");
  EXPECT_EQ(told("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1"), "every month on the first working day");
  EXPECT_EQ(told("FREQ=MONTHLY;BYMONTHDAY=1,-1"), "every month on day 1 and the last day");
  EXPECT_EQ(told("FREQ=YEARLY;BYMONTH=3,9;BYDAY=2TU"), "every year on the second Tuesday in March and September");
  EXPECT_EQ(told("FREQ=YEARLY;BYYEARDAY=100"), "FREQ=YEARLY;BYYEARDAY=100");
}

TEST(Recurrences, say_which_months_are_left_out) {
  const auto told = [](const std::string& start, const std::string& rule) {
    return recurrences().told(timing(start, rule));
  };
  EXPECT_EQ(told("2027-01-31T06:00", "FREQ=MONTHLY"), "every month on day 31, except in months without day 31");
  EXPECT_EQ(told("2027-01-30T06:00", "FREQ=MONTHLY;INTERVAL=2;COUNT=3"),
            "every 2 months on day 30, 3 times, except in months without day 30");
  EXPECT_EQ(told("2027-01-02T06:00", "FREQ=MONTHLY;BYMONTHDAY=15,31"),
            "every month on day 15 and day 31, except in months without day 31");
  EXPECT_EQ(told("2027-01-28T06:00", "FREQ=MONTHLY"), "every month") << "every month has a 28th";
  EXPECT_EQ(told("2027-01-29T06:00", "FREQ=MONTHLY;BYDAY=-1FR"), "every month on the last Friday");
  EXPECT_EQ(told("2027-01-31T06:00", "FREQ=MONTHLY;BYMONTHDAY=-1"), "every month on the last day");
  EXPECT_EQ(told("2027-01-31T06:00", "FREQ=WEEKLY"), "every week");
}

RC_GTEST_PROP(Recurrences, go_on_from_any_time_as_from_the_beginning, ()) {
  const auto rule = *random_rule();
  const auto of = timing(rule.start, rule.rule);
  const auto all = first(of, 300);
  RC_PRE(!all.empty());
  const auto at = *rc::gen::inRange<std::size_t>(0, all.size());
  const auto from = *rc::gen::element(all[at], minute_after(all[at]), day_after(all[at], -1));
  std::vector<std::string> wanted;
  for (const auto& one : all)
    if (one >= from) wanted.push_back(one);
  auto got = first(of, 300, from);
  if (got.size() > wanted.size()) got.resize(wanted.size());
  RC_ASSERT(got == wanted);
}

RC_GTEST_PROP(Recurrences, are_kept_in_a_spelling_that_means_the_same, ()) {
  const auto rule = *random_rule();
  const auto of = timing(rule.start, rule.rule);
  const auto kept = recurrences().checked(of);
  RC_ASSERT(kept.has_value());
  const auto again = timing(rule.start, *kept);
  RC_ASSERT(first(again, 100) == first(of, 100));
  RC_ASSERT(recurrences().checked(again).value() == *kept);
}

TEST(Recurrences, unfold_random_rules_as_dateutil_does) {
  std::vector<RandomRule> rules;
  rc::detail::TestParams params;
  params.seed = 20270302;
  rc::Random random{static_cast<std::uint64_t>(params.seed)};
  for (int i = 0; i < 1000; ++i) rules.push_back(random_rule()(random.split(), 50).value());
  const auto theirs = unfolded_by_dateutil(rules, 40);
  if (!theirs) GTEST_SKIP() << "python3-dateutil is not installed";
  ASSERT_EQ(theirs->size(), rules.size());
  for (std::size_t i = 0; i < rules.size(); ++i)
    EXPECT_EQ(first(timing(rules[i].start, rules[i].rule), 40), (*theirs)[i]) << rules[i].start << " " << rules[i].rule;
}

TEST(Recurrences, unfold_the_samples_as_dateutil_does) {
  const auto samples = rules_of_samples();
  if (samples.empty()) GTEST_SKIP() << "no samples at ../shared/samples/ics";
  std::vector<RandomRule> rules;
  for (const auto& one : samples) rules.push_back({one.start, one.rule});
  const auto theirs = unfolded_by_dateutil(rules, 200);
  if (!theirs) GTEST_SKIP() << "python3-dateutil is not installed";
  for (std::size_t i = 0; i < samples.size(); ++i)
    EXPECT_EQ(first(timing(samples[i].start, samples[i].rule, "UTC"), 200), (*theirs)[i])
        << samples[i].file << " " << samples[i].rule;
}

TEST(Recurrences, unfold_the_samples_as_their_authors_say) {
  const auto samples = rules_of_samples();
  if (samples.empty()) GTEST_SKIP() << "no samples at ../shared/samples/ics";
  const auto of = [&](const std::string& file) {
    for (const auto& one : samples)
      if (one.file == file) return first(timing(one.start, one.rule, "America/New_York"), 200);
    return std::vector<std::string>{"no such sample"};
  };
  EXPECT_THAT(of("ical.net__MonthlyBySetPos1.ics"),
              ElementsAre("1997-09-04T09:00", "1997-10-07T09:00", "1997-11-06T09:00"))
      << "RFC 5545, 3.8.5.3: the third instance of Tuesday, Wednesday or Thursday, for the next three months";
  EXPECT_THAT(
      of("ical.net__WeeklyUntilWkst1.ics"),
      ElementsAre("1997-09-02T09:00", "1997-09-04T09:00", "1997-09-09T09:00", "1997-09-11T09:00", "1997-09-16T09:00",
                  "1997-09-18T09:00", "1997-09-23T09:00", "1997-09-25T09:00", "1997-09-30T09:00", "1997-10-02T09:00"))
      << "RFC 5545, 3.8.5.3: weekly on Tuesday and Thursday for five weeks";
  const auto daily = of("ical.net__DailyCount1.ics");
  ASSERT_EQ(daily.size(), 10u);
  EXPECT_EQ(daily.front(), "2006-07-18T10:00");
  EXPECT_EQ(daily.back(), "2006-08-05T10:00");
}

}  // namespace
}  // namespace sluice::calendar
