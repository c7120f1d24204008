#include "api/calendar_feed.h"

#include <fmt/format.h>

#include <algorithm>

#include "api/auth/secrets.h"
#include "api/routes.h"
#include "api/views/lists.h"
#include "api/wire/commands.h"
#include "api/wire/problem.h"
#include "calendar/feed.h"
#include "calendar/recurrences.h"
#include "domain/schedule/upcoming.h"
#include "store/calendar_addresses.h"
#include "store/schedule_rows.h"

namespace sluice::api {
namespace {

constexpr std::string_view prefix = "/calendar/";
constexpr std::string_view suffix = ".ics";
/// How far back and ahead a calendar goes, and how much it holds.
constexpr std::chrono::days back{90};
constexpr std::chrono::days ahead{400};
constexpr std::size_t feed_changes_max = 1'000;
constexpr std::size_t feed_coming_max = 500;
constexpr std::int64_t changes_a_page = 200;

/// For whom it is read, and where from.
struct Reader {
  Parts& parts;
  store::Session& session;
  const Directory& directory;
  store::Viewer viewer;
  std::string base;  ///< "https://sluice.example.org"
  Instant now;
};

std::string uid_of(const Reader& reading, std::string name) {
  std::erase(name, ':');
  return name + "@" + reading.parts.settings.installation_id;
}

std::string uid_of(const Reader& reading, ScheduleId schedule, const std::string& local) {
  return uid_of(reading, shown(schedule) + "." + local);
}

calendar::Certainty certainty_of(const store::ChangeRow& row) {
  if (row.outcome == Outcome::cancelled || row.outcome == Outcome::rejected) return calendar::Certainty::cancelled;
  return row.phase <= Phase::authorization ? calendar::Certainty::tentative : calendar::Certainty::confirmed;
}

calendar::FeedEvent event_of(const Reader& reading, const store::ChangeRow& row, std::string uid) {
  std::string services;
  for (const auto id : row.services)
    services += (services.empty() ? "" : ", ") + service_ref(id, reading.directory).name;
  auto description = fmt::format("{}. Owner: {}.", row.stage_name, reading.directory.name_of(row.owner));
  if (!services.empty()) description += " Services: " + services + ".";
  constexpr std::chrono::hours without_end{1};
  return {.uid = std::move(uid),
          .sequence = row.version,
          .stamp = row.updated,
          .start = *row.planned_start,
          .end = row.planned_end.value_or(*row.planned_start + without_end),
          .summary = shown(row.id) + " " + row.title,
          .description = std::move(description),
          .url = reading.base + "/changes/" + shown(row.id),
          .certainty = certainty_of(row)};
}

void add_changes(const Reader& reading, std::vector<calendar::FeedEvent>& events) {
  store::ChangeFilter filter;
  filter.planned_after = reading.now - back;
  filter.planned_before = reading.now + ahead;
  std::optional<std::string> cursor{""};
  while (cursor && events.size() < feed_changes_max) {
    auto rows = store::list_changes(reading.session, reading.viewer, filter, {store::SortBy::planned_start, false},
                                    changes_a_page, *cursor);
    ensure(rows.has_value(), "a list of ours was refused");
    std::vector<ChangeId> ids;
    for (const auto& row : rows->rows) ids.push_back(row.id);
    std::map<ChangeId, std::string> scheduled;
    for (const auto& one : store::occurrences_of(reading.session, ids))
      scheduled[*one.change_id] = uid_of(reading, one.schedule, one.local);
    for (const auto& row : rows->rows) {
      if (!row.planned_start) continue;
      const auto known = scheduled.find(row.id);
      events.push_back(
          event_of(reading, row, known == scheduled.end() ? uid_of(reading, shown(row.id)) : known->second));
    }
    cursor = std::move(rows->next);
  }
}

/// Windows whose changes are still to be opened: the same event becomes that of the change.
void add_coming(const Reader& reading, const Schedule& schedule, std::vector<calendar::FeedEvent>& events) {
  for (const auto& one : upcoming(schedule, calendar::recurrences(), "", feed_coming_max).items) {
    if (one.window.start > reading.now + ahead) return;
    if (one.fate != Fate::comes) continue;
    events.push_back({.uid = uid_of(reading, schedule.id, one.window.local),
                      .sequence = 0,
                      .stamp = schedule.updated,
                      .start = one.window.start,
                      .end = one.window.end,
                      .summary = schedule.name.text,
                      .description = fmt::format("Scheduled ({}). Owner: {}.", shown(schedule.id),
                                                 reading.directory.name_of(schedule.owner)),
                      .url = reading.base + "/schedules/" + shown(schedule.id),
                      .certainty = calendar::Certainty::tentative});
  }
}

void add_schedules(const Reader& reading, std::vector<calendar::FeedEvent>& events) {
  const store::ScheduleFilter filter{.states = {store::ScheduleState::active}};
  const auto room = events.size() + feed_coming_max;
  std::optional<std::string> cursor{""};
  while (cursor && events.size() < room) {
    auto found = store::list_schedules(reading.session, reading.viewer, filter, changes_a_page, *cursor);
    ensure(found.has_value(), "a list of ours was refused");
    for (const auto id : found->ids) {
      if (events.size() >= room) return;
      if (const auto schedule = reading.parts.engine.load(id, reading.session)) add_coming(reading, **schedule, events);
    }
    cursor = std::move(found->next);
  }
}

store::Viewer viewer_of(PersonId person, const Actor& actor, const Directory& directory) {
  store::Viewer viewer{.person = person, .groups = {}, .sees_everything = may(actor, Permission::audit).has_value()};
  for (const auto& [id, group] : directory.groups)
    if (group->members.contains(person)) viewer.groups.push_back(id);
  return viewer;
}

Response not_there() {
  return problem({Refused::not_found, "There is no calendar at this address; it may have been revoked."}, nullptr);
}

// The person's own address, on the profile page.

struct CalendarState {
  bool exists = false;
  std::optional<Instant> made;
};
BOOST_DESCRIBE_STRUCT(CalendarState, (), (exists, made))

struct NewCalendarAddress {
  std::string path;  ///< below this server's address; shown this once
  Instant made;
};
BOOST_DESCRIBE_STRUCT(NewCalendarAddress, (), (path, made))

Result<CalendarState> show_address(Call& call, const Nothing&) {
  const auto address = store::calendar_address_of(call.read(), call.session->person);
  if (!address) return CalendarState{};
  return CalendarState{true, address->made_at};
}

void make_address(const CallPtr& call, const Nothing&, Nothing, const Answer<NewCalendarAddress>& answer) {
  const auto secret = new_token();
  const store::CalendarAddress address{call->session->person, hash_of_token(secret), call->now};
  write_rows(
      call,
      [address](store::WriteTransaction& transaction) { store::put_calendar_address(transaction.session(), address); },
      [answer, secret, made = call->now] {
        answer(NewCalendarAddress{std::string{prefix} + secret + std::string{suffix}, made});
      });
}

void revoke_address(const CallPtr& call, const Nothing&, Nothing, const Answer<Nothing>& answer) {
  write_rows(
      call,
      [person = call->session->person](store::WriteTransaction& transaction) {
        store::remove_calendar_address(transaction.session(), person);
      },
      [answer] { answer(Nothing{}); });
}

}  // namespace

bool is_calendar_path(std::string_view path) {
  return path.starts_with(prefix) && path.ends_with(suffix) && path.size() > prefix.size() + suffix.size();
}

Response answer_calendar(Parts& parts, const Request& request, store::Session& session) {
  if (request.method != Method::get && request.method != Method::head) return method_not_allowed("GET, HEAD");
  auto secret = std::string_view{request.target}.substr(0, request.target.find_first_of("?#"));
  secret.remove_prefix(prefix.size());
  secret.remove_suffix(suffix.size());
  const store::ReadTransaction reading_now{session};
  const auto person = store::calendar_reader(session, hash_of_token(secret));
  const auto actor = person ? parts.engine.actor(*person, Origin::api) : std::nullopt;
  if (!actor) return not_there();
  const auto directory = parts.engine.directory();
  const auto host = request.header("Host");
  const Reader reading{parts,
                       session,
                       *directory,
                       viewer_of(*person, *actor, *directory),
                       host.empty() ? "" : (parts.settings.https ? "https://" : "http://") + std::string{host},
                       parts.engine.now()};
  std::vector<calendar::FeedEvent> events;
  add_changes(reading, events);
  add_schedules(reading, events);
  Response response;
  response.headers.emplace_back("Content-Type", "text/calendar; charset=utf-8");
  response.headers.emplace_back("Cache-Control", "private, no-cache");
  response.body = calendar::write_calendar("Planned changes", events);
  return response;
}

std::vector<Route> calendar_routes() {
  std::vector<Route> routes;
  routes.push_back(reads<Nothing, CalendarState>(
      "/profile/calendar", "profile", Access::signed_in(),
      {"Read whether I have a calendar address", "The address itself was shown once, as it was made."}, show_address));
  routes.push_back(without_kept_answer(writes<Nothing, Nothing, NewCalendarAddress>(
      Method::post, "/profile/calendar", "profile", Access::signed_in(),
      {"Make a calendar address",
       "An address by which calendar programs read planned changes as iCalendar, as I may see them at that moment. "
       "Who has it reads them without signing in. It takes the place of the one that I had.",
       {}},
      make_address, 201)));
  routes.push_back(writes<Nothing, Nothing, Nothing>(
      Method::delete_, "/profile/calendar", "profile", Access::signed_in(),
      {"Revoke my calendar address", "Whoever reads it gets nothing from then on.", {}}, revoke_address));
  return routes;
}

}  // namespace sluice::api
