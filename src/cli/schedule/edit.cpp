// `sluice schedule add`, `edit`, `from`, `preview`.
#include <fmt/ostream.h>

#include <CLI/CLI.hpp>
#include <memory>

#include "cli/change/fields.h"
#include "cli/client/reading.h"
#include "cli/process/process.h"
#include "cli/schedule/schedule.h"
#include "cli/schedule/timing.h"

namespace sluice::cli {

namespace {

struct ScheduleEditOptions {
  ClientOptions client;
  std::string id;
  std::string occurrence;
  std::string name;
  std::string deputy;
  bool no_deputy = false;
  std::string process;
  std::string entry;  ///< of the catalog, for `add`
  bool restricted = false;
  bool unrestricted = false;
  std::vector<std::string> visible_to;
  FieldOptions fields;
  TimingOptions timing;
};

void add_common(CLI::App& command, ScheduleEditOptions& options, Timings timings) {
  command.add_option("--name", options.name, "What the schedule is called (default: the title)");
  command.add_option("--deputy", options.deputy, "Sign-in name of who stands in for the owner");
  command.add_option("--process", options.process, "Key of the process its changes run by");
  command.add_flag("--restricted", options.restricted, "Only those with a part in its changes see it and them");
  command.add_option("--visible-to", options.visible_to, "Key of a group that sees them, too; may repeat")
      ->allow_extra_args(false);
  add_timing_options(command, options.timing, timings);
  add_field_options(command, options.fields, Window::given_otherwise);
  add_client_options(command, options.client);
}

/// Whose form is answered: the process that is named, else the one of the schedule.
std::string process_of(const ScheduleEditOptions& options, Client& client) {
  if (!options.process.empty()) return options.process;
  if (!options.entry.empty()) return text_at(client.get("/catalog/" + percent_encoded(options.entry)), "process.key");
  if (options.id.empty()) return "normal";
  return text_at(client.get(schedule_path(options.id)), "planned.process.key");
}

/// What was said: of the schedule itself, of its timing, of its changes.
boost::json::object said(const ScheduleEditOptions& options, Client& client, Timings timings) {
  boost::json::object body;
  auto change = fields_json(options.fields, client);
  if (!options.fields.answers.empty())
    put_answers(change, options.fields, process_path(process_of(options, client)), client);
  if (change.contains("owner")) {
    body["owner"] = change["owner"];
    change.erase("owner");
  }
  if (!options.name.empty()) body["name"] = options.name;
  if (!options.deputy.empty()) body["deputy"] = options.deputy;
  if (options.no_deputy) body["deputy"] = nullptr;
  if (!options.process.empty()) change["process"] = options.process;
  if (!options.entry.empty()) change["catalog_entry"] = options.entry;
  const bool made_anew = timings == Timings::made && options.entry.empty();
  if (made_anew && options.process.empty()) change["process"] = "normal";
  if (options.restricted || !options.visible_to.empty()) change["restricted"] = true;
  if (options.unrestricted) change["restricted"] = false;
  if (!options.visible_to.empty()) change["visible_to"] = boost::json::value_from(options.visible_to);
  if (!change.empty()) body["change"] = std::move(change);
  auto timing = timing_json(options.timing, client, timings);
  if (!timing.empty()) body["timing"] = std::move(timing);
  return body;
}

void must_say_something(const boost::json::object& body, const char* command) {
  if (body.empty())
    throw Stop(Exit::usage,
               fmt::format("Say what to alter, such as --lead 7d. See: sluice schedule {} --help", command));
}

void add_adding(CLI::App& schedule, Io& io) {
  auto options = std::make_shared<ScheduleEditOptions>();
  auto* command = schedule.add_subcommand("add", "Have a change opened at a future time, once or again and again");
  add_common(*command, *options, Timings::made);
  command->add_option("--entry", options->entry, "Key of the catalog entry that its changes are made from");
  command->footer(
      std::string{timing_help} +
      "\n\nEach change is opened by the newest version of its process at that moment. You own it, unless --owner "
      "names somebody else; where the owner has left, the deputy does, then a change manager.\n\n"
      "Examples:\n"
      "  sluice schedule add --entry renew-tls-certificate --service customer-portal --description \"The portal\" \\\n"
      "      --start 2027-03-02T06:00 --every 60d --window 30m --lead 7d --shift next\n"
      "  sluice schedule add --title \"Patch the database servers\" --service billing-db \\\n"
      "      --start 2027-03-13T22:00 --every 1m --on 2SA --window 4h --lead 14d --until 2027-12-31\n"
      "  sluice schedule add --title \"Switch the old portal off\" --start 2027-06-30T20:00 --lead 30d");
  command->callback([options, &io] {
    Client client{options->client, io};
    say_schedule(client, client.post("/schedules", said(*options, client, Timings::made)));
  });
}

void add_editing(CLI::App& schedule, Io& io) {
  auto options = std::make_shared<ScheduleEditOptions>();
  auto* command = schedule.add_subcommand("edit", "Edit a schedule: all that is still to be opened follows it");
  add_schedule_argument(*command, options->id);
  add_common(*command, *options, Timings::edited);
  add_clear_option(*command, options->fields);
  command->add_flag("--no-deputy", options->no_deputy, "Nobody stands in for the owner");
  command->add_flag("--unrestricted", options->unrestricted, "Everybody sees its changes");
  command->footer(
      "Other times hold from the day after the last occurrence that was opened.\n\n"
      "Examples:\n"
      "  sluice schedule edit SCH-3 --owner dana.kowalski --deputy nils.holm\n"
      "  sluice schedule edit SCH-3 --every 90d --until 2027-12-31\n"
      "  sluice schedule edit SCH-3 --title \"Renew both certificates\" --clear tags");
  command->callback([options, &io] {
    Client client{options->client, io};
    const auto body = said(*options, client, Timings::edited);
    must_say_something(body, "edit");
    say_schedule(client, client.patch(schedule_path(options->id), body));
  });
}

void add_from(CLI::App& schedule, Io& io) {
  auto options = std::make_shared<ScheduleEditOptions>();
  auto* command = schedule.add_subcommand("from", "Change a schedule from one occurrence on; those before it stay");
  add_schedule_argument(*command, options->id);
  command->add_option("occurrence", options->occurrence, "Its start by the rule, such as \"2027-10-28 06:00\"")
      ->required();
  add_timing_options(*command, options->timing, Timings::edited);
  add_field_options(*command, options->fields, Window::given_otherwise);
  add_clear_option(*command, options->fields);
  command->add_option("--process", options->process, "Key of the process its changes run by");
  add_client_options(*command, options->client);
  command->footer(
      "A new rule without --start counts from that occurrence. `sluice schedule show` lists them.\n\n"
      "Example:\n"
      "  sluice schedule from SCH-3 \"2027-10-28 06:00\" --every 30d");
  command->callback([options, &io] {
    Client client{options->client, io};
    auto body = said(*options, client, Timings::edited);
    must_say_something(body, "from");
    if (body.contains("owner"))
      throw Stop(Exit::usage, "A schedule has one owner: sluice schedule edit " + options->id + " --owner LOGIN");
    body["local"] = occurrence_of(options->occurrence);
    say_schedule(client, client.post(schedule_path(options->id, "/change-from"), body));
  });
}

void add_previewing(CLI::App& schedule, Io& io) {
  auto options = std::make_shared<ScheduleEditOptions>();
  auto* command = schedule.add_subcommand("preview", "Say what would come of a timing: the next ten windows");
  add_timing_options(*command, options->timing, Timings::made);
  add_client_options(*command, options->client);
  command->footer(
      std::string{timing_help} +
      "\n\nExamples:\n"
      "  sluice schedule preview --start 2027-03-02T06:00 --every 60d --shift next\n"
      "  sluice schedule preview --start 2027-03-02T06:00 --rule \"FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1\"");
  command->callback([options, &io] {
    Client client{options->client, io};
    const auto preview = client.post("/schedules/preview", timing_json(options->timing, client, Timings::made));
    if (client.printed_as_json(preview)) return;
    io.out << text_at(preview, "repeats") << "\n";
    say_coming(client, preview);
  });
}

}  // namespace

void add_schedule_editing(CLI::App& schedule, Io& io) {
  add_adding(schedule, io);
  add_editing(schedule, io);
  add_from(schedule, io);
  add_previewing(schedule, io);
}

}  // namespace sluice::cli
