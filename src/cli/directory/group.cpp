// `sluice group`: list, show, add, edit, join, leave.
#include <fmt/ostream.h>

#include <CLI/CLI.hpp>
#include <memory>

#include "cli/client/client.h"
#include "cli/client/reading.h"
#include "cli/client/table.h"
#include "cli/commands.h"

namespace sluice::cli {

namespace {

struct GroupOptions {
  ClientOptions client;
  std::string key;
  std::string name;
  std::string description;
  std::vector<std::string> people;
};

std::string group_path(const std::string& key, const std::string& below = "") {
  return "/groups/" + percent_encoded(key) + below;
}

void say_group(Client& client, const Json& group) {
  if (client.printed_as_json(group)) return;
  Table table;
  table.add({text_at(group, "key"), text_at(group, "name")});
  table.add_fact("", text_at(group, "description"));
  table.add_fact("Members", names_at(group, "members"));
  table.add_fact("Needed by", texts_at(group, "needed_by"));
  client.io().out << table.text(client.columns());
}

void list_groups(const ClientOptions& options, Io& io) {
  Client client{options, io};
  const auto answer = client.get_all("/groups");
  if (client.printed_as_json(answer)) return;
  Table table{{"GROUP", "NAME", "MEMBERS"}};
  for (const auto& group : list_at(answer, "items"))
    table.add({text_at(group, "key"), text_at(group, "name"), names_at(group, "members")});
  io.out << table.text(client.columns());
}

CLI::App& add_about_group(CLI::App& group, const char* name, const char* help, const char* examples,
                          GroupOptions& options) {
  auto& command = *group.add_subcommand(name, help);
  command.add_option("group", options.key, "Its key, such as cab")->required();
  add_client_options(command, options.client);
  command.footer(examples);
  return command;
}

void add_membership(CLI::App& group, Io& io) {
  auto joining = std::make_shared<GroupOptions>();
  auto& join = add_about_group(group, "join", "Put people into a group",
                               "Example:\n  sluice group join cab dana.kowalski lee.okafor mei.tanaka", *joining);
  join.add_option("logins", joining->people, "Sign-in names")->required();
  join.callback([joining, &io] {
    Client client{joining->client, io};
    for (const auto& login : joining->people)
      client.put(group_path(joining->key, "/members/" + percent_encoded(login)), boost::json::object{});
    say_group(client, client.get(group_path(joining->key)));
  });
  auto leaving = std::make_shared<GroupOptions>();
  auto& leave = add_about_group(group, "leave", "Take people out of a group",
                                "Example:\n  sluice group leave cab lee.okafor", *leaving);
  leave.add_option("logins", leaving->people, "Sign-in names")->required();
  leave.callback([leaving, &io] {
    Client client{leaving->client, io};
    for (const auto& login : leaving->people)
      client.remove(group_path(leaving->key, "/members/" + percent_encoded(login)));
    say_group(client, client.get(group_path(leaving->key)));
  });
}

}  // namespace

void add_group(CLI::App& app, Io& io) {
  auto* group = app.add_subcommand("group", "Groups: who is asked together, such as the CAB");
  group->require_subcommand(1);
  auto listed = std::make_shared<ClientOptions>();
  auto* lists = group->add_subcommand("list", "List the groups with their members");
  add_client_options(*lists, *listed);
  lists->callback([listed, &io] { list_groups(*listed, io); });

  auto shown = std::make_shared<GroupOptions>();
  add_about_group(*group, "show", "Show a group, and which processes need it", "Example:\n  sluice group show cab",
                  *shown)
      .callback([shown, &io] {
        Client client{shown->client, io};
        say_group(client, client.get(group_path(shown->key)));
      });

  auto added = std::make_shared<GroupOptions>();
  auto& add = add_about_group(*group, "add", "Add a group",
                              "Example:\n  sluice group add dba --name \"Database team\" --member tomas.weber", *added);
  add.add_option("--name", added->name, "As people call it")->required();
  add.add_option("--description", added->description, "Who belongs into it");
  add.add_option("--member", added->people, "Sign-in name; may repeat")->allow_extra_args(false);
  add.callback([added, &io] {
    Client client{added->client, io};
    boost::json::object body{{"key", added->key}, {"name", added->name}, {"description", added->description}};
    body["members"] = boost::json::value_from(added->people);
    say_group(client, client.post("/groups", body));
  });
  auto edited = std::make_shared<GroupOptions>();
  auto& edit = add_about_group(*group, "edit", "Give a group another name or description",
                               "Example:\n  sluice group edit dba --description \"Who may log in on database servers\"",
                               *edited);
  edit.add_option("--name", edited->name, "As people call it");
  edit.add_option("--description", edited->description, "Who belongs into it");
  edit.callback([edited, &io] {
    Client client{edited->client, io};
    boost::json::object body;
    if (!edited->name.empty()) body["name"] = edited->name;
    if (!edited->description.empty()) body["description"] = edited->description;
    if (body.empty()) throw Stop(Exit::usage, "Say what to alter: --name or --description.");
    say_group(client, client.patch(group_path(edited->key), body));
  });
  add_membership(*group, io);
}

}  // namespace sluice::cli
