// How often catalog entries were used and how it went: counted over the rows of changes.
#pragma once
#include <map>
#include <optional>

#include "base/instant.h"
#include "store/session.h"

namespace sluice::store {

/// Of all changes made from one entry, restricted ones included: it says how many, never which.
struct CatalogRecord {
  std::int64_t used = 0;
  std::int64_t successful = 0;
  std::int64_t with_issues = 0;
  std::int64_t failed = 0;  ///< unsuccessful or backed out
  std::int64_t open = 0;
  std::optional<Instant> last_used;
};

/// Entries that were never used are not among them.
[[nodiscard]] std::map<CatalogEntryId, CatalogRecord> catalog_records(Session& session);
/// Of one entry.
[[nodiscard]] CatalogRecord catalog_record(Session& session, CatalogEntryId entry);

}  // namespace sluice::store
