// Reads the policy that risk is assessed by from YAML, and writes it: the format of docs/risk.md.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "definition/yaml_tree.h"
#include "domain/risk/policy.h"

namespace sluice::definition {

/// What was found in a text: the policy where there is nothing to mend in it, otherwise every mistake in the order of the text.
struct RiskPolicyReading {
  std::optional<RiskPolicy> policy;
  std::vector<LocatedMistake> mistakes;
};

/// Reads a text and checks the policy in it; what check() finds is told with its line.
/// Never throws for what a text contains; at most 200 mistakes are told.
[[nodiscard]] RiskPolicyReading look_at_risk_policy(std::string_view text);

/// The policy as a text that reads as the same policy.
[[nodiscard]] std::string yaml_of(const RiskPolicy& policy);

}  // namespace sluice::definition
