#include "http/admissions.h"

#include <utility>

namespace sluice::http {

Admissions::Seat Admissions::admit(const std::string& network, Counted counted) {
  auto place = std::make_unique<Place>(*this, network, counted);
  std::function<void()> tell;
  {
    const std::lock_guard lock{mutex_};
    if (!has_room(network, counted)) return {};
    if (all_ >= all_max_) tell = take_longest_offered();
    hold(*place);
  }
  if (tell) tell();
  return place;
}

std::size_t Admissions::taken() const {
  const std::lock_guard lock{mutex_};
  return all_;
}

bool Admissions::has_room(const std::string& network, Counted counted) const {
  if (all_ >= all_max_ && offered_by_silent_.empty() && offered_by_idle_.empty()) return false;
  if (counted == Counted::in_all_only) return true;
  const auto known = by_network_.find(network);
  return known == by_network_.end() || known->second < per_network_max_;
}

void Admissions::hold(Place& place) {
  if (place.counted_ == Counted::by_network) ++by_network_[place.network_];
  ++all_;
  place.holds_ = true;
}

void Admissions::release(Place& place) {
  place.holds_ = false;
  --all_;
  if (place.counted_ == Counted::in_all_only) return;
  const auto known = by_network_.find(place.network_);
  if (--known->second == 0) by_network_.erase(known);
}

std::function<void()> Admissions::take_longest_offered() {
  auto& place = *(offered_by_silent_.empty() ? offered_by_idle_ : offered_by_silent_).front();
  place.move_to(place.own_);
  release(place);
  return std::exchange(place.tell_, nullptr);
}

Admissions::Place::Place(Admissions& admissions, std::string network, Counted counted)
    : admissions_(admissions), network_(std::move(network)), counted_(counted) {}

Admissions::Place::~Place() {
  const std::lock_guard lock{admissions_.mutex_};
  move_to(own_);
  if (holds_) admissions_.release(*this);
}

void Admissions::Place::when_taken(std::function<void()> tell) {
  const std::lock_guard lock{admissions_.mutex_};
  tell_ = std::move(tell);
}

void Admissions::Place::offer(Holder holder) {
  const std::lock_guard lock{admissions_.mutex_};
  if (!holds_) return;
  move_to(holder == Holder::silent ? admissions_.offered_by_silent_ : admissions_.offered_by_idle_);
}

bool Admissions::Place::withdraw() {
  const std::lock_guard lock{admissions_.mutex_};
  move_to(own_);
  return holds_;
}

/// To the end of a list.
void Admissions::Place::move_to(Places& list) {
  list.splice(list.end(), *in_, link_);
  in_ = &list;
}

}  // namespace sluice::http
