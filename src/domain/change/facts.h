// What a command on a change is decided on, besides the change itself: all of one instant.
#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <span>

#include "base/id.h"
#include "base/instant.h"
#include "base/zone.h"
#include "domain/access/actor.h"
#include "domain/access/directory.h"
#include "domain/change/links.h"
#include "domain/process/destinations.h"

namespace sluice {

/// How much a person has to do, over all changes.
struct Load {
  std::int64_t open_tasks = 0;
  TaskId newest{};  ///< the task with the highest number that is theirs; none drawn: never had one
};
using Workload = std::map<PersonId, Load>;

class Past;

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
  const Workload* workload = nullptr;          ///< who has how much to do; where the process assigns by it
  std::span<const LinkFacts> links{};          ///< for commands about links; for CreateChange one for each of its links
  const ProcessVersion* newer = nullptr;       ///< for MoveToVersion: the version asked for; null where there is none
  const Destinations* destinations = nullptr;  ///< the webhooks that there are; null: not known, then all are
  const Past* past = nullptr;                  ///< how earlier changes ended; null: risk is not assessed
};

}  // namespace sluice
