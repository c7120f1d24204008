#include "store/schedule_rows.h"

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include "base/words.h"
#include "store/conditions.h"
#include "store/cursor.h"
#include "store/dialect.h"
#include "store/rows.h"
#include "store/snapshots.h"
#include "store/stored_format.h"

namespace sluice::store {

namespace {

constexpr std::int64_t schedules_page_max = 200;
constexpr std::string_view schedules_list = "schedules";

struct ScheduleColumns {
  ScheduleId id;
  std::string name_folded;
  PersonId owner;
  std::optional<PersonId> deputy;
  PersonId created_by;
  std::string process;
  ScheduleState state = ScheduleState::active;
  bool restricted = false;
  bool in_trouble = false;
  std::optional<Instant> next_start, next_look;
};
BOOST_DESCRIBE_STRUCT(ScheduleColumns, (),
                      (id, name_folded, owner, deputy, created_by, process, state, restricted, in_trouble, next_start,
                       next_look))

struct ScheduleGroupRow {
  ScheduleId schedule;
  GroupId group_id;
};
BOOST_DESCRIBE_STRUCT(ScheduleGroupRow, (), (schedule, group_id))

struct StateRow {
  std::string kind, fold_number, state;
  std::int64_t id = 0, version = 0;
};
BOOST_DESCRIBE_STRUCT(StateRow, (), (kind, fold_number, state, id, version))

ScheduleColumns columns_from(const Schedule& schedule, const ScheduleProjection& projection) {
  return {.id = schedule.id,
          .name_folded = folded(schedule.name.text),
          .owner = schedule.owner,
          .deputy = schedule.deputy,
          .created_by = schedule.created_by,
          .process = schedule.present().change.process,
          .state = projection.state,
          .restricted = projection.restricted,
          .in_trouble = schedule.trouble.has_value(),
          .next_start = projection.next_start,
          .next_look = projection.next_look};
}

void write_groups(Session& session, const Schedule& schedule) {
  session.run("DELETE FROM schedule_groups WHERE schedule = ?", {schedule.id});
  std::set<GroupId> groups;
  for (const auto& leg : schedule.legs) groups.insert(leg.change.visible_to.begin(), leg.change.visible_to.end());
  std::vector<ScheduleGroupRow> rows;
  for (const auto id : groups) rows.push_back({schedule.id, id});
  insert_rows(session, "schedule_groups", rows);
}

void write_snapshot_of(Session& session, const Schedule& schedule) {
  SnapshotFormat format;
  static const auto tail = replacing<StateRow>("kind, id");
  insert_row(session, "snapshots",
             StateRow{std::string{word(StreamKind::schedule)}, std::string{fold_number()},
                      boost::json::serialize(encode_json(format, schedule)), schedule.id.value, schedule.version},
             tail);
}

std::string left_out_note(const std::vector<std::string>& fields) {
  std::string note;
  for (const auto& one : fields) note += (note.empty() ? "" : ", ") + one;
  return note;
}

void write_occurrence(Session& session, const Schedule& schedule, const ScheduleRecord& record) {
  if (const auto* opened = std::get_if<OccurrenceOpened>(&record.event))
    insert_row(session, "occurrences",
               PastOccurrence{schedule.id, opened->local, opened->change, opened->start, opened->end, record.stamp.at,
                              opened->late_minutes, left_out_note(opened->left_out)});
  if (const auto* skipped = std::get_if<OccurrenceSkipped>(&record.event))
    insert_row(session, "occurrences",
               PastOccurrence{schedule.id, skipped->local, std::nullopt, skipped->start, std::nullopt, record.stamp.at,
                              std::nullopt, skipped->reason.text});
  if (const auto* back = std::get_if<OccurrenceUnskipped>(&record.event))
    session.run("DELETE FROM occurrences WHERE schedule = ? AND local = ? AND change_id IS NULL",
                {schedule.id, back->local});
}

void add_schedule_visibility(Conditions& conditions, const Viewer& viewer) {
  if (viewer.sees_everything) return;
  std::string sql = "(s.restricted = 0";
  std::vector<Value> values;
  if (viewer.person) {
    sql += " OR s.owner = ? OR s.deputy = ? OR s.created_by = ?";
    for (int i = 0; i < 3; ++i) values.emplace_back(*viewer.person);
  }
  in_slices(viewer.groups, [&](const InList& list) {
    sql += " OR EXISTS (SELECT 1 FROM schedule_groups g WHERE g.schedule = s.id AND g.group_id" + list.sql() + ")";
    list.append_to(values);
  });
  conditions.add(sql + ")", values);
}

/// Schedules that go on, whose owner and deputy are both none of those enabled.
void add_without_owner(Session& session, Conditions& conditions, const std::vector<PersonId>& enabled) {
  const std::set<PersonId> here{enabled.begin(), enabled.end()};
  using Owned = std::tuple<ScheduleId, PersonId, std::optional<PersonId>>;
  std::vector<ScheduleId> found;
  session.each<Owned>("SELECT id, owner, deputy FROM schedules WHERE state <> 'ended' ORDER BY id", {},
                      [&](Owned&& one) {
                        const auto& [id, owner, deputy] = one;
                        if (!here.contains(owner) && !(deputy && here.contains(*deputy))) found.push_back(id);
                      });
  std::string sql = "(1 = 0";
  std::vector<Value> values;
  in_slices(found, [&](const InList& list) {
    sql += " OR s.id" + list.sql();
    list.append_to(values);
  });
  conditions.add(sql + ")", values);
}

Result<Conditions> conditions_of(Session& session, const Viewer& viewer, const ScheduleFilter& filter) {
  if (std::max({filter.states.size(), filter.people.size(), filter.processes.size()}) > filter_values_max)
    return refuse(Refused::invalid, fmt::format("A filter takes at most {} values.", filter_values_max));
  Conditions conditions;
  add_schedule_visibility(conditions, viewer);
  conditions.add_any("s.state", filter.states);
  conditions.add_any("s.process", filter.processes);
  if (!filter.people.empty()) {
    const InList list{{filter.people.begin(), filter.people.end()}};
    std::vector<Value> values;
    list.append_to(values);
    list.append_to(values);
    conditions.add("(s.owner" + list.sql() + " OR s.deputy" + list.sql() + ")", values);
  }
  if (filter.in_trouble) conditions.add("s.in_trouble = ?", {*filter.in_trouble});
  if (filter.without_owner) add_without_owner(session, conditions, filter.enabled);
  for (auto& one : words_of(filter.words)) {
    const auto sql = holds_text("s.name_folded", session.dialect());
    conditions.add(sql, {conditions.keep(std::move(one))});
  }
  return conditions;
}

}  // namespace

void write_schedule(WriteTransaction& transaction, const Schedule& schedule, const ScheduleProjection& projection,
                    const std::vector<ScheduleRecord>& records) {
  auto& session = transaction.session();
  static const auto tail = replacing<ScheduleColumns>("id");
  insert_row(session, "schedules", columns_from(schedule, projection), tail);
  write_groups(session, schedule);
  write_snapshot_of(session, schedule);
  for (const auto& record : records) write_occurrence(session, schedule, record);
}

void forget_occurrences(Session& session, ScheduleId id) {
  session.run("DELETE FROM occurrences WHERE schedule = ?", {id});
}

std::shared_ptr<const Schedule> schedule_snapshot(Session& session, ScheduleId id) {
  const auto text =
      session.one<std::string>("SELECT state FROM snapshots WHERE kind = ? AND id = ? AND fold_number = ?",
                               {StreamKind::schedule, id, fold_number()});
  if (!text) return nullptr;
  SnapshotFormat format;
  const auto json = parse_json(*text);
  auto schedule = json ? decode_json<Schedule>(format, *json) : std::unexpected{json.error()};
  if (schedule) return std::make_shared<const Schedule>(std::move(*schedule));
  spdlog::error("event=snapshot_unreadable schedule={} why=\"{}\"", id.value, schedule.error().detail);
  return nullptr;
}

std::vector<ScheduleId> schedules_due(Session& session, Instant now, std::int64_t limit) {
  return session.all<ScheduleId>("SELECT id FROM schedules WHERE next_look <= ? ORDER BY next_look, id LIMIT ?",
                                 {now, limit});
}

std::vector<ScheduleId> schedules_not_ended(Session& session, ScheduleId after, std::int64_t limit) {
  return session.all<ScheduleId>("SELECT id FROM schedules WHERE id > ? AND state <> 'ended' ORDER BY id LIMIT ?",
                                 {after, limit});
}

Result<SchedulePage> list_schedules(Session& session, const Viewer& viewer, const ScheduleFilter& filter,
                                    std::int64_t limit, std::string_view cursor) {
  ensure(limit >= 1 && limit <= schedules_page_max, "a page of 1 to 200 rows");
  SLUICE_TRY(auto conditions, conditions_of(session, viewer, filter));
  if (!cursor.empty()) {
    const auto after = read_cursor(cursor);
    if (!after || after->list != schedules_list || after->text) return foreign_cursor();
    if (after->number)
      conditions.add("((s.next_start, s.id) > (?, ?) OR s.next_start IS NULL)", {*after->number, after->id});
    else conditions.add("(s.next_start IS NULL AND s.id > ?)", {after->id});
  }
  auto values = conditions.values();
  values.emplace_back(limit + 1);
  using Found = std::tuple<ScheduleId, std::optional<Instant>>;
  auto rows = session.all<Found>("SELECT s.id, s.next_start FROM schedules s" + conditions.sql() +
                                     " ORDER BY s.next_start ASC NULLS LAST, s.id LIMIT ?",
                                 values);
  SchedulePage page;
  if (static_cast<std::int64_t>(rows.size()) > limit) {
    rows.pop_back();
    Cursor next{.list = std::string{schedules_list}, .id = std::get<0>(rows.back()).value};
    if (const auto at = std::get<1>(rows.back())) next.number = at->micros;
    page.next = to_text(next);
  }
  for (const auto& row : rows) page.ids.push_back(std::get<0>(row));
  return page;
}

Result<std::int64_t> count_schedules(Session& session, const Viewer& viewer, const ScheduleFilter& filter) {
  SLUICE_TRY(auto conditions, conditions_of(session, viewer, filter));
  return *session.one<std::int64_t>("SELECT count(*) FROM schedules s" + conditions.sql(), conditions.values());
}

std::vector<PastOccurrence> past_occurrences(Session& session, ScheduleId schedule, std::string_view before,
                                             std::int64_t limit) {
  static const auto select = "SELECT " + columns_of<PastOccurrence>() + " FROM occurrences WHERE schedule = ? ";
  if (before.empty()) return session.all<PastOccurrence>(select + "ORDER BY local DESC LIMIT ?", {schedule, limit});
  return session.all<PastOccurrence>(select + "AND local < ? ORDER BY local DESC LIMIT ?", {schedule, before, limit});
}

std::vector<PastOccurrence> occurrences_of(Session& session, const std::vector<ChangeId>& changes) {
  std::vector<PastOccurrence> found;
  in_slices(changes, [&](const InList& list) {
    std::vector<Value> values;
    list.append_to(values);
    session.each<PastOccurrence>("SELECT " + columns_of<PastOccurrence>() + " FROM occurrences WHERE change_id" +
                                     list.sql() + " ORDER BY change_id",
                                 values, [&](PastOccurrence&& one) { found.push_back(std::move(one)); });
  });
  return found;
}

}  // namespace sluice::store
