// `sluice change link`: list, add, remove, done.
#include "cli/change/links.h"

#include <fmt/ostream.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>

#include "cli/change/change.h"
#include "cli/client/reading.h"
#include "cli/client/table.h"
#include "cli/client/wrap.h"

namespace sluice::cli {

namespace {

constexpr const char* kinds =
    "depends_on, blocks, duplicates, caused_by, fixes, follow_up_of, part_of; or as the other side says it: "
    "duplicated_by, causes, fixed_by, followed_up_by, parent_of";

struct ChangeLinksOptions {
  ClientOptions client;
  std::string change;
  std::string kind;
  std::string to;
  std::string title;
  std::string reason;
  std::int64_t number = 0;
  bool undo = false;
};

/// Where a link leads: "CHG-7 New disks", "OPS-7 https://…", "a restricted change".
std::string target_of(const Json& link) {
  if (flag_at(link, "restricted")) return "a restricted change";
  if (at(link, "change").is_object())
    return fmt::format("{} {}", text_at(link, "change.id"), text_at(link, "change.title"));
  return fmt::format("{} {}", text_at(link, "title"), text_at(link, "address"));
}

/// How far the other side is: "Build", "closed, successful", "done".
std::string state_of(const Json& link) {
  if (!text_at(link, "address").empty()) return flag_at(link, "settled") ? "done" : "not known to be done";
  const auto outcome = text_at(link, "change.outcome");
  const auto stage = text_at(link, "change.stage_name");
  return outcome.empty() ? stage : fmt::format("{}, {}", stage, outcome);
}

void list(const ChangeLinksOptions& options, Io& io) {
  Client client{options.client, io};
  const auto answer = client.get_all(change_path(options.change, "/links"));
  if (client.printed_as_json(answer)) return;
  Table table{{"LINK", "", "TO", "STATE", "OWNER"}};
  table.dispensable({"OWNER"});
  for (const auto& link : list_at(answer, "items"))
    table.add({text_at(link, "number"), text_at(link, "words"), target_of(link), state_of(link),
               text_at(link, "change.owner.name")});
  io.out << (table.empty() ? options.change + " is linked to nothing.\n" : table.text(client.columns()));
}

void say_link(Client& client, const std::string& change, const Json& link) {
  if (client.printed_as_json(link)) return;
  const auto text = fmt::format("Link {}: {} {} {}.", text_at(link, "number"), change, text_at(link, "words"),
                                harmless(target_of(link), Lines::joined));
  client.io().out << paragraphs(text, 0, client.columns());
}

void add(const ChangeLinksOptions& options, Io& io) {
  const auto body = link_json(options.kind, options.to, options.title);
  Client client{options.client, io};
  say_link(client, options.change, client.post(change_path(options.change, "/links"), body));
}

void remove(const ChangeLinksOptions& options, Io& io) {
  Client client{options.client, io};
  const auto answer = client.remove(change_path(options.change, "/links/" + std::to_string(options.number)),
                                    {{"reason", options.reason}});
  if (client.printed_as_json(answer)) return;
  fmt::print(io.out, "Link {} of {} is gone, on both sides.\n", options.number, options.change);
}

void settle(const ChangeLinksOptions& options, Io& io) {
  Client client{options.client, io};
  const auto path = change_path(options.change, fmt::format("/links/{}/settled", options.number));
  const auto link = client.put(path, boost::json::object{{"settled", !options.undo}});
  if (client.printed_as_json(link)) return;
  const auto text = fmt::format("{} is {}.", harmless(target_of(link), Lines::joined),
                                flag_at(link, "settled") ? "ticked as done" : "not done after all");
  io.out << paragraphs(text, 0, client.columns());
}

CLI::App& add_one(CLI::App& link, const char* name, const char* help, const char* examples,
                  ChangeLinksOptions& options) {
  auto& command = *link.add_subcommand(name, help);
  add_change_argument(command, options.change);
  add_client_options(command, options.client);
  command.footer(examples);
  return command;
}

void add_number(CLI::App& command, std::int64_t& number) {
  command.add_option("link", number, "The link's number; see: sluice change link list")->required();
}

void add_making(CLI::App& link, Io& io) {
  auto options = std::make_shared<ChangeLinksOptions>();
  auto& command = add_one(
      link, "add", "Link a change to another, or to a ticket elsewhere",
      "Examples:\n"
      "  sluice change link add CHG-1042 depends_on CHG-1040\n"
      "  sluice change link add CHG-1042 part_of CHG-1039\n"
      "  sluice change link add CHG-1042 fixes https://jira.example.org/browse/OPS-7 --title \"Export is slow\"",
      *options);
  command.add_option("kind", options->kind, kinds)->required();
  command.add_option("to", options->to, "A change, such as CHG-1040, or the https:// address of a ticket")->required();
  command.add_option("--title", options->title, "What people call a ticket elsewhere (default: its address)");
  command.callback([options, &io] { add(*options, io); });
}

void add_unmaking(CLI::App& link, Io& io) {
  auto options = std::make_shared<ChangeLinksOptions>();
  auto& command =
      add_one(link, "remove", "Take a link away, on both sides",
              "Example:\n  sluice change link remove CHG-1042 3 --reason \"CHG-1050 replaces it\"", *options);
  add_number(command, options->number);
  command.add_option("--reason", options->reason, "Why; for the history");
  command.callback([options, &io] { remove(*options, io); });
}

void add_settling(CLI::App& link, Io& io) {
  auto options = std::make_shared<ChangeLinksOptions>();
  auto& command = add_one(link, "done", "Say that a ticket elsewhere is done",
                          "Examples:\n"
                          "  sluice change link done CHG-1042 3\n"
                          "  sluice change link done CHG-1042 3 --undo",
                          *options);
  add_number(command, options->number);
  command.add_flag("--undo", options->undo, "It is not done after all");
  command.callback([options, &io] { settle(*options, io); });
}

}  // namespace

boost::json::object link_json(const std::string& kind, const std::string& to, const std::string& title) {
  auto word = kind;
  std::ranges::replace(word, '-', '_');
  boost::json::object link{{"kind", word}};
  if (to.find("://") == std::string::npos) {
    try {
      link["change"] = numbered("CHG-", to, "change, such as CHG-1042, nor an https:// address");
    } catch (const CLI::ValidationError& wrong) {
      throw Stop(Exit::usage, wrong.what());
    }
    if (!title.empty()) link["title"] = title;
    return link;
  }
  link["address"] = to;
  link["title"] = title.empty() ? to.substr(0, 200) : title;
  return link;
}

boost::json::object link_json(const std::string& written) {
  const auto colon = written.find(':');
  if (colon == std::string::npos)
    throw Stop(Exit::usage,
               fmt::format("--link {}: write KIND:CHANGE or KIND:ADDRESS, such as part_of:CHG-1042.", written));
  return link_json(written.substr(0, colon), written.substr(colon + 1), "");
}

void add_change_link(CLI::App& change, Io& io) {
  auto* link = change.add_subcommand("link", "Say what a change is related to, and how far that is");
  link->require_subcommand(1);
  link->footer(
      "Examples:\n"
      "  sluice change link list CHG-1042\n"
      "  sluice change link add CHG-1042 depends_on CHG-1040");
  auto options = std::make_shared<ChangeLinksOptions>();
  add_one(*link, "list", "List what a change is related to", "Example:\n  sluice change link list CHG-1042", *options)
      .callback([options, &io] { list(*options, io); });
  add_making(*link, io);
  add_unmaking(*link, io);
  add_settling(*link, io);
}

}  // namespace sluice::cli
