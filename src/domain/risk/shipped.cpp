// The policy that ships. An administrator edits it; a release that alters it alters nothing where it was edited.
#include "domain/risk/policy.h"

namespace sluice {

namespace {

Conditions one_condition(std::string field, Operator op, std::vector<std::string> values) {
  return {{{std::move(field), op, std::move(values)}}, {}};
}

std::vector<RiskQuestion> shipped_questions() {
  return {
      {"experience",
       "How often has this been done here?",
       1,
       {{"often", "Often", 0}, {"some_times", "A few times", 1}, {"once", "Once", 2}, {"never", "Never", 3}}},
      {"tested",
       "How well is it tested?",
       2,
       {{"as_production", "On a copy of production", 0},
        {"staging", "On staging", 1},
        {"in_part", "In part", 2},
        {"not_tested", "Not tested", 3}}},
      {"backout",
       "How can it be backed out?",
       2,
       {{"rehearsed", "In minutes, rehearsed", 0},
        {"planned", "By a plan that was not rehearsed", 1},
        {"hard", "With much work", 2},
        {"impossible", "Not at all", 3}}},
      {"complexity",
       "How many steps and systems does it take?",
       1,
       {{"one", "One step on one system", 0},
        {"few", "A few steps", 1},
        {"many", "Many steps", 2},
        {"many_systems", "Many steps on several systems", 3}}},
      {"teams",
       "How many teams have to work together?",
       1,
       {{"one", "One", 0}, {"two", "Two", 1}, {"more", "Three or more", 2}, {"outside", "One from outside, too", 3}}},
      {"interruption",
       "What do users feel of it while it is made?",
       1,
       {{"nothing", "Nothing", 0},
        {"slower", "Some things are slower", 1},
        {"part", "A part is not there", 2},
        {"whole", "The service is not there", 3}}},
      {"data",
       "Does it alter data that exists?",
       1,
       {{"no", "No", 0},
        {"added", "It only adds", 1},
        {"altered", "Yes, and a backup can be restored", 2},
        {"for_good", "Yes, for good", 3}}},
      {"watching",
       "How soon would a fault be seen?",
       1,
       {{"at_once", "At once, by an alarm", 0},
        {"minutes", "In minutes, by who watches", 1},
        {"hours", "In hours", 2},
        {"users_report", "When users report it", 3}}},
  };
}

RiskPolicyVersion shipped_version() {
  RiskPolicy policy;
  policy.conditions = {
      {"critical_service",
       "A critical service is affected",
       RiskLevel::medium,
       one_condition("service_criticality", Operator::is, {"critical"}),
       {}},
      {"short_lead_time", "Planned less than 3 days after it was asked for", RiskLevel::medium, {}, 3},
  };
  policy.questions = shipped_questions();
  policy.matrix = {{RiskLevel::low, RiskLevel::low, RiskLevel::medium},
                   {RiskLevel::low, RiskLevel::medium, RiskLevel::high},
                   {RiskLevel::medium, RiskLevel::high, RiskLevel::high}};
  policy.history = {{HistoryOf::services, 12, 1, 10, RiskLevel::medium},
                    {HistoryOf::services, 12, 2, 25, RiskLevel::high},
                    {HistoryOf::process, 12, 3, 20, RiskLevel::medium},
                    {HistoryOf::team, 12, 3, 20, RiskLevel::medium}};
  return {0, std::move(policy), {}};
}

}  // namespace

const RiskPolicyVersion& shipped_risk_policy() {
  static const RiskPolicyVersion shipped = shipped_version();
  return shipped;
}

}  // namespace sluice
