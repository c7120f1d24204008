#include "api/change_acts.h"

#include "api/wire/dry_run.h"
#include "domain/access/permission.h"
#include "domain/change/decide.h"

namespace sluice::api {
namespace {

/// The events of a dry run, each told with the change before and after it.
std::vector<HistoryEntry> told(Call& call, const Change& before, const engine::ChangeDone& done) {
  std::vector<HistoryEntry> entries;
  Change state = before;
  const auto zone = readers_zone(call);
  const auto sees = seen_by_caller(call);
  for (const auto& event : done.events)
    entries.push_back(folded_and_told(state, event, done.stamp, *done.directory, *zone, sees));
  return entries;
}

std::vector<WouldWithdraw> withdrawn(const engine::ChangeDone& done) {
  std::vector<WouldWithdraw> list;
  for (const auto& event : done.events) {
    const auto* one = std::get_if<ApprovalWithdrawn>(&event);
    if (!one) continue;
    const auto* approval = find_approval(*done.change, one->key);
    list.push_back({one->key, approval ? approval->title : one->key, person_refs(one->decided, *done.directory),
                    one->fields, one->form_fields});
  }
  return list;
}

}  // namespace

namespace change_acts_detail {

engine::LoadedChange loaded(const engine::ChangeDone& done) {
  return {.change = done.change, .process = done.process, .directory = done.directory};
}

Response dry_run_response(Call& call, std::optional<ChangeId> id, const engine::ChangeDone& done) {
  std::shared_ptr<const Change> before = std::make_shared<Change>();
  if (id) {
    auto present = call.parts.engine.load(*id, call.read());
    if (present) before = present->change;
  }
  const auto after = loaded(done);
  const DryRun answer{
      .events = told(call, *before, done), .change = change_view(shown_to(call, after)), .withdraws = withdrawn(done)};
  return dry_run_answer(answer);
}

}  // namespace change_acts_detail

Result<engine::LoadedChange> load_visible(Call& call) {
  SLUICE_TRY(const auto id, call.change_id());
  return load_visible(call, id);
}

Result<engine::LoadedChange> load_visible(Call& call, ChangeId id) {
  SLUICE_TRY(auto loaded, call.parts.engine.load(id, call.read()));
  if (!has_right(call.actor, ChangeRight::see, *loaded.change, *loaded.directory))
    return refuse(Refused::not_found, "There is no such change.");
  call.version = loaded.change->version;
  return loaded;
}

Shown shown_to(const Call& call, const engine::LoadedChange& of) {
  return {.change = *of.change,
          .process = *of.process,
          .directory = *of.directory,
          .actor = call.actor,
          .zone = *call.parts.engine.zone(),
          .now = call.now};
}

void act_on_change(const CallPtr& call, ChangeCommand command, const ActQuery& query,
                   const Answer<ChangeView>& answer) {
  const auto id = call->change_id();
  if (!id) return answer.refuse(id.error());
  act<ChangeView>(
      call, *id, std::move(command), query, answer,
      [](Call&, const Shown& shown, const ChangeEvents&) -> Result<ChangeView> { return change_view(shown); });
}

}  // namespace sluice::api
