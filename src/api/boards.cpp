// Change advisory boards: when they meet, who is on them, which changes come before them.
#include <charconv>

#include "api/cab_reading.h"
#include "api/directory_acts.h"
#include "api/routes.h"
#include "api/views/cab.h"
#include "api/views/lists.h"
#include "store/cab_rows.h"

namespace sluice::api {
namespace {

using AnswerBoard = Answer<BoardView>;

struct BoardReason {
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(BoardReason, (), (reason))

/// The number after a prefix, from 1, without zeros before it.
std::optional<std::int64_t> number_after(std::string_view text, std::string_view prefix) {
  if (!text.starts_with(prefix)) return std::nullopt;
  text.remove_prefix(prefix.size());
  std::int64_t number = 0;
  const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), number);
  const bool whole = failed == std::errc{} && end == text.data() + text.size();
  return whole && number > 0 && text.front() != '0' ? std::optional{number} : std::nullopt;
}

void act_on_board(const CallPtr& call, std::optional<BoardId> id, BoardCommand command, const AnswerBoard& answer) {
  auto running = prepare<BoardView, engine::BoardDone>(
      call, answer, [](Call& on, const engine::BoardDone& done) -> Result<BoardView> {
        on.version = done.board->version;
        locate(on, "boards", shown(done.board->id));
        return board_view(*done.board, on);
      });
  if (!running) return answer.refuse(running.error());
  call->parts.engine.board(id, std::move(command), std::move(running->asked), std::move(running->reply),
                           std::move(running->keyed));
}

Result<List<BoardView>> list_all_boards(Call& call, const PageQuery& query) {
  std::vector<BoardView> views;
  for (const auto id : store::list_boards(call.read())) {
    SLUICE_TRY(const auto board, call.parts.engine.load(id, call.read()));
    views.push_back(board_view(*board, call));
  }
  return page_of(std::move(views), query);
}

Result<BoardView> show_board(Call& call, const Nothing&) {
  SLUICE_TRY(const auto board, board_of_path(call));
  call.version = board->version;
  return board_view(*board, call);
}

void add_board(const CallPtr& call, const Nothing&, NewBoard sent, const AnswerBoard& answer) {
  auto command = addition(sent, *call->directory);
  if (!command) return answer.refuse(command.error());
  act_on_board(call, std::nullopt, std::move(*command), answer);
}

void edit_board(const CallPtr& call, const Nothing&, BoardEdit sent, const AnswerBoard& answer) {
  const auto board = board_of_path(*call);
  if (!board) return answer.refuse(board.error());
  auto command = editing(sent, *call->directory);
  if (!command) return answer.refuse(command.error());
  act_on_board(call, (*board)->id, std::move(*command), answer);
}

void retire_board(const CallPtr& call, const Nothing&, BoardReason sent, const AnswerBoard& answer) {
  const auto board = board_of_path(*call);
  if (!board) return answer.refuse(board.error());
  act_on_board(call, (*board)->id, RetireBoard{std::move(sent.reason)}, answer);
}

constexpr std::string_view board_editors = "its chair, its deputy, a change manager or an administrator";

}  // namespace

std::optional<BoardId> read_board_id(std::string_view text) {
  const auto number = number_after(text, "CAB-");
  return number ? std::optional{BoardId{*number}} : std::nullopt;
}

Result<std::shared_ptr<const Board>> board_of_path(Call& call) {
  const auto id = read_board_id(call.value("board"));
  if (!id) return refuse(Refused::not_found, "There is no board " + call.value("board") + ".");
  return call.parts.engine.load(*id, call.read());
}

Result<std::shared_ptr<const Meeting>> meeting_of_path(Call& call) {
  const auto number = number_after(call.value("meeting"), "MTG-");
  if (!number) return refuse(Refused::not_found, "There is no meeting " + call.value("meeting") + ".");
  return call.parts.engine.load(MeetingId{*number}, call.read());
}

std::vector<Route> board_routes() {
  std::vector<Route> routes;
  routes.push_back(reads<PageQuery, List<BoardView>>("/boards", "boards", Access::by(Permission::see),
                                                     {"List change advisory boards", "Those that meet first."},
                                                     list_all_boards));
  routes.push_back(writes<Nothing, NewBoard, BoardView>(
      Method::post, "/boards", "boards", Access::signed_in("a change manager or an administrator"),
      {"Make a change advisory board",
       "`timing.rule` repeats its meetings by RFC 5545, `timing.window_minutes` is how long one is, and each is "
       "planned "
       "`timing.lead_minutes` before it. What asks one of the `members` for an approval and meets the conditions of "
       "`agenda` comes before it; what is asked later than `cutoff_minutes` before a meeting is put on it by hand.",
       {Refused::not_permitted, Refused::too_large}},
      add_board, 201));
  routes.push_back(reads<Nothing, BoardView>("/boards/{board}", "boards", Access::by(Permission::see),
                                             {"Read a board", "", {Refused::not_found}}, show_board));
  routes.push_back(writes<Nothing, BoardEdit, BoardView>(
      Method::patch, "/boards/{board}", "boards", Access::signed_in(board_editors),
      {"Edit a board",
       "Meetings that are planned stay as they are. Other times hold from the day after the last one planned.",
       act_errors},
      edit_board));
  routes.push_back(writes<Nothing, BoardReason, BoardView>(
      Method::post, "/boards/{board}/retire", "boards", Access::signed_in(board_editors),
      {"End a board", "No meeting is planned any more; those that are planned stay.", act_errors}, retire_board));
  return routes;
}

}  // namespace sluice::api
