#include "api/stream_places.h"

#include <algorithm>

namespace sluice::api {

std::shared_ptr<StreamPlaces::Place> StreamPlaces::take(PersonId person) {
  auto place = std::make_shared<Place>(kept_, person);
  const std::lock_guard lock{kept_->mutex};
  auto& own = kept_->of_person[person];
  if (own.size() >= per_person_max) {
    own.front()->give_up();
    own.pop_front();
  } else if (kept_->taken >= kept_->all_max) {
    place->given_up_ = true;
    if (own.empty()) kept_->of_person.erase(person);
    return nullptr;
  } else {
    ++kept_->taken;
  }
  own.push_back(place.get());
  return place;
}

void StreamPlaces::Place::begin(const std::shared_ptr<EventSink>& sink) {
  const std::lock_guard lock{kept_->mutex};
  sink_ = sink;
  if (given_up_) sink->end();
}

/// Under the lock.
void StreamPlaces::Place::give_up() {
  given_up_ = true;
  if (const auto sink = sink_.lock()) sink->end();
}

StreamPlaces::Place::~Place() {
  const std::lock_guard lock{kept_->mutex};
  if (given_up_) return;
  const auto own = kept_->of_person.find(person_);
  std::erase(own->second, this);
  if (own->second.empty()) kept_->of_person.erase(own);
  --kept_->taken;
}

}  // namespace sluice::api
