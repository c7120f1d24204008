#include <algorithm>

#include "base/among.h"
#include "base/ensure.h"
#include "domain/cab/decide.h"

namespace sluice {

namespace {

Noted noted_by(const Stamp& stamp, const Written& reason) { return {stamp.by.value_or(PersonId{}), reason, stamp.at}; }

void fold(Board& board, const BoardAdded& event, const Stamp& stamp) {
  board.id = event.board;
  board.plan = event.plan;
  board.created_by = stamp.by.value_or(PersonId{});
  board.since = board.created = stamp.at;
}

void fold(Board& board, const BoardEdited& event, const Stamp& stamp) {
  // A rule that counts from another day does not bring up what lies behind.
  if (event.plan.timing != board.plan.timing) board.since = stamp.at;
  board.plan = event.plan;
  board.settled_before = event.settled_before;
}

void fold(Board& board, const BoardMeetingPlanned& event, const Stamp&) {
  board.settled_before = event.settled_before;
  ++board.planned;
}

void fold(Board& board, const BoardRetired& event, const Stamp& stamp) {
  board.retired = noted_by(stamp, event.reason);
}

void fold(Meeting& meeting, const MeetingPlanned& event, const Stamp& stamp) {
  meeting.id = event.meeting;
  meeting.board = event.board;
  meeting.local = event.local;
  meeting.zone = event.zone;
  meeting.starts = event.starts;
  meeting.ends = event.ends;
  meeting.created = stamp.at;
}

void fold(Meeting& meeting, const MeetingMoved& event, const Stamp& stamp) {
  meeting.local = event.local;
  meeting.starts = event.starts;
  meeting.ends = event.ends;
  meeting.moved = noted_by(stamp, event.reason);
}

void fold(Meeting& meeting, const MeetingCancelled& event, const Stamp& stamp) {
  meeting.state = MeetingState::cancelled;
  meeting.cancelled = noted_by(stamp, event.reason);
}

bool comes_earlier(const AgendaItem& one, const AgendaItem& other) {
  return one.rank.points != other.rank.points ? one.rank.points > other.rank.points : one.change < other.change;
}

/// What waits by rank, behind what is settled already; whoever has ordered the agenda by hand keeps that order.
void rank_agenda(Meeting& meeting) {
  if (meeting.ordered) return;
  std::vector<AgendaItem> agenda, waiting;
  for (auto& one : meeting.items) (one.state == ItemState::waiting ? waiting : agenda).push_back(std::move(one));
  std::ranges::sort(waiting, comes_earlier);
  std::ranges::move(waiting, std::back_inserter(agenda));
  meeting.items = std::move(agenda);
}

void fold(Meeting& meeting, const AgendaFilled& event, const Stamp&) {
  std::erase_if(meeting.items, [&](const AgendaItem& one) { return is_among(one.change, event.gone); });
  for (const auto& one : event.waiting) {
    if (auto* known = find_item(meeting, one.change)) known->rank = one.rank;
    else meeting.items.push_back({.change = one.change, .rank = one.rank});
  }
  rank_agenda(meeting);
}

void fold(Meeting& meeting, const AgendaItemAdded& event, const Stamp& stamp) {
  meeting.kept_off.erase(event.change);
  std::erase_if(meeting.items, [&](const AgendaItem& one) { return one.change == event.change; });
  meeting.items.push_back({.change = event.change, .added_by = stamp.by, .from = event.from, .rank = event.rank});
  rank_agenda(meeting);
}

void fold(Meeting& meeting, const AgendaItemRemoved& event, const Stamp&) {
  std::erase_if(meeting.items, [&](const AgendaItem& one) { return one.change == event.change; });
  meeting.kept_off.insert(event.change);
}

void fold(Meeting& meeting, const AgendaOrdered& event, const Stamp&) {
  meeting.ordered = true;
  std::ranges::sort(meeting.items, {}, [&](const AgendaItem& one) {
    return std::ranges::find(event.order, one.change) - event.order.begin();
  });
}

void fold(Meeting& meeting, const MeetingStarted&, const Stamp& stamp) {
  meeting.state = MeetingState::live;
  meeting.started = stamp.at;
  meeting.started_by = stamp.by;
}

void fold(Meeting& meeting, const MeetingJoined& event, const Stamp& stamp) {
  meeting.present.insert(event.person);
  meeting.presences.push_back({event.person, true, stamp.at});
}

void fold(Meeting& meeting, const MeetingLeft& event, const Stamp& stamp) {
  meeting.present.erase(event.person);
  meeting.presences.push_back({event.person, false, stamp.at});
}

AgendaItem& item_of(Meeting& meeting, ChangeId change) {
  auto* item = find_item(meeting, change);
  ensure(item != nullptr, "an event is about an item that is not on the agenda");
  return *item;
}

/// Its timer stops.
void stop_timer(AgendaItem& item, Instant at) {
  if (!item.since) return;
  item.spent_seconds += std::chrono::duration_cast<std::chrono::seconds>(at - *item.since).count();
  item.since.reset();
}

void fold(Meeting& meeting, const ItemOpened& event, const Stamp& stamp) {
  auto& item = item_of(meeting, event.change);
  item.state = ItemState::current;
  item.since = stamp.at;
}

void fold(Meeting& meeting, const ItemLeft& event, const Stamp& stamp) {
  auto& item = item_of(meeting, event.change);
  stop_timer(item, stamp.at);
  item.state = is_decided(event.standings) ? ItemState::decided : ItemState::passed;
  item.standings = event.standings;
}

void fold(Meeting& meeting, const ItemDecidedAhead& event, const Stamp&) {
  auto& item = item_of(meeting, event.change);
  item.state = ItemState::decided;
  item.ahead = true;
  item.standings = event.standings;
}

void fold(Meeting& meeting, const ItemPostponed& event, const Stamp& stamp) {
  auto& item = item_of(meeting, event.change);
  stop_timer(item, stamp.at);
  item.state = ItemState::postponed;
  item.postponed = noted_by(stamp, event.reason);
  item.postponed_to = event.to;
}

void fold(Meeting& meeting, const MeetingNoteTaken& event, const Stamp& stamp) {
  const MeetingNote note{stamp.by.value_or(PersonId{}), event.text, stamp.at};
  auto& notes = event.change ? item_of(meeting, *event.change).notes : meeting.notes;
  notes.push_back(note);
  ++meeting.notes_taken;
}

void fold(Meeting& meeting, const MeetingClosed&, const Stamp& stamp) {
  meeting.state = MeetingState::closed;
  meeting.closed = stamp.at;
  meeting.closed_by = stamp.by;
}

}  // namespace

Board apply(Board board, const BoardEvent& event, const Stamp& stamp) {
  std::visit([&](const auto& one) { fold(board, one, stamp); }, event);
  ++board.version;
  board.updated = stamp.at;
  return board;
}

Meeting apply(Meeting meeting, const MeetingEvent& event, const Stamp& stamp) {
  std::visit([&](const auto& one) { fold(meeting, one, stamp); }, event);
  ++meeting.version;
  meeting.updated = stamp.at;
  return meeting;
}

}  // namespace sluice
