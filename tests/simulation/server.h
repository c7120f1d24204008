// The engine on a database of its own, given the same steps as the model.
#pragma once
#include <memory>
#include <string>

#include "engine/engine.h"
#include "model.h"
#include "store/support/test_database.h"

namespace sluice::simulation {

class Server {
 public:
  /// `model` gives the time.
  Server(store::Dialect dialect, const Model& model);

  [[nodiscard]] const std::string& name() const { return name_; }
  void publish(Process process);
  /// Carries out a step: why it was refused, or nothing.
  [[nodiscard]] std::optional<Refusal> take(const Step& step);
  void settle() { engine_->settle(); }
  void restart();
  void rebuild() { engine_->rebuild({}); }
  [[nodiscard]] std::vector<std::string> verify() { return engine_->verify({}, {}); }

  [[nodiscard]] std::optional<Change> change(ChangeId id);
  [[nodiscard]] std::optional<Schedule> schedule(ScheduleId id);
  [[nodiscard]] std::vector<Told> history(ChangeId id);
  [[nodiscard]] std::shared_ptr<const Directory> directory() { return engine_->directory(); }
  [[nodiscard]] store::Session& session();

 private:
  [[nodiscard]] std::unique_ptr<engine::Engine> new_engine();

  const Model& model_;
  std::string name_;
  store::TestDatabase database_;
  std::unique_ptr<store::Session> session_;
  std::unique_ptr<engine::Engine> engine_;
};

}  // namespace sluice::simulation
