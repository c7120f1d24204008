#include "api/views/risk.h"

#include "api/views/texts.h"
#include "domain/risk/assess.h"

namespace sluice::api {
namespace {

std::optional<RiskGivenView> risk_given_view(const std::optional<RiskGiven>& given, std::optional<PersonId> confirmed,
                                             const Directory& directory) {
  if (!given) return std::nullopt;
  return RiskGivenView{.level = given->level,
                       .reason = text_of(given->reason),
                       .by = person_ref(given->by, directory),
                       .at = given->at,
                       .confirmed_by = person_ref(confirmed, directory)};
}

}  // namespace

RiskView risk_view(const Change& change, const Directory& directory) {
  const ChangeRisk& risk = change.risk;
  RiskView view;
  view.level = risk_of(risk);
  if (risk.assessed) {
    view.assessed = risk.assessed->level;
    view.policy_version = risk.assessed->policy_version;
    view.sources = risk.assessed->sources;
  }
  for (const RiskQuestion& one : risk_policy_of(directory).policy.questions) {
    const auto answer = risk.answers.find(one.key);
    view.questions.push_back({one.key, one.text, one.weight, one.answers,
                              answer == risk.answers.end() ? std::nullopt : std::optional{answer->second}});
  }
  view.raised = risk_given_view(risk.raised, std::nullopt, directory);
  view.lowering_asked = risk_given_view(risk.lowering_asked, std::nullopt, directory);
  view.lowered = risk_given_view(risk.lowered, risk.lowered_with, directory);
  return view;
}

}  // namespace sluice::api
