// Change advisory boards and their meetings on the wire.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include <boost/describe.hpp>

#include "api/views/schedule_requests.h"
#include "api/views/schedules.h"
#include "api/wire/call.h"
#include "domain/cab/commands.h"

namespace sluice::api {

/// A group or a person who is on a board.
struct BoardMemberView {
  std::string rule;  ///< "group:cab", "person:mei.tanaka"
  std::string name;
};
BOOST_DESCRIBE_STRUCT(BoardMemberView, (), (rule, name))

struct BoardView {
  std::string id;
  std::string name;
  TimingView timing;  ///< of its meetings
  PersonRef chair;
  std::optional<PersonRef> deputy;
  std::vector<BoardMemberView> members;
  std::vector<PersonRef> people;         ///< who that is at this moment
  std::optional<ConditionsView> agenda;  ///< absent: all that asks a member
  std::int64_t cutoff_minutes = 0;
  std::optional<NotedView> retired;
  bool may_edit = false;
  bool may_conduct = false;
};
BOOST_DESCRIBE_STRUCT(BoardView, (),
                      (id, name, timing, chair, deputy, members, people, agenda, cutoff_minutes, retired, may_edit,
                       may_conduct))

struct NewBoard {
  std::string name;
  TimingInput timing;
  std::string chair;
  std::optional<std::string> deputy;
  std::vector<std::string> members;  ///< "group:cab", "person:mei.tanaka"
  std::optional<Conditions> agenda;
  std::optional<std::int64_t> cutoff_minutes;
};
BOOST_DESCRIBE_STRUCT(NewBoard, (), (name, timing, chair, deputy, members, agenda, cutoff_minutes))

struct BoardEdit {
  Patch<std::string> name;
  std::optional<TimingInput> timing;  ///< as a whole
  Patch<std::string> chair;
  Patch<std::string> deputy;
  Patch<std::vector<std::string>> members;
  Patch<Conditions> agenda;
  Patch<std::int64_t> cutoff_minutes;
};
BOOST_DESCRIBE_STRUCT(BoardEdit, (), (name, timing, chair, deputy, members, agenda, cutoff_minutes))

/// A meeting as lists show it.
struct MeetingRowView {
  std::string id;
  std::string board;
  std::string board_name;
  MeetingState state = MeetingState::planned;
  std::string local;
  std::string zone;
  Instant starts;
  Instant ends;
  std::int64_t items = 0;    ///< on its agenda
  std::int64_t decided = 0;  ///< of these
};
BOOST_DESCRIBE_STRUCT(MeetingRowView, (), (id, board, board_name, state, local, zone, starts, ends, items, decided))

struct MeetingNoteView {
  PersonRef by;
  std::string text;
  Instant at;
};
BOOST_DESCRIBE_STRUCT(MeetingNoteView, (), (by, text, at))

struct BoardDecisionView {
  std::string approval;
  PersonRef by;
  Decision decision = Decision::approve;
  Instant at;
};
BOOST_DESCRIBE_STRUCT(BoardDecisionView, (), (approval, by, decision, at))

struct AgendaItemView {
  std::string change;
  std::string title;
  std::string stage_name;
  PersonRef owner;
  ItemState state = ItemState::waiting;
  bool ahead = false;       ///< decided before the meeting came to it
  std::int64_t points = 0;  ///< of its rank
  std::vector<RankReason> reasons;
  std::optional<PersonRef> added_by;
  std::optional<std::string> from;       ///< the meeting that it was postponed at
  std::optional<Instant> since;          ///< while it is talked about
  std::int64_t spent_seconds = 0;        ///< before `since`
  std::vector<NotedApproval> approvals;  ///< before the board; as they stand, or stood when the meeting went on
  std::vector<BoardDecisionView> decisions;
  std::vector<MeetingNoteView> notes;
  std::optional<NotedView> postponed;
  std::optional<std::string> postponed_to;
};
BOOST_DESCRIBE_STRUCT(AgendaItemView, (),
                      (change, title, stage_name, owner, state, ahead, points, reasons, added_by, from, since,
                       spent_seconds, approvals, decisions, notes, postponed, postponed_to))

struct PresenceView {
  PersonRef person;
  bool came = true;
  Instant at;
};
BOOST_DESCRIBE_STRUCT(PresenceView, (), (person, came, at))

struct MeetingView : MeetingRowView {
  std::vector<AgendaItemView> agenda;  ///< in its order
  std::int64_t hidden = 0;             ///< changes on it that you may not see
  bool ordered = false;                ///< by hand: it is ranked no more
  std::vector<PersonRef> present;
  std::vector<PresenceView> presences;
  std::vector<MeetingNoteView> notes;  ///< on no single change
  std::optional<NotedView> moved;
  std::optional<NotedView> cancelled;
  std::optional<Instant> started;
  std::optional<Instant> closed;
  Instant now;  ///< the server's: what timers count from
  bool may_edit = false;
  bool may_conduct = false;
  bool may_take_part = false;
};
BOOST_DESCRIBE_STRUCT(MeetingView, (MeetingRowView),
                      (agenda, hidden, ordered, present, presences, notes, moved, cancelled, started, closed, now,
                       may_edit, may_conduct, may_take_part))

[[nodiscard]] BoardView board_view(const Board& board, const Call& call);
[[nodiscard]] MeetingRowView meeting_row(const Meeting& meeting, const Board& board);
/// With what who asks may see of its agenda. Reads the changes on it.
[[nodiscard]] MeetingView meeting_view(const Meeting& meeting, const Board& board, Call& call);

/// What was sent, as a command. Refused as `invalid`, naming every person, group and field that does not do.
[[nodiscard]] Result<BoardCommand> addition(const NewBoard& sent, const Directory& directory);
[[nodiscard]] Result<BoardCommand> editing(const BoardEdit& sent, const Directory& directory);

}  // namespace sluice::api
