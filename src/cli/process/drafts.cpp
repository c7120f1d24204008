// `sluice process drafts` and `discard`.
#include <fmt/ostream.h>

#include <CLI/CLI.hpp>
#include <memory>

#include "cli/client/moments.h"
#include "cli/client/reading.h"
#include "cli/client/table.h"
#include "cli/process/process.h"

namespace sluice::cli {

namespace {

struct DraftsOptions {
  ClientOptions client;
  std::string key;
  bool yaml = false;
};

std::string draft_path(const std::string& key) { return "/process-drafts/" + percent_encoded(key); }

std::string based_on(const Json& draft) {
  if (number_at(draft, "based_on") == 0) return "nothing yet";
  return fmt::format("version {}{}", text_at(draft, "based_on"),
                     flag_at(draft, "outdated") ? ", but there is " + text_at(draft, "newest") : "");
}

void list_drafts(const DraftsOptions& options, Client& client) {
  const auto answer = client.get_all("/process-drafts");
  if (client.printed_as_json(answer)) return;
  Table table{{"PROCESS", "BEGUN FROM", "SAVED", "BY"}};
  for (const auto& one : list_at(answer, "items"))
    table.add({text_at(one, "key"), based_on(one), moment(text_at(one, "saved_at"), client.zone()),
               text_at(one, "saved_by.name")});
  if (table.empty()) client.io().out << "There are no drafts. sluice process import FILE begins one.\n";
  else client.io().out << table.text(client.columns());
  (void)options;
}

void show_draft(const DraftsOptions& options, Client& client) {
  const auto draft = client.get(draft_path(options.key));
  if (client.printed_as_json(draft)) return;
  auto& out = client.io().out;
  if (options.yaml) {
    out << text_at(draft, "yaml");
    return;
  }
  fmt::print(out, "Draft of {}, begun from {}; saved {} by {}\n", options.key, based_on(draft),
             moment(text_at(draft, "saved_at"), client.zone()), text_at(draft, "saved_by.name"));
  for (const auto& mistake : list_at(draft, "checked.mistakes"))
    fmt::print(out, "  line {}, column {}: {} {}\n", text_at(mistake, "line"), text_at(mistake, "column"),
               harmless(text_at(mistake, "what"), Lines::joined), harmless(text_at(mistake, "remedy"), Lines::joined));
  if (number_at(draft, "newest") == 0) return;
  fmt::print(out, "What differs from version {}\n", text_at(draft, "newest"));
  say_differences(client.io(), differences_in(draft), nothing_differs_in(client, draft));
}

}  // namespace

void add_process_drafts(CLI::App& process, Io& io) {
  auto shown = std::make_shared<DraftsOptions>();
  auto* drafts = process.add_subcommand("drafts", "List the drafts of processes, or show one");
  drafts->add_option("process", shown->key, "Its key: show this draft")->type_name("KEY");
  drafts->add_flag("--yaml", shown->yaml, "Its text alone, as it was saved");
  add_client_options(*drafts, shown->client);
  drafts->footer("Examples:\n  sluice process drafts\n  sluice process drafts normal --yaml > normal.yaml");
  drafts->callback([shown, &io] {
    Client client{shown->client, io};
    if (shown->key.empty()) list_drafts(*shown, client);
    else show_draft(*shown, client);
  });

  auto discarded = std::make_shared<DraftsOptions>();
  auto* discard = process.add_subcommand("discard", "Throw a draft away; what is published stays");
  discard->add_option("process", discarded->key, "Its key, such as normal")->required();
  add_client_options(*discard, discarded->client);
  discard->footer("Example:\n  sluice process discard small-fix");
  discard->callback([discarded, &io] {
    Client client{discarded->client, io};
    const auto answer = client.remove(draft_path(discarded->key));
    if (!client.printed_as_json(answer)) fmt::print(io.out, "The draft of {} is gone.\n", discarded->key);
  });
}

}  // namespace sluice::cli
