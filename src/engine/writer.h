// The one thread of this server that writes: it carries out whatever has queued since its last commit, in one
// transaction.
#pragma once
#include <atomic>
#include <functional>
#include <memory>
#include <span>
#include <thread>
#include <vector>

#include "engine/batch.h"
#include "engine/queue.h"
#include "store/database.h"

namespace sluice::engine {

/// Where a batch's outcome goes after its commit, before its members are answered.
/// `reactions`: something was put for the background to do.
using AfterCommit = std::function<void(DirectoryState, const std::vector<Moved>&, bool reactions)>;

class Writer {
 public:
  /// Everything outlives the writer.
  Writer(const store::Database& database, Footing footing, std::size_t queue_max, AfterCommit after_commit,
         std::function<void()> on_outdated);
  ~Writer();
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;

  /// `directory` is what has been read of it.
  void start(DirectoryState directory);
  /// Refuses what comes in from now on, carries out what is queued, ends the thread.
  void stop();

  /// Queues a member; where there is no place it is answered at once as too many or as stopped.
  void push(std::unique_ptr<Member> member);

  /// Runs `work` between two batches, on the calling thread: for what needs the database for itself.
  void alone(const std::function<void(store::Session&)>& work);

 private:
  using Members = std::vector<std::unique_ptr<Member>>;
  void loop();
  void run(Members members);
  /// Carries out members in one transaction; what broke where they could not be.
  [[nodiscard]] std::exception_ptr attempt(std::span<const std::unique_ptr<Member>> members);
  void carry_out(std::span<const std::unique_ptr<Member>> members);
  [[nodiscard]] store::Session& session();

  const store::Database& database_;
  Footing footing_;
  AfterCommit after_commit_;
  std::function<void()> on_outdated_;  ///< empty once it was called
  Queue queue_;
  std::mutex turn_;  ///< held through a batch
  std::unique_ptr<store::Session> session_;
  std::thread thread_;
};

}  // namespace sluice::engine
