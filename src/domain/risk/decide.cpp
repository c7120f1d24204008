#include <fmt/format.h>

#include <algorithm>

#include "base/described.h"
#include "domain/access/permission.h"
#include "domain/bounds.h"
#include "domain/change/answer.h"
#include "domain/change/checks.h"
#include "domain/risk/assess.h"
#include "domain/risk/lowering.h"

namespace sluice {

namespace {

/// A wrong question or answer, told with those that there are.
Result<void> check_risk_answer(const RiskPolicy& policy, const std::string& question, const std::string& answer,
                               const std::string& at) {
  const auto asked = std::ranges::find(policy.questions, question, &RiskQuestion::key);
  if (asked == policy.questions.end())
    return refuse_field(at + "/" + question, fmt::format("The risk policy has no question {}.", question));
  if (answer.empty() || std::ranges::find(asked->answers, answer, &RiskChoice::key) != asked->answers.end()) return {};
  std::string known;
  for (const RiskChoice& one : asked->answers) known += (known.empty() ? "" : ", ") + one.key;
  return refuse_field(at + "/" + question, fmt::format("{} is no answer to it; take one of: {}.", answer, known));
}

/// Who can be the second person: see why_may_not_confirm_lowering().
Result<void> may_confirm_lowering(const Change& change, const ChangeFacts& facts) {
  if (!facts.actor.person) return {};
  const auto why = why_may_not_confirm_lowering(*facts.actor.person, facts.actor.roles, change, facts.directory);
  if (why.empty()) return {};
  return refuse(Refused::not_permitted, why);
}

Result<void> must_ask_to_lower(const Change& change) {
  if (change.risk.lowering_asked) return {};
  return refuse(Refused::out_of_turn, fmt::format("Nobody asks for a lower risk of {}.", shown(change.id)));
}

}  // namespace

Result<RiskAnswered> new_risk_answers(const ChangeRisk& risk, const std::map<std::string, std::string>& given,
                                      const RiskPolicyVersion& by, const std::string& at) {
  RiskAnswered answered{{}, by.version};
  for (const auto& [question, text] : given) {
    SLUICE_CHECK(check_risk_answer(by.policy, question, text, at));
    const auto known = risk.answers.find(question);
    const auto before = known == risk.answers.end() ? std::string{} : known->second;
    if (text != before) answered.answers[question] = text;
  }
  return answered;
}

Answer answer(const Change& change, const AnswerRisk& command, const ChangeFacts& facts) {
  SLUICE_CHECK(must_be_open(change));
  SLUICE_CHECK(may(facts.actor, ChangeRight::edit, change, facts.directory));
  SLUICE_TRY(auto answered,
             new_risk_answers(change.risk, command.answers, risk_policy_of(facts.directory), "/answers"));
  if (answered.answers.empty()) return ChangeEvents{};
  return ChangeEvents{std::move(answered)};
}

Answer answer(const Change& change, const RaiseRisk& command, const ChangeFacts& facts) {
  SLUICE_CHECK(must_be_open(change));
  SLUICE_CHECK(may(facts.actor, ChangeRight::comment, change, facts.directory));
  SLUICE_CHECK(check_reason(command.reason));
  const auto now = risk_of(change.risk);
  if (now && command.level <= *now)
    return refuse_field("/level", fmt::format("The risk is {} already; raising it makes it higher.", word(*now)));
  return ChangeEvents{RiskRaised{command.level, {command.reason}}};
}

Answer answer(const Change& change, const WithdrawRaise& command, const ChangeFacts& facts) {
  SLUICE_CHECK(must_be_open(change));
  if (!change.risk.raised)
    return refuse(Refused::out_of_turn, fmt::format("Nobody has raised the risk of {}.", shown(change.id)));
  if (!facts.actor.person || change.risk.raised->by != facts.actor.person)
    return refuse(Refused::not_permitted,
                  "Only who raised the risk may take that back; others ask for a lower risk, and a second person "
                  "confirms it.");
  SLUICE_CHECK(check_reason(command.reason));
  return ChangeEvents{RiskRaiseWithdrawn{{command.reason}}};
}

Answer answer(const Change& change, const AskToLowerRisk& command, const ChangeFacts& facts) {
  SLUICE_CHECK(must_be_open(change));
  SLUICE_CHECK(may(facts.actor, ChangeRight::edit, change, facts.directory));
  if (change.risk.lowering_asked)
    return refuse(Refused::out_of_turn, "A lower risk is asked for already; it waits for a second person.");
  const auto now = risk_of(change.risk);
  if (!now || *now == RiskLevel::low)
    return refuse(Refused::out_of_turn, "The risk is not above low; there is nothing to lower.");
  SLUICE_CHECK(check_reason(command.reason));
  if (command.level >= *now)
    return refuse_field("/level", fmt::format("The risk is {}; a lower one is below that.", word(*now)));
  return ChangeEvents{RiskLoweringAsked{command.level, {command.reason}}};
}

Answer answer(const Change& change, const ConfirmLowerRisk& command, const ChangeFacts& facts) {
  SLUICE_CHECK(must_be_open(change));
  SLUICE_CHECK(must_ask_to_lower(change));
  SLUICE_CHECK(may_confirm_lowering(change, facts));
  SLUICE_CHECK(check_text(command.comment, bounds::short_text_bytes, Blank::allowed, "/comment", "The comment"));
  return ChangeEvents{RiskLowered{change.risk.lowering_asked->level, {command.comment}}};
}

Answer answer(const Change& change, const RefuseLowerRisk& command, const ChangeFacts& facts) {
  SLUICE_CHECK(must_be_open(change));
  SLUICE_CHECK(must_ask_to_lower(change));
  const bool asked = facts.actor.person && change.risk.lowering_asked->by == facts.actor.person;
  if (!asked) SLUICE_CHECK(may_confirm_lowering(change, facts));
  SLUICE_CHECK(check_reason(command.reason));
  return ChangeEvents{RiskLoweringRefused{{command.reason}}};
}

}  // namespace sluice
