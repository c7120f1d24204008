// What a batch does with schedules.
#include <spdlog/spdlog.h>

#include "base/ensure.h"
#include "engine/batch.h"
#include "engine/schedule_loading.h"
#include "store/codec.h"

namespace sluice::engine {

namespace {

store::StreamId stream_of(ScheduleId id) { return {store::StreamKind::schedule, id.value}; }

}  // namespace

Result<std::shared_ptr<const Schedule>> Batch::schedule(ScheduleId id) {
  if (const auto found = schedules_.find(id); found != schedules_.end()) return found->second.schedule;
  auto schedule = newest(transaction_.session(), id);
  if (!schedule) return refuse(Refused::not_found, fmt::format("There is no schedule {}.", shown(id)));
  ensure(schedule->version == log_.head(stream_of(id)).version, "a schedule's head and its events differ");
  return schedules_.emplace(id, TouchedSchedule{.schedule = std::move(schedule), .records = {}}).first->second.schedule;
}

void Batch::record(const std::shared_ptr<const Schedule>& after, const ScheduleEvents& events, const Stamp& stamp,
                   Origin origin) {
  const auto stream = stream_of(after->id);
  const auto count = static_cast<std::int64_t>(events.size());
  const auto before = after->version - count;
  const auto last = log_.append(stream, before, stamp.at, stamp.by, word(origin), store::encode_all(events));
  auto& mine = schedules_[after->id];
  for (std::int64_t i = 0; i < count; ++i) {
    const auto position = last - count + 1 + i;
    mine.records.push_back({position, before + 1 + i, stamp, events[static_cast<std::size_t>(i)]});
    tell(stream, position);
  }
  mine.schedule = after;
  mine.alters_rows = true;
}

void Batch::refresh(ScheduleId id, bool woken) {
  auto& mine = schedules_.at(id);
  mine.alters_rows = true;
  mine.woken = mine.woken || woken;
}

void Batch::write_schedule_rows() {
  for (const auto& [id, touched] : schedules_) {
    if (!touched.alters_rows) continue;
    const auto as_of_now = std::max(now(), touched.schedule->updated);
    auto projection = project(*touched.schedule, as_of_now);
    if (touched.woken && touched.records.empty() && projection.next_look && *projection.next_look <= as_of_now) {
      spdlog::error("event=still_due_after_looking schedule={}", shown(id));
      projection.next_look = as_of_now + sleep_of_the_sleepless;
    }
    store::write_schedule(transaction_, *touched.schedule, projection, touched.records);
  }
}

}  // namespace sluice::engine
