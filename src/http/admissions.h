// How many connections there are, in all and of one address. Thread-safe.
#pragma once
#include <cstddef>
#include <map>
#include <memory>
#include <mutex>
#include <string>

namespace sluice::http {

class Admissions {
 public:
  enum class Counted { by_address, in_all_only };

  Admissions(std::size_t all_max, std::size_t per_address_max) : all_max_(all_max), per_address_max_(per_address_max) {}

  /// A connection's place; it is free again when the last copy goes. Empty where there is none left.
  using Seat = std::shared_ptr<const void>;
  [[nodiscard]] Seat admit(const std::string& address, Counted counted);
  [[nodiscard]] std::size_t taken() const;

 private:
  void leave(const std::string& address, Counted counted);

  const std::size_t all_max_;
  const std::size_t per_address_max_;
  mutable std::mutex mutex_;
  std::size_t all_ = 0;
  std::map<std::string, std::size_t> by_address_;
};

}  // namespace sluice::http
