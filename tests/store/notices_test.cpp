// Servers of one PostgreSQL hear of each other's commits.
#include "store/notices.h"

#include <thread>

#include "store/support/test_database.h"

namespace sluice::store {
namespace {

class NoticesTest : public DatabaseTest {};
INSTANTIATE_TEST_SUITE_P(Databases, NoticesTest, testing::Values(Dialect::postgres), database_name);

TEST_P(NoticesTest, are_heard_from_other_sessions_only) {
  const auto own = database().connect();
  Notices notices{test_database().address(), process_of(*own)};
  EXPECT_FALSE(notices.wait(std::chrono::milliseconds{0}));
  tell_others(session());
  while (!notices.wait(std::chrono::seconds{1})) {
  }
  tell_others(*own);
  EXPECT_FALSE(notices.wait(std::chrono::milliseconds{50}));
}

TEST_P(NoticesTest, end_at_once_when_told_to_stop) {
  Notices notices{test_database().address(), 0};
  std::thread stopper{[&] { notices.stop(); }};
  EXPECT_FALSE(notices.wait(std::chrono::hours{1}));
  stopper.join();
  EXPECT_FALSE(notices.wait(std::chrono::hours{1}));
}

}  // namespace
}  // namespace sluice::store
