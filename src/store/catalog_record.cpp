#include "store/catalog_record.h"

#include <string>
#include <tuple>

namespace sluice::store {

namespace {

using CountedUses =
    std::tuple<CatalogEntryId, std::int64_t, std::int64_t, std::int64_t, std::int64_t, std::int64_t, Instant>;

std::string records_of(std::string_view which) {
  return "SELECT catalog_entry, count(*), count(CASE WHEN outcome = 'successful' THEN 1 END), "
         "count(CASE WHEN outcome = 'successful_with_issues' THEN 1 END), "
         "count(CASE WHEN outcome IN ('unsuccessful', 'backed_out') THEN 1 END), "
         "count(CASE WHEN closed IS NULL THEN 1 END), max(created) "
         "FROM change_rows WHERE catalog_entry " +
         std::string{which} + " GROUP BY catalog_entry";
}

CatalogRecord record_of(const CountedUses& found) {
  const auto& [entry, used, successful, with_issues, failed, open, last] = found;
  return {used, successful, with_issues, failed, open, last};
}

}  // namespace

std::map<CatalogEntryId, CatalogRecord> catalog_records(Session& session) {
  std::map<CatalogEntryId, CatalogRecord> records;
  session.each<CountedUses>(records_of("IS NOT NULL"), {},
                            [&](CountedUses&& one) { records[std::get<CatalogEntryId>(one)] = record_of(one); });
  return records;
}

CatalogRecord catalog_record(Session& session, CatalogEntryId entry) {
  const auto found = session.one<CountedUses>(records_of("= ?"), {entry});
  return found ? record_of(*found) : CatalogRecord{};
}

}  // namespace sluice::store
