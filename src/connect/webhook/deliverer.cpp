#include "connect/webhook/deliverer.h"

#include <spdlog/spdlog.h>

#include <optional>

#include "base/logged.h"
#include "connect/webhook/message.h"
#include "connect/webhook/verdict.h"
#include "store/error.h"
#include "store/transaction.h"

namespace sluice::connect {

namespace {

constexpr std::chrono::seconds look_every{1};
/// Longer than a try takes, so that nobody else sends it meanwhile.
constexpr Duration lease = std::chrono::seconds{60};
constexpr Duration sweep_every = std::chrono::minutes{10};
constexpr Duration log_kept_for = std::chrono::days{90};
constexpr std::int64_t sweep_rows = 200;

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
    : database_(database), engine_(engine), options_(std::move(options)) {}

Deliverer::~Deliverer() { stop(); }

void Deliverer::start() {
  for (std::size_t i = 0; i < options_.threads; ++i) threads_.emplace_back([this] { loop(); });
}

void Deliverer::stop() {
  {
    const std::lock_guard hold{mutex_};
    stopping_ = true;
  }
  woken_.notify_all();
  for (auto& thread : threads_) thread.join();
  threads_.clear();
}

void Deliverer::loop() {
  std::optional<Hands> hands;
  while (true) {
    {
      std::unique_lock hold{mutex_};
      woken_.wait_for(hold, look_every, [&] { return stopping_.load(); });
      if (stopping_) return;
    }
    try {
      if (!hands) hands.emplace(database_, options_, stopping_);
      if (hands->session->broken()) hands->session->reopen();
      work(*hands);
    } catch (const std::exception& error) {
      spdlog::warn("event=webhooks_failed error={}", logged(error.what()));
    }
  }
}

std::size_t Deliverer::work() {
  Hands hands{database_, options_, stopping_};
  return work(hands);
}

std::size_t Deliverer::work(Hands& hands) {
  std::size_t sent = 0;
  while (!stopping_ && deliver_next(hands)) ++sent;
  if (!stopping_) sweep();
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
  write([taken, now = engine_.now()](store::WriteTransaction& transaction) {
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
  write([row, verdict, now = engine_.now()](store::WriteTransaction& transaction) {
    if (verdict.done) store::finish_outbox(transaction, row.id, now, verdict.outcome);
    else store::postpone_outbox(transaction, row.id, verdict.due, verdict.outcome);
  });
  return true;
}

void Deliverer::write(engine::Rows rows) {
  const auto written = engine_.write_now(std::move(rows));
  if (!written) throw store::DatabaseError(store::Broke::other, written.error().detail);
}

void Deliverer::sweep() {
  const auto now = engine_.now();
  auto before = swept_at_.load();
  if (now.micros < before + sweep_every.count() || !swept_at_.compare_exchange_strong(before, now.micros)) return;
  // In slices, so that people's commands come in between.
  const auto swept = std::make_shared<std::int64_t>(sweep_rows);
  while (!stopping_ && *swept == sweep_rows)
    write([swept, before_then = now - log_kept_for](store::WriteTransaction& transaction) {
      *swept = store::sweep_deliveries(transaction, before_then, sweep_rows);
    });
}

}  // namespace sluice::connect
