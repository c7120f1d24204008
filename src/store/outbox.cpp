#include "store/outbox.h"

#include "store/conditions.h"
#include "store/dialect.h"
#include "store/numbers.h"
#include "store/rows.h"

namespace sluice::store {

namespace {

struct Row {
  std::int64_t id = 0;
  std::int64_t position = 0;
  std::string kind, target, subject, body;
  Instant due_at;
  std::int64_t attempts = 0;
  Instant leased_until;
  std::optional<Instant> done_at;
  std::string outcome;
};
BOOST_DESCRIBE_STRUCT(Row, (),
                      (id, position, kind, target, subject, body, due_at, attempts, leased_until, done_at, outcome))

/// Rows of a kind that may be leased now: `outbox o` is in the FROM clause.
Conditions deliverable(std::string_view kind, Instant now, Instant clock, Targets targets) {
  Conditions which;
  which.add("o.done_at IS NULL AND o.kind = ? AND o.due_at <= ? AND o.leased_until <= ?", {kind, now, clock});
  which.add(
      "(o.subject = '' OR NOT EXISTS (SELECT 1 FROM outbox e WHERE e.done_at IS NULL AND e.kind = o.kind AND "
      "e.target = o.target AND e.subject = o.subject AND e.id < o.id))");
  if (targets == Targets::idle)
    which.add(
        "NOT EXISTS (SELECT 1 FROM outbox u WHERE u.done_at IS NULL AND u.kind = o.kind AND u.target = o.target AND "
        "u.leased_until > ?)",
        {clock});
  return which;
}

}  // namespace

void put(WriteTransaction& transaction, const NewDelivery& delivery) { put_all(transaction, {delivery}); }

void put_all(WriteTransaction& transaction, const std::vector<NewDelivery>& deliveries) {
  if (deliveries.empty()) return;
  auto id = draw_numbers(transaction, "outbox", static_cast<std::int64_t>(deliveries.size()));
  std::vector<Row> rows;
  for (const auto& one : deliveries)
    rows.push_back({id++, one.position, one.kind, one.target, one.subject, one.body, one.due_at, 0, {}, {}, {}});
  insert_rows(transaction.session(), "outbox", rows, "ON CONFLICT (position, kind, target) DO NOTHING");
}

bool is_waiting(Session& session, std::string_view kind, Instant now, Targets targets) {
  auto which = deliverable(kind, now, session.database_now(), targets);
  return session.one<std::int64_t>("SELECT o.id FROM outbox o" + which.sql() + " LIMIT 1", which.values()).has_value();
}

std::vector<OutboxRow> lease_outbox(WriteTransaction& transaction, std::string_view kind, Instant now, Duration lease,
                                    std::int64_t limit, Targets targets) {
  auto& session = transaction.session();
  const auto clock = session.database_now();
  auto which = deliverable(kind, now, clock, targets);
  const std::string sql =
      "UPDATE outbox SET leased_until = ?, attempts = attempts + 1 WHERE id IN (SELECT o.id FROM outbox o" +
      which.sql() + " ORDER BY o.id LIMIT ?" + std::string{skip_locked(session.dialect())} +
      ") RETURNING id, position, kind, target, subject, body, attempts";
  std::vector<Value> values{clock + lease};
  values.insert(values.end(), which.values().begin(), which.values().end());
  values.emplace_back(limit);
  auto rows = session.all<OutboxRow>(sql, values);
  std::ranges::sort(rows, {}, &OutboxRow::id);
  return rows;
}

void finish_outbox(WriteTransaction& transaction, std::int64_t id, Instant now, std::string_view outcome) {
  transaction.session().run("UPDATE outbox SET done_at = ?, outcome = ? WHERE id = ?", {now, outcome, id});
}

void forget_outbox(WriteTransaction& transaction, std::string_view kind, std::string_view subject) {
  transaction.session().run("DELETE FROM outbox WHERE kind = ? AND subject = ?", {kind, subject});
}

void postpone_outbox(WriteTransaction& transaction, std::int64_t id, Instant due_at, std::string_view outcome) {
  transaction.session().run("UPDATE outbox SET due_at = ?, leased_until = 0, outcome = ? WHERE id = ?",
                            {due_at, outcome, id});
}

}  // namespace sluice::store
