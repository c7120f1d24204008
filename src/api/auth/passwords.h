// Passwords: Argon2id (RFC 9106) by libsodium on threads of their own, because one hash takes a tenth of a second and
// 64 MiB. The queue is bounded: who comes to a full one is told to come back.
#pragma once
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "base/result.h"

namespace sluice::api {

/// What a password has to be: 10 to 200 characters (NIST SP 800-63B asks for 8), not the sign-in name. Refused as
/// `invalid` at that pointer.
[[nodiscard]] Result<void> check_password(std::string_view password, std::string_view login, std::string pointer);

/// How dear one hash is. The default is libsodium's for people who wait; tests take the cheapest.
struct PasswordCost {
  unsigned long long operations = 2;
  std::size_t memory_bytes = 64ULL << 20;
  static PasswordCost least() { return {1, 8192}; }
};

class Passwords {
 public:
  Passwords(PasswordCost cost, std::size_t threads, std::size_t queue_max);
  ~Passwords();
  Passwords(const Passwords&) = delete;
  Passwords& operator=(const Passwords&) = delete;

  /// Calls `then` with whether the password has that hash, on a thread of its own. An empty hash (nobody of that name)
  /// takes as long as any other and is never right. False where the queue is full: nothing will be called.
  [[nodiscard]] bool verify(std::string password, std::string hash, std::function<void(bool)> then);
  /// Calls `then` with the hash of a password (its text form, with salt and cost). False where the queue is full.
  [[nodiscard]] bool hash(std::string password, std::function<void(std::string)> then);

 private:
  [[nodiscard]] bool take(std::function<void()> work);
  [[nodiscard]] std::string hashed(std::string_view password) const;
  void run();

  const PasswordCost cost_;
  const std::size_t queue_max_;
  std::string nobodys_hash_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<std::function<void()>> queue_;
  bool running_ = true;
  std::vector<std::jthread> threads_;
};

}  // namespace sluice::api
