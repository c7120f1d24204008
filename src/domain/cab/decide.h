// The rules: what a command does to a board or a meeting, or why it may not.
#pragma once
#include <map>

#include "domain/cab/board_events.h"
#include "domain/cab/commands.h"
#include "domain/cab/meeting_events.h"
#include "domain/cab/rights.h"
#include "domain/change/events.h"

namespace sluice {

/// What a command on a board is decided on, besides the board itself: all of one instant.
struct BoardFacts {
  Instant now;
  Actor actor;
  const Directory& directory;
  const Recurrences& recurrences;
  BoardId fresh;            ///< the id that a new board gets
  std::int64_t boards = 0;  ///< that there are
};

/// A change as a meeting looks at it.
struct ChangeBeforeBoard {
  Standings standings;
  Rank rank;
  bool open = false;       ///< not closed
  bool seen = true;        ///< the actor may see it
  bool on_time = true;     ///< was asked of the board before the meeting's cut-off
  bool on_agenda = false;  ///< asks the board, and the board's agenda takes it
};
/// What a command on a meeting is decided on, besides the meeting itself: all of one instant.
struct MeetingFacts {
  Instant now;
  Actor actor;
  const Directory& directory;
  const Board& board;
  MeetingId fresh;  ///< the id that a new meeting gets
  std::map<ChangeId, ChangeBeforeBoard>
      changes;                    ///< those of the agenda, those that the board's agenda takes, the one named
  std::optional<MeetingId> next;  ///< the board's next planned meeting after this one
  std::size_t to_come = 0;        ///< how many of its meetings are planned
};

/// Decides; a board that does not exist takes only AddBoard. Refuses: no right, a name, timing, person, member or number that
/// does not do, a timing of which nothing is to come, an act on a board that meets no more.
[[nodiscard]] Result<BoardEvents> decide(const Board& board, const BoardCommand& command, const BoardFacts& facts);
/// Decides; a meeting that does not exist takes only CallMeeting. Refuses: no right, a value that does not do, what the state of
/// the meeting or of the item does not allow. What would alter nothing gives no events.
[[nodiscard]] Result<MeetingEvents> decide(const Meeting& meeting, const MeetingCommand& command,
                                           const MeetingFacts& facts);

/// A meeting of the rule whose time to be planned has come; nothing where none has.
[[nodiscard]] std::optional<Window> due_meeting(const Board& board, const Recurrences& recurrences, Instant now);
/// What planning it says of the board and of the meeting.
[[nodiscard]] BoardMeetingPlanned planned(const Window& window, MeetingId meeting);
[[nodiscard]] MeetingPlanned planned(const Board& board, const Window& window, MeetingId meeting);

/// Folds one event in; asks nothing, refuses nothing.
[[nodiscard]] Board apply(Board board, const BoardEvent& event, const Stamp& stamp);
[[nodiscard]] Meeting apply(Meeting meeting, const MeetingEvent& event, const Stamp& stamp);

}  // namespace sluice
