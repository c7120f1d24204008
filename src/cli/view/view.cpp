// `sluice view`: saved views of the list of changes.
#include "cli/view/view.h"

#include <fmt/ostream.h>

#include <CLI/CLI.hpp>
#include <memory>

#include "api/wire/target.h"
#include "cli/client/moments.h"
#include "cli/client/reading.h"
#include "cli/client/table.h"
#include "cli/commands.h"

namespace sluice::cli {

namespace {

struct ViewOptions {
  ClientOptions client;
  std::string name;
  std::string query;
  std::vector<std::string> where;
  std::string sort;
  bool shared = false;
};

constexpr const char* view_examples =
    "Examples:\n"
    "  sluice view list\n"
    "  sluice view save \"My risks\" --filter \"state=open\" --where \"impact filled\"\n"
    "  sluice change list --view \"My risks\"";

void say_view(Client& client, const Json& view) {
  if (client.printed_as_json(view)) return;
  Table facts;
  facts.add_fact("Name", text_at(view, "name"));
  facts.add_fact("Owner", text_at(view, "owner.name"));
  facts.add_fact("Shared", flag_at(view, "shared") ? "with everybody" : "no");
  for (const auto& [name, value] : parameters_of_view(view)) facts.add_fact(name, value);
  facts.add_fact("Columns", texts_at(view, "columns"));
  facts.add_fact("Saved", moment(text_at(view, "updated"), client.zone()));
  client.io().out << facts.text(client.columns());
}

void list(const ViewOptions& options, Io& io) {
  Client client{options.client, io};
  const auto answer = client.get_all("/views");
  if (client.printed_as_json(answer)) return;
  Table table{{"VIEW", "OWNER", "SHARED", "SAVED"}};
  for (const auto& row : list_at(answer, "items"))
    table.add({text_at(row, "name"), text_at(row, "owner.name"), flag_at(row, "shared") ? "yes" : "",
               moment(text_at(row, "updated"), client.zone())});
  io.out << (table.empty() ? "No view is saved yet.\n" : table.text(client.columns()));
}

std::string path_of(const Json& view) { return fmt::format("/views/{}", number_at(view, "id")); }

bool is_mine(const Json& view) { return flag_at(view, "mine"); }

/// The filter that is to be saved: what --filter says, with the conditions of --where.
std::string query_of(const ViewOptions& options) {
  auto query = options.query;
  if (const auto where = where_of(options.where); !where.empty())
    query += (query.empty() ? "" : "&") + std::string{"where="} + api::percent_encoded(where);
  return query;
}

const Json* own_named(const Json& views, const std::string& name) {
  for (const auto& one : list_at(views, "items"))
    if (is_mine(one) && text_at(one, "name") == name) return &one;
  return nullptr;
}

/// Makes a view, or saves over one's own of that name.
void save(const ViewOptions& options, Io& io) {
  Client client{options.client, io};
  boost::json::object body{{"name", options.name}, {"query", query_of(options)}};
  if (!options.sort.empty()) body["sort"] = options.sort;
  if (options.shared) body["shared"] = true;
  const auto views = client.get_all("/views");
  const auto* present = own_named(views, options.name);
  const auto saved = present ? client.patch(path_of(*present), body) : client.post("/views", body);
  say_view(client, saved);
}

void remove(const ViewOptions& options, Io& io) {
  Client client{options.client, io};
  const auto view = view_named(client, options.name);
  const auto answer = client.remove(path_of(view));
  if (client.printed_as_json(answer)) return;
  fmt::print(io.out, "The view {} is deleted.\n", harmless(options.name, Lines::joined));
}

CLI::App& add_about(CLI::App& view, const char* command_name, const char* help, ViewOptions& options) {
  auto& command = *view.add_subcommand(command_name, help);
  command.add_option("name", options.name, "Name of the view")->required();
  add_client_options(command, options.client);
  return command;
}

void add_saving(CLI::App& view, Io& io) {
  auto options = std::make_shared<ViewOptions>();
  auto& command = add_about(view, "save", "Save a filter of the list of changes under a name", *options);
  command.add_option("--filter", options->query, "As in the address of the page's list: \"state=open&owner=me\"");
  command
      .add_option("--where", options->where,
                  "A condition, such as \"impact at_least high\"; it may repeat: all of them hold")
      ->allow_extra_args(false);
  command.add_option("--sort", options->sort, "As in: sluice change list --sort");
  command.add_flag("--shared", options->shared, "Let everybody open it");
  command.footer(std::string{"Your own view of this name is saved over.\n\n"} + view_examples);
  command.callback([options, &io] { save(*options, io); });
}

}  // namespace

Json view_named(Client& client, const std::string& name) {
  const auto views = client.get_all("/views");
  if (const auto* own = own_named(views, name)) return *own;
  std::vector<const Json*> others;
  for (const auto& one : list_at(views, "items"))
    if (text_at(one, "name") == name) others.push_back(&one);
  if (others.size() == 1) return *others.front();
  if (others.empty())
    throw Stop(Exit::usage,
               fmt::format("There is no view \"{}\" of yours, and nobody shares one. See: sluice view list",
                           harmless(name, Lines::joined)));
  throw Stop(Exit::usage, fmt::format("{} people share a view \"{}\". Save one of your own under another name.",
                                      others.size(), harmless(name, Lines::joined)));
}

Parameters parameters_of_view(const Json& view) {
  Parameters parameters;
  if (const auto target = api::parse_target("/changes?" + text_at(view, "query")); target)
    parameters = target->parameters;
  parameters.emplace_back("sort", text_at(view, "sort"));
  return parameters;
}

void add_view(CLI::App& app, Io& io) {
  auto* view = app.add_subcommand("view", "Saved views of the list of changes");
  view->require_subcommand(1);
  view->footer(view_examples);
  auto listed = std::make_shared<ViewOptions>();
  auto* lists = view->add_subcommand("list", "List my views, and those that others share");
  add_client_options(*lists, listed->client);
  lists->callback([listed, &io] { list(*listed, io); });
  auto shown = std::make_shared<ViewOptions>();
  add_about(*view, "show", "Show what a view asks for", *shown).callback([shown, &io] {
    Client client{shown->client, io};
    say_view(client, view_named(client, shown->name));
  });
  add_saving(*view, io);
  auto removed = std::make_shared<ViewOptions>();
  add_about(*view, "delete", "Delete a view", *removed).callback([removed, &io] { remove(*removed, io); });
}

}  // namespace sluice::cli
