// The events of approvals.
#include "store/codec/event_codec_bodies.h"

namespace sluice::store {

namespace codec {
SLUICE_ENCODE(ApprovalAsked)
SLUICE_ENCODE(Decided)
SLUICE_ENCODE(DecisionWithdrawn)
SLUICE_ENCODE(ApprovalGranted)
SLUICE_ENCODE(ApprovalRejected)
SLUICE_ENCODE(ApprovalWithdrawn)
SLUICE_ENCODE(ApprovalReopened)
SLUICE_ENCODE(ApprovalCancelled)
SLUICE_ENCODE(ApprovalDueMoved)
SLUICE_ENCODE(ApprovalBecameOverdue)
}  // namespace codec

}  // namespace sluice::store
