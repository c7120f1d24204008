// `sluice process`: list, show, versions, retire, restore; the other commands are in the files beside this one.
#include "cli/process/process.h"

#include <fmt/ostream.h>

#include <CLI/CLI.hpp>
#include <memory>

#include "cli/client/moments.h"
#include "cli/client/reading.h"
#include "cli/client/table.h"
#include "cli/client/wrap.h"
#include "cli/commands.h"

namespace sluice::cli {

namespace {

struct ProcessOptions {
  ClientOptions client;
  std::string key;
  std::int64_t version = 0;
  bool yaml = false;
};

std::string what_it_lacks(std::size_t things, const std::string& key) {
  if (things == 0) return {};
  return fmt::format("{} thing{}: sluice process show {}", things, things == 1 ? "" : "s", key);
}

void list(const ClientOptions& options, Io& io) {
  Client client{options, io};
  const auto answer = client.get_all("/processes");
  if (client.printed_as_json(answer)) return;
  Table table{{"PROCESS", "TYPE", "VERSION", "", "NAME", "USUALLY", "LACKING"}};
  for (const auto& one : list_at(answer, "items"))
    table.add({text_at(one, "key"), text_at(one, "type"), text_at(one, "version"),
               flag_at(one, "retired") ? "retired" : "", text_at(one, "name"), text_at(one, "usual_length"),
               what_it_lacks(list_at(one, "lacking").size(), text_at(one, "key"))});
  table.dispensable({"USUALLY", "TYPE"});
  io.out << table.text(client.columns());
}

std::string choices_of(const Json& field) {
  std::string keys;
  for (const auto& choice : list_at(field, "choices")) keys += (keys.empty() ? "" : ", ") + text_at(choice, "key");
  return keys;
}

/// When something is asked for at all; nothing where it always is.
std::string when_of(const Json& json) {
  const auto words = text_at(json, "when.in_words");
  return words.empty() ? "" : "when " + words;
}

void say_form(const Json& process, Client& client) {
  Table table;
  table.indent(2);
  for (const auto& field : list_at(process, "form"))
    table.add({text_at(field, "key"), text_at(field, "type"), flag_at(field, "required") ? "needed" : "",
               text_at(field, "name"), choices_of(field), when_of(field)});
  if (!table.empty()) client.io().out << "\nForm\n" << table.text(client.columns());
}

void say_stage(const Json& stage, Client& client) {
  auto& out = client.io().out;
  fmt::print(out, "\n{} ({}, {})\n", text_at(stage, "name"), text_at(stage, "phase"), text_at(stage, "advance"));
  if (!when_of(stage).empty()) out << paragraphs("Only " + when_of(stage), 2, client.columns());
  Table table;
  table.indent(2);
  for (const auto& task : list_at(stage, "tasks"))
    table.add({"task", text_at(task, "key"), text_at(task, "title"), texts_at(task, "assignee"), when_of(task)});
  for (const auto& approval : list_at(stage, "approvals"))
    table.add({"approval", text_at(approval, "key"), text_at(approval, "title"), texts_at(approval, "approvers"),
               when_of(approval)});
  out << table.text(client.columns());
}

void say_contingencies(const Json& process, Client& client) {
  Table table;
  table.indent(2);
  for (const auto& one : list_at(process, "contingencies"))
    table.add({text_at(one, "process"), text_at(one, "start") == "hand" ? "by hand" : "on " + texts_at(one, "on"),
               when_of(one)});
  if (!table.empty()) client.io().out << "\nContingencies\n" << table.text(client.columns());
}

/// "stage_entered (Release, Deployment)".
std::string heard_by(const Json& rule) {
  const auto of = texts_at(rule, "of");
  const auto on = text_at(rule, "on");
  return of.empty() ? on : fmt::format("{} ({})", on, of);
}

void say_rules(const Json& process, Client& client) {
  const auto rules = list_at(process, "rules");
  if (!rules.empty()) client.io().out << "\nRules\n";
  for (const auto& one : rules) {
    const auto when = when_of(one);
    client.io().out << paragraphs(
        fmt::format("{}: on {}{}{}", text_at(one, "title"), heard_by(one), when.empty() ? "" : ", ", when), 2,
        client.columns());
    for (const auto& act : list_at(one, "acts"))
      client.io().out << paragraphs(text_at(act, "in_words"), 4, client.columns());
  }
}

void show(const ProcessOptions& options, Io& io) {
  Client client{options.client, io};
  const auto below = options.version == 0 ? std::string{} : "/versions/" + std::to_string(options.version);
  const auto process = client.get(process_path(options.key, below));
  if (client.printed_as_json(process)) return;
  if (options.yaml) {
    io.out << text_at(process, "yaml");
    return;
  }
  fmt::print(io.out, "{}, version {}\n", text_at(process, "name"), text_at(process, "version"));
  for (const auto* text : {"summary", "when_to_use"})
    if (!text_at(process, text).empty())
      io.out << paragraphs(harmless(text_at(process, text), Lines::kept), 0, client.columns());
  say_what_it_lacks(client, process);
  say_form(process, client);
  for (const auto& stage : list_at(process, "stages")) say_stage(stage, client);
  say_contingencies(process, client);
  say_rules(process, client);
}

void say_whether_offered(Client& client, const Json& process) {
  if (client.printed_as_json(process)) return;
  fmt::print(client.io().out, "{} is {}.\n", text_at(process, "key"),
             flag_at(process, "retired") ? "retired: it is not offered for new changes, those under way go on"
                                         : "offered for new changes");
}

void add_retiring(CLI::App& process, Io& io) {
  auto retired = std::make_shared<ProcessOptions>();
  auto* retire = process.add_subcommand("retire", "Offer a process no longer for new changes; those under way go on");
  retire->add_option("process", retired->key, "Its key, such as normal")->required();
  add_client_options(*retire, retired->client);
  retire->footer("Example:\n  sluice process retire small-fix");
  retire->callback([retired, &io] {
    Client client{retired->client, io};
    say_whether_offered(client, client.post(process_path(retired->key, "/retirement")));
  });
  auto restored = std::make_shared<ProcessOptions>();
  auto* restore = process.add_subcommand("restore", "Offer a retired process again");
  restore->add_option("process", restored->key, "Its key, such as normal")->required();
  add_client_options(*restore, restored->client);
  restore->footer("Example:\n  sluice process restore small-fix");
  restore->callback([restored, &io] {
    Client client{restored->client, io};
    say_whether_offered(client, client.remove(process_path(restored->key, "/retirement")));
  });
}

void versions(const ProcessOptions& options, Io& io) {
  Client client{options.client, io};
  const auto process = client.get(process_path(options.key));
  if (client.printed_as_json(boost::json::object{{"versions", list_at(process, "versions")}})) return;
  Table table{{"VERSION", "PUBLISHED", "BY", "NOTE"}};
  for (const auto& one : list_at(process, "versions")) {
    const auto by = text_at(one, "by.name");
    table.add({text_at(one, "version"), moment(text_at(one, "published"), client.zone()),
               by.empty() ? "shipped with Sluice" : by, text_at(one, "note")});
  }
  io.out << table.text(client.columns());
}

}  // namespace

std::string process_path(const std::string& key, const std::string& below) {
  return "/processes/" + percent_encoded(key) + below;
}

bool names_a_file(const std::string& argument) {
  return argument == "-" || argument.ends_with(".yaml") || argument.ends_with(".yml") ||
         argument.find('/') != std::string::npos;
}

void say_what_it_lacks(Client& client, const Json& process) {
  for (const auto& lacks : list_at(process, "lacking"))
    if (lacks.is_string())
      client.io().out << paragraphs("It cannot run yet: " + harmless(std::string{lacks.get_string()}, Lines::joined), 0,
                                    client.columns());
}

void add_process(CLI::App& app, Io& io) {
  auto* process = app.add_subcommand("process", "Processes: how changes run");
  process->require_subcommand(1);
  process->footer(
      "The life of a process: import a file as a draft (or write it on the page), check it, try it with an invented\n"
      "change, say what differs, publish it with a note. Changes under way keep their version; sluice change "
      "move-version\n"
      "moves one to a newer one.\n\n"
      "Examples:\n"
      "  sluice process export normal -o normal.yaml\n"
      "  sluice process check normal.yaml && sluice process try normal.yaml\n"
      "  sluice process diff normal.yaml\n"
      "  sluice process publish normal.yaml --note \"The desk is asked, too.\"");
  add_process_check(*process, io);

  auto listed = std::make_shared<ClientOptions>();
  auto* lists = process->add_subcommand("list", "List the processes, and what each lacks before it can run");
  add_client_options(*lists, *listed);
  lists->callback([listed, &io] { list(*listed, io); });

  auto shown = std::make_shared<ProcessOptions>();
  auto* shows = process->add_subcommand("show", "Show a process: its stages, tasks and approvals");
  shows->add_option("process", shown->key, "Its key, such as normal")->required();
  shows->add_option("--version", shown->version, "A version; else the newest")->type_name("N");
  shows->add_flag("--yaml", shown->yaml, "As the text that it was published with");
  add_client_options(*shows, shown->client);
  shows->footer("Examples:\n  sluice process show normal\n  sluice process show normal --yaml > normal.yaml");
  shows->callback([shown, &io] { show(*shown, io); });

  auto listed_versions = std::make_shared<ProcessOptions>();
  auto* lists_versions = process->add_subcommand("versions", "List the versions of a process: when, by whom and why");
  lists_versions->add_option("process", listed_versions->key, "Its key, such as normal")->required();
  add_client_options(*lists_versions, listed_versions->client);
  lists_versions->footer("Example:\n  sluice process versions normal");
  lists_versions->callback([listed_versions, &io] { versions(*listed_versions, io); });

  add_process_diff(*process, io);
  add_process_try(*process, io);
  add_process_texts(*process, io);
  add_process_drafts(*process, io);
  add_retiring(*process, io);
}

}  // namespace sluice::cli
