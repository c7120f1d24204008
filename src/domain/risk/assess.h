// How risky a change is, from what is known of it: pure, and always with its reasons.
#pragma once
#include <map>
#include <string>
#include <vector>

#include "base/result.h"
#include "domain/access/directory.h"
#include "domain/change/change.h"
#include "domain/risk/events.h"
#include "domain/risk/risk.h"

namespace sluice {

class Course;

/// Which changes that ended are counted.
struct PastChanges {
  std::vector<ServiceId> services;   ///< that touched any of these; empty: whatever they touched
  std::optional<ProcessId> process;  ///< by this process
  std::vector<PersonId> owners;      ///< owned by one of these
  Instant since;                     ///< closed since then
  ChangeId except;                   ///< the change itself
};
/// Counts how changes ended; a fact that is read when it is asked for.
class Past {
 public:
  Past() = default;
  Past(const Past&) = delete;
  Past& operator=(const Past&) = delete;
  virtual ~Past() = default;
  [[nodiscard]] virtual PastOutcomes ended(const PastChanges& which) const = 0;
};

/// The policy that counts now.
[[nodiscard]] const RiskPolicyVersion& risk_policy_of(const Directory& directory);
/// The questions without an answer that the policy has.
[[nodiscard]] std::vector<const RiskQuestion*> unanswered_questions(const ChangeRisk& risk, const RiskPolicy& policy);

/// The answers that differ from those that are there. Refused as `invalid` at `at` with the question's key: one that the
/// policy has not, or that has no such answer. An empty answer takes one back.
[[nodiscard]] Result<RiskAnswered> new_risk_answers(const ChangeRisk& risk,
                                                    const std::map<std::string, std::string>& given,
                                                    const RiskPolicyVersion& by, const std::string& at);

/// Assesses: the highest source wins. What is not known never lowers it: a condition on an empty field counts as holding, an
/// unanswered question as its worst answer, an unknown impact as high.
[[nodiscard]] RiskAssessment assess(const Change& change, const RiskPolicyVersion& by, const Directory& directory,
                                    const Past& past, Instant now);

/// What one assessment has and the other has not, a sentence each. Successes alone are no difference.
[[nodiscard]] std::vector<std::string> differences(const RiskAssessment& before, const RiskAssessment& after);

/// Assesses a change on its way where that may give something else, and records it, with the approvals that a risen risk withdraws.
/// Whether anything was recorded.
bool keep_assessed(Course& course);

}  // namespace sluice
