// `sluice webhook`: list, show, add, edit, remove, secret, test, deliveries, retry.
#include <fmt/ostream.h>

#include <CLI/CLI.hpp>
#include <memory>

#include "cli/client/client.h"
#include "cli/client/moments.h"
#include "cli/client/reading.h"
#include "cli/client/table.h"
#include "cli/commands.h"

namespace sluice::cli {

namespace {

struct WebhookOptions {
  ClientOptions client;
  std::string key;
  std::string name;
  std::string url;
  std::string format;
  std::string state;
  std::string change;
  std::int64_t delivery = 0;
  std::int64_t limit = 50;
  bool enable = false;
  bool disable = false;
};

std::string webhook_path(const std::string& key, const std::string& below = "") {
  return "/webhooks/" + percent_encoded(key) + below;
}

const char* usable(const Json& webhook) { return flag_at(webhook, "enabled") ? "enabled" : "disabled"; }

void say_webhook(Client& client, const Json& webhook) {
  if (client.printed_as_json(webhook)) return;
  Table table;
  table.add({text_at(webhook, "key"), text_at(webhook, "name")});
  table.add_fact("Address", text_at(webhook, "url"));
  table.add_fact("Format", text_at(webhook, "format"));
  table.add_fact("State", usable(webhook));
  if (webhook.as_object().contains("secret")) table.add_fact("Secret", text_at(webhook, "secret"));
  client.io().out << table.text();
  if (webhook.as_object().contains("secret"))
    client.io().out << "The secret is shown this once; give it to the receiver.\n";
}

void say_deliveries(Client& client, const Json& answer) {
  if (client.printed_as_json(answer)) return;
  Table table{{"ID", "CHANGE", "RULE", "STATE", "TRIES", "NEXT TRY", "OUTCOME"}};
  for (const auto& one : list_at(answer, "items")) {
    const auto& members = one.as_object();
    table.add({std::to_string(number_at(one, "id")), members.contains("change") ? text_at(one, "change") : "test",
               members.contains("rule") ? text_at(one, "rule") : "", text_at(one, "state"),
               std::to_string(number_at(one, "attempts")), moment(text_at(one, "next_try"), client.zone()),
               text_at(one, "outcome")});
  }
  client.io().out << table.text(client.columns());
}

void say_delivery(Client& client, const Json& delivery, const std::string& key, const char* remark = "") {
  if (client.printed_as_json(delivery)) return;
  fmt::print(client.io().out, "Delivery {} goes now{}; `sluice webhook deliveries {}` tells what comes of it.\n",
             number_at(delivery, "id"), remark, key);
}

CLI::App& add_about_webhook(CLI::App& webhook, const char* name, const char* help, const char* examples,
                            WebhookOptions& options) {
  auto& command = *webhook.add_subcommand(name, help);
  command.add_option("webhook", options.key, "Its key, such as team-chat")->required();
  add_client_options(command, options.client);
  command.footer(examples);
  return command;
}

void add_fields(CLI::App& command, WebhookOptions& options) {
  command.add_option("--name", options.name, "As people call it");
  command.add_option("--address", options.url, "Where it goes, https://…");
  command.add_option("--format", options.format, "standard, or slack for a line of chat")
      ->check(CLI::IsMember({"standard", "slack"}));
  auto* enable = command.add_flag("--enable", options.enable, "Send what comes");
  command.add_flag("--disable", options.disable, "Send nothing; what comes is given up")->excludes(enable);
}

boost::json::object fields_of(const WebhookOptions& options) {
  boost::json::object body;
  if (!options.name.empty()) body["name"] = options.name;
  if (!options.url.empty()) body["url"] = options.url;
  if (!options.format.empty()) body["format"] = options.format;
  if (options.enable || options.disable) body["enabled"] = options.enable;
  return body;
}

void list_webhooks(const ClientOptions& options, Io& io) {
  Client client{options, io};
  const auto answer = client.get_all("/webhooks");
  if (client.printed_as_json(answer)) return;
  Table table{{"WEBHOOK", "NAME", "FORMAT", "STATE", "ADDRESS"}};
  for (const auto& one : list_at(answer, "items"))
    table.add({text_at(one, "key"), text_at(one, "name"), text_at(one, "format"), usable(one), text_at(one, "url")});
  io.out << table.text(client.columns());
}

void add_webhook_editing(CLI::App& webhook, Io& io) {
  auto added = std::make_shared<WebhookOptions>();
  auto& add = add_about_webhook(webhook, "add", "Add a webhook; its secret is shown this once",
                                "Example:\n  sluice webhook add team-chat --name \"Team chat\" --address "
                                "https://hooks.example.org/x --format slack",
                                *added);
  add_fields(add, *added);
  add.callback([added, &io] {
    Client client{added->client, io};
    auto body = fields_of(*added);
    if (added->name.empty() || added->url.empty()) throw Stop(Exit::usage, "Give it a --name and an --address.");
    body["key"] = added->key;
    say_webhook(client, client.post("/webhooks", body));
  });
  auto edited = std::make_shared<WebhookOptions>();
  auto& edit = add_about_webhook(webhook, "edit", "Edit, enable or disable a webhook",
                                 "Example:\n  sluice webhook edit team-chat --disable", *edited);
  add_fields(edit, *edited);
  edit.callback([edited, &io] {
    Client client{edited->client, io};
    const auto body = fields_of(*edited);
    if (body.empty()) throw Stop(Exit::usage, "Say what to alter: --name, --address, --format, --enable or --disable.");
    say_webhook(client, client.patch(webhook_path(edited->key), body));
  });
  auto removed = std::make_shared<WebhookOptions>();
  add_about_webhook(webhook, "remove", "Remove a webhook with its log and all that waits for it",
                    "Example:\n  sluice webhook remove team-chat", *removed)
      .callback([removed, &io] {
        Client client{removed->client, io};
        client.remove(webhook_path(removed->key));
        if (!removed->client.json) fmt::print(io.out, "The webhook {} is removed.\n", removed->key);
      });
  auto secret = std::make_shared<WebhookOptions>();
  add_about_webhook(webhook, "secret", "Draw a new secret; the former one signs beside it for 24 hours",
                    "Example:\n  sluice webhook secret team-chat", *secret)
      .callback([secret, &io] {
        Client client{secret->client, io};
        say_webhook(client, client.post(webhook_path(secret->key, "/secret")));
      });
}

void add_webhook_deliveries(CLI::App& webhook, Io& io) {
  auto tested = std::make_shared<WebhookOptions>();
  add_about_webhook(webhook, "test", "Send something now", "Example:\n  sluice webhook test team-chat", *tested)
      .callback([tested, &io] {
        Client client{tested->client, io};
        say_delivery(client, client.post(webhook_path(tested->key, "/test")), tested->key);
      });
  auto listed = std::make_shared<WebhookOptions>();
  auto& lists = add_about_webhook(webhook, "deliveries", "List what was sent, the newest first",
                                  "Example:\n  sluice webhook deliveries team-chat --state failed", *listed);
  lists.add_option("--state", listed->state, "Only those")
      ->check(CLI::IsMember({"waiting", "failed", "delivered", "given_up"}));
  lists.add_option("--change", listed->change, "Only about this change, such as CHG-12");
  lists.add_option("--limit", listed->limit, "How many at most")->check(CLI::Range(1, 200))->capture_default_str();
  lists.callback([listed, &io] {
    Client client{listed->client, io};
    Parameters parameters{{"limit", std::to_string(listed->limit)}};
    if (!listed->state.empty()) parameters.emplace_back("state", listed->state);
    if (!listed->change.empty()) parameters.emplace_back("change", listed->change);
    say_deliveries(client, client.get(webhook_path(listed->key, "/deliveries"), parameters));
  });
  auto retried = std::make_shared<WebhookOptions>();
  auto& retry = add_about_webhook(
      webhook, "retry", "Send something again",
      "Its tries are counted from 1 again.\n\nExample:\n  sluice webhook retry team-chat 42", *retried);
  retry.add_option("delivery", retried->delivery, "Its id in the log")->required();
  retry.callback([retried, &io] {
    Client client{retried->client, io};
    const auto below = "/deliveries/" + std::to_string(retried->delivery) + "/retry";
    say_delivery(client, client.post(webhook_path(retried->key, below)), retried->key, ", its tries counted anew");
  });
}

}  // namespace

void add_webhook(CLI::App& app, Io& io) {
  auto* webhook = app.add_subcommand("webhook", "Webhooks: where rules of processes send what happens");
  webhook->require_subcommand(1);
  auto listed = std::make_shared<ClientOptions>();
  auto* lists = webhook->add_subcommand("list", "List the webhooks");
  add_client_options(*lists, *listed);
  lists->callback([listed, &io] { list_webhooks(*listed, io); });
  auto shown = std::make_shared<WebhookOptions>();
  add_about_webhook(*webhook, "show", "Show a webhook", "Example:\n  sluice webhook show team-chat", *shown)
      .callback([shown, &io] {
        Client client{shown->client, io};
        say_webhook(client, client.get(webhook_path(shown->key)));
      });
  add_webhook_editing(*webhook, io);
  add_webhook_deliveries(*webhook, io);
}

}  // namespace sluice::cli
