#include "domain/change/settle.h"

#include "base/ensure.h"
#include "domain/access/permission.h"
#include "domain/approval/tally.h"
#include "domain/bounds.h"
#include "domain/change/gates.h"
#include "domain/task/due.h"
#include "domain/task/rules.h"

namespace sluice {

namespace {

constexpr int steps_max = 10'000;

bool settled_in_visit(const Change& change, const std::vector<std::string>& keys) {
  return std::ranges::all_of(keys, [&](const std::string& key) {
    const Task* task = task_of_visit(change, key);
    return task != nullptr && is_settled(task->state);
  });
}

bool created_in_visit(const Change& change, const std::vector<std::string>& keys) {
  return std::ranges::all_of(keys, [&](const std::string& key) { return task_of_visit(change, key) != nullptr; });
}

std::optional<PersonId> only_one(const std::vector<PersonId>& people) {
  return people.size() == 1 ? std::optional{people.front()} : std::nullopt;
}

TaskCreated made_from(const TaskTemplate& from, Course& course) {
  const Change& change = course.change();
  TaskCreated task;
  task.task = course.draw_task();
  task.key = from.key;
  task.stage = change.stage();
  task.title = {from.title};
  task.description = {from.description};
  task.duty = from.duty;
  task.candidates = from.assignee;
  task.assignee = only_one(find_people(from.assignee, change, course.facts().directory));
  for (const auto& item : from.checklist) task.checklist.push_back({item});
  for (const auto& key : from.after) task.after.push_back(task_of_visit(change, key)->id);
  task.due_rule = from.due;
  if (from.due) task.due = due_at(*from.due, course.facts().now, change, course.facts().zone);
  task.optional = from.optional;
  task.on_close = from.on_close;
  task.blocked = !settled_in_visit(change, from.after);
  return task;
}

/// Whether a stage's template may make its task now.
bool is_its_turn(const Stage& stage, std::size_t at, const Change& change) {
  const TaskTemplate& one = stage.tasks[at];
  if (stage.order == TaskOrder::at_once) return created_in_visit(change, one.after);
  const bool previous_done = at == 0 || settled_in_visit(change, {stage.tasks[at - 1].key});
  return previous_done && settled_in_visit(change, one.after);
}

bool create_a_task(Course& course, const Stage& stage) {
  for (std::size_t at = 0; at < stage.tasks.size(); ++at) {
    if (task_of_visit(course.change(), stage.tasks[at].key) != nullptr) continue;
    if (!is_its_turn(stage, at, course.change())) continue;
    course.record(made_from(stage.tasks[at], course));
    return true;
  }
  return false;
}

bool unblock_a_task(Course& course) {
  const Change& change = course.change();
  for (const Task& task : change.tasks) {
    if (task.state != TaskState::blocked) continue;
    if (!open_before(task.after, change).empty()) continue;
    course.record(TaskUnblocked{task.id});
    return true;
  }
  return false;
}

/// A task that nobody has, or only somebody who was disabled, gets its person as soon as the rules find exactly one.
bool assign_a_task(Course& course) {
  for (const Task& task : course.change().tasks) {
    if (!is_open(task.state) || task.candidates.empty()) continue;
    if (acting_assignee(task, course.facts().directory)) continue;
    const auto person = only_one(find_people(task.candidates, course.change(), course.facts().directory));
    if (!person) continue;
    course.record(TaskAssigned{task.id, person});
    return true;
  }
  return false;
}

bool holds(const std::vector<PersonId>& people, PersonId person) {
  return std::ranges::find(people, person) != people.end();
}

/// An edit that names other people gives them the tasks that were for those who stood there; what is begun stays with
/// whoever began it.
void hand_on_after_edit(Course& course) {
  if (!course.fields_before()) return;
  const Directory& directory = course.facts().directory;
  Change before = course.change();
  before.fields = *course.fields_before();
  for (const Task& task : before.tasks) {
    if (task.state != TaskState::open && task.state != TaskState::blocked) continue;
    if (!task.assignee || !holds(find_people(task.candidates, before, directory), *task.assignee)) continue;
    const auto people = find_people(task.candidates, course.change(), directory);
    if (!holds(people, *task.assignee)) course.record(TaskAssigned{task.id, only_one(people)});
  }
}

/// Whether an approval of the present visit stands; one that was withdrawn with a reopened task is asked anew.
bool stands_in_visit(const Change& change, std::string_view key) {
  const Approval* approval = find_approval(change, key);
  return approval != nullptr && approval->visit == change.visit();
}

bool ask_an_approval(Course& course, const Stage& stage) {
  const Change& change = course.change();
  for (const ApprovalTemplate& one : stage.approvals) {
    if (stands_in_visit(change, one.key) || !settled_in_visit(change, one.after)) continue;
    ApprovalAsked asked{one.key,    one.title,      change.stage(), one.approvers,
                        one.quorum, one.rejections, one.covers,     digest_of(change.fields, one.covers),
                        one.due,    std::nullopt};
    if (one.due) asked.due = due_at(*one.due, course.facts().now, change, course.facts().zone);
    course.record(std::move(asked));
    return true;
  }
  return false;
}

bool conclude_an_approval(Course& course) {
  const Change& change = course.change();
  for (const Approval& one : change.approvals) {
    if (one.state != ApprovalState::asked) continue;
    const Tally counted = tally(one, change, course.facts().directory);
    if (counted.rejected) course.record(ApprovalRejected{one.key, counted.rejected_by});
    else if (counted.granted) course.record(ApprovalGranted{one.key, counted.approved_by});
    else continue;
    return true;
  }
  return false;
}

bool go_back_after_rejection(Course& course, const Stage& stage) {
  const bool rejected = std::ranges::any_of(course.change().approvals, [&](const Approval& one) {
    return one.state == ApprovalState::rejected && one.visit == course.change().visit();
  });
  const auto edge = std::ranges::find_if(stage.back, &BackEdge::on_rejection);
  if (!rejected || edge == stage.back.end()) return false;
  const Stage* to = find_stage(course.process(), edge->to);
  ensure(to != nullptr, "a published process has a back edge to nowhere");
  move_back(course, *to, Move::rejected, "");
  return true;
}

bool go_forward(Course& course, const Stage& stage) {
  if (stage.advance != Advance::auto_) return false;
  if (!unmet_gates(course.change(), course.facts().directory, course.process(), course.facts().now).empty())
    return false;
  move_forward(course, Move::by_rule, "");
  return true;
}

bool step(Course& course) {
  const Change& change = course.change();
  if (change.hold) return false;
  const Stage* stage = current_stage(change, course.process());
  if (stage == nullptr) return false;
  return create_a_task(course, *stage) || unblock_a_task(course) || assign_a_task(course) ||
         ask_an_approval(course, *stage) || conclude_an_approval(course) || go_back_after_rejection(course, *stage) ||
         go_forward(course, *stage);
}

void cancel_questions(Course& course, const auto& is_meant) {
  std::vector<std::string> keys;
  for (const Approval& one : course.change().approvals)
    if (one.state != ApprovalState::cancelled && is_meant(one)) keys.push_back(one.key);
  for (const auto& key : keys) course.record(ApprovalCancelled{key});
}

std::vector<TaskId> open_tasks(const Change& change, const auto& is_meant) {
  std::vector<TaskId> ids;
  for (const Task& task : change.tasks)
    if (is_open(task.state) && is_meant(task)) ids.push_back(task.id);
  return ids;
}

}  // namespace

void settle(Course& course) {
  hand_on_after_edit(course);
  for (int steps = 0; step(course); ++steps) ensure(steps < steps_max, "a change goes round by itself");
}

void move_forward(Course& course, Move move, const std::string& comment) {
  const Stage* next = next_stage(course.change(), course.process());
  if (next != nullptr) {
    course.record(StageEntered{next->key, next->name, next->phase, move, {comment}});
    return;
  }
  ensure(course.change().outcome.has_value(), "a change closes without an outcome");
  close(course, *course.change().outcome, Ending::with_its_tasks_closed);
}

void move_back(Course& course, const Stage& to, Move move, const std::string& reason) {
  const auto from = stage_position(course.process(), to.key);
  const auto is_after = [&](const auto& one) { return stage_position(course.process(), one.stage) >= from; };
  for (const TaskId id : open_tasks(course.change(), is_after)) course.record(TaskCancelled{id});
  cancel_questions(course, is_after);
  course.record(StageEntered{to.key, to.name, to.phase, move, {reason}});
}

void close(Course& course, Outcome outcome, Ending ending) {
  const auto all = [](const auto&) { return true; };
  for (const TaskId id : open_tasks(course.change(), all)) {
    if (ending == Ending::with_its_tasks_closed) course.record(TaskClosed{id});
    else course.record(TaskCancelled{id});
  }
  cancel_questions(course, [](const Approval& one) { return one.state == ApprovalState::asked; });
  course.record(ChangeClosed{outcome});
}

}  // namespace sluice
