// Slows down who guesses passwords: by sign-in name and by address, within this server. Thread-safe, bounded.
#pragma once
#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <string>

#include "base/instant.h"

namespace sluice::api {

class SignInGuard {
 public:
  /// The seconds that this name or address still has to wait; nothing where it may try. Who may try is counted as
  /// trying at once, so that a hundred at the same time are not all let in.
  [[nodiscard]] std::optional<std::int64_t> begin(const std::string& login, const std::string& address, Instant now);
  /// It was the right password: the name's failures are forgotten, and this try of the address.
  void succeeded(const std::string& login, const std::string& address);
  /// The try came to nothing that says anything about the password (the queue was full): it is not counted.
  void withdrawn(const std::string& login, const std::string& address);

  /// So many failures are free; each further one locks for a minute, doubled each time, up to 15 minutes.
  static constexpr std::int64_t free_by_login = 5;
  static constexpr std::int64_t free_by_address = 30;
  /// Failures older than this are forgotten.
  static constexpr Duration memory = std::chrono::minutes{30};
  static constexpr std::size_t entries_max = 10'000;

 private:
  struct Failures {
    std::int64_t count = 0;
    Instant last;
    Instant locked_until;
  };
  using Table = std::map<std::string, Failures>;
  static std::optional<std::int64_t> waits(Table& table, const std::string& key, Instant now);
  static void count(Table& table, const std::string& key, std::int64_t free, Instant now);
  static void uncount(Table& table, const std::string& key);
  static void make_room(Table& table);

  std::mutex mutex_;
  Table by_login_;
  Table by_address_;
};

}  // namespace sluice::api
