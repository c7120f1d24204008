#include "engine/batch.h"

#include <spdlog/spdlog.h>

#include "base/described.h"
#include "base/ensure.h"
#include "domain/catalog/decide.h"
#include "domain/change/projection.h"
#include "domain/change/related.h"
#include "engine/mail_notices.h"
#include "engine/related_work.h"
#include "engine/webhook_calls.h"
#include "store/change_rows.h"
#include "store/codec.h"
#include "store/notifications.h"
#include "store/outbox.h"
#include "store/people.h"
#include "store/snapshots.h"
#include "store/webhooks.h"
#include "store/work_list.h"

namespace sluice::engine {

namespace {

store::StreamId stream_of(ChangeId id) { return {store::StreamKind::change, id.value}; }

bool is_linked(const Change& change) {
  return std::ranges::any_of(change.links, [](const Link& link) { return link.change.has_value(); });
}

store::NewEvent encode(const DirectoryEvent& event) {
  return std::visit([](const auto& one) { return store::encode(one); }, event);
}

}  // namespace

Batch::Batch(store::WriteTransaction& transaction, const Footing& footing)
    : transaction_(transaction),
      footing_(footing),
      directory_(caught_up(transaction.session(), footing.directory)),
      log_(transaction),
      numbers_(store::read_numbers(transaction.session())),
      numbers_before_(numbers_) {}

void Batch::expect(const std::vector<ChangeId>& changes) {
  std::vector<std::int64_t> ids;
  ids.reserve(changes.size());
  for (const auto id : changes) ids.push_back(id.value);
  log_.prefetch(store::StreamKind::change, ids);
}

Result<Actor> Batch::actor(const Actor& claimed) const {
  if (claimed.is_system()) return claimed;
  const auto* person = directory_.directory->person(*claimed.person);
  if (!person || !person->enabled) return refuse(Refused::not_signed_in, "Sign in again: this account is not in use.");
  return Actor{claimed.person, person->roles, claimed.origin};
}

Batch::Touched* Batch::touched(ChangeId id) {
  if (const auto found = touched_.find(id); found != touched_.end()) return &found->second;
  const auto& head = log_.head(stream_of(id));
  if (head.version == 0) return nullptr;
  Touched touched;
  touched.change = footing_.cache.get(id);
  if (!touched.change || touched.change->version != head.version) {
    if (touched.change && touched.change->version > head.version) touched.change = nullptr;
    const auto folded = newest(transaction_.session(), id, touched.change);
    touched.change = folded.change;
    touched.wants_snapshot = folded.events >= store::snapshot_every;
  }
  ensure(touched.change && touched.change->version == head.version, "a change's head and its events differ");
  return &touched_.emplace(id, std::move(touched)).first->second;
}

Result<std::shared_ptr<const Change>> Batch::change(ChangeId id) {
  const auto* found = touched(id);
  if (!found) return refuse(Refused::not_found, fmt::format("There is no change {}.", shown(id)));
  return found->change;
}

std::vector<store::LinkRow> Batch::links_from(LinkKind kind, const std::vector<ChangeId>& from) {
  std::vector<ChangeId> untouched;
  std::vector<store::LinkRow> rows;
  for (const auto id : from) {
    const auto found = touched_.find(id);
    if (found == touched_.end()) {
      untouched.push_back(id);
      continue;
    }
    for (const Link& link : found->second.change->links)
      if (link.change && link.kind == kind) rows.push_back({id, *link.change, kind});
  }
  std::ranges::move(store::links_from(transaction_.session(), kind, untouched), std::back_inserter(rows));
  return rows;
}

Workload Batch::loads_of(const std::vector<PersonId>& people) {
  auto loads = store::loads_of(transaction_.session(), people);
  for (const auto& [person, given] : given_) {
    Load& load = loads[person];
    load = {load.open_tasks + given.open_tasks, std::max(load.newest, given.newest)};
  }
  return loads;
}

void Batch::note_given(const ChangeEvents& events) {
  const auto give = [&](std::optional<PersonId> to, TaskId task) {
    if (!to) return;
    Load& load = given_[*to];
    load = {load.open_tasks + 1, std::max(load.newest, task)};
  };
  for (const auto& event : events) {
    if (const auto* created = std::get_if<TaskCreated>(&event)) give(created->assignee, created->task);
    if (const auto* assigned = std::get_if<TaskAssigned>(&event)) give(assigned->to, assigned->task);
  }
}

void Batch::record(const std::shared_ptr<const Change>& after, const ChangeEvents& events, const Stamp& stamp,
                   Origin origin) {
  note_given(events);
  const auto count = static_cast<std::int64_t>(events.size());
  const auto before = after->version - count;
  const auto stream = stream_of(after->id);
  if (before > 0) ensure(touched(after->id) != nullptr, "events for a change that does not exist");
  const auto last = log_.append(stream, before, stamp.at, stamp.by, word(origin), store::encode_all(events));
  auto& mine = touched_[after->id];
  for (std::int64_t i = 0; i < count; ++i) {
    const auto position = last - count + 1 + i;
    mine.records.push_back({position, before + 1 + i, stamp, events[static_cast<std::size_t>(i)]});
    tell(stream, position);
  }
  mine.wants_snapshot = mine.wants_snapshot || before / store::snapshot_every != after->version / store::snapshot_every;
  mine.alters_rows = true;
  // A new change was told of as it was linked.
  if (before > 0 && is_linked(*after) && linked_state_of(*mine.change) != linked_state_of(*after)) mine.moved_at = last;
  mine.change = after;
  for (const auto& event : events)
    if (const auto* declared = std::get_if<OutcomeDeclared>(&event)) note_use(*after, declared->outcome);
}

void Batch::note_use(const Change& change, Outcome outcome) {
  const auto* entry = change.catalog ? directory_.directory->catalog_entry(change.catalog->entry) : nullptr;
  if (entry == nullptr) return;
  const store::StreamId stream{store::StreamKind::catalog_entry, entry->id.value};
  const Stamp stamp{std::max(now(), log_.head(stream).last_at), std::nullopt};
  const auto events = decide(entry, NoteOutcome{change.id, outcome}, {stamp.at, Actor{}, *directory_.directory, {}});
  ensure(events.has_value(), "a catalog entry refuses to hear how a change ended");
  record(stream, {events->begin(), events->end()}, stamp, Origin::system, {});
}

Result<std::shared_ptr<const Change>> Batch::without_text(ChangeId id, const TextRedacted& which) {
  // What this batch appended has to be in the database to be removed and to be folded anew.
  log_.flush();
  if (!store::remove_text(transaction_, stream_of(id), which.position, which.field))
    return refuse(Refused::not_found, fmt::format("{} has no such text, or it has been removed before.", shown(id)));
  store::forget_outbox(transaction_, store::webhook_kind, std::to_string(id.value));
  auto& mine = touched_.at(id);
  mine.change = newest(transaction_.session(), id, nullptr).change;
  return mine.change;
}

void Batch::refresh(ChangeId id, bool woken) {
  auto* found = touched(id);
  ensure(found != nullptr, "rows for a change that does not exist");
  found->alters_rows = true;
  found->woken = found->woken || woken;
}

void Batch::record(store::StreamId stream, const std::vector<DirectoryEvent>& events, const Stamp& stamp, Origin origin,
                   const std::optional<PersonDetails>& details) {
  if (details) store::write_person_details(transaction_, {stream.id}, *details);
  if (events.empty()) return;
  if (!edited_) {
    edited_ = std::make_shared<Directory>(*directory_.directory);
    directory_.directory = edited_;
  }
  std::vector<store::NewEvent> encoded;
  for (const auto& event : events) encoded.push_back(encode(event));
  const auto version = log_.head(stream).version;
  const auto last = log_.append(stream, version, stamp.at, stamp.by, word(origin), encoded);
  const auto now_called = stream.kind == store::StreamKind::person && !details
                              ? store::person_details(transaction_.session(), {stream.id})
                              : details;
  auto position = last - static_cast<std::int64_t>(events.size());
  for (const auto& event : events) {
    fold(*edited_, stream, event, stamp, now_called ? &*now_called : nullptr);
    note(altered_, *edited_, stream, event);
    tell(stream, ++position);
  }
}

void Batch::tell(store::StreamId stream, std::int64_t position) {
  moved_.push_back({position, std::string{word(stream.kind)}, stream.id});
}

ChangeProjection Batch::projected(const Touched& touched) const {
  const auto& change = *touched.change;
  const auto process = version_of(*directory_.directory, change.process, change.process_version);
  ensure(process != nullptr, "a change's process is not in the directory");
  const auto as_of_now = std::max(now(), change.recorded);
  auto projection = project(change, *directory_.directory, *process, as_of_now);
  if (touched.woken && projection.wake && *projection.wake <= as_of_now) {
    spdlog::error("event=still_due_after_waking change={}", shown(change.id));
    projection.wake = as_of_now + sleep_of_the_sleepless;
  }
  return projection;
}

void Batch::write_rows() {
  std::vector<ChangeProjection> projections;
  projections.reserve(touched_.size());
  std::vector<store::ChangeToWrite> rows;
  for (const auto& [id, touched] : touched_) {
    if (!touched.alters_rows) continue;
    projections.push_back(projected(touched));
    rows.push_back({touched.change.get(), &projections.back(), touched.records});
  }
  store::write_changes(transaction_, rows);
  for (const auto& [id, touched] : touched_) store::write_notifications(transaction_.session(), id, touched.records);
  for (const auto& [id, touched] : touched_)
    if (touched.alters_rows && touched.wants_snapshot) store::write_snapshot(transaction_, *touched.change);
}

void Batch::put_webhook_calls() {
  std::vector<store::NewDelivery> calls;
  for (const auto& [id, touched] : touched_) {
    if (restricts(touched.records)) store::forget_outbox(transaction_, store::webhook_kind, std::to_string(id.value));
    for (auto& call : webhook_calls(*touched.change, touched.records, *directory_.directory))
      calls.push_back(std::move(call));
  }
  store::put_all(transaction_, calls);
}

void Batch::put_mail() {
  for (const auto& [id, touched] : touched_)
    put_mail_notices(transaction_, *touched.change, touched.records, *directory_.directory, zone());
}

void Batch::put_related() {
  std::vector<store::NewDelivery> rows;
  for (const auto& [id, touched] : touched_) {
    if (touched.moved_at == 0) continue;
    rows.push_back({.position = touched.moved_at,
                    .kind = std::string{relating},
                    .target = shown(id),
                    .body = std::to_string(id.value),
                    .due_at = now()});
  }
  store::put_all(transaction_, rows);
  asks_for_reactions_ = asks_for_reactions_ || !rows.empty();
}

void Batch::finish() {
  log_.flush();
  write_rows();
  write_schedule_rows();
  write_board_rows();
  put_related();
  put_webhook_calls();
  put_mail();
  if (numbers_ != numbers_before_) store::write_numbers(transaction_, numbers_);
  if (!altered_.anything()) return;
  asks_for_reactions_ = true;
  store::put(transaction_, {.position = log_.position(),
                            .kind = std::string{reconsidering},
                            .target = "changes",
                            .body = written(altered_),
                            .due_at = now()});
}

DirectoryState Batch::publish() {
  for (const auto& [id, touched] : touched_) footing_.cache.put(touched.change);
  directory_.position = log_.position();
  return directory_;
}

}  // namespace sluice::engine
