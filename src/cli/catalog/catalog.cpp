// `sluice catalog`: list, show, propose, edit, approve, reject, renew, hand, retire, keep.
#include <fmt/ostream.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>

#include "cli/client/client.h"
#include "cli/client/moments.h"
#include "cli/client/reading.h"
#include "cli/client/table.h"
#include "cli/client/texts.h"
#include "cli/commands.h"

namespace sluice::cli {

namespace {

struct CatalogOptions {
  ClientOptions client;
  std::string key;
  std::vector<std::string> states;
  std::string words;
  bool waiting = false;
  std::string title, when_to_use, effect, owner, from;
  std::string deployment_plan, backout_plan, test_plan, reason_of_change;
  std::vector<std::string> services, locked, asked;
  std::int64_t max_age = 0;
  std::int64_t max_failures = 0;
  std::int64_t version = 0;
  std::string comment;
  std::string reason;
};

std::string entry_path(const std::string& key, const std::string& below = "") {
  return "/catalog/" + percent_encoded(key) + below;
}

std::string record_text(const Json& entry, const Zone& zone) {
  const auto used = number_at(entry, "record.used");
  if (used == 0) return "never used";
  auto text =
      fmt::format("used {} time{}: {} successful", used, used == 1 ? "" : "s", number_at(entry, "record.successful"));
  if (const auto issues = number_at(entry, "record.with_issues")) text += fmt::format(", {} with issues", issues);
  if (const auto failed = number_at(entry, "record.failed")) text += fmt::format(", {} failed", failed);
  if (const auto open = number_at(entry, "record.open")) text += fmt::format(", {} under way", open);
  return text + "; last " + moment(text_at(entry, "record.last_used"), zone);
}

std::string version_text(const Json& version, const Zone& zone) {
  const auto by = text_at(version, "by.name");
  auto text = fmt::format("{}, proposed {} by {}", text_at(version, "fate"), moment(text_at(version, "at"), zone),
                          by.empty() ? "Sluice" : by);
  if (const auto from = text_at(version, "from"); !from.empty()) text += " from " + from;
  if (const auto decider = text_at(version, "decided_by.name"); !decider.empty())
    text += fmt::format("; decided {} by {}", moment(text_at(version, "decided"), zone), decider);
  return text;
}

/// The one in force, else the newest.
const Json& version_that_counts(const Json& entry, const boost::json::array& versions) {
  const auto in_force = number_at(entry, "in_force");
  const auto found =
      std::ranges::find_if(versions, [&](const Json& one) { return number_at(one, "number") == in_force; });
  return found == versions.end() ? versions.front() : *found;
}

void say_entry(Client& client, const Json& entry) {
  if (client.printed_as_json(entry)) return;
  Table table;
  table.add({text_at(entry, "key"), text_at(entry, "title")});
  table.add_fact("State", text_at(entry, "state"));
  if (const auto lost = text_at(entry, "lost"); !lost.empty()) table.add_fact("", "It " + lost + ".");
  if (flag_at(entry, "pre_approved"))
    table.add_fact("Pre-approved until", moment(text_at(entry, "until"), client.zone()));
  table.add_fact("When to use it", text_at(entry, "when_to_use"));
  table.add_fact("Effect", text_at(entry, "effect"));
  table.add_fact("Process", text_at(entry, "process.name"));
  table.add_fact("Owner", text_at(entry, "owner.name"));
  table.add_fact("Record", record_text(entry, client.zone()));
  table.add_fact("Failures that count", texts_at(entry, "failures"));
  table.add_fact("To be filled in", names_at(entry, "asked"));
  if (const auto& versions = list_at(entry, "versions"); !versions.empty()) {
    table.add_fact("Fixed", texts_at(version_that_counts(entry, versions), "locked"));
    for (const auto& one : versions)
      table.add_fact("Version " + text_at(one, "number"), version_text(one, client.zone()));
  }
  if (const auto reason = text_at(entry, "retirement.reason"); !reason.empty())
    table.add_fact("To be retired", text_at(entry, "retirement.by.name") + ": " + reason);
  table.add_fact("Who may approve", names_at(entry, "who_approves"));
  client.io().out << table.text(client.columns());
}

void list_entries(const CatalogOptions& options, Io& io) {
  Client client{options.client, io};
  Parameters parameters;
  for (const auto& state : options.states) parameters.emplace_back("state", state);
  if (!options.words.empty()) parameters.emplace_back("q", options.words);
  if (options.waiting) parameters.emplace_back("waiting", "true");
  const auto answer = client.get_all("/catalog", parameters);
  if (client.printed_as_json(answer)) return;
  Table table{{"ENTRY", "STATE", "TITLE", "RECORD", "PRE-APPROVED UNTIL"}};
  table.dispensable({"PRE-APPROVED UNTIL"});
  for (const auto& one : list_at(answer, "items"))
    table.add({text_at(one, "key"), text_at(one, "state"), text_at(one, "title"), record_text(one, client.zone()),
               flag_at(one, "pre_approved") ? moment(text_at(one, "until"), client.zone()) : ""});
  io.out << (table.empty() ? "The catalog has no such entry.\n" : table.text(client.columns()));
}

boost::json::object content_json(const CatalogOptions& options, Io& io) {
  boost::json::object body, fields;
  const auto put = [&](boost::json::object& to, const char* name, const std::string& text) {
    if (!text.empty()) to[name] = text_of(text, io);
  };
  put(body, "title", options.title);
  put(body, "when_to_use", options.when_to_use);
  put(body, "effect", options.effect);
  put(fields, "deployment_plan", options.deployment_plan);
  put(fields, "backout_plan", options.backout_plan);
  put(fields, "test_plan", options.test_plan);
  put(fields, "reason", options.reason_of_change);
  if (!options.services.empty()) fields["services"] = boost::json::value_from(options.services);
  if (!fields.empty()) body["fields"] = std::move(fields);
  if (!options.locked.empty()) body["locked"] = boost::json::value_from(options.locked);
  if (!options.asked.empty()) body["asked"] = boost::json::value_from(options.asked);
  if (options.max_age > 0) body["max_age_months"] = options.max_age;
  if (options.max_failures > 0) body["max_failures"] = options.max_failures;
  return body;
}

CLI::App& add_about_entry(CLI::App& catalog, const char* name, const char* help, CatalogOptions& options) {
  auto& command = *catalog.add_subcommand(name, help);
  command.add_option("entry", options.key, "Its key, such as renew-tls-certificate")->required();
  add_client_options(command, options.client);
  return command;
}

void add_content(CLI::App& command, CatalogOptions& options) {
  command.add_option("--title", options.title, "As people call it");
  command.add_option("--when-to-use", options.when_to_use, "When to use it, and when not; a text, @FILE or -");
  command.add_option("--effect", options.effect, "What users notice, in a line");
  command.add_option("--reason", options.reason_of_change, "Why such a change is made; a text, @FILE or -");
  command.add_option("--deployment-plan", options.deployment_plan, "Its steps; a text, @FILE or -");
  command.add_option("--backout,--backout-plan", options.backout_plan, "The way back; a text, @FILE or -");
  command.add_option("--test-plan", options.test_plan, "How it is checked; a text, @FILE or -");
  command.add_option("--service", options.services, "Key of a service it is about; may repeat")
      ->allow_extra_args(false);
  command.add_option("--lock", options.locked, "A field that cannot be altered on its changes; may repeat")
      ->allow_extra_args(false);
  command.add_option("--ask", options.asked, "A field that its requester has to fill in; may repeat")
      ->allow_extra_args(false);
  command.add_option("--max-age", options.max_age, "Months for which an approval holds")->check(CLI::PositiveNumber);
  command.add_option("--max-failures", options.max_failures, "So many failures in 12 months end the pre-approval")
      ->check(CLI::PositiveNumber);
}

void add_proposing(CLI::App& catalog, Io& io) {
  auto options = std::make_shared<CatalogOptions>();
  auto& command = add_about_entry(catalog, "propose", "Propose an entry", *options);
  command.add_option("--from", options->from, "A normal change that ended well; what is not said is taken from it");
  command.add_option("--owner", options->owner, "Sign-in name of who looks after it (default: you)");
  add_content(command, *options);
  command.footer(
      "Fields are locked and asked for by their names in the API, such as deployment_plan or planned_start, or by the\n"
      "key of a field of the process' form.\n\n"
      "Example:\n"
      "  sluice catalog propose renew-portal-certificate --from CHG-1042 --title \"Renew the portal's certificate\" "
      "\\\n"
      "      --when-to-use \"Names and issuer stay\" --lock deployment_plan --lock backout_plan --ask planned_start");
  command.callback([options, &io] {
    Client client{options->client, io};
    auto body = content_json(*options, io);
    body["key"] = options->key;
    for (const auto* needed : {"title", "when_to_use"})
      if (!body.contains(needed)) throw Stop(Exit::usage, "An entry needs --title and --when-to-use.");
    if (!options->from.empty()) body["from"] = options->from;
    if (!options->owner.empty()) body["owner"] = options->owner;
    say_entry(client, client.post("/catalog", body));
  });
}

void add_editing_entry(CLI::App& catalog, Io& io) {
  auto options = std::make_shared<CatalogOptions>();
  auto& command = add_about_entry(catalog, "edit", "Propose another version; what is in force stays so", *options);
  add_content(command, *options);
  command.footer("Example:\n  sluice catalog edit renew-tls-certificate --deployment-plan @steps.md");
  command.callback([options, &io] {
    Client client{options->client, io};
    const auto body = content_json(*options, io);
    if (body.empty()) throw Stop(Exit::usage, "Say what to alter. See: sluice catalog edit --help");
    say_entry(client, client.post(entry_path(options->key, "/versions"), body));
  });
}

/// The version that waits, where none is named: what was read last is what is meant.
std::int64_t version_of(const CatalogOptions& options, Client& client) {
  if (options.version > 0) return options.version;
  const auto waiting = number_at(client.get(entry_path(options.key)), "proposed");
  if (waiting == 0) throw Stop(Exit::refused, "No version of " + options.key + " waits for approval.");
  return waiting;
}

void add_deciding(CLI::App& catalog, Io& io) {
  auto approved = std::make_shared<CatalogOptions>();
  auto& approve = add_about_entry(catalog, "approve", "Put the proposed version into force", *approved);
  approve.add_option("--version", approved->version, "Number of the version (default: the one that waits)");
  approve.add_option("--comment", approved->comment, "What is to be said about it; a text, @FILE or -");
  approve.footer(
      "By a change manager who neither proposed nor owns it.\n\nExample:\n  sluice catalog approve test-restore");
  approve.callback([approved, &io] {
    Client client{approved->client, io};
    boost::json::object body{{"version", version_of(*approved, client)}};
    if (!approved->comment.empty()) body["comment"] = text_of(approved->comment, io);
    say_entry(client, client.post(entry_path(approved->key, "/approval"), body));
  });
  auto rejected = std::make_shared<CatalogOptions>();
  auto& reject = add_about_entry(catalog, "reject", "Reject the proposed version, or take it back", *rejected);
  reject.add_option("--version", rejected->version, "Number of the version (default: the one that waits)");
  reject.add_option("--reason", rejected->reason, "Why; a text, @FILE or -")->required();
  reject.footer("Example:\n  sluice catalog reject test-restore --reason \"Say which backup\"");
  reject.callback([rejected, &io] {
    Client client{rejected->client, io};
    const boost::json::object body{{"version", version_of(*rejected, client)},
                                   {"reason", text_of(rejected->reason, io)}};
    say_entry(client, client.post(entry_path(rejected->key, "/rejection"), body));
  });
}

/// An act whose one text is a comment that may be left out.
void add_commented(CLI::App& catalog, Io& io, const char* name, const char* help, const char* below,
                   const char* example) {
  auto options = std::make_shared<CatalogOptions>();
  auto& command = add_about_entry(catalog, name, help, *options);
  command.add_option("--comment", options->comment, "What is to be said about it; a text, @FILE or -");
  command.footer(std::string{"Example:\n  "} + example);
  command.callback([options, below, &io] {
    Client client{options->client, io};
    boost::json::object body;
    if (!options->comment.empty()) body["comment"] = text_of(options->comment, io);
    say_entry(client, client.post(entry_path(options->key, below), body));
  });
}

/// An act that needs a reason.
void add_reasoned(CLI::App& catalog, Io& io, const char* name, const char* help, const char* below,
                  const char* example) {
  auto options = std::make_shared<CatalogOptions>();
  auto& command = add_about_entry(catalog, name, help, *options);
  command.add_option("--reason", options->reason, "Why; a text, @FILE or -")->required();
  command.footer(std::string{"Example:\n  "} + example);
  command.callback([options, below, &io] {
    Client client{options->client, io};
    const boost::json::object body{{"reason", text_of(options->reason, io)}};
    say_entry(client, client.post(entry_path(options->key, below), body));
  });
}

void add_handing(CLI::App& catalog, Io& io) {
  auto options = std::make_shared<CatalogOptions>();
  auto& command = add_about_entry(catalog, "hand", "Give an entry to another owner", *options);
  command.add_option("--owner", options->owner, "Sign-in name")->required();
  command.footer("Example:\n  sluice catalog hand test-restore --owner nils.holm");
  command.callback([options, &io] {
    Client client{options->client, io};
    say_entry(client, client.put(entry_path(options->key, "/owner"), boost::json::object{{"owner", options->owner}}));
  });
}

}  // namespace

void add_catalog(CLI::App& app, Io& io) {
  auto* catalog = app.add_subcommand("catalog", "Standard changes that were approved beforehand");
  catalog->require_subcommand(1);
  auto listed = std::make_shared<CatalogOptions>();
  auto* lists = catalog->add_subcommand("list", "List the catalog; what is retired only with --state retired");
  lists->add_option("--state", listed->states, "proposed, rejected, in_force, lapsed, retiring or retired; may repeat")
      ->check(CLI::IsMember({"proposed", "rejected", "in_force", "lapsed", "retiring", "retired"}))
      ->allow_extra_args(false);
  lists->add_option("--words", listed->words, "Words that it is found by");
  lists->add_flag("--waiting", listed->waiting, "Only what waits to be approved, renewed or retired");
  add_client_options(*lists, listed->client);
  lists->callback([listed, &io] { list_entries(*listed, io); });
  auto shown = std::make_shared<CatalogOptions>();
  auto& shows = add_about_entry(*catalog, "show", "Show an entry with its versions", *shown);
  shows.footer("Example:\n  sluice catalog show renew-tls-certificate");
  shows.callback([shown, &io] {
    Client client{shown->client, io};
    say_entry(client, client.get(entry_path(shown->key)));
  });
  add_proposing(*catalog, io);
  add_editing_entry(*catalog, io);
  add_deciding(*catalog, io);
  add_commented(*catalog, io, "renew", "Renew the pre-approval, before it ends or after it was lost", "/renewal",
                "sluice catalog renew renew-tls-certificate --comment \"The chain is checked now\"");
  add_handing(*catalog, io);
  add_reasoned(*catalog, io, "propose-retirement", "Propose to retire an entry; it can be used until that is approved",
               "/retirement", "sluice catalog propose-retirement restart-service --reason \"It restarts by itself\"");
  add_commented(*catalog, io, "retire", "Approve that an entry is retired", "/retirement/approval",
                "sluice catalog retire restart-service");
  add_reasoned(*catalog, io, "keep", "Keep an entry whose retirement was proposed", "/retirement/refusal",
               "sluice catalog keep restart-service --reason \"Two services still need it\"");
}

}  // namespace sluice::cli
