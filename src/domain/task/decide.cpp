#include "base/described.h"
#include "domain/access/permission.h"
#include "domain/bounds.h"
#include "domain/change/answer.h"
#include "domain/change/checks.h"
#include "domain/task/task.h"

namespace sluice {

namespace {

Result<const Task*> the_task(const Change& change, TaskId id) {
  const Task* task = find_task(change, id);
  if (task == nullptr)
    return refuse(Refused::not_found, fmt::format("{} has no task {}.", shown(change.id), shown(id)));
  return task;
}

bool is_candidate(const Task& task, const Change& change, const ChangeFacts& facts) {
  if (!facts.actor.person) return false;
  const auto people = find_people(task.candidates, change, facts.directory);
  return std::ranges::find(people, *facts.actor.person) != people.end();
}

/// Who may work on a task: its assignee; while it has none, those its rules find, or whoever runs the change.
bool may_work_on(const Task& task, const Change& change, const ChangeFacts& facts) {
  if (facts.actor.is_system()) return false;
  if (task.assignee) return facts.actor.is(*task.assignee);
  return is_candidate(task, change, facts) ||
         has_right(facts.actor, ChangeRight::manage_tasks, change, facts.directory);
}

std::unexpected<Refusal> not_yours(const Task& task, const Change& change, const ChangeFacts& facts) {
  const auto& directory = facts.directory;
  if (task.assignee)
    return refuse(Refused::not_permitted,
                  fmt::format("{} is with {}. They do it, or it is assigned to somebody else by {}.", shown(task.id),
                              directory.name_of(*task.assignee),
                              names_of(holders(ChangeRight::manage_tasks, change, directory), directory)));
  const auto people = find_people(task.candidates, change, directory);
  return refuse(Refused::not_permitted,
                people.empty() ? fmt::format("Nobody can take {}: {}", shown(task.id),
                                             why_nobody(task.candidates, change, directory))
                               : fmt::format("{} can be done by {}.", shown(task.id), names_of(people, directory)));
}

Result<void> must_be_ready(const Task& task, const Change& change) {
  if (task.state == TaskState::open || task.state == TaskState::in_progress) return {};
  if (task.state != TaskState::blocked)
    return refuse(Refused::out_of_turn, fmt::format("{} is {}.", shown(task.id), word(task.state)));
  Refusal refusal{
      Refused::out_of_turn, fmt::format("{} is blocked until what comes before it is done.", shown(task.id)), {}, {}};
  for (const TaskId id : task.after) {
    const Task* before = find_task(change, id);
    if (before == nullptr || is_settled(before->state)) continue;
    refusal.unmet.push_back({.gate = "tasks_done",
                             .key = shown(id),
                             .title = before->title.text,
                             .since = before->since,
                             .due = before->due,
                             .detail = fmt::format("{} comes first.", shown(id))});
    if (before->assignee) refusal.unmet.back().people.push_back(*before->assignee);
  }
  return std::unexpected{std::move(refusal)};
}

/// The task, when the actor may work on it now.
Result<const Task*> workable(const Change& change, TaskId id, const ChangeFacts& facts) {
  SLUICE_TRY(const Task* task, the_task(change, id));
  SLUICE_CHECK(must_be_moving(change, facts.directory));
  if (!may_work_on(*task, change, facts)) return not_yours(*task, change, facts);
  SLUICE_CHECK(must_be_ready(*task, change));
  return task;
}

Result<void> check_note(std::string_view note, Blank blank) {
  return check_text(note, bounds::text_bytes, blank, "/note", "The note");
}

/// Whoever starts or ends a task that nobody has taken takes it.
ChangeEvents taken_by(const Task& task, PersonId person) {
  if (task.assignee) return {};
  return {TaskClaimed{task.id, person}};
}

Result<void> all_ticked(const Task& task) {
  Refusal refusal{
      Refused::out_of_turn, fmt::format("{} has items on its checklist that are not ticked.", shown(task.id)), {}, {}};
  for (const auto& item : task.checklist)
    if (!item.ticked)
      refusal.unmet.push_back(
          {.gate = "checklist", .key = shown(task.id), .title = item.text.text, .detail = "Tick it when it is done."});
  if (refusal.unmet.empty()) return {};
  return std::unexpected{std::move(refusal)};
}

Result<void> check_new_task(const Change& change, const AddTask& command, const ChangeFacts& facts) {
  SLUICE_CHECK(check_text(command.title, bounds::title_bytes, Blank::refused, "/title", "The title"));
  SLUICE_CHECK(check_text(command.description, bounds::text_bytes, Blank::allowed, "/description", "The description"));
  if (command.assignee) SLUICE_CHECK(check_person(*command.assignee, facts.directory, "/assignee"));
  if (command.checklist.size() > bounds::checklist_items)
    return refuse_field("/checklist", fmt::format("A checklist has {} items at most.", bounds::checklist_items));
  for (std::size_t i = 0; i < command.checklist.size(); ++i)
    SLUICE_CHECK(check_text(command.checklist[i], bounds::short_text_bytes, Blank::refused,
                            fmt::format("/checklist/{}", i), "An item"));
  for (std::size_t i = 0; i < command.after.size(); ++i)
    if (find_task(change, command.after[i]) == nullptr)
      return refuse_field(fmt::format("/after/{}", i), "This change has no such task.");
  if (change.tasks.size() >= bounds::tasks)
    return refuse(Refused::out_of_turn, fmt::format("A change has {} tasks at most.", bounds::tasks));
  return {};
}

}  // namespace

Answer answer(const Change& change, const AddTask& command, const ChangeFacts& facts) {
  SLUICE_CHECK(must_be_open(change));
  SLUICE_CHECK(may(facts.actor, ChangeRight::manage_tasks, change, facts.directory));
  SLUICE_CHECK(check_new_task(change, command, facts));
  TaskCreated task;
  task.task = facts.next_task;
  task.stage = change.stage();
  task.title = {command.title};
  task.description = {command.description};
  task.assignee = command.assignee;
  for (const auto& item : command.checklist) task.checklist.push_back({item});
  task.after = command.after;
  task.due = command.due;
  task.optional = command.optional;
  task.blocked =
      std::ranges::any_of(command.after, [&](TaskId id) { return !is_settled(find_task(change, id)->state); });
  return ChangeEvents{std::move(task)};
}

Answer answer(const Change& change, const EditTask& command, const ChangeFacts& facts) {
  SLUICE_TRY(const Task* task, the_task(change, command.task));
  SLUICE_CHECK(must_be_open(change));
  SLUICE_CHECK(may(facts.actor, ChangeRight::manage_tasks, change, facts.directory));
  if (!is_open(task->state))
    return refuse(Refused::out_of_turn, fmt::format("{} is {}.", shown(task->id), word(task->state)));
  TaskEdited edited{task->id, {}, {}, {}};
  if (command.title.present) {
    const auto text = command.title.value.value_or("");
    SLUICE_CHECK(check_text(text, bounds::title_bytes, Blank::refused, "/title", "The title"));
    if (text != task->title.text) edited.title = Patch<Written>::set({text});
  }
  if (command.description.present) {
    const auto text = command.description.value.value_or("");
    SLUICE_CHECK(check_text(text, bounds::text_bytes, Blank::allowed, "/description", "The description"));
    if (text != task->description.text) edited.description = Patch<Written>::set({text});
  }
  if (command.due.present && command.due.value != task->due) edited.due = command.due;
  if (edited == TaskEdited{task->id, {}, {}, {}}) return ChangeEvents{};
  return ChangeEvents{std::move(edited)};
}

Answer answer(const Change& change, const AssignTask& command, const ChangeFacts& facts) {
  SLUICE_TRY(const Task* task, the_task(change, command.task));
  SLUICE_CHECK(must_be_open(change));
  // Who has a task may hand it on; everybody else needs to run the change.
  if (!task->assignee || !facts.actor.is(*task->assignee))
    SLUICE_CHECK(may(facts.actor, ChangeRight::manage_tasks, change, facts.directory));
  if (!is_open(task->state))
    return refuse(Refused::out_of_turn, fmt::format("{} is {}.", shown(task->id), word(task->state)));
  if (command.to) SLUICE_CHECK(check_person(*command.to, facts.directory, "/assignee"));
  if (command.to == task->assignee) return ChangeEvents{};
  return ChangeEvents{TaskAssigned{task->id, command.to}};
}

Answer answer(const Change& change, const ClaimTask& command, const ChangeFacts& facts) {
  SLUICE_TRY(const Task* task, the_task(change, command.task));
  SLUICE_CHECK(must_be_open(change));
  if (!may_work_on(*task, change, facts)) return not_yours(*task, change, facts);
  if (!is_open(task->state))
    return refuse(Refused::out_of_turn, fmt::format("{} is {}.", shown(task->id), word(task->state)));
  if (task->assignee) return refuse(Refused::out_of_turn, fmt::format("You have {} already.", shown(task->id)));
  return ChangeEvents{TaskClaimed{task->id, *facts.actor.person}};
}

Answer answer(const Change& change, const StartTask& command, const ChangeFacts& facts) {
  SLUICE_TRY(const Task* task, workable(change, command.task, facts));
  if (task->state == TaskState::in_progress)
    return refuse(Refused::out_of_turn, fmt::format("{} is under way already.", shown(task->id)));
  auto events = taken_by(*task, *facts.actor.person);
  events.push_back(TaskStarted{task->id, *facts.actor.person});
  return events;
}

Answer answer(const Change& change, const FinishTask& command, const ChangeFacts& facts) {
  SLUICE_TRY(const Task* task, workable(change, command.task, facts));
  SLUICE_CHECK(check_note(command.note, Blank::allowed));
  SLUICE_CHECK(all_ticked(*task));
  auto events = taken_by(*task, *facts.actor.person);
  events.push_back(TaskFinished{task->id, *facts.actor.person, {command.note}});
  return events;
}

Answer answer(const Change& change, const FailTask& command, const ChangeFacts& facts) {
  SLUICE_TRY(const Task* task, workable(change, command.task, facts));
  SLUICE_CHECK(check_note(command.note, Blank::refused));
  auto events = taken_by(*task, *facts.actor.person);
  events.push_back(TaskFailed{task->id, *facts.actor.person, {command.note}});
  return events;
}

Answer answer(const Change& change, const SkipTask& command, const ChangeFacts& facts) {
  SLUICE_TRY(const Task* task, the_task(change, command.task));
  SLUICE_CHECK(must_be_moving(change, facts.directory));
  if (!task->optional)
    return refuse(Refused::out_of_turn, fmt::format("{} is required and cannot be skipped.", shown(task->id)));
  if (!may_work_on(*task, change, facts) && !has_right(facts.actor, ChangeRight::manage_tasks, change, facts.directory))
    return not_yours(*task, change, facts);
  if (!is_open(task->state))
    return refuse(Refused::out_of_turn, fmt::format("{} is {}.", shown(task->id), word(task->state)));
  SLUICE_CHECK(check_note(command.note, Blank::refused));
  return ChangeEvents{TaskSkipped{task->id, *facts.actor.person, {command.note}}};
}

Answer answer(const Change& change, const ReopenTask& command, const ChangeFacts& facts) {
  SLUICE_TRY(const Task* task, the_task(change, command.task));
  SLUICE_CHECK(must_be_moving(change, facts.directory));
  if (!may_work_on(*task, change, facts) && !has_right(facts.actor, ChangeRight::manage_tasks, change, facts.directory))
    return not_yours(*task, change, facts);
  const bool ended =
      task->state == TaskState::done || task->state == TaskState::failed || task->state == TaskState::skipped;
  if (!ended)
    return refuse(Refused::out_of_turn,
                  fmt::format("{} is {}; there is nothing to reopen.", shown(task->id), word(task->state)));
  if (task->visit != change.visit())
    return refuse(Refused::out_of_turn, fmt::format("{} left the stage of {} already; send the change back instead.",
                                                    shown(change.id), shown(task->id)));
  SLUICE_CHECK(check_note(command.note, Blank::refused));
  return ChangeEvents{TaskReopened{task->id, *facts.actor.person, {command.note}}};
}

Answer answer(const Change& change, const TickItem& command, const ChangeFacts& facts) {
  SLUICE_TRY(const Task* task, workable(change, command.task, facts));
  if (command.item < 0 || std::cmp_greater_equal(command.item, task->checklist.size()))
    return refuse(Refused::not_found,
                  fmt::format("{} has {} items on its checklist.", shown(task->id), task->checklist.size()));
  if (task->checklist[static_cast<std::size_t>(command.item)].ticked == command.ticked) return ChangeEvents{};
  return ChangeEvents{ItemTicked{task->id, command.item, command.ticked}};
}

}  // namespace sluice
