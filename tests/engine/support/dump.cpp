#include "engine/support/dump.h"

#include <array>
#include <span>
#include <string_view>

#include <fmt/format.h>

#include "store/transaction.h"

namespace sluice::engine {

namespace {

struct Table {
  std::string_view name;
  std::string_view order;
  std::vector<std::string_view> columns;
};

const std::vector<Table>& tables() {
  static const std::vector<Table> all{
      {"change_rows",
       "id",
       {"id",          "title",         "title_folded",  "type",       "process", "process_version",
        "stage",       "stage_name",    "phase",         "phase_rank", "outcome", "on_hold",
        "restricted",  "priority",      "priority_rank", "impact",     "urgency", "owner",
        "requester",   "planned_start", "planned_end",   "created",    "updated", "closed",
        "stage_since", "version",       "services",      "tags",       "waiting"}},
      {"change_parts", "change_id, person, part", {"change_id", "person", "part"}},
      {"change_groups", "change_id, group_id", {"change_id", "group_id"}},
      {"change_services", "change_id, service", {"change_id", "service"}},
      {"change_tags", "change_id, tag", {"change_id", "tag"}},
      {"waits_on", "change_id, kind, item", {"change_id", "kind", "item"}},
      {"work", "change_id, person, kind, key", {"change_id", "person", "kind", "key", "title", "mine", "since", "due"}},
      {"tasks", "id", {"id", "change_id", "title", "stage", "state", "assignee", "due", "overdue", "since"}},
      {"comments", "id", {"id", "change_id", "author", "at", "text", "edited_at", "removed", "position"}},
      {"search", "change_id", {"change_id", "words"}},
      {"schedules",
       "id",
       {"id", "name_folded", "owner", "deputy", "created_by", "process", "state", "restricted", "in_trouble",
        "next_start"}},
      {"schedule_groups", "schedule, group_id", {"schedule", "group_id"}},
      {"occurrences",
       "schedule, local",
       {"schedule", "local", "change_id", "start", "end_at", "at", "late_minutes", "note"}},
      {"timers", "change_id", {"change_id", "wake_at"}},
  };
  return all;
}

}  // namespace

std::vector<std::string> dump_of_read_tables(store::Session& session) {
  const store::ReadTransaction reading{session};
  std::vector<std::string> rows;
  for (const auto& table : tables()) {
    std::string select = fmt::format("'{}'", table.name);
    for (const auto column : table.columns) select += fmt::format(" || '|' || coalesce(CAST({} AS TEXT), '-')", column);
    session.each<std::string>(fmt::format("SELECT {} FROM {} ORDER BY {}", select, table.name, table.order), {},
                              [&](std::string&& row) { rows.push_back(std::move(row)); });
  }
  return rows;
}

}  // namespace sluice::engine
