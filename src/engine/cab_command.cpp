#include "engine/cab_command.h"

#include <algorithm>

#include "calendar/recurrences.h"
#include "domain/cab/bounds.h"
#include "domain/cab/decide.h"
#include "engine/cab_facts.h"
#include "store/cab_rows.h"

namespace sluice::engine {

namespace {

template <class State, class Event>
std::shared_ptr<const State> with_events(const State& before, const std::vector<Event>& events, const Stamp& stamp) {
  auto after = std::make_shared<State>(before);
  for (const auto& event : events) *after = apply(std::move(*after), event, stamp);
  return after;
}

template <class State>
Result<void> must_be_version(const State& state, const std::optional<std::int64_t>& expected) {
  if (!expected || *expected == state.version) return {};
  return refuse(Refused::version_mismatch,
                fmt::format("{} has been altered meanwhile (version {}, not {}). Read it again.", shown(state.id),
                            state.version, *expected));
}

std::optional<ChangeId> named_change(const MeetingCommand& command) {
  if (const auto* add = std::get_if<AddItem>(&command)) return add->change;
  return std::nullopt;
}

bool looks_at_whole_agenda(const MeetingCommand& command) {
  return std::holds_alternative<FillAgenda>(command) || std::holds_alternative<StartMeeting>(command);
}

Result<MeetingFacts> meeting_facts(Batch& batch, const Meeting& meeting, const Board& board,
                                   const MeetingCommand& command, const Actor& actor) {
  SLUICE_TRY(auto changes, changes_before_board(batch, {.board = board,
                                                        .meeting = meeting,
                                                        .actor = actor,
                                                        .named = named_change(command),
                                                        .whole_agenda = looks_at_whole_agenda(command)}));
  auto& session = batch.transaction().session();
  auto now = std::max(batch.now(), meeting.updated);
  return MeetingFacts{.now = now,
                      .actor = actor,
                      .directory = *batch.directory(),
                      .board = board,
                      .fresh = {batch.numbers().meeting + 1},
                      .changes = std::move(changes),
                      .next = store::next_meeting(session, board.id, std::max(meeting.starts, now)),
                      .to_come = static_cast<std::size_t>(store::count_planned(session, board.id))};
}

/// What was postponed waits on the agenda that it was postponed to.
Result<void> carry_over(Batch& batch, const Meeting& from, const MeetingEvents& events, const Stamp& stamp,
                        Origin origin) {
  for (const auto& event : events) {
    const auto* postponed = std::get_if<ItemPostponed>(&event);
    if (!postponed || !postponed->to) continue;
    SLUICE_TRY(const auto to, batch.meeting(*postponed->to));
    if (find_item(*to, postponed->change) || to->items.size() >= bounds::agenda_items) continue;
    const MeetingEvents added{AgendaItemAdded{postponed->change, find_item(from, postponed->change)->rank, from.id}};
    const Stamp later{std::max(stamp.at, to->updated), stamp.by};
    batch.record(with_events(*to, added, later), added, later, origin);
  }
  return {};
}

}  // namespace

BoardMember::BoardMember(std::optional<BoardId> id, BoardCommand command, Asked asked, OnReply<BoardDone> reply,
                         std::optional<Keyed<BoardDone>> keyed)
    : Replying(std::move(asked), std::move(reply), std::move(keyed)), id_(id), command_(std::move(command)) {}

Result<BoardDone> BoardMember::carry_out(Batch& batch) {
  SLUICE_TRY(const auto actor, batch.actor(asked().actor));
  auto before = std::make_shared<const Board>();
  if (id_) {
    SLUICE_TRY(before, batch.board(*id_));
    SLUICE_CHECK(must_be_version(*before, asked().expected_version));
  }
  const BoardFacts facts{.now = std::max(batch.now(), before->updated),
                         .actor = actor,
                         .directory = *batch.directory(),
                         .recurrences = calendar::recurrences(),
                         .fresh = {batch.numbers().board + 1},
                         .boards = batch.numbers().board};
  SLUICE_TRY(auto events, decide(*before, command_, facts));
  const Stamp stamp{facts.now, actor.person};
  auto after = with_events(*before, events, stamp);
  if (!asked().dry_run && !events.empty()) {
    if (!id_) batch.numbers().board = facts.fresh.value;
    batch.record(after, events, stamp, actor.origin);
  }
  return BoardDone{std::move(after), std::move(events), batch.position(), batch.directory()};
}

MeetingMember::MeetingMember(MeetingOf which, MeetingCommand command, Asked asked, OnReply<MeetingDone> reply,
                             std::optional<Keyed<MeetingDone>> keyed)
    : Replying(std::move(asked), std::move(reply), std::move(keyed)), which_(which), command_(std::move(command)) {}

Result<MeetingDone> MeetingMember::carry_out(Batch& batch) {
  SLUICE_TRY(const auto actor, batch.actor(asked().actor));
  SLUICE_TRY(const auto board, batch.board(which_.board));
  auto before = std::make_shared<const Meeting>();
  if (which_.meeting) {
    SLUICE_TRY(before, batch.meeting(*which_.meeting));
    SLUICE_CHECK(must_be_version(*before, asked().expected_version));
  }
  SLUICE_TRY(const auto facts, meeting_facts(batch, *before, *board, command_, actor));
  SLUICE_TRY(auto events, decide(*before, command_, facts));
  const Stamp stamp{facts.now, actor.person};
  auto after = with_events(*before, events, stamp);
  if (!asked().dry_run && !events.empty()) {
    if (!which_.meeting) batch.numbers().meeting = facts.fresh.value;
    batch.record(after, events, stamp, actor.origin);
    SLUICE_CHECK(carry_over(batch, *after, events, stamp, actor.origin));
  }
  return MeetingDone{std::move(after), board, std::move(events), batch.position(), batch.directory()};
}

Result<BoardKept> BoardKeeper::carry_out(Batch& batch) {
  SLUICE_TRY(auto board, batch.board(id_));
  auto& session = batch.transaction().session();
  BoardKept kept;
  const Stamp stamp{std::max(batch.now(), board->updated), std::nullopt};
  auto planned_now = static_cast<std::size_t>(store::count_planned(session, id_));
  while (planned_now < bounds::meetings_to_come) {
    const auto window = due_meeting(*board, calendar::recurrences(), stamp.at);
    if (!window) break;
    const MeetingId id{++batch.numbers().meeting};
    const MeetingEvents meeting{planned(*board, *window, id)};
    const BoardEvents of_board{planned(*window, id)};
    batch.record(with_events(Meeting{}, meeting, stamp), meeting, stamp, Origin::system);
    board = with_events(*board, of_board, stamp);
    batch.record(board, of_board, stamp, Origin::system);
    ++planned_now;
    ++kept.planned;
  }
  const auto next = store::next_meeting(session, id_, stamp.at);
  if (!next) return kept;
  SLUICE_TRY(const auto meeting, batch.meeting(*next));
  SLUICE_TRY(const auto facts, meeting_facts(batch, *meeting, *board, FillAgenda{}, Actor{}));
  SLUICE_TRY(const auto events, decide(*meeting, FillAgenda{}, facts));
  const Stamp then{facts.now, std::nullopt};
  if (!events.empty()) batch.record(with_events(*meeting, events, then), events, then, Origin::system);
  return kept;
}

}  // namespace sluice::engine
