#include "base/instant.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace sluice {
namespace {

TEST(Rfc3339, reads_offsets_and_fractions) {
  EXPECT_EQ(from_rfc3339("1970-01-01T00:00:01Z")->micros, 1'000'000);
  EXPECT_EQ(from_rfc3339("1970-01-01T01:00:01+01:00")->micros, 1'000'000);
  EXPECT_EQ(from_rfc3339("1970-01-01T00:00:01.5Z")->micros, 1'500'000);
}

TEST(Rfc3339, refuses_what_is_not_a_time) {
  for (const auto* text : {"", "tomorrow", "2027-01-13", "2027-13-13T00:00:00Z", "2027-01-13T14:40:00",
                           "2027-01-13T14:40:00Zx", "1969-12-31T23:59:59Z"})
    EXPECT_FALSE(from_rfc3339(text)) << text;
}

TEST(Rfc3339, writes_utc_and_microseconds_where_there_are_any) {
  EXPECT_EQ(to_rfc3339({1'800'000'000'000'000}), "2027-01-15T08:00:00Z");
  EXPECT_EQ(to_rfc3339({1'800'000'000'000'042}), "2027-01-15T08:00:00.000042Z");
  EXPECT_EQ(to_rfc3339({951'782'400'000'000}), "2000-02-29T00:00:00Z");
}

RC_GTEST_PROP(Rfc3339, reads_back_what_it_wrote, ()) {
  const Instant at{*rc::gen::inRange<std::int64_t>(0, 2'145'916'800'000'000)};
  RC_ASSERT(from_rfc3339(to_rfc3339(at)) == at);
}

}  // namespace
}  // namespace sluice
