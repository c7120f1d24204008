// What a trial writes down as it goes: stage by stage, who got what when, and what was waited for.
#pragma once
#include <utility>
#include <vector>

#include "domain/process/trial.h"

namespace sluice {

/// Writes down what happens, stage by stage.
class TrialRecord {
 public:
  explicit TrialRecord(const Directory& directory) : directory_(directory) {}

  /// Looks at an event that is about to be folded in. What it cancels is told as it ended before: what failed or was decided,
  /// and goes with a change that goes back, was no less failed or decided.
  void keep(const ChangeEvent& event, const Change& change);
  /// Looks at an event that is folded into the change already.
  void see(const ChangeEvent& event, const Change& change);
  /// What the stage waits for now; what is no longer there has been met.
  void waits(const std::vector<Unmet>& unmet, Instant now);
  /// The stages, with how each of their parts ended. Nothing is to be written down afterwards.
  [[nodiscard]] std::vector<TrialStage> take(const Change& change);

 private:
  using Place = std::pair<std::size_t, std::size_t>;  ///< a stage, and a part of it

  TrialWait& wait(const Place& place) { return stages_[place.first].waits[place.second]; }
  void keep_failed(const Task& task);
  void keep_decided(const Approval& approval, std::size_t number);
  void created(const Task& task, const Change& change);
  void asked(const Approval& approval, const Change& change);

  const Directory& directory_;
  std::vector<TrialStage> stages_;
  std::vector<std::pair<TaskId, Place>> tasks_;
  std::vector<Place> approvals_;  ///< in order of asking, as the change keeps them
  std::vector<Place> open_;       ///< what is waited for
};

}  // namespace sluice
