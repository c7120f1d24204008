// `sluice service`: list, show, add.
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
  std::string name;
  std::string description;
  std::string type = "application";
  std::string criticality = "medium";
  std::vector<std::string> owners;
  std::vector<std::string> depends_on;
  std::int64_t recovery_time = -1;
  std::int64_t recovery_point = -1;
};

void say_service(Client& client, const Json& service) {
  if (client.printed_as_json(service)) return;
  Table table;
  table.add({text_at(service, "key"), text_at(service, "name")});
  table.add({"", text_at(service, "description")});
  table.add({"Type", text_at(service, "type")});
  table.add({"Criticality", text_at(service, "criticality")});
  table.add({"Owners", names_at(service, "owners")});
  table.add({"Depends on", names_at(service, "depends_on")});
  table.add({"Needed by", names_at(service, "depended_on_by")});
  if (at(service, "recovery_time_minutes").is_int64())
    table.add({"Recovery time", text_at(service, "recovery_time_minutes") + " min"});
  if (at(service, "recovery_point_minutes").is_int64())
    table.add({"Recovery point", text_at(service, "recovery_point_minutes") + " min"});
  table.add({"Open changes", text_at(service, "open_changes")});
  if (flag_at(service, "retired")) table.add({"Retired", "yes"});
  client.io().out << table.text();
}

void list(const ClientOptions& options, Io& io) {
  Client client{options, io};
  boost::json::array services;
  std::string cursor;
  do {
    const auto page = client.get("/services", {{"limit", "200"}, {"cursor", cursor}});
    for (const auto& one : list_at(page, "items")) services.push_back(one);
    cursor = text_at(page, "next");
  } while (!cursor.empty());
  const Json answer = boost::json::object{{"items", services}};
  if (client.printed_as_json(answer)) return;
  Table table{{"SERVICE", "TYPE", "CRITICALITY", "", "OWNERS", "DEPENDS ON"}};
  for (const auto& one : services)
    table.add({text_at(one, "key"), text_at(one, "type"), text_at(one, "criticality"),
               flag_at(one, "retired") ? "retired" : "", names_at(one, "owners"), names_at(one, "depends_on")});
  io.out << table.text();
}

void add(const Options& options, Io& io) {
  Client client{options.client, io};
  boost::json::object body{
      {"key", options.key}, {"name", options.name}, {"type", options.type}, {"criticality", options.criticality}};
  if (!options.description.empty()) body["description"] = text_of(options.description, io);
  body["owners"] = boost::json::value_from(options.owners);
  body["depends_on"] = boost::json::value_from(options.depends_on);
  if (options.recovery_time >= 0) body["recovery_time_minutes"] = options.recovery_time;
  if (options.recovery_point >= 0) body["recovery_point_minutes"] = options.recovery_point;
  say_service(client, client.post("/services", body));
}

void add_adding(CLI::App& service, Io& io) {
  auto options = std::make_shared<Options>();
  auto* command = service.add_subcommand("add", "Add a service (administrators, change managers)");
  command->add_option("service", options->key, "Its key, such as billing-db")->required();
  command->add_option("--name", options->name, "As people call it")->required();
  command->add_option("--description", options->description, "What it is; a text, @FILE or -");
  command
      ->add_option("--type", options->type,
                   "What it is: business_service, application, database, server, network or other")
      ->capture_default_str();
  command->add_option("--criticality", options->criticality, "low, medium, high or critical")->capture_default_str();
  command->add_option("--owner", options->owners, "Sign-in name of an owner; may repeat")->allow_extra_args(false);
  command->add_option("--depends-on", options->depends_on, "Key of a service that it needs; may repeat")
      ->allow_extra_args(false);
  command->add_option("--recovery-time", options->recovery_time, "Minutes within which it has to be back")
      ->check(CLI::NonNegativeNumber);
  command->add_option("--recovery-point", options->recovery_point, "Minutes of data that may be lost")
      ->check(CLI::NonNegativeNumber);
  add_client_options(*command, options->client);
  command->footer(
      "Example:\n"
      "  sluice service add billing-db --name \"Billing database\" --type database --criticality critical \\\n"
      "      --owner dana.kowalski --depends-on core-network");
  command->callback([options, &io] { add(*options, io); });
}

}  // namespace

void add_service(CLI::App& app, Io& io) {
  auto* service = app.add_subcommand("service", "Services: what changes touch, who owns them, what depends on them");
  service->require_subcommand(1);
  auto listed = std::make_shared<ClientOptions>();
  auto* lists = service->add_subcommand("list", "List the services");
  add_client_options(*lists, *listed);
  lists->callback([listed, &io] { list(*listed, io); });
  auto shown = std::make_shared<Options>();
  auto* shows = service->add_subcommand("show", "Show a service");
  shows->add_option("service", shown->key, "Its key, such as billing-db")->required();
  add_client_options(*shows, shown->client);
  shows->footer("Example:\n  sluice service show billing-db");
  shows->callback([shown, &io] {
    Client client{shown->client, io};
    say_service(client, client.get("/services/" + percent_encoded(shown->key)));
  });
  add_adding(*service, io);
}

}  // namespace sluice::cli
