// The state of one meeting of a board: its agenda, who is there, what became of each change. Folded from its events. No
// meeting decides anything: the members decide each change's approval, and the meeting notes what was decided.
#pragma once
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include <boost/describe.hpp>

#include "domain/approval/approval.h"
#include "domain/cab/board.h"
#include "domain/cab/ranking.h"

namespace sluice {

enum class MeetingState { planned, live, closed, cancelled };
BOOST_DESCRIBE_ENUM(MeetingState, planned, live, closed, cancelled)

/// What is to become, or has become, of a change on the agenda.
enum class ItemState {
  waiting,
  current,    ///< it is talked about
  decided,    ///< its approvals before the board are granted or rejected
  postponed,  ///< to a later meeting
  passed,     ///< talked about, and not decided
};
BOOST_DESCRIBE_ENUM(ItemState, waiting, current, decided, postponed, passed)

/// A decision of a person in an approval before the board, as it stood when the meeting noted it.
struct NotedDecision {
  std::string approval;  ///< key
  PersonId by;
  Decision decision = Decision::approve;
  Instant at;
  friend bool operator==(const NotedDecision&, const NotedDecision&) = default;
};
BOOST_DESCRIBE_STRUCT(NotedDecision, (), (approval, by, decision, at))
/// How an approval before the board stood when the meeting noted it.
struct NotedApproval {
  std::string key, title;
  ApprovalState state = ApprovalState::asked;
  friend bool operator==(const NotedApproval&, const NotedApproval&) = default;
};
BOOST_DESCRIBE_STRUCT(NotedApproval, (), (key, title, state))
/// What a meeting notes of a change: how its approvals before the board stand, and who decided.
struct Standings {
  std::vector<NotedApproval> approvals;
  std::vector<NotedDecision> decisions;
  friend bool operator==(const Standings&, const Standings&) = default;
};
BOOST_DESCRIBE_STRUCT(Standings, (), (approvals, decisions))

/// What somebody wrote down in the meeting.
struct MeetingNote {
  PersonId by;
  Written text;
  Instant at;
  friend bool operator==(const MeetingNote&, const MeetingNote&) = default;
};
BOOST_DESCRIBE_STRUCT(MeetingNote, (), (by, text, at))

struct AgendaItem {
  ChangeId change;
  std::optional<PersonId> added_by{};  ///< put on by hand, by this person; nothing: by the board's agenda
  std::optional<MeetingId> from{};     ///< the meeting that it was postponed at
  Rank rank{};
  ItemState state = ItemState::waiting;
  bool ahead = false;              ///< decided before the meeting came to it
  std::optional<Instant> since{};  ///< while it is the current one
  std::int64_t spent_seconds = 0;  ///< on it, before `since`
  std::vector<MeetingNote> notes{};
  Standings standings{};  ///< as noted when it was decided or left
  std::optional<Noted> postponed{};
  std::optional<MeetingId> postponed_to{};
  friend bool operator==(const AgendaItem&, const AgendaItem&) = default;
};
BOOST_DESCRIBE_STRUCT(AgendaItem, (),
                      (change, added_by, from, rank, state, ahead, since, spent_seconds, notes, standings, postponed,
                       postponed_to))

/// Somebody came or went.
struct Presence {
  PersonId person;
  bool came = true;
  Instant at;
  friend bool operator==(const Presence&, const Presence&) = default;
};
BOOST_DESCRIBE_STRUCT(Presence, (), (person, came, at))

struct Meeting {
  MeetingId id;
  std::int64_t version = 0;  ///< how many events are folded in; 0: does not exist
  BoardId board;
  std::string local, zone;  ///< when it begins, where it was planned
  Instant starts, ends;
  MeetingState state = MeetingState::planned;
  bool ordered = false;           ///< somebody has put the agenda into an order: it is ranked no more
  std::vector<AgendaItem> items;  ///< in the order of the agenda
  std::set<ChangeId> kept_off;    ///< taken off by hand: the board's agenda does not put them on again
  std::set<PersonId> present;
  std::vector<Presence> presences;
  std::vector<MeetingNote> notes;  ///< on no single change
  std::int64_t notes_taken = 0;
  std::optional<Noted> moved;  ///< last
  std::optional<Noted> cancelled;
  std::optional<Instant> started, closed;
  std::optional<PersonId> started_by, closed_by;
  Instant created, updated;

  [[nodiscard]] bool exists() const { return version > 0; }
  [[nodiscard]] bool is_live() const { return state == MeetingState::live; }
  [[nodiscard]] bool is_over() const { return state == MeetingState::closed || state == MeetingState::cancelled; }
  friend bool operator==(const Meeting&, const Meeting&) = default;
};
BOOST_DESCRIBE_STRUCT(Meeting, (),
                      (id, version, board, local, zone, starts, ends, state, ordered, items, kept_off, present,
                       presences, notes, notes_taken, moved, cancelled, started, closed, started_by, closed_by, created,
                       updated))

/// The item of a change; null where it is not on the agenda.
[[nodiscard]] const AgendaItem* find_item(const Meeting& meeting, ChangeId change);
[[nodiscard]] AgendaItem* find_item(Meeting& meeting, ChangeId change);
/// The one that is talked about; null while none is.
[[nodiscard]] const AgendaItem* current_item(const Meeting& meeting);
/// How the approvals of a change before the board stand.
[[nodiscard]] Standings standings_of(const BoardPlan& plan, const Change& change);
/// Whether all that is asked of the board is granted or rejected, and something is.
[[nodiscard]] bool is_decided(const Standings& standings);

}  // namespace sluice
