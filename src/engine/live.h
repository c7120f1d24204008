// Follows the log and tells listeners what moved, here or on another server, in order of position.
#pragma once
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "engine/outcome.h"
#include "engine/published_directory.h"
#include "store/database.h"
#include "store/notices.h"

namespace sluice::engine {

/// Thread-safe. This server's own commits come from memory; those of other servers are read from the log, each second and
/// when a notice comes.
class Live {
 public:
  Live(const store::Database& database, PublishedDirectory& directory);
  ~Live();
  Live(const Live&) = delete;
  Live& operator=(const Live&) = delete;

  /// Tells of what comes after this position. Without `start` only `catch_up` does.
  void begin_at(std::int64_t position);
  void start();
  void stop();

  /// This server has committed this; returns at once.
  void committed(const std::vector<Moved>& moved);
  /// Something may have moved elsewhere; returns at once.
  void poke();

  [[nodiscard]] std::uint64_t subscribe(Listener listener);
  void unsubscribe(std::uint64_t number);
  [[nodiscard]] std::int64_t position() const;

  /// Looks at the log and tells listeners, on the calling thread. Throws DatabaseError.
  void catch_up();

 private:
  using Lists = std::deque<std::vector<Moved>>;
  void loop();
  void hear_others(std::int64_t own);
  [[nodiscard]] bool is_stopping() const;
  [[nodiscard]] store::Session& session();
  void tell_own(Lists lists);
  void read_log();
  void tell(std::span<const Moved> moved);

  const store::Database& database_;
  PublishedDirectory& directory_;
  const bool others_write_;  ///< several servers may share the database

  std::mutex turn_;  ///< held while listeners are told, so that they hear in order
  std::unique_ptr<store::Session> session_;

  mutable std::mutex mutex_;  ///< guards what follows
  std::condition_variable woken_;
  Lists own_;
  bool poked_ = false;
  bool stopping_ = false;
  std::int64_t position_ = 0;
  std::uint64_t next_number_ = 1;
  std::map<std::uint64_t, std::shared_ptr<const Listener>> listeners_;
  std::shared_ptr<store::Notices> notices_;
  std::thread thread_;
  std::thread ear_;  ///< hears of other servers' commits; on PostgreSQL only
};

}  // namespace sluice::engine
