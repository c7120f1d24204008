// Who may do what with a schedule. Beside access/permission.h, which says who may ask for a change at all.
#pragma once
#include <vector>

#include "base/result.h"
#include "domain/access/actor.h"
#include "domain/access/directory.h"
#include "domain/schedule/schedule.h"

namespace sluice {

/// What is about one schedule. Nobody has any of these on a schedule that they may not see.
enum class ScheduleRight {
  see,  ///< everybody, unless its changes are restricted; then its owner, its deputy, who made it, the groups that see its
        ///< changes, and those who audit
  edit,  ///< its owner, its deputy, change managers; where both have left, administrators, too
};

/// Whether the actor has the right on the schedule.
[[nodiscard]] bool has_right(const Actor& actor, ScheduleRight right, const Schedule& schedule,
                             const Directory& directory);
/// The same, refused as not_permitted with who may instead; to those who may not even see it, it is not_found.
[[nodiscard]] Result<void> may(const Actor& actor, ScheduleRight right, const Schedule& schedule,
                               const Directory& directory);

/// Whether any of its changes is restricted.
[[nodiscard]] bool is_restricted(const Schedule& schedule);
/// Whether its owner or its deputy is here and enabled; where neither is, somebody has to take it over.
[[nodiscard]] bool has_owner(const Schedule& schedule, const Directory& directory);

}  // namespace sluice
