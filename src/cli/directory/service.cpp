// `sluice service`: list, show, add, edit, retire, restore.
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

struct ServiceOptions {
  ClientOptions client;
  std::string key;
  std::string name;
  std::string description;
  std::string type;
  std::string criticality;
  std::vector<std::string> owners;
  std::vector<std::string> depends_on;
  std::int64_t recovery_time = -1;
  std::int64_t recovery_point = -1;
};

void say_service(Client& client, const Json& service) {
  if (client.printed_as_json(service)) return;
  Table table;
  table.add({text_at(service, "key"), text_at(service, "name")});
  table.add_fact("", text_at(service, "description"));
  table.add_fact("Type", text_at(service, "type"));
  table.add_fact("Criticality", text_at(service, "criticality"));
  table.add_fact("Owners", names_at(service, "owners"));
  table.add_fact("Depends on", names_at(service, "depends_on"));
  table.add_fact("Needed by", names_at(service, "depended_on_by"));
  if (at(service, "recovery_time_minutes").is_int64())
    table.add_fact("Recovery time", text_at(service, "recovery_time_minutes") + " min");
  if (at(service, "recovery_point_minutes").is_int64())
    table.add_fact("Recovery point", text_at(service, "recovery_point_minutes") + " min");
  table.add_fact("Open changes", text_at(service, "open_changes"));
  if (flag_at(service, "retired")) table.add_fact("Retired", "yes");
  client.io().out << table.text(client.columns());
}

std::string service_path(const std::string& key, const std::string& below = "") {
  return "/services/" + percent_encoded(key) + below;
}

void list_services(const ClientOptions& options, Io& io) {
  Client client{options, io};
  const auto answer = client.get_all("/services");
  if (client.printed_as_json(answer)) return;
  Table table{{"SERVICE", "TYPE", "CRITICALITY", "", "OWNERS", "DEPENDS ON"}};
  table.dispensable({"TYPE", "DEPENDS ON"});
  for (const auto& one : list_at(answer, "items"))
    table.add({text_at(one, "key"), text_at(one, "type"), text_at(one, "criticality"),
               flag_at(one, "retired") ? "retired" : "", names_at(one, "owners"), names_at(one, "depends_on")});
  io.out << (table.empty() ? "There is no service yet.\n" : table.text(client.columns()));
}

/// What was said of it; nothing of the rest.
boost::json::object said(const ServiceOptions& options, Io& io) {
  boost::json::object body;
  if (!options.name.empty()) body["name"] = options.name;
  if (!options.type.empty()) body["type"] = options.type;
  if (!options.criticality.empty()) body["criticality"] = options.criticality;
  if (!options.description.empty()) body["description"] = text_of(options.description, io);
  if (!options.owners.empty()) body["owners"] = boost::json::value_from(options.owners);
  if (!options.depends_on.empty()) body["depends_on"] = boost::json::value_from(options.depends_on);
  if (options.recovery_time >= 0) body["recovery_time_minutes"] = options.recovery_time;
  if (options.recovery_point >= 0) body["recovery_point_minutes"] = options.recovery_point;
  return body;
}

CLI::App& add_about_service(CLI::App& service, const char* name, const char* help, ServiceOptions& options) {
  auto& command = *service.add_subcommand(name, help);
  command.add_option("service", options.key, "Its key, such as billing-db")->required();
  add_client_options(command, options.client);
  return command;
}

CLI::Option& add_fields(CLI::App& command, ServiceOptions& options) {
  auto* name = command.add_option("--name", options.name, "As people call it");
  command.add_option("--description", options.description, "What it is; a text, @FILE or -");
  command.add_option("--type", options.type,
                     "What it is: business_service, application, database, server, network or other");
  command.add_option("--criticality", options.criticality, "low, medium, high or critical");
  command.add_option("--owner", options.owners, "Sign-in name of an owner; may repeat")->allow_extra_args(false);
  command.add_option("--depends-on", options.depends_on, "Key of a service that it needs; may repeat")
      ->allow_extra_args(false);
  command.add_option("--recovery-time", options.recovery_time, "Minutes within which it has to be back")
      ->check(CLI::NonNegativeNumber);
  command.add_option("--recovery-point", options.recovery_point, "Minutes of data that may be lost")
      ->check(CLI::NonNegativeNumber);
  return *name;
}

void edit(const ServiceOptions& options, const std::vector<std::string>& cleared, Io& io) {
  Client client{options.client, io};
  auto body = said(options, io);
  for (const auto& name : cleared) body[name] = nullptr;
  if (body.empty())
    throw Stop(Exit::usage, "Say what to alter, such as --owner LOGIN. See: sluice service edit --help");
  say_service(client, client.patch(service_path(options.key), body));
}

void add_editing_service(CLI::App& service, Io& io) {
  auto options = std::make_shared<ServiceOptions>();
  auto& command =
      add_about_service(service, "edit", "Edit a service (its owners, administrators, change managers)", *options);
  add_fields(command, *options);
  auto cleared = std::make_shared<std::vector<std::string>>();
  command
      .add_option("--clear", *cleared,
                  "Empty this: description, owners, depends_on, recovery_time_minutes or recovery_point_minutes")
      ->check(CLI::IsMember({"description", "owners", "depends_on", "recovery_time_minutes", "recovery_point_minutes"}))
      ->type_name("FIELD")
      ->allow_extra_args(false);
  command.footer(
      "Owners, and what it depends on, are replaced as a whole.\n\n"
      "Examples:\n"
      "  sluice service edit billing-db --owner dana.kowalski --owner lee.okafor\n"
      "  sluice service edit billing-db --criticality critical --recovery-time 60\n"
      "  sluice service edit billing-db --clear recovery_point_minutes");
  command.callback([options, cleared, &io] { edit(*options, *cleared, io); });
}

void add_retiring(CLI::App& service, Io& io) {
  auto retired = std::make_shared<ServiceOptions>();
  auto& retire =
      add_about_service(service, "retire", "Retire a service: new changes cannot name it any more", *retired);
  retire.footer("Example:\n  sluice service retire fax-gateway");
  retire.callback([retired, &io] {
    Client client{retired->client, io};
    say_service(client, client.post(service_path(retired->key, "/retirement")));
  });
  auto restored = std::make_shared<ServiceOptions>();
  auto& restore = add_about_service(service, "restore", "Bring a retired service back", *restored);
  restore.footer("Example:\n  sluice service restore fax-gateway");
  restore.callback([restored, &io] {
    Client client{restored->client, io};
    say_service(client, client.remove(service_path(restored->key, "/retirement")));
  });
}

void add_adding_service(CLI::App& service, Io& io) {
  auto options = std::make_shared<ServiceOptions>();
  auto& command = add_about_service(service, "add", "Add a service (administrators, change managers)", *options);
  add_fields(command, *options).required();
  command.footer(
      "Example:\n"
      "  sluice service add billing-db --name \"Billing database\" --type database --criticality critical \\\n"
      "      --owner dana.kowalski --depends-on core-network");
  command.callback([options, &io] {
    Client client{options->client, io};
    auto body = said(*options, io);
    body["key"] = options->key;
    say_service(client, client.post("/services", body));
  });
}

}  // namespace

void add_service(CLI::App& app, Io& io) {
  auto* service = app.add_subcommand("service", "Services: what changes touch, who owns them, what depends on them");
  service->require_subcommand(1);
  auto listed = std::make_shared<ClientOptions>();
  auto* lists = service->add_subcommand("list", "List the services");
  add_client_options(*lists, *listed);
  lists->callback([listed, &io] { list_services(*listed, io); });
  auto shown = std::make_shared<ServiceOptions>();
  auto& shows = add_about_service(*service, "show", "Show a service", *shown);
  shows.footer("Example:\n  sluice service show billing-db");
  shows.callback([shown, &io] {
    Client client{shown->client, io};
    say_service(client, client.get(service_path(shown->key)));
  });
  add_adding_service(*service, io);
  add_editing_service(*service, io);
  add_retiring(*service, io);
}

}  // namespace sluice::cli
