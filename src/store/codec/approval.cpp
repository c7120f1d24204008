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
SLUICE_ENCODE(ApproversChosen)
SLUICE_ENCODE(ApproverAdded)
SLUICE_ENCODE(ApproverRemoved)
SLUICE_ENCODE(ApprovalDelegated)
SLUICE_ENCODE(ApprovalDelegationTakenBack)
SLUICE_ENCODE(QuestionAsked)
SLUICE_ENCODE(QuestionAnswered)
SLUICE_ENCODE(QuestionWithdrawn)
SLUICE_ENCODE(ApprovalClocksMoved)
SLUICE_ENCODE(ApprovalReminded)
SLUICE_ENCODE(ApprovalEscalated)
SLUICE_ENCODE(ApprovalExpired)
SLUICE_ENCODE(ApprovalAskedAgain)
SLUICE_ENCODE(ConditionMet)
SLUICE_ENCODE(ConditionReopened)
SLUICE_ENCODE(ConditionHanded)
}  // namespace codec

}  // namespace sluice::store
