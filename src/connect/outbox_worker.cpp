#include "connect/outbox_worker.h"

#include <spdlog/spdlog.h>

#include "base/logged.h"
#include "store/error.h"

namespace sluice::connect {

namespace {

constexpr std::chrono::seconds look_every{1};
constexpr Duration sweep_every = std::chrono::minutes{10};
constexpr std::int64_t sweep_rows = 200;

}  // namespace

OutboxWorker::~OutboxWorker() { stop(); }

void OutboxWorker::start(std::size_t threads, const std::function<Look()>& make_look) {
  for (std::size_t i = 0; i < threads; ++i) threads_.emplace_back([this, look = make_look()] { loop(look); });
}

void OutboxWorker::stop() {
  {
    const std::lock_guard hold{mutex_};
    stopping_ = true;
  }
  woken_.notify_all();
  for (auto& thread : threads_) thread.join();
  threads_.clear();
}

void OutboxWorker::loop(const Look& look) {
  while (true) {
    {
      std::unique_lock hold{mutex_};
      woken_.wait_for(hold, look_every, [&] { return stopping_.load(); });
      if (stopping_) return;
    }
    try {
      look();
    } catch (const std::exception& error) {
      spdlog::warn("event={} error={}", name_, logged(error.what()));
    }
  }
}

void OutboxWorker::write(engine::Rows rows) {
  const auto written = engine_.write_now(std::move(rows));
  if (!written) throw store::DatabaseError(store::Broke::other, written.error().detail);
}

void OutboxWorker::sweep(Duration kept_for, Sweep sweep) {
  const auto now = engine_.now();
  auto before = swept_at_.load();
  if (now.micros < before + sweep_every.count() || !swept_at_.compare_exchange_strong(before, now.micros)) return;
  const auto swept = std::make_shared<std::int64_t>(sweep_rows);
  while (!stopping_ && *swept == sweep_rows)
    write([swept, sweep, done_before = now - kept_for](store::WriteTransaction& transaction) {
      *swept = sweep(transaction, done_before, sweep_rows);
    });
}

}  // namespace sluice::connect
