// An engine on a fresh database with the people, group, service and process of a small organisation, and a clock that is
// moved by hand. Nothing runs by itself but the writer, unless a test asks for it; `settle` does the rest.
#pragma once
#include <atomic>
#include <future>
#include <memory>
#include <optional>
#include <string>

#include "base/zone.h"
#include "domain/process_builder.h"
#include "engine/engine.h"
#include "store/support/test_database.h"

namespace sluice::engine {

/// The value, or a failed test.
template <class T>
T must(Result<T> result) {
  if (result) return std::move(*result);
  throw std::runtime_error("refused: " + result.error().detail);
}

class EngineTest : public store::DatabaseTest {
 protected:
  void SetUp() override;
  void TearDown() override;

  [[nodiscard]] Engine& engine() { return *engine_; }
  /// An engine with the same clock on the same database: the next one after a restart, or a second server.
  [[nodiscard]] std::unique_ptr<Engine> another_engine(bool background = false);
  /// Stops the engine, closes and opens the database, starts again.
  void restart();
  /// From now on as a server runs: threads for live messages, timers and reactions.
  void run_in_background();

  void later(Duration by) { now_ += by.count(); }
  [[nodiscard]] Instant now() const { return {now_}; }

  [[nodiscard]] PersonId person(const std::string& name, std::vector<Role> roles);
  [[nodiscard]] Asked by(PersonId person) const { return {.actor = {person, {}, Origin::api}}; }
  [[nodiscard]] static Asked by_sluice() { return {}; }

  /// A change of Priya's, in draft.
  [[nodiscard]] ChangeId drafted();
  /// The same, waiting for two of the CAB.
  [[nodiscard]] ChangeId submitted();
  ChangeDone change(ChangeId id, ChangeCommand command, PersonId who);
  /// As a reader sees it, in a transaction of its own.
  [[nodiscard]] std::shared_ptr<const Change> read(ChangeId id);
  [[nodiscard]] static CreateChange a_change(std::string title = "PostgreSQL 16.14 to 16.15 behind Billing");

  PersonId priya, dana, lee, mei, ruth;
  GroupId cab;
  ServiceId billing;

 private:
  void people();
  std::atomic<std::int64_t> now_ = 0;
  std::unique_ptr<Engine> engine_;
};

/// A reply that is waited for elsewhere.
template <class Done>
class Awaited {
 public:
  [[nodiscard]] OnReply<Done> here() {
    return [answered = answered_](Reply<Done> reply) { answered->set_value(std::move(reply)); };
  }
  [[nodiscard]] Reply<Done> get() { return reply_.get(); }
  [[nodiscard]] Result<Done> result() { return std::get<Result<Done>>(reply_.get()); }

 private:
  std::shared_ptr<std::promise<Reply<Done>>> answered_ = std::make_shared<std::promise<Reply<Done>>>();
  std::future<Reply<Done>> reply_ = answered_->get_future();
};

/// Holds the writer inside a transaction until it is let go, so that what comes meanwhile makes one batch.
class HeldWriter {
 public:
  explicit HeldWriter(Engine& engine);
  ~HeldWriter() { let_go(); }
  HeldWriter(const HeldWriter&) = delete;
  HeldWriter& operator=(const HeldWriter&) = delete;
  void let_go();

 private:
  std::shared_ptr<std::promise<void>> release_ = std::make_shared<std::promise<void>>();
  bool held_ = true;
};

}  // namespace sluice::engine
