// What people ask of the risk of a change.
#pragma once
#include <map>
#include <string>

#include "domain/risk/policy.h"

namespace sluice {

/// Answers questions of the policy, by their keys; those not named keep their answers, an empty answer is taken back.
struct AnswerRisk {
  std::map<std::string, std::string> answers;
};
/// Says that it is riskier than the sources see.
struct RaiseRisk {
  RiskLevel level = RiskLevel::high;
  std::string reason;
};
/// Takes back what one raised oneself.
struct WithdrawRaise {
  std::string reason;
};
/// Asks for a lower risk; a second person has to confirm.
struct AskToLowerRisk {
  RiskLevel level = RiskLevel::low;
  std::string reason;
};
/// Confirms: a change manager or an owner of an affected service who neither asked for it nor for the change, nor develops it.
struct ConfirmLowerRisk {
  std::string comment;
};
/// Refuses it: those who may confirm; or takes it back: who asked.
struct RefuseLowerRisk {
  std::string reason;
};

}  // namespace sluice
