// `sluice cab minutes`: what a meeting did, as its acts wrote it down.
#include <fmt/ostream.h>

#include <CLI/CLI.hpp>
#include <memory>
#include <set>

#include "cli/cab/cab.h"
#include "cli/client/moments.h"
#include "cli/client/reading.h"
#include "cli/client/table.h"
#include "cli/client/texts.h"
#include "cli/client/wrap.h"

namespace sluice::cli {

namespace {

struct MinutesOptions {
  ClientOptions client;
  std::string meeting;
  std::string output;
};

/// Who was there at some time, once each, in the order in which they came.
std::string who_came(const Json& meeting) {
  std::set<std::string> named;
  std::string names;
  for (const auto& one : list_at(meeting, "presences")) {
    if (!flag_at(one, "came") || !named.insert(text_at(one, "person.login")).second) continue;
    names += (names.empty() ? "" : ", ") + text_at(one, "person.name");
  }
  return names;
}

void say_notes(Client& client, const Json& of) {
  for (const auto& note : list_at(of, "notes"))
    client.io().out << paragraphs(text_at(note, "by.name") + ": " + text_at(note, "text"), 3, client.columns());
}

std::string outcome_of(const Json& item) {
  auto text = text_at(item, "state");
  if (text == "decided" && flag_at(item, "ahead")) text = "decided ahead of the meeting";
  if (text == "passed") text = "not decided";
  if (text == "current") text = "talked about";
  if (const auto seconds = number_at(item, "spent_seconds"); seconds > 0)
    text += fmt::format(", after {}:{:02} min", seconds / 60, seconds % 60);
  return text;
}

void say_minutes_of_item(Client& client, const Json& item, std::size_t place) {
  auto& out = client.io().out;
  fmt::print(out, "\n{}. {} {}\n   {}\n", place, text_at(item, "change"),
             harmless(text_at(item, "title"), Lines::joined), outcome_of(item));
  for (const auto& one : list_at(item, "approvals"))
    fmt::print(out, "   {}: {}\n", harmless(text_at(one, "title"), Lines::joined), text_at(one, "state"));
  for (const auto& one : list_at(item, "decisions"))
    fmt::print(out, "   {} {}: {}\n", moment(text_at(one, "at"), client.zone()), text_at(one, "by.name"),
               text_at(one, "decision"));
  if (at(item, "postponed").is_object())
    out << paragraphs(
        fmt::format("Postponed by {}: {}", text_at(item, "postponed.by.name"), text_at(item, "postponed.reason")), 3,
        client.columns());
  say_notes(client, item);
}

void say_minutes(const MinutesOptions& options, Io& io) {
  Client client{options.client, io};
  if (!options.output.empty()) {
    write_file(options.output, client.download(meeting_path(options.meeting) + "/minutes"));
    fmt::print(io.out, "{}: the minutes of {}, as a PDF.\n", options.output, options.meeting);
    return;
  }
  const auto meeting = client.get(meeting_path(options.meeting));
  if (client.printed_as_json(meeting)) return;
  const auto closed = text_at(meeting, "closed");
  fmt::print(io.out, "{} of {}, {}\n", closed.empty() ? "Minutes so far" : "Minutes",
             harmless(text_at(meeting, "board_name"), Lines::joined),
             moment(text_at(meeting, "starts"), client.zone()));
  const auto came = who_came(meeting);
  fmt::print(io.out, "Present: {}\n", came.empty() ? "nobody was noted" : came);
  std::size_t place = 0;
  for (const auto& item : list_at(meeting, "agenda")) say_minutes_of_item(client, item, ++place);
  if (const auto hidden = number_at(meeting, "hidden"); hidden > 0)
    fmt::print(io.out, "\nAnd {} on the agenda that you may not see.\n", hidden);
  if (list_at(meeting, "notes").empty()) return;
  io.out << "\nBesides\n";
  say_notes(client, meeting);
}

}  // namespace

void add_minutes(CLI::App& cab, Io& io) {
  const auto options = std::make_shared<MinutesOptions>();
  auto* command = cab.add_subcommand("minutes", "Print the minutes of a meeting; so far, while it is live");
  add_meeting_argument(*command, options->meeting);
  command->add_option("-o,--output", options->output, "A file that gets them as a PDF")->type_name("FILE");
  command->footer("Examples:\n  sluice cab minutes MTG-3\n  sluice cab minutes MTG-3 -o minutes.pdf");
  add_client_options(*command, options->client);
  command->callback([options, &io] { say_minutes(*options, io); });
}

}  // namespace sluice::cli
