// The read tables of boards and meetings: what is to be looked at next, what meets when, which changes were before whom.
// Written in the transaction of the events, and filled again from them where their shape has changed.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/cab/meeting.h"
#include "store/transaction.h"

namespace sluice::store {

/// Writes a board's row; `next_look`: when Sluice has to look at it again, nothing for never.
void write_board(WriteTransaction& transaction, const Board& board, std::optional<Instant> next_look);
/// Writes a meeting's row, and which changes are on its agenda.
void write_meeting(WriteTransaction& transaction, const Meeting& meeting);

/// Boards that have to be looked at by `now`, the most urgent first, at most `limit`.
[[nodiscard]] std::vector<BoardId> boards_due(Session& session, Instant now, std::int64_t limit);
/// Every board: those that meet first, then by name. There are at most bounds::boards.
[[nodiscard]] std::vector<BoardId> list_boards(Session& session);
[[nodiscard]] std::int64_t count_boards(Session& session);

/// Which meetings are asked for.
struct MeetingFilter {
  std::optional<BoardId> board{};
  std::vector<MeetingState> states{};  ///< empty: any
  std::optional<ChangeId> change{};    ///< on whose agenda it is, or was
};
struct MeetingPage {
  std::vector<MeetingId> ids;
  std::optional<std::string> next;
};
/// Meetings in the order of their starts, or the newest first, at most `limit` (1 to 200). Refused as invalid: a cursor of
/// another list.
[[nodiscard]] Result<MeetingPage> list_meetings(Session& session, const MeetingFilter& filter, bool newest_first,
                                                std::int64_t limit, std::string_view cursor);

/// The first planned meeting of a board that starts after a moment; nothing where none is planned.
[[nodiscard]] std::optional<MeetingId> next_meeting(Session& session, BoardId board, Instant after);
/// How many meetings of a board are planned.
[[nodiscard]] std::int64_t count_planned(Session& session, BoardId board);

}  // namespace sluice::store
