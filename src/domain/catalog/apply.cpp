#include <algorithm>

#include "base/ensure.h"
#include "domain/catalog/bounds.h"
#include "domain/catalog/decide.h"

namespace sluice {

namespace {

EntryVersion& version_at(CatalogEntry& entry, std::int64_t number) {
  ensure(find_version(entry, number) != nullptr, "an event names a version that a catalog entry does not have");
  return entry.versions[static_cast<std::size_t>(number - 1)];
}

void decided(EntryVersion& version, EntryFate fate, const Written& comment, const Stamp& stamp) {
  version.fate = fate;
  version.decided_by = stamp.by;
  version.decided = stamp.at;
  version.comment = comment;
}

/// What was counted against it before an approval counts no longer.
void begin_anew(CatalogEntry& entry, Instant until, const Stamp& stamp) {
  entry.until = until;
  entry.renewed = stamp.at;
  entry.lapse.reset();
  entry.failures.clear();
}

void fold_entry(CatalogEntry& entry, const EntryProposed& e, const Stamp& stamp) {
  entry.id = e.entry;
  entry.key = e.key;
  entry.owner = e.owner;
  entry.created = stamp.at;
  entry.versions.push_back({.content = e.content,
                            .by = stamp.by,
                            .from = e.from,
                            .at = stamp.at,
                            .decided_by = {},
                            .decided = {},
                            .comment = {}});
  entry.proposed = 1;
}

void fold_entry(CatalogEntry& entry, const EntryVersionProposed& e, const Stamp& stamp) {
  if (entry.proposed != 0) version_at(entry, entry.proposed).fate = EntryFate::superseded;
  entry.versions.push_back({.content = e.content,
                            .by = stamp.by,
                            .from = {},
                            .at = stamp.at,
                            .decided_by = {},
                            .decided = {},
                            .comment = {}});
  entry.proposed = e.number;
}

void fold_entry(CatalogEntry& entry, const EntryApproved& e, const Stamp& stamp) {
  if (entry.in_force != 0) version_at(entry, entry.in_force).fate = EntryFate::superseded;
  decided(version_at(entry, e.number), EntryFate::approved, e.comment, stamp);
  entry.in_force = e.number;
  entry.proposed = 0;
  begin_anew(entry, e.until, stamp);
}

void fold_entry(CatalogEntry& entry, const EntryRejected& e, const Stamp& stamp) {
  decided(version_at(entry, e.number), EntryFate::rejected, e.reason, stamp);
  entry.proposed = 0;
}

void fold_entry(CatalogEntry& entry, const EntryRenewed& e, const Stamp& stamp) { begin_anew(entry, e.until, stamp); }

void fold_entry(CatalogEntry& entry, const EntryOutcomeNoted& e, const Stamp& stamp) {
  const auto oldest = months_after(stamp.at, -bounds::failures_count_months);
  std::erase_if(entry.failures, [&](const EntryFailure& one) { return one.change == e.change || one.at <= oldest; });
  if (is_failure(e.outcome)) entry.failures.push_back({e.change, e.outcome, stamp.at});
}

void fold_entry(CatalogEntry& entry, const EntryLapsed& e, const Stamp& stamp) {
  entry.lapse = EntryLapse{e.cause, stamp.at, e.changes};
}

void fold_entry(CatalogEntry& entry, const EntryHanded& e, const Stamp&) { entry.owner = e.owner; }

void fold_entry(CatalogEntry& entry, const EntryRetirementProposed& e, const Stamp& stamp) {
  entry.retirement = EntryRetirement{stamp.by.value_or(PersonId{}), e.reason, stamp.at};
}

void fold_entry(CatalogEntry& entry, const EntryKept&, const Stamp&) { entry.retirement.reset(); }

void fold_entry(CatalogEntry& entry, const EntryRetired&, const Stamp&) {
  if (entry.proposed != 0) version_at(entry, entry.proposed).fate = EntryFate::superseded;
  entry.proposed = 0;
  entry.retired = true;
}

}  // namespace

CatalogEntry apply(CatalogEntry entry, const CatalogEvent& event, const Stamp& stamp) {
  entry.updated = stamp.at;
  std::visit([&](const auto& one) { fold_entry(entry, one, stamp); }, event);
  ++entry.version;
  return entry;
}

}  // namespace sluice
