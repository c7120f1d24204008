// A command on its way: the change as it becomes, and the events that have come of it so far.
#pragma once
#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "domain/bounds.h"
#include "domain/change/change.h"
#include "domain/change/decide.h"
#include "domain/change/events.h"
#include "domain/change/facts.h"

namespace sluice {

/// Collects events and folds each in at once, so that what follows is decided on what came before.
class Course {
 public:
  Course(Change change, const ChangeFacts& facts)
      : change_(std::move(change)),
        facts_(facts),
        next_task_(facts.next_task),
        may_assess_(!change_.risk.assessed),
        risk_before_(risk_of(change_.risk)) {}

  /// Records an event and folds it in.
  void record(ChangeEvent event) {
    if (const auto* task = std::get_if<TaskCreated>(&event)) {
      keep_past(task->task);
      give(task->assignee, task->task);
    }
    if (const auto* task = std::get_if<TaskAssigned>(&event)) give(task->to, task->task);
    if (std::holds_alternative<ChangeEdited>(event) && !fields_before_) fields_before_ = change_.fields;
    may_assess_ = may_assess_ || alters_risk(event);
    change_ = apply(std::move(change_), event, {facts_.now, facts_.actor.person});
    events_.push_back(std::move(event));
  }
  void record(ChangeEvents events) {
    for (auto& event : events) record(std::move(event));
  }

  [[nodiscard]] const Change& change() const { return change_; }
  [[nodiscard]] const ChangeFacts& facts() const { return facts_; }
  [[nodiscard]] const Process& process() const { return facts_.process->process; }
  /// The fields as they were before what was recorded edited them; nothing where no edit was.
  [[nodiscard]] const std::optional<ChangeFields>& fields_before() const { return fields_before_; }
  [[nodiscard]] ChangeEvents take_events() { return std::move(events_); }
  /// How much somebody has to do, with what this command has given them so far. Nothing where no facts say so.
  [[nodiscard]] Load load_of(PersonId person) const {
    Load load;
    if (facts_.workload)
      if (const auto found = facts_.workload->find(person); found != facts_.workload->end()) load = found->second;
    const auto given = given_.find(person);
    if (given == given_.end()) return load;
    return {load.open_tasks + given->second.count, std::max(load.newest, given->second.newest)};
  }
  /// The next event that the rules have not heard of; null where they have heard all.
  [[nodiscard]] const ChangeEvent* unheard() { return heard_ < events_.size() ? &events_[heard_++] : nullptr; }
  /// Whether a rule is followed about something for the first time in this command.
  bool is_first(const std::string& rule, const std::string& of) { return followed_.insert({rule, of}).second; }
  /// Whether rules may tell so many people more in this command.
  bool may_tell(std::size_t people) { return (told_ += people) <= bounds::notified_in_step; }
  /// What risk hangs on may have altered outside the change.
  void assess_anew() { may_assess_ = true; }
  /// Whether something that risk hangs on may have altered since this was asked last. It takes reading the history of other
  /// changes, so that comments and the like do not ask for it.
  [[nodiscard]] bool may_assess_anew() { return std::exchange(may_assess_, false); }
  /// The risk that counted when it was noted last; at first, the one before the command.
  [[nodiscard]] std::optional<RiskLevel> risk_before() const { return risk_before_; }
  void note_risk(std::optional<RiskLevel> risk) { risk_before_ = risk; }
  /// A fresh number for a task.
  [[nodiscard]] TaskId draw_task() { return {next_task_.value++}; }

 private:
  static bool alters_risk(const ChangeEvent& event) {
    return std::holds_alternative<ChangeCreated>(event) || std::holds_alternative<ChangeEdited>(event) ||
           std::holds_alternative<RiskAnswered>(event) || std::holds_alternative<StageEntered>(event) ||
           std::holds_alternative<ChangeRestricted>(event) || std::holds_alternative<OutcomeDeclared>(event);
  }

  /// A number that an event brought is not drawn again.
  void keep_past(TaskId used) { next_task_.value = std::max(next_task_.value, used.value + 1); }

  struct Given {
    std::int64_t count = 0;
    TaskId newest{};
  };
  void give(std::optional<PersonId> to, TaskId task) {
    if (!to) return;
    Given& given = given_[*to];
    ++given.count;
    given.newest = std::max(given.newest, task);
  }

  Change change_;
  std::map<PersonId, Given> given_;  ///< tasks that this command made somebody's
  std::optional<ChangeFields> fields_before_;
  const ChangeFacts& facts_;
  ChangeEvents events_;
  std::size_t told_ = 0;                                    ///< how many notifications rules have sent
  std::size_t heard_ = 0;                                   ///< events that the rules know
  std::set<std::pair<std::string, std::string>> followed_;  ///< rules, each with what it was about
  TaskId next_task_;
  bool may_assess_;
  std::optional<RiskLevel> risk_before_;
};

}  // namespace sluice
