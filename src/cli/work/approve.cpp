// `sluice approve`.
#include <fmt/ostream.h>

#include <CLI/CLI.hpp>
#include <memory>

#include "cli/change/change.h"
#include "cli/client/moments.h"
#include "cli/client/reading.h"
#include "cli/client/table.h"
#include "cli/client/texts.h"
#include "cli/commands.h"

namespace sluice::cli {

namespace {

struct ApproveOptions {
  ClientOptions client;
  std::string change;
  std::string key;
  bool reject = false;
  bool abstain = false;
  bool withdraw = false;
  std::string comment;
  std::string condition, condition_owner;
};

/// "Lee Okafor for Dana Kowalski".
std::string by_for(const Json& decision) {
  const auto seats = names_at(decision, "seats");
  return seats.empty() ? text_at(decision, "by.name") : fmt::format("{} for {}", text_at(decision, "by.name"), seats);
}

void say_approval(Client& client, const Json& approval) {
  auto& out = client.io().out;
  fmt::print(out, "{}: {}, {} of {}\n", text_at(approval, "key"), text_at(approval, "state"),
             number_at(approval, "have"), number_at(approval, "need"));
  Table table;
  table.indent(2);
  for (const auto& one : list_at(approval, "decisions"))
    table.add(
        {by_for(one), text_at(one, "decision"), moment(text_at(one, "at"), client.zone()), text_at(one, "comment")});
  out << table.text(client.columns());
  if (const auto names = names_at(approval, "waiting_for"); !names.empty())
    fmt::print(out, "  Waiting for {}.\n", names);
  if (const auto nobody = text_at(approval, "nobody"); !nobody.empty()) fmt::print(out, "  {}\n", nobody);
}

Json decide(const ApproveOptions& options, Client& client, Io& io) {
  const auto path = change_path(options.change, "/approvals/" + percent_encoded(options.key) + "/decisions");
  const auto comment = options.comment.empty() ? "" : text_of(options.comment, io);
  if (options.withdraw) return client.remove(path + "/mine", {{"reason", comment}});
  boost::json::object body{{"decision", options.reject ? "reject" : options.abstain ? "abstain" : "approve"}};
  if (!comment.empty()) body["comment"] = comment;
  if (!options.condition.empty())
    body["condition"] =
        boost::json::object{{"text", text_of(options.condition, io)}, {"owner", options.condition_owner}};
  return client.post(path, body);
}

void approve(const ApproveOptions& options, Io& io) {
  Client client{options.client, io};
  const auto approval = decide(options, client, io);
  if (!client.printed_as_json(approval)) say_approval(client, approval);
}

}  // namespace

void add_approve(CLI::App& app, Io& io) {
  auto options = std::make_shared<ApproveOptions>();
  auto* command = app.add_subcommand("approve", "Decide an approval that you were asked for: yes, no, or neither");
  add_change_argument(*command, options->change);
  command->add_option("key", options->key, "Which approval, such as cab; see: sluice change waiting")->required();
  auto* reject = command->add_flag("--reject", options->reject, "Say no; needs a comment");
  auto* abstain = command->add_flag("--abstain", options->abstain, "Say neither yes nor no");
  auto* withdraw = command->add_flag("--withdraw", options->withdraw, "Take back what you decided");
  reject->excludes(abstain)->excludes(withdraw);
  abstain->excludes(withdraw);
  auto* condition =
      command->add_option("--condition", options->condition,
                          "Approve on this condition, which keeps the change from deployment; a text, @FILE or -");
  auto* owner = command->add_option("--condition-owner", options->condition_owner, "Who sees to it; a sign-in name");
  condition->needs(owner)->excludes(reject)->excludes(abstain)->excludes(withdraw);
  owner->needs(condition);
  command->add_option("--comment", options->comment, "Why; a text, @FILE or -");
  add_client_options(*command, options->client);
  command->footer(
      "You approve what you would read now with `sluice change show`; an edit of what the approval covers withdraws "
      "it.\n\n"
      "Examples:\n"
      "  sluice approve CHG-1042 cab\n"
      "  sluice approve CHG-1042 cab --reject --comment \"The way back takes longer than the window.\"\n"
      "  sluice approve CHG-1042 owners --withdraw --comment \"The plan has to name the dumped roles.\"");
  command->callback([options, &io] { approve(*options, io); });
}

}  // namespace sluice::cli
