// Where a task is: its number alone says which change it belongs to.
#pragma once
#include <optional>

#include "store/change_list.h"

namespace sluice::store {

/// The change of a task; nothing for a number that is not there, or whose change the viewer does not see.
[[nodiscard]] std::optional<ChangeId> change_of_task(Session& session, const Viewer& viewer, TaskId task);

}  // namespace sluice::store
