// The policy that risk is assessed by, as people write it and as they get it wrong.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "definition/read_risk_policy.h"

namespace sluice::definition {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

const std::string small_policy = R"(conditions:
  - key: night
    title: It is high at once
    level: high
    when: {field: impact, operator: at_least, value: high}
  - {key: soon, title: Soon, level: medium, lead_days_below: 3}
questions:
  - key: tested
    text: How well is it tested?
    weight: 2
    answers:
      - {key: well, text: Well, points: 0}
      - {key: badly, text: Badly, points: 3}
thresholds: {medium_from: 2, high_from: 5}
matrix:
  low: {low: low, medium: low, high: medium}
  medium: {low: low, medium: medium, high: high}
  high: {low: medium, medium: high, high: high}
history:
  - {of: team, months: 6, bad_from: 2, percent_from: 20, level: medium}
)";

std::string replaced(std::string text, const std::string& what, const std::string& by) {
  return text.replace(text.find(what), what.size(), by);
}

std::vector<std::string> told(const RiskPolicyReading& reading) {
  std::vector<std::string> all;
  for (const auto& one : reading.mistakes) all.push_back(fmt::format("{}: {}: {}", one.place.line, one.path, one.what));
  return all;
}

TEST(ReadRiskPolicy, reads_every_part) {
  const auto reading = look_at_risk_policy(small_policy);
  EXPECT_THAT(told(reading), IsEmpty());
  ASSERT_TRUE(reading.policy);
  const auto& policy = *reading.policy;
  ASSERT_THAT(policy.conditions, SizeIs(2));
  EXPECT_EQ(policy.conditions[0].level, RiskLevel::high);
  EXPECT_EQ(policy.conditions[0].when, (Conditions{{{"impact", Operator::at_least, {"high"}}}, {}}));
  EXPECT_EQ(policy.conditions[1].lead_days_below, 3);
  ASSERT_THAT(policy.questions, SizeIs(1));
  EXPECT_EQ(policy.questions[0].weight, 2);
  EXPECT_THAT(policy.questions[0].answers, ElementsAre(RiskChoice{"well", "Well", 0}, RiskChoice{"badly", "Badly", 3}));
  EXPECT_EQ(policy.thresholds, (RiskThresholds{2, 5}));
  EXPECT_EQ(policy.matrix.high.low, RiskLevel::medium);
  EXPECT_THAT(policy.history, ElementsAre(RiskHistoryRule{HistoryOf::team, 6, 2, 20, RiskLevel::medium}));
}

TEST(ReadRiskPolicy, writes_what_reads_as_the_same) {
  auto odd = *look_at_risk_policy(small_policy).policy;
  odd.conditions[0].title = R"(Says "no" – C:\x # not a comment: 10 %)";
  odd.conditions[0].when->any = {{"tags", Operator::filled, {}}, {"title", Operator::includes, {"a, b", "null"}}};
  odd.questions[0].key = "null";
  odd.history.clear();
  for (const auto& policy : {shipped_risk_policy().policy, odd}) {
    const auto again = look_at_risk_policy(yaml_of(policy));
    EXPECT_THAT(told(again), IsEmpty()) << yaml_of(policy);
    EXPECT_EQ(again.policy, policy) << yaml_of(policy);
  }
}

TEST(ReadRiskPolicy, names_what_cannot_be_read_by_its_line) {
  const auto reading =
      look_at_risk_policy(replaced(replaced(small_policy, "weight: 2", "wieght: 2"), "of: team", "of: teem"));
  EXPECT_FALSE(reading.policy);
  EXPECT_THAT(told(reading), ElementsAre(HasSubstr("10: questions/0/wieght: There is no key wieght"),
                                         HasSubstr("20: history/0/of: “teem” is none of the words")));
}

TEST(ReadRiskPolicy, names_what_may_not_be_by_its_line) {
  const auto reading =
      look_at_risk_policy(replaced(replaced(small_policy, "high_from: 5", "high_from: 2"), "key: soon", "key: night"));
  EXPECT_FALSE(reading.policy);
  EXPECT_THAT(told(reading), ElementsAre(HasSubstr("6: conditions/1/key: The key night stands there twice"),
                                         HasSubstr("14: thresholds/high_from: High begins above medium")));
}

TEST(ReadRiskPolicy, takes_no_matrix_for_granted) {
  const auto without = small_policy.substr(0, small_policy.find("matrix:"));
  EXPECT_THAT(told(look_at_risk_policy(without)), ElementsAre(HasSubstr("The key matrix is missing")));
  EXPECT_THAT(told(look_at_risk_policy("")), ElementsAre(HasSubstr("The text is empty")));
  EXPECT_THAT(look_at_risk_policy("conditions: [").mistakes, SizeIs(1));
}

}  // namespace
}  // namespace sluice::definition
