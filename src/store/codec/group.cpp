// The events of groups.
#include "store/codec.h"
#include "store/codec/event_codec_bodies.h"

namespace sluice::store {

namespace codec {
SLUICE_ENCODE(GroupAdded)
SLUICE_ENCODE(GroupEdited)
SLUICE_ENCODE(MemberAdded)
SLUICE_ENCODE(MemberRemoved)
}  // namespace codec

NewEvent encode(const GroupEvent& event) { return codec::encode_any(event); }

GroupEvent decode_group(const StoredEvent& event, std::span<const StoredText> texts) {
  return codec::decode_any<GroupEvent>(event, texts);
}

}  // namespace sluice::store
