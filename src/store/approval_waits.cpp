#include "store/approval_waits.h"

#include <tuple>

#include "store/conditions.h"

namespace sluice::store {

std::vector<ApprovalWait> approval_waits(Session& session, const Viewer& viewer, Instant from, Instant until) {
  Conditions conditions;
  add_visibility(conditions, viewer);
  conditions.add("((w.decided >= ? AND w.decided < ?) OR (w.decided IS NULL AND w.asked < ?))", {from, until, until});
  auto values = conditions.values();
  values.emplace_back(approval_waits_max);
  using Found = std::tuple<ChangeId, PersonId, ProcessId, std::string, Instant, std::optional<Instant>>;
  std::vector<ApprovalWait> waits;
  session.each<Found>(
      "SELECT w.change_id, w.person, w.process, w.stage, w.asked, w.decided FROM approval_waits w JOIN change_rows c "
      "ON "
      "c.id = w.change_id" +
          conditions.sql() + " ORDER BY w.asked DESC, w.change_id LIMIT ?",
      values, [&](Found&& found) { waits.push_back(std::make_from_tuple<ApprovalWait>(std::move(found))); });
  return waits;
}

}  // namespace sluice::store
