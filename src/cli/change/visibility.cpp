// Who follows a change and who may see it: `sluice change watch`, `unwatch`, `restrict`, `unrestrict`.
#include <fmt/ostream.h>

#include <CLI/CLI.hpp>
#include <memory>

#include "cli/change/change.h"
#include "cli/client/reading.h"
#include "cli/client/wrap.h"

namespace sluice::cli {

namespace {

struct ChangeVisibilityOptions {
  ClientOptions client;
  std::string change;
  std::string login;
  std::vector<std::string> visible_to;
};

void say_watchers(Client& client, const Json& change) {
  if (client.printed_as_json(change)) return;
  const auto names = names_at(change, "watchers");
  const auto text = fmt::format("{} is watched by {}.", text_at(change, "id"), names.empty() ? "nobody" : names);
  client.io().out << paragraphs(text, 0, client.columns());
}

std::string watcher_path(const ChangeVisibilityOptions& options, Client& client) {
  const auto login = options.login.empty() || options.login == "me" ? client.login() : options.login;
  return change_path(options.change, "/watchers/" + percent_encoded(login));
}

void say_who_sees(Client& client, const Json& change) {
  if (client.printed_as_json(change)) return;
  const auto groups = names_at(change, "visible_to");
  const auto text = fmt::format("{} is seen by {}.", text_at(change, "id"),
                                !flag_at(change, "restricted") ? "everybody who may sign in"
                                : groups.empty()               ? "those with a part in it, auditors and administrators"
                                                 : "those with a part in it, auditors, administrators, and: " + groups);
  client.io().out << paragraphs(text, 0, client.columns());
}

void see(const ChangeVisibilityOptions& options, bool restricted, Io& io) {
  Client client{options.client, io};
  const boost::json::object body{{"restricted", restricted},
                                 {"visible_to", boost::json::value_from(options.visible_to)}};
  say_who_sees(client, client.put(change_path(options.change, "/visibility"), body));
}

CLI::App& add_about(CLI::App& change, const char* name, const char* help, const char* examples,
                    ChangeVisibilityOptions& options) {
  auto& command = *change.add_subcommand(name, help);
  add_change_argument(command, options.change);
  add_client_options(command, options.client);
  command.footer(examples);
  return command;
}

void add_watching(CLI::App& change, Io& io) {
  auto watched = std::make_shared<ChangeVisibilityOptions>();
  auto& watch =
      add_about(change, "watch", "Follow a change, or let somebody follow it",
                "Examples:\n  sluice change watch CHG-1042\n  sluice change watch CHG-1042 mei.tanaka", *watched);
  watch.add_option("login", watched->login, "Who follows it; a sign-in name (default: you)");
  watch.callback([watched, &io] {
    Client client{watched->client, io};
    say_watchers(client, client.put(watcher_path(*watched, client)));
  });
  auto left = std::make_shared<ChangeVisibilityOptions>();
  auto& unwatch =
      add_about(change, "unwatch", "Follow a change no longer", "Example:\n  sluice change unwatch CHG-1042", *left);
  unwatch.add_option("login", left->login, "Who follows it no longer; a sign-in name (default: you)");
  unwatch.callback([left, &io] {
    Client client{left->client, io};
    say_watchers(client, client.remove(watcher_path(*left, client)));
  });
}

}  // namespace

void add_change_visibility(CLI::App& change, Io& io) {
  add_watching(change, io);
  auto closed = std::make_shared<ChangeVisibilityOptions>();
  auto& restrict = add_about(change, "restrict", "Let only those see a change who have a part in it",
                             "Examples:\n"
                             "  sluice change restrict CHG-1042\n"
                             "  sluice change restrict CHG-1042 --visible-to security",
                             *closed);
  restrict.add_option("--visible-to", closed->visible_to, "Key of a group that sees it too; may repeat")
      ->allow_extra_args(false);
  restrict.callback([closed, &io] { see(*closed, true, io); });
  auto opened = std::make_shared<ChangeVisibilityOptions>();
  add_about(change, "unrestrict", "Let everybody see a change again", "Example:\n  sluice change unrestrict CHG-1042",
            *opened)
      .callback([opened, &io] { see(*opened, false, io); });
}

}  // namespace sluice::cli
