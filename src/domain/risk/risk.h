// The risk of one change: what its sources saw, what people answered, raised and lowered.
#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>

#include <boost/describe.hpp>

#include "base/id.h"
#include "base/instant.h"
#include "base/written.h"
#include "domain/risk/policy.h"

namespace sluice {

/// How changes of the same kind ended.
struct PastOutcomes {
  std::int64_t successful = 0;
  std::int64_t with_issues = 0;
  std::int64_t unsuccessful = 0;
  std::int64_t backed_out = 0;

  [[nodiscard]] std::int64_t all() const { return successful + with_issues + unsuccessful + backed_out; }
  [[nodiscard]] std::int64_t bad() const { return unsuccessful + backed_out; }
  friend bool operator==(const PastOutcomes&, const PastOutcomes&) = default;
};
BOOST_DESCRIBE_STRUCT(PastOutcomes, (), (successful, with_issues, unsuccessful, backed_out))

enum class RiskSourceKind { condition, questionnaire, history };
BOOST_DESCRIBE_ENUM(RiskSourceKind, condition, questionnaire, history)
/// One reason for the risk. The highest of them wins.
struct RiskSource {
  RiskSourceKind kind = RiskSourceKind::condition;
  std::string key;  ///< of the condition, `questionnaire`, or what history is of
  std::string title;
  RiskLevel level = RiskLevel::low;
  std::string saw;    ///< a sentence
  std::string lower;  ///< what would lower it; empty where it is low
  std::optional<PastOutcomes> counts;
  friend bool operator==(const RiskSource&, const RiskSource&) = default;
};
BOOST_DESCRIBE_STRUCT(RiskSource, (), (kind, key, title, level, saw, lower, counts))

/// What the sources give together.
struct RiskAssessment {
  RiskLevel level = RiskLevel::low;
  std::vector<RiskSource> sources;
  std::int64_t policy_version = 0;
  friend bool operator==(const RiskAssessment&, const RiskAssessment&) = default;
};
BOOST_DESCRIBE_STRUCT(RiskAssessment, (), (level, sources, policy_version))

/// A level that a person gave, and why.
struct RiskGiven {
  RiskLevel level = RiskLevel::low;
  Written reason;
  std::optional<PersonId> by;
  Instant at;
  friend bool operator==(const RiskGiven&, const RiskGiven&) = default;
};
BOOST_DESCRIBE_STRUCT(RiskGiven, (), (level, reason, by, at))

/// What a change keeps of its risk.
struct ChangeRisk {
  std::optional<RiskAssessment> assessed;
  std::map<std::string, std::string> answers;  ///< by the question's key
  std::int64_t answered_version = 0;           ///< of the policy whose questions were answered last
  std::optional<RiskGiven> raised;
  std::optional<RiskGiven> lowering_asked;
  std::optional<RiskGiven> lowered;  ///< by who asked; stands for this assessment only
  std::optional<PersonId> lowered_with;
  friend bool operator==(const ChangeRisk&, const ChangeRisk&) = default;
};
BOOST_DESCRIBE_STRUCT(ChangeRisk, (),
                      (assessed, answers, answered_version, raised, lowering_asked, lowered, lowered_with))

/// The risk that counts: what two people lowered it to, otherwise the higher of what was assessed and raised. Nothing
/// before it was assessed.
[[nodiscard]] std::optional<RiskLevel> risk_of(const ChangeRisk& risk);

}  // namespace sluice
