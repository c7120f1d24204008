// The risk of a change on the wire, with all its reasons.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include <boost/describe.hpp>

#include "api/views/people.h"
#include "domain/change/change.h"

namespace sluice::api {

/// A level that a person gave, and why.
struct RiskGivenView {
  RiskLevel level = RiskLevel::low;
  std::string reason{};
  std::optional<PersonRef> by{};
  Instant at{};
  std::optional<PersonRef> confirmed_by{};  ///< of a lower risk
};
BOOST_DESCRIBE_STRUCT(RiskGivenView, (), (level, reason, by, at, confirmed_by))

/// A question with the answers that it can have, and the one it has.
struct RiskQuestionView {
  std::string key;
  std::string text;
  std::int64_t weight = 1;
  std::vector<RiskChoice> answers;
  std::optional<std::string> answer;
};
BOOST_DESCRIBE_STRUCT(RiskQuestionView, (), (key, text, weight, answers, answer))

struct RiskView {
  std::optional<RiskLevel> level;     ///< that counts; absent: not assessed yet
  std::optional<RiskLevel> assessed;  ///< by the sources
  std::int64_t policy_version = 0;    ///< that it was assessed by; 0: the shipped policy
  std::vector<RiskSource> sources;
  std::vector<RiskQuestionView> questions;
  std::optional<RiskGivenView> raised;
  std::optional<RiskGivenView> lowering_asked;  ///< waits for a second person
  std::optional<RiskGivenView> lowered;
};
BOOST_DESCRIBE_STRUCT(RiskView, (),
                      (level, assessed, policy_version, sources, questions, raised, lowering_asked, lowered))

/// The risk of a change, with the questions of the policy of now.
[[nodiscard]] RiskView risk_view(const Change& change, const Directory& directory);

}  // namespace sluice::api
