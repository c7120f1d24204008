// `sluice user`: list, show, add, edit, disable, enable, role, password; reset, which opens the database, is in reset.cpp.
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

constexpr const char* roles_help = "requester, member, service_owner, change_manager, administrator or auditor";

struct UserOptions {
  ClientOptions client;
  std::string login;
  std::string name;
  std::string email;
  std::string phone;
  std::string zone;
  std::string manager;
  std::vector<std::string> roles;
  std::vector<std::string> revoked;
  std::string reason;
  bool password = false;
};

std::string person_path(const std::string& login, const std::string& below = "") {
  return "/people/" + percent_encoded(login) + below;
}

void say_person(Client& client, const Json& person) {
  if (client.printed_as_json(person)) return;
  Table table;
  table.add({text_at(person, "login"), text_at(person, "name")});
  table.add_fact("Roles", texts_at(person, "roles"));
  table.add_fact("Groups", names_at(person, "groups"));
  table.add_fact("Manager", text_at(person, "manager.name"));
  table.add_fact("E-mail", text_at(person, "email"));
  table.add_fact("Telephone", text_at(person, "phone"));
  table.add_fact("Time zone", text_at(person, "time_zone"));
  table.add_fact("May sign in", text_at(person, "enabled"));
  client.io().out << table.text(client.columns());
}

void list_people(const ClientOptions& options, Io& io) {
  Client client{options, io};
  const auto answer = client.get_all("/people");
  if (client.printed_as_json(answer)) return;
  Table table{{"LOGIN", "NAME", "", "ROLES", "GROUPS"}};
  table.dispensable({"GROUPS"});
  for (const auto& person : list_at(answer, "items"))
    table.add({text_at(person, "login"), text_at(person, "name"), flag_at(person, "enabled") ? "" : "disabled",
               texts_at(person, "roles"), names_at(person, "groups")});
  io.out << table.text(client.columns());
}

void add(const UserOptions& options, Io& io) {
  Client client{options.client, io};
  boost::json::object body{{"login", options.login}, {"name", options.name}};
  if (!options.email.empty()) body["email"] = options.email;
  if (!options.phone.empty()) body["phone"] = options.phone;
  if (!options.zone.empty()) body["time_zone"] = options.zone;
  if (!options.manager.empty()) body["manager"] = options.manager;
  body["roles"] = boost::json::value_from(options.roles);
  if (options.password) body["password"] = asked_password("Password of " + options.login, io);
  say_person(client, client.post("/people", body));
}

void edit(const UserOptions& options, Io& io) {
  Client client{options.client, io};
  boost::json::object body;
  if (!options.name.empty()) body["name"] = options.name;
  if (!options.email.empty()) body["email"] = options.email;
  if (!options.phone.empty()) body["phone"] = options.phone;
  if (!options.zone.empty()) body["time_zone"] = options.zone;
  if (!options.manager.empty()) body["manager"] = options.manager;
  if (body.empty()) throw Stop(Exit::usage, "Say what to alter, such as --phone. See: sluice user edit --help");
  say_person(client, client.patch(person_path(options.login), body));
}

void change_roles(const UserOptions& options, Io& io) {
  if (options.roles.empty() && options.revoked.empty())
    throw Stop(Exit::usage, "Say which role: --grant ROLE or --revoke ROLE. See: sluice user role --help");
  Client client{options.client, io};
  for (const auto& role : options.roles)
    client.put(person_path(options.login, "/roles/" + percent_encoded(role)), boost::json::object{});
  for (const auto& role : options.revoked) client.remove(person_path(options.login, "/roles/" + percent_encoded(role)));
  say_person(client, client.get(person_path(options.login)));
}

CLI::App& add_about_person(CLI::App& user, const char* name, const char* help, const char* examples,
                           UserOptions& options) {
  auto& command = *user.add_subcommand(name, help);
  command.add_option("login", options.login, "Sign-in name")->required();
  add_client_options(command, options.client);
  command.footer(examples);
  return command;
}

void add_details(CLI::App& command, UserOptions& options) {
  command.add_option("--email", options.email, "Address");
  command.add_option("--phone", options.phone, "Telephone");
  command.add_option("--zone", options.zone, "Time zone (default: the organisation's)");
  command.add_option("--manager", options.manager, "Sign-in name of their manager");
}

void add_editing_person(CLI::App& user, Io& io) {
  auto options = std::make_shared<UserOptions>();
  auto& command = add_about_person(
      user, "edit", "Edit what is known of a person (administrators)",
      "Example:\n  sluice user edit tomas.weber --phone \"+49 40 5550 17\" --manager dana.kowalski", *options);
  command.add_option("--name", options->name, "As people call them");
  add_details(command, *options);
  command.callback([options, &io] { edit(*options, io); });
}

void add_adding_person(CLI::App& user, Io& io) {
  auto options = std::make_shared<UserOptions>();
  auto& command =
      add_about_person(user, "add", "Add a person (administrators)",
                       "Examples:\n"
                       "  sluice user add tomas.weber --name \"Tomas Weber\" --role member --password\n"
                       "  pass show sluice/ana | sluice user add ana.ruiz --name \"Ana Ruiz\" --role member --password",
                       *options);
  command.add_option("--name", options->name, "As people call them")->required();
  add_details(command, *options);
  command.add_option("--role", options->roles, std::string{roles_help} + "; may repeat")->allow_extra_args(false);
  command.add_flag("--password", options->password, "Ask for a password (else the first line of standard input)");
  command.callback([options, &io] { add(*options, io); });
}

void add_state(CLI::App& user, Io& io) {
  auto shown = std::make_shared<UserOptions>();
  add_about_person(user, "show", "Show a person", "Example:\n  sluice user show tomas.weber", *shown)
      .callback([shown, &io] {
        Client client{shown->client, io};
        say_person(client, client.get(person_path(shown->login)));
      });
  auto disabled = std::make_shared<UserOptions>();
  auto& disable = add_about_person(user, "disable", "Let a person sign in no more; ends their sessions",
                                   "Example:\n  sluice user disable sam.duarte --reason \"Has left.\"", *disabled);
  disable.add_option("--reason", disabled->reason, "Why")->required();
  disable.callback([disabled, &io] {
    Client client{disabled->client, io};
    client.post(person_path(disabled->login, "/disabling"),
                boost::json::object{{"reason", text_of(disabled->reason, io)}});
    say_person(client, client.get(person_path(disabled->login)));
  });
  auto enabled = std::make_shared<UserOptions>();
  add_about_person(user, "enable", "Let a person sign in again", "Example:\n  sluice user enable sam.duarte", *enabled)
      .callback([enabled, &io] {
        Client client{enabled->client, io};
        client.remove(person_path(enabled->login, "/disabling"));
        say_person(client, client.get(person_path(enabled->login)));
      });
}

void add_rights(CLI::App& user, Io& io) {
  auto options = std::make_shared<UserOptions>();
  auto& command =
      add_about_person(user, "role", "Grant and revoke roles",
                       "Example:\n  sluice user role jonas.berg --grant change_manager --revoke member", *options);
  command.add_option("--grant", options->roles, std::string{roles_help} + "; may repeat")->allow_extra_args(false);
  command.add_option("--revoke", options->revoked, "Likewise; may repeat")->allow_extra_args(false);
  command.callback([options, &io] { change_roles(*options, io); });

  auto word = std::make_shared<UserOptions>();
  add_about_person(
      user, "password", "Give a person a new password (administrators)",
      "You are asked for it, else it is the first line of standard input.\n\nExample:\n  sluice user password ana.ruiz",
      *word)
      .callback([word, &io] {
        Client client{word->client, io};
        const auto password = asked_password("New password of " + word->login, io);
        client.put(person_path(word->login, "/password"), boost::json::object{{"password", password}});
        fmt::print(io.out, "{} has a new password.\n", word->login);
      });
}

}  // namespace

void add_user(CLI::App& app, Io& io) {
  auto* user = app.add_subcommand("user", "People: who may sign in, with which roles");
  user->require_subcommand(1);
  auto listed = std::make_shared<ClientOptions>();
  auto* lists = user->add_subcommand("list", "List everybody, with roles and groups");
  add_client_options(*lists, *listed);
  lists->callback([listed, &io] { list_people(*listed, io); });
  add_adding_person(*user, io);
  add_editing_person(*user, io);
  add_state(*user, io);
  add_rights(*user, io);
  add_user_reset(*user, io);
}

}  // namespace sluice::cli
