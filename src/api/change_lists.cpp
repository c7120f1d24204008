// Lists of changes and of tasks over all changes, and the board.
#include "api/change_filter.h"
#include "api/routes.h"
#include "store/work_list.h"

namespace sluice::api {
namespace {

struct ChangesQuery : ChangeFilterQuery, PageQuery {
  std::optional<std::string> sort;
  std::optional<std::string> fields;
  std::optional<bool> total;
};
BOOST_DESCRIBE_STRUCT(ChangesQuery, (ChangeFilterQuery, PageQuery), (sort, fields, total))

struct BoardColumn {
  Phase phase = Phase::draft;
  std::int64_t count = 0;
  std::vector<ChangeRowView> items;
};
BOOST_DESCRIBE_STRUCT(BoardColumn, (), (phase, count, items))

struct Board {
  std::vector<BoardColumn> phases;
};
BOOST_DESCRIBE_STRUCT(Board, (), (phases))

struct TasksQuery : PageQuery {
  std::vector<std::string> assignee;
  std::vector<std::string> candidate;
  std::vector<TaskState> state;
  std::optional<Instant> due_before;
};
BOOST_DESCRIBE_STRUCT(TasksQuery, (PageQuery), (assignee, candidate, state, due_before))

struct TaskRowView {
  std::string id;
  std::string change;
  std::string title;
  std::string stage;
  TaskState state = TaskState::open;
  std::optional<PersonRef> assignee;
  std::optional<Instant> due;
  bool overdue = false;
  Instant since;
};
BOOST_DESCRIBE_STRUCT(TaskRowView, (), (id, change, title, stage, state, assignee, due, overdue, since))

constexpr std::int64_t board_column_max = 50;

Result<List<ChangeRowView>> list_all(Call& call, const ChangesQuery& query) {
  SLUICE_TRY(const auto filter, change_filter(query, call));
  SLUICE_TRY(const auto sort, sort_order(query.sort));
  SLUICE_CHECK(check_fields<ChangeRowView>(query.fields));
  SLUICE_TRY(const auto limit, page_limit(query));
  const auto who = viewer(call);
  SLUICE_TRY(const auto page, store::list_changes(call.read(), who, filter, sort, limit, query.cursor.value_or("")));
  List<ChangeRowView> list{.items = change_rows(page.rows, *call.directory), .next = page.next};
  if (query.total.value_or(false)) {
    SLUICE_TRY(list.total, store::count_changes(call.read(), who, filter));
  }
  return list;
}

Result<Board> board(Call& call, const ChangeFilterQuery& query) {
  SLUICE_TRY(auto filter, change_filter(query, call));
  const auto who = viewer(call);
  SLUICE_TRY(const auto counts, store::count_by_phase(call.read(), who, filter));
  Board board;
  for (const auto& [phase, count] : counts) {
    filter.phases = {phase};
    SLUICE_TRY(const auto page, store::list_changes(call.read(), who, filter, {}, board_column_max, ""));
    board.phases.push_back({phase, count, change_rows(page.rows, *call.directory)});
  }
  return board;
}

Result<List<TaskRowView>> list_tasks(Call& call, const TasksQuery& query) {
  store::TaskFilter filter{.states = query.state, .due_before = query.due_before};
  SLUICE_TRY(filter.assignees, people_in_address(query.assignee, "assignee", call));
  SLUICE_TRY(filter.candidates, people_in_address(query.candidate, "candidate", call));
  SLUICE_TRY(const auto limit, page_limit(query));
  SLUICE_TRY(const auto page, store::list_tasks(call.read(), viewer(call), filter, limit, query.cursor.value_or("")));
  List<TaskRowView> list{.items = {}, .next = page.next};
  for (const auto& row : page.rows)
    list.items.push_back({sluice::shown(row.id), sluice::shown(row.change_id), row.title, row.stage, row.state,
                          person_ref(row.assignee, *call.directory), row.due, row.overdue, row.since});
  return list;
}

constexpr std::string_view filter_detail =
    "Values of one parameter: any of them; parameters: all of them. `q` is full text: every word, the last as a "
    "beginning. "
    "`me` stands for who asks. `where` is conditions as processes have them under `when`, as JSON, on the fields of "
    "`GET /condition-fields` that the tables of lists hold: `{\"all\": [{\"field\": \"impact\", \"operator\": "
    "\"at_least\", \"value\": \"high\"}]}`. Changes are listed where they are known to hold. `fields=title,owner` "
    "leaves only these members of each item, and its `id`.";

}  // namespace

std::vector<Route> change_list_routes() {
  std::vector<Route> routes;
  routes.push_back(reads<ChangesQuery, List<ChangeRowView>>("/changes", "changes", Access::by(Permission::see),
                                                            {"List changes", filter_detail, {Refused::invalid}},
                                                            list_all));
  routes.push_back(reads<ChangeFilterQuery, Board>(
      "/changes/board", "changes", Access::by(Permission::see),
      {"Read the board: for each phase a count and the first 50", filter_detail, {Refused::invalid}}, board));
  routes.push_back(reads<TasksQuery, List<TaskRowView>>(
      "/tasks", "tasks", Access::by(Permission::see),
      {"List tasks of all changes", "By due date, those without one last.", {Refused::invalid}}, list_tasks));
  return routes;
}

}  // namespace sluice::api
