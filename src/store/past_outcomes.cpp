#include "store/past_outcomes.h"

#include <string>
#include <tuple>

#include "store/in_list.h"

namespace sluice::store {

namespace {

/// Adds ` AND (column IN (…) OR column IN (…))`, or what stands around it.
template <class Ids>
void add_among(std::string& sql, std::vector<Value>& values, const Ids& ids, const std::string& before,
               const std::string& after) {
  if (ids.empty()) return;
  std::string any;
  in_slices(ids, [&](const InList& list) {
    any += (any.empty() ? "" : " OR ") + before + list.sql() + after;
    list.append_to(values);
  });
  sql += " AND (" + any + ")";
}

void count_one(PastOutcomes& counts, Outcome outcome, std::int64_t many) {
  switch (outcome) {
    case Outcome::successful: counts.successful = many; return;
    case Outcome::successful_with_issues: counts.with_issues = many; return;
    case Outcome::unsuccessful: counts.unsuccessful = many; return;
    case Outcome::backed_out: counts.backed_out = many; return;
    case Outcome::cancelled:
    case Outcome::rejected: return;
  }
}

}  // namespace

PastOutcomes past_outcomes(Session& session, const PastChanges& which) {
  std::string sql =
      "SELECT outcome, count(*) FROM (SELECT c.outcome AS outcome FROM change_rows c WHERE c.closed >= ? AND c.id <> ? "
      "AND c.outcome IN ('successful', 'successful_with_issues', 'unsuccessful', 'backed_out')";
  std::vector<Value> values{which.since, which.except};
  if (which.process) {
    sql += " AND c.process = ?";
    values.emplace_back(*which.process);
  }
  add_among(sql, values, which.services,
            "EXISTS (SELECT 1 FROM change_services x WHERE x.change_id = c.id AND x.service", ")");
  add_among(sql, values, which.owners, "c.owner", "");
  sql += " ORDER BY c.closed DESC LIMIT ?) AS ended GROUP BY outcome";
  values.emplace_back(past_changes_max);
  PastOutcomes counts;
  using Found = std::tuple<Outcome, std::int64_t>;
  session.each<Found>(sql, values, [&](Found&& found) { count_one(counts, std::get<0>(found), std::get<1>(found)); });
  return counts;
}

}  // namespace sluice::store
