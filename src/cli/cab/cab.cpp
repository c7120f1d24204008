// `sluice cab`: boards, list, show, agenda; the other commands are in the files beside this one.
#include "cli/cab/cab.h"

#include <fmt/ostream.h>

#include <CLI/CLI.hpp>
#include <memory>

#include "cli/change/change.h"
#include "cli/client/moments.h"
#include "cli/client/reading.h"
#include "cli/client/table.h"
#include "cli/client/wrap.h"
#include "cli/commands.h"

namespace sluice::cli {

namespace {

struct MeetingListOptions {
  ClientOptions client;
  std::string board;
  bool past = false;
};

struct MeetingShowOptions {
  ClientOptions client;
  std::string meeting;
};

void list_boards(const ClientOptions& options, Io& io) {
  Client client{options, io};
  const auto answer = client.get_all("/boards");
  if (client.printed_as_json(answer)) return;
  Table table{{"BOARD", "NAME", "MEETS", "CHAIR", "DEPUTY", "MEMBERS", ""}};
  table.dispensable({"DEPUTY", "MEMBERS"});
  for (const auto& one : list_at(answer, "items"))
    table.add({text_at(one, "id"), text_at(one, "name"), text_at(one, "timing.repeats"), text_at(one, "chair.name"),
               text_at(one, "deputy.name"), names_at(one, "members"), at(one, "retired").is_object() ? "ended" : ""});
  io.out << (table.empty() ? "There is no board yet.\n" : table.text(client.columns()));
}

void list_meetings(const MeetingListOptions& options, Io& io) {
  Client client{options.client, io};
  const auto board = options.board.empty() ? "" : numbered("CAB-", options.board, "board, such as CAB-1");
  const auto answer = client.get_all("/meetings", {{"board", board},
                                                   {"state", options.past ? "closed" : "planned"},
                                                   {"state", options.past ? "cancelled" : "live"},
                                                   {"newest_first", options.past ? "true" : ""}});
  if (client.printed_as_json(answer)) return;
  Table table{{"MEETING", "BEGINS", "STATE", "CHANGES", "DECIDED", "BOARD"}};
  for (const auto& one : list_at(answer, "items"))
    table.add({text_at(one, "id"), moment(text_at(one, "starts"), client.zone()), text_at(one, "state"),
               text_at(one, "items"), text_at(one, "decided"), text_at(one, "board_name")});
  if (table.empty()) io.out << (options.past ? "No board has met yet.\n" : "No meeting is planned.\n");
  else io.out << table.text(client.columns());
}

std::string state_of_item(const Json& item) {
  const auto state = text_at(item, "state");
  return state == "decided" && flag_at(item, "ahead") ? "decided ahead" : state;
}

void say_agenda(Client& client, const Json& meeting, bool with_reasons) {
  auto& out = client.io().out;
  for (const auto& item : list_at(meeting, "agenda")) {
    fmt::print(out, "  {:<9} {:<13} {}\n", text_at(item, "change"), state_of_item(item),
               harmless(text_at(item, "title"), Lines::joined));
    if (!with_reasons || text_at(item, "state") != "waiting") continue;
    for (const auto& reason : list_at(item, "reasons"))
      out << paragraphs(fmt::format("+{} {}", text_at(reason, "points"), text_at(reason, "text")), 12,
                        client.columns());
  }
  if (list_at(meeting, "agenda").empty()) out << "  Nothing is on the agenda.\n";
  if (const auto hidden = number_at(meeting, "hidden"); hidden > 0)
    fmt::print(out, "  And {} that you may not see.\n", hidden);
}

void show_agenda(const MeetingShowOptions& options, Io& io) {
  Client client{options.client, io};
  const auto meeting = client.get(meeting_path(options.meeting));
  if (client.printed_as_json(meeting)) return;
  say_agenda(client, meeting, true);
}

void add_showing(CLI::App& cab, Io& io) {
  const auto showing = std::make_shared<MeetingShowOptions>();
  auto* show = cab.add_subcommand("show", "Show a meeting: when, who is there, what became of its agenda");
  add_meeting_argument(*show, showing->meeting);
  add_client_options(*show, showing->client);
  show->callback([showing, &io] {
    Client client{showing->client, io};
    say_meeting(client, client.get(meeting_path(showing->meeting)));
  });
  const auto agenda_of = std::make_shared<MeetingShowOptions>();
  auto* agenda = cab.add_subcommand("agenda", "Show the agenda of a meeting in its order, and why it is so");
  add_meeting_argument(*agenda, agenda_of->meeting);
  add_client_options(*agenda, agenda_of->client);
  agenda->callback([agenda_of, &io] { show_agenda(*agenda_of, io); });
}

void add_listing(CLI::App& cab, Io& io) {
  const auto of_boards = std::make_shared<ClientOptions>();
  auto* boards = cab.add_subcommand("boards", "List the boards");
  add_client_options(*boards, *of_boards);
  boards->callback([of_boards, &io] { list_boards(*of_boards, io); });
  const auto listing = std::make_shared<MeetingListOptions>();
  auto* list = cab.add_subcommand("list", "List the meetings to come, the next first");
  list->add_option("--board", listing->board, "Of this board only, such as CAB-1");
  list->add_flag("--past", listing->past, "Those that have been, the last first");
  add_client_options(*list, listing->client);
  list->callback([listing, &io] { list_meetings(*listing, io); });
}

}  // namespace

void add_meeting_argument(CLI::App& command, std::string& meeting) {
  command.add_option("meeting", meeting, "The meeting, such as MTG-3")
      ->required()
      ->transform([](const std::string& text) { return numbered("MTG-", text, "meeting, such as MTG-3"); });
}

std::string meeting_path(const std::string& meeting, const std::string& below) {
  return "/meetings/" + percent_encoded(meeting) + below;
}

void say_meeting(Client& client, const Json& meeting) {
  if (client.printed_as_json(meeting)) return;
  auto& out = client.io().out;
  fmt::print(out, "{} {}, {}: {}\n", text_at(meeting, "id"), harmless(text_at(meeting, "board_name"), Lines::joined),
             moment(text_at(meeting, "starts"), client.zone()), text_at(meeting, "state"));
  if (at(meeting, "cancelled").is_object())
    out << paragraphs("Cancelled: " + text_at(meeting, "cancelled.reason"), 0, client.columns());
  if (text_at(meeting, "state") == "live") {
    const auto present = names_at(meeting, "present");
    fmt::print(out, "There: {}\n", present.empty() ? "nobody yet" : present);
  }
  say_agenda(client, meeting, false);
}

void add_cab(CLI::App& app, Io& io) {
  auto* cab = app.add_subcommand("cab", "Change advisory boards: their meetings, agendas and minutes");
  cab->require_subcommand(1);
  add_listing(*cab, io);
  add_showing(*cab, io);
  add_meeting_acts(*cab, io);
  add_minutes(*cab, io);
  add_boards(*cab, io);
  cab->footer(
      "Members approve and reject as ever, by `sluice approve`; no act of a meeting decides a change.\n\n"
      "Examples:\n"
      "  sluice cab list\n"
      "  sluice cab agenda MTG-3\n"
      "  sluice cab postpone MTG-3 CHG-1042 --reason \"The test report is missing\"");
}

}  // namespace sluice::cli
