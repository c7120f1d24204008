// What has happened to a meeting. Stored for ever: add a struct, never edit one. Who and when stand in the Stamp.
#pragma once
#include <variant>

#include "domain/cab/meeting.h"

namespace sluice {

struct MeetingPlanned {
  MeetingId meeting;
  BoardId board;
  std::string local, zone;
  Instant starts, ends;
  friend bool operator==(const MeetingPlanned&, const MeetingPlanned&) = default;
};
BOOST_DESCRIBE_STRUCT(MeetingPlanned, (), (meeting, board, local, zone, starts, ends))
struct MeetingMoved {
  std::string local;
  Instant starts, ends;
  Written reason;
  friend bool operator==(const MeetingMoved&, const MeetingMoved&) = default;
};
BOOST_DESCRIBE_STRUCT(MeetingMoved, (), (local, starts, ends, reason))
struct MeetingCancelled {
  Written reason;
  friend bool operator==(const MeetingCancelled&, const MeetingCancelled&) = default;
};
BOOST_DESCRIBE_STRUCT(MeetingCancelled, (), (reason))

/// A change that waits, with its rank of this moment.
struct RankedChange {
  ChangeId change;
  Rank rank;
  friend bool operator==(const RankedChange&, const RankedChange&) = default;
};
BOOST_DESCRIBE_STRUCT(RankedChange, (), (change, rank))
/// The board's agenda was looked at: what waits, ranked anew, and which do not ask the board any more.
struct AgendaFilled {
  std::vector<RankedChange> waiting;
  std::vector<ChangeId> gone;
  friend bool operator==(const AgendaFilled&, const AgendaFilled&) = default;
};
BOOST_DESCRIBE_STRUCT(AgendaFilled, (), (waiting, gone))
/// By hand, or carried over from another meeting.
struct AgendaItemAdded {
  ChangeId change;
  Rank rank;
  std::optional<MeetingId> from;
  friend bool operator==(const AgendaItemAdded&, const AgendaItemAdded&) = default;
};
BOOST_DESCRIBE_STRUCT(AgendaItemAdded, (), (change, rank, from))
struct AgendaItemRemoved {
  ChangeId change;
  Written reason;
  friend bool operator==(const AgendaItemRemoved&, const AgendaItemRemoved&) = default;
};
BOOST_DESCRIBE_STRUCT(AgendaItemRemoved, (), (change, reason))
/// All changes of the agenda, in their new order.
struct AgendaOrdered {
  std::vector<ChangeId> order;
  friend bool operator==(const AgendaOrdered&, const AgendaOrdered&) = default;
};
BOOST_DESCRIBE_STRUCT(AgendaOrdered, (), (order))

struct MeetingStarted {
  friend bool operator==(const MeetingStarted&, const MeetingStarted&) = default;
};
BOOST_DESCRIBE_STRUCT(MeetingStarted, (), ())
struct MeetingJoined {
  PersonId person;
  friend bool operator==(const MeetingJoined&, const MeetingJoined&) = default;
};
BOOST_DESCRIBE_STRUCT(MeetingJoined, (), (person))
struct MeetingLeft {
  PersonId person;
  friend bool operator==(const MeetingLeft&, const MeetingLeft&) = default;
};
BOOST_DESCRIBE_STRUCT(MeetingLeft, (), (person))
/// Its timer runs from the moment of this event.
struct ItemOpened {
  ChangeId change;
  friend bool operator==(const ItemOpened&, const ItemOpened&) = default;
};
BOOST_DESCRIBE_STRUCT(ItemOpened, (), (change))
/// The meeting went on from it; how its approvals stood then.
struct ItemLeft {
  ChangeId change;
  Standings standings;
  friend bool operator==(const ItemLeft&, const ItemLeft&) = default;
};
BOOST_DESCRIBE_STRUCT(ItemLeft, (), (change, standings))
/// Was decided before the meeting came to it.
struct ItemDecidedAhead {
  ChangeId change;
  Standings standings;
  friend bool operator==(const ItemDecidedAhead&, const ItemDecidedAhead&) = default;
};
BOOST_DESCRIBE_STRUCT(ItemDecidedAhead, (), (change, standings))
/// `to`: where it was put on the agenda, in the same transaction; nothing: no later meeting is planned, and the next takes it.
struct ItemPostponed {
  ChangeId change;
  Written reason;
  std::optional<MeetingId> to;
  friend bool operator==(const ItemPostponed&, const ItemPostponed&) = default;
};
BOOST_DESCRIBE_STRUCT(ItemPostponed, (), (change, reason, to))
struct MeetingNoteTaken {
  std::optional<ChangeId> change;  ///< nothing: on the meeting
  Written text;
  friend bool operator==(const MeetingNoteTaken&, const MeetingNoteTaken&) = default;
};
BOOST_DESCRIBE_STRUCT(MeetingNoteTaken, (), (change, text))
/// The minutes are fixed.
struct MeetingClosed {
  friend bool operator==(const MeetingClosed&, const MeetingClosed&) = default;
};
BOOST_DESCRIBE_STRUCT(MeetingClosed, (), ())

using MeetingEvent =
    std::variant<MeetingPlanned, MeetingMoved, MeetingCancelled, AgendaFilled, AgendaItemAdded, AgendaItemRemoved,
                 AgendaOrdered, MeetingStarted, MeetingJoined, MeetingLeft, ItemOpened, ItemLeft, ItemDecidedAhead,
                 ItemPostponed, MeetingNoteTaken, MeetingClosed>;
using MeetingEvents = std::vector<MeetingEvent>;

}  // namespace sluice
