#include <fmt/format.h>

#include "api/history/tell.h"
#include "api/views/texts.h"
#include "base/described.h"

namespace sluice::api {
namespace {

Told about_risk(std::string summary, const Written& comment = {}) {
  return {.kind = HistoryKind::risk, .summary = std::move(summary), .comment = text_of(comment)};
}

std::string risk_reasons(const std::vector<std::string>& differs) {
  std::string text;
  for (const auto& one : differs) text += (text.empty() ? "" : "; ") + one;
  return text.empty() ? "." : fmt::format(": {}.", text);
}

}  // namespace

Told tell(const RiskAssessed& event, const Telling&) {
  const auto now = event.assessment.level;
  if (!event.before) return about_risk(fmt::format("The risk was assessed: {}.", word(now)));
  const auto reasons = risk_reasons(event.differs);
  if (*event.before == now)
    return about_risk(fmt::format("The risk stayed {}, for other reasons{}", word(now), reasons));
  const auto* moved = now > *event.before ? "rose" : "fell";
  return about_risk(fmt::format("The risk {} from {} to {}{}", moved, word(*event.before), word(now), reasons));
}

Told tell(const RiskAnswered& event, const Telling& telling) {
  const auto many = event.answers.size();
  return about_risk(
      fmt::format("{} answered {} {} about the risk.", telling.who, many, many == 1 ? "question" : "questions"));
}

Told tell(const RiskRaised& event, const Telling& telling) {
  return about_risk(fmt::format("{} raised the risk to {}.", telling.who, word(event.level)), event.reason);
}

Told tell(const RiskRaiseWithdrawn& event, const Telling& telling) {
  return about_risk(fmt::format("{} took the raised risk back.", telling.who), event.reason);
}

Told tell(const RiskLoweringAsked& event, const Telling& telling) {
  return about_risk(
      fmt::format("{} asked to lower the risk to {}; a second person has to confirm.", telling.who, word(event.level)),
      event.reason);
}

Told tell(const RiskLowered& event, const Telling& telling) {
  return about_risk(fmt::format("{} confirmed the lower risk: {}.", telling.who, word(event.level)), event.comment);
}

Told tell(const RiskLoweringRefused& event, const Telling& telling) {
  return about_risk(fmt::format("{} refused the lower risk, or took the question back.", telling.who), event.reason);
}

}  // namespace sluice::api
