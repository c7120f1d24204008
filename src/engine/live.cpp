#include "engine/live.h"

#include <spdlog/spdlog.h>

#include "store/event_log.h"

namespace sluice::engine {

namespace {

/// How often the log is looked at for what other servers wrote, notice or none.
constexpr std::chrono::seconds look_at_log_every{1};
/// How many commits wait in memory for slow listeners; beyond, they are read from the log.
constexpr std::size_t lists_max = 1'000;

}  // namespace

Live::Live(const store::Database& database, PublishedDirectory& directory)
    : database_(database), directory_(directory), others_write_(database.dialect() == store::Dialect::postgres) {}

Live::~Live() { stop(); }

void Live::begin_at(std::int64_t position) {
  const std::lock_guard hold{mutex_};
  position_ = position;
}

void Live::start() {
  session_ = database_.connect();
  thread_ = std::thread([this] { loop(); });
  if (others_write_) ear_ = std::thread([this, own = store::process_of(*session_)] { hear_others(own); });
}

void Live::stop() {
  {
    const std::lock_guard hold{mutex_};
    stopping_ = true;
    if (notices_) notices_->stop();
  }
  woken_.notify_all();
  if (thread_.joinable()) thread_.join();
  if (ear_.joinable()) ear_.join();
}

bool Live::is_stopping() const {
  const std::lock_guard hold{mutex_};
  return stopping_;
}

void Live::hear_others(std::int64_t own) {
  // A hint: while there is no connection for notices, the log is looked at each second all the same.
  while (!is_stopping()) {
    try {
      auto notices = std::make_shared<store::Notices>(database_.address(), own);
      {
        const std::lock_guard hold{mutex_};
        notices_ = notices;
      }
      while (!is_stopping())
        if (notices->wait(look_at_log_every)) poke();
    } catch (const std::exception& error) {
      spdlog::warn("event=notices_lost error=\"{}\"", error.what());
      std::unique_lock hold{mutex_};
      woken_.wait_for(hold, look_at_log_every, [&] { return stopping_; });
    }
  }
}

void Live::committed(const std::vector<Moved>& moved) {
  if (moved.empty()) return;
  {
    const std::lock_guard hold{mutex_};
    if (own_.size() >= lists_max) own_.clear();
    own_.push_back(moved);
  }
  woken_.notify_one();
}

void Live::poke() {
  {
    const std::lock_guard hold{mutex_};
    poked_ = true;
  }
  woken_.notify_one();
}

std::uint64_t Live::subscribe(Listener listener) {
  const std::lock_guard hold{mutex_};
  listeners_[next_number_] = std::make_shared<const Listener>(std::move(listener));
  return next_number_++;
}

void Live::unsubscribe(std::uint64_t number) {
  {
    const std::lock_guard hold{mutex_};
    listeners_.erase(number);
  }
  // Waits for a telling under way.
  const std::lock_guard turn{turn_};
}

std::int64_t Live::position() const {
  const std::lock_guard hold{mutex_};
  return position_;
}

void Live::loop() {
  while (true) {
    Lists own;
    {
      std::unique_lock hold{mutex_};
      const auto is_time = [&] { return stopping_ || poked_ || !own_.empty(); };
      if (others_write_) woken_.wait_for(hold, look_at_log_every, is_time);
      else woken_.wait(hold, is_time);
      if (stopping_) return;
      poked_ = false;
      own.swap(own_);
    }
    const bool tells = others_write_ && !own.empty();
    try {
      const std::lock_guard turn{turn_};
      if (own.empty()) read_log();
      else tell_own(std::move(own));
      // A hint that spares the others a second; on SQLite there are none.
      if (tells) store::tell_others(session());
    } catch (const std::exception& error) {
      spdlog::warn("event=live_failed error=\"{}\"", error.what());
    }
  }
}

void Live::catch_up() {
  const std::lock_guard turn{turn_};
  read_log();
}

void Live::tell_own(Lists lists) {
  for (const auto& list : lists) {
    const auto told = position();
    if (list.back().position <= told) continue;
    if (list.front().position != told + 1) return read_log();
    tell(list);
  }
}

store::Session& Live::session() {
  if (!session_) session_ = database_.connect();
  if (session_->broken()) session_->reopen();
  return *session_;
}

void Live::read_log() {
  auto& reading_session = session();
  while (true) {
    std::vector<Moved> moved;
    {
      const store::ReadTransaction reading{reading_session};
      directory_.put(caught_up(reading_session, directory_.get()));
      for (const auto& one : store::moved_since(reading_session, position(), store::page_rows_max))
        moved.push_back({one.position, std::string{word(one.stream_kind)}, one.stream_id});
    }
    if (moved.empty()) return;
    tell(moved);
  }
}

void Live::tell(std::span<const Moved> moved) {
  std::vector<std::shared_ptr<const Listener>> listeners;
  {
    const std::lock_guard hold{mutex_};
    position_ = moved.back().position;
    for (const auto& [number, listener] : listeners_) listeners.push_back(listener);
  }
  for (const auto& listener : listeners) {
    try {
      (*listener)(moved);
    } catch (const std::exception& error) {
      spdlog::error("event=listener_failed error=\"{}\"", error.what());
    }
  }
}

}  // namespace sluice::engine
