// What happens though nobody asks: changes that fall due are woken, those of schedules are opened, those whose gates look at something that has altered
// are considered again, and what was kept for a time only is swept.
#pragma once
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>

#include "base/clock.h"
#include "domain/change/commands.h"
#include "engine/altered.h"
#include "engine/writer.h"
#include "store/database.h"

namespace sluice::engine {

/// Thread-safe. Several servers share the work by leases; what one left half done is done again by another.
class Background {
 public:
  Background(const store::Database& database, Writer& writer, const Clock& clock);
  ~Background();
  Background(const Background&) = delete;
  Background& operator=(const Background&) = delete;

  void start();
  void stop();
  /// There may be something to do; returns at once.
  void poke();
  /// Does what there is to do, on the calling thread, until nothing is left. Throws what broke.
  void work();

 private:
  void loop();
  [[nodiscard]] bool wake_due();
  [[nodiscard]] bool reconsider();
  [[nodiscard]] bool relate();
  [[nodiscard]] bool open_due();
  [[nodiscard]] bool look_at_boards();
  /// Whether a pre-approval of the catalog was found to be over by age.
  [[nodiscard]] bool note_ages();
  /// False where it was cut short by `stop`.
  [[nodiscard]] bool tell_linked(ChangeId moved);
  /// False where it was cut short by `stop`.
  [[nodiscard]] bool reconsider_all(const Altered& altered);
  [[nodiscard]] bool is_stopping();
  void sweep();
  [[nodiscard]] store::Session& session();
  void write(Rows rows);
  void send(const std::vector<ChangeId>& changes, const ChangeCommand& command);

  const store::Database& database_;
  Writer& writer_;
  const Clock& clock_;

  std::mutex turn_;  ///< one at a time works
  std::unique_ptr<store::Session> session_;
  Instant swept_at_{};
  Instant ages_noted_at_{};

  std::mutex mutex_;  ///< guards what follows
  std::condition_variable woken_;
  bool poked_ = true;
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace sluice::engine
