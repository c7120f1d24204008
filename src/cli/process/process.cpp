// `sluice process`: list, show, publish, retire, restore; check is in check.cpp.
#include <fmt/ostream.h>

#include <CLI/CLI.hpp>
#include <memory>

#include "cli/client/client.h"
#include "cli/client/reading.h"
#include "cli/client/table.h"
#include "cli/client/texts.h"
#include "cli/client/wrap.h"
#include "cli/commands.h"

namespace sluice::cli {

namespace {

struct Options {
  ClientOptions client;
  std::string key;
  bool yaml = false;
};

std::string process_path(const Options& options, const std::string& below = "") {
  return "/processes/" + percent_encoded(options.key) + below;
}

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

void say_stage(const Json& stage, Client& client) {
  auto& out = client.io().out;
  fmt::print(out, "\n{} ({}, {})\n", text_at(stage, "name"), text_at(stage, "phase"), text_at(stage, "advance"));
  Table table;
  table.indent(2);
  for (const auto& task : list_at(stage, "tasks"))
    table.add({"task", text_at(task, "key"), text_at(task, "title"), texts_at(task, "assignee")});
  for (const auto& approval : list_at(stage, "approvals"))
    table.add({"approval", text_at(approval, "key"), text_at(approval, "title"), texts_at(approval, "approvers")});
  out << table.text(client.columns());
}

void say_what_it_lacks(Client& client, const Json& process) {
  for (const auto& lacks : list_at(process, "lacking"))
    if (lacks.is_string())
      client.io().out << paragraphs("It cannot run yet: " + harmless(std::string{lacks.get_string()}, Lines::joined), 0,
                                    client.columns());
}

void show(const Options& options, Io& io) {
  Client client{options.client, io};
  const auto process = client.get(process_path(options));
  if (client.printed_as_json(process)) return;
  if (options.yaml) {
    io.out << harmless(text_at(process, "yaml"), Lines::kept);
    return;
  }
  fmt::print(io.out, "{}, version {}\n", text_at(process, "name"), text_at(process, "version"));
  for (const auto* text : {"summary", "when_to_use"})
    if (!text_at(process, text).empty())
      io.out << paragraphs(harmless(text_at(process, text), Lines::kept), 0, client.columns());
  say_what_it_lacks(client, process);
  for (const auto& stage : list_at(process, "stages")) say_stage(stage, client);
}

void say_whether_offered(Client& client, const Json& process) {
  if (client.printed_as_json(process)) return;
  fmt::print(client.io().out, "{} is {}.\n", text_at(process, "key"),
             flag_at(process, "retired") ? "retired: it is not offered for new changes, those under way go on"
                                         : "offered for new changes");
}

void add_retiring(CLI::App& process, Io& io) {
  auto retired = std::make_shared<Options>();
  auto* retire = process.add_subcommand("retire", "Offer a process no longer for new changes; those under way go on");
  retire->add_option("process", retired->key, "Its key, such as normal")->required();
  add_client_options(*retire, retired->client);
  retire->footer("Example:\n  sluice process retire small-fix");
  retire->callback([retired, &io] {
    Client client{retired->client, io};
    say_whether_offered(client, client.post(process_path(*retired, "/retirement")));
  });
  auto restored = std::make_shared<Options>();
  auto* restore = process.add_subcommand("restore", "Offer a retired process again");
  restore->add_option("process", restored->key, "Its key, such as normal")->required();
  add_client_options(*restore, restored->client);
  restore->footer("Example:\n  sluice process restore small-fix");
  restore->callback([restored, &io] {
    Client client{restored->client, io};
    say_whether_offered(client, client.remove(process_path(*restored, "/retirement")));
  });
}

void publish(const Options& options, Io& io) {
  Client client{options.client, io};
  const auto process = client.post("/processes", boost::json::object{{"yaml", text_of("@" + options.key, io)}});
  if (client.printed_as_json(process)) return;
  fmt::print(io.out, "Published: {}, version {}. Changes under way keep the version that they began with.\n",
             text_at(process, "key"), text_at(process, "version"));
  say_what_it_lacks(client, process);
}

}  // namespace

void add_process(CLI::App& app, Io& io) {
  auto* process = app.add_subcommand("process", "Processes: how changes run");
  process->require_subcommand(1);
  add_process_check(*process, io);

  auto listed = std::make_shared<ClientOptions>();
  auto* lists = process->add_subcommand("list", "List the processes, and what each lacks before it can run");
  add_client_options(*lists, *listed);
  lists->callback([listed, &io] { list(*listed, io); });

  auto shown = std::make_shared<Options>();
  auto* shows = process->add_subcommand("show", "Show a process: its stages, tasks and approvals");
  shows->add_option("process", shown->key, "Its key, such as normal")->required();
  shows->add_flag("--yaml", shown->yaml, "As the text that it was published with");
  add_client_options(*shows, shown->client);
  shows->footer("Examples:\n  sluice process show normal\n  sluice process show normal --yaml > normal.yaml");
  shows->callback([shown, &io] { show(*shown, io); });

  auto published = std::make_shared<Options>();
  auto* publishes = process->add_subcommand("publish", "Publish a file as the next version of a process");
  publishes->add_option("file", published->key, "YAML file")->required()->type_name("FILE");
  add_client_options(*publishes, published->client);
  publishes->footer("Example:\n  sluice process check normal.yaml && sluice process publish normal.yaml");
  publishes->callback([published, &io] { publish(*published, io); });
  add_retiring(*process, io);
}

}  // namespace sluice::cli
