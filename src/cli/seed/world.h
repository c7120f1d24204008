// The example's organisation at work: people who ask the real API, at moments that are set by hand.
#pragma once
#include <atomic>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "api/application.h"
#include "base/json.h"
#include "engine/engine.h"

namespace sluice::cli::seed {

/// A clock that stands still until it is moved.
using HandClock = std::shared_ptr<std::atomic<std::int64_t>>;
[[nodiscard]] HandClock clock_at(Instant at);
[[nodiscard]] Clock reading_of(HandClock clock);

/// One request to come: what is sent to which path below /api/v1.
struct Act {
  api::Method method = api::Method::post;
  std::string path;
  Json body = boost::json::object{};
};

class World {
 public:
  /// Both outlive it; the application is a demonstration, and the engine runs by `clock`.
  World(api::Api& application, engine::Engine& engine, HandClock clock);

  [[nodiscard]] Instant now() const;
  /// Where the example's people work.
  [[nodiscard]] const Zone& zone() const { return *zone_; }
  /// Lets time pass until then; what falls due on the way happens when it falls due. Earlier than now: nothing.
  void move_to(Instant at);

  // What a person asks, by sign-in name. Throws BrokenInvariant with the API's words where it refuses: then the example
  // itself is wrong.
  [[nodiscard]] Json get(const std::string& who, const std::string& path);
  Json act(const std::string& who, const Act& what);
  /// All at once, answered together.
  void act_all(const std::string& who, const std::vector<Act>& acts);
  /// What nobody has to be signed in for.
  Json act_as_nobody(const Act& what);

 private:
  struct SignedIn {
    std::string token;
    Instant used;
  };
  [[nodiscard]] api::Request request_of(const std::string& who, const Act& what);
  [[nodiscard]] const std::string& token_of(const std::string& who);

  api::Api& application_;
  engine::Engine& engine_;
  HandClock clock_;
  std::shared_ptr<const Zone> zone_;
  std::map<std::string, SignedIn> signed_in_;
};

}  // namespace sluice::cli::seed
