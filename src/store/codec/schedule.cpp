// The events of schedules.
#include "store/codec.h"
#include "store/codec/event_codec_bodies.h"

namespace sluice::store {

namespace codec {
SLUICE_ENCODE(ScheduleAdded)
SLUICE_ENCODE(ScheduleEdited)
SLUICE_ENCODE(ScheduleAltered)
SLUICE_ENCODE(SchedulePaused)
SLUICE_ENCODE(ScheduleResumed)
SLUICE_ENCODE(OccurrenceSkipped)
SLUICE_ENCODE(OccurrenceUnskipped)
SLUICE_ENCODE(ScheduleEnded)
SLUICE_ENCODE(OccurrenceOpened)
SLUICE_ENCODE(OpeningRefused)
}  // namespace codec

NewEvent encode(const ScheduleEvent& event) { return codec::encode_any(event); }

ScheduleEvent decode_schedule(const StoredEvent& event, std::span<const StoredText> texts) {
  return codec::decode_any<ScheduleEvent>(event, texts);
}

}  // namespace sluice::store
