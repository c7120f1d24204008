// The events of catalog entries.
#include "store/codec.h"
#include "store/codec/event_codec_bodies.h"

namespace sluice::store {

namespace codec {
SLUICE_ENCODE(EntryProposed)
SLUICE_ENCODE(EntryVersionProposed)
SLUICE_ENCODE(EntryApproved)
SLUICE_ENCODE(EntryRejected)
SLUICE_ENCODE(EntryRenewed)
SLUICE_ENCODE(EntryOutcomeNoted)
SLUICE_ENCODE(EntryLapsed)
SLUICE_ENCODE(EntryHanded)
SLUICE_ENCODE(EntryRetirementProposed)
SLUICE_ENCODE(EntryKept)
SLUICE_ENCODE(EntryRetired)
}  // namespace codec

NewEvent encode(const CatalogEvent& event) { return codec::encode_any(event); }

CatalogEvent decode_catalog(const StoredEvent& event, std::span<const StoredText> texts) {
  return codec::decode_any<CatalogEvent>(event, texts);
}

}  // namespace sluice::store
