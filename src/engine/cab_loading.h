// The state of boards and meetings from the log, and their rows.
#pragma once
#include <memory>

#include "domain/cab/decide.h"
#include "store/session.h"
#include "store/transaction.h"

namespace sluice::engine {

/// The board, or the meeting, as the session sees it; null where there is none. Inside a transaction.
[[nodiscard]] std::shared_ptr<const Board> newest(store::Session& session, BoardId id);
[[nodiscard]] std::shared_ptr<const Meeting> newest(store::Session& session, MeetingId id);

/// When Sluice has to look at a board again: a quarter of an hour after `now` while a meeting is planned, whose agenda it
/// keeps; else when the next one is to be planned.
[[nodiscard]] std::optional<Instant> next_look(const Board& board, bool has_planned, Instant now);

/// Makes the rows of a board, or of a meeting, from its first event on; nothing where it does not exist.
void fill_board(store::WriteTransaction& transaction, BoardId id, Instant now);
void fill_meeting(store::WriteTransaction& transaction, MeetingId id);

}  // namespace sluice::engine
