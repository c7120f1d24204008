#include "domain/cab/ranking.h"

#include <fmt/format.h>

#include <algorithm>

#include "domain/change/change.h"

namespace sluice {

namespace {

// What weighs how much. High risk outweighs everything else but two conflicts; what is missing alone never outweighs risk.
constexpr std::int64_t high_risk = 40;
constexpr std::int64_t medium_risk = 20;
constexpr std::int64_t critical_service = 15;
constexpr std::int64_t novelty_points = 15;
constexpr std::int64_t a_conflict = 25;
constexpr std::int64_t conflicts_max = 50;
constexpr std::int64_t a_missing_piece = 5;
constexpr std::int64_t missing_max = 20;
constexpr std::int64_t withdrawn_points = 15;
constexpr std::size_t named_max = 3;

using RankReasons = std::vector<RankReason>;

void add_reason(RankReasons& reasons, Ground ground, std::int64_t points, std::string text) {
  reasons.push_back({ground, points, std::move(text)});
}

std::int64_t weighed(std::size_t count, std::int64_t points, std::int64_t most) {
  return std::min(static_cast<std::int64_t>(count) * points, most);
}

/// "A, B, C and 2 more".
std::string first_named(const std::vector<std::string>& all) {
  std::string text;
  for (std::size_t i = 0; i < std::min(all.size(), named_max); ++i) text += (i == 0 ? "" : ", ") + all[i];
  if (all.size() > named_max) text += fmt::format(" and {} more", all.size() - named_max);
  return text;
}

void add_risk(RankReasons& reasons, const RankFacts& facts) {
  const auto level = facts.risk ? facts.risk : facts.impact;
  const auto* what = facts.risk ? "risk" : "impact";
  if (level == Level::high) add_reason(reasons, Ground::risk, high_risk, fmt::format("High {}.", what));
  if (level == Level::medium) add_reason(reasons, Ground::risk, medium_risk, fmt::format("Medium {}.", what));
  if (facts.criticality == Criticality::critical)
    add_reason(reasons, Ground::risk, critical_service, fmt::format("Touches a critical service: {}.", facts.services));
}

void add_novelty(RankReasons& reasons, const RankFacts& facts) {
  if (facts.earlier_alike > 0 || facts.services.empty()) return;
  add_reason(reasons, Ground::novelty, novelty_points,
             fmt::format("First change by this process to {}.", facts.services));
}

void add_conflicts(RankReasons& reasons, const RankFacts& facts) {
  if (facts.conflicts.empty()) return;
  std::vector<std::string> numbers;
  for (const auto id : facts.conflicts) numbers.push_back(shown(id));
  add_reason(reasons, Ground::conflict, weighed(numbers.size(), a_conflict, conflicts_max),
             fmt::format("Its window overlaps {} on the same service.", first_named(numbers)));
}

void add_missing(RankReasons& reasons, const RankFacts& facts) {
  if (facts.missing.empty()) return;
  add_reason(reasons, Ground::missing, weighed(facts.missing.size(), a_missing_piece, missing_max),
             fmt::format("Still missing: {}.", first_named(facts.missing)));
}

void add_withdrawn(RankReasons& reasons, const RankFacts& facts) {
  if (facts.withdrawn.empty()) return;
  add_reason(reasons, Ground::withdrawn, withdrawn_points,
             fmt::format("An edit withdrew what was decided: {}.", first_named(facts.withdrawn)));
}

}  // namespace

Rank rank_of(const RankFacts& facts) {
  Rank rank;
  add_risk(rank.reasons, facts);
  add_novelty(rank.reasons, facts);
  add_conflicts(rank.reasons, facts);
  add_missing(rank.reasons, facts);
  add_withdrawn(rank.reasons, facts);
  std::ranges::sort(rank.reasons, [](const RankReason& one, const RankReason& other) {
    return one.points != other.points ? one.points > other.points : one.ground < other.ground;
  });
  for (const auto& one : rank.reasons) rank.points += one.points;
  return rank;
}

}  // namespace sluice
