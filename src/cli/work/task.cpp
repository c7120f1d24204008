// `sluice task`: list, show, claim, start, finish, fail, skip, reopen, assign, tick, add.
#include <fmt/ostream.h>

#include <CLI/CLI.hpp>
#include <array>
#include <memory>

#include "cli/change/change.h"
#include "cli/client/moments.h"
#include "cli/client/reading.h"
#include "cli/client/table.h"
#include "cli/client/texts.h"
#include "cli/client/wrap.h"
#include "cli/commands.h"

namespace sluice::cli {

namespace {

struct TaskOptions {
  ClientOptions client;
  std::string task;
  std::string change;
  std::string text;
  std::string to;
  std::int64_t item = 1;
  bool untick = false;
};

void add_task_argument(CLI::App& command, std::string& task) {
  command.add_option("task", task, "The task, such as TSK-88")->required()->transform([](const std::string& text) {
    return numbered("TSK-", text, "task, such as TSK-88");
  });
}

/// A task is named by its number alone; the server knows on which change it is.
Json task_named(Client& client, const std::string& task) { return client.get("/tasks/" + percent_encoded(task)); }

/// Its own path, "/changes/CHG-1042/tasks/TSK-88", or below it.
std::string path_of(const Json& task, const std::string& below = "") {
  return change_path(text_at(task, "change"), "/tasks/" + percent_encoded(text_at(task, "id")) + below);
}

/// Only what had failed names somebody when it is cancelled.
bool has_failed(const Json& task) {
  const auto state = text_at(task, "state");
  return state == "failed" || (state == "cancelled" && at(task, "done_by").is_object());
}

std::string state_told(const Json& task) {
  const auto state = text_at(task, "state");
  return state == "cancelled" && has_failed(task) ? "cancelled after it failed" : state;
}

void say_task(Client& client, const Json& task) {
  if (client.printed_as_json(task)) return;
  const auto title = fmt::format("{} of {}: {}", text_at(task, "id"), text_at(task, "change"),
                                 harmless(text_at(task, "title"), Lines::joined));
  client.io().out << paragraphs(title, 0, client.columns());
  Table table;
  table.indent(2);
  table.add_fact("Stage", text_at(task, "stage_name"));
  table.add_fact("State", state_told(task));
  table.add_fact("With", text_at(task, "assignee.name"));
  if (!at(task, "assignee").is_object()) table.add_fact("Can take it", names_at(task, "candidates"));
  table.add_fact("Duty", text_at(task, "duty"));
  table.add_fact("Due", moment(text_at(task, "due"), client.zone()) + (flag_at(task, "overdue") ? ", overdue" : ""));
  table.add_fact("After", texts_at(task, "after"));
  table.add_fact(has_failed(task) ? "Failed by" : "Done by", text_at(task, "done_by.name"));
  table.add_fact("Note", text_at(task, "note"));
  client.io().out << table.text(client.columns());
  std::size_t number = 0;
  for (const auto& item : list_at(task, "checklist"))
    client.io().out << paragraphs(fmt::format("{}. [{}] {}", ++number, flag_at(item, "ticked") ? "x" : " ",
                                              harmless(text_at(item, "text"), Lines::joined)),
                                  2, client.columns());
}

void show(const TaskOptions& options, Io& io) {
  Client client{options.client, io};
  const auto task = task_named(client, options.task);
  say_task(client, task);
  if (options.client.json || text_at(task, "description").empty()) return;
  io.out << "\n" << paragraphs(harmless(text_at(task, "description"), Lines::kept), 0, client.columns());
}

struct ListOptions {
  ClientOptions client;
  std::string change;
  std::string assignee;
  std::string candidate;
  std::vector<std::string> states;
  std::int64_t limit = 50;
  bool finished = false;
  bool all = false;
};

constexpr std::array unfinished{"blocked", "open", "in_progress", "failed"};

Json tasks_asked_for(const ListOptions& options, Client& client) {
  if (!options.change.empty()) return client.get(change_path(options.change, "/tasks"));
  Parameters parameters{{"assignee", options.assignee}, {"candidate", options.candidate}};
  for (const auto& state : options.states) parameters.emplace_back("state", state);
  if (options.states.empty() && !options.finished)
    for (const auto* state : unfinished) parameters.emplace_back("state", state);
  if (options.all) return client.get_all("/tasks", std::move(parameters));
  parameters.emplace_back("limit", std::to_string(options.limit));
  return client.get("/tasks", parameters);
}

void list(const ListOptions& options, Io& io) {
  Client client{options.client, io};
  const auto answer = tasks_asked_for(options, client);
  if (client.printed_as_json(answer)) return;
  Table table{{"TASK", "CHANGE", "STAGE", "STATE", "DUE", "", "WITH", "TITLE"}};
  table.dispensable({"STAGE", "WITH", "STATE"});
  for (const auto& task : list_at(answer, "items")) {
    const auto* stage = at(task, "stage_name").is_string() ? "stage_name" : "stage";
    const auto with = at(task, "assignee").is_object() ? text_at(task, "assignee.name") : names_at(task, "candidates");
    table.add({text_at(task, "id"), text_at(task, "change"), text_at(task, stage), text_at(task, "state"),
               moment(text_at(task, "due"), client.zone()), flag_at(task, "overdue") ? "overdue" : "", with,
               text_at(task, "title")});
  }
  io.out << (table.empty() ? "No task is like that.\n" : table.text(client.columns()));
  if (!text_at(answer, "next").empty())
    fmt::print(io.out, "There are more than {}: --all lists them all.\n", options.limit);
}

struct Act {
  const char* name;
  const char* below;
  const char* help;
  bool note_required;  ///< it is the reason, then
  const char* examples;
};

void add_act(CLI::App& task, Io& io, const Act& act) {
  auto options = std::make_shared<TaskOptions>();
  auto* command = task.add_subcommand(act.name, act.help);
  add_task_argument(*command, options->task);
  if (act.note_required) command->add_option("--reason,--note", options->text, "Why; a text, @FILE or -")->required();
  else command->add_option("--note", options->text, "A word about it; a text, @FILE or -");
  add_client_options(*command, options->client);
  command->footer(act.examples);
  command->callback([options, act, &io] {
    Client client{options->client, io};
    boost::json::object body;
    if (!options->text.empty()) body["note"] = text_of(options->text, io);
    say_task(client, client.post(path_of(task_named(client, options->task), act.below), body));
  });
}

void add_assign(CLI::App& task, Io& io) {
  auto options = std::make_shared<TaskOptions>();
  auto* command = task.add_subcommand("assign", "Give a task to a person (the change's owner, change managers)");
  add_task_argument(*command, options->task);
  command->add_option("--to", options->to, "Sign-in name; - gives it to nobody")->required();
  add_client_options(*command, options->client);
  command->footer("Examples:\n  sluice task assign TSK-88 --to tomas.weber\n  sluice task assign TSK-88 --to -");
  command->callback([options, &io] {
    Client client{options->client, io};
    boost::json::object body{{"assignee", nullptr}};
    if (options->to != "-") body["assignee"] = options->to;
    say_task(client, client.patch(path_of(task_named(client, options->task)), body));
  });
}

void must_be_an_item(std::int64_t item, std::int64_t count, const std::string& task) {
  if (item >= 1 && item <= count) return;
  if (count == 0) throw Stop(Exit::usage, fmt::format("{} has no checklist: there is nothing to tick.", task));
  throw Stop(Exit::usage, fmt::format("{} has no item {}: they are counted from 1 to {}. See: sluice task show {}",
                                      task, item, count, task));
}

void add_tick(CLI::App& task, Io& io) {
  auto options = std::make_shared<TaskOptions>();
  auto* command = task.add_subcommand("tick", "Tick items of a task's checklist");
  add_task_argument(*command, options->task);
  auto items = std::make_shared<std::vector<std::int64_t>>();
  command->add_option("items", *items, "Which items, from 1 as `task show` counts them; none: all");
  command->add_flag("--off", options->untick, "Take the tick away");
  add_client_options(*command, options->client);
  command->footer(
      "Examples:\n  sluice task tick TSK-88\n  sluice task tick TSK-88 1 3\n  sluice task tick TSK-88 2 --off");
  command->callback([options, items, &io] {
    Client client{options->client, io};
    auto view = task_named(client, options->task);
    const auto path = path_of(view);
    const auto count = static_cast<std::int64_t>(list_at(view, "checklist").size());
    auto wanted = *items;
    for (const auto item : wanted) must_be_an_item(item, count, text_at(view, "id"));
    for (std::int64_t i = 1; items->empty() && i <= count; ++i) wanted.push_back(i);
    for (const auto item : wanted)
      view =
          client.put(fmt::format("{}/checklist/{}", path, item - 1), boost::json::object{{"ticked", !options->untick}});
    say_task(client, view);
  });
}

struct NewTask {
  ClientOptions client;
  std::string change;
  std::string title;
  std::string description;
  std::string assignee;
  std::vector<std::string> checklist;
  std::vector<std::string> after;
  bool optional = false;
};

void add_new(CLI::App& task, Io& io) {
  auto options = std::make_shared<NewTask>();
  auto* command = task.add_subcommand("add", "Add a task by hand to the stage in which a change is");
  add_change_argument(*command, options->change);
  command->add_option("--title", options->title, "What is to be done")->required();
  command->add_option("--description", options->description, "More about it; a text, @FILE or -");
  command->add_option("--assignee", options->assignee, "Sign-in name of who does it");
  command->add_option("--item", options->checklist, "An item of its checklist; may repeat")->allow_extra_args(false);
  command->add_option("--after", options->after, "A task that comes first, such as TSK-88; may repeat")
      ->allow_extra_args(false);
  command->add_flag("--optional", options->optional, "It may be skipped");
  add_client_options(*command, options->client);
  command->footer("Example:\n  sluice task add CHG-1042 --title \"Tell the vendor\" --assignee tomas.weber");
  command->callback([options, &io] {
    Client client{options->client, io};
    boost::json::object body{{"title", options->title}};
    if (!options->description.empty()) body["description"] = text_of(options->description, io);
    if (!options->assignee.empty()) body["assignee"] = options->assignee;
    if (!options->checklist.empty()) body["checklist"] = boost::json::value_from(options->checklist);
    if (!options->after.empty()) body["after"] = boost::json::value_from(options->after);
    if (options->optional) body["optional"] = true;
    say_task(client, client.post(change_path(options->change, "/tasks"), body));
  });
}

void add_reading(CLI::App& task, Io& io) {
  auto listed = std::make_shared<ListOptions>();
  auto* lists = task.add_subcommand("list", "List tasks: of a change, or of a person");
  auto* of_change = lists->add_option("--change", listed->change, "Of this change");
  lists->add_option("--assignee", listed->assignee, "With this person; a sign-in name, or me")->excludes(of_change);
  lists->add_option("--candidate", listed->candidate, "That this person may take; a sign-in name, or me")
      ->excludes(of_change);
  lists
      ->add_option("--state", listed->states,
                   "blocked, open, in_progress, done, failed, skipped, cancelled or closed; may repeat")
      ->allow_extra_args(false)
      ->excludes(of_change);
  lists->add_flag("--finished", listed->finished, "Those done, skipped, cancelled and closed, too")
      ->excludes(of_change);
  auto* limit = lists->add_option("--limit", listed->limit, "At most so many")
                    ->check(CLI::Range(1, 200))
                    ->capture_default_str()
                    ->excludes(of_change);
  lists->add_flag("--all", listed->all, "All of them, however many")->excludes(of_change)->excludes(limit);
  add_client_options(*lists, listed->client);
  lists->footer(
      "Those that are still to be done, unless --state or --finished says otherwise; of a change, all.\n\n"
      "Examples:\n  sluice task list --assignee me\n  sluice task list --candidate me --state open\n"
      "  sluice task list --change CHG-1042");
  lists->callback([listed, &io] { list(*listed, io); });

  auto shown = std::make_shared<TaskOptions>();
  auto* shows = task.add_subcommand("show", "Show a task: what to do, its checklist, who can take it");
  add_task_argument(*shows, shown->task);
  add_client_options(*shows, shown->client);
  shows->footer("Example:\n  sluice task show TSK-88");
  shows->callback([shown, &io] { show(*shown, io); });
}

}  // namespace

void add_task(CLI::App& app, Io& io) {
  auto* task = app.add_subcommand("task", "Do the tasks of changes");
  task->require_subcommand(1);
  task->footer(
      "Examples:\n  sluice task list --assignee me\n  sluice task tick TSK-88\n  sluice task finish TSK-88 --note "
      "\"118 tests, 0 failed\"");
  add_reading(*task, io);
  add_act(*task, io,
          {"claim", "/claim", "Take a task that you may take", false, "Example:\n  sluice task claim TSK-88"});
  add_act(*task, io, {"start", "/start", "Say that you have begun", false, "Example:\n  sluice task start TSK-88"});
  add_act(*task, io,
          {"finish", "/finish", "Say that it is done; every item of its checklist has to be ticked", false,
           "Example:\n  sluice task finish TSK-88 --note \"118 tests, 0 failed\""});
  add_act(*task, io,
          {"fail", "/failure", "Say that it could not be done; the change waits until it is reopened or goes back",
           true, "Example:\n  sluice task fail TSK-88 --reason \"2 of 118 tests failed: InvoiceExportIT\""});
  add_act(*task, io,
          {"skip", "/skip", "Leave an optional task out, with a reason", true,
           "Example:\n  sluice task skip TSK-88 --reason \"Users will notice nothing.\""});
  add_act(*task, io,
          {"reopen", "/reopen", "Take back that it was done, failed or skipped", true,
           "Example:\n  sluice task reopen TSK-88 --reason \"The log shows errors after all.\""});
  add_assign(*task, io);
  add_tick(*task, io);
  add_new(*task, io);
}

}  // namespace sluice::cli
