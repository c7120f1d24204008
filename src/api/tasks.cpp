// Tasks of a change: reading them, adding, taking, doing, leaving out.
#include "api/change_acts.h"
#include "api/routes.h"
#include "api/views/change_requests.h"
#include "api/views/lists.h"
#include "store/task_place.h"

namespace sluice::api {
namespace {

struct TaskList {
  std::vector<TaskView> items;
};
BOOST_DESCRIBE_STRUCT(TaskList, (), (items))

struct NewTask {
  std::string title;
  std::optional<std::string> description;
  std::optional<std::string> assignee;
  std::optional<Instant> due;
  std::vector<std::string> checklist;
  std::vector<std::string> after;
  std::optional<bool> optional;
};
BOOST_DESCRIBE_STRUCT(NewTask, (), (title, description, assignee, due, checklist, after, optional))

struct TaskEdit {
  Patch<std::string> title;
  Patch<std::string> description;
  Patch<Instant> due;
  Patch<std::string> assignee;
};
BOOST_DESCRIBE_STRUCT(TaskEdit, (), (title, description, due, assignee))

struct Note {
  std::optional<std::string> note;
};
BOOST_DESCRIBE_STRUCT(Note, (), (note))

struct Tick {
  bool ticked = true;
};
BOOST_DESCRIBE_STRUCT(Tick, (), (ticked))

using AnswerTask = Answer<TaskView>;

Result<TaskView> one_task(const Shown& shown, TaskId id) {
  const auto* task = find_task(shown.change, id);
  if (!task) return refuse(Refused::not_found, "There is no task " + sluice::shown(id) + " on this change.");
  return task_view(shown, *task, possible_on(shown));
}

Result<TaskList> list_tasks(Call& call, const Nothing&) {
  SLUICE_TRY(const auto loaded, load_visible(call));
  const auto shown = shown_to(call, loaded);
  return TaskList{task_views(shown, possible_on(shown))};
}

Result<TaskView> show_task(Call& call, const Nothing&) {
  SLUICE_TRY(const auto id, call.task_id());
  SLUICE_TRY(const auto loaded, load_visible(call));
  return one_task(shown_to(call, loaded), id);
}

/// A task by its number alone, on whichever change it is.
Result<TaskView> show_task_anywhere(Call& call, const Nothing&) {
  SLUICE_TRY(const auto id, call.task_id());
  const auto change = store::change_of_task(call.read(), viewer(call), id);
  if (!change) return refuse(Refused::not_found, "There is no task " + sluice::shown(id) + ".");
  SLUICE_TRY(const auto loaded, load_visible(call, *change));
  return one_task(shown_to(call, loaded), id);
}

/// Runs a command on a task of the path's change and answers with the task.
void act_on_task(const CallPtr& call, TaskId task, ChangeCommand command, const ActQuery& query,
                 const AnswerTask& answer) {
  const auto change = call->change_id();
  if (!change) return answer.refuse(change.error());
  act<TaskView>(call, *change, std::move(command), query, answer,
                [task](Call&, const Shown& shown, const ChangeEvents&) { return one_task(shown, task); });
}

template <class Command>
Command on_task(TaskId task, const Note& sent) {
  if constexpr (requires { Command{task, std::string{}}; }) return {task, sent.note.value_or("")};
  else return {task};
}

template <class Command>
void simple(const CallPtr& call, const ActQuery& query, Note sent, const AnswerTask& answer) {
  const auto task = call->task_id();
  if (!task) return answer.refuse(task.error());
  act_on_task(call, *task, on_task<Command>(*task, sent), query, answer);
}

Result<std::vector<TaskId>> tasks_named(const std::vector<std::string>& names) {
  std::vector<TaskId> ids;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const auto id = read_task_id(names[i]);
    if (!id) return refuse_field("/after/" + std::to_string(i), "A task is expected, such as TSK-88.");
    ids.push_back(*id);
  }
  return ids;
}

Result<AddTask> addition(const NewTask& sent, const Directory& directory) {
  AddTask command{.title = sent.title,
                  .description = sent.description.value_or(""),
                  .assignee = {},
                  .due = sent.due,
                  .checklist = sent.checklist,
                  .after = {},
                  .optional = sent.optional.value_or(false)};
  if (sent.assignee) {
    SLUICE_TRY(command.assignee, person_named(*sent.assignee, "/assignee", directory));
  }
  SLUICE_TRY(command.after, tasks_named(sent.after));
  return command;
}

Result<TaskView> created_task(const Shown& shown, const ChangeEvents& events) {
  for (const auto& event : events)
    if (const auto* created = std::get_if<TaskCreated>(&event)) return one_task(shown, created->task);
  return refuse(Refused::out_of_turn, "No task came of it.");
}

void add(const CallPtr& call, const ActQuery& query, NewTask sent, const AnswerTask& answer) {
  const auto change = call->change_id();
  if (!change) return answer.refuse(change.error());
  auto command = addition(sent, *call->directory);
  if (!command) return answer.refuse(command.error());
  act<TaskView>(call, *change, std::move(*command), query, answer,
                [](Call&, const Shown& shown, const ChangeEvents& events) { return created_task(shown, events); });
}

/// Who it is given to is a command of its own: an edit of both is two acts, so it is asked for one at a time.
void edit(const CallPtr& call, const ActQuery& query, TaskEdit sent, const AnswerTask& answer) {
  const auto task = call->task_id();
  if (!task) return answer.refuse(task.error());
  const bool texts = sent.title.present || sent.description.present || sent.due.present;
  if (texts && sent.assignee.present)
    return answer.refuse(refuse_field("/assignee", "Give the task to somebody in a request of its own.").error());
  if (!sent.assignee.present)
    return act_on_task(call, *task, EditTask{*task, sent.title, sent.description, sent.due}, query, answer);
  AssignTask command{*task, {}};
  if (sent.assignee.value) {
    const auto person = person_named(*sent.assignee.value, "/assignee", *call->directory);
    if (!person) return answer.refuse(person.error());
    command.to = *person;
  }
  act_on_task(call, *task, command, query, answer);
}

void tick(const CallPtr& call, const ActQuery& query, Tick sent, const AnswerTask& answer) {
  const auto task = call->task_id();
  if (!task) return answer.refuse(task.error());
  const auto item = call->number("item");
  if (!item) return answer.refuse(item.error());
  act_on_task(call, *task, TickItem{*task, *item, sent.ticked}, query, answer);
}

constexpr auto assignee_or_candidate =
    Access::by(ChangeRight::see, "its assignee, or where it has none whoever may take it");

template <class Command>
Route act_route(std::string_view path, std::string_view summary, std::string_view detail) {
  return writes<ActQuery, Note, TaskView>(Method::post, path, "tasks", assignee_or_candidate,
                                          {summary, detail, act_errors}, simple<Command>);
}

}  // namespace

std::vector<Route> task_routes() {
  std::vector<Route> routes;
  routes.push_back(reads<Nothing, TaskList>(
      "/changes/{change}/tasks", "tasks", Access::by(ChangeRight::see),
      {"List the tasks of a change", "In order of creation.", {Refused::not_found}}, list_tasks));
  routes.push_back(writes<ActQuery, NewTask, TaskView>(
      Method::post, "/changes/{change}/tasks", "tasks", Access::by(ChangeRight::manage_tasks),
      {"Add a task by hand",
       "It belongs to the stage that the change is in, which waits for it unless it is `optional`.", act_errors},
      add, 201));
  routes.push_back(reads<Nothing, TaskView>("/changes/{change}/tasks/{task}", "tasks", Access::by(ChangeRight::see),
                                            {"Read a task", "", {Refused::not_found}}, show_task));
  routes.push_back(reads<Nothing, TaskView>(
      "/tasks/{task}", "tasks", Access::by(ChangeRight::see),
      {"Read a task by its number alone", "Its `change` says which change it belongs to.", {Refused::not_found}},
      show_task_anywhere));
  routes.push_back(writes<ActQuery, TaskEdit, TaskView>(
      Method::patch, "/changes/{change}/tasks/{task}", "tasks", Access::by(ChangeRight::manage_tasks),
      {"Edit a task, or give it to somebody", "`assignee` comes in a request of its own.", act_errors}, edit));
  routes.push_back(act_route<ClaimTask>("/changes/{change}/tasks/{task}/claim", "Take a task", ""));
  routes.push_back(act_route<StartTask>("/changes/{change}/tasks/{task}/start", "Start a task", ""));
  routes.push_back(act_route<FinishTask>("/changes/{change}/tasks/{task}/finish", "Finish a task",
                                         "Every item of its checklist must be ticked."));
  routes.push_back(
      act_route<FailTask>("/changes/{change}/tasks/{task}/failure", "Say that a task failed",
                          "A note is required. The stage waits until it is reopened or the change goes back."));
  routes.push_back(
      act_route<SkipTask>("/changes/{change}/tasks/{task}/skip", "Leave an optional task out", "A note is required."));
  routes.push_back(
      act_route<ReopenTask>("/changes/{change}/tasks/{task}/reopen", "Reopen a task", "A note is required."));
  routes.push_back(writes<ActQuery, Tick, TaskView>(
      Method::put, "/changes/{change}/tasks/{task}/checklist/{item}", "tasks", assignee_or_candidate,
      {"Tick an item of a checklist", "Items are counted from 0.", act_errors}, tick));
  return routes;
}

}  // namespace sluice::api
