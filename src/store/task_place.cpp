#include "store/task_place.h"

#include "store/conditions.h"

namespace sluice::store {

std::optional<ChangeId> change_of_task(Session& session, const Viewer& viewer, TaskId task) {
  Conditions conditions;
  conditions.add("t.id = ?", {task});
  add_visibility(conditions, viewer);
  return session.one<ChangeId>(
      "SELECT t.change_id FROM tasks t JOIN change_rows c ON c.id = t.change_id" + conditions.sql(),
      conditions.values());
}

}  // namespace sluice::store
