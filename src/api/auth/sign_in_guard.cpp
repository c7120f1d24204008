#include "api/auth/sign_in_guard.h"

#include <algorithm>

#include "base/network.h"

namespace sluice::api {

std::expected<std::shared_ptr<SignInGuard::Try>, std::int64_t> SignInGuard::begin(const std::string& login,
                                                                                  const std::string& address,
                                                                                  Instant now) {
  const auto network = network_of(address);
  Keys keys{login.empty() ? "" : login + " " + network, network, login};
  const std::lock_guard lock{mutex_};
  std::int64_t seconds = 0;
  for (std::size_t i = 0; i < keys.size(); ++i) seconds = std::max(seconds, seconds_to_wait(tables_[i], keys[i], now));
  if (seconds > 0) return std::unexpected{seconds};
  for (std::size_t i = 0; i < keys.size(); ++i) {
    if (keys[i].empty()) continue;
    make_room(tables_[i]);
    ++tables_[i].entries.try_emplace(keys[i], Failures{0, 0, now, {}}).first->second.trying;
  }
  return std::make_shared<Try>(*this, std::move(keys), now);
}

void SignInGuard::finish(const Keys& keys, Instant now, Verdict verdict) {
  const std::lock_guard lock{mutex_};
  for (std::size_t i = 0; i < keys.size(); ++i) {
    auto& entries = tables_[i].entries;
    const auto found = entries.find(keys[i]);
    if (found == entries.end()) continue;
    auto& failures = found->second;
    --failures.trying;
    if (verdict == Verdict::failed) fail(tables_[i], failures, now);
    if (verdict == Verdict::succeeded && i == 0) failures = {0, failures.trying, now, {}};
    if (failures.trying == 0 && failures.count == 0) entries.erase(found);
  }
}

std::int64_t SignInGuard::seconds_to_wait(Table& table, const std::string& key, Instant now) {
  const auto found = table.entries.find(key);
  if (found == table.entries.end()) return 0;
  auto& failures = found->second;
  decay(failures, now);
  if (failures.locked_until > now) return std::chrono::ceil<std::chrono::seconds>(failures.locked_until - now).count();
  // Those under way may all fail; but where none is, one is let in at the end of a lock.
  return failures.trying > 0 && failures.count + failures.trying >= table.free ? 1 : 0;
}

void SignInGuard::decay(Failures& failures, Instant now) {
  const auto halvings = (now - failures.since) / halving;
  if (halvings <= 0) return;
  failures.count >>= std::min<std::int64_t>(halvings, 62);
  failures.since = failures.since + halvings * halving;
}

void SignInGuard::fail(Table& table, Failures& failures, Instant now) {
  decay(failures, now);
  if (failures.count == 0) failures.since = now;
  ++failures.count;
  if (failures.count < table.free) return;
  const auto doublings = std::min<std::int64_t>(failures.count - table.free, 4);
  const auto minutes = std::min<std::int64_t>(std::int64_t{1} << doublings, 15);
  failures.locked_until = std::max(failures.locked_until, now + std::chrono::minutes{minutes});
}

/// Forgets whose failures are oldest. Whoever fills a table needs thousands of networks, and each has a limit of its own.
void SignInGuard::make_room(Table& table) {
  if (table.entries.size() < entries_max) return;
  const auto oldest = std::ranges::min_element(table.entries, {}, [](const auto& one) { return one.second.since; });
  table.entries.erase(oldest);
}

}  // namespace sluice::api
