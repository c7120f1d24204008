// `sluice change move-version`: to a newer version of its process, after a preview.
#include <fmt/ostream.h>

#include <CLI/CLI.hpp>
#include <memory>

#include "cli/change/change.h"
#include "cli/client/reading.h"
#include "cli/client/table.h"
#include "cli/client/texts.h"
#include "cli/client/unmet.h"
#include "cli/process/process.h"

namespace sluice::cli {

namespace {

struct ChangeVersionOptions {
  ClientOptions client;
  std::string change;
  std::int64_t to = 0;
  std::string reason;
  bool preview = false;
};

void say_parts(Io& io, const char* heading, const boost::json::array& parts) {
  if (parts.empty()) return;
  io.out << heading << "\n";
  Table table;
  table.indent(2);
  for (const auto& one : parts)
    table.add({text_at(one, "kind"), text_at(one, "key"), text_at(one, "title"), names_at(one, "people")});
  io.out << table.text(io.columns);
}

void say_move(Client& client, const Json& preview) {
  auto& io = client.io();
  fmt::print(io.out, "Nothing was altered. From version {} to version {}\n", text_at(preview, "from"),
             text_at(preview, "to"));
  say_parts(io, "Would come", list_at(preview, "comes"));
  say_parts(io, "Would go", list_at(preview, "goes"));
  say_parts(io, "Asked for in stages that it has left, and not made up for", list_at(preview, "missed"));
  io.out << "What differs between the versions\n";
  say_differences(io, differences_in(preview), "Nothing that changes run by.");
  const auto& waiting = list_at(preview, "waiting");
  if (waiting.empty()) io.out << "It would wait for nothing.\n";
  else io.out << "It would wait for\n" << unmet_table(waiting, client.zone(), io.columns);
}

/// The newest version of the change's process.
std::int64_t newest(Client& client, const std::string& change) {
  const auto key = text_at(client.get(change_path(change)), "process.key");
  return number_at(client.get(process_path(key)), "version");
}

void move(const ChangeVersionOptions& options, Io& io) {
  Client client{options.client, io};
  boost::json::object body{{"version", options.to != 0 ? options.to : newest(client, options.change)}};
  if (!options.reason.empty()) body["reason"] = text_of(options.reason, io);
  const auto answer = client.post(
      change_path(options.change, options.preview ? "/process-version?dry_run=true" : "/process-version"), body);
  if (client.printed_as_json(answer)) return;
  if (options.preview) return say_move(client, answer);
  fmt::print(io.out, "It goes on by version {}.\n", text_at(answer, "process.version"));
  say_where(client, answer);
}

}  // namespace

void add_change_version(CLI::App& change, Io& io) {
  auto options = std::make_shared<ChangeVersionOptions>();
  auto* command = change.add_subcommand("move-version", "Let a change go on by a newer version of its process");
  add_change_argument(*command, options->change);
  command->add_option("--to", options->to, "The version; else the newest")->type_name("N");
  command->add_option("--reason", options->reason, "Why; a text, @FILE or -");
  command->add_flag("--preview", options->preview, "Say what would come and go, and alter nothing");
  add_client_options(*command, options->client);
  command->footer(
      "For the owner of the change and for change managers. The stage that it stands in has to be in the newer "
      "version.\n"
      "Approvals given stay, unless the newer version asks about more. sluice change list --process-version older "
      "finds\n"
      "the changes that run by an older version.\n\n"
      "Examples:\n"
      "  sluice change move-version CHG-1042 --preview\n"
      "  sluice change move-version CHG-1042 --reason \"The desk is asked, too.\"");
  command->callback([options, &io] { move(*options, io); });
}

}  // namespace sluice::cli
