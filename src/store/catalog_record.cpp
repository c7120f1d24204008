#include "store/catalog_record.h"

#include <tuple>

namespace sluice::store {

std::map<CatalogEntryId, CatalogRecord> catalog_records(Session& session) {
  using Found =
      std::tuple<CatalogEntryId, std::int64_t, std::int64_t, std::int64_t, std::int64_t, std::int64_t, Instant>;
  std::map<CatalogEntryId, CatalogRecord> records;
  session.each<Found>(
      "SELECT catalog_entry, count(*), count(CASE WHEN outcome = 'successful' THEN 1 END), "
      "count(CASE WHEN outcome = 'successful_with_issues' THEN 1 END), "
      "count(CASE WHEN outcome IN ('unsuccessful', 'backed_out') THEN 1 END), "
      "count(CASE WHEN closed IS NULL THEN 1 END), max(created) "
      "FROM change_rows WHERE catalog_entry IS NOT NULL GROUP BY catalog_entry",
      {}, [&](Found&& one) {
        const auto& [entry, used, successful, with_issues, failed, open, last] = one;
        records[entry] = {used, successful, with_issues, failed, open, last};
      });
  return records;
}

}  // namespace sluice::store
