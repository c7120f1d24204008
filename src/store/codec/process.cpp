// The events of processes.
#include "store/codec.h"
#include "store/codec/event_codec_bodies.h"

namespace sluice::store {

namespace codec {
SLUICE_ENCODE(ProcessPublished)
SLUICE_ENCODE(ProcessRetired)
SLUICE_ENCODE(ProcessRestored)
}  // namespace codec

NewEvent encode(const ProcessEvent& event) { return codec::encode_any(event); }

ProcessEvent decode_process(const StoredEvent& event, std::span<const StoredText> texts) {
  return codec::decode_any<ProcessEvent>(event, texts);
}

}  // namespace sluice::store
