#include "model.h"

#include <algorithm>
#include <stdexcept>

#include "domain/access/permission.h"
#include "domain/change/related.h"

namespace sluice::simulation {

namespace {

template <class Id, class Thing>
void put(std::map<Id, std::shared_ptr<const Thing>>& things, Id id, Thing thing) {
  things[id] = std::make_shared<const Thing>(std::move(thing));
}

template <class Id, class Thing>
Id next_id(const std::map<Id, std::shared_ptr<const Thing>>& things) {
  return {things.empty() ? 1 : things.rbegin()->first.value + 1};
}

}  // namespace

std::optional<Refusal> Model::take(const Step& step) {
  now_ = now_ + step.later;
  if (step.actor) {
    const auto* person = directory_.person(*step.actor);
    if (!person || !person->enabled) return Refusal{Refused::not_signed_in, {}};
  }
  const auto done =
      std::visit([&](const auto& command) { return carry_out(step.id, command, step.actor); }, step.command);
  return done ? std::nullopt : std::optional{done.error()};
}

Actor Model::actor_of(std::optional<PersonId> person) const {
  if (!person) return {};
  return {*person, directory_.person(*person)->roles, Origin::api};
}

const ProcessVersion* Model::process_of(const Change& change) const {
  return directory_.process_version(change.process, change.process_version);
}

ChangeFacts Model::facts(std::optional<PersonId> actor, const ProcessVersion* process, const Change& change) const {
  return {.now = std::max(now_, change.recorded),
          .actor = actor_of(actor),
          .directory = directory_,
          .process = process,
          .zone = zone_,
          .next_change = {last_change_ + 1},
          .next_task = {last_task_ + 1},
          .next_comment = {last_comment_ + 1},
          .past = &earlier_};
}

namespace {

bool is_among(const PastChanges& which, const Change& change) {
  if (!change.closed || *change.closed < which.since || change.id == which.except) return false;
  if (which.process && change.process != *which.process) return false;
  if (!which.owners.empty() && std::ranges::find(which.owners, change.owner()) == which.owners.end()) return false;
  const auto touched = [&](ServiceId id) {
    return std::ranges::find(change.fields.services, id) != change.fields.services.end();
  };
  return which.services.empty() || std::ranges::any_of(which.services, touched);
}

}  // namespace

PastOutcomes Earlier::ended(const PastChanges& which) const {
  PastOutcomes counts;
  for (const auto& [id, change] : changes_) {
    if (!is_among(which, change) || !change.outcome) continue;
    if (*change.outcome == Outcome::successful) ++counts.successful;
    if (*change.outcome == Outcome::successful_with_issues) ++counts.with_issues;
    if (*change.outcome == Outcome::unsuccessful) ++counts.unsuccessful;
    if (*change.outcome == Outcome::backed_out) ++counts.backed_out;
  }
  return counts;
}

Result<void> Model::carry_out(std::int64_t id, const ChangeCommand& command, std::optional<PersonId> actor) {
  Change change;
  const ProcessVersion* process = nullptr;
  if (id != 0) {
    const auto found = changes_.find({id});
    if (found == changes_.end()) return refuse(Refused::not_found, {});
    change = found->second;
    if (actor && !has_right(actor_of(actor), ChangeRight::see, change, directory_))
      return refuse(Refused::not_found, {});
    process = process_of(change);
  } else if (const auto* create = std::get_if<CreateChange>(&command)) {
    process = directory_.newest(create->process);
  }
  auto known = facts(actor, process, change);
  const auto links = link_facts(change, command, known.actor);
  known.links = links;
  if (const auto* move = std::get_if<MoveToVersion>(&command))
    known.newer = directory_.process_version(change.process, move->version);
  SLUICE_TRY(const auto events, decide(change, command, known));
  const Stamp stamp{known.now, actor};
  const Change before = change;
  for (const auto& event : events) change = apply(std::move(change), event, stamp);
  SLUICE_CHECK(decide_other_sides(before, change, events, actor));
  if (!events.empty()) keep(change, events, stamp);
  if (std::holds_alternative<Wake>(command) || std::holds_alternative<Reconsider>(command)) project_again({id});
  return {};
}

void Model::keep(const Change& after, const ChangeEvents& events, const Stamp& stamp) {
  for (const auto& event : events) {
    histories_[after.id].push_back({stamp, event});
    if (std::holds_alternative<ChangeCreated>(event)) ++last_change_;
    if (std::holds_alternative<Commented>(event)) ++last_comment_;
  }
  count_tasks(events);
  const auto known = changes_.find(after.id);
  if (known != changes_.end() && linked_state_of(known->second) != linked_state_of(after)) moved_.insert(after.id);
  changes_[after.id] = after;
  project_again(after.id);
}

void Model::count_tasks(const ChangeEvents& events) {
  for (const auto& event : events)
    if (const auto* task = std::get_if<TaskCreated>(&event)) last_task_ = std::max(last_task_, task->task.value);
}

void Model::project_again(ChangeId id) {
  const auto& change = changes_.at(id);
  projections_[id] = project(change, directory_, *process_of(change), std::max(now_, change.recorded));
}

Result<void> Model::carry_out(std::int64_t id, const PersonCommand& command, std::optional<PersonId> actor) {
  const PersonId person{id != 0 ? id : next_id(directory_.people).value};
  const auto* known = id != 0 ? directory_.person(person) : nullptr;
  SLUICE_TRY(const auto outcome,
             decide(known, known ? &details_[person] : nullptr, command, actor_of(actor), directory_, person));
  auto after = known ? *known : Person{};
  for (const auto& event : outcome.events) after = apply(std::move(after), event);
  if (outcome.details) details_[person] = *outcome.details;
  after.login = details_[person].login;
  after.name = details_[person].name;
  if (!outcome.events.empty()) put(directory_.people, person, std::move(after));
  directory_altered_ = directory_altered_ || !outcome.events.empty();
  return {};
}

Result<void> Model::carry_out(std::int64_t id, const GroupCommand& command, std::optional<PersonId> actor) {
  const GroupId group{id != 0 ? id : next_id(directory_.groups).value};
  const auto* known = id != 0 ? directory_.group(group) : nullptr;
  SLUICE_TRY(const auto events, decide(known, command, actor_of(actor), directory_, group));
  auto after = known ? *known : Group{};
  for (const auto& event : events) after = apply(std::move(after), event);
  if (!events.empty()) put(directory_.groups, group, std::move(after));
  directory_altered_ = directory_altered_ || !events.empty();
  return {};
}

Result<void> Model::carry_out(std::int64_t id, const ServiceCommand& command, std::optional<PersonId> actor) {
  const ServiceId service{id != 0 ? id : next_id(directory_.services).value};
  const auto* known = id != 0 ? directory_.service(service) : nullptr;
  SLUICE_TRY(const auto events, decide(known, command, actor_of(actor), directory_, service));
  auto after = known ? *known : Service{};
  for (const auto& event : events) after = apply(std::move(after), event);
  if (!events.empty()) put(directory_.services, service, std::move(after));
  directory_altered_ = directory_altered_ || !events.empty();
  return {};
}

void Model::publish(Process process) {
  const auto* known = directory_.process_by_key(process.key);
  const ProcessId id{known ? known->id : next_id(directory_.processes)};
  const PublishProcess command{"key: " + process.key, std::move(process)};
  const auto events = decide(known, ProcessCommand{command}, Actor{}, directory_, id);
  if (!events) {
    auto why = events.error().detail;
    for (const auto& one : events.error().errors) why += "\n" + one.pointer + ": " + one.detail;
    throw std::runtime_error(why);
  }
  auto published = known ? *known : PublishedProcess{};
  for (const auto& event : *events) published = apply(std::move(published), event);
  put(directory_.processes, id, std::move(published));
}

std::vector<ChangeId> Model::due() const {
  std::vector<std::pair<Instant, ChangeId>> found;
  for (const auto& [id, projection] : projections_)
    if (projection.wake && *projection.wake <= now_) found.emplace_back(*projection.wake, id);
  std::ranges::sort(found);
  std::vector<ChangeId> changes;
  for (const auto& [at, id] : found) changes.push_back(id);
  return changes;
}

bool Model::wake_due() {
  const auto ids = due();
  for (const auto id : ids) (void)carry_out(id.value, ChangeCommand{Wake{}}, std::nullopt);
  return !ids.empty();
}

bool Model::reconsider() {
  if (!std::exchange(directory_altered_, false)) return false;
  for (const auto& [id, change] : changes_)
    if (!change.is_closed()) (void)carry_out(id.value, ChangeCommand{Reconsider{}}, std::nullopt);
  return true;
}

void Model::settle() {
  while (true) {
    if (wake_due() || reconsider()) continue;
    if (!moved_.empty()) tell_linked();
    else if (!open_due()) return;
  }
}

void Model::stop_and_start(Duration meanwhile) {
  now_ = now_ + meanwhile;
  for (const auto& [id, schedule] : schedules_) reckon_again(id);
}

}  // namespace sluice::simulation
