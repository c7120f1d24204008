// The events of policies.
#include "store/codec.h"
#include "store/codec/event_codec_bodies.h"

namespace sluice::store {

namespace codec {
SLUICE_ENCODE(RiskPolicyChanged)
}  // namespace codec

NewEvent encode(const PolicyEvent& event) { return codec::encode_any(event); }

PolicyEvent decode_policy(const StoredEvent& event, std::span<const StoredText> texts) {
  return codec::decode_any<PolicyEvent>(event, texts);
}

}  // namespace sluice::store
