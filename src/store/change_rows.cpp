#include "store/change_rows.h"

#include <algorithm>
#include <array>
#include <cstring>

#include "base/digest.h"
#include "base/words.h"
#include "domain/change/applies.h"
#include "store/change_columns.h"
#include "store/comment_rows.h"
#include "store/in_list.h"
#include "store/rows.h"
#include "store/timers.h"
#include "store/unmet_text.h"

namespace sluice::store {

namespace {

struct PartRow {
  ChangeId change_id;
  PersonId person;
  Part part = Part::watcher;
};
BOOST_DESCRIBE_STRUCT(PartRow, (), (change_id, person, part))
struct GroupRow {
  ChangeId change_id;
  GroupId group_id;
};
BOOST_DESCRIBE_STRUCT(GroupRow, (), (change_id, group_id))
struct ServiceRow {
  ChangeId change_id;
  ServiceId service;
};
BOOST_DESCRIBE_STRUCT(ServiceRow, (), (change_id, service))
struct TagRow {
  ChangeId change_id;
  std::string tag;
};
BOOST_DESCRIBE_STRUCT(TagRow, (), (change_id, tag))
struct LinkColumns {
  ChangeId change_id;
  std::int64_t number = 0;
  LinkKind kind = LinkKind::depends_on;
  ChangeId target;
};
BOOST_DESCRIBE_STRUCT(LinkColumns, (), (change_id, number, kind, target))
struct WaitsOnRow {
  ChangeId change_id;
  std::string kind;
  std::int64_t item = 0;
};
BOOST_DESCRIBE_STRUCT(WaitsOnRow, (), (change_id, kind, item))
struct WorkColumns {
  ChangeId change_id;
  PersonId person;
  std::string kind, key, title;
  bool mine = false;
  std::optional<Instant> since, due;
};
BOOST_DESCRIBE_STRUCT(WorkColumns, (), (change_id, person, kind, key, title, mine, since, due))
/// Views into the change that is written.
struct TaskColumns {
  TaskId id;
  ChangeId change_id;
  std::string_view title, stage;
  TaskState state = TaskState::open;
  std::optional<PersonId> assignee;
  std::optional<Instant> due;
  bool overdue = false;
  Instant since;
};
BOOST_DESCRIBE_STRUCT(TaskColumns, (), (id, change_id, title, stage, state, assignee, due, overdue, since))
struct ApprovalWaitRow {
  ChangeId change_id;
  PersonId person;
  ProcessId process;
  std::string stage;
  Instant asked;
  std::optional<Instant> decided;
};
BOOST_DESCRIBE_STRUCT(ApprovalWaitRow, (), (change_id, person, process, stage, asked, decided))
struct SearchRow {
  ChangeId change_id;
  std::string words;
};
BOOST_DESCRIBE_STRUCT(SearchRow, (), (change_id, words))

constexpr std::size_t fingerprint_digits = 16;

void add_number(std::string& bytes, std::int64_t number) {
  std::array<char, sizeof number> raw{};
  std::memcpy(raw.data(), &number, sizeof number);
  bytes.append(raw.data(), raw.size());
}

/// Each value after its kind, and a text after its length, so that no two lists of rows look alike. No row has a real.
template <class Row>
void add_rows(std::string& bytes, const std::vector<Row>& rows) {
  add_number(bytes, static_cast<std::int64_t>(rows.size()));
  for (const auto& row : rows)
    for_each_member(row, [&](std::string_view, const auto& member) {
      const Value value{member};
      bytes += value.null ? 'n' : value.kind == Kind::text ? 't' : 'i';
      if (value.null) return;
      add_number(bytes, value.kind == Kind::text ? static_cast<std::int64_t>(value.text.size()) : value.integer);
      bytes += value.text;
    });
}

/// The rows of one section of all changes that are written, but for those that stand in the database already.
template <class... Rows>
class Section {
 public:
  /// Takes the rows of a change unless they are what `before` says; gives their fingerprint.
  std::string take(ChangeId change, std::string_view before, std::vector<Rows>... rows) {
    std::string bytes;
    (add_rows(bytes, rows), ...);
    auto now = fingerprint(bytes);
    if (now == before) return now;
    stale_.push_back(change);
    (std::ranges::move(rows, std::back_inserter(std::get<std::vector<Rows>>(rows_))), ...);
    return now;
  }
  /// `tables` are in the order of Rows.
  void write(Session& session, const std::array<const char*, sizeof...(Rows)>& tables) {
    for (const auto* table : tables)
      in_slices(stale_, [&](const InList& list) {
        std::vector<Value> values;
        list.append_to(values);
        session.run(std::string{"DELETE FROM "} + table + " WHERE change_id" + list.sql(), values);
      });
    std::size_t at = 0;
    (insert_rows(session, tables[at++], std::get<std::vector<Rows>>(rows_)), ...);
  }

 private:
  std::vector<ChangeId> stale_;
  std::tuple<std::vector<Rows>...> rows_;
};

std::vector<PartRow> parts_of(ChangeId id, const ChangeProjection& projection) {
  std::vector<PartRow> rows;
  for (const auto& one : projection.parts) rows.push_back({id, one.person, one.part});
  return rows;
}

std::vector<GroupRow> groups_of(const Change& change) {
  std::vector<GroupRow> rows;
  for (const auto group : std::set<GroupId>{change.visible_to.begin(), change.visible_to.end()})
    rows.push_back({change.id, group});
  return rows;
}

std::vector<ServiceRow> services_of(const Change& change) {
  std::vector<ServiceRow> rows;
  for (const auto service : std::set<ServiceId>{change.fields.services.begin(), change.fields.services.end()})
    rows.push_back({change.id, service});
  return rows;
}

std::vector<TagRow> tags_of(const Change& change) {
  std::vector<TagRow> rows;
  for (const auto& tag : std::set<std::string>{change.fields.tags.begin(), change.fields.tags.end()})
    rows.push_back({change.id, tag});
  return rows;
}

std::vector<LinkColumns> links_of(const Change& change) {
  std::vector<LinkColumns> rows;
  for (const Link& link : change.links)
    if (link.change) rows.push_back({change.id, link.number, link.kind, *link.change});
  return rows;
}

std::vector<WaitsOnRow> waits_on(ChangeId id, const ChangeProjection& projection) {
  std::vector<WaitsOnRow> rows;
  for (const auto one : projection.depends_on_people) rows.push_back({id, "person", one.value});
  for (const auto one : projection.depends_on_groups) rows.push_back({id, "group", one.value});
  for (const auto one : projection.depends_on_services) rows.push_back({id, "service", one.value});
  if (projection.depends_on_entry) rows.push_back({id, "catalog_entry", projection.depends_on_entry->value});
  if (projection.depends_on_roles) rows.push_back({id, "role", 0});
  return rows;
}

/// One row for a person, kind and key; two ways to the same work are one.
std::vector<WorkColumns> work_of(ChangeId id, const ChangeProjection& projection) {
  std::map<std::tuple<PersonId, std::string, std::string>, WorkColumns> rows;
  for (const auto& one : projection.work) {
    WorkColumns row{id, one.person, one.kind, one.key, one.title, one.mine, one.since, one.due};
    auto [found, is_new] = rows.try_emplace({one.person, one.kind, one.key}, std::move(row));
    if (!is_new) found->second.mine = found->second.mine || one.mine;
  }
  std::vector<WorkColumns> list;
  for (auto& [key, row] : rows) list.push_back(std::move(row));
  return list;
}

std::vector<TaskColumns> tasks_of(const Change& change) {
  std::vector<TaskColumns> rows;
  for (const auto& task : change.tasks)
    rows.push_back({task.id, change.id, task.title.text, task.stage, task.state, task.assignee, task.due, task.overdue,
                    task.since});
  return rows;
}

std::vector<ApprovalWaitRow> approval_waits_of(const ChangeProjection& projection) {
  std::vector<ApprovalWaitRow> rows;
  for (const ApprovalWait& one : projection.approval_waits)
    rows.push_back({one.change, one.person, one.process, one.stage, one.asked, one.decided});
  return rows;
}

std::optional<Instant> instant_of(const std::optional<PlannedTime>& planned) {
  return planned ? std::optional{planned->at} : std::nullopt;
}

std::optional<std::string> day_of(const std::optional<PlannedTime>& planned) {
  if (!planned || planned->local.empty()) return std::nullopt;
  return planned->local.substr(0, 10);
}

void add_ending(ChangeColumns& row, const Change& change) {
  row.outcome = change.outcome;
  row.phase_reached = phase_reached(change);
  const auto harm = harm_of(change);
  if (!harm) return;
  row.users_hindered = harm->users;
  row.data_or_site_lost = harm->data_or_site_lost;
  row.activity_stopped_too_long = harm->activity_stopped_too_long;
}

ChangeColumns columns_from(const Change& change, const ChangeProjection& projection) {
  std::vector<std::int64_t> services;
  for (const auto one : change.fields.services) services.push_back(one.value);
  const auto& fields = change.fields;
  ChangeColumns row;
  row.id = change.id;
  row.title = fields.title.text;
  row.title_folded = folded(fields.title.text);
  row.type = change.type;
  row.process = change.process;
  row.process_version = change.process_version;
  row.stage = projection.stage;
  row.stage_name = projection.stage_name;
  row.phase = change.phase;
  row.phase_rank = static_cast<std::int64_t>(change.phase);
  add_ending(row, change);
  row.on_hold = change.hold.has_value();
  row.restricted = change.restricted;
  row.priority = projection.priority;
  if (projection.priority) row.priority_rank = static_cast<std::int64_t>(*projection.priority);
  row.impact = fields.impact;
  row.urgency = fields.urgency;
  row.risk = risk_of(change.risk);
  row.owner = change.owner();
  if (change.catalog) row.catalog_entry = change.catalog->entry;
  row.requester = change.requester;
  row.planned_start = instant_of(fields.planned_start);
  row.planned_end = instant_of(fields.planned_end);
  row.planned_start_day = day_of(fields.planned_start);
  row.planned_end_day = day_of(fields.planned_end);
  row.created = change.created;
  row.updated = change.updated;
  row.closed = change.closed;
  row.stage_since = projection.stage_since;
  row.version = change.version;
  row.services = ids_text(services);
  row.tags = words_text(fields.tags);
  row.waiting = unmet_text(projection.waiting);
  return row;
}

/// Everything that is to be written of a batch of changes, table by table, so that few statements do.
class Writer {
 public:
  explicit Writer(WriteTransaction& transaction) : transaction_(transaction), session_(transaction.session()) {}

  void look_up(const std::vector<ChangeToWrite>& changes) {
    std::vector<ChangeId> ids;
    for (const auto& one : changes) ids.push_back(one.change->id);
    using Found = std::tuple<ChangeId, std::string>;
    in_slices(ids, [&](const InList& list) {
      std::vector<Value> values;
      list.append_to(values);
      session_.each<Found>("SELECT id, sections FROM change_rows WHERE id" + list.sql(), values,
                           [&](Found&& found) { before_[std::get<0>(found)] = std::move(std::get<1>(found)); });
    });
  }

  void take(const ChangeToWrite& one) {
    const auto& change = *one.change;
    const auto& projection = *one.projection;
    const std::string_view before = before_[change.id];
    std::size_t at = 0;
    const auto was = [&] {
      const auto one = before.size() > at ? before.substr(at, fingerprint_digits) : std::string_view{};
      at += fingerprint_digits;
      return one;
    };
    auto row = columns_from(change, projection);
    row.sections += people_.take(change.id, was(), parts_of(change.id, projection), groups_of(change));
    row.sections += things_.take(change.id, was(), services_of(change), tags_of(change));
    row.sections += links_.take(change.id, was(), links_of(change));
    row.sections += waits_on_.take(change.id, was(), waits_on(change.id, projection));
    row.sections += work_.take(change.id, was(), work_of(change.id, projection));
    row.sections += tasks_.take(change.id, was(), tasks_of(change));
    row.sections += approval_waits_.take(change.id, was(), approval_waits_of(projection));
    row.sections += take_words(change.id, was(), projection.words);
    rows_.push_back(std::move(row));
    timers_.push_back({change.id, projection.wake});
  }

  void write() {
    static const auto tail = replacing<ChangeColumns>("id");
    insert_rows(session_, "change_rows", rows_, tail);
    people_.write(session_, {"change_parts", "change_groups"});
    things_.write(session_, {"change_services", "change_tags"});
    links_.write(session_, {"change_links"});
    waits_on_.write(session_, {"waits_on"});
    work_.write(session_, {"work"});
    tasks_.write(session_, {"tasks"});
    approval_waits_.write(session_, {"approval_waits"});
    search_.write(session_, {"search"});
    set_timers(transaction_, timers_);
  }

 private:
  /// Folding long texts takes a while: done only where the text is another.
  std::string take_words(ChangeId change, std::string_view before, const std::string& words) {
    const auto now = fingerprint(words);
    if (now != before) search_.take(change, "", {{change, folded(words)}});
    return now;
  }

  WriteTransaction& transaction_;
  Session& session_;
  std::map<ChangeId, std::string> before_;
  std::vector<ChangeColumns> rows_;
  Section<PartRow, GroupRow> people_;
  Section<ServiceRow, TagRow> things_;
  Section<LinkColumns> links_;
  Section<WaitsOnRow> waits_on_;
  Section<WorkColumns> work_;
  Section<TaskColumns> tasks_;
  Section<ApprovalWaitRow> approval_waits_;
  Section<SearchRow> search_;
  std::vector<Timer> timers_;
};

/// Adds `OR (kind = ? AND item IN (…))`.
template <class Id>
void add_kind(std::string& where, std::vector<Value>& values, const char* kind, const std::vector<Id>& ids) {
  in_slices(ids, [&](const InList& list) {
    where += where.empty() ? "" : " OR ";
    where += "(kind = ? AND item" + list.sql() + ")";
    values.emplace_back(kind);
    list.append_to(values);
  });
}

}  // namespace

void write_changes(WriteTransaction& transaction, const std::vector<ChangeToWrite>& changes) {
  Writer writer{transaction};
  writer.look_up(changes);
  for (const auto& one : changes) writer.take(one);
  writer.write();
  for (const auto& one : changes) write_comments(transaction.session(), one.change->id, one.records);
}

void write_change(WriteTransaction& transaction, const Change& change, const ChangeProjection& projection,
                  std::span<const ChangeRecord> records) {
  write_changes(transaction, {{&change, &projection, records}});
}

std::vector<ChangeId> changes_waiting_on(Session& session, const LookedAt& altered, ChangeId after,
                                         std::int64_t limit) {
  if (altered.everything)
    return session.all<ChangeId>("SELECT id FROM change_rows WHERE closed IS NULL AND id > ? ORDER BY id LIMIT ?",
                                 {after, limit});
  std::string where;
  std::vector<Value> values{after};
  add_kind(where, values, "person", altered.people);
  add_kind(where, values, "group", altered.groups);
  add_kind(where, values, "service", altered.services);
  add_kind(where, values, "catalog_entry", altered.entries);
  if (altered.roles) where += where.empty() ? "kind = 'role'" : " OR kind = 'role'";
  if (where.empty()) return {};
  values.emplace_back(limit);
  return session.all<ChangeId>(
      "SELECT DISTINCT change_id FROM waits_on WHERE change_id > ? AND (" + where + ") ORDER BY change_id LIMIT ?",
      values);
}

}  // namespace sluice::store
