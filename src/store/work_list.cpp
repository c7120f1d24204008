#include "store/work_list.h"

#include <fmt/format.h>

#include "store/conditions.h"
#include "store/cursor.h"
#include "store/rows.h"

namespace sluice::store {

namespace {
constexpr std::int64_t tasks_page_max = 200;
constexpr std::string_view tasks_list = "tasks";
}  // namespace

std::vector<WorkRow> work_of(Session& session, PersonId person, std::int64_t limit, std::string_view kind) {
  static const std::string select = "SELECT " + columns_of<WorkRow>() + " FROM work WHERE person = ?";
  static const std::string ordered = " ORDER BY due ASC NULLS LAST, since ASC NULLS LAST, change_id, kind, key LIMIT ?";
  if (kind.empty()) return session.all<WorkRow>(select + ordered, {person, limit});
  return session.all<WorkRow>(select + " AND kind = ?" + ordered, {person, std::string{kind}, limit});
}

Workload loads_of(Session& session, const std::vector<PersonId>& people) {
  Workload loads;
  for (const PersonId person : people) {
    loads[person] = {
        *session.one<std::int64_t>("SELECT count(*) FROM work WHERE person = ? AND kind = 'task' AND mine = 1",
                                   {person}),
        {*session.one<std::int64_t>("SELECT coalesce(max(id), 0) FROM tasks WHERE assignee = ?", {person})}};
  }
  return loads;
}

std::int64_t count_work_of(Session& session, PersonId person) {
  return *session.one<std::int64_t>("SELECT count(*) FROM work WHERE person = ?", {person});
}

Result<TaskPage> list_tasks(Session& session, const Viewer& viewer, const TaskFilter& filter, std::int64_t limit,
                            std::string_view cursor) {
  ensure(limit >= 1 && limit <= tasks_page_max, "a page of 1 to 200 rows");
  if (std::max({filter.assignees.size(), filter.candidates.size(), filter.states.size()}) > filter_values_max)
    return refuse(Refused::invalid, fmt::format("A filter takes at most {} values.", filter_values_max));
  Conditions conditions;
  add_visibility(conditions, viewer);
  conditions.add_any("t.assignee", filter.assignees);
  conditions.add_any("t.state", filter.states);
  conditions.add_any(
      "EXISTS (SELECT 1 FROM work w WHERE w.change_id = t.change_id AND w.kind = 'task' AND w.mine = 0 AND w.key = "
      "'TSK-' || "
      "t.id AND w.person",
      filter.candidates, ")");
  if (filter.due_before) conditions.add("t.due < ?", {*filter.due_before});
  if (!cursor.empty()) {
    const auto after = read_cursor(cursor);
    if (!after || after->list != tasks_list || after->text) return foreign_cursor();
    if (after->number) conditions.add("((t.due, t.id) > (?, ?) OR t.due IS NULL)", {*after->number, after->id});
    else conditions.add("(t.due IS NULL AND t.id > ?)", {after->id});
  }
  auto values = conditions.values();
  values.emplace_back(limit + 1);
  static const std::string select =
      "SELECT t.id, t.change_id, t.title, t.stage, t.state, t.assignee, t.due, t.overdue, t.since FROM tasks t "
      "JOIN change_rows c ON c.id = t.change_id";
  TaskPage page;
  page.rows = session.all<TaskRow>(select + conditions.sql() + " ORDER BY t.due ASC NULLS LAST, t.id LIMIT ?", values);
  if (static_cast<std::int64_t>(page.rows.size()) > limit) {
    page.rows.pop_back();
    const auto& last = page.rows.back();
    Cursor next{.list = std::string{tasks_list}, .id = last.id.value};
    if (last.due) next.number = last.due->micros;
    page.next = to_text(next);
  }
  return page;
}

}  // namespace sluice::store
