#include "engine/planned_times.h"

#include "base/ensure.h"
#include "base/zone.h"
#include "engine/change_loading.h"
#include "store/change_list.h"
#include "store/transaction.h"

namespace sluice::engine {

namespace {

constexpr std::int64_t changes_at_once = 200;
/// A window that has begun may still end after its zone's rules have changed.
constexpr Duration longest_window = std::chrono::hours{24 * 31};

Patch<PlannedTime> moved(const std::optional<PlannedTime>& planned, Instant now) {
  if (!planned || planned->at < now) return {};
  const auto zone = find_zone(planned->zone);
  const auto at = zone ? zone->instant_of(planned->local) : Result<Instant>{planned->at};
  if (!at || *at == planned->at) return {};
  return Patch<PlannedTime>::set({planned->local, planned->zone, *at});
}

std::vector<ChangeId> still_to_come(store::Session& session, Instant now) {
  store::ChangeFilter filter;
  filter.standings = {store::Standing::open, store::Standing::on_hold};
  filter.planned_after = now - longest_window;
  std::vector<ChangeId> ids;
  std::optional<std::string> cursor{""};
  while (cursor) {
    auto rows = store::list_changes(session, {.sees_everything = true}, filter, {store::SortBy::id, false},
                                    changes_at_once, *cursor);
    ensure(rows.has_value(), "a list of ours was refused");
    for (const auto& row : rows->rows) ids.push_back(row.id);
    cursor = std::move(rows->next);
  }
  return ids;
}

}  // namespace

std::optional<FieldsPatch> reckoned_again(const ChangeFields& fields, Instant now) {
  FieldsPatch edit;
  edit.planned_start = moved(fields.planned_start, now);
  edit.planned_end = moved(fields.planned_end, now);
  if (!edit.planned_start.present && !edit.planned_end.present) return std::nullopt;
  return edit;
}

std::vector<std::pair<ChangeId, FieldsPatch>> moved_by_zone_rules(store::Session& session, Instant now) {
  const store::ReadTransaction reading{session};
  std::vector<std::pair<ChangeId, FieldsPatch>> edits;
  for (const auto id : still_to_come(session, now)) {
    const auto change = newest(session, id, nullptr).change;
    ensure(change != nullptr, "a listed change has no events");
    if (auto edit = reckoned_again(change->fields, now)) edits.emplace_back(id, std::move(*edit));
  }
  return edits;
}

}  // namespace sluice::engine
