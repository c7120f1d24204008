// `sluice change new`.
#include <CLI/CLI.hpp>
#include <memory>

#include "cli/change/answers.h"
#include "cli/change/change.h"
#include "cli/change/fields.h"
#include "cli/change/links.h"
#include "cli/change/preview.h"
#include "cli/client/reading.h"
#include "cli/process/process.h"

namespace sluice::cli {

namespace {

struct ChangeNewOptions {
  ClientOptions client;
  std::string process;  ///< empty: normal, or what the entry says
  std::string entry;    ///< of the catalog
  FieldOptions fields;
  bool restricted = false;
  std::vector<std::string> visible_to;
  std::vector<std::string> links;
  std::vector<std::string> risk;
  bool preview = false;
};

constexpr const char* new_examples =
    "The change starts as a draft: what is still missing can follow with `sluice change edit`. A text is taken from a\n"
    "file with @FILE, and from standard input with -. --preview asks for nothing: it says which stages the change "
    "would\n"
    "go through, who would approve it, and what is still missing. What a process asks in a form of its own is "
    "answered\n"
    "with --answer KEY=ANSWER; `sluice process show KEY` lists its fields. --risk QUESTION=ANSWER answers what the\n"
    "risk policy asks; `sluice risk policy` lists its questions.\n"
    "\n"
    "Examples:\n"
    "  sluice change new --title \"PostgreSQL 16.14 to 16.15 behind Billing\" --service billing-db --preview\n"
    "  sluice change new --title \"PostgreSQL 16.14 to 16.15 behind Billing\" --service billing-db\n"
    "  sluice change new --entry renew-tls-certificate --service customer-portal \\\n"
    "      --description \"portal.fjordline.example\" --start 2027-03-02T06:00 --end 2027-03-02T06:30\n"
    "  sluice change new --title \"Drain the workers first\" --link follow_up_of:CHG-1042\n"
    "  sluice change new --process emergency --service billing-api --title \"Skip malformed payment messages\" \\\n"
    "      --description \"It restarts on one bad message\" --backout \"redeploy 4.7.2\" \\\n"
    "      --answer broken_since=\"03:02\" --answer what_to_do=\"Put such a message aside\"";

std::string process_asked(const ChangeNewOptions& options) {
  return options.process.empty() ? "normal" : options.process;
}

/// Whose form is answered: the process that is named, else that of the catalog entry.
std::string process_of(const ChangeNewOptions& options, Client& client) {
  if (!options.process.empty() || options.entry.empty()) return process_asked(options);
  return text_at(client.get("/catalog/" + percent_encoded(options.entry)), "process.key");
}

void ask(const ChangeNewOptions& options, Io& io) {
  Client client{options.client, io};
  auto body = fields_json(options.fields, client);
  if (!options.process.empty() || options.entry.empty()) body["process"] = process_asked(options);
  if (!options.entry.empty()) body["catalog_entry"] = options.entry;
  if (!options.fields.answers.empty())
    put_answers(body, options.fields, process_path(process_of(options, client)), client);
  if (options.restricted || !options.visible_to.empty()) {
    body["restricted"] = true;
    body["visible_to"] = boost::json::value_from(options.visible_to);
  }
  if (!options.links.empty()) {
    boost::json::array links;
    for (const auto& one : options.links) links.push_back(link_json(one));
    body["links"] = std::move(links);
  }
  if (!options.risk.empty()) body["risk_answers"] = risk_answers_json(options.risk);
  if (options.preview) {
    const auto preview = client.post("/changes/preview", body);
    if (!client.printed_as_json(preview)) say_preview(client, preview);
    return;
  }
  const auto change = client.post("/changes", body);
  if (!client.printed_as_json(change)) say_where(client, change);
}

}  // namespace

void add_change_new(CLI::App& change, Io& io) {
  auto options = std::make_shared<ChangeNewOptions>();
  auto* command = change.add_subcommand("new", "Ask for a change");
  command->add_option("--process", options->process, "Key of the process it runs by (default: normal)");
  command->add_option("--entry", options->entry, "Key of the catalog entry it is made from: a standard change");
  command->add_flag("--preview,--dry-run", options->preview, "Say what it would go through and who would approve it");
  command->add_flag("--restricted", options->restricted, "Only those with a part in it see it");
  command->add_option("--visible-to", options->visible_to, "Key of a group that sees it too; may repeat")
      ->allow_extra_args(false);
  command
      ->add_option("--link", options->links,
                   "What it is related to, KIND:CHANGE or KIND:ADDRESS, such as part_of:CHG-1042; may repeat")
      ->allow_extra_args(false);
  command
      ->add_option("--risk", options->risk,
                   "Answer to a question about the risk, QUESTION=ANSWER, such as tested=staging; may repeat")
      ->allow_extra_args(false);
  add_field_options(*command, options->fields);
  add_client_options(*command, options->client);
  command->footer(new_examples);
  command->callback([options, &io] { ask(*options, io); });
}

}  // namespace sluice::cli
