#include "connect/webhook/deliverer.h"

#include <spdlog/spdlog.h>

#include <optional>

#include "base/logged.h"
#include "connect/webhook/message.h"
#include "connect/webhook/verdict.h"
#include "store/transaction.h"

namespace sluice::connect {

namespace {

/// Longer than a try takes, so that nobody else sends it meanwhile.
constexpr Duration lease = std::chrono::seconds{60};
constexpr Duration log_kept_for = std::chrono::days{90};

void log_try(const store::OutboxRow& row, const Verdict& verdict) {
  spdlog::info("event=webhook_tried webhook={} id={} try={} outcome={}", logged(row.target), logged(row.key()),
               row.attempts, logged(verdict.outcome));
}

}  // namespace

struct Deliverer::Hands {
  Hands(const store::Database& database, const DelivererOptions& options, const std::atomic<bool>& stopping)
      : session(database.connect()), sender(options.allowed, options.patience, stopping) {}
  std::unique_ptr<store::Session> session;
  Sender sender;
};

Deliverer::Deliverer(const store::Database& database, engine::Engine& engine, DelivererOptions options)
    : database_(database), engine_(engine), options_(std::move(options)), worker_(engine, "webhooks_failed") {}

void Deliverer::start() {
  worker_.start(options_.threads, [this] {
    return [this, hands = std::shared_ptr<Hands>{}]() mutable {
      if (!hands) hands = std::make_shared<Hands>(database_, options_, worker_.stopping());
      if (hands->session->broken()) hands->session->reopen();
      work(*hands);
    };
  });
}

void Deliverer::stop() { worker_.stop(); }

std::size_t Deliverer::work() {
  Hands hands{database_, options_, worker_.stopping()};
  return work(hands);
}

std::size_t Deliverer::work(Hands& hands) {
  std::size_t sent = 0;
  while (!worker_.stopping() && deliver_next(hands)) ++sent;
  if (!worker_.stopping()) worker_.sweep(log_kept_for, store::sweep_deliveries);
  return sent;
}

bool Deliverer::deliver_next(Hands& hands) {
  {
    const store::ReadTransaction reading{*hands.session};
    if (!store::is_waiting(*hands.session, store::webhook_kind, engine_.now(), store::Targets::idle)) return false;
  }
  // Made for the writer's thread, which may run it twice.
  struct Taken {
    std::vector<store::OutboxRow> rows;
    std::optional<store::Webhook> destination;
  };
  const auto taken = std::make_shared<Taken>();
  worker_.write([taken, now = engine_.now()](store::WriteTransaction& transaction) {
    *taken = {};
    taken->rows = store::lease_outbox(transaction, store::webhook_kind, now, lease, 1, store::Targets::idle);
    if (!taken->rows.empty()) taken->destination = store::webhook(transaction.session(), taken->rows.front().target);
  });
  if (taken->rows.empty()) return false;
  const auto& row = taken->rows.front();
  const auto& destination = taken->destination;
  Verdict verdict;
  if (!destination) verdict = given_up("there is no webhook of this key");
  else if (!destination->enabled) verdict = given_up("the webhook is disabled");
  else
    verdict =
        judge(hands.sender.post(message_for(*destination, row, engine_.now())), row.attempts, row.id, engine_.now());
  log_try(row, verdict);
  worker_.write([row, verdict, now = engine_.now()](store::WriteTransaction& transaction) {
    if (verdict.done) store::finish_outbox(transaction, row.id, now, verdict.outcome);
    else store::postpone_outbox(transaction, row.id, verdict.due, verdict.outcome);
  });
  return true;
}

}  // namespace sluice::connect
