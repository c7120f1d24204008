// `sluice change show` and `sluice change waiting`.
#include <fmt/ostream.h>

#include <CLI/CLI.hpp>
#include <memory>

#include "cli/change/answers.h"
#include "cli/change/change.h"
#include "cli/client/moments.h"
#include "cli/client/reading.h"
#include "cli/client/table.h"
#include "cli/client/unmet.h"
#include "cli/client/wrap.h"

namespace sluice::cli {

namespace {

struct ChangeShowOptions {
  ClientOptions client;
  std::string change;
};

std::string planned(const Json& change, const char* which) {
  const auto& time = at(change, which);
  return time.is_object() ? local_moment(text_at(time, "local")) + " " + text_at(time, "zone") : "";
}

/// The stages as a line: those behind, [where it stands], those to come.
std::string track(const Json& change) {
  std::string line;
  for (const auto& stage : list_at(change, "stages")) {
    const auto state = text_at(stage, "state");
    const auto name = text_at(stage, "name");
    if (!line.empty()) line += " > ";
    line += state == "current" ? "[" + name + "]" : state == "passed_over" ? "(" + name + ")" : name;
  }
  return line;
}

void say_facts(Client& client, const Json& change) {
  const auto& zone = client.zone();
  Table facts;
  facts.add_fact("Process",
                 fmt::format("{}, version {}", text_at(change, "process.name"), text_at(change, "process.version")));
  facts.add_fact("Stages", track(change));
  facts.add_fact("Outcome", text_at(change, "outcome"));
  facts.add_fact("", text_at(change, "outcome_comment"));
  if (at(change, "hold").is_object())
    facts.add_fact("On hold", fmt::format("{}, {}: {}", text_at(change, "hold.by.name"),
                                          moment(text_at(change, "hold.since"), zone), text_at(change, "hold.reason")));
  if (flag_at(change, "restricted"))
    facts.add_fact("Restricted",
                   "seen by those with a part in it" +
                       (names_at(change, "visible_to").empty() ? "" : " and by " + names_at(change, "visible_to")));
  facts.add_fact("Owner", text_at(change, "owner.name"));
  facts.add_fact("Requester", text_at(change, "requester.name"));
  facts.add_fact("Services", names_at(change, "services"));
  facts.add_fact("Priority", text_at(change, "priority"));
  facts.add_fact("Impact", text_at(change, "impact"));
  facts.add_fact("Urgency", text_at(change, "urgency"));
  facts.add_fact("Planned", planned(change, "planned_start"));
  facts.add_fact("  until", planned(change, "planned_end"));
  facts.add_fact("Developer", text_at(change, "developer.name"));
  facts.add_fact("Test lead", text_at(change, "test_lead.name"));
  facts.add_fact("Deployer", text_at(change, "deployer.name"));
  facts.add_fact("Verifiers", names_at(change, "verifiers"));
  facts.add_fact("Stakeholders", names_at(change, "stakeholders"));
  facts.add_fact("Tags", texts_at(change, "tags"));
  facts.add_fact("Created", moment(text_at(change, "created"), zone));
  facts.add_fact("Closed", moment(text_at(change, "closed"), zone));
  client.io().out << facts.text(client.columns());
}

void say_text(Client& client, const Json& change, const char* field, const char* title) {
  const auto text = harmless(text_at(change, field), Lines::kept);
  if (text.empty()) return;
  fmt::print(client.io().out, "\n{}\n{}", title, paragraphs(text, 2, client.columns()));
}

void say_texts(Client& client, const Json& change) {
  auto& out = client.io().out;
  say_text(client, change, "description", "Description");
  say_text(client, change, "reason", "Reason");
  if (!list_at(change, "expected_results").empty()) out << "\nExpected results\n";
  for (const auto& result : list_at(change, "expected_results"))
    if (result.is_string())
      out << paragraphs("- " + harmless(std::string{result.get_string()}, Lines::joined), 2, client.columns());
  say_text(client, change, "deployment_plan", "Deployment plan");
  say_text(client, change, "backout_plan", "Backout plan");
  say_text(client, change, "test_plan", "Test plan");
  say_text(client, change, "communication_plan", "Communication plan");
}

void say_work(Client& client, const Json& change) {
  auto& out = client.io().out;
  Table approvals;
  approvals.indent(2);
  for (const auto& one : list_at(change, "approvals"))
    approvals.add({text_at(one, "key"), text_at(one, "state"),
                   fmt::format("{} of {}", number_at(one, "have"), number_at(one, "need")), text_at(one, "title")});
  if (!approvals.empty()) out << "\nApprovals\n" << approvals.text(client.columns());
  Table tasks;
  tasks.indent(2);
  for (const auto& task : list_at(change, "tasks"))
    tasks.add({text_at(task, "id"), text_at(task, "stage_name"), text_at(task, "state"),
               text_at(task, at(task, "done_by").is_object() ? "done_by.name" : "assignee.name"),
               text_at(task, "title")});
  if (!tasks.empty()) out << "\nTasks\n" << tasks.text(client.columns());
}

void say_what_is_possible(Client& client, const Json& change) {
  std::string acts;
  for (const auto& one : list_at(change, "possible")) {
    const auto title = text_at(one, "title");
    acts += (acts.empty() ? "" : ", ") + (title.empty() ? text_at(one, "act") : title);
  }
  if (acts.empty()) return;
  client.io().out << "\n" << paragraphs("You may now: " + harmless(acts, Lines::joined), 0, client.columns());
}

void show(const ChangeShowOptions& options, Io& io) {
  Client client{options.client, io};
  const auto change = client.get(change_path(options.change));
  if (client.printed_as_json(change)) return;
  const auto title = fmt::format("{}: {}", text_at(change, "id"), harmless(text_at(change, "title"), Lines::joined));
  io.out << paragraphs(title, 0, client.columns()) << "\n";
  say_facts(client, change);
  if (!list_at(change, "waiting").empty())
    io.out << "\nIt waits for\n" << unmet_table(list_at(change, "waiting"), client.zone(), client.columns());
  say_answers(client, change);
  say_texts(client, change);
  say_work(client, change);
  say_what_is_possible(client, change);
}

void waiting(const ChangeShowOptions& options, Io& io) {
  Client client{options.client, io};
  const auto answer = client.get(change_path(options.change, "/waiting"));
  if (!client.printed_as_json(answer)) say_waiting(client, answer);
}

}  // namespace

void add_change_show(CLI::App& change, Io& io) {
  auto options = std::make_shared<ChangeShowOptions>();
  auto* showing = change.add_subcommand("show", "Show a change: fields, plans, tasks, approvals, what you may do");
  add_change_argument(*showing, options->change);
  add_client_options(*showing, options->client);
  showing->footer("Example:\n  sluice change show CHG-1042");
  showing->callback([options, &io] { show(*options, io); });

  auto waiting_options = std::make_shared<ChangeShowOptions>();
  auto* wait = change.add_subcommand("waiting", "Say all that a change waits for, and for whom");
  add_change_argument(*wait, waiting_options->change);
  add_client_options(*wait, waiting_options->client);
  wait->footer(
      "Example:\n"
      "  $ sluice change waiting CHG-1042\n"
      "  Authorization, since Wed 13 Jan 2027 15:40\n"
      "    owners  0 of 1  waiting for Dana Kowalski.\n"
      "    cab     0 of 2  waiting for Dana Kowalski, Lee Okafor, Mei Tanaka.");
  wait->callback([waiting_options, &io] { waiting(*waiting_options, io); });
}

}  // namespace sluice::cli
