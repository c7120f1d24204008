#include "engine/cab_loading.h"

#include "base/ensure.h"
#include "calendar/recurrences.h"
#include "domain/cab/bounds.h"
#include "store/cab_rows.h"
#include "store/codec.h"
#include "store/event_log.h"

namespace sluice::engine {

namespace {

constexpr Duration look_at_agenda_every = std::chrono::minutes{15};

/// Folds a stream from its first event on: boards and meetings have few.
template <class State, class Decode>
std::shared_ptr<const State> folded_from_first(store::Session& session, store::StreamId stream, Decode decode) {
  std::shared_ptr<State> state;
  std::int64_t version = 0;
  while (true) {
    const auto page = store::read_stream(session, stream, version);
    if (page.empty()) return state;
    const auto texts = store::texts_of(session, page);
    if (!state) state = std::make_shared<State>();
    for (const auto& event : page) {
      ensure(event.version == version + 1, "a board's or a meeting's history has a gap");
      version = event.version;
      *state = apply(std::move(*state), decode(event, texts), store::stamp_of(event));
    }
    if (static_cast<std::int64_t>(page.size()) < store::page_rows_max) return state;
  }
}

}  // namespace

std::shared_ptr<const Board> newest(store::Session& session, BoardId id) {
  return folded_from_first<Board>(session, {store::StreamKind::board, id.value}, store::decode_board);
}

std::shared_ptr<const Meeting> newest(store::Session& session, MeetingId id) {
  return folded_from_first<Meeting>(session, {store::StreamKind::cab_meeting, id.value}, store::decode_meeting);
}

std::optional<Instant> next_look(const Board& board, bool has_planned, Instant now) {
  if (has_planned) return now + look_at_agenda_every;
  const auto list = meetings_to_plan(board, calendar::recurrences(), now, bounds::meetings_to_come);
  for (const auto& one : list.items)
    if (one.fate == Fate::comes) return one.window.opens;
  // All that was looked at falls on days that are left out: look again later.
  return list.all ? std::nullopt : std::optional{now + std::chrono::days{1}};
}

void fill_board(store::WriteTransaction& transaction, BoardId id, Instant now) {
  const auto board = newest(transaction.session(), id);
  if (!board) return;
  const bool has_planned = store::next_meeting(transaction.session(), id, now).has_value();
  store::write_board(transaction, *board, next_look(*board, has_planned, now));
}

void fill_meeting(store::WriteTransaction& transaction, MeetingId id) {
  if (const auto meeting = newest(transaction.session(), id)) store::write_meeting(transaction, *meeting);
}

}  // namespace sluice::engine
