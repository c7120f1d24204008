// What holds in every life of a change, whatever its process says, whoever does what, and however the clock jumps: tasks
// come in their order and once, nothing is left open behind a closed change, due dates follow what they hang on, and
// everything can be brought to an end.
#include <rapidcheck/gtest.h>

#include <set>

#include "change_life.h"
#include "domain/change/applies.h"
#include "domain/change/gates.h"
#include "domain/change/related.h"
#include "domain/process/trial.h"
#include "random_process.h"

namespace sluice::testing_world {
namespace {

/// Whether what comes after the task may begin.
bool lets_others_begin(const Task& task) {
  const bool failed_without_harm =
      task.state == TaskState::failed && (task.on_fail == OnFail::ignore || task.on_fail == OnFail::fail);
  return task.state == TaskState::done || task.state == TaskState::skipped || failed_without_harm;
}

const Task* standing_task(const Change& change, std::string_view key) {
  for (const Task& task : change.tasks)
    if (task.key == key && task.visit == change.visit() && task.state != TaskState::cancelled) return &task;
  return nullptr;
}

/// Looks at every event as it happens, and at every change after it.
class Watcher {
 public:
  explicit Watcher(const Web& web) : web_(web) {}

  void see(const Change& before, const ChangeEvents& events) {
    change_ = before;
    for (const auto& event : events) {
      std::visit([&](const auto& one) { look(one); }, event);
      change_ = apply(std::move(change_), event, {web_.story.now, invented_requester});
    }
    look_at_dates();
    look_at_edit(before, events);
    if (change_.is_closed() || change_.closing) look_for_open_tasks();
  }

 private:
  [[nodiscard]] const Directory& directory() const { return web_.story.world.directory; }

  template <class Event>
  void look(const Event&) {}

  void look(const TaskCreated& created) {
    RC_ASSERT(numbers_.insert(created.task).second);
    if (created.key.empty()) return;
    const auto& process = web_.version_of(change_).process;
    const Stage& stage = *find_stage(process, change_.stage());
    const auto from = std::ranges::find(stage.tasks, created.key, &TaskTemplate::key);
    RC_ASSERT(standing_task(change_, created.key) == nullptr);
    if (from == stage.tasks.end()) return look_at_task_of_rule(created, process);
    const bool in_sequence = stage.order == TaskOrder::in_sequence;
    for (auto one = stage.tasks.begin(); one != stage.tasks.end(); ++one) {
      const bool named = std::ranges::find(from->after, one->key) != from->after.end();
      const bool comes_first = named || (in_sequence && one < from);
      if (!comes_first || !applies(one->when, change_, directory(), process)) continue;
      const Task* task = standing_task(change_, one->key);
      RC_ASSERT(task != nullptr);
      RC_ASSERT(lets_others_begin(*task) || (created.blocked && !in_sequence));
    }
  }

  static void look_at_task_of_rule(const TaskCreated& created, const Process& process) {
    RC_ASSERT(std::ranges::any_of(rules_of(process), [&](const Rule& rule) {
      return std::ranges::any_of(
          rule.actions, [&](const RuleAction& action) { return action.task && action.task->key == created.key; });
    }));
  }

  void look(const TaskUnblocked& unblocked) { look_before(unblocked.task); }
  void look(const TaskStarted& started) { look_before(started.task); }
  void look(const TaskFinished& finished) { look_before(finished.task); }
  void look_before(TaskId id) {
    for (const TaskId before : find_task(change_, id)->after) {
      const Task& task = *find_task(change_, before);
      RC_ASSERT(lets_others_begin(task) || task.state == TaskState::cancelled || task.state == TaskState::closed);
    }
  }

  void look(const TaskClosed& closed) {
    const Task& task = *find_task(change_, closed.task);
    RC_ASSERT(task.on_close == OnClose::cascade || (task.on_close == OnClose::block && lets_others_begin(task)));
  }
  void look(const TaskHandedOver& handed) {
    const Task& task = *find_task(change_, handed.task);
    RC_ASSERT(task.on_close == OnClose::hand_over);
    handed_over_.insert(task.id);
    RC_ASSERT(task.assignee.has_value());
    RC_ASSERT(directory().is_enabled(*task.assignee));
  }
  /// What has been in production is not undone by a word.
  void look(const ChangeCancelled&) { RC_ASSERT(can_be_cancelled(change_)); }
  void look(const ChangeClosed&) { look_for_open_tasks(); }
  void look(const ClosingBegan&) { look_for_open_tasks(); }

  /// What was handed over may have failed since.
  void look_for_open_tasks() {
    for (const Task& task : change_.tasks)
      RC_ASSERT(!is_open(task.state) || (task.state == TaskState::failed && handed_over_.contains(task.id)));
  }

  [[nodiscard]] std::optional<Instant> anchor(const Due& due, Instant asked) const {
    const auto at = [](const std::optional<PlannedTime>& time) {
      return time ? std::optional{time->at} : std::nullopt;
    };
    if (due.anchor == Anchor::entered) return asked;
    if (due.anchor == Anchor::planned_start) return at(change_.fields.planned_start);
    if (due.anchor == Anchor::planned_end) return at(change_.fields.planned_end);
    std::optional<Instant> left;
    for (const StageVisit& visit : change_.visits)
      if (visit.phase == Phase::deployment) left = visit.left;
    return left;
  }

  [[nodiscard]] std::optional<Instant> reckoned(const Due& due, Instant asked) const {
    const auto from = anchor(due, asked);
    if (!from) return std::nullopt;
    const auto zone = find_zone("Europe/Berlin");
    if (due.unit == DueUnit::minutes) return *from + std::chrono::minutes{due.amount};
    if (due.unit == DueUnit::hours) return *from + std::chrono::minutes{60 * due.amount};
    return due.unit == DueUnit::days ? zone->add_days(*from, due.amount) : zone->add_working_days(*from, due.amount);
  }

  void look_at_dates() {
    for (const Task& task : change_.tasks) {
      if (!is_open(task.state)) continue;
      if (task.due_rule) RC_ASSERT(task.due == reckoned(*task.due_rule, task.created));
      RC_ASSERT(!task.overdue || *task.due <= web_.story.now);
    }
    for (const Approval& one : change_.approvals) {
      if (one.state != ApprovalState::asked) continue;
      // A hold moves what counts from the asking by as long as it lasted.
      const auto from_asking = one.due_rule && one.due_rule->anchor == Anchor::entered;
      if (from_asking) RC_ASSERT(one.due >= reckoned(*one.due_rule, one.asked));
      else if (one.due_rule) RC_ASSERT(one.due == reckoned(*one.due_rule, one.asked));
      RC_ASSERT(!one.overdue || *one.due <= web_.story.now);
    }
  }

  [[nodiscard]] static bool is_granted_in(const ChangeEvents& events, const std::string& key) {
    return std::ranges::any_of(events, [&](const ChangeEvent& event) {
      const auto* granted = std::get_if<ApprovalGranted>(&event);
      return granted != nullptr && granted->key == key;
    });
  }

  /// Who approved the old window is asked about the new one; nobody else is.
  void look_at_edit(const Change& before, const ChangeEvents& events) {
    const auto* edited = events.empty() ? nullptr : std::get_if<ChangeEdited>(&events.front());
    const auto edits = std::ranges::count_if(
        events, [](const ChangeEvent& event) { return std::holds_alternative<ChangeEdited>(event); });
    if (edited == nullptr || edits != 1) return;  // a rule has edited, too
    const auto fields = fields_of(edited->patch);
    for (const Approval& one : before.approvals) {
      if (one.state == ApprovalState::cancelled) continue;
      const bool covered = std::ranges::any_of(fields, [&](Field field) {
        return field != Field::form && std::ranges::find(one.covers, field) != one.covers.end();
      });
      const bool answers_alter = !edited->patch.form.empty();
      const bool withdrawn = std::ranges::any_of(events, [&](const ChangeEvent& event) {
        const auto* of = std::get_if<ApprovalWithdrawn>(&event);
        return of != nullptr && of->key == one.key;
      });
      if (covered || !answers_alter) RC_ASSERT(withdrawn == covered);
      if (withdrawn) RC_ASSERT(!is_granted_in(events, one.key));
    }
  }

  const Web& web_;
  Change change_;
  std::set<TaskId> numbers_, handed_over_;
};

void check_no_open_child_of_closed(const Web& web) {
  for (const auto& [id, change] : web.changes) {
    if (!change.is_closed()) continue;
    for (const Link& link : change.links)
      if (link.kind == LinkKind::parent_of) RC_ASSERT(web.changes.at(*link.change).is_closed());
  }
}

void live_one_life() {
  const auto process = *random_process();
  Life life{process, *random_next_version(process)};
  Watcher watcher{life.web};
  life.web.on_events = [&](const Change& before, const ChangeEvents& events) { watcher.see(before, events); };
  life.begin();
  const int steps = some_number(0, 60);
  for (int step = 0; step < steps; ++step) {
    life.go_on();
    check_no_open_child_of_closed(life.web);
  }
  const auto stuck = life.bring_to_an_end();
  RC_LOG() << stuck;
  RC_ASSERT(stuck.empty());
  check_no_open_child_of_closed(life.web);
}

RC_GTEST_PROP(LivesOfChanges, keep_order_leave_nothing_open_and_come_to_an_end, ()) {
  constexpr int lives = 4;
  for (int life = 0; life < lives; ++life) live_one_life();
}

}  // namespace
}  // namespace sluice::testing_world
