// A server that is killed in the middle of its work: what it acknowledged is there, and nothing is half there.
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "small_change.h"
#include "store/event_log.h"
#include "store/support/test_database.h"
#include "store/verify.h"

namespace sluice::store {
namespace {

constexpr StreamId stream{StreamKind::change, 1};

/// Appends two events and their row in one transaction, again and again, and acknowledges each time by the position.
[[noreturn]] void serve(const Address& address, int acknowledge) {
  Session session{address};
  auto one = small_change(1);
  for (std::int64_t version = 0;; version += 2) {
    WriteTransaction transaction{session};
    Appender log{transaction};
    const auto position = log.append(stream, version, noon, ann, "page", {{"one/1", "{}"}, {"two/1", "{}"}});
    log.flush();
    one.change.version = version + 2;
    write_change(transaction, one.change, one.projection, {});
    transaction.commit();
    if (::write(acknowledge, &position, sizeof position) != sizeof position) ::_exit(1);
  }
}

class Crash : public DatabaseTest {
 protected:
  /// The last position that was acknowledged before the server was killed, after `count` acknowledgements or a few more.
  std::int64_t kill_after(int count) {
    int pipe[2];
    if (::pipe(pipe) != 0) throw std::runtime_error("no pipe");
    const auto address = test_database().address();
    const auto server = ::fork();
    if (server == 0) {
      ::close(pipe[0]);
      serve(address, pipe[1]);
    }
    ::close(pipe[1]);
    std::int64_t last = 0, position = 0;
    for (int i = 0; ::read(pipe[0], &position, sizeof position) == sizeof position; ++i) {
      last = position;
      if (i + 1 == count) ::kill(server, SIGKILL);
    }
    ::close(pipe[0]);
    ::waitpid(server, nullptr, 0);
    return last;
  }
};
INSTANTIATE_TEST_SUITE_P(Databases, Crash, both_databases, database_name);

TEST_P(Crash, loses_nothing_that_was_acknowledged_and_keeps_no_half) {
  for (const int count : {1, 2, 5, 20}) {
    session().run("DELETE FROM written");
    session().script("DELETE FROM events; DELETE FROM streams");
    const auto acknowledged = kill_after(count);
    ASSERT_GE(acknowledged, 2 * count);
    // The dead server's transaction is over when the lock can be had.
    const WriteTransaction ours{session()};
    const auto last = last_position(session());
    EXPECT_GE(last, acknowledged);
    EXPECT_EQ(last % 2, 0) << "half a transaction";
    EXPECT_EQ(session().one<std::int64_t>("SELECT version FROM change_rows WHERE id = 1"), last);
    EXPECT_TRUE(verify_stream(session(), stream).faults.empty());
    EXPECT_TRUE(verify_positions(session()).empty());
  }
}

}  // namespace
}  // namespace sluice::store
