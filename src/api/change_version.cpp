// Moving a change to a newer version of its process, after a preview of what would differ for it.
#include <algorithm>

#include "api/change_acts.h"
#include "api/routes.h"
#include "api/wire/dry_run.h"
#include "domain/access/permission.h"
#include "domain/change/gates.h"
#include "domain/process/difference.h"
#include "domain/task/rules.h"

namespace sluice::api {
namespace {

struct VersionInput {
  std::int64_t version = 0;
  std::optional<std::string> reason;
};
BOOST_DESCRIBE_STRUCT(VersionInput, (), (version, reason))

/// A task or an approval that would come or go.
struct MovedPart {
  std::string kind;  ///< task, approval
  std::string key;
  std::string title;
  std::vector<PersonRef> people;  ///< who could take it, or would be asked
};
BOOST_DESCRIBE_STRUCT(MovedPart, (), (kind, key, title, people))

/// What a move to a newer version would do to one change.
struct MovePreview {
  std::int64_t from = 0;
  std::int64_t to = 0;
  std::vector<MovedPart> comes;
  std::vector<MovedPart> goes;
  std::vector<MovedPart>
      missed;  ///< of stages that it has left: the newer version has these there, they are not made up for
  std::vector<UnmetView> waiting;       ///< what it would wait for then
  std::vector<Difference> differences;  ///< between the two versions
  std::vector<HistoryEntry> events;
  ChangeView change;  ///< as it would be
};
BOOST_DESCRIBE_STRUCT(MovePreview, (), (from, to, comes, goes, missed, waiting, differences, events, change))

struct MoveQuery {
  using DryRunAnswer = MovePreview;
  std::optional<bool> dry_run;
};
BOOST_DESCRIBE_STRUCT(MoveQuery, (), (dry_run))

/// The parts that came and went, in the order of the events.
class MovedParts {
 public:
  MovedParts(const Change& before, const engine::ChangeDone& done) : before_(before), done_(done) {}

  void look(MovePreview& preview) {
    for (const auto& event : done_.events) {
      if (const auto* made = std::get_if<TaskCreated>(&event)) preview.comes.push_back(task(*done_.change, made->task));
      if (const auto* gone = std::get_if<TaskCancelled>(&event)) preview.goes.push_back(task(before_, gone->task));
      if (const auto* asked = std::get_if<ApprovalAsked>(&event))
        preview.comes.push_back(approval(*done_.change, asked->key));
      if (const auto* gone = std::get_if<ApprovalCancelled>(&event))
        preview.goes.push_back(approval(before_, gone->key));
    }
  }

 private:
  [[nodiscard]] MovedPart task(const Change& change, TaskId id) const {
    const Task* task = find_task(change, id);
    if (!task) return {"task", shown(id), "", {}};
    return {"task", task->key, task->title.text,
            person_refs(takers_of(*task, change, *done_.directory), *done_.directory)};
  }
  [[nodiscard]] MovedPart approval(const Change& change, const std::string& key) const {
    const Approval* approval = find_approval(change, key);
    if (!approval) return {"approval", key, "", {}};
    return {"approval", key, approval->title,
            person_refs(find_people(approval->approvers, change, *done_.directory), *done_.directory)};
  }

  const Change& before_;
  const engine::ChangeDone& done_;
};

/// What the newer version asks for in stages that the change has left, and the older one did not.
std::vector<MovedPart> missed_in(const Change& change, const Process& before, const Process& after) {
  std::vector<MovedPart> missed;
  const auto knows = [&](const auto& list_of, const std::string& key) {
    return std::ranges::any_of(before.stages, [&](const Stage& stage) {
      const auto& list = list_of(stage);
      return std::ranges::any_of(list, [&](const auto& one) { return one.key == key; });
    });
  };
  for (std::size_t at = 0; at < stage_position(after, change.stage()) && at < after.stages.size(); ++at) {
    for (const auto& one : after.stages[at].approvals)
      if (!knows([](const Stage& stage) -> const auto& { return stage.approvals; }, one.key))
        missed.push_back({"approval", one.key, one.title, {}});
    for (const auto& one : after.stages[at].tasks)
      if (!knows([](const Stage& stage) -> const auto& { return stage.tasks; }, one.key))
        missed.push_back({"task", one.key, one.title, {}});
  }
  return missed;
}

Response preview_response(Call& call, const engine::LoadedChange& before, const engine::ChangeDone& done) {
  const engine::LoadedChange after{.change = done.change, .process = done.process, .directory = done.directory};
  MovePreview preview{
      .from = before.process->version,
      .to = done.process->version,
      .comes = {},
      .goes = {},
      .missed = missed_in(*done.change, before.process->process, done.process->process),
      .waiting = unmet_views(waiting(*done.change, *done.directory, *done.process, call.now), *done.directory),
      .differences = difference(before.process->process, done.process->process),
      .events = {},
      .change = change_view(shown_to(call, after))};
  MovedParts{*before.change, done}.look(preview);
  Change state = *before.change;
  const auto zone = readers_zone(call);
  const auto sees = seen_by_caller(call);
  for (const auto& event : done.events)
    preview.events.push_back(folded_and_told(state, event, done.stamp, *done.directory, *zone, sees));
  return dry_run_answer(preview);
}

void move(const CallPtr& call, const MoveQuery& query, VersionInput sent, const Answer<ChangeView>& answer) {
  const auto id = call->change_id();
  if (!id) return answer.refuse(id.error());
  MoveToVersion command{sent.version, sent.reason.value_or("")};
  if (!query.dry_run.value_or(false)) return act_on_change(call, std::move(command), {}, answer);
  auto running =
      prepare<engine::ChangeDone>(call, [answer](Call& on, const Result<engine::ChangeDone>& result) -> Response {
        if (!result) return answer.response(std::unexpected{result.error()});
        const auto before = load_visible(on);
        if (!before) return answer.response(std::unexpected{before.error()});
        return preview_response(on, *before, *result);
      });
  if (!running) return answer.refuse(running.error());
  running->asked.dry_run = call->dry_run = true;
  call->parts.engine.change(*id, std::move(command), std::move(running->asked), std::move(running->reply),
                            std::move(running->keyed));
}

}  // namespace

std::vector<Route> change_version_routes() {
  std::vector<Route> routes;
  routes.push_back(writes<MoveQuery, VersionInput, ChangeView>(
      Method::post, "/changes/{change}/process-version", "changes", Access::by(ChangeRight::move_version),
      {"Move a change to a newer version of its process",
       "The stage that it stands in has to be there by its key. Approvals given stay, unless the newer version asks "
       "about "
       "more; tasks that nobody has begun are made as the newer version has them. `dry_run=true` says what would come "
       "and "
       "go, and what the change would wait for.",
       {Refused::not_found, Refused::out_of_turn, Refused::version_mismatch}},
      move));
  return routes;
}

}  // namespace sluice::api
