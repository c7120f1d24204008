// `sluice process`: list, show, publish; check is in check.cpp.
#include <fmt/ostream.h>

#include <CLI/CLI.hpp>
#include <memory>

#include "cli/client/client.h"
#include "cli/client/reading.h"
#include "cli/client/table.h"
#include "cli/client/texts.h"
#include "cli/commands.h"

namespace sluice::cli {

namespace {

struct Options {
  ClientOptions client;
  std::string key;
  bool yaml = false;
};

void list(const ClientOptions& options, Io& io) {
  Client client{options, io};
  const auto answer = client.get("/processes");
  if (client.printed_as_json(answer)) return;
  Table table{{"PROCESS", "TYPE", "VERSION", "", "NAME", "USUALLY", "LACKING"}};
  for (const auto& one : list_at(answer, "items"))
    table.add({text_at(one, "key"), text_at(one, "type"), text_at(one, "version"),
               flag_at(one, "retired") ? "retired" : "", text_at(one, "name"), text_at(one, "usual_length"),
               texts_at(one, "lacking")});
  io.out << table.text();
}

void say_stage(const Json& stage, std::ostream& out) {
  fmt::print(out, "\n{} ({}, {})\n", text_at(stage, "name"), text_at(stage, "phase"), text_at(stage, "advance"));
  Table table;
  table.indent(2);
  for (const auto& task : list_at(stage, "tasks"))
    table.add({"task", text_at(task, "key"), text_at(task, "title"), texts_at(task, "assignee")});
  for (const auto& approval : list_at(stage, "approvals"))
    table.add({"approval", text_at(approval, "key"), text_at(approval, "title"), texts_at(approval, "approvers")});
  out << table.text();
}

void show(const Options& options, Io& io) {
  Client client{options.client, io};
  const auto process = client.get("/processes/" + percent_encoded(options.key));
  if (client.printed_as_json(process)) return;
  if (options.yaml) {
    io.out << harmless(text_at(process, "yaml"), Lines::kept);
    return;
  }
  fmt::print(io.out, "{}, version {}\n", text_at(process, "name"), text_at(process, "version"));
  fmt::print(io.out, "{}\n{}\n", text_at(process, "summary"), text_at(process, "when_to_use"));
  for (const auto& lacks : list_at(process, "lacking"))
    if (lacks.is_string()) fmt::print(io.out, "It cannot run yet: {}\n", std::string_view{lacks.get_string()});
  for (const auto& stage : list_at(process, "stages")) say_stage(stage, io.out);
}

void publish(const Options& options, Io& io) {
  Client client{options.client, io};
  const auto process = client.post("/processes", boost::json::object{{"yaml", text_of("@" + options.key, io)}});
  if (!client.printed_as_json(process))
    fmt::print(io.out, "Published: {}, version {}. Changes under way keep the version that they began with.\n",
               text_at(process, "key"), text_at(process, "version"));
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
}

}  // namespace sluice::cli
