#include "api/schedule_reading.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "api/change_filter.h"
#include "api/parts.h"
#include "api/schedule_history.h"
#include "api/views/lists.h"
#include "api/views/schedule_requests.h"
#include "api/views/schedules.h"
#include "calendar/recurrences.h"
#include "domain/access/schedule_rights.h"
#include "store/cursor.h"

namespace sluice::api {
namespace {

struct SchedulesQuery : PageQuery {
  std::optional<std::string> q;
  std::vector<store::ScheduleState> state;
  std::vector<std::string> person;
  std::vector<std::string> process;
  std::optional<bool> in_trouble;
  std::optional<bool> needs_owner;
};
BOOST_DESCRIBE_STRUCT(SchedulesQuery, (PageQuery), (q, state, person, process, in_trouble, needs_owner))

struct ComingQuery {
  std::optional<Instant> from;    ///< from now where it is not said
  std::optional<Instant> before;  ///< 31 days later where it is not said
  std::vector<std::string> person;
  std::vector<std::string> process;
};
BOOST_DESCRIBE_STRUCT(ComingQuery, (), (from, before, person, process))

/// An occurrence still to come, of any schedule.
struct ComingView : UpcomingView {
  std::string schedule;
  std::string name;
  PersonRef owner;
  bool paused = false;
};
BOOST_DESCRIBE_STRUCT(ComingView, (UpcomingView), (schedule, name, owner, paused))

struct ComingList {
  std::vector<ComingView> items;
  bool all = true;  ///< false: there are more than can be shown; ask for a shorter time
};
BOOST_DESCRIBE_STRUCT(ComingList, (), (items, all))

/// An occurrence that was opened or skipped.
struct PastOccurrenceView {
  std::string local;
  std::optional<std::string> change;  ///< absent where it was skipped, or where you may not see its change
  bool skipped = false;
  Instant start;
  std::optional<Instant> end;
  Instant at;                                ///< when it was opened or skipped
  std::optional<std::int64_t> late_minutes;  ///< how long after its time it was opened
  std::string note;                          ///< the reason of a skip, or what was left out of the change
};
BOOST_DESCRIBE_STRUCT(PastOccurrenceView, (), (local, change, skipped, start, end, at, late_minutes, note))

constexpr std::int64_t coming_days = 31;
constexpr std::int64_t coming_days_max = 400;
constexpr std::size_t coming_max = 1'000;
constexpr std::int64_t schedules_page = 200;

std::vector<PersonId> enabled_people(const Directory& directory) {
  std::vector<PersonId> enabled;
  for (const auto& [id, person] : directory.people)
    if (person->enabled) enabled.push_back(id);
  return enabled;
}

Result<List<ScheduleRowView>> list_schedules(Call& call, const SchedulesQuery& query) {
  store::ScheduleFilter filter{.words = query.q.value_or(""),
                               .states = query.state,
                               .people = {},
                               .processes = query.process,
                               .in_trouble = query.in_trouble,
                               .without_owner = query.needs_owner.value_or(false),
                               .enabled = {}};
  SLUICE_TRY(filter.people, people_in_address(query.person, "person", call));
  if (filter.without_owner) filter.enabled = enabled_people(*call.directory);
  SLUICE_TRY(const auto limit, page_limit(query));
  SLUICE_TRY(const auto page,
             store::list_schedules(call.read(), viewer(call), filter, limit, query.cursor.value_or("")));
  List<ScheduleRowView> list{.items = {}, .next = page.next};
  SLUICE_TRY(list.total, store::count_schedules(call.read(), viewer(call), filter));
  for (const auto id : page.ids) {
    SLUICE_TRY(const auto schedule, call.parts.engine.load(id, call.read()));
    list.items.push_back(schedule_row(*schedule, *call.directory));
  }
  return list;
}

/// Adds what of one schedule begins in a time; false where there is no room for more.
bool add_coming(const Schedule& schedule, Instant from, Instant before, const Directory& directory, ComingList& list) {
  constexpr std::size_t chunk = 50;
  const auto first_zone = find_zone(schedule.present().timing.zone);
  // A shift moves a start by two days at most, and zones differ by one.
  std::string at = first_zone ? day_after(first_zone->local_of(from), -4) : std::string{};
  while (true) {
    const auto some = upcoming(schedule, calendar::recurrences(), at, chunk);
    for (const auto& one : some.items) {
      if (one.window.start >= before + std::chrono::days{3}) return true;
      if (one.window.end <= from || one.window.start >= before) continue;
      if (list.items.size() >= coming_max) return false;
      auto& view = list.items.emplace_back();
      static_cast<UpcomingView&>(view) = upcoming_view(schedule, one, directory);
      view.schedule = shown(schedule.id);
      view.name = schedule.name.text;
      view.owner = person_ref(schedule.owner, directory);
      view.paused = schedule.paused.has_value();
    }
    if (some.all) return true;
    at = minute_after(some.items.back().window.local);
  }
}

Result<ComingList> list_coming(Call& call, const ComingQuery& query) {
  const auto from = query.from.value_or(call.now);
  const auto before = query.before.value_or(from + std::chrono::days{coming_days});
  if (before <= from || before - from > std::chrono::days{coming_days_max})
    return refuse(Refused::malformed,
                  fmt::format("`before` has to come after `from`, {} days later at most.", coming_days_max));
  store::ScheduleFilter filter{.states = {store::ScheduleState::active, store::ScheduleState::paused},
                               .processes = query.process};
  SLUICE_TRY(filter.people, people_in_address(query.person, "person", call));
  ComingList list;
  std::optional<std::string> cursor{""};
  while (cursor && list.all) {
    SLUICE_TRY(auto page, store::list_schedules(call.read(), viewer(call), filter, schedules_page, *cursor));
    for (const auto id : page.ids) {
      SLUICE_TRY(const auto schedule, call.parts.engine.load(id, call.read()));
      list.all = add_coming(*schedule, from, before, *call.directory, list) && list.all;
    }
    cursor = std::move(page.next);
  }
  std::ranges::sort(list.items, {},
                    [](const ComingView& one) { return std::tuple{one.start, one.schedule, one.local}; });
  return list;
}

/// Newest first; the cursor is the last one's local start.
Result<List<PastOccurrenceView>> list_past(Call& call, const PageQuery& query) {
  SLUICE_TRY(const auto schedule, visible_schedule(call));
  SLUICE_TRY(const auto limit, page_limit(query));
  const auto before = query.cursor.value_or("");
  if (!before.empty() && !is_local_time(before)) return store::foreign_cursor();
  auto rows = store::past_occurrences(call.read(), schedule->id, before, limit + 1);
  List<PastOccurrenceView> list;
  if (static_cast<std::int64_t>(rows.size()) > limit) {
    rows.pop_back();
    list.next = rows.back().local;
  }
  std::vector<ChangeId> ids;
  for (const auto& row : rows)
    if (row.change_id) ids.push_back(*row.change_id);
  std::set<ChangeId> seen;
  for (const auto& row : store::changes_by_id(call.read(), viewer(call), ids)) seen.insert(row.id);
  for (const auto& row : rows) {
    const bool shows = row.change_id && seen.contains(*row.change_id);
    list.items.push_back({row.local, shows ? std::optional{shown(*row.change_id)} : std::nullopt, !row.change_id,
                          row.start, row.end_at, row.at, row.late_minutes, row.note});
  }
  return list;
}

void preview(const CallPtr& call, const Nothing&, TimingInput sent, const Answer<PreviewView>& answer) {
  const auto timing = checked(timing_of(sent), calendar::recurrences());
  if (!timing) return answer.refuse(timing.error());
  answer(preview_view(*timing, call->now, *call->directory));
}

}  // namespace

std::optional<ScheduleId> read_schedule_id(std::string_view text) {
  constexpr std::string_view prefix = "SCH-";
  if (!text.starts_with(prefix)) return std::nullopt;
  text.remove_prefix(prefix.size());
  std::int64_t number = 0;
  const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (failed != std::errc{} || end != text.data() + text.size() || number < 1 || text.front() == '0')
    return std::nullopt;
  return ScheduleId{number};
}

Result<ScheduleId> schedule_of_path(const Call& call) {
  const auto id = read_schedule_id(call.value("schedule"));
  if (!id) return refuse(Refused::not_found, "There is no schedule " + call.value("schedule") + ".");
  return *id;
}

Result<std::shared_ptr<const Schedule>> visible_schedule(Call& call) {
  SLUICE_TRY(const auto id, schedule_of_path(call));
  SLUICE_TRY(auto schedule, call.parts.engine.load(id, call.read()));
  if (!has_right(call.actor, ScheduleRight::see, *schedule, *call.directory))
    return refuse(Refused::not_found, "There is no schedule " + call.value("schedule") + ".");
  return schedule;
}

std::vector<Route> schedule_reading_routes() {
  std::vector<Route> routes;
  routes.push_back(reads<SchedulesQuery, List<ScheduleRowView>>(
      "/schedules", "schedules", Access::by(Permission::see),
      {"List schedules",
       "Those that go on by their next window, then the others. `person` owns it or is its deputy; `needs_owner=true`: "
       "neither of them is here any longer; `in_trouble=true`: its last change could not be opened.",
       {Refused::invalid}},
      list_schedules));
  routes.push_back(reads<ComingQuery, ComingList>("/schedules/coming", "schedules", Access::by(Permission::see),
                                                  {"List what is to come, of all schedules",
                                                   "Occurrences whose windows touch the time between `from` (now, "
                                                   "where it is not said) and `before` (31 days later; "
                                                   "400 at most), in the order of their starts. At most 1,000.",
                                                   {Refused::malformed, Refused::invalid}},
                                                  list_coming));
  auto previewing = writes<Nothing, TimingInput, PreviewView>(
      Method::post, "/schedules/preview", "schedules", Access::by(Permission::see),
      {"See what would come of a timing", "The next ten, with what a shift does to them. Nothing is saved.", {}},
      preview);
  previewing.is_write = false;
  routes.push_back(std::move(previewing));
  routes.push_back(reads<PageQuery, List<PastOccurrenceView>>(
      "/schedules/{schedule}/occurrences", "schedules", Access::by(Permission::see),
      {"List what was opened and skipped", "Newest first.", {Refused::not_found, Refused::invalid}}, list_past));
  routes.push_back(schedule_history_route());
  return routes;
}

}  // namespace sluice::api
