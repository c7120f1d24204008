#include "api/views/lists.h"

#include <charconv>

#include "domain/change/change.h"
#include "store/cursor.h"

namespace sluice::api {
namespace {
constexpr std::string_view cursor_prefix = "at-";
}

Result<std::int64_t> page_limit(const PageQuery& query) {
  const auto limit = query.limit.value_or(50);
  if (limit < 1 || limit > 200) {
    Refusal refusal{Refused::malformed, "A page has 1 to 200 items."};
    refusal.errors.push_back({"?limit", "expected 1 to 200"});
    return std::unexpected{std::move(refusal)};
  }
  return limit;
}

Result<std::size_t> page_start(const PageQuery& query) {
  if (!query.cursor) return 0;
  std::string_view text = *query.cursor;
  std::size_t start = 0;
  if (text.starts_with(cursor_prefix)) {
    text.remove_prefix(cursor_prefix.size());
    const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), start);
    if (failed == std::errc{} && end == text.data() + text.size()) return start;
  }
  return store::foreign_cursor();
}

std::string page_cursor(std::size_t start) { return std::string{cursor_prefix} + std::to_string(start); }

store::Viewer viewer(const Call& call) {
  store::Viewer viewer{.person = call.actor.person};
  viewer.sees_everything = call.actor.holds(Role::auditor) || call.actor.holds(Role::administrator);
  if (!viewer.person) return viewer;
  for (const auto& [id, group] : call.directory->groups)
    if (group->members.contains(*viewer.person)) viewer.groups.push_back(id);
  return viewer;
}

std::string process_key(ProcessId id, const Directory& directory) {
  const auto found = directory.processes.find(id);
  if (found == directory.processes.end() || found->second->versions.empty())
    return "process-" + std::to_string(id.value);
  return found->second->versions.rbegin()->second->process.key;
}

ChangeRowView change_row(const store::ChangeRow& row, const Directory& directory) {
  ChangeRowView view{.id = sluice::shown(row.id),
                     .title = row.title,
                     .type = row.type,
                     .process = process_key(row.process, directory),
                     .process_version = row.process_version,
                     .stage = row.stage,
                     .stage_name = row.stage_name,
                     .phase = row.phase,
                     .outcome = row.outcome,
                     .on_hold = row.on_hold,
                     .restricted = row.restricted,
                     .priority = row.priority,
                     .impact = row.impact,
                     .risk = row.risk,
                     .urgency = row.urgency,
                     .owner = person_ref(row.owner, directory),
                     .requester = person_ref(row.requester, directory),
                     .services = {},
                     .tags = row.tags,
                     .planned_start = row.planned_start,
                     .planned_end = row.planned_end,
                     .created = row.created,
                     .updated = row.updated,
                     .closed = row.closed,
                     .stage_since = row.stage_since,
                     .waiting = unmet_views(row.waiting, directory),
                     .version = row.version};
  for (const auto id : row.services) view.services.push_back(service_ref(id, directory));
  return view;
}

std::vector<ChangeRowView> change_rows(const std::vector<store::ChangeRow>& rows, const Directory& directory) {
  std::vector<ChangeRowView> views;
  views.reserve(rows.size());
  for (const auto& row : rows) views.push_back(change_row(row, directory));
  return views;
}

}  // namespace sluice::api
