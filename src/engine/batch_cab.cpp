// What a batch does with boards and their meetings.
#include "base/ensure.h"
#include "engine/batch.h"
#include "engine/cab_loading.h"
#include "engine/mail_notices.h"
#include "store/cab_rows.h"
#include "store/codec.h"

namespace sluice::engine {

namespace {

store::StreamId stream_of(BoardId id) { return {store::StreamKind::board, id.value}; }
store::StreamId stream_of(MeetingId id) { return {store::StreamKind::cab_meeting, id.value}; }

}  // namespace

Result<std::shared_ptr<const Board>> Batch::board(BoardId id) {
  if (const auto found = boards_.find(id); found != boards_.end()) return found->second;
  auto board = newest(transaction_.session(), id);
  if (!board) return refuse(Refused::not_found, fmt::format("There is no board {}.", shown(id)));
  ensure(board->version == log_.head(stream_of(id)).version, "a board's head and its events differ");
  return boards_.emplace(id, std::move(board)).first->second;
}

Result<std::shared_ptr<const Meeting>> Batch::meeting(MeetingId id) {
  if (const auto found = meetings_.find(id); found != meetings_.end()) return found->second;
  auto meeting = newest(transaction_.session(), id);
  if (!meeting) return refuse(Refused::not_found, fmt::format("There is no meeting {}.", shown(id)));
  ensure(meeting->version == log_.head(stream_of(id)).version, "a meeting's head and its events differ");
  return meetings_.emplace(id, std::move(meeting)).first->second;
}

void Batch::record(const std::shared_ptr<const Board>& after, const BoardEvents& events, const Stamp& stamp,
                   Origin origin) {
  const auto stream = stream_of(after->id);
  const auto count = static_cast<std::int64_t>(events.size());
  const auto last =
      log_.append(stream, after->version - count, stamp.at, stamp.by, word(origin), store::encode_all(events));
  for (auto position = last - count + 1; position <= last; ++position) tell(stream, position);
  boards_[after->id] = after;
}

void Batch::record(const std::shared_ptr<const Meeting>& after, const MeetingEvents& events, const Stamp& stamp,
                   Origin origin) {
  const auto stream = stream_of(after->id);
  const auto count = static_cast<std::int64_t>(events.size());
  const auto last =
      log_.append(stream, after->version - count, stamp.at, stamp.by, word(origin), store::encode_all(events));
  for (auto position = last - count + 1; position <= last; ++position) tell(stream, position);
  meetings_[after->id] = after;
  store::write_meeting(transaction_, *after);
  if (!std::holds_alternative<MeetingClosed>(events.back())) return;
  const auto held_by = board(after->board);
  ensure(held_by.has_value(), "a meeting has its board");
  put_minutes(transaction_, *after, (*held_by)->plan, last, *directory_.directory, zone());
}

void Batch::write_board_rows() {
  for (const auto& [id, board] : boards_) {
    const auto as_of_now = std::max(now(), board->updated);
    const bool has_planned = store::next_meeting(transaction_.session(), id, as_of_now).has_value();
    store::write_board(transaction_, *board, next_look(*board, has_planned, as_of_now));
  }
}

}  // namespace sluice::engine
