#include "domain/report/approval_waits.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace sluice {

namespace {

struct WaitsOfOne {
  WaitsTogether sums;
  std::vector<Duration> lengths;
};

std::string group_of(const ApprovalWait& wait, WaitsBy by) {
  switch (by) {
    case WaitsBy::person: return std::to_string(wait.person.value);
    case WaitsBy::stage: return wait.stage;
    case WaitsBy::process: return std::to_string(wait.process.value);
  }
  return wait.stage;
}

void add_wait(WaitsOfOne& to, const ApprovalWait& wait, Instant now) {
  const Duration length = wait.decided.value_or(now) - wait.asked;
  ++(wait.decided ? to.sums.decided : to.sums.waiting);
  to.lengths.push_back(length);
  if (to.lengths.size() > 1 && length <= to.sums.longest) return;
  to.sums.longest = length;
  to.sums.longest_change = wait.change;
}

/// The middle one; of two in the middle, halfway.
Duration median_of(std::vector<Duration> lengths) {
  std::ranges::sort(lengths);
  const auto middle = lengths.size() / 2;
  if (lengths.size() % 2 == 1) return lengths[middle];
  return (lengths[middle - 1] + lengths[middle]) / 2;
}

}  // namespace

std::vector<WaitsTogether> waits_together(const std::vector<ApprovalWait>& waits, WaitsBy by, Instant now) {
  std::map<std::string, WaitsOfOne> groups;
  for (const ApprovalWait& wait : waits) add_wait(groups[group_of(wait, by)], wait, now);
  std::vector<WaitsTogether> all;
  for (auto& [key, one] : groups) {
    one.sums.key = key;
    one.sums.median = median_of(std::move(one.lengths));
    all.push_back(std::move(one.sums));
  }
  std::ranges::sort(all, [](const WaitsTogether& one, const WaitsTogether& other) {
    return std::tie(other.median, one.key) < std::tie(one.median, other.key);
  });
  return all;
}

}  // namespace sluice
