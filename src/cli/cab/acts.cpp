// `sluice cab move`, `cancel`, `add`, `remove`, `postpone`, `order`, `start`, `arrive`, `leave`, `next`, `note`, `close`.
#include <CLI/CLI.hpp>
#include <functional>
#include <memory>

#include "cli/cab/cab.h"
#include "cli/change/change.h"
#include "cli/client/texts.h"
#include "cli/schedule/timing.h"

namespace sluice::cli {

namespace {

struct MeetingActOptions {
  ClientOptions client;
  std::string meeting, change, reason, person, text, begins, length;
  std::vector<std::string> order;
};
using MeetingActing = std::shared_ptr<MeetingActOptions>;
using MeetingBody = boost::json::object;

/// A command that posts to a meeting and shows it as it is after that.
CLI::App& add_meeting_act(CLI::App& cab, Io& io, const char* name, const char* about, const char* below,
                          const MeetingActing& options,
                          std::function<MeetingBody(const MeetingActOptions&, Io&)> body) {
  auto& command = *cab.add_subcommand(name, about);
  add_meeting_argument(command, options->meeting);
  add_client_options(command, options->client);
  command.callback([options, &io, below, body = std::move(body)] {
    Client client{options->client, io};
    say_meeting(client, client.post(meeting_path(options->meeting, below), body(*options, io)));
  });
  return command;
}

MeetingBody nothing_more(const MeetingActOptions&, Io&) { return {}; }
MeetingBody change_alone(const MeetingActOptions& options, Io&) { return {{"change", options.change}}; }
MeetingBody change_with_reason(const MeetingActOptions& options, Io& io) {
  return {{"change", options.change}, {"reason", text_of(options.reason, io)}};
}
MeetingBody person_or_oneself(const MeetingActOptions& options, Io&) {
  return options.person.empty() ? MeetingBody{} : MeetingBody{{"person", options.person}};
}
MeetingBody change_or_next(const MeetingActOptions& options, Io& io) {
  return options.change.empty() ? MeetingBody{} : change_alone(options, io);
}
MeetingBody note_taken(const MeetingActOptions& options, Io& io) {
  auto body = change_or_next(options, io);
  body["text"] = text_of(options.text, io);
  return body;
}
MeetingBody order_given(const MeetingActOptions& options, Io&) {
  boost::json::array order;
  for (const auto& change : options.order)
    order.push_back(boost::json::string{numbered("CHG-", change, "change, such as CHG-1042")});
  return {{"order", std::move(order)}};
}

void add_change_option(CLI::App& command, MeetingActOptions& options, const char* about) {
  command.add_option("--change", options.change, about)->transform([](const std::string& text) {
    return numbered("CHG-", text, "change, such as CHG-1042");
  });
}

void add_reasoned(CLI::App& cab, Io& io, const char* name, const char* about, const char* below) {
  const auto options = std::make_shared<MeetingActOptions>();
  auto& command = add_meeting_act(cab, io, name, about, below, options, change_with_reason);
  add_change_argument(command, options->change);
  command.add_option("--reason", options->reason, "Why; a text, @FILE or -")->required();
}

void add_agenda_acts(CLI::App& cab, Io& io) {
  const auto adding = std::make_shared<MeetingActOptions>();
  add_change_argument(add_meeting_act(cab, io, "add", "Put a change on an agenda", "/items", adding, change_alone),
                      adding->change);
  add_reasoned(cab, io, "remove", "Take a change off an agenda", "/remove");
  add_reasoned(cab, io, "postpone", "Postpone a change to the next planned meeting", "/postpone");
  const auto ordering = std::make_shared<MeetingActOptions>();
  add_meeting_act(cab, io, "order", "Order an agenda by hand; it is ranked no more", "/order", ordering, order_given)
      .add_option("changes", ordering->order, "The changes that come first, in their order")
      ->required();
}

MeetingBody reason_given(const MeetingActOptions& options, Io& io) { return {{"reason", text_of(options.reason, io)}}; }
MeetingBody other_time(const MeetingActOptions& options, Io& io) {
  auto body = reason_given(options, io);
  body["local"] = local_start("begins", options.begins);
  if (!options.length.empty()) body["minutes"] = minutes_of("--length", options.length);
  return body;
}

void add_planning(CLI::App& cab, Io& io) {
  const auto moving = std::make_shared<MeetingActOptions>();
  auto& move = add_meeting_act(cab, io, "move", "Move a meeting that has not begun", "/move", moving, other_time);
  move.add_option("begins", moving->begins, "In its time zone: 2027-03-04T14:00")->required();
  move.add_option("--length", moving->length, "How long: 30m, 2h (default: as usual)");
  move.add_option("--reason", moving->reason, "Why; a text, @FILE or -")->required();
  const auto cancelling = std::make_shared<MeetingActOptions>();
  add_meeting_act(cab, io, "cancel", "Cancel a meeting that has not begun", "/cancel", cancelling, reason_given)
      .add_option("--reason", cancelling->reason, "Why; a text, @FILE or -")
      ->required();
}

void add_presence(CLI::App& cab, Io& io, const char* name, const char* about, const char* below) {
  const auto options = std::make_shared<MeetingActOptions>();
  add_meeting_act(cab, io, name, about, below, options, person_or_oneself)
      .add_option("--person", options->person, "Somebody else, by sign-in name; for who leads the meeting");
}

}  // namespace

void add_meeting_acts(CLI::App& cab, Io& io) {
  add_planning(cab, io);
  add_agenda_acts(cab, io);
  add_meeting_act(cab, io, "start", "Start a meeting", "/start", std::make_shared<MeetingActOptions>(), nothing_more);
  add_presence(cab, io, "arrive", "Come to a meeting", "/join");
  add_presence(cab, io, "leave", "Leave a meeting", "/leave");
  const auto going_on = std::make_shared<MeetingActOptions>();
  add_change_option(
      add_meeting_act(cab, io, "next", "Go on to the next change, or to one", "/next", going_on, change_or_next),
      *going_on, "To this one");
  const auto noting = std::make_shared<MeetingActOptions>();
  auto& note =
      add_meeting_act(cab, io, "note", "Take a note on the meeting, or on a change", "/notes", noting, note_taken);
  note.add_option("text", noting->text, "The note; a text, @FILE or -")->required();
  add_change_option(note, *noting, "On this change of the agenda");
  add_meeting_act(cab, io, "close", "Close a meeting: its minutes are fixed, what waits goes to the next one", "/close",
                  std::make_shared<MeetingActOptions>(), nothing_more);
}

}  // namespace sluice::cli
