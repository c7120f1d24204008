// Plays one story: looks at what the change waits for, and does the next thing as the person who would.
#pragma once
#include <optional>
#include <set>
#include <string>

#include "cli/seed/hours.h"
#include "cli/seed/story.h"
#include "cli/seed/world.h"

namespace sluice::cli::seed {

class Player {
 public:
  /// The story outlives it. `today` is the moment from which its days count back.
  Player(const Story& story, World& world, Instant today, std::uint64_t seed);

  /// When the next act is to be done; nothing once the story has come to where it stands today.
  [[nodiscard]] std::optional<Instant> next() const { return next_; }
  /// Does it, at that moment. Throws BrokenInvariant where the story cannot go on.
  void play();

 private:
  // Each does one thing and is true, or finds nothing of its kind to do and is false.
  bool ask();
  void answer_risk();
  bool speak(const Json& change);
  bool judge_risk(const Json& change);
  bool turn(const Json& change);
  bool edit_late(const Json& change);
  bool name_people(const Json& change);
  bool work(const Json& change);
  bool ask_another(const Json& change);
  bool decide(const Json& change);
  bool move_on(const Json& change);
  // What takes long is waited for: both set when it goes on.
  bool wait_for_window(const Json& change);
  bool wait_until_nearly_due(const Json& change);

  void start_or_finish(const Json& task);
  [[nodiscard]] std::string taker_of(const Json& task) const;
  [[nodiscard]] bool stands_where_it_should(const Json& change) const;
  [[nodiscard]] bool is_done_today(const Json& change, const Json& task) const;
  [[nodiscard]] int decisions_made(const Json& change) const;
  [[nodiscard]] std::string path(const std::string& below = "") const { return "/changes/" + id_ + below; }
  [[nodiscard]] std::string owner() const;
  void post(const std::string& who, const std::string& below, const Json& body);
  /// The next act comes after so much work.
  void pause(std::int64_t minutes_min, std::int64_t minutes_max);
  void pause_after(const Json& change);

  const Story& story_;
  World& world_;
  Instant today_;
  Chance chance_;
  std::string id_;
  std::set<std::string> done_once_;  ///< remarks, edits and turns that have been
  std::optional<Instant> next_;
};

}  // namespace sluice::cli::seed
