#include "api/auth/sign_in_guard.h"

#include <algorithm>

namespace sluice::api {

std::optional<std::int64_t> SignInGuard::begin(const std::string& login, const std::string& address, Instant now) {
  const std::lock_guard lock{mutex_};
  const auto by_login = waits(by_login_, login, now);
  const auto by_address = waits(by_address_, address, now);
  if (by_login || by_address) return std::max(by_login.value_or(0), by_address.value_or(0));
  count(by_login_, login, free_by_login, now);
  count(by_address_, address, free_by_address, now);
  return std::nullopt;
}

void SignInGuard::succeeded(const std::string& login, const std::string& address) {
  const std::lock_guard lock{mutex_};
  by_login_.erase(login);
  uncount(by_address_, address);
}

void SignInGuard::withdrawn(const std::string& login, const std::string& address) {
  const std::lock_guard lock{mutex_};
  uncount(by_login_, login);
  uncount(by_address_, address);
}

std::optional<std::int64_t> SignInGuard::waits(Table& table, const std::string& key, Instant now) {
  const auto found = table.find(key);
  if (found == table.end()) return std::nullopt;
  if (now - found->second.last > memory) {
    table.erase(found);
    return std::nullopt;
  }
  if (found->second.locked_until <= now) return std::nullopt;
  return std::chrono::ceil<std::chrono::seconds>(found->second.locked_until - now).count();
}

void SignInGuard::count(Table& table, const std::string& key, std::int64_t free, Instant now) {
  make_room(table);
  auto& failures = table[key];
  failures.last = now;
  ++failures.count;
  if (failures.count < free) return;
  const auto doublings = std::min<std::int64_t>(failures.count - free, 4);
  const auto minutes = std::min<std::int64_t>(std::int64_t{1} << doublings, 15);
  failures.locked_until = now + std::chrono::minutes{minutes};
}

void SignInGuard::uncount(Table& table, const std::string& key) {
  const auto found = table.find(key);
  if (found == table.end()) return;
  if (--found->second.count <= 0) {
    table.erase(found);
    return;
  }
  found->second.locked_until = {};
}

/// Forgets who failed longest ago; a guesser with 10,000 names at once is stopped by the address.
void SignInGuard::make_room(Table& table) {
  if (table.size() < entries_max) return;
  const auto oldest = std::ranges::min_element(table, {}, [](const auto& one) { return one.second.last; });
  table.erase(oldest);
}

}  // namespace sluice::api
