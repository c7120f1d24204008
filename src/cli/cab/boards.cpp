// `sluice cab new`, `edit`, `end`, `call`: the boards themselves.
#include <fmt/ostream.h>

#include <CLI/CLI.hpp>
#include <memory>

#include "cli/cab/cab.h"
#include "cli/change/change.h"
#include "cli/client/reading.h"
#include "cli/client/table.h"
#include "cli/client/texts.h"
#include "cli/schedule/timing.h"

namespace sluice::cli {

namespace {

struct BoardOptions {
  ClientOptions client;
  std::string board, name, chair, deputy, agenda, cutoff, reason;
  std::vector<std::string> members;
  TimingOptions timing;
  bool no_deputy = false;
};
struct CallOptions {
  ClientOptions client;
  std::string board, begins, length;
};
using BoardBody = boost::json::object;

std::string board_path(const BoardOptions& options, const std::string& below = "") {
  return "/boards/" + percent_encoded(options.board) + below;
}

void say_board(Client& client, const Json& board) {
  if (client.printed_as_json(board)) return;
  fmt::print(client.io().out, "{} {}: {}\n", text_at(board, "id"), harmless(text_at(board, "name"), Lines::joined),
             at(board, "retired").is_object() ? "ended" : "meets " + text_at(board, "timing.repeats"));
}

/// What was said of the board; its timing is left to who sends it.
BoardBody board_said(const BoardOptions& options, Io& io) {
  BoardBody body;
  const auto put = [&](const char* name, const std::string& text) {
    if (!text.empty()) body[name] = text;
  };
  put("name", options.name);
  put("chair", options.chair);
  put("deputy", options.deputy);
  if (options.no_deputy) body["deputy"] = nullptr;
  if (!options.members.empty()) body["members"] = boost::json::value_from(options.members);
  if (!options.cutoff.empty()) body["cutoff_minutes"] = minutes_of("--cutoff", options.cutoff);
  if (options.agenda.empty()) return body;
  auto conditions = parse_json(text_of(options.agenda, io));
  if (!conditions) throw Stop(Exit::usage, "--agenda: " + conditions.error().detail);
  body["agenda"] = std::move(*conditions);
  return body;
}

/// The timing that the board has, as it is sent.
BoardBody timing_of(const Json& board) {
  BoardBody timing;
  for (const char* part : {"start", "zone", "rule", "except", "shift", "window_minutes", "lead_minutes"})
    if (const auto& value = at(at(board, "timing"), part); !value.is_null()) timing[part] = value;
  return timing;
}

void make_board(const BoardOptions& options, Io& io) {
  Client client{options.client, io};
  auto body = board_said(options, io);
  body["timing"] = timing_json(options.timing, client, Timings::made);
  say_board(client, client.post("/boards", body));
}

void edit_board(const BoardOptions& options, Io& io) {
  Client client{options.client, io};
  auto body = board_said(options, io);
  if (const auto said = timing_json(options.timing, client, Timings::edited); !said.empty()) {
    auto timing = timing_of(client.get(board_path(options)));
    for (const auto& [part, value] : said) timing[part] = value;
    body["timing"] = std::move(timing);
  }
  if (body.empty()) throw Stop(Exit::usage, "Say what to alter; see: sluice cab edit --help");
  say_board(client, client.patch(board_path(options), body));
}

/// The options of schedules in the words of meetings.
void add_meeting_times(CLI::App& command, BoardOptions& options, Timings timings) {
  add_timing_options(command, options.timing, timings);
  command.get_option("--start")->description("First meeting, local: 2027-03-02T14:00");
  command.get_option("--window")->description("How long a meeting is: 30m, 2h (default: 1h)");
  command.get_option("--lead")->description("Plan each so long before: 7d, 12h");
}

void add_board_options(CLI::App& command, BoardOptions& options, Timings timings) {
  const bool made = timings == Timings::made;
  auto* name = command.add_option("--name", options.name, "What it is called");
  auto* chair = command.add_option("--chair", options.chair, "Sign-in name of who leads its meetings");
  if (made) name->required();
  if (made) chair->required();
  command.add_option("--deputy", options.deputy, "Sign-in name of who leads them otherwise");
  auto* members =
      command.add_option("--member", options.members, "group:cab or person:mei.tanaka; may repeat, all of them");
  members->allow_extra_args(false);
  if (made) members->required();
  command.add_option("--agenda", options.agenda,
                     "Conditions on what comes before it, as JSON: {\"all\":[{\"field\":\"impact\",\"op\":\"at_least\","
                     "\"values\":[\"high\"]}]}; a text, @FILE or -");
  command.add_option("--cutoff", options.cutoff,
                     "What is asked later than this before a meeting is put on by hand: 1h");
  add_meeting_times(command, options, timings);
  add_client_options(command, options.client);
}

void add_board_argument(CLI::App& command, std::string& board) {
  command.add_option("board", board, "The board, such as CAB-1")->required()->transform([](const std::string& text) {
    return numbered("CAB-", text, "board, such as CAB-1");
  });
}

void add_calling(CLI::App& cab, Io& io) {
  const auto calling = std::make_shared<CallOptions>();
  auto* call = cab.add_subcommand("call", "Call a meeting besides those of the rule");
  add_board_argument(*call, calling->board);
  call->add_option("begins", calling->begins, "In the board's time zone: 2027-03-04T14:00")->required();
  call->add_option("--length", calling->length, "How long: 30m, 2h (default: as usual)");
  add_client_options(*call, calling->client);
  call->callback([calling, &io] {
    Client client{calling->client, io};
    BoardBody body{{"local", local_start("begins", calling->begins)}};
    if (!calling->length.empty()) body["minutes"] = minutes_of("--length", calling->length);
    say_meeting(client, client.post("/boards/" + percent_encoded(calling->board) + "/meetings", body));
  });
}

void add_ending(CLI::App& cab, Io& io) {
  const auto ended = std::make_shared<BoardOptions>();
  auto* end = cab.add_subcommand("end", "End a board: no meeting is planned any more");
  add_board_argument(*end, ended->board);
  end->add_option("--reason", ended->reason, "Why; a text, @FILE or -")->required();
  add_client_options(*end, ended->client);
  end->callback([ended, &io] {
    Client client{ended->client, io};
    say_board(client, client.post(board_path(*ended, "/retire"), BoardBody{{"reason", text_of(ended->reason, io)}}));
  });
}

}  // namespace

void add_boards(CLI::App& cab, Io& io) {
  const auto made = std::make_shared<BoardOptions>();
  auto* make = cab.add_subcommand("new", "Make a board; for change managers and administrators");
  add_board_options(*make, *made, Timings::made);
  make->footer(
      "Example:\n"
      "  sluice cab new --name \"Change advisory board\" --chair ruth.steiner --member group:cab \\\n"
      "      --start 2027-03-02T14:00 --every 1w --on TU --window 1h");
  make->callback([made, &io] { make_board(*made, io); });
  const auto edited = std::make_shared<BoardOptions>();
  auto* edit = cab.add_subcommand("edit", "Edit a board; meetings that are planned stay as they are");
  add_board_argument(*edit, edited->board);
  add_board_options(*edit, *edited, Timings::edited);
  edit->add_flag("--no-deputy", edited->no_deputy, "Nobody leads them otherwise")
      ->excludes(edit->get_option("--deputy"));
  edit->footer("Example:\n  sluice cab edit CAB-1 --every 2w --on TH --cutoff 1d");
  edit->callback([edited, &io] { edit_board(*edited, io); });
  add_ending(cab, io);
  add_calling(cab, io);
}

}  // namespace sluice::cli
