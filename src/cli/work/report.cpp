// `sluice report`: how long approvals have waited.
#include <fmt/ostream.h>

#include <CLI/CLI.hpp>
#include <memory>

#include "cli/client/client.h"
#include "cli/client/moments.h"
#include "cli/client/reading.h"
#include "cli/client/table.h"
#include "cli/commands.h"

namespace sluice::cli {

namespace {

struct ReportOptions {
  ClientOptions client;
  std::string by = "person", from, until;
};

/// "3 d 4 h", "5 h 20 min", "12 min": as much as one needs to compare.
std::string length_in_words(std::int64_t minutes) {
  constexpr std::int64_t hour = 60, day = 24 * hour;
  if (minutes >= day) return fmt::format("{} d {} h", minutes / day, minutes % day / hour);
  if (minutes >= hour) return fmt::format("{} h {} min", minutes / hour, minutes % hour);
  return fmt::format("{} min", minutes);
}

void report_waits(const ReportOptions& options, Io& io) {
  Client client{options.client, io};
  const auto answer =
      client.get("/reports/approval-waits", {{"by", options.by},
                                             {"from", instant_of_option(options.from, "--from", client.zone())},
                                             {"until", instant_of_option(options.until, "--until", client.zone())}});
  if (client.printed_as_json(answer)) return;
  Table table{{"", "NAME", "DECIDED", "WAITING", "MEDIAN", "LONGEST", "CHANGE"}};
  for (const auto& one : list_at(answer, "items"))
    table.add({text_at(one, "key"), text_at(one, "name"), text_at(one, "decided"), text_at(one, "undecided"),
               length_in_words(number_at(one, "median_minutes")), length_in_words(number_at(one, "longest_minutes")),
               text_at(one, "longest_change")});
  if (table.empty()) {
    io.out << "No approval was decided or waited in that time.\n";
    return;
  }
  io.out << table.text(client.columns());
  if (flag_at(answer, "in_part")) io.out << "Of the newest 100,000 waits; a shorter time shows all.\n";
}

}  // namespace

void add_report(CLI::App& app, Io& io) {
  auto* report = app.add_subcommand("report", "What reports say of many changes");
  report->require_subcommand(1);
  const auto options = std::make_shared<ReportOptions>();
  auto* waits = report->add_subcommand("approval-waits", "How long approvals wait, and for whom");
  waits->add_option("--by", options->by, "person, stage or process")
      ->check(CLI::IsMember({"person", "stage", "process"}))
      ->capture_default_str();
  waits->add_option("--from", options->from, "From when; 90 days ago where nothing is said");
  waits->add_option("--until", options->until, "Until when; now where nothing is said");
  add_client_options(*waits, options->client);
  waits->callback([options, &io] { report_waits(*options, io); });
  report->footer("Example:\n  sluice report approval-waits --by stage --from 2027-01-01");
}

}  // namespace sluice::cli
