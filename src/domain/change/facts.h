// What a command on a change is decided on, besides the change itself: all of one instant.
#pragma once
#include <cstdint>

#include "base/id.h"
#include "base/instant.h"
#include "base/zone.h"
#include "domain/access/actor.h"
#include "domain/access/directory.h"

namespace sluice {

struct ChangeFacts {
  Instant now;  ///< never before the change's last event
  Actor actor;
  const Directory& directory;
  const ProcessVersion* process;  ///< the change's version; for CreateChange the newest of the process asked for, null
  ///< where there is none
  const Zone& zone;      ///< the organisation's
  ChangeId next_change;  ///< the number a new change gets
  TaskId next_task;      ///< the first of a block of fresh numbers, as many as bounds::tasks; gaps are fine
  CommentId next_comment;
};

}  // namespace sluice
