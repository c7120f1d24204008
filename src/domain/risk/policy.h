// The policy that risk is assessed by: data that an administrator edits, with versions that are kept.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include <boost/describe.hpp>

#include "base/id.h"
#include "base/result.h"
#include "base/written.h"
#include "domain/process/conditions.h"

namespace sluice {

struct Actor;

/// How much may go wrong, all sources taken together.
enum class RiskLevel { low, medium, high };
BOOST_DESCRIBE_ENUM(RiskLevel, low, medium, high)

/// A condition that alone makes a change so risky. What is not known yet counts as holding.
struct RiskRule {
  std::string key;
  std::string title;
  RiskLevel level = RiskLevel::medium;
  std::optional<Conditions> when;               ///< on built-in fields other than risk
  std::optional<std::int64_t> lead_days_below;  ///< planned to begin sooner after it was asked for than so many days
  friend bool operator==(const RiskRule&, const RiskRule&) = default;
};
BOOST_DESCRIBE_STRUCT(RiskRule, (), (key, title, level, when, lead_days_below))

struct RiskChoice {
  std::string key;
  std::string text;
  std::int64_t points = 0;  ///< 0: the best
  friend bool operator==(const RiskChoice&, const RiskChoice&) = default;
};
BOOST_DESCRIBE_STRUCT(RiskChoice, (), (key, text, points))
struct RiskQuestion {
  std::string key;
  std::string text;
  std::int64_t weight = 1;  ///< the points of an answer count so often
  std::vector<RiskChoice> answers;
  friend bool operator==(const RiskQuestion&, const RiskQuestion&) = default;
};
BOOST_DESCRIBE_STRUCT(RiskQuestion, (), (key, text, weight, answers))

/// From how many points on something going wrong is of medium, and of high, likelihood.
struct RiskThresholds {
  std::int64_t medium_from = 10;
  std::int64_t high_from = 20;
  friend bool operator==(const RiskThresholds&, const RiskThresholds&) = default;
};
BOOST_DESCRIBE_STRUCT(RiskThresholds, (), (medium_from, high_from))

/// The risk of one impact, by likelihood.
struct RiskRow {
  RiskLevel low = RiskLevel::low, medium = RiskLevel::medium, high = RiskLevel::high;
  friend bool operator==(const RiskRow&, const RiskRow&) = default;
};
BOOST_DESCRIBE_STRUCT(RiskRow, (), (low, medium, high))
/// Impact by likelihood: `matrix.high.low` is the risk of high impact and low likelihood.
struct RiskMatrix {
  RiskRow low, medium, high;
  friend bool operator==(const RiskMatrix&, const RiskMatrix&) = default;
};
BOOST_DESCRIBE_STRUCT(RiskMatrix, (), (low, medium, high))

/// Whose history is looked at.
enum class HistoryOf {
  services,  ///< changes that touched one of the same services
  process,   ///< changes by the same process
  team       ///< changes whose owner is in a group of this one's owner
};
BOOST_DESCRIBE_ENUM(HistoryOf, services, process, team)
/// So many bad outcomes, if they are such a share of all, make a change so risky.
struct RiskHistoryRule {
  HistoryOf of = HistoryOf::services;
  std::int64_t months = 12;  ///< looked back, of 30 days
  std::int64_t bad_from = 1;
  std::int64_t percent_from = 0;
  RiskLevel level = RiskLevel::medium;
  friend bool operator==(const RiskHistoryRule&, const RiskHistoryRule&) = default;
};
BOOST_DESCRIBE_STRUCT(RiskHistoryRule, (), (of, months, bad_from, percent_from, level))

/// Bounds: 50 conditions, 20 questions of 2 to 10 answers, 20 rules about history.
struct RiskPolicy {
  std::vector<RiskRule> conditions;
  std::vector<RiskQuestion> questions;
  RiskThresholds thresholds;
  RiskMatrix matrix;
  std::vector<RiskHistoryRule> history;
  friend bool operator==(const RiskPolicy&, const RiskPolicy&) = default;
};
BOOST_DESCRIBE_STRUCT(RiskPolicy, (), (conditions, questions, thresholds, matrix, history))

/// One version; 0 is the shipped one. Who published it and when, its event says.
struct RiskPolicyVersion {
  std::int64_t version = 0;
  RiskPolicy policy;
  Written reason;
};
/// The stream that the versions are in.
inline constexpr PolicyId risk_policy_id{1};

/// All published versions, the oldest first.
struct PublishedRiskPolicy {
  std::vector<RiskPolicyVersion> versions;
};

/// What ships: eight questions, a matrix, thresholds, a few conditions and rules about history.
[[nodiscard]] const RiskPolicyVersion& shipped_risk_policy();

/// The risk of an impact and a likelihood.
[[nodiscard]] RiskLevel risk_of(const RiskMatrix& matrix, RiskLevel impact, RiskLevel likelihood);
/// The most points that a question's answers give, with its weight.
[[nodiscard]] std::int64_t most_points(const RiskQuestion& question);
/// The most points of all questions.
[[nodiscard]] std::int64_t most_points(const RiskPolicy& policy);
/// "low", "medium", "high".
[[nodiscard]] std::string in_words(RiskLevel level);

/// Nothing, or refused as invalid with every mistake at its pointer: ill-formed or doubled keys, bounds, conditions on fields that
/// changes do not have, thresholds out of order, a matrix in which more impact or likelihood is less risky.
[[nodiscard]] Result<void> check(const RiskPolicy& policy);

/// Publishes a policy as the next version.
struct PublishRiskPolicy {
  RiskPolicy policy;
  std::string reason;
};
using PolicyCommand = std::variant<PublishRiskPolicy>;

/// A version was published. Stored for ever: never edit it.
struct RiskPolicyChanged {
  std::int64_t version = 1;
  RiskPolicy policy;
  Written reason;
  friend bool operator==(const RiskPolicyChanged&, const RiskPolicyChanged&) = default;
};
BOOST_DESCRIBE_STRUCT(RiskPolicyChanged, (), (version, policy, reason))
using PolicyEvent = std::variant<RiskPolicyChanged>;

/// Decides; `known` is null where only the shipped policy is there. Refuses: no permission (administrators), no reason, what
/// check() finds. The same policy again gives no events.
[[nodiscard]] Result<std::vector<PolicyEvent>> decide(const PublishedRiskPolicy* known, const PolicyCommand& command,
                                                      const Actor& actor);
[[nodiscard]] PublishedRiskPolicy apply(PublishedRiskPolicy policy, const PolicyEvent& event);

}  // namespace sluice
