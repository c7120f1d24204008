#include "store/change_list.h"

#include <fmt/format.h>

#include "store/change_columns.h"
#include "store/condition_sql.h"
#include "store/conditions.h"
#include "store/cursor.h"
#include "store/rows.h"
#include "store/unmet_text.h"

namespace sluice::store {

namespace {

constexpr std::int64_t changes_page_max = 200;

/// How a list is sorted: by which column, and whether every row has it.
struct SortColumn {
  const char* column;
  bool always_there;
};

SortColumn column_of(SortBy by) {
  switch (by) {
    case SortBy::updated: return {"c.updated", true};
    case SortBy::id: return {"c.id", true};
    case SortBy::title: return {"c.title_folded", true};
    case SortBy::priority: return {"c.priority_rank", false};
    case SortBy::planned_start: return {"c.planned_start", false};
    case SortBy::created: return {"c.created", true};
    case SortBy::stage_since: return {"c.stage_since", true};
    case SortBy::phase: return {"c.phase_rank", true};
  }
  ensure(false, "a sort that is not listed");
  return {};
}

ChangeRow row_from(ChangeColumns columns) {
  ChangeRow row;
  for (const auto id : read_ids(columns.services)) row.services.push_back({id});
  row.tags = read_words(columns.tags);
  row.waiting = read_unmet(columns.waiting);
  row.id = columns.id;
  row.title = std::move(columns.title);
  row.type = columns.type;
  row.process = columns.process;
  row.process_version = columns.process_version;
  row.stage = std::move(columns.stage);
  row.stage_name = std::move(columns.stage_name);
  row.phase = columns.phase;
  row.outcome = columns.outcome;
  row.on_hold = columns.on_hold;
  row.restricted = columns.restricted;
  row.priority = columns.priority;
  row.impact = columns.impact;
  row.urgency = columns.urgency;
  row.risk = columns.risk;
  row.owner = columns.owner;
  row.requester = columns.requester;
  row.planned_start = columns.planned_start;
  row.planned_end = columns.planned_end;
  row.created = columns.created;
  row.updated = columns.updated;
  row.closed = columns.closed;
  row.stage_since = columns.stage_since;
  row.version = columns.version;
  return row;
}

Cursor cursor_at(const ChangeColumns& row, const std::string& list, SortBy by) {
  Cursor cursor{.list = list, .id = row.id.value};
  switch (by) {
    case SortBy::updated: cursor.number = row.updated.micros; break;
    case SortBy::id: cursor.number = row.id.value; break;
    case SortBy::title: cursor.text = row.title_folded; break;
    case SortBy::priority: cursor.number = row.priority_rank; break;
    case SortBy::planned_start:
      if (row.planned_start) cursor.number = row.planned_start->micros;
      break;
    case SortBy::created: cursor.number = row.created.micros; break;
    case SortBy::stage_since: cursor.number = row.stage_since.micros; break;
    case SortBy::phase: cursor.number = row.phase_rank; break;
  }
  return cursor;
}

/// "Not closed" stands alone, so that the index of changes that go on is found.
void add_standings(Conditions& conditions, const std::vector<Standing>& standings) {
  const auto asked = [&](Standing one) { return std::ranges::find(standings, one) != standings.end(); };
  if (standings.empty() || (asked(Standing::open) && asked(Standing::on_hold) && asked(Standing::closed))) return;
  const std::string going_on = asked(Standing::open) == asked(Standing::on_hold) ? ""
                               : asked(Standing::open)                           ? "c.on_hold = 0"
                                                                                 : "c.on_hold = 1";
  if (!asked(Standing::closed)) {
    conditions.add("c.closed IS NULL");
    if (!going_on.empty()) conditions.add(going_on);
  } else if (going_on.empty()) {
    conditions.add("c.closed IS NOT NULL");
  } else {
    conditions.add("(c.closed IS NOT NULL OR " + going_on + ")");
  }
}

void add_span(Conditions& conditions, const std::string& column, const std::optional<Instant>& from,
              const std::optional<Instant>& before) {
  if (from) conditions.add(column + " >= ?", {*from});
  if (before) conditions.add(column + " < ?", {*before});
}

/// By an older version of its process than the newest one.
void add_behind(Conditions& conditions, const std::optional<std::vector<NewestVersion>>& newest) {
  if (!newest) return;
  std::string any;
  std::vector<Value> values;
  for (const auto& one : *newest) {
    any += (any.empty() ? "" : " OR ") + std::string{"(c.process = ? AND c.process_version < ?)"};
    values.emplace_back(one.process);
    values.emplace_back(one.version);
  }
  conditions.add(any.empty() ? "1 = 0" : "(" + any + ")", values);
}

Result<void> check(const ChangeFilter& filter) {
  const std::size_t most =
      std::max({filter.standings.size(), filter.phases.size(), filter.stages.size(), filter.types.size(),
                filter.processes.size(), filter.process_versions.size(), filter.owners.size(), filter.requesters.size(),
                filter.people.size(), filter.waiting_for.size(), filter.services.size(), filter.tags.size(),
                filter.priorities.size(), filter.outcomes.size(), filter.linked_to.size(), filter.parents.size(),
                filter.entries.size()});
  if (most > filter_values_max)
    return refuse(Refused::invalid, fmt::format("A filter takes at most {} values.", filter_values_max));
  return {};
}

void add_filter(Conditions& conditions, const ChangeFilter& filter, Dialect dialect) {
  add_standings(conditions, filter.standings);
  conditions.add_any("c.phase", filter.phases);
  conditions.add_any("c.stage", filter.stages);
  conditions.add_any("c.type", filter.types);
  conditions.add_any("c.process", filter.processes);
  conditions.add_any("c.process_version", filter.process_versions);
  add_behind(conditions, filter.behind);
  conditions.add_any("c.owner", filter.owners);
  conditions.add_any("c.requester", filter.requesters);
  conditions.add_any("c.catalog_entry", filter.entries);
  conditions.add_any("c.priority", filter.priorities);
  conditions.add_any("c.outcome", filter.outcomes);
  conditions.add_any("c.id IN (SELECT change_id FROM change_parts WHERE person", filter.people, ")");
  conditions.add_any("c.id IN (SELECT change_id FROM work WHERE person", filter.waiting_for, ")");
  conditions.add_any("c.id IN (SELECT change_id FROM change_services WHERE service", filter.services, ")");
  conditions.add_any("c.id IN (SELECT change_id FROM change_tags WHERE tag", filter.tags, ")");
  conditions.add_any("c.id IN (SELECT change_id FROM change_links WHERE target", filter.linked_to, ")");
  conditions.add_any("c.id IN (SELECT change_id FROM change_links WHERE kind = 'part_of' AND target", filter.parents,
                     ")");
  add_span(conditions, "c.created", filter.created_after, filter.created_before);
  add_span(conditions, "c.planned_start", filter.planned_after, filter.planned_before);
  if (!filter.words.empty()) add_words(conditions, filter.words, dialect);
}

Result<Conditions> conditions_of(const Viewer& viewer, const ChangeFilter& filter, Dialect dialect) {
  SLUICE_CHECK(check(filter));
  Conditions conditions;
  add_visibility(conditions, viewer);
  add_filter(conditions, filter, dialect);
  if (filter.where) SLUICE_CHECK(add_where(conditions, *filter.where, dialect));
  return conditions;
}

/// Rows after the cursor's. What has no value comes after all that have one, whatever the direction.
void add_after(Conditions& conditions, const Cursor& cursor, Sort sort) {
  const auto [column, always_there] = column_of(sort.by);
  const std::string beyond = sort.descending ? " < " : " > ";
  if (!cursor.number && !cursor.text)
    return conditions.add(fmt::format("({} IS NULL AND c.id{}?)", column, beyond), {cursor.id});
  const Value value = cursor.text ? Value{conditions.keep(*cursor.text)} : Value{*cursor.number};
  if (always_there) return conditions.add(fmt::format("({}, c.id){}(?, ?)", column, beyond), {value, cursor.id});
  conditions.add(fmt::format("(({}, c.id){}(?, ?) OR {} IS NULL)", column, beyond, column), {value, cursor.id});
}

std::string order_by(Sort sort) {
  const auto [column, always_there] = column_of(sort.by);
  const auto* direction = sort.descending ? " DESC" : " ASC";
  return fmt::format(" ORDER BY {}{}{}, c.id{}", column, direction, always_there ? "" : " NULLS LAST", direction);
}

const std::string& select_rows() {
  static const auto sql = "SELECT " + columns_of<ChangeColumns>() + " FROM change_rows c";
  return sql;
}

}  // namespace

Result<ChangePage> list_changes(Session& session, const Viewer& viewer, const ChangeFilter& filter, Sort sort,
                                std::int64_t limit, std::string_view cursor) {
  ensure(limit >= 1 && limit <= changes_page_max, "a page of 1 to 200 rows");
  SLUICE_TRY(auto conditions, conditions_of(viewer, filter, session.dialect()));
  const auto list = fmt::format("{}{}", sort.descending ? "-" : "", word(sort.by));
  if (!cursor.empty()) {
    const auto after = read_cursor(cursor);
    const bool fits = after && after->list == list && after->text.has_value() == (sort.by == SortBy::title);
    if (!fits) return foreign_cursor();
    add_after(conditions, *after, sort);
  }
  auto values = conditions.values();
  values.emplace_back(limit + 1);
  auto rows = session.all<ChangeColumns>(select_rows() + conditions.sql() + order_by(sort) + " LIMIT ?", values);
  ChangePage page;
  const bool more = static_cast<std::int64_t>(rows.size()) > limit;
  if (more) {
    rows.pop_back();
    page.next = to_text(cursor_at(rows.back(), list, sort.by));
  }
  for (auto& row : rows) page.rows.push_back(row_from(std::move(row)));
  return page;
}

Result<std::int64_t> count_changes(Session& session, const Viewer& viewer, const ChangeFilter& filter) {
  SLUICE_TRY(auto conditions, conditions_of(viewer, filter, session.dialect()));
  return *session.one<std::int64_t>("SELECT count(*) FROM change_rows c" + conditions.sql(), conditions.values());
}

Result<std::map<Phase, std::int64_t>> count_by_phase(Session& session, const Viewer& viewer,
                                                     const ChangeFilter& filter) {
  SLUICE_TRY(auto conditions, conditions_of(viewer, filter, session.dialect()));
  using Count = std::tuple<Phase, std::int64_t>;
  std::map<Phase, std::int64_t> counts;
  session.each<Count>("SELECT c.phase, count(*) FROM change_rows c" + conditions.sql() + " GROUP BY c.phase",
                      conditions.values(), [&](Count&& one) { counts[std::get<0>(one)] = std::get<1>(one); });
  return counts;
}

std::vector<ChangeRow> changes_by_id(Session& session, const Viewer& viewer, const std::vector<ChangeId>& ids) {
  std::vector<ChangeRow> rows;
  std::vector<ChangeId> sorted = ids;
  std::ranges::sort(sorted);
  in_slices(sorted, [&](const InList& list) {
    Conditions conditions;
    std::vector<Value> values;
    list.append_to(values);
    conditions.add("c.id" + list.sql(), values);
    add_visibility(conditions, viewer);
    session.each<ChangeColumns>(select_rows() + conditions.sql() + " ORDER BY c.id", conditions.values(),
                                [&](ChangeColumns&& row) { rows.push_back(row_from(std::move(row))); });
  });
  return rows;
}

bool sees(Session& session, const Viewer& viewer, ChangeId id) {
  Conditions conditions;
  conditions.add("c.id = ?", {id});
  add_visibility(conditions, viewer);
  return session.one<std::int64_t>("SELECT c.id FROM change_rows c" + conditions.sql(), conditions.values())
      .has_value();
}

std::map<ServiceId, std::int64_t> open_changes_by_service(Session& session, const Viewer& viewer) {
  Conditions conditions;
  conditions.add("c.closed IS NULL");
  add_visibility(conditions, viewer);
  using Count = std::tuple<ServiceId, std::int64_t>;
  std::map<ServiceId, std::int64_t> counts;
  session.each<Count>("SELECT s.service, count(*) FROM change_services s JOIN change_rows c ON c.id = s.change_id" +
                          conditions.sql() + " GROUP BY s.service",
                      conditions.values(), [&](Count&& one) { counts[std::get<0>(one)] = std::get<1>(one); });
  return counts;
}

}  // namespace sluice::store
