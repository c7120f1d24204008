// What waits for who asks.
#include <map>
#include <set>

#include "api/change_acts.h"
#include "api/routes.h"
#include "api/views/lists.h"
#include "api/views/texts.h"
#include "domain/catalog/decide.h"
#include "store/work_list.h"

namespace sluice::api {
namespace {

struct ApprovalWork {
  ChangeRowView change;
  ApprovalView approval;
};
BOOST_DESCRIBE_STRUCT(ApprovalWork, (), (change, approval))

struct TaskWork {
  ChangeRowView change;
  TaskView task;
  bool mine = false;
};
BOOST_DESCRIBE_STRUCT(TaskWork, (), (change, task, mine))

struct AdvanceWork {
  ChangeRowView change;
  std::vector<PossibleView> possible;
};
BOOST_DESCRIBE_STRUCT(AdvanceWork, (), (change, possible))

/// An entry of the catalog, and what of it waits for me as a change manager.
struct EntryWork {
  std::string key;
  std::string title;
  std::vector<EntryWait> waiting;
};
BOOST_DESCRIBE_STRUCT(EntryWork, (), (key, title, waiting))

struct MyWork {
  std::vector<ApprovalWork> approvals;
  std::vector<TaskWork> tasks;
  std::vector<AdvanceWork> advance;
  std::vector<EntryWork> entries;
  std::vector<ChangeRowView> changes;
  std::int64_t count = 0;
};
BOOST_DESCRIBE_STRUCT(MyWork, (), (approvals, tasks, advance, entries, changes, count))

constexpr std::int64_t work_max = 200;
constexpr std::int64_t own_changes_max = 100;

/// A change that there is work on, read once however much it is.
struct Loaded {
  ChangeRowView row;
  engine::LoadedChange change;
  std::vector<Possible> possible;
};
using LoadedById = std::map<ChangeId, Loaded>;

LoadedById load_all(Call& call, const std::vector<store::WorkRow>& work) {
  std::vector<ChangeId> ids;
  for (const auto& one : work) ids.push_back(one.change_id);
  std::ranges::sort(ids);
  const auto repeated = std::ranges::unique(ids);
  ids.erase(repeated.begin(), repeated.end());
  LoadedById all;
  for (const auto& row : store::changes_by_id(call.read(), viewer(call), ids)) {
    auto loaded = call.parts.engine.load(row.id, call.read());
    if (!loaded) continue;
    auto possible = possible_on(shown_to(call, *loaded));
    all.emplace(row.id, Loaded{change_row(row, *call.directory), std::move(*loaded), std::move(possible)});
  }
  return all;
}

using Acts = std::set<std::string_view>;

/// What lets a change go on that is neither a task nor a decision, by the kind of work.
const Acts& acts_of(const std::string& kind) {
  static const Acts risk{"confirm_lower_risk"};
  static const Acts others{"advance", "declare_outcome", "answer_question", "meet_condition", "ask_again"};
  return kind == "risk" ? risk : others;
}

void add_moves(std::vector<PossibleView>& views, const std::vector<Possible>& possible, const Acts& acts) {
  for (const auto& one : possible) {
    const bool there =
        std::ranges::any_of(views, [&](const auto& view) { return view.act == one.act && view.target == one.target; });
    if (acts.contains(one.act) && !there) views.push_back({one.act, one.target, one.title, one.ready});
  }
}

/// Each change once, however much there is to say.
AdvanceWork& advance_of(MyWork& work, const ChangeRowView& change) {
  const auto found = std::ranges::find_if(work.advance, [&](const auto& one) { return one.change.id == change.id; });
  if (found != work.advance.end()) return *found;
  work.advance.push_back({change, {}});
  return work.advance.back();
}

void add(MyWork& work, const store::WorkRow& row, const Loaded& on, const Call& call) {
  const auto shown = shown_to(call, on.change);
  if (row.kind == "approval") {
    if (const auto* approval = find_approval(shown.change, row.key))
      work.approvals.push_back({on.row, approval_view(shown, *approval, on.possible)});
  } else if (row.kind == "task") {
    const auto id = read_task_id(row.key);
    if (const auto* task = id ? find_task(shown.change, *id) : nullptr)
      work.tasks.push_back({on.row, task_view(shown, *task, on.possible), row.mine});
  } else {
    add_moves(advance_of(work, on.row).possible, on.possible, acts_of(row.kind));
  }
}

std::vector<EntryWork> entries_waiting_for(const Call& call) {
  std::vector<EntryWork> work;
  for (const auto& [id, entry] : call.directory->catalog)
    if (auto waits = waits_for(*call.actor.person, *entry, *call.directory, call.now); !waits.empty())
      work.push_back({entry->key, text_of(shown_version(*entry).content.title), std::move(waits)});
  return work;
}

Result<MyWork> my_work(Call& call, const Nothing&) {
  const auto rows = store::work_of(call.read(), *call.actor.person, work_max);
  const auto loaded = load_all(call, rows);
  MyWork work;
  for (const auto& row : rows)
    if (const auto found = loaded.find(row.change_id); found != loaded.end()) add(work, row, found->second, call);
  work.entries = entries_waiting_for(call);
  work.count = store::count_work_of(call.read(), *call.actor.person) + static_cast<std::int64_t>(work.entries.size());
  store::ChangeFilter own{.standings = {store::Standing::open, store::Standing::on_hold},
                          .owners = {*call.actor.person}};
  SLUICE_TRY(const auto page, store::list_changes(call.read(), viewer(call), own, {}, own_changes_max, ""));
  work.changes = change_rows(page.rows, *call.directory);
  return work;
}

}  // namespace

std::vector<Route> my_work_routes() {
  std::vector<Route> routes;
  routes.push_back(reads<Nothing, MyWork>(
      "/my-work", "my work", Access::signed_in(),
      {"Read what waits for me",
       "Approvals to decide, tasks to do or to take (`mine`: given to me), changes "
       "to move on, entries of the catalog to approve, renew or retire, and my own open changes with "
       "what they wait for."},
      my_work));
  return routes;
}

}  // namespace sluice::api
