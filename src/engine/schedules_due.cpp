#include "engine/schedules_due.h"

#include <spdlog/spdlog.h>

#include <future>

#include "engine/broken.h"
#include "store/schedule_rows.h"

namespace sluice::engine {

namespace {

constexpr std::int64_t slice = 100;

bool has_opened(ScheduleId schedule, const Reply<Looked>& reply) {
  if (const auto* broke = std::get_if<std::exception_ptr>(&reply)) {
    if (is_everybodys(*broke)) std::rethrow_exception(*broke);
    spdlog::error("event=opening_failed schedule={} error=\"{}\"", shown(schedule), text_of(*broke));
    return false;
  }
  const auto& result = std::get<Result<Looked>>(reply);
  if (result) return result->opened.has_value();
  const auto& refusal = result.error();
  if (refusal.why == Refused::too_many || refusal.why == Refused::unavailable)
    throw store::DatabaseError(store::Broke::busy, refusal.detail);
  spdlog::error("event=opening_refused schedule={} why=\"{}\"", shown(schedule), refusal.detail);
  return false;
}

}  // namespace

bool open_schedules(Writer& writer, const std::vector<ScheduleId>& schedules, Looking looking) {
  std::vector<std::future<Reply<Looked>>> answers;
  for (const auto id : schedules) {
    auto answered = std::make_shared<std::promise<Reply<Looked>>>();
    answers.push_back(answered->get_future());
    writer.push(std::make_unique<OpeningMember>(
        id, looking, [answered](Reply<Looked> reply) { answered->set_value(std::move(reply)); }));
  }
  bool any = false;
  for (std::size_t i = 0; i < answers.size(); ++i) {
    const bool opened = has_opened(schedules[i], answers[i].get());
    any = any || opened;
  }
  return any;
}

void reckon_schedules_again(const store::Database& database, Writer& writer) {
  const auto session = database.connect();
  ScheduleId last{};
  std::vector<ScheduleId> found;
  do {
    {
      const store::ReadTransaction reading{*session};
      found = store::schedules_not_ended(*session, last, slice);
    }
    (void)open_schedules(writer, found, Looking::for_when_to);
    if (!found.empty()) last = found.back();
  } while (static_cast<std::int64_t>(found.size()) == slice);
}

}  // namespace sluice::engine
