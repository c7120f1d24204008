// Live updates: what moved, told to every page that listens and may see it. Thread-safe.
#pragma once
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "api/stream_places.h"
#include "api/wire/call.h"
#include "engine/engine.h"

namespace sluice::api {

class Sessions;

/// One thread of its own, with its own database session, keeps the order of events for everybody. A page that comes back
/// with the last position it saw gets what it missed, or `reset` where that is too much: then it reads everything anew.
class Streams {
 public:
  /// `look_every`: how long a quiet stream may outlive its session.
  Streams(engine::Engine& engine, const store::Database& database, Sessions& sessions, std::size_t streams_max,
          std::chrono::milliseconds look_every = std::chrono::seconds{60});
  /// Stops.
  ~Streams();
  Streams(const Streams&) = delete;
  Streams& operator=(const Streams&) = delete;

  void start();
  void stop();

  /// The places of those who listen: who has none is not to be added.
  [[nodiscard]] StreamPlaces& places() { return places_; }
  /// Takes on a listener; `after` is the last position that it saw. Whoever is let go, for whatever reason, is ended: then
  /// it can come back. Its session is looked at before anything is sent, and now and then: it ends with the session.
  void add(std::shared_ptr<EventSink> sink, PersonId person, std::string token_hash, std::optional<std::int64_t> after);

  /// What may wait to be told; more, and all listeners are sent away to come back.
  static constexpr std::size_t queue_max = 100'000;
  /// What is told to who comes back; more is a reset.
  static constexpr std::size_t backlog_max = 999;

 private:
  /// A listener's stream, which ends when it is let go.
  class OpenStream {
   public:
    explicit OpenStream(std::shared_ptr<EventSink> sink) : sink_(std::move(sink)) {}
    OpenStream(OpenStream&&) noexcept = default;
    OpenStream& operator=(OpenStream&& other) noexcept {
      sink_.swap(other.sink_);  // so that what was here ends with the other
      return *this;
    }
    ~OpenStream() {
      if (sink_) sink_->end();
    }
    EventSink* operator->() const { return sink_.get(); }

   private:
    std::shared_ptr<EventSink> sink_;
  };
  struct Listener {
    OpenStream stream;
    PersonId person;
    std::string token_hash;
    std::optional<std::int64_t> after;
    std::int64_t told = 0;  ///< the last position it knows of
  };
  void run();
  void welcome(std::vector<Listener> newcomers, store::Session& session);
  void look_at_sessions(store::Session& session);
  void tell(const std::vector<engine::Moved>& moved, store::Session& session);
  [[nodiscard]] bool tell_one(Listener& listener, const engine::Moved& moved, Reading& reading);
  [[nodiscard]] bool sees_schedule(PersonId person, ScheduleId id, Reading& reading);
  [[nodiscard]] bool sees(PersonId person, const engine::Moved& moved, Reading& reading);

  engine::Engine& engine_;
  const store::Database& database_;
  Sessions& sessions_;
  const std::chrono::milliseconds look_every_;
  StreamPlaces places_;
  std::uint64_t subscription_ = 0;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<engine::Moved> queue_;
  std::vector<Listener> newcomers_;
  bool overflowed_ = false;
  bool running_ = false;
  std::vector<Listener> listeners_;  ///< of the thread alone
  std::jthread thread_;
};

}  // namespace sluice::api
