// The events of the change itself; and the one visit over all events of a change.
#include "store/codec.h"
#include "store/codec/event_codec_bodies.h"

namespace sluice::store {

namespace codec {
SLUICE_ENCODE(ChangeCreated)
SLUICE_ENCODE(ChangeEdited)
SLUICE_ENCODE(StageEntered)
SLUICE_ENCODE(ChangeHeld)
SLUICE_ENCODE(ChangeResumed)
SLUICE_ENCODE(ChangeCancelled)
SLUICE_ENCODE(ChangeRejected)
SLUICE_ENCODE(OutcomeDeclared)
SLUICE_ENCODE(ChangeClosed)
SLUICE_ENCODE(Commented)
SLUICE_ENCODE(CommentEdited)
SLUICE_ENCODE(CommentRemoved)
SLUICE_ENCODE(WatcherAdded)
SLUICE_ENCODE(WatcherRemoved)
SLUICE_ENCODE(ChangeRestricted)
SLUICE_ENCODE(StagePassedOver)
SLUICE_ENCODE(ChangeMovedToVersion)
SLUICE_ENCODE(TextRedacted)
SLUICE_ENCODE(LinkAdded)
SLUICE_ENCODE(LinkRemoved)
SLUICE_ENCODE(LinkedChangeMoved)
SLUICE_ENCODE(OutsideLinkSettled)
SLUICE_ENCODE(ClosingBegan)
SLUICE_ENCODE(ContingencyCalled)
SLUICE_ENCODE(ContingencyStarted)
SLUICE_ENCODE(ContingencyNotStarted)
SLUICE_ENCODE(ContingencyDismissed)
SLUICE_ENCODE(RequiredWorkNoted)
SLUICE_ENCODE(RuleFollowed)
SLUICE_ENCODE(RuleNotFollowed)
SLUICE_ENCODE(PeopleNotified)
SLUICE_ENCODE(ApproversAdded)
SLUICE_ENCODE(WebhookCalled)
}  // namespace codec

NewEvent encode(const ChangeEvent& event) { return codec::encode_any(event); }

ChangeEvent decode_change(const StoredEvent& event, std::span<const StoredText> texts) {
  return codec::decode_any<ChangeEvent>(event, texts);
}

}  // namespace sluice::store
