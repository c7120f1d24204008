// `sluice change contingency`: list, start, retry, dismiss.
#include <fmt/ostream.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>

#include "cli/change/change.h"
#include "cli/client/reading.h"
#include "cli/client/table.h"
#include "cli/client/wrap.h"

namespace sluice::cli {

namespace {

struct ContingencyOptions {
  ClientOptions client;
  std::string change;
  std::string process;
  std::string reason;
  std::int64_t number = 0;
};

std::string run_named(const Json& contingency) {
  if (flag_at(contingency, "restricted")) return "a restricted change";
  return text_at(contingency, "change.id");
}

/// "running, Facts", "not started: There is no such process …".
std::string standing_of(const Json& contingency) {
  auto state = text_at(contingency, "state");
  std::ranges::replace(state, '_', ' ');
  const auto why = text_at(contingency, "why");
  const auto stage = text_at(contingency, "change.stage_name");
  if (!why.empty()) return fmt::format("{}: {}", state, why);
  return stage.empty() ? state : fmt::format("{}, {}", state, stage);
}

std::string called_by(const Json& contingency) {
  auto outcome = text_at(contingency, "outcome");
  std::ranges::replace(outcome, '_', ' ');
  return outcome.empty() ? text_at(contingency, "by.name") : outcome;
}

void list_of_change(const ContingencyOptions& options, Io& io) {
  Client client{options.client, io};
  const auto answer = client.get_all(change_path(options.change, "/contingencies"));
  if (client.printed_as_json(answer)) return;
  Table table{{"NO", "CONTINGENCY", "RUNS AS", "CALLED BY", "STATE"}};
  for (const auto& one : list_at(answer, "items"))
    table.add({text_at(one, "number"), text_at(one, "name"), run_named(one), called_by(one), standing_of(one)});
  io.out << (table.empty() ? options.change + " has no contingencies.\n" : table.text(client.columns()));
}

void say_contingency(Client& client, const Json& one) {
  if (client.printed_as_json(one)) return;
  const auto run = run_named(one);
  const auto name = text_at(one, "name");
  const auto text = !run.empty() ? fmt::format("{} runs as {}.", name, run)
                    : text_at(one, "state") == "dismissed"
                        ? fmt::format("{} is not needed.", name)
                        : fmt::format("{} could not be started: {}", name, text_at(one, "why"));
  client.io().out << paragraphs(harmless(text, Lines::joined), 0, client.columns());
}

void post_contingency(const ContingencyOptions& options, const std::string& below, const Json& body, Io& io) {
  Client client{options.client, io};
  say_contingency(client, client.post(change_path(options.change, "/contingencies" + below), body));
}

std::string path_of_one(const ContingencyOptions& options, std::string_view act) {
  return fmt::format("/{}/{}", options.number, act);
}

CLI::App& add_contingency_act(CLI::App& contingency, const char* name, const char* help, const char* example,
                              ContingencyOptions& options) {
  auto& command = *contingency.add_subcommand(name, help);
  add_change_argument(command, options.change);
  add_client_options(command, options.client);
  command.footer(example);
  return command;
}

void add_contingency_number(CLI::App& command, std::int64_t& number) {
  command.add_option("number", number, "Which one; see: sluice change contingency list")->required();
}

void add_starting(CLI::App& contingency, Io& io) {
  auto options = std::make_shared<ContingencyOptions>();
  auto& command = add_contingency_act(contingency, "start", "Start a contingency of a change by hand",
                                      "Example:\n  sluice change contingency start CHG-1042 hotfix", *options);
  command.add_option("process", options->process, "The key of its process; see: sluice process list")->required();
  command.callback(
      [options, &io] { post_contingency(*options, "", boost::json::object{{"process", options->process}}, io); });
}

void add_trying_again(CLI::App& contingency, Io& io) {
  auto options = std::make_shared<ContingencyOptions>();
  auto& command = add_contingency_act(contingency, "retry", "Try again to start one that could not be started",
                                      "Example:\n  sluice change contingency retry CHG-1042 1", *options);
  add_contingency_number(command, options->number);
  command.callback(
      [options, &io] { post_contingency(*options, path_of_one(*options, "start"), boost::json::object{}, io); });
}

void add_dismissing(CLI::App& contingency, Io& io) {
  auto options = std::make_shared<ContingencyOptions>();
  auto& command = add_contingency_act(
      contingency, "dismiss", "Say that one that was not started is not needed (change managers)",
      "Example:\n  sluice change contingency dismiss CHG-1042 1 --reason \"The cause is known: CHG-1031\"", *options);
  add_contingency_number(command, options->number);
  command.add_option("--reason", options->reason, "Why it is not needed")->required();
  command.callback([options, &io] {
    post_contingency(*options, path_of_one(*options, "dismissal"), boost::json::object{{"reason", options->reason}},
                     io);
  });
}

}  // namespace

void add_change_contingency(CLI::App& change, Io& io) {
  auto* contingency = change.add_subcommand("contingency", "See and start what deals with a change that ended badly");
  contingency->require_subcommand(1);
  contingency->footer(
      "Examples:\n"
      "  sluice change contingency list CHG-1042\n"
      "  sluice change contingency start CHG-1042 hotfix");
  auto options = std::make_shared<ContingencyOptions>();
  add_contingency_act(*contingency, "list", "List the contingencies of a change",
                      "Example:\n  sluice change contingency list CHG-1042", *options)
      .callback([options, &io] { list_of_change(*options, io); });
  add_starting(*contingency, io);
  add_trying_again(*contingency, io);
  add_dismissing(*contingency, io);
}

}  // namespace sluice::cli
