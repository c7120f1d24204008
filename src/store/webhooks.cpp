#include "store/webhooks.h"

#include <limits>

#include "store/numbers.h"
#include "store/rows.h"

namespace sluice::store {

namespace {

/// What a state means of the columns. Begins with AND, so that it goes on a WHERE.
std::string state_condition(std::optional<DeliveryState> state) {
  if (!state) return "";
  switch (*state) {
    case DeliveryState::waiting: return " AND done_at IS NULL AND outcome = ''";
    case DeliveryState::failed: return " AND done_at IS NULL AND outcome <> ''";
    case DeliveryState::delivered: return " AND done_at IS NOT NULL AND outcome LIKE 'delivered%'";
    case DeliveryState::given_up: return " AND done_at IS NOT NULL AND outcome NOT LIKE 'delivered%'";
  }
  return "";
}

std::string deliveries_sql(const DeliveryFilter& filter) {
  return "SELECT " + columns_of<DeliveryRow>() + " FROM outbox WHERE kind = ? AND target = ? AND id < ?" +
         state_condition(filter.state) + (filter.subject ? " AND subject = ?" : "") + " ORDER BY id DESC LIMIT ?";
}

}  // namespace

std::optional<Webhook> webhook(Session& session, std::string_view key) {
  static const auto sql = "SELECT " + columns_of<Webhook>() + " FROM webhooks WHERE key = ?";
  return session.one<Webhook>(sql, {key});
}

std::vector<WebhookRow> webhooks(Session& session) {
  static const auto sql = "SELECT " + columns_of<WebhookRow>() + " FROM webhooks ORDER BY key LIMIT 1000";
  return session.all<WebhookRow>(sql);
}

Destinations destinations(Session& session) {
  Destinations known;
  for (auto& row : webhooks(session))
    known[std::move(row.key)] = row.enabled ? Destination::enabled : Destination::disabled;
  return known;
}

std::int64_t count_webhooks(Session& session) {
  return session.one<std::int64_t>("SELECT count(*) FROM webhooks").value_or(0);
}

void put_webhook(WriteTransaction& transaction, const Webhook& destination) {
  static const auto tail = replacing<Webhook>("key");
  insert_row(transaction.session(), "webhooks", destination, tail);
}

bool remove_webhook(WriteTransaction& transaction, std::string_view key) {
  transaction.session().run("DELETE FROM outbox WHERE kind = ? AND target = ?", {webhook_kind, key});
  return transaction.session().run("DELETE FROM webhooks WHERE key = ?", {key}) == 1;
}

DeliveryState DeliveryRow::state() const {
  if (!done_at) return outcome.empty() ? DeliveryState::waiting : DeliveryState::failed;
  return outcome.starts_with(delivered_word) ? DeliveryState::delivered : DeliveryState::given_up;
}

std::vector<DeliveryRow> deliveries(Session& session, std::string_view key, const DeliveryFilter& filter,
                                    std::optional<std::int64_t> below, std::int64_t limit) {
  const auto under = below.value_or(std::numeric_limits<std::int64_t>::max());
  const auto sql = deliveries_sql(filter);
  if (!filter.subject) return session.all<DeliveryRow>(sql, {webhook_kind, key, under, limit});
  return session.all<DeliveryRow>(sql, {webhook_kind, key, under, *filter.subject, limit});
}

std::optional<DeliveryRow> delivery(Session& session, std::string_view key, std::int64_t id) {
  static const auto sql =
      "SELECT " + columns_of<DeliveryRow>() + " FROM outbox WHERE kind = ? AND target = ? AND id = ?";
  return session.one<DeliveryRow>(sql, {webhook_kind, key, id});
}

std::int64_t put_test_delivery(WriteTransaction& transaction, std::string_view key, std::string body, Instant now) {
  // Positions of events begin at 1, so that no event's row is ever taken for a test.
  const auto position = -draw_numbers(transaction, "webhook_test");
  put(transaction, {position, std::string{webhook_kind}, std::string{key}, "", std::move(body), now});
  return transaction.session()
      .one<std::int64_t>("SELECT id FROM outbox WHERE position = ? AND kind = ? AND target = ?",
                         {position, webhook_kind, key})
      .value_or(0);
}

bool retry_delivery(WriteTransaction& transaction, std::string_view key, std::int64_t id, Instant now) {
  auto& session = transaction.session();
  return session.run(
             "UPDATE outbox SET due_at = ?, leased_until = 0, attempts = 0, done_at = NULL, outcome = '' WHERE kind = "
             "? "
             "AND target = ? AND id = ? AND (done_at IS NOT NULL OR leased_until <= ?)",
             {now, webhook_kind, key, id, session.database_now()}) == 1;
}

std::int64_t sweep_deliveries(WriteTransaction& transaction, Instant before, std::int64_t limit) {
  return transaction.session().run(
      "DELETE FROM outbox WHERE id IN (SELECT id FROM outbox WHERE kind = ? AND done_at < ? LIMIT ?)",
      {webhook_kind, before, limit});
}

}  // namespace sluice::store
