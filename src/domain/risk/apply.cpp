#include "domain/change/fold.h"

namespace sluice {

std::optional<RiskLevel> risk_of(const ChangeRisk& risk) {
  if (risk.lowered) return risk.lowered->level;
  if (!risk.assessed) return risk.raised ? std::optional{risk.raised->level} : std::nullopt;
  return risk.raised ? std::max(risk.assessed->level, risk.raised->level) : risk.assessed->level;
}

/// What two people lowered was this assessment, and not another.
void fold(Change& change, const RiskAssessed& event, const Stamp&) {
  change.risk.assessed = event.assessment;
  change.risk.lowering_asked.reset();
  change.risk.lowered.reset();
  change.risk.lowered_with.reset();
}

void fold(Change& change, const RiskAnswered& event, const Stamp&) {
  for (const auto& [question, answer] : event.answers) {
    if (answer.empty()) change.risk.answers.erase(question);
    else change.risk.answers[question] = answer;
  }
  change.risk.answered_version = event.policy_version;
}

void fold(Change& change, const RiskRaised& event, const Stamp& stamp) {
  change.risk.raised = RiskGiven{event.level, event.reason, stamp.by, stamp.at};
  change.risk.lowering_asked.reset();
  change.risk.lowered.reset();
  change.risk.lowered_with.reset();
}

void fold(Change& change, const RiskRaiseWithdrawn&, const Stamp&) { change.risk.raised.reset(); }

void fold(Change& change, const RiskLoweringAsked& event, const Stamp& stamp) {
  change.risk.lowering_asked = RiskGiven{event.level, event.reason, stamp.by, stamp.at};
}

void fold(Change& change, const RiskLowered& event, const Stamp& stamp) {
  change.risk.lowered = change.risk.lowering_asked;
  if (change.risk.lowered) change.risk.lowered->level = event.level;
  change.risk.lowered_with = stamp.by;
  change.risk.lowering_asked.reset();
}

void fold(Change& change, const RiskLoweringRefused&, const Stamp&) { change.risk.lowering_asked.reset(); }

}  // namespace sluice
