#include "engine/schedule_loading.h"

#include <functional>

#include "base/ensure.h"
#include "calendar/recurrences.h"
#include "domain/access/schedule_rights.h"
#include "domain/schedule/decide.h"
#include "domain/schedule/upcoming.h"
#include "store/codec.h"
#include "store/event_log.h"

namespace sluice::engine {

namespace {

void each_event(store::Session& session, ScheduleId id, std::int64_t after_version,
                const std::function<void(store::ScheduleRecord&&)>& visit) {
  const store::StreamId stream{store::StreamKind::schedule, id.value};
  while (true) {
    const auto page = store::read_stream(session, stream, after_version);
    if (page.empty()) return;
    const auto texts = store::texts_of(session, page);
    for (const auto& event : page) {
      ensure(event.version == after_version + 1, "a schedule's history has a gap");
      after_version = event.version;
      visit({event.position, event.version, store::stamp_of(event), store::decode_schedule(event, texts)});
    }
    if (static_cast<std::int64_t>(page.size()) < store::page_rows_max) return;
  }
}

}  // namespace

std::shared_ptr<const Schedule> newest(store::Session& session, ScheduleId id) {
  auto known = store::schedule_snapshot(session, id);
  std::shared_ptr<Schedule> folded;
  each_event(session, id, known ? known->version : 0, [&](store::ScheduleRecord&& record) {
    if (!folded) folded = known ? std::make_shared<Schedule>(*known) : std::make_shared<Schedule>();
    *folded = apply(std::move(*folded), record.event, record.stamp);
  });
  return folded ? std::shared_ptr<const Schedule>{std::move(folded)} : std::move(known);
}

store::ScheduleProjection project(const Schedule& schedule, Instant now) {
  const auto& recurrences = calendar::recurrences();
  const auto next = next_to_open(schedule, recurrences);
  store::ScheduleProjection projection;
  projection.next_look = next_look(schedule, next, now);
  projection.restricted = is_restricted(schedule);
  if (next) projection.next_start = next->window.start;
  if (schedule.paused) projection.state = store::ScheduleState::paused;
  else if (!next) projection.state = store::ScheduleState::ended;
  return projection;
}

void fill_schedule(store::WriteTransaction& transaction, ScheduleId id, Instant now) {
  Schedule schedule;
  std::vector<store::ScheduleRecord> records;
  each_event(transaction.session(), id, 0, [&](store::ScheduleRecord&& record) {
    schedule = apply(std::move(schedule), record.event, record.stamp);
    records.push_back(std::move(record));
  });
  if (!schedule.exists()) return;
  // Another server may have written this one since the tables were made anew.
  store::forget_occurrences(transaction.session(), id);
  store::write_schedule(transaction, schedule, project(schedule, std::max(now, schedule.updated)), records);
}

}  // namespace sluice::engine
