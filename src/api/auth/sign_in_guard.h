// Slows down who guesses passwords, within this server. Thread-safe, bounded.
//
// Failures are counted by name and network together, so that nobody locks the owner of a name out from elsewhere; by
// network, for who tries many names; and by name, for who guesses from many networks. They halve every ten minutes.
#pragma once
#include <array>
#include <cstdint>
#include <expected>
#include <map>
#include <memory>
#include <mutex>
#include <string>

#include "base/instant.h"

namespace sluice::api {

class SignInGuard {
 public:
  /// A try that is under way. Let go without a word, it has failed.
  class Try;

  /// Lets a try begin, or says how many seconds it has to wait. Tries under way count as if they had failed: of a hundred
  /// at the same time only as many are let in as may fail. Without a `login`, where a code is tried, only the network counts.
  [[nodiscard]] std::expected<std::shared_ptr<Try>, std::int64_t> begin(const std::string& login,
                                                                        const std::string& address, Instant now);

  /// So many failures are free; each further one locks for a minute, doubled each time, up to 15 minutes.
  static constexpr std::int64_t free_by_login_and_network = 5;
  static constexpr std::int64_t free_by_network = 30;
  static constexpr std::int64_t free_by_login = 100;
  static constexpr Duration halving = std::chrono::minutes{10};
  static constexpr std::size_t entries_max = 10'000;  ///< of each kind

 private:
  struct Failures {
    std::int64_t count = 0;
    std::int64_t trying = 0;
    Instant since{};  ///< when the count was last halved, or begun
    Instant locked_until{};
  };
  struct Table {
    std::int64_t free;
    std::map<std::string, Failures> entries;
  };
  enum class Verdict { failed, succeeded, withdrawn };
  using Keys = std::array<std::string, 3>;  ///< for each table; empty: not counted there

  static void decay(Failures& failures, Instant now);
  static std::int64_t seconds_to_wait(Table& table, const std::string& key, Instant now);
  static void fail(Table& table, Failures& failures, Instant now);
  static void make_room(Table& table);
  void finish(const Keys& keys, Instant now, Verdict verdict);

  std::mutex mutex_;
  std::array<Table, 3> tables_{Table{free_by_login_and_network, {}}, Table{free_by_network, {}},
                               Table{free_by_login, {}}};
};

class SignInGuard::Try {
 public:
  Try(SignInGuard& guard, Keys keys, Instant now) : guard_(guard), keys_(std::move(keys)), now_(now) {}
  ~Try() { failed(); }
  Try(const Try&) = delete;
  Try& operator=(const Try&) = delete;

  // The first of these counts.
  /// It was wrong.
  void failed() { finish(Verdict::failed); }
  /// It was right: what this name's owner got wrong from this network is forgotten, and nothing of anybody else's.
  void succeeded() { finish(Verdict::succeeded); }
  /// It came to nothing that says anything about the password, such as a full queue.
  void withdrawn() { finish(Verdict::withdrawn); }

 private:
  void finish(Verdict verdict) {
    if (!std::exchange(finished_, true)) guard_.finish(keys_, now_, verdict);
  }
  SignInGuard& guard_;
  const Keys keys_;
  const Instant now_;
  bool finished_ = false;
};

}  // namespace sluice::api
