// A command on its way: the change as it becomes, and the events that have come of it so far.
#pragma once
#include <utility>

#include "domain/change/change.h"
#include "domain/change/decide.h"
#include "domain/change/events.h"
#include "domain/change/facts.h"

namespace sluice {

/// Collects events and folds each in at once, so that what follows is decided on what came before.
class Course {
 public:
  Course(Change change, const ChangeFacts& facts)
      : change_(std::move(change)), facts_(facts), next_task_(facts.next_task) {}

  /// Records an event and folds it in.
  void record(ChangeEvent event) {
    change_ = apply(std::move(change_), event, {facts_.now, facts_.actor.person});
    events_.push_back(std::move(event));
  }
  void record(ChangeEvents events) {
    for (auto& event : events) record(std::move(event));
  }

  [[nodiscard]] const Change& change() const { return change_; }
  [[nodiscard]] const ChangeFacts& facts() const { return facts_; }
  [[nodiscard]] const Process& process() const { return facts_.process->process; }
  [[nodiscard]] ChangeEvents take_events() { return std::move(events_); }
  /// A fresh number for a task.
  [[nodiscard]] TaskId draw_task() { return {next_task_.value++}; }

 private:
  Change change_;
  const ChangeFacts& facts_;
  ChangeEvents events_;
  TaskId next_task_;
};

}  // namespace sluice
