// `sluice schedule pause`, `resume`, `skip`, `unskip`, `end`.
#include <CLI/CLI.hpp>
#include <memory>

#include "cli/client/texts.h"
#include "cli/schedule/schedule.h"

namespace sluice::cli {

namespace {

struct ScheduleActsOptions {
  ClientOptions client;
  std::string id;
  std::string occurrence;
  std::string reason;
};

CLI::App& add_about(CLI::App& schedule, const char* name, const char* help, ScheduleActsOptions& options) {
  auto& command = *schedule.add_subcommand(name, help);
  add_schedule_argument(command, options.id);
  add_client_options(command, options.client);
  return command;
}

void add_reason(CLI::App& command, ScheduleActsOptions& options) {
  command.add_option("--reason", options.reason, "Why; a text, @FILE or -")->required();
}

void add_occurrence(CLI::App& command, ScheduleActsOptions& options) {
  command.add_option("occurrence", options.occurrence, "Its start by the rule, such as \"2027-10-28 06:00\"")
      ->required();
}

void post(const ScheduleActsOptions& options, const std::string& below, boost::json::object body, Io& io) {
  Client client{options.client, io};
  if (!options.reason.empty()) body["reason"] = text_of(options.reason, io);
  say_schedule(client, client.post(schedule_path(options.id, below), body));
}

void add_pausing(CLI::App& schedule, Io& io) {
  auto paused = std::make_shared<ScheduleActsOptions>();
  auto& pause = add_about(schedule, "pause", "Open nothing until it is resumed", *paused);
  add_reason(pause, *paused);
  pause.footer(
      "Windows that begin while it is paused are not made up for.\n\nExample:\n"
      "  sluice schedule pause SCH-3 --reason \"The portal is being moved\"");
  pause.callback([paused, &io] { post(*paused, "/pause", {}, io); });
  auto resumed = std::make_shared<ScheduleActsOptions>();
  auto& resume = add_about(schedule, "resume", "Go on after a pause", *resumed);
  resume.footer("Example:\n  sluice schedule resume SCH-3");
  resume.callback([resumed, &io] { post(*resumed, "/resume", {}, io); });
}

void add_skipping(CLI::App& schedule, Io& io) {
  auto skipped = std::make_shared<ScheduleActsOptions>();
  auto& skip = add_about(schedule, "skip", "Skip one occurrence", *skipped);
  add_occurrence(skip, *skipped);
  add_reason(skip, *skipped);
  skip.footer(
      "`sluice schedule show` lists them; one that was moved is called by its start before.\n\nExample:\n"
      "  sluice schedule skip SCH-3 \"2027-10-28 06:00\" --reason \"Renewed by hand last week\"");
  skip.callback([skipped, &io] { post(*skipped, "/skips", {{"local", occurrence_of(skipped->occurrence)}}, io); });
  auto back = std::make_shared<ScheduleActsOptions>();
  auto& unskip = add_about(schedule, "unskip", "Take a skip back", *back);
  add_occurrence(unskip, *back);
  unskip.footer("Example:\n  sluice schedule unskip SCH-3 \"2027-10-28 06:00\"");
  unskip.callback([back, &io] {
    Client client{back->client, io};
    say_schedule(client,
                 client.remove(schedule_path(back->id, "/skips/" + percent_encoded(occurrence_of(back->occurrence)))));
  });
}

void add_ending(CLI::App& schedule, Io& io) {
  auto options = std::make_shared<ScheduleActsOptions>();
  auto& end =
      add_about(schedule, "end", "End a schedule: nothing is opened any more, what was opened goes on", *options);
  add_reason(end, *options);
  end.footer("Example:\n  sluice schedule end SCH-3 --reason \"The portal is gone\"");
  end.callback([options, &io] { post(*options, "/end", {}, io); });
}

}  // namespace

void add_schedule_acts(CLI::App& schedule, Io& io) {
  add_pausing(schedule, io);
  add_skipping(schedule, io);
  add_ending(schedule, io);
}

}  // namespace sluice::cli
