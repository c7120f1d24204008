#include "api/schedule_history.h"

#include <fmt/format.h>

#include "api/history/entry.h"
#include "api/history/stream_entry.h"
#include "api/schedule_reading.h"
#include "api/views/texts.h"
#include "base/zone.h"
#include "calendar/recurrences.h"
#include "store/codec.h"

namespace sluice::api {
namespace {

struct Telling {
  std::string who;
  const Directory& directory;
  std::string comment{};
};

/// "Sat 19 Dec 2026" where something holds from the whole of that day on, else with its time.
std::string beginning(const std::string& local) {
  auto moment = local_moment(local);
  if (local.ends_with("T00:00")) moment.resize(moment.size() - std::string_view{" 00:00"}.size());
  return moment;
}

std::string how_late(std::int64_t minutes) {
  return minutes < 60 ? fmt::format("{} min", minutes) : fmt::format("{} h {} min", minutes / 60, minutes % 60);
}

std::string tell(const ScheduleAdded& event, Telling& telling) {
  return fmt::format("{} made this schedule: {}, from {} on.", telling.who, calendar::recurrences().told(event.timing),
                     local_moment(event.timing.start));
}
std::string tell(const ScheduleEdited& event, Telling& telling) {
  std::vector<std::string> parts;
  if (event.name.present) parts.push_back("called it " + text_of(event.name.value.value_or(Written{})));
  if (event.owner.present && event.owner.value)
    parts.push_back("made " + telling.directory.name_of(*event.owner.value) + " its owner");
  if (event.deputy.present)
    parts.push_back(event.deputy.value ? "made " + telling.directory.name_of(*event.deputy.value) + " its deputy"
                                       : "left it without a deputy");
  return fmt::format("{} {}.", telling.who, listed(parts));
}
std::string tell(const ScheduleAltered& event, Telling& telling) {
  const auto told = calendar::recurrences().told(event.timing);
  if (event.all) return fmt::format("{} edited it for all that is to come: {}.", telling.who, told);
  return fmt::format("{} changed it from {} on: {}.", telling.who, beginning(event.begins), told);
}
std::string tell(const SchedulePaused& event, Telling& telling) {
  telling.comment = text_of(event.reason);
  return telling.who + " paused it.";
}
std::string tell(const ScheduleResumed&, Telling& telling) { return telling.who + " resumed it."; }
std::string tell(const OccurrenceSkipped& event, Telling& telling) {
  telling.comment = text_of(event.reason);
  return fmt::format("{} skipped {}.", telling.who, local_moment(event.local));
}
std::string tell(const OccurrenceUnskipped& event, Telling& telling) {
  return fmt::format("{} took the skip of {} back.", telling.who, local_moment(event.local));
}
std::string tell(const ScheduleEnded& event, Telling& telling) {
  telling.comment = text_of(event.reason);
  return telling.who + " ended it.";
}
std::string tell(const OccurrenceOpened& event, Telling& telling) {
  if (!event.left_out.empty())
    telling.comment = "Left out, as who or what it named is here no longer: " + listed(event.left_out) + ".";
  const auto late = event.late_minutes ? ", " + how_late(*event.late_minutes) + " late" : std::string{};
  return fmt::format("Sluice opened {} for {}{}; {} owns it.", shown(event.change), local_moment(event.local), late,
                     telling.directory.name_of(event.owner));
}
std::string tell(const OpeningRefused& event, Telling& telling) {
  telling.comment = event.detail;
  return fmt::format("Sluice could not open the change for {}. It tries again each hour.", local_moment(event.local));
}

Result<List<StreamEntry>> list_schedule_history(Call& call, const PageQuery& query) {
  SLUICE_TRY(const auto schedule, visible_schedule(call));
  const store::StreamId stream{store::StreamKind::schedule, schedule->id.value};
  return stream_history(call, stream, query, [&](const auto& stored, const auto& texts, const std::string& who) {
    Telling telling{who, *call.directory};
    auto summary =
        std::visit([&](const auto& one) { return tell(one, telling); }, store::decode_schedule(stored, texts));
    return ToldInOne{std::move(summary), std::move(telling.comment)};
  });
}

}  // namespace

Route schedule_history_route() {
  return reads<PageQuery, List<StreamEntry>>("/schedules/{schedule}/history", "schedules", Access::by(Permission::see),
                                             {"Read the history of a schedule", "Newest first.", {Refused::not_found}},
                                             list_schedule_history);
}

}  // namespace sluice::api
