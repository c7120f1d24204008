// `sluice schedule`: list, coming, show; the other commands are in the files beside this one.
#include "cli/schedule/schedule.h"

#include <fmt/ostream.h>

#include <CLI/CLI.hpp>
#include <memory>

#include "cli/change/change.h"
#include "cli/client/moments.h"
#include "cli/client/reading.h"
#include "cli/client/table.h"
#include "cli/client/wrap.h"
#include "cli/commands.h"
#include "cli/schedule/timing.h"

namespace sluice::cli {

namespace {

struct ListOptions {
  ClientOptions client;
  std::string words, state, person, process, from, before;
  bool needs_owner = false;
  bool in_trouble = false;
};

std::string fate(const Json& one) {
  if (text_at(one, "fate") == "skipped") return "skipped: " + text_at(one, "skip_reason");
  if (text_at(one, "fate") == "left_out") return "left out: no working day";
  return flag_at(one, "moved") ? "moved from " + local_moment(text_at(one, "local")) : "";
}

/// In the zone of the occurrence, as its window is.
std::string opening(const Json& one, Client& client) {
  const auto zone = find_zone(text_at(one, "zone"));
  return moment(text_at(one, "opens"), zone ? *zone : client.zone());
}

/// The zone of an occurrence where it is not the reader's own.
std::string other_zone(const Json& one, Client& client) {
  const auto zone = text_at(one, "zone");
  return zone == client.zone().name() ? "" : zone;
}

std::string state_of(const Json& schedule) {
  if (at(schedule, "trouble").is_object()) return "could not be opened";
  if (flag_at(schedule, "needs_owner")) return "needs an owner";
  const auto state = text_at(schedule, "state");
  return state == "active" ? "" : state;
}

void list(const ListOptions& options, Io& io) {
  Client client{options.client, io};
  const auto answer = client.get_all("/schedules", {{"q", options.words},
                                                    {"state", options.state},
                                                    {"person", options.person},
                                                    {"process", options.process},
                                                    {"needs_owner", options.needs_owner ? "true" : ""},
                                                    {"in_trouble", options.in_trouble ? "true" : ""}});
  if (client.printed_as_json(answer)) return;
  Table table{{"SCHEDULE", "NEXT WINDOW", "ZONE", "", "REPEATS", "OWNER", "NAME"}};
  table.dispensable({"REPEATS", "OWNER"});
  for (const auto& one : list_at(answer, "items"))
    table.add({text_at(one, "id"), local_moment(text_at(one, "upcoming.planned")),
               other_zone(at(one, "upcoming"), client), state_of(one), text_at(one, "repeats"),
               text_at(one, "owner.name"), text_at(one, "name")});
  io.out << (table.empty() ? "There is no such schedule.\n" : table.text(client.columns()));
}

void coming(const ListOptions& options, Io& io) {
  Client client{options.client, io};
  const auto answer =
      client.get("/schedules/coming", {{"from", instant_of_option(options.from, "--from", client.zone())},
                                       {"before", instant_of_option(options.before, "--before", client.zone())},
                                       {"person", options.person},
                                       {"process", options.process}});
  if (client.printed_as_json(answer)) return;
  Table table{{"WINDOW", "ZONE", "SCHEDULE", "OPENS", "", "NAME"}};
  table.dispensable({"OPENS"});
  for (const auto& one : list_at(answer, "items"))
    table.add({local_moment(text_at(one, "planned")), other_zone(one, client), text_at(one, "schedule"),
               opening(one, client), flag_at(one, "paused") ? "paused" : fate(one), text_at(one, "name")});
  io.out << (table.empty() ? "Nothing is to come in this time.\n" : table.text(client.columns()));
  if (!flag_at(answer, "all")) io.out << "There are more: ask for a shorter time, with --before.\n";
}

void say_past(Client& client, const Json& past) {
  Table table;
  table.indent(2);
  for (const auto& one : list_at(past, "items")) {
    const auto late = number_at(one, "late_minutes");
    table.add({local_moment(text_at(one, "local")), flag_at(one, "skipped") ? "skipped" : text_at(one, "change"),
               late > 0 ? "opened " + length_of(late) + " late" : "", text_at(one, "note")});
  }
  if (!table.empty()) client.io().out << "\nWhat has been:\n" << table.text(client.columns());
}

void show(const ClientOptions& options, const std::string& id, Io& io) {
  Client client{options, io};
  const auto schedule = client.get(schedule_path(id));
  if (client.printed_as_json(schedule)) return;
  say_schedule(client, schedule);
  say_past(client, client.get(schedule_path(id, "/occurrences"), {{"limit", "10"}}));
}

void say_facts(Client& client, const Json& schedule) {
  Table table;
  table.add({text_at(schedule, "id"), text_at(schedule, "name")});
  table.add_fact("Opens", text_at(schedule, "planned.title") + " (" + text_at(schedule, "planned.process.key") + ")");
  table.add_fact("Repeats", text_at(schedule, "repeats"));
  table.add_fact("From", local_moment(text_at(schedule, "timing.start")) + ", " + text_at(schedule, "timing.zone"));
  table.add_fact("Except", texts_at(schedule, "timing.except"));
  table.add_fact("On weekends", text_at(schedule, "timing.shift"));
  table.add_fact("Window", length_of(number_at(schedule, "timing.window_minutes")));
  table.add_fact("Opened", length_of(number_at(schedule, "timing.lead_minutes")) + " before");
  table.add_fact("Rule", text_at(schedule, "timing.rule"));
  table.add_fact("Owner", text_at(schedule, "owner.name"));
  table.add_fact("Deputy", text_at(schedule, "deputy.name"));
  table.add_fact("Services", names_at(schedule, "planned.services"));
  client.io().out << table.text(client.columns());
}

void say_warnings(Client& client, const Json& schedule) {
  auto& out = client.io().out;
  const auto say = [&](const std::string& text) {
    out << paragraphs(harmless(text, Lines::joined), 0, client.columns());
  };
  if (at(schedule, "paused").is_object())
    say(fmt::format("Paused by {}: {}", text_at(schedule, "paused.by.name"), text_at(schedule, "paused.reason")));
  if (at(schedule, "ended").is_object())
    say(fmt::format("Ended by {}: {}", text_at(schedule, "ended.by.name"), text_at(schedule, "ended.reason")));
  if (flag_at(schedule, "needs_owner")) {
    const auto next = text_at(schedule, "next_owner");
    say(fmt::format("It has no owner any more. {} Choose one: sluice schedule edit {} --owner LOGIN",
                    next.empty() ? "Nobody would own its next change." : "Its next change goes to " + next + ".",
                    text_at(schedule, "id")));
  }
  if (at(schedule, "trouble").is_object())
    say(fmt::format("The change for {} could not be opened: {} Sluice tries again each hour.",
                    local_moment(text_at(schedule, "trouble.local")), text_at(schedule, "trouble.detail")));
}

}  // namespace

void add_schedule_argument(CLI::App& command, std::string& schedule) {
  command.add_option("schedule", schedule, "The schedule, such as SCH-3")
      ->required()
      ->transform([](const std::string& text) { return numbered("SCH-", text, "schedule, such as SCH-3"); });
}

std::string schedule_path(const std::string& schedule, const std::string& below) {
  return "/schedules/" + percent_encoded(schedule) + below;
}

std::string occurrence_of(std::string text) {
  if (text.size() == 16 && text[10] == ' ') text[10] = 'T';
  return text;
}

void say_coming(Client& client, const Json& of) {
  auto& out = client.io().out;
  Table table;
  table.indent(2);
  std::string zone;
  for (const auto& one : list_at(of, "coming")) {
    const auto there = text_at(one, "zone");
    if (zone.empty()) zone = there;
    table.add({local_moment(text_at(one, "planned")), "opens " + opening(one, client), there == zone ? "" : there,
               fate(one)});
  }
  if (!table.empty()) fmt::print(out, "To come, local time of {}:\n{}", zone, table.text(client.columns()));
  if (const auto note = text_at(of, "note"); !note.empty()) out << "  " << note << "\n";
}

void say_schedule(Client& client, const Json& schedule) {
  if (client.printed_as_json(schedule)) return;
  auto& out = client.io().out;
  say_facts(client, schedule);
  say_warnings(client, schedule);
  if (list_at(schedule, "coming").empty()) return;
  out << "\n";
  say_coming(client, schedule);
  for (const auto& later : list_at(schedule, "later"))
    fmt::print(out, "From {} on: {}, {}\n", local_moment(text_at(later, "begins")), text_at(later, "timing.repeats"),
               harmless(text_at(later, "planned.title"), Lines::joined));
}

void add_schedule(CLI::App& app, Io& io) {
  auto* schedule = app.add_subcommand("schedule", "Changes that are opened at a future time, once or again and again");
  schedule->require_subcommand(1);
  schedule->footer(
      "Examples:\n"
      "  sluice schedule coming\n"
      "  sluice schedule add --entry renew-tls-certificate --service customer-portal --description \"The portal\" \\\n"
      "      --start 2027-03-02T06:00 --every 60d --window 30m --lead 7d --shift next\n"
      "  sluice schedule skip SCH-3 \"2027-10-28 06:00\" --reason \"Renewed by hand\"");
  auto options = std::make_shared<ListOptions>();
  auto* lists = schedule->add_subcommand("list", "List the schedules, the next window first");
  lists->add_option("--search", options->words, "Words in the name");
  lists->add_option("--state", options->state, "active, paused or ended")
      ->check(CLI::IsMember({"active", "paused", "ended"}));
  lists->add_option("--person", options->person, "Who owns it or is its deputy: a sign-in name, or me");
  lists->add_option("--process", options->process, "Key of the process of its changes");
  lists->add_flag("--needs-owner", options->needs_owner, "Only those whose owner and deputy have left");
  lists->add_flag("--in-trouble", options->in_trouble, "Only those whose last change could not be opened");
  add_client_options(*lists, options->client);
  lists->footer("Example:\n  sluice schedule list --person me --state active");
  lists->callback([options, &io] { list(*options, io); });
  auto comes = std::make_shared<ListOptions>();
  auto* what_comes = schedule->add_subcommand("coming", "List what is to come, of all schedules");
  what_comes->add_option("--from", comes->from, "From this day on (default: now)");
  what_comes->add_option("--before", comes->before, "Before this day (default: 31 days later)");
  what_comes->add_option("--person", comes->person, "Of whom: a sign-in name, or me");
  what_comes->add_option("--process", comes->process, "Key of the process of the changes");
  add_client_options(*what_comes, comes->client);
  what_comes->footer("Example:\n  sluice schedule coming --before 2027-12-31");
  what_comes->callback([comes, &io] { coming(*comes, io); });
  struct Shown {
    ClientOptions client;
    std::string id;
  };
  auto shown = std::make_shared<Shown>();
  auto* shows = schedule->add_subcommand("show", "Show a schedule, what is to come and what has been");
  add_schedule_argument(*shows, shown->id);
  add_client_options(*shows, shown->client);
  shows->footer("Example:\n  sluice schedule show SCH-3");
  shows->callback([shown, &io] { show(shown->client, shown->id, io); });
  add_schedule_editing(*schedule, io);
  add_schedule_acts(*schedule, io);
}

}  // namespace sluice::cli
