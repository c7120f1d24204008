// `sluice change list`.
#include <fmt/ostream.h>

#include <CLI/CLI.hpp>
#include <array>
#include <memory>

#include "cli/change/change.h"
#include "cli/client/moments.h"
#include "cli/client/reading.h"
#include "cli/client/table.h"
#include "cli/view/view.h"

namespace sluice::cli {

namespace {

struct Filter {
  const char* option;
  const char* parameter;
  const char* help;
};

constexpr std::array filters{
    Filter{"--phase", "phase",
           "draft, assessment, authorization, build, release, deployment, verification, review, closed"},
    Filter{"--stage", "stage", "Key of a stage, such as staging; see: sluice process show"},
    Filter{"--state", "state", "open, on_hold or closed"},
    Filter{"--type", "type", "standard, normal, emergency or contingency"},
    Filter{"--process", "process", "Key of a process"},
    Filter{"--process-version", "process_version", "A number, or older: not the newest version of its process"},
    Filter{"--owner", "owner", "Sign-in name, or me"},
    Filter{"--requester", "requester", "Sign-in name, or me"},
    Filter{"--person", "person", "With any part of this person; sign-in name, or me"},
    Filter{"--waiting-for", "waiting_for", "Waits for this person; sign-in name, or me"},
    Filter{"--service", "service", "Key of a service"},
    Filter{"--tag", "tag", "A tag"},
    Filter{"--linked-to", "linked_to", "Linked to this change, in whatever way; CHG-n"},
    Filter{"--parent", "parent", "Part of this change; CHG-n"},
    Filter{"--priority", "priority", "critical, high, moderate, low or planning"},
    Filter{"--outcome", "outcome", "successful, successful_with_issues, unsuccessful, backed_out, cancelled, rejected"},
};

/// Bounds of time: one value each.
constexpr std::array times{
    Filter{"--created-after", "created_after", "Asked for since then: 2027-01-30 or 2027-01-30T22:00, your time"},
    Filter{"--created-before", "created_before", "Asked for before then"},
    Filter{"--planned-after", "planned_after", "Planned to start since then"},
    Filter{"--planned-before", "planned_before", "Planned to start before then"},
};

struct ChangeListOptions {
  ClientOptions client;
  std::string words;
  std::array<std::vector<std::string>, filters.size()> values;
  std::array<std::string, times.size()> bounds;
  std::vector<std::string> where;
  std::string view;
  std::string sort;
  std::int64_t limit = 50;
  bool all = false;
};

constexpr const char* list_examples =
    "Every filter may repeat: any of its values does. All filters together have to hold. A narrow terminal shows "
    "fewer\n"
    "columns; written to a file, or with --json, nothing is left out.\n"
    "\n"
    "--where asks what processes ask, by a field, an operator (is, is_not, at_least, at_most, includes, excludes, "
    "filled,\n"
    "empty) and values with \"or\" between them, where the operator takes any. --view begins with a saved view; what "
    "else\n"
    "is said takes the place of what the view says of the same.\n"
    "\n"
    "Examples:\n"
    "  sluice change list --waiting-for me\n"
    "  sluice change list --state open --service billing-db --sort planned_start\n"
    "  sluice change list postgresql --phase closed --outcome backed_out\n"
    "  sluice change list --where \"impact at_least medium\" --where \"tags filled\"\n"
    "  sluice change list --view \"My risks\"\n"
    "  sluice change list --planned-after 2027-01-25 --planned-before 2027-02-01 --all";

Parameters parameters_of(const ChangeListOptions& options, Client& client) {
  Parameters parameters{{"q", options.words}, {"sort", options.sort}};
  for (std::size_t i = 0; i < filters.size(); ++i)
    for (const auto& value : options.values[i]) parameters.emplace_back(filters[i].parameter, value);
  for (std::size_t i = 0; i < times.size(); ++i) {
    if (options.bounds[i].empty()) continue;
    const auto at = instant_of(options.bounds[i], client.zone());
    if (!at)
      throw Stop(Exit::usage, fmt::format("{}: write 2027-01-30 or 2027-01-30T22:00, not \"{}\".", times[i].option,
                                          options.bounds[i]));
    parameters.emplace_back(times[i].parameter, *at);
  }
  parameters.emplace_back("where", where_of(options.where));
  return parameters;
}

/// What a view says, but for what is said beside it.
Parameters with_view(Parameters said, const std::string& name, Client& client) {
  if (name.empty()) return said;
  const auto is_said = [&](const std::string& parameter) {
    return std::ranges::any_of(said, [&](const auto& one) { return one.first == parameter && !one.second.empty(); });
  };
  Parameters all;
  for (auto& one : parameters_of_view(view_named(client, name)))
    if (!is_said(one.first)) all.push_back(std::move(one));
  all.insert(all.end(), said.begin(), said.end());
  return all;
}

/// Who is waited for, and which other changes, in a few words: "Dana Kowalski, Lee Okafor", "CHG-7, Dana Kowalski".
std::string waited_for(const Json& row) {
  std::string names;
  for (const auto& unmet : list_at(row, "waiting")) {
    if (const auto key = text_at(unmet, "key"); key.starts_with("CHG-")) names += (names.empty() ? "" : ", ") + key;
    for (const auto& person : list_at(unmet, "people"))
      if (const auto name = text_at(person, "name"); names.find(name) == std::string::npos)
        names += (names.empty() ? "" : ", ") + name;
  }
  constexpr std::size_t shown_max = 60;
  if (names.size() <= shown_max) return names;
  return names.substr(0, names.rfind(", ", shown_max)) + " …";
}

Json changes_asked_for(const ChangeListOptions& options, Client& client) {
  auto parameters = with_view(parameters_of(options, client), options.view, client);
  if (options.all) return client.get_all("/changes", std::move(parameters));
  parameters.emplace_back("limit", std::to_string(options.limit));
  return client.get("/changes", parameters);
}

void list(const ChangeListOptions& options, Io& io) {
  Client client{options.client, io};
  const auto answer = changes_asked_for(options, client);
  if (client.printed_as_json(answer)) return;
  Table table{{"CHANGE", "TYPE", "STAGE", "", "PRIORITY", "TITLE", "OWNER", "WAITS FOR", "UPDATED"}};
  table.dispensable({"UPDATED", "TYPE", "OWNER", "PRIORITY"});
  for (const auto& row : list_at(answer, "items"))
    table.add({text_at(row, "id"), text_at(row, "type"), text_at(row, "stage_name"),
               flag_at(row, "on_hold") ? "on hold" : text_at(row, "outcome"), text_at(row, "priority"),
               text_at(row, "title"), text_at(row, "owner.name"), waited_for(row),
               moment(text_at(row, "updated"), client.zone())});
  io.out << (table.empty() ? "No change is like that.\n" : table.text(client.columns()));
  if (!text_at(answer, "next").empty())
    fmt::print(io.out, "There are more than {}: filters narrow it down, --all lists them all.\n", options.limit);
}

}  // namespace

void add_change_list(CLI::App& change, Io& io) {
  auto options = std::make_shared<ChangeListOptions>();
  auto* command = change.add_subcommand("list", "List changes");
  command->add_option("words", options->words, "Words that are in it, in quotes where they are several");
  for (std::size_t i = 0; i < filters.size(); ++i)
    command->add_option(filters[i].option, options->values[i], filters[i].help)
        ->allow_extra_args(false)
        ->group("Filters");
  for (std::size_t i = 0; i < times.size(); ++i)
    command->add_option(times[i].option, options->bounds[i], times[i].help)->type_name("TIME")->group("Filters");
  command->add_option("--where", options->where, "A condition: \"field operator value\"")
      ->allow_extra_args(false)
      ->group("Filters");
  command->add_option("--view", options->view, "Name of a saved view; see: sluice view list");
  command->add_option(
      "--sort", options->sort,
      "id, title, priority, planned_start, created, updated, stage_since or phase; - before it: downwards");
  auto* limit = command->add_option("--limit", options->limit, "At most so many")
                    ->check(CLI::Range(1, 200))
                    ->capture_default_str();
  command->add_flag("--all", options->all, "All of them, however many")->excludes(limit);
  add_client_options(*command, options->client);
  command->footer(list_examples);
  command->callback([options, &io] { list(*options, io); });
}

}  // namespace sluice::cli
