#include "base/described.h"
#include "domain/access/permission.h"
#include "domain/bounds.h"
#include "domain/change/answer.h"
#include "domain/change/checks.h"
#include "domain/change/gates.h"
#include "domain/task/due.h"
#include "domain/task/rules.h"

namespace sluice {

namespace {

Result<const Task*> the_task(const Change& change, TaskId id) {
  const Task* task = find_task(change, id);
  if (task == nullptr)
    return refuse(Refused::not_found, fmt::format("{} has no task {}.", shown(change.id), shown(id)));
  return task;
}

/// Who may give a task to whom its rules do not find.
std::vector<PersonId> change_managers(const Change& change, const Directory& directory) {
  return find_people({{WhoKind::role, std::string{word(Role::change_manager)}}}, change, directory);
}

std::unexpected<Refusal> not_yours(const Task& task, const Change& change, const ChangeFacts& facts) {
  const auto& directory = facts.directory;
  if (const auto assignee = acting_assignee(task, directory))
    return refuse(Refused::not_permitted,
                  fmt::format("{} is with {}. They do it, or it is assigned to somebody else by {}.", shown(task.id),
                              directory.name_of(*assignee),
                              names_of(holders(ChangeRight::manage_tasks, change, directory), directory)));
  const auto people = takers_of(task, change, directory);
  return refuse(Refused::not_permitted,
                people.empty() ? fmt::format("Nobody can take {}: {}", shown(task.id),
                                             why_nobody(task.candidates, change, directory))
                               : fmt::format("{} can be done by {}.", shown(task.id), names_of(people, directory)));
}

/// Who may say of a task that it is left out or open again, without doing it: who may do it, and who hands out tasks.
bool may_judge(const Task& task, const Change& change, const ChangeFacts& facts) {
  return may_work_on(task, change, facts.actor, facts.directory) ||
         (facts.actor.person && has_right(facts.actor, ChangeRight::manage_tasks, change, facts.directory));
}

/// Whoever does a task that waits for this one sends it back when it is not right.
bool found_it_wanting(const Task& task, const Change& change, const ChangeFacts& facts) {
  return std::ranges::any_of(waiting_for(task, change), [&](const Task* next) {
    const auto assignee = acting_assignee(*next, facts.directory);
    return assignee && facts.actor.is(*assignee);
  });
}

std::unexpected<Refusal> not_yours_to_judge(const Task& task, std::string_view act, const Change& change,
                                            const ChangeFacts& facts) {
  auto people = holders(ChangeRight::manage_tasks, change, facts.directory);
  const auto add = [&](const Task& one) {
    const auto assignee = acting_assignee(one, facts.directory);
    if (assignee && std::ranges::find(people, *assignee) == people.end()) people.push_back(*assignee);
  };
  add(task);
  if (act == "reopened")
    for (const Task* next : waiting_for(task, change)) add(*next);
  return refuse(Refused::not_permitted,
                fmt::format("{} can be {} by {}.", shown(task.id), act, names_of(people, facts.directory)));
}

/// Nothing that comes before it is open, be it that it was reopened.
Result<void> must_come_next(const Task& task, const Change& change) {
  const auto first = open_before(task.after, change);
  if (first.empty()) return {};
  Refusal refusal{
      Refused::out_of_turn, fmt::format("{} is blocked until what comes before it is done.", shown(task.id)), {}, {}};
  for (const Task* before : first) {
    refusal.unmet.push_back({.gate = "tasks_done",
                             .key = shown(before->id),
                             .title = before->title.text,
                             .since = before->since,
                             .due = before->due,
                             .detail = fmt::format("{} comes first.", shown(before->id))});
    if (before->assignee) refusal.unmet.back().people.push_back(*before->assignee);
  }
  return std::unexpected{std::move(refusal)};
}

Result<void> must_be_ready(const Task& task, const Change& change) {
  const bool begun =
      task.state == TaskState::open || task.state == TaskState::in_progress || task.state == TaskState::handed_over;
  if (begun || task.state == TaskState::blocked) SLUICE_CHECK(must_come_next(task, change));
  if (begun) return {};
  return refuse(Refused::out_of_turn, fmt::format("{} is {}.", shown(task.id), word(task.state)));
}

/// The task, when the actor may work on it now.
Result<const Task*> workable(const Change& change, TaskId id, const ChangeFacts& facts) {
  SLUICE_TRY(const Task* task, the_task(change, id));
  if (task->state != TaskState::handed_over) SLUICE_CHECK(must_be_moving(change, facts.directory));
  if (!may_work_on(*task, change, facts.actor, facts.directory)) return not_yours(*task, change, facts);
  SLUICE_CHECK(must_be_ready(*task, change));
  return task;
}

/// A note takes the place of the one before it.
Result<void> check_note(const Change& change, const Task& task, std::string_view note, Blank blank) {
  SLUICE_CHECK(check_text(note, bounds::text_bytes, blank, "/note", "The note"));
  return check_room(change, more_bytes(note, task.note));
}

/// Whoever starts or ends a task that nobody has takes it.
ChangeEvents taken_by(const Task& task, PersonId person) {
  if (task.assignee == person) return {};
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

/// A task that will never be done, or only by going back, is nothing to wait for.
Result<void> check_before(const Change& change, TaskId id, std::string pointer) {
  const Task* before = find_task(change, id);
  if (before == nullptr) return refuse_field(std::move(pointer), "This change has no such task.");
  const bool left = before->state == TaskState::failed && before->visit != change.visit();
  if (!is_gone(before->state) && !left) return {};
  return refuse_field(
      std::move(pointer),
      fmt::format("{} is {} and will not be done; name a task that will be, or none.", shown(id), word(before->state)));
}

Result<void> check_new_task(const Change& change, const AddTask& command, const ChangeFacts& facts) {
  SLUICE_CHECK(check_line(command.title, bounds::title_bytes, "/title", "The title"));
  SLUICE_CHECK(check_text(command.description, bounds::text_bytes, Blank::allowed, "/description", "The description"));
  if (command.assignee) SLUICE_CHECK(check_person(*command.assignee, facts.directory, "/assignee"));
  if (command.checklist.size() > bounds::checklist_items)
    return refuse_field("/checklist", fmt::format("A checklist has {} items at most.", bounds::checklist_items));
  for (std::size_t i = 0; i < command.checklist.size(); ++i)
    SLUICE_CHECK(check_text(command.checklist[i], bounds::short_text_bytes, Blank::refused,
                            fmt::format("/checklist/{}", i), "An item"));
  if (command.after.size() > bounds::tasks)
    return refuse_field("/after", fmt::format("At most {} tasks are possible.", bounds::tasks));
  for (std::size_t i = 0; i < command.after.size(); ++i)
    SLUICE_CHECK(check_before(change, command.after[i], fmt::format("/after/{}", i)));
  if (change.tasks.size() >= bounds::tasks)
    return refuse(Refused::out_of_turn,
                  fmt::format("A change has {} tasks at most; use the checklist of one of them.", bounds::tasks));
  std::size_t bytes = command.title.size() + command.description.size();
  for (const auto& item : command.checklist) bytes += item.size();
  return check_room(change, bytes);
}

/// A task goes to whom its rules find. Only a change manager gives it to somebody else, and then to another person:
/// nobody entitles themselves.
Result<void> may_give(const Task& task, PersonId to, const Change& change, const ChangeFacts& facts) {
  SLUICE_CHECK(check_person(to, facts.directory, "/assignee"));
  if (task.candidates.empty()) return {};
  const auto people = find_people(task.candidates, change, facts.directory);
  if (std::ranges::find(people, to) != people.end()) return {};
  if (facts.actor.holds(Role::change_manager) && !facts.actor.is(to)) return {};
  const auto who = people.empty()
                       ? why_nobody(task.candidates, change, facts.directory)
                       : fmt::format("{} can be given to {}.", shown(task.id), names_of(people, facts.directory));
  return refuse(Refused::not_permitted,
                fmt::format("{} To somebody else, though not to themselves, a change manager can give it: {}.", who,
                            names_of(change_managers(change, facts.directory), facts.directory)));
}

/// Where the rules find one person only, the task would come straight back to them.
Result<void> may_be_nobodys(const Task& task, const Change& change, const Directory& directory) {
  const auto people = find_people(task.candidates, change, directory);
  if (people.size() != 1) return {};
  return refuse(Refused::out_of_turn,
                fmt::format("{} falls to {} alone, so it cannot be with nobody. Assign it to somebody else: {} can.",
                            shown(task.id), directory.name_of(people.front()),
                            names_of(change_managers(change, directory), directory)));
}

/// What was asked on the ground of a task that is open again is asked anew when that is done; until then no decision on it
/// stands.
void withdraw_approvals(ChangeEvents& events, const Task& task, const Change& change, const Process& process) {
  const Stage* stage = find_stage(process, change.stage());
  if (stage == nullptr || task.key.empty() || task.visit != change.visit()) return;
  for (const ApprovalTemplate& one : stage->approvals) {
    const Approval* asked = find_approval(change, one.key);
    const bool rests_on_it = std::ranges::find(one.after, task.key) != one.after.end();
    if (!rests_on_it || asked == nullptr || asked->visit != change.visit()) continue;
    std::vector<PersonId> decided;
    for (const DecisionMade& made : asked->decisions) decided.push_back(made.by);
    events.push_back(ApprovalWithdrawn{one.key, {}, std::move(decided), asked->digest, asked->due, {}});
    events.push_back(ApprovalCancelled{one.key});
  }
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
  task.blocked = !open_before(command.after, change).empty();
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
    if (text != task->title.text) SLUICE_CHECK(check_line(text, bounds::title_bytes, "/title", "The title"));
    SLUICE_CHECK(check_room(change, more_bytes(text, task->title)));
    if (text != task->title.text) edited.title = Patch<Written>::set({text});
  }
  if (command.description.present) {
    const auto text = command.description.value.value_or("");
    SLUICE_CHECK(check_text(text, bounds::text_bytes, Blank::allowed, "/description", "The description"));
    SLUICE_CHECK(check_room(change, more_bytes(text, task->description)));
    if (text != task->description.text) edited.description = Patch<Written>::set({text});
  }
  if (command.due.present && command.due.value != task->due) edited.due = command.due;
  if (edited == TaskEdited{task->id, {}, {}, {}}) return ChangeEvents{};
  return ChangeEvents{std::move(edited)};
}

Answer answer(const Change& change, const AssignTask& command, const ChangeFacts& facts) {
  SLUICE_TRY(const Task* task, the_task(change, command.task));
  const bool handed_over = task->state == TaskState::handed_over;
  if (!handed_over) SLUICE_CHECK(must_be_open(change));
  // Who has a task may hand it on; everybody else needs to run the change.
  const auto assignee = acting_assignee(*task, facts.directory);
  if (!assignee || !facts.actor.is(*assignee))
    SLUICE_CHECK(may(facts.actor, ChangeRight::manage_tasks, change, facts.directory));
  if (!is_open(task->state) && !handed_over)
    return refuse(Refused::out_of_turn, fmt::format("{} is {}.", shown(task->id), word(task->state)));
  if (command.to == task->assignee) return ChangeEvents{};
  SLUICE_CHECK(command.to ? may_give(*task, *command.to, change, facts)
                          : may_be_nobodys(*task, change, facts.directory));
  return ChangeEvents{TaskAssigned{task->id, command.to}};
}

Answer answer(const Change& change, const ClaimTask& command, const ChangeFacts& facts) {
  SLUICE_TRY(const Task* task, the_task(change, command.task));
  SLUICE_CHECK(must_be_open(change));
  if (!may_work_on(*task, change, facts.actor, facts.directory)) return not_yours(*task, change, facts);
  if (!is_open(task->state))
    return refuse(Refused::out_of_turn, fmt::format("{} is {}.", shown(task->id), word(task->state)));
  if (acting_assignee(*task, facts.directory))
    return refuse(Refused::out_of_turn, fmt::format("You have {} already.", shown(task->id)));
  return ChangeEvents{TaskClaimed{task->id, *facts.actor.person}};
}

Answer answer(const Change& change, const StartTask& command, const ChangeFacts& facts) {
  SLUICE_TRY(const Task* task, workable(change, command.task, facts));
  // It would stand open behind a closed change.
  if (task->state == TaskState::handed_over)
    return refuse(Refused::out_of_turn, fmt::format("{} was handed over and is under way; say when it is done, or that "
                                                    "it failed.",
                                                    shown(task->id)));
  if (task->state == TaskState::in_progress)
    return refuse(Refused::out_of_turn, fmt::format("{} is under way already.", shown(task->id)));
  auto events = taken_by(*task, *facts.actor.person);
  events.push_back(TaskStarted{task->id, *facts.actor.person});
  return events;
}

Answer answer(const Change& change, const FinishTask& command, const ChangeFacts& facts) {
  SLUICE_TRY(const Task* task, workable(change, command.task, facts));
  SLUICE_CHECK(check_note(change, *task, command.note, Blank::allowed));
  SLUICE_CHECK(all_ticked(*task));
  auto events = taken_by(*task, *facts.actor.person);
  events.push_back(TaskFinished{task->id, *facts.actor.person, {command.note}});
  return events;
}

Answer answer(const Change& change, const FailTask& command, const ChangeFacts& facts) {
  SLUICE_TRY(const Task* task, workable(change, command.task, facts));
  SLUICE_CHECK(check_note(change, *task, command.note, Blank::refused));
  auto events = taken_by(*task, *facts.actor.person);
  events.push_back(TaskFailed{task->id, *facts.actor.person, {command.note}});
  return events;
}

Answer answer(const Change& change, const SkipTask& command, const ChangeFacts& facts) {
  SLUICE_TRY(const Task* task, the_task(change, command.task));
  SLUICE_CHECK(must_be_moving(change, facts.directory));
  if (!task->optional)
    return refuse(Refused::out_of_turn, fmt::format("{} is required and cannot be skipped.", shown(task->id)));
  if (!may_judge(*task, change, facts)) return not_yours_to_judge(*task, "skipped", change, facts);
  if (!is_open(task->state))
    return refuse(Refused::out_of_turn, fmt::format("{} is {}.", shown(task->id), word(task->state)));
  SLUICE_CHECK(check_note(change, *task, command.note, Blank::refused));
  return ChangeEvents{TaskSkipped{task->id, *facts.actor.person, {command.note}}};
}

Answer answer(const Change& change, const ReopenTask& command, const ChangeFacts& facts) {
  SLUICE_TRY(const Task* task, the_task(change, command.task));
  SLUICE_CHECK(must_be_moving(change, facts.directory));
  if (!may_judge(*task, change, facts) && !found_it_wanting(*task, change, facts))
    return not_yours_to_judge(*task, "reopened", change, facts);
  const bool ended =
      task->state == TaskState::done || task->state == TaskState::failed || task->state == TaskState::skipped;
  if (!ended)
    return refuse(Refused::out_of_turn,
                  fmt::format("{} is {}; there is nothing to reopen.", shown(task->id), word(task->state)));
  // What failed in a stage that was left may still keep the change from closing.
  if (task->visit != change.visit() && task->state != TaskState::failed)
    return refuse(Refused::out_of_turn, fmt::format("{} left the stage of {} already; send the change back instead.",
                                                    shown(change.id), shown(task->id)));
  SLUICE_CHECK(check_note(change, *task, command.note, Blank::refused));
  ChangeEvents events{TaskReopened{task->id, *facts.actor.person, {command.note}}};
  if (const auto due = moved_due(*task, change, facts.zone)) events.emplace_back(*due);
  withdraw_approvals(events, *task, change, facts.process->process);
  return events;
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
