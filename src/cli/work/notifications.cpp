// `sluice notifications`: what one was told.
#include <fmt/ostream.h>

#include <CLI/CLI.hpp>
#include <memory>

#include "cli/change/change.h"
#include "cli/client/moments.h"
#include "cli/client/reading.h"
#include "cli/client/table.h"
#include "cli/client/wrap.h"
#include "cli/commands.h"

namespace sluice::cli {

namespace {

struct NotificationOptions {
  ClientOptions client;
  bool all = false;
  bool read = false;
};

void say_notification(const Json& one, Client& client) {
  auto& out = client.io().out;
  const auto rule = text_at(one, "rule");
  fmt::print(out, "{}  {}{}\n", text_at(one, "change"), moment(text_at(one, "at"), client.zone()),
             flag_at(one, "read") ? "  read" : "");
  out << paragraphs(harmless(text_at(one, "title"), Lines::joined), 2, client.columns());
  out << paragraphs(harmless(text_at(one, "text"), Lines::kept), 2, client.columns());
  if (!rule.empty()) out << paragraphs(fmt::format("Rule: {}", harmless(rule, Lines::joined)), 2, client.columns());
}

void notifications(const NotificationOptions& options, Io& io) {
  Client client{options.client, io};
  const auto answer = client.get_all("/notifications", {{"unread", options.all ? "false" : "true"}});
  const auto items = list_at(answer, "items");
  if (!client.printed_as_json(answer)) {
    if (items.empty()) io.out << (options.all ? "You have been told nothing.\n" : "Nothing that you have not read.\n");
    for (const auto& one : items) say_notification(one, client);
  }
  if (options.read && !items.empty())
    client.post("/notifications/read", boost::json::object{{"up_to", at(items.front(), "id")}});
}

}  // namespace

void add_notifications(CLI::App& app, Io& io) {
  auto options = std::make_shared<NotificationOptions>();
  auto* command = app.add_subcommand("notifications", "Lists what you were told and have not read");
  command->add_flag("--all", options->all, "What you have read, too");
  command->add_flag("--read", options->read, "Mark what is listed as read");
  add_client_options(*command, options->client);
  command->footer(
      "Rules of processes tell you, and Sluice when the window of a change moves that concerns you.\n\n"
      "Examples:\n"
      "  sluice notifications\n"
      "  sluice notifications --all --json");
  command->callback([options, &io] { notifications(*options, io); });
}

}  // namespace sluice::cli
