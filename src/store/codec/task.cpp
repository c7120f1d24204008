// The events of tasks.
#include "store/codec/event_codec_bodies.h"

namespace sluice::store {

namespace codec {
SLUICE_ENCODE(TaskCreated)
SLUICE_ENCODE(TaskUnblocked)
SLUICE_ENCODE(TaskEdited)
SLUICE_ENCODE(TaskDueMoved)
SLUICE_ENCODE(TaskAssigned)
SLUICE_ENCODE(TaskClaimed)
SLUICE_ENCODE(TaskStarted)
SLUICE_ENCODE(TaskFinished)
SLUICE_ENCODE(TaskFailed)
SLUICE_ENCODE(TaskSkipped)
SLUICE_ENCODE(TaskReopened)
SLUICE_ENCODE(ItemTicked)
SLUICE_ENCODE(TaskCancelled)
SLUICE_ENCODE(TaskClosed)
SLUICE_ENCODE(TaskHandedOver)
SLUICE_ENCODE(TaskBecameOverdue)
}  // namespace codec

}  // namespace sluice::store
