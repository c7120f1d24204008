// `sluice change edit`.
#include <fmt/ostream.h>

#include <CLI/CLI.hpp>
#include <memory>

#include "cli/change/change.h"
#include "cli/change/fields.h"
#include "cli/change/preview.h"
#include "cli/client/reading.h"
#include "cli/client/table.h"
#include "cli/client/unmet.h"
#include "cli/client/wrap.h"

namespace sluice::cli {

namespace {

struct ChangeEditOptions {
  ClientOptions client;
  std::string change;
  FieldOptions fields;
  bool dry_run = false;
};

constexpr const char* edit_examples =
    "A list (services, expected results, tags …) is replaced as a whole. An edit of what approvers agreed to "
    "withdraws\n"
    "their approval; --dry-run says which, what the change would wait for and who would approve it, and alters "
    "nothing.\n"
    "\n"
    "Examples:\n"
    "  sluice change edit CHG-1042 --backout-plan @backout.md --dry-run\n"
    "  sluice change edit CHG-1042 --start 2027-02-06T22:00 --end 2027-02-07T00:00\n"
    "  sluice change edit CHG-1042 --developer tomas.weber --test-lead lena.fischer --deployer omar.haddad\n"
    "  sluice change edit CHG-1042 --answer largest_effect=down --answer effect_minutes=30\n"
    "  sluice change edit CHG-1042 --clear planned_start --clear planned_end --answer effect_minutes=";

void say_what_would_happen(Client& client, const Json& answer) {
  auto& out = client.io().out;
  out << "Nothing was altered. It would:\n";
  for (const auto& event : list_at(answer, "events"))
    out << paragraphs(harmless(text_at(event, "summary"), Lines::joined), 2, client.columns());
  for (const auto& one : list_at(answer, "withdraws")) {
    const auto decided = names_at(one, "decided");
    const auto text = fmt::format("withdraw {} ({}), {}", text_at(one, "key"), text_at(one, "title"),
                                  decided.empty() ? "on which nobody has decided yet" : "decided by " + decided);
    out << paragraphs(text, 2, client.columns());
  }
  if (list_at(answer, "withdraws").empty()) out << "  withdraw no approval\n";
  const auto& change = at(answer, "change");
  const auto& waiting = list_at(change, "waiting");
  if (!waiting.empty()) out << "It would wait for\n" << unmet_table(waiting, client.zone(), client.columns());
  say_approvals_to_come(client, change);
}

void edit(const ChangeEditOptions& options, Io& io) {
  Client client{options.client, io};
  auto body = fields_json(options.fields, client);
  put_answers(body, options.fields, change_path(options.change), client);
  if (body.empty()) throw Stop(Exit::usage, "Say what to alter, such as --title \"…\". See: sluice change edit --help");
  const auto answer = client.patch(change_path(options.change, options.dry_run ? "?dry_run=true" : ""), body);
  if (client.printed_as_json(answer)) return;
  if (options.dry_run) say_what_would_happen(client, answer);
  else say_where(client, answer);
}

}  // namespace

void add_change_edit(CLI::App& change, Io& io) {
  auto options = std::make_shared<ChangeEditOptions>();
  auto* command = change.add_subcommand("edit", "Alter fields of a change");
  add_change_argument(*command, options->change);
  command->add_flag("--dry-run,--preview", options->dry_run, "Say what would happen, alter nothing");
  add_field_options(*command, options->fields);
  add_clear_option(*command, options->fields);
  add_client_options(*command, options->client);
  command->footer(edit_examples);
  command->callback([options, &io] { edit(*options, io); });
}

}  // namespace sluice::cli
