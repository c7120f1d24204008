// The events of people.
#include "store/codec.h"
#include "store/codec/event_codec_bodies.h"

namespace sluice::store {

namespace codec {
SLUICE_ENCODE(PersonAdded)
SLUICE_ENCODE(PersonDetailsChanged)
SLUICE_ENCODE(RoleGranted)
SLUICE_ENCODE(RoleRevoked)
SLUICE_ENCODE(ManagerSet)
SLUICE_ENCODE(PersonDisabled)
SLUICE_ENCODE(PersonEnabled)
SLUICE_ENCODE(PasswordSet)
SLUICE_ENCODE(DelegationAdded)
SLUICE_ENCODE(DelegationEnded)
}  // namespace codec

NewEvent encode(const PersonEvent& event) { return codec::encode_any(event); }

PersonEvent decode_person(const StoredEvent& event, std::span<const StoredText> texts) {
  return codec::decode_any<PersonEvent>(event, texts);
}

}  // namespace sluice::store
