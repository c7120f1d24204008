#include "cli/serve/descriptors.h"

#include <gtest/gtest.h>
#include <sys/resource.h>

#include "cli/serve/log.h"
#include "cli/serve/options.h"

namespace sluice::cli {
namespace {

/// Puts the test program's own limit back.
class DescriptorLimit : public testing::Test {
 protected:
  void SetUp() override { ASSERT_EQ(getrlimit(RLIMIT_NOFILE, &before_), 0); }
  void TearDown() override { setrlimit(RLIMIT_NOFILE, &before_); }
  static rlim_t soft() {
    rlimit limit{};
    getrlimit(RLIMIT_NOFILE, &limit);
    return limit.rlim_cur;
  }
  rlimit before_{};
};

TEST_F(DescriptorLimit, is_raised_to_what_is_needed) {
  const rlimit low{256, before_.rlim_max};
  ASSERT_EQ(setrlimit(RLIMIT_NOFILE, &low), 0);
  EXPECT_EQ(make_room_for(300, 64), 300U);
  EXPECT_EQ(soft(), 364U);
}

TEST_F(DescriptorLimit, is_never_lowered) {
  const auto now = soft();
  EXPECT_EQ(make_room_for(10, 10), 10U);
  EXPECT_EQ(soft(), now);
}

/// Acts where there can be 256 open files, and ends the process: with 0 where it gives true. A hard limit cannot be
/// raised again.
template <class Act>
[[noreturn]] void with_256_files(Act act) {
  const rlimit low{128, 256};
  setrlimit(RLIMIT_NOFILE, &low);
  std::_Exit(act() ? 0 : 1);
}

TEST_F(DescriptorLimit, leaves_room_for_fewer_connections_where_it_cannot_be_raised) {
  const testing::ExitedWithCode well{0};
  EXPECT_EXIT(with_256_files([] { return make_room_for(1000, 64) == 192 && soft() == 256; }), well, "");
  EXPECT_EXIT(with_256_files([] { return make_room_for(1000, 500) == 1; }), well, "");
  const auto fitted = [] {
    http::Options http;
    http.threads = 2;
    set_up_log("warn");
    fit_to_descriptors(http, {});
    return http.limits.connections_max == 256 - 64 - 4 * (4 + 2);
  };
  EXPECT_EXIT(with_256_files(fitted), well, "fewer_connections");
}

}  // namespace
}  // namespace sluice::cli
