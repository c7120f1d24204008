// Meetings of change advisory boards: the agenda, and what is done while they are live.
#include "api/cab_reading.h"
#include "api/directory_acts.h"
#include "api/routes.h"
#include "api/views/cab.h"
#include "api/views/lists.h"
#include "store/cab_rows.h"

namespace sluice::api {
namespace {

using AnswerMeeting = Answer<MeetingView>;

struct MeetingsQuery : PageQuery {
  std::optional<std::string> board;
  std::vector<MeetingState> state;
  std::optional<std::string> change;
  std::optional<bool> newest_first;
};
BOOST_DESCRIBE_STRUCT(MeetingsQuery, (PageQuery), (board, state, change, newest_first))

struct MeetingInput {
  std::string local;
  std::optional<std::int64_t> minutes;
};
BOOST_DESCRIBE_STRUCT(MeetingInput, (), (local, minutes))
struct MoveInput {
  std::string local;
  std::optional<std::int64_t> minutes;
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(MoveInput, (), (local, minutes, reason))
struct MeetingReason {
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(MeetingReason, (), (reason))
struct ItemInput {
  std::string change;
};
BOOST_DESCRIBE_STRUCT(ItemInput, (), (change))
struct ItemReason {
  std::string change;
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(ItemReason, (), (change, reason))
struct NextInput {
  std::optional<std::string> change;
};
BOOST_DESCRIBE_STRUCT(NextInput, (), (change))
struct OrderInput {
  std::vector<std::string> order;
};
BOOST_DESCRIBE_STRUCT(OrderInput, (), (order))
struct PresenceInput {
  std::optional<std::string> person;
};
BOOST_DESCRIBE_STRUCT(PresenceInput, (), (person))
struct MeetingNoteInput {
  std::optional<std::string> change;
  std::string text;
};
BOOST_DESCRIBE_STRUCT(MeetingNoteInput, (), (change, text))

Result<ChangeId> change_sent(const std::string& text, std::string pointer) {
  if (const auto id = read_change_id(text)) return *id;
  return refuse_field(std::move(pointer), "Write the change's number, such as CHG-1042.");
}

/// The command that `make` makes of what was read from the body, or why that could not be read.
template <class T, class Make>
Result<MeetingCommand> command_with(const Result<T>& part, Make make) {
  if (!part) return std::unexpected{part.error()};
  return MeetingCommand{make(*part)};
}

Result<MeetingView> view_of_done(Call& call, const engine::MeetingDone& done) {
  call.version = done.meeting->version;
  locate(call, "meetings", shown(done.meeting->id));
  return meeting_view(*done.meeting, *done.board, call);
}

void run_on_meeting(const CallPtr& call, BoardId board, std::optional<MeetingId> id, MeetingCommand command,
                    const AnswerMeeting& answer) {
  auto running = prepare<MeetingView, engine::MeetingDone>(call, answer, view_of_done);
  if (!running) return answer.refuse(running.error());
  call->parts.engine.meeting(board, id, std::move(command), std::move(running->asked), std::move(running->reply),
                             std::move(running->keyed));
}

void act_on_meeting(const CallPtr& call, Result<MeetingCommand> command, const AnswerMeeting& answer) {
  const auto meeting = meeting_of_path(*call);
  if (!meeting) return answer.refuse(meeting.error());
  if (!command) return answer.refuse(command.error());
  run_on_meeting(call, (*meeting)->board, (*meeting)->id, std::move(*command), answer);
}

Result<List<MeetingRowView>> list_all_meetings(Call& call, const MeetingsQuery& query) {
  SLUICE_TRY(const auto limit, page_limit(query));
  store::MeetingFilter filter{.board = {}, .states = query.state, .change = {}};
  if (query.board) {
    filter.board = read_board_id(*query.board);
    if (!filter.board) return refuse(Refused::malformed, "`board` is a board's number, such as CAB-1.");
  }
  if (query.change) {
    filter.change = read_change_id(*query.change);
    if (!filter.change) return refuse(Refused::malformed, "`change` is a change's number, such as CHG-1042.");
    if (!store::sees(call.read(), viewer(call), *filter.change)) return List<MeetingRowView>{};
  }
  SLUICE_TRY(auto page, store::list_meetings(call.read(), filter, query.newest_first.value_or(false), limit,
                                             query.cursor.value_or("")));
  List<MeetingRowView> list;
  for (const auto id : page.ids) {
    SLUICE_TRY(const auto meeting, call.parts.engine.load(id, call.read()));
    SLUICE_TRY(const auto board, call.parts.engine.load(meeting->board, call.read()));
    list.items.push_back(meeting_row(*meeting, *board));
  }
  list.next = std::move(page.next);
  return list;
}

Result<MeetingView> show_meeting(Call& call, const Nothing&) {
  SLUICE_TRY(const auto meeting, meeting_of_path(call));
  SLUICE_TRY(const auto board, call.parts.engine.load(meeting->board, call.read()));
  call.version = meeting->version;
  return meeting_view(*meeting, *board, call);
}

void call_meeting(const CallPtr& call, const Nothing&, MeetingInput sent, const AnswerMeeting& answer) {
  const auto board = board_of_path(*call);
  if (!board) return answer.refuse(board.error());
  run_on_meeting(call, (*board)->id, std::nullopt, CallMeeting{std::move(sent.local), sent.minutes}, answer);
}

void move_meeting(const CallPtr& call, const Nothing&, MoveInput sent, const AnswerMeeting& answer) {
  act_on_meeting(call, MeetingCommand{MoveMeeting{std::move(sent.local), sent.minutes, std::move(sent.reason)}},
                 answer);
}
void cancel_meeting(const CallPtr& call, const Nothing&, MeetingReason sent, const AnswerMeeting& answer) {
  act_on_meeting(call, MeetingCommand{CancelMeeting{std::move(sent.reason)}}, answer);
}
void rank_anew(const CallPtr& call, const Nothing&, Nothing, const AnswerMeeting& answer) {
  act_on_meeting(call, MeetingCommand{FillAgenda{}}, answer);
}
void start_meeting(const CallPtr& call, const Nothing&, Nothing, const AnswerMeeting& answer) {
  act_on_meeting(call, MeetingCommand{StartMeeting{}}, answer);
}
void close_meeting(const CallPtr& call, const Nothing&, Nothing, const AnswerMeeting& answer) {
  act_on_meeting(call, MeetingCommand{CloseMeeting{}}, answer);
}

void add_item(const CallPtr& call, const Nothing&, ItemInput sent, const AnswerMeeting& answer) {
  act_on_meeting(call, command_with(change_sent(sent.change, "/change"), [](ChangeId id) { return AddItem{id}; }),
                 answer);
}
void remove_item(const CallPtr& call, const Nothing&, ItemReason sent, const AnswerMeeting& answer) {
  act_on_meeting(
      call, command_with(change_sent(sent.change, "/change"), [&](ChangeId id) { return RemoveItem{id, sent.reason}; }),
      answer);
}
void postpone_item(const CallPtr& call, const Nothing&, ItemReason sent, const AnswerMeeting& answer) {
  act_on_meeting(
      call,
      command_with(change_sent(sent.change, "/change"), [&](ChangeId id) { return PostponeItem{id, sent.reason}; }),
      answer);
}

Result<MeetingCommand> ordering(const OrderInput& sent) {
  OrderItems order;
  for (std::size_t i = 0; i < sent.order.size(); ++i) {
    SLUICE_TRY(const auto id, change_sent(sent.order[i], "/order/" + std::to_string(i)));
    order.order.push_back(id);
  }
  return order;
}
void order_items(const CallPtr& call, const Nothing&, OrderInput sent, const AnswerMeeting& answer) {
  act_on_meeting(call, ordering(sent), answer);
}

Result<std::optional<ChangeId>> change_or_none(const std::optional<std::string>& sent) {
  if (!sent) return std::optional<ChangeId>{};
  SLUICE_TRY(const auto id, change_sent(*sent, "/change"));
  return std::optional{id};
}
void open_item(const CallPtr& call, const Nothing&, NextInput sent, const AnswerMeeting& answer) {
  act_on_meeting(
      call, command_with(change_or_none(sent.change), [](std::optional<ChangeId> id) { return OpenItem{id}; }), answer);
}
void take_note(const CallPtr& call, const Nothing&, MeetingNoteInput sent, const AnswerMeeting& answer) {
  act_on_meeting(
      call,
      command_with(change_or_none(sent.change), [&](std::optional<ChangeId> id) { return TakeNote{id, sent.text}; }),
      answer);
}

Result<std::optional<PersonId>> who_is_named(const PresenceInput& sent, const Directory& directory) {
  if (!sent.person) return std::optional<PersonId>{};
  SLUICE_TRY(const auto id, person_named(*sent.person, "/person", directory));
  return std::optional{id};
}
void join_meeting(const CallPtr& call, const Nothing&, PresenceInput sent, const AnswerMeeting& answer) {
  act_on_meeting(
      call,
      command_with(who_is_named(sent, *call->directory), [](std::optional<PersonId> id) { return JoinMeeting{id}; }),
      answer);
}
void leave_meeting(const CallPtr& call, const Nothing&, PresenceInput sent, const AnswerMeeting& answer) {
  act_on_meeting(
      call,
      command_with(who_is_named(sent, *call->directory), [](std::optional<PersonId> id) { return LeaveMeeting{id}; }),
      answer);
}

constexpr std::string_view meeting_editors = "the board's chair, its deputy, a change manager or an administrator";
constexpr std::string_view meeting_chairs = "the board's chair, its deputy or a change manager";
constexpr std::string_view meeting_people = "the board's members, who stands in for them, and who leads it";

/// A route that acts on one meeting and answers with it. The agenda is read anew for each answer, so none is kept.
template <class Body>
Route meeting_act(std::string_view path, std::string_view by_whom, std::string_view summary, std::string_view detail,
                  void (*handler)(const CallPtr&, const Nothing&, Body, const AnswerMeeting&)) {
  return without_kept_answer(writes<Nothing, Body, MeetingView>(
      Method::post, path, "meetings", Access::signed_in(by_whom), {summary, detail, act_errors}, handler));
}

std::vector<Route> agenda_routes() {
  std::vector<Route> routes;
  routes.push_back(meeting_act("/meetings/{meeting}/items", meeting_people, "Put a change on an agenda", "", add_item));
  routes.push_back(meeting_act("/meetings/{meeting}/remove", meeting_chairs, "Take a change off an agenda",
                               "The board's agenda does not put it on again.", remove_item));
  routes.push_back(meeting_act("/meetings/{meeting}/postpone", meeting_chairs, "Postpone a change",
                               "It waits on the agenda of the next planned meeting.", postpone_item));
  routes.push_back(meeting_act("/meetings/{meeting}/order", meeting_chairs, "Order an agenda by hand",
                               "Changes that are not named follow as they are. It is ranked no more.", order_items));
  routes.push_back(meeting_act("/meetings/{meeting}/rank", meeting_chairs, "Look at an agenda anew",
                               "Sluice does so by itself each quarter of an hour, and when the meeting starts.",
                               rank_anew));
  return routes;
}

std::vector<Route> live_routes() {
  std::vector<Route> routes;
  routes.push_back(meeting_act("/meetings/{meeting}/start", meeting_chairs, "Start a meeting", "", start_meeting));
  routes.push_back(meeting_act("/meetings/{meeting}/join", meeting_people, "Come to a meeting",
                               "Who leads it may name somebody else.", join_meeting));
  routes.push_back(meeting_act("/meetings/{meeting}/leave", meeting_people, "Leave a meeting",
                               "Who leads it may name somebody else.", leave_meeting));
  routes.push_back(
      meeting_act("/meetings/{meeting}/next", meeting_chairs, "Go on to the next change, or to one",
                  "How the approvals of the present one stand is noted. Members decide them as ever; no act "
                  "of a meeting does.",
                  open_item));
  routes.push_back(meeting_act("/meetings/{meeting}/notes", meeting_people, "Take a note",
                               "On a change of the agenda, or on the meeting.", take_note));
  routes.push_back(meeting_act("/meetings/{meeting}/close", meeting_chairs, "Close a meeting",
                               "Its minutes are fixed; what still waits goes to the next one.", close_meeting));
  return routes;
}

}  // namespace

std::vector<Route> meeting_routes() {
  std::vector<Route> routes;
  routes.push_back(reads<MeetingsQuery, List<MeetingRowView>>(
      "/meetings", "meetings", Access::by(Permission::see),
      {"List meetings of change advisory boards", "By their start. `change`: on whose agenda it is, or was.", {}},
      list_all_meetings));
  routes.push_back(without_kept_answer(writes<Nothing, MeetingInput, MeetingView>(
      Method::post, "/boards/{board}/meetings", "meetings", Access::signed_in(meeting_editors),
      {"Call a meeting besides those of the rule", "`local` is in the board's zone.", act_errors}, call_meeting, 201)));
  routes.push_back(reads<Nothing, MeetingView>(
      "/meetings/{meeting}", "meetings", Access::by(Permission::see),
      {"Read a meeting", "With its agenda, as far as you may see it.", {Refused::not_found}}, show_meeting));
  routes.push_back(meeting_act("/meetings/{meeting}/move", meeting_editors, "Move a meeting", "", move_meeting));
  routes.push_back(meeting_act("/meetings/{meeting}/cancel", meeting_editors, "Cancel a meeting", "", cancel_meeting));
  for (auto& one : agenda_routes()) routes.push_back(std::move(one));
  for (auto& one : live_routes()) routes.push_back(std::move(one));
  return routes;
}

}  // namespace sluice::api
