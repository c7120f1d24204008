// How many connections there are, in all and of one network; and whose place a newcomer gets where none is left. Thread-safe.
#pragma once
#include <cstddef>
#include <functional>
#include <list>
#include <map>
#include <memory>
#include <mutex>
#include <string>

namespace sluice::http {

class Admissions {
 public:
  enum class Counted { by_network, in_all_only };

  Admissions(std::size_t all_max, std::size_t per_network_max) : all_max_(all_max), per_network_max_(per_network_max) {}

  class Place;
  /// A connection's place, free again when it goes; it does not outlive the Admissions. Empty where there is none.
  using Seat = std::unique_ptr<Place>;
  /// Gives a place. Where all are taken, the one that has been offered for the longest, those of who never asked first; its
  /// holder is told.
  [[nodiscard]] Seat admit(const std::string& network, Counted counted);
  [[nodiscard]] std::size_t taken() const;

 private:
  using Places = std::list<Place*>;
  // All of these under the lock.
  [[nodiscard]] bool has_room(const std::string& network, Counted counted) const;
  void hold(Place& place);
  void release(Place& place);
  [[nodiscard]] std::function<void()> take_longest_offered();

  const std::size_t all_max_;
  const std::size_t per_network_max_;
  mutable std::mutex mutex_;
  std::size_t all_ = 0;
  std::map<std::string, std::size_t> by_network_;
  // Longest ago first.
  Places
      offered_by_silent_;  ///< who have asked nothing yet: a flood of them pushes out itself and not those who come back
  Places offered_by_idle_;
};

class Admissions::Place {
 public:
  Place(Admissions& admissions, std::string network, Counted counted);
  ~Place();
  Place(const Place&) = delete;
  Place& operator=(const Place&) = delete;

  /// Whom to tell that an offered place has been taken: called on the thread of who takes it, so quick and thread-safe.
  void when_taken(std::function<void()> tell);
  /// Until it is withdrawn, somebody else may have this place.
  enum class Holder { silent, idle };
  void offer(Holder holder);
  /// False where somebody has it: then the connection is to be closed.
  [[nodiscard]] bool withdraw();

 private:
  friend Admissions;
  Admissions& admissions_;
  const std::string network_;
  const Counted counted_;
  // Under the lock of the Admissions.
  std::function<void()> tell_;
  bool holds_ = false;
  Places own_{this};  ///< its one link, moved into a list of what is offered and back: offering takes no memory
  Places::iterator link_ = own_.begin();
  Places* in_ = &own_;
  void move_to(Places& list);
};

}  // namespace sluice::http
