#include "domain/change/stage_tasks.h"

#include "base/ensure.h"
#include "domain/access/permission.h"
#include "domain/change/applies.h"
#include "domain/change/gates.h"
#include "domain/task/due.h"
#include "domain/task/rules.h"

namespace sluice {

namespace {

bool is_part(const TaskTemplate& one, const Course& course) {
  return applies(one.when, course.change(), course.facts().directory, course.process());
}

/// The templates of these keys that are part of the change.
std::vector<const TaskTemplate*> parts_of(const Course& course, const Stage& stage,
                                          const std::vector<std::string>& keys) {
  std::vector<const TaskTemplate*> parts;
  for (const TaskTemplate& one : stage.tasks)
    if (std::ranges::find(keys, one.key) != keys.end() && is_part(one, course)) parts.push_back(&one);
  return parts;
}

bool created_in_visit(const Course& course, const Stage& stage, const std::vector<std::string>& keys) {
  return std::ranges::all_of(parts_of(course, stage, keys), [&](const TaskTemplate* one) {
    return task_of_visit(course.change(), one->key) != nullptr;
  });
}

/// Who has the fewest open tasks, or was given one the longest ago; of several the first by number.
PersonId chosen_from(const std::vector<PersonId>& people, AssignBy by, const Course& course) {
  const auto before = [&](PersonId one, PersonId other) {
    const Load mine = course.load_of(one), theirs = course.load_of(other);
    return by == AssignBy::least_busy ? mine.open_tasks < theirs.open_tasks : mine.newest < theirs.newest;
  };
  return *std::ranges::min_element(people, before);
}

/// Whom the rules give it to: the only one they find, or the one who is chosen of several.
std::optional<PersonId> falls_to(const std::vector<Who>& rules, AssignBy by, const Course& course) {
  const auto people = find_people(rules, course.change(), course.facts().directory);
  if (people.empty()) return std::nullopt;
  if (people.size() == 1) return people.front();
  if (by == AssignBy::taking || course.facts().workload == nullptr) return std::nullopt;
  return chosen_from(people, by, course);
}

TaskCreated made_from(const TaskTemplate& from, const Stage& stage, Course& course) {
  const Change& change = course.change();
  TaskCreated task;
  task.task = course.draw_task();
  task.key = from.key;
  task.stage = change.stage();
  task.title = {from.title};
  task.description = {from.description};
  task.duty = from.duty;
  task.candidates = from.assignee;
  task.assignee = falls_to(from.assignee, from.assign_by.value_or(AssignBy::taking), course);
  for (const auto& item : from.checklist) task.checklist.push_back({item});
  for (const auto* before : parts_of(course, stage, from.after))
    task.after.push_back(task_of_visit(change, before->key)->id);
  task.due_rule = from.due;
  if (from.due) task.due = due_at(*from.due, course.facts().now, change, course.facts().zone);
  task.optional = from.optional;
  task.on_close = from.on_close;
  task.on_fail = from.on_fail;
  task.assign_by = from.assign_by;
  task.blocked = !settled_in_visit(course, stage, from.after);
  return task;
}

bool is_its_turn(const Course& course, const Stage& stage, const TaskTemplate& one) {
  return stage.order == TaskOrder::at_once ? created_in_visit(course, stage, one.after)
                                           : settled_in_visit(course, stage, one.after);
}

bool holds(const std::vector<PersonId>& people, PersonId person) {
  return std::ranges::find(people, person) != people.end();
}

bool is_begun(const Task& task) { return task.state != TaskState::open && task.state != TaskState::blocked; }

}  // namespace

bool settled_in_visit(const Course& course, const Stage& stage, const std::vector<std::string>& keys) {
  return std::ranges::all_of(parts_of(course, stage, keys), [&](const TaskTemplate* one) {
    const Task* task = task_of_visit(course.change(), one->key);
    return task != nullptr && lets_go_on(*task, course.change());
  });
}

bool create_a_task(Course& course, const Stage& stage) {
  const bool in_sequence = stage.order == TaskOrder::in_sequence;
  for (const TaskTemplate& one : stage.tasks) {
    if (!is_part(one, course)) continue;
    const Task* made = task_of_visit(course.change(), one.key);
    const bool is_next = made == nullptr && is_its_turn(course, stage, one);
    if (is_next) {
      course.record(made_from(one, stage, course));
      return true;
    }
    // Everything before the next one has to be done, be it that it was reopened or applies only now.
    const bool settled = made != nullptr && lets_go_on(*made, course.change());
    if (in_sequence && !settled) return false;
  }
  return false;
}

void create_task_of_rule(Course& course, const TaskTemplate& from) {
  const Stage* stage = current_stage(course.change(), course.process());
  ensure(stage != nullptr, "an open change stands in no stage");
  course.record(made_from(from, *stage, course));
}

bool cancel_a_task(Course& course, const Stage& stage) {
  for (const TaskTemplate& one : stage.tasks) {
    if (!one.when) continue;
    const Task* task = task_of_visit(course.change(), one.key);
    if (task == nullptr || is_begun(*task) || is_part(one, course)) continue;
    course.record(TaskCancelled{task->id});
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

bool assign_a_task(Course& course) {
  for (const Task& task : course.change().tasks) {
    if (!is_open(task.state) || task.candidates.empty()) continue;
    if (acting_assignee(task, course.facts().directory)) continue;
    const auto person = falls_to(task.candidates, task.assign_by, course);
    if (!person) continue;
    course.record(TaskAssigned{task.id, person, true});
    return true;
  }
  return false;
}

void hand_on_after_edit(Course& course, const ChangeFields& fields_before) {
  if (names_the_same_people(fields_before, course.change().fields)) return;
  const Directory& directory = course.facts().directory;
  Change before = course.change();
  before.fields = fields_before;
  for (const Task& task : before.tasks) {
    if (is_begun(task) || !task.assignee) continue;
    if (!holds(find_people(task.candidates, before, directory), *task.assignee)) continue;
    const auto people = find_people(task.candidates, course.change(), directory);
    if (holds(people, *task.assignee)) continue;
    course.record(TaskAssigned{task.id, falls_to(task.candidates, task.assign_by, course), true});
  }
}

}  // namespace sluice
