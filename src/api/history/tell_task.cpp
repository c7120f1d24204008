#include <fmt/format.h>

#include "api/history/tell.h"
#include "api/views/texts.h"
#include "base/zone.h"

namespace sluice::api {
namespace {

/// "TSK-88 Run the regression suite".
std::string named(TaskId id, const Telling& telling) {
  const auto* task = find_task(telling.after, id);
  return task ? fmt::format("{} {}", shown(id), text_of(task->title)) : shown(id);
}

Told about_task(std::string summary, const Written& comment = {}) {
  return {.kind = HistoryKind::task, .summary = std::move(summary), .comment = text_of(comment)};
}

/// Adds what altered of one thing of a task, where it did.
void compare(Told& told, std::string field, std::string title, std::string before, std::string after) {
  if (before == after) return;
  told.changes.push_back({std::move(field), std::move(title), std::move(before), std::move(after)});
}

std::string name_or_nobody(std::optional<PersonId> person, const Directory& directory) {
  return person ? directory.name_of(*person) : "nobody";
}

}  // namespace

Told tell(const TaskCreated& event, const Telling& telling) {
  auto told = about_task(fmt::format("{} is there{}{}.", named(event.task, telling),
                                     event.assignee ? ", for " + telling.directory.name_of(*event.assignee) : "",
                                     event.blocked ? ", and waits for others" : ""));
  compare(told, "due", "due", "", shown_time(event.due, telling.zone));
  return told;
}

Told tell(const TaskUnblocked& event, const Telling& telling) {
  return about_task(fmt::format("{} can be started.", named(event.task, telling)));
}

Told tell(const TaskEdited& event, const Telling& telling) {
  auto told = about_task(fmt::format("{} edited {}.", telling.who, named(event.task, telling)));
  const auto* before = find_task(telling.before, event.task);
  const auto* after = find_task(telling.after, event.task);
  if (!before || !after) return told;
  compare(told, "title", "title", text_of(before->title), text_of(after->title));
  compare(told, "description", "description", text_of(before->description), text_of(after->description));
  compare(told, "due", "due", shown_time(before->due, telling.zone), shown_time(after->due, telling.zone));
  return told;
}

Told tell(const TaskDueMoved& event, const Telling& telling) {
  auto told = about_task(fmt::format("The due date of {} moved with what it hangs on.", named(event.task, telling)));
  const auto* before = find_task(telling.before, event.task);
  compare(told, "due", "due", before ? shown_time(before->due, telling.zone) : "", shown_time(event.due, telling.zone));
  return told;
}

Told tell(const TaskAssigned& event, const Telling& telling) {
  const auto to = name_or_nobody(event.to, telling.directory);
  const auto task = named(event.task, telling);
  auto told = about_task(event.by_rules.value_or(false) ? fmt::format("{} is for {} now, by its rules.", task,
                                                                      event.to ? to : std::string{"whoever takes it"})
                                                        : fmt::format("{} gave {} to {}.", telling.who, task, to));
  const auto* before = find_task(telling.before, event.task);
  compare(told, "assignee", "assignee", name_or_nobody(before ? before->assignee : std::nullopt, telling.directory),
          to);
  return told;
}

Told tell(const TaskClaimed& event, const Telling& telling) {
  return about_task(fmt::format("{} took {}.", telling.directory.name_of(event.by), named(event.task, telling)));
}

Told tell(const TaskStarted& event, const Telling& telling) {
  return about_task(fmt::format("{} started {}.", telling.directory.name_of(event.by), named(event.task, telling)));
}

Told tell(const TaskFinished& event, const Telling& telling) {
  return about_task(fmt::format("{} finished {}.", telling.directory.name_of(event.by), named(event.task, telling)),
                    event.note);
}

Told tell(const TaskFailed& event, const Telling& telling) {
  return about_task(
      fmt::format("{} said that {} failed.", telling.directory.name_of(event.by), named(event.task, telling)),
      event.note);
}

Told tell(const TaskSkipped& event, const Telling& telling) {
  return about_task(fmt::format("{} skipped {}.", telling.directory.name_of(event.by), named(event.task, telling)),
                    event.note);
}

Told tell(const TaskReopened& event, const Telling& telling) {
  return about_task(fmt::format("{} reopened {}.", telling.directory.name_of(event.by), named(event.task, telling)),
                    event.note);
}

Told tell(const ItemTicked& event, const Telling& telling) {
  const auto* task = find_task(telling.after, event.task);
  const auto at = static_cast<std::size_t>(event.item);
  const auto item = task && at < task->checklist.size() ? text_of(task->checklist[at].text) : "an item";
  return about_task(fmt::format("{} {} “{}” of {}.", telling.who, event.ticked ? "ticked" : "unticked", item,
                                named(event.task, telling)));
}

Told tell(const TaskCancelled& event, const Telling& telling) {
  return about_task(fmt::format("{} is cancelled.", named(event.task, telling)));
}

Told tell(const TaskClosed& event, const Telling& telling) {
  return about_task(fmt::format("{} was closed with the change.", named(event.task, telling)));
}

Told tell(const TaskHandedOver& event, const Telling& telling) {
  const auto* task = find_task(telling.before, event.task);
  return about_task(fmt::format("{} was handed over as the change closed: {} goes on with it.",
                                named(event.task, telling),
                                name_or_nobody(task ? task->assignee : std::nullopt, telling.directory)));
}

Told tell(const TaskBecameOverdue& event, const Telling& telling) {
  return about_task(fmt::format("{} is overdue.", named(event.task, telling)));
}

}  // namespace sluice::api
