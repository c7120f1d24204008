// What moves a change: advance, back, hold, resume, cancel, reject, outcome.
#include <CLI/CLI.hpp>
#include <memory>

#include "cli/change/change.h"
#include "cli/client/texts.h"

namespace sluice::cli {

namespace {

struct ActsOptions {
  ClientOptions client;
  std::string change;
  std::string to;
  std::string text;
  std::string outcome;
  std::string users;
  bool data_or_site_lost = false;
  bool activity_stopped = false;
};
using Body = boost::json::object (*)(const ActsOptions&, Io&);

/// Does one act and says where the change stands then.
void act(const ActsOptions& options, const std::string& below, const boost::json::object& body, Io& io) {
  Client client{options.client, io};
  const auto change = client.post(change_path(options.change, below), body);
  if (!client.printed_as_json(change)) say_where(client, change);
}

boost::json::object with_text(const char* member, const ActsOptions& options, Io& io) {
  boost::json::object body;
  if (!options.text.empty()) body[member] = text_of(options.text, io);
  return body;
}
boost::json::object reason(const ActsOptions& options, Io& io) { return with_text("reason", options, io); }
boost::json::object comment(const ActsOptions& options, Io& io) { return with_text("comment", options, io); }
boost::json::object transition(const ActsOptions& options, Io& io) {
  auto body = comment(options, io);
  if (!options.to.empty()) body["to"] = options.to;
  return body;
}
boost::json::object outcome(const ActsOptions& options, Io& io) {
  auto body = comment(options, io);
  body["outcome"] = options.outcome;
  if (!options.users.empty())
    body["magnitude"] = boost::json::object{{"users", options.users},
                                            {"data_or_site_lost", options.data_or_site_lost},
                                            {"activity_stopped_too_long", options.activity_stopped}};
  return body;
}

struct Act {
  const char* name;
  const char* below;
  Body body;
  const char* help;
  const char* examples;
};

CLI::App& add_act(CLI::App& change, Io& io, const Act& what, const std::shared_ptr<ActsOptions>& options) {
  auto& command = *change.add_subcommand(what.name, what.help);
  add_change_argument(command, options->change);
  add_client_options(command, options->client);
  command.footer(what.examples);
  command.callback([options, what, &io] { act(*options, what.below, what.body(*options, io), io); });
  return command;
}

void add_reasoned(CLI::App& change, Io& io, const Act& what) {
  auto options = std::make_shared<ActsOptions>();
  auto& command = add_act(change, io, what, options);
  command.add_option("--reason", options->text, "Why; a text, @FILE or -")->required();
}

void add_commented(CLI::App& change, Io& io, const Act& what) {
  auto options = std::make_shared<ActsOptions>();
  auto& command = add_act(change, io, what, options);
  command.add_option("--comment", options->text, "A word about it; a text, @FILE or -");
}

void add_back(CLI::App& change, Io& io) {
  auto options = std::make_shared<ActsOptions>();
  auto& command = add_act(change, io,
                          {"back", "/transitions", transition, "Send a change back along an edge its process names",
                           "Example:\n  sluice change back CHG-1042 --to draft --comment \"The way back is missing.\""},
                          options);
  command.add_option("--to", options->to, "Key of the stage")->required();
  command.add_option("--comment,--reason", options->text, "Why; a text, @FILE or -")->required();
}

void add_outcome(CLI::App& change, Io& io) {
  auto options = std::make_shared<ActsOptions>();
  auto& command = add_act(
      change, io,
      {"outcome", "/outcome", outcome, "Declare how a change ended",
       "Every outcome but successful needs a comment and the magnitude (--users …).\n\n"
       "Examples:\n"
       "  sluice change outcome CHG-1042 successful --comment \"All three results were seen.\"\n"
       "  sluice change outcome CHG-1120 backed_out --users service_down --comment \"Migration took too long.\""},
      options);
  command.add_option("outcome", options->outcome, "successful, successful_with_issues, unsuccessful or backed_out")
      ->required();
  command.add_option("--comment", options->text, "What was seen; a text, @FILE or -");
  command.add_option("--users", options->users, "Users hindered: none, some or service_down");
  command.add_flag("--data-or-site-lost", options->data_or_site_lost, "Data or a site was lost");
  command.add_flag("--activity-stopped", options->activity_stopped,
                   "A business activity stopped for longer than it can bear");
}

}  // namespace

void add_change_acts(CLI::App& change, Io& io) {
  add_commented(change, io,
                {"advance", "/transitions", transition, "Move a change forward: submit it, or press its stage's button",
                 "Refused, it lists everything that is still missing, and who can do it.\n\n"
                 "Example:\n  sluice change advance CHG-1042"});
  add_back(change, io);
  add_reasoned(change, io,
               {"hold", "/hold", reason, "Put a change on hold: its approvals and tasks wait",
                "Example:\n  sluice change hold CHG-1042 --reason \"The vendor has withdrawn the release.\""});
  add_commented(
      change, io,
      {"resume", "/resume", comment, "Let a change on hold go on", "Example:\n  sluice change resume CHG-1042"});
  add_reasoned(change, io,
               {"cancel", "/cancellation", reason, "Cancel a change, and its open tasks with it",
                "Example:\n  sluice change cancel CHG-1042 --reason \"The server is being replaced.\""});
  add_reasoned(change, io,
               {"reject", "/rejection", reason, "Reject a change for good (change managers)",
                "Example:\n  sluice change reject CHG-1042 --reason \"The risk has no owner.\""});
  add_outcome(change, io);
}

}  // namespace sluice::cli
