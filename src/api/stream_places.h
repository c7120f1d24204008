// Who may listen to live updates: so many streams a person, so many in all. Thread-safe.
#pragma once
#include <cstddef>
#include <deque>
#include <map>
#include <memory>
#include <mutex>

#include "api/exchange.h"
#include "base/id.h"

namespace sluice::api {

class StreamPlaces {
 public:
  explicit StreamPlaces(std::size_t all_max) : kept_(std::make_shared<Kept>(all_max)) {}

  /// What one person may have; where there is one more, the oldest ends.
  static constexpr std::size_t per_person_max = 16;

  /// One stream's place, free again when it is let go.
  class Place;
  /// A place for a stream of this person. Null where all are taken.
  [[nodiscard]] std::shared_ptr<Place> take(PersonId person);

 private:
  struct Kept {
    explicit Kept(std::size_t the_max) : all_max(the_max) {}
    const std::size_t all_max;
    std::mutex mutex;
    std::size_t taken = 0;
    std::map<PersonId, std::deque<Place*>> of_person;  ///< oldest first
  };
  std::shared_ptr<Kept> kept_;  ///< places may outlive this
};

class StreamPlaces::Place {
 public:
  Place(std::shared_ptr<Kept> kept, PersonId person) : kept_(std::move(kept)), person_(person) {}
  ~Place();
  Place(const Place&) = delete;
  Place& operator=(const Place&) = delete;

  /// The stream has begun; it ends at once where a younger one has this place already.
  void begin(const std::shared_ptr<EventSink>& sink);

 private:
  friend StreamPlaces;
  void give_up();

  const std::shared_ptr<Kept> kept_;
  const PersonId person_;
  bool given_up_ = false;
  std::weak_ptr<EventSink> sink_;
};

}  // namespace sluice::api
