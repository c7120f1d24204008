#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/among.h"
#include "base/described.h"
#include "base/ensure.h"
#include "domain/bounds.h"
#include "domain/cab/bounds.h"
#include "domain/cab/decide.h"
#include "domain/change/checks.h"

namespace sluice {

namespace {

using MeetingAnswer = Result<MeetingEvents>;

Result<void> must_be_planned(const Meeting& meeting) {
  if (meeting.state == MeetingState::planned) return {};
  return refuse(Refused::out_of_turn, fmt::format("{} is {}; only a meeting that is planned can be altered so.",
                                                  shown(meeting.id), word(meeting.state)));
}

Result<void> must_be_live(const Meeting& meeting) {
  if (meeting.is_live()) return {};
  const auto remedy = meeting.state == MeetingState::planned ? "; start it first" : "";
  return refuse(Refused::out_of_turn, fmt::format("{} is {}{}.", shown(meeting.id), word(meeting.state), remedy));
}

Result<void> must_not_be_over(const Meeting& meeting) {
  if (!meeting.is_over()) return {};
  return refuse(Refused::out_of_turn,
                fmt::format("{} is {}; its minutes are fixed.", shown(meeting.id), word(meeting.state)));
}

const ChangeBeforeBoard* seen_change(const MeetingFacts& facts, ChangeId id) {
  const auto found = facts.changes.find(id);
  return found == facts.changes.end() || !found->second.seen ? nullptr : &found->second;
}

/// The item of a change that the actor may see.
Result<const AgendaItem*> must_be_on_agenda(const Meeting& meeting, ChangeId change, const MeetingFacts& facts) {
  const auto* item = find_item(meeting, change);
  if (item && seen_change(facts, change)) return item;
  return refuse_field("/change", fmt::format("{} is not on the agenda of {}.", shown(change), shown(meeting.id)));
}

struct MeetingTimes {
  std::string local;
  Instant starts, ends;
};

/// When a meeting is that people name a local start for.
Result<MeetingTimes> times_of(const std::string& local, std::int64_t minutes, const Timing& usual, Instant now) {
  if (!is_local_time(local)) return refuse_field("/local", "Write the start as 2027-03-02T06:00, in the board's zone.");
  if (minutes < 1 || minutes > bounds::meeting_minutes)
    return refuse_field("/minutes", fmt::format("Between 1 and {}.", bounds::meeting_minutes));
  const auto zone = find_zone(usual.zone);
  ensure(zone != nullptr, "a board's time zone is not known here");
  auto starts = zone->instant_of(local);
  if (!starts) return refuse_field("/local", starts.error().detail);
  const auto ends = *starts + std::chrono::minutes{minutes};
  if (ends <= now) return refuse_field("/local", "A meeting ends after this moment; choose a later start.");
  return MeetingTimes{local, *starts, ends};
}

MeetingAnswer answer(const Meeting&, const CallMeeting& command, const MeetingFacts& facts) {
  if (facts.board.retired) return refuse(Refused::out_of_turn, fmt::format("{} meets no more.", shown(facts.board.id)));
  if (facts.to_come >= bounds::meetings_to_come)
    return refuse(Refused::out_of_turn,
                  fmt::format("{} meetings are planned already; cancel one first.", facts.to_come));
  const auto& usual = facts.board.plan.timing;
  SLUICE_TRY(const auto times,
             times_of(command.local, command.minutes.value_or(usual.window_minutes), usual, facts.now));
  return MeetingEvents{MeetingPlanned{facts.fresh, facts.board.id, times.local, usual.zone, times.starts, times.ends}};
}

MeetingAnswer answer(const Meeting& meeting, const MoveMeeting& command, const MeetingFacts& facts) {
  SLUICE_CHECK(must_be_planned(meeting));
  SLUICE_CHECK(check_reason(command.reason));
  const auto usual = std::chrono::duration_cast<std::chrono::minutes>(meeting.ends - meeting.starts).count();
  auto timing = facts.board.plan.timing;
  timing.zone = meeting.zone;
  SLUICE_TRY(const auto times, times_of(command.local, command.minutes.value_or(usual), timing, facts.now));
  if (times.starts == meeting.starts && times.ends == meeting.ends) return MeetingEvents{};
  return MeetingEvents{MeetingMoved{times.local, times.starts, times.ends, {command.reason}}};
}

MeetingAnswer answer(const Meeting& meeting, const CancelMeeting& command, const MeetingFacts&) {
  SLUICE_CHECK(must_be_planned(meeting));
  SLUICE_CHECK(check_reason(command.reason));
  return MeetingEvents{MeetingCancelled{{command.reason}}};
}

/// Whether the board's agenda puts a change on by itself.
bool comes_by_itself(const Meeting& meeting, ChangeId id, const ChangeBeforeBoard& change) {
  return change.open && change.on_agenda && change.on_time && !meeting.kept_off.contains(id) &&
         !is_decided(change.standings);
}

/// Whether an item has nothing to ask any more, and goes off the agenda: its change was closed, or went back.
bool asks_no_more(const AgendaItem& item, const ChangeBeforeBoard& change) {
  if (!change.open) return true;
  return !item.added_by && !item.from && change.standings.approvals.empty();
}

/// What becomes of those that wait on the agenda by now.
void look_at_waiting(const Meeting& meeting, const MeetingFacts& facts, AgendaFilled& filled, MeetingEvents& decided) {
  for (const auto& item : meeting.items) {
    if (item.state != ItemState::waiting) continue;
    const auto found = facts.changes.find(item.change);
    if (found == facts.changes.end()) continue;
    const auto& change = found->second;
    if (is_decided(change.standings)) decided.push_back(ItemDecidedAhead{item.change, change.standings});
    else if (asks_no_more(item, change)) filled.gone.push_back(item.change);
    else if (item.rank != change.rank) filled.waiting.push_back({item.change, change.rank});
  }
}

/// What comes on by itself, by number; where it is more than there is room for, that of the highest rank.
std::vector<RankedChange> newcomers(const Meeting& meeting, const MeetingFacts& facts) {
  std::vector<RankedChange> coming;
  for (const auto& [id, change] : facts.changes)
    if (!find_item(meeting, id) && comes_by_itself(meeting, id, change)) coming.push_back({id, change.rank});
  const auto room = bounds::agenda_items - std::min(bounds::agenda_items, meeting.items.size());
  if (coming.size() <= room) return coming;
  std::ranges::sort(coming, {}, [](const auto& one) { return std::pair{-one.rank.points, one.change}; });
  coming.resize(room);
  std::ranges::sort(coming, {}, [](const auto& one) { return one.change; });
  return coming;
}

MeetingEvents fill(const Meeting& meeting, const MeetingFacts& facts) {
  AgendaFilled filled;
  MeetingEvents events;
  look_at_waiting(meeting, facts, filled, events);
  std::ranges::move(newcomers(meeting, facts), std::back_inserter(filled.waiting));
  if (filled != AgendaFilled{}) events.push_back(std::move(filled));
  return events;
}

MeetingAnswer answer(const Meeting& meeting, const FillAgenda&, const MeetingFacts& facts) {
  if (meeting.state != MeetingState::planned) return MeetingEvents{};
  return fill(meeting, facts);
}

MeetingAnswer answer(const Meeting& meeting, const AddItem& command, const MeetingFacts& facts) {
  SLUICE_CHECK(must_not_be_over(meeting));
  const auto* change = seen_change(facts, command.change);
  if (!change) return refuse_field("/change", fmt::format("There is no change {}.", shown(command.change)));
  if (!change->open) return refuse_field("/change", fmt::format("{} is closed.", shown(command.change)));
  const auto* item = find_item(meeting, command.change);
  if (item && item->state != ItemState::postponed)
    return refuse_field("/change", fmt::format("{} is on the agenda already.", shown(command.change)));
  if (item)
    return refuse_field("/change",
                        fmt::format("{} was postponed in this meeting; the next one takes it.", shown(command.change)));
  if (meeting.items.size() >= bounds::agenda_items)
    return refuse(Refused::out_of_turn,
                  fmt::format("{} changes are on this agenda, which is the most.", bounds::agenda_items));
  return MeetingEvents{AgendaItemAdded{command.change, change->rank, std::nullopt}};
}

MeetingAnswer answer(const Meeting& meeting, const RemoveItem& command, const MeetingFacts& facts) {
  SLUICE_CHECK(must_not_be_over(meeting));
  SLUICE_TRY(const auto* item, must_be_on_agenda(meeting, command.change, facts));
  SLUICE_CHECK(check_reason(command.reason));
  if (item->state != ItemState::waiting)
    return refuse(Refused::out_of_turn,
                  fmt::format("{} is {}; only what waits can be taken off.", shown(command.change), word(item->state)));
  return MeetingEvents{AgendaItemRemoved{command.change, {command.reason}}};
}

MeetingAnswer answer(const Meeting& meeting, const OrderItems& command, const MeetingFacts& facts) {
  SLUICE_CHECK(must_not_be_over(meeting));
  std::vector<ChangeId> order;
  for (std::size_t i = 0; i < command.order.size(); ++i) {
    if (!find_item(meeting, command.order[i]) || !seen_change(facts, command.order[i]))
      return refuse_field(fmt::format("/order/{}", i),
                          fmt::format("{} is not on the agenda.", shown(command.order[i])));
    if (is_among(command.order[i], order))
      return refuse_field(fmt::format("/order/{}", i), fmt::format("{} is named twice.", shown(command.order[i])));
    order.push_back(command.order[i]);
  }
  std::vector<ChangeId> before;
  for (const auto& item : meeting.items) {
    before.push_back(item.change);
    if (!is_among(item.change, order)) order.push_back(item.change);
  }
  if (order == before) return MeetingEvents{};
  return MeetingEvents{AgendaOrdered{std::move(order)}};
}

MeetingAnswer answer(const Meeting& meeting, const StartMeeting&, const MeetingFacts& facts) {
  SLUICE_CHECK(must_be_planned(meeting));
  auto events = fill(meeting, facts);
  events.push_back(MeetingStarted{});
  if (facts.actor.person) events.push_back(MeetingJoined{*facts.actor.person});
  return events;
}

/// Who comes or goes: oneself, or whom the chair names.
Result<PersonId> who_comes(const std::optional<PersonId>& named, const MeetingFacts& facts) {
  if (!named || facts.actor.is(*named)) {
    if (facts.actor.person) return *facts.actor.person;
    return refuse_field("/person", "Name who.");
  }
  SLUICE_CHECK(may(facts.actor, BoardRight::conduct, facts.board.plan, facts.directory, facts.now));
  if (!facts.directory.is_enabled(*named)) return refuse_field("/person", "There is no such person.");
  return *named;
}

Result<void> must_have_room_for_presence(const Meeting& meeting) {
  if (meeting.presences.size() < bounds::meeting_presences) return {};
  return refuse(Refused::out_of_turn, "People have come and gone too often in this meeting for more to be kept.");
}

MeetingAnswer answer(const Meeting& meeting, const JoinMeeting& command, const MeetingFacts& facts) {
  SLUICE_CHECK(must_be_live(meeting));
  SLUICE_TRY(const auto person, who_comes(command.person, facts));
  if (meeting.present.contains(person)) return MeetingEvents{};
  SLUICE_CHECK(must_have_room_for_presence(meeting));
  return MeetingEvents{MeetingJoined{person}};
}

MeetingAnswer answer(const Meeting& meeting, const LeaveMeeting& command, const MeetingFacts& facts) {
  SLUICE_CHECK(must_be_live(meeting));
  SLUICE_TRY(const auto person, who_comes(command.person, facts));
  if (!meeting.present.contains(person)) return MeetingEvents{};
  return MeetingEvents{MeetingLeft{person}};
}

/// What the meeting notes when it goes on from its current item; nothing while none is.
MeetingEvents leaving(const Meeting& meeting, const MeetingFacts& facts) {
  const auto* current = current_item(meeting);
  if (!current) return {};
  const auto found = facts.changes.find(current->change);
  ensure(found != facts.changes.end(), "the current item's change is no fact");
  return {ItemLeft{current->change, found->second.standings}};
}

const AgendaItem* next_waiting(const Meeting& meeting) {
  const auto found = std::ranges::find(meeting.items, ItemState::waiting, &AgendaItem::state);
  return found == meeting.items.end() ? nullptr : &*found;
}

MeetingAnswer answer(const Meeting& meeting, const OpenItem& command, const MeetingFacts& facts) {
  SLUICE_CHECK(must_be_live(meeting));
  const auto* next = next_waiting(meeting);
  if (command.change) {
    SLUICE_TRY(next, must_be_on_agenda(meeting, *command.change, facts));
    if (next->state == ItemState::current) return MeetingEvents{};
  }
  auto events = leaving(meeting, facts);
  if (next) events.push_back(ItemOpened{next->change});
  if (events.empty()) return refuse(Refused::out_of_turn, "Nothing on the agenda waits any more; close the meeting.");
  return events;
}

MeetingAnswer answer(const Meeting& meeting, const PostponeItem& command, const MeetingFacts& facts) {
  SLUICE_CHECK(must_not_be_over(meeting));
  SLUICE_TRY(const auto* item, must_be_on_agenda(meeting, command.change, facts));
  SLUICE_CHECK(check_reason(command.reason));
  if (item->state == ItemState::postponed || item->state == ItemState::decided)
    return refuse(Refused::out_of_turn, fmt::format("{} is {} already.", shown(command.change), word(item->state)));
  return MeetingEvents{ItemPostponed{command.change, {command.reason}, facts.next}};
}

MeetingAnswer answer(const Meeting& meeting, const TakeNote& command, const MeetingFacts& facts) {
  SLUICE_CHECK(must_be_live(meeting));
  SLUICE_CHECK(check_text(command.text, bounds::text_bytes, Blank::refused, "/text", "A note"));
  if (command.change) SLUICE_CHECK(must_be_on_agenda(meeting, *command.change, facts));
  if (meeting.notes_taken >= static_cast<std::int64_t>(bounds::meeting_notes))
    return refuse(Refused::out_of_turn,
                  fmt::format("{} notes were taken in this meeting, which is the most.", bounds::meeting_notes));
  return MeetingEvents{MeetingNoteTaken{command.change, {command.text}}};
}

MeetingAnswer answer(const Meeting& meeting, const CloseMeeting&, const MeetingFacts& facts) {
  SLUICE_CHECK(must_be_live(meeting));
  auto events = leaving(meeting, facts);
  for (const auto& item : meeting.items) {
    if (item.state != ItemState::waiting) continue;
    const auto* change = facts.changes.contains(item.change) ? &facts.changes.at(item.change) : nullptr;
    if (change && is_decided(change->standings)) events.push_back(ItemDecidedAhead{item.change, change->standings});
    else events.push_back(ItemPostponed{item.change, {"The meeting did not come to it."}, facts.next});
  }
  events.push_back(MeetingClosed{});
  return events;
}

// Who may do what. Filling is Sluice's own.
BoardRight right_for(const CallMeeting&) { return BoardRight::edit; }
BoardRight right_for(const MoveMeeting&) { return BoardRight::edit; }
BoardRight right_for(const CancelMeeting&) { return BoardRight::edit; }
BoardRight right_for(const AddItem&) { return BoardRight::take_part; }
BoardRight right_for(const JoinMeeting&) { return BoardRight::take_part; }
BoardRight right_for(const LeaveMeeting&) { return BoardRight::take_part; }
BoardRight right_for(const TakeNote&) { return BoardRight::take_part; }
template <class Command>
BoardRight right_for(const Command&) {
  return BoardRight::conduct;
}

}  // namespace

Result<MeetingEvents> decide(const Meeting& meeting, const MeetingCommand& command, const MeetingFacts& facts) {
  ensure(meeting.exists() != std::holds_alternative<CallMeeting>(command), "a meeting is made twice, or is not there");
  const auto right = std::visit([](const auto& one) { return right_for(one); }, command);
  SLUICE_CHECK(may(facts.actor, right, facts.board.plan, facts.directory, facts.now));
  return std::visit([&](const auto& one) { return answer(meeting, one, facts); }, command);
}

}  // namespace sluice
