// The events of change advisory boards and their meetings.
#include "store/codec.h"
#include "store/codec/event_codec_bodies.h"

namespace sluice::store {

namespace codec {
SLUICE_ENCODE(BoardAdded)
SLUICE_ENCODE(BoardEdited)
SLUICE_ENCODE(BoardMeetingPlanned)
SLUICE_ENCODE(BoardRetired)
SLUICE_ENCODE(MeetingPlanned)
SLUICE_ENCODE(MeetingMoved)
SLUICE_ENCODE(MeetingCancelled)
SLUICE_ENCODE(AgendaFilled)
SLUICE_ENCODE(AgendaItemAdded)
SLUICE_ENCODE(AgendaItemRemoved)
SLUICE_ENCODE(AgendaOrdered)
SLUICE_ENCODE(MeetingStarted)
SLUICE_ENCODE(MeetingJoined)
SLUICE_ENCODE(MeetingLeft)
SLUICE_ENCODE(ItemOpened)
SLUICE_ENCODE(ItemLeft)
SLUICE_ENCODE(ItemDecidedAhead)
SLUICE_ENCODE(ItemPostponed)
SLUICE_ENCODE(MeetingNoteTaken)
SLUICE_ENCODE(MeetingClosed)
}  // namespace codec

NewEvent encode(const BoardEvent& event) { return codec::encode_any(event); }
NewEvent encode(const MeetingEvent& event) { return codec::encode_any(event); }

BoardEvent decode_board(const StoredEvent& event, std::span<const StoredText> texts) {
  return codec::decode_any<BoardEvent>(event, texts);
}
MeetingEvent decode_meeting(const StoredEvent& event, std::span<const StoredText> texts) {
  return codec::decode_any<MeetingEvent>(event, texts);
}

}  // namespace sluice::store
