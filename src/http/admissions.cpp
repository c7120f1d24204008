#include "http/admissions.h"

namespace sluice::http {

Admissions::Seat Admissions::admit(const std::string& address, Counted counted) {
  const std::lock_guard lock{mutex_};
  if (all_ >= all_max_) return {};
  if (counted == Counted::by_address) {
    auto& count = by_address_[address];
    if (count >= per_address_max_) return {};
    ++count;
  }
  ++all_;
  return Seat{this, [this, address, counted](const void*) { leave(address, counted); }};
}

std::size_t Admissions::taken() const {
  const std::lock_guard lock{mutex_};
  return all_;
}

void Admissions::leave(const std::string& address, Counted counted) {
  const std::lock_guard lock{mutex_};
  --all_;
  if (counted == Counted::in_all_only) return;
  const auto found = by_address_.find(address);
  if (--found->second == 0) by_address_.erase(found);
}

}  // namespace sluice::http
