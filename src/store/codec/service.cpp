// The events of services.
#include "store/codec.h"
#include "store/codec/event_codec_bodies.h"

namespace sluice::store {

namespace codec {
SLUICE_ENCODE(ServiceAdded)
SLUICE_ENCODE(ServiceEdited)
SLUICE_ENCODE(ServiceRetired)
SLUICE_ENCODE(ServiceRestored)
}  // namespace codec

NewEvent encode(const ServiceEvent& event) { return codec::encode_any(event); }

ServiceEvent decode_service(const StoredEvent& event, std::span<const StoredText> texts) {
  return codec::decode_any<ServiceEvent>(event, texts);
}

}  // namespace sluice::store
