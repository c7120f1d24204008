// Delivers what lies in the outbox for webhooks, at least once, in order for each destination and change.
#pragma once
#include <cstddef>

#include "connect/outbox_worker.h"
#include "connect/webhook/sender.h"
#include "engine/engine.h"
#include "store/database.h"
#include "store/webhooks.h"

namespace sluice::connect {

struct DelivererOptions {
  AllowedHosts allowed{};  ///< may be reached by http and at private addresses
  Patience patience{};
  std::size_t threads = 3;  ///< so that one slow receiver does not keep all others waiting
};

/// Thread-safe. Several servers share the work by leases; what one left half done is sent again by another, under the same
/// id. Nothing is written while a receiver is waited for.
class Deliverer {
 public:
  /// `database` and `engine` outlive it.
  Deliverer(const store::Database& database, engine::Engine& engine, DelivererOptions options);
  Deliverer(const Deliverer&) = delete;
  Deliverer& operator=(const Deliverer&) = delete;

  void start();
  /// Breaks off what is under way, which is due again at once, and ends the threads. May be called twice. The engine has to
  /// be running still.
  void stop();
  /// Delivers what is due, on the calling thread, until nothing is left; how many times something was sent. Throws what
  /// broke.
  std::size_t work();

 private:
  struct Hands;  ///< what one thread works with
  std::size_t work(Hands& hands);
  [[nodiscard]] bool deliver_next(Hands& hands);

  const store::Database& database_;
  engine::Engine& engine_;
  const DelivererOptions options_;
  OutboxWorker worker_;  ///< last: its threads use all that stands before
};

}  // namespace sluice::connect
