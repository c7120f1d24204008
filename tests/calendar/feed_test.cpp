// What is written is read by others: libical, python3-icalendar, and ical.js (web/src/features/schedules/feed.test.ts, on the
// same file).
#include "calendar/feed.h"

#include <gtest/gtest.h>
#include <libical/ical.h>

#include <fstream>
#include <sstream>

#include "calendar/other_reader.h"

namespace sluice::calendar {
namespace {

const std::string planned_file = SLUICE_SOURCE_DIR "/tests/fixtures/calendar/planned.ics";

Instant at(std::string_view utc) { return from_rfc3339(utc).value(); }

std::vector<FeedEvent> events() {
  const auto stamp = at("2027-02-20T09:00:00Z");
  return {{.uid = "CHG-1042@0123456789abcdef",
           .sequence = 12,
           .stamp = stamp,
           .start = at("2027-01-30T21:00:00Z"),
           .end = at("2027-01-31T00:30:15Z"),
           .summary = "CHG-1042 PostgreSQL 15 → 16; Größe, \"quoted\"",
           .description =
               "Deployment. Owner: Priya Nair.\nServices: Billing database, which is the one that everything else "
               "rests on; so this line is long.",
           .url = "https://sluice.example.org/changes/CHG-1042",
           .certainty = Certainty::confirmed},
          {.uid = "SCH-3.2027-03-02T0600@0123456789abcdef",
           .sequence = 0,
           .stamp = stamp,
           .start = at("2027-03-02T05:00:00Z"),
           .end = at("2027-03-02T05:30:00Z"),
           .summary = std::string{"TLS \x01portal"},
           .description = "",
           .url = "",
           .certainty = Certainty::tentative},
          {.uid = "CHG-7@0123456789abcdef",
           .sequence = 1LL << 40,
           .stamp = stamp,
           .start = at("2027-03-28T00:30:00Z"),
           .end = at("2027-03-28T01:30:00Z"),
           .summary = "CHG-7 Cancelled",
           .description = "",
           .url = "",
           .certainty = Certainty::cancelled}};
}

std::string file_text(const std::string& path) {
  std::ifstream in{path, std::ios::binary};
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

TEST(Feed, is_written_as_it_was) {
  const auto written = write_calendar("Planned changes", events());
  if (std::getenv("SLUICE_WRITE_EXAMPLES") != nullptr) std::ofstream{planned_file, std::ios::binary} << written;
  EXPECT_EQ(written, file_text(planned_file));
}

TEST(Feed, has_lines_of_at_most_75_bytes_that_end_with_crlf) {
  const auto written = write_calendar("Planned changes", events());
  std::size_t from = 0;
  while (from < written.size()) {
    const auto end = written.find('\n', from);
    ASSERT_NE(end, std::string::npos);
    ASSERT_EQ(written[end - 1], '\r');
    EXPECT_LE(end - 1 - from, 75U) << written.substr(from, end - from);
    from = end + 1;
  }
}

TEST(Feed, is_read_by_libical) {
  const auto written = write_calendar("Planned changes", events());
  auto* calendar = icalparser_parse_string(written.c_str());
  ASSERT_NE(calendar, nullptr);
  EXPECT_EQ(icalcomponent_count_errors(calendar), 0);
  EXPECT_EQ(icalcomponent_count_components(calendar, ICAL_VEVENT_COMPONENT), 3);
  EXPECT_EQ(icalrestriction_check(calendar), 1);
  auto* first = icalcomponent_get_first_component(calendar, ICAL_VEVENT_COMPONENT);
  EXPECT_STREQ(icalcomponent_get_summary(first), "CHG-1042 PostgreSQL 15 → 16; Größe, \"quoted\"");
  EXPECT_STREQ(icaltime_as_ical_string(icalcomponent_get_dtend(first)), "20270131T003015Z");
  EXPECT_EQ(icalcomponent_get_sequence(first), 12);
  icalcomponent_free(calendar);
}

TEST(Feed, is_read_by_python3_icalendar) {
  const auto read = read_by_icalendar(planned_file);
  if (!read) GTEST_SKIP() << "python3-icalendar is not installed";
  EXPECT_EQ(
      *read,
      "CHG-1042@0123456789abcdef 12 CONFIRMED 2027-01-30T21:00:00+00:00 2027-01-31T00:30:15+00:00 CHG-1042 "
      "PostgreSQL 15 → 16; Größe, \"quoted\"\n"
      "SCH-3.2027-03-02T0600@0123456789abcdef 0 TENTATIVE 2027-03-02T05:00:00+00:00 2027-03-02T05:30:00+00:00 TLS "
      "portal\n"
      "CHG-7@0123456789abcdef 2147483647 CANCELLED 2027-03-28T00:30:00+00:00 2027-03-28T01:30:00+00:00 CHG-7 "
      "Cancelled\n");
}

TEST(Feed, is_one_with_nothing_in_it) {
  const auto written = write_calendar("Planned changes", {});
  EXPECT_TRUE(written.starts_with("BEGIN:VCALENDAR\r\n"));
  EXPECT_TRUE(written.ends_with("END:VCALENDAR\r\n"));
}

}  // namespace
}  // namespace sluice::calendar
