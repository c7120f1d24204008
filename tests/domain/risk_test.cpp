// How risky a change is: the sources, who may raise and lower it, and what follows from it.
#include <rapidcheck/gtest.h>

#include "change_story.h"
#include "domain/change/applies.h"
#include "domain/risk/assess.h"

namespace sluice {
namespace {

using namespace testing_world;

class RiskPast final : public Past {
 public:
  PastOutcomes counts{};
  [[nodiscard]] PastOutcomes ended(const PastChanges&) const override { return counts; }
};

/// A change of theirs that is assessed.
class RiskStory : public Story {
 public:
  RiskPast earlier;
  explicit RiskStory(Process process = small_process()) : Story(std::move(process)) { past = &earlier; }

  RiskStory& answered(const std::string& with_points) {
    AnswerRisk all;
    for (const auto& one : shipped_risk_policy().policy.questions)
      all.answers[one.key] = with_points == "best" ? one.answers.front().key : one.answers.back().key;
    given(all, priya);
    return *this;
  }
  /// Nothing unknown, and nothing that speaks against it.
  RiskStory& harmless() {
    drafted();
    FieldsPatch edit;
    edit.impact = Patch<Level>::set(Level::low);
    edit.planned_start = Patch<PlannedTime>::set({"2027-02-20T22:00", "Europe/Berlin", now + std::chrono::days{40}});
    given(EditChange{edit}, priya);
    return answered("best");
  }
  [[nodiscard]] RiskLevel level() const { return *risk_of(change.risk); }
  [[nodiscard]] const RiskSource* source(std::string_view key) const {
    for (const auto& one : change.risk.assessed->sources)
      if (one.key == key) return &one;
    return nullptr;
  }
  void service_is(Criticality criticality) {
    auto service = *world.directory.service(billing);
    service.criticality = criticality;
    world.directory.services[billing] = std::make_shared<const Service>(service);
  }
};

TEST(Risk, of_what_is_unknown_is_high_and_says_what_to_answer) {
  RiskStory story;
  story.drafted();
  EXPECT_EQ(story.level(), RiskLevel::high);
  EXPECT_TRUE(story.source("questionnaire")->lower.starts_with("Answer: "));
  EXPECT_NE(story.source("questionnaire")->saw.find("8 of 8 questions have no answer"), std::string::npos);
}

TEST(Risk, of_a_change_from_the_catalog_was_weighed_with_its_entry_until_a_question_is_answered) {
  RiskStory story;
  story.drafted();
  auto change = story.change;
  change.catalog = CatalogUse{{5}, 1};
  const auto questionnaire = [&] {
    const auto assessed = assess(change, shipped_risk_policy(), story.world.directory, story.earlier, story.now);
    return *std::ranges::find(assessed.sources, "questionnaire", &RiskSource::key);
  };
  EXPECT_EQ(questionnaire().level, RiskLevel::low);
  EXPECT_NE(questionnaire().saw.find("when its entry of the catalog was approved"), std::string::npos);
  const auto& question = shipped_risk_policy().policy.questions.front();
  change.risk.answers[question.key] = question.answers.front().key;
  EXPECT_EQ(questionnaire().level, RiskLevel::high);
  EXPECT_NE(questionnaire().saw.find("7 of 8 questions have no answer"), std::string::npos);
}

TEST(Risk, is_answered_with_the_change_that_is_asked_for) {
  RiskStory story;
  CreateChange asked{"small", {}, false, {}};
  asked.fields.title = {"Bigger disks"};
  const auto& question = shipped_risk_policy().policy.questions.front();
  asked.risk_answers = {{question.key, question.answers.front().key}};
  story.given(asked, story.priya);
  EXPECT_EQ(story.change.risk.answers, asked.risk_answers);
  EXPECT_NE(story.source("questionnaire")->saw.find("7 of 8 questions have no answer"), std::string::npos);
  asked.risk_answers = {{"taste", "good"}};
  RiskStory other;
  const auto refused = other.when(asked, other.priya);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().errors.front().pointer, "/risk_answers/taste");
}

TEST(Risk, falls_with_answers_and_says_why) {
  RiskStory story;
  story.harmless();
  EXPECT_EQ(story.level(), RiskLevel::low);
  const auto& last = std::get<RiskAssessed>(story.log.back());
  EXPECT_EQ(last.before, RiskLevel::medium);
  EXPECT_FALSE(last.differs.empty());
}

TEST(Risk, is_assessed_anew_when_a_service_becomes_critical) {
  RiskStory story;
  story.harmless();
  EXPECT_TRUE(story.reconsidered()->empty());
  story.service_is(Criticality::critical);
  const auto done = story.reconsidered();
  ASSERT_TRUE(has<RiskAssessed>(*done));
  EXPECT_EQ(story.level(), RiskLevel::medium);
}

TEST(Risk, counts_what_ended_badly_but_is_no_news_when_things_go_well) {
  RiskStory story;
  story.harmless();
  story.earlier.counts = {.successful = 9};
  EXPECT_TRUE(story.reconsidered()->empty());
  story.earlier.counts = {.successful = 5, .backed_out = 1};
  ASSERT_TRUE(has<RiskAssessed>(*story.reconsidered()));
  EXPECT_EQ(story.level(), RiskLevel::medium);
  EXPECT_EQ(story.source("services")->counts->backed_out, 1);
}

TEST(Risk, is_raised_by_one_person_with_a_reason) {
  RiskStory story;
  story.harmless();
  EXPECT_FALSE(story.when(RaiseRisk{RiskLevel::high, ""}, story.lena).has_value());
  EXPECT_FALSE(story.when(RaiseRisk{RiskLevel::low, "No."}, story.lena).has_value());
  story.given(RaiseRisk{RiskLevel::high, "The index is large."}, story.lena);
  EXPECT_EQ(story.level(), RiskLevel::high);
  EXPECT_FALSE(story.when(WithdrawRaise{"Not mine."}, story.omar).has_value());
  story.given(WithdrawRaise{"It is not."}, story.lena);
  EXPECT_EQ(story.level(), RiskLevel::low);
}

TEST(Risk, is_lowered_by_a_second_person_only) {
  RiskStory story;
  story.drafted();
  story.given(AskToLowerRisk{RiskLevel::low, "Done often."}, story.priya);
  EXPECT_EQ(story.level(), RiskLevel::high);
  EXPECT_FALSE(story.when(ConfirmLowerRisk{}, story.priya).has_value());
  EXPECT_FALSE(story.when(ConfirmLowerRisk{}, story.lena).has_value());
  story.given(ConfirmLowerRisk{"Yes."}, story.ruth);
  EXPECT_EQ(story.level(), RiskLevel::low);
}

TEST(Risk, that_was_lowered_ends_with_another_assessment) {
  RiskStory story;
  story.drafted().given(AskToLowerRisk{RiskLevel::low, "Done often."}, story.priya);
  story.given(ConfirmLowerRisk{}, story.dana);
  story.service_is(Criticality::critical);
  ASSERT_TRUE(story.reconsidered().has_value());
  EXPECT_EQ(story.level(), RiskLevel::high);
  EXPECT_FALSE(story.change.risk.lowered.has_value());
}

TEST(Risk, that_rises_withdraws_what_covers_it) {
  auto process = small_process();
  for (auto& stage : process.stages)
    for (auto& approval : stage.approvals) approval.covers.push_back(Field::risk);
  RiskStory story{process};
  story.harmless().given(AdvanceChange{}, story.priya).given(Decide{"cab", Decision::approve, "", ""}, story.dana);
  const auto done = story.when(RaiseRisk{RiskLevel::high, "The index is large."}, story.lena);
  ASSERT_TRUE(done.has_value());
  EXPECT_TRUE(has<ApprovalWithdrawn>(*done));
}

TEST(Risk, can_be_asked_by_conditions) {
  RiskStory story;
  story.drafted();
  const Conditions high{{{"risk", Operator::at_least, {"medium"}}}, {}};
  EXPECT_EQ(evaluate(high, story.change, story.world.directory, Process{}), Truth::yes);
  story.change.risk = {};
  EXPECT_EQ(evaluate(high, story.change, story.world.directory, Process{}), Truth::unknown);
}

TEST(RiskPolicy, that_ships_is_in_order) {
  EXPECT_TRUE(check(shipped_risk_policy().policy).has_value());
  EXPECT_EQ(shipped_risk_policy().policy.questions.size(), 8u);
}

TEST(RiskPolicy, is_refused_with_every_mistake) {
  auto policy = shipped_risk_policy().policy;
  policy.thresholds = {9, 3};
  policy.matrix.high.high = RiskLevel::low;
  policy.questions[1].key = policy.questions[0].key;
  policy.conditions[0].when = Conditions{{{"risk", Operator::is, {"low"}}}, {}};
  const auto checked = check(policy);
  ASSERT_FALSE(checked.has_value());
  std::set<std::string> pointers;
  for (const auto& one : checked.error().errors) pointers.insert(one.pointer);
  EXPECT_EQ(pointers, (std::set<std::string>{"/thresholds/high_from", "/matrix/high/high", "/questions/1/key",
                                             "/conditions/0/when/all/0/field"}));
}

TEST(RiskPolicy, is_published_by_administrators_with_a_reason) {
  auto policy = shipped_risk_policy().policy;
  policy.thresholds.high_from = 25;
  const Actor administrator{PersonId{1}, {Role::administrator}, Origin::page};
  const Actor manager{PersonId{1}, {Role::change_manager}, Origin::page};
  EXPECT_FALSE(decide(nullptr, PublishRiskPolicy{policy, "Later."}, manager).has_value());
  EXPECT_FALSE(decide(nullptr, PublishRiskPolicy{policy, ""}, administrator).has_value());
  const auto done = decide(nullptr, PublishRiskPolicy{policy, "Later."}, administrator);
  ASSERT_TRUE(done.has_value());
  const auto published = apply({}, done->front());
  EXPECT_EQ(published.versions.back().version, 1);
  EXPECT_TRUE(decide(&published, PublishRiskPolicy{policy, "Again."}, administrator)->empty());
}

RC_GTEST_PROP(RiskProperty, the_highest_source_wins, (std::uint8_t bad, bool answered)) {
  RiskStory story;
  story.earlier.counts = {.successful = 3, .unsuccessful = bad % 5};
  story.drafted();
  if (answered) story.answered("best");
  auto highest = RiskLevel::low;
  for (const auto& one : story.change.risk.assessed->sources) highest = std::max(highest, one.level);
  RC_ASSERT(story.change.risk.assessed->level == highest);
}

RC_GTEST_PROP(RiskProperty, answering_worse_never_lowers, (std::vector<std::uint8_t> picks, std::uint8_t which)) {
  const auto& policy = shipped_risk_policy();
  picks.resize(policy.policy.questions.size());
  RiskStory story;
  story.drafted();
  auto change = story.change;
  change.fields.impact = Level::medium;
  for (std::size_t i = 0; i < picks.size(); ++i) {
    const auto& question = policy.policy.questions[i];
    change.risk.answers[question.key] = question.answers[picks[i] % question.answers.size()].key;
  }
  const auto level = [&] { return assess(change, policy, story.world.directory, story.earlier, story.now).level; };
  const auto before = level();
  const auto& question = policy.policy.questions[which % policy.policy.questions.size()];
  change.risk.answers[question.key] = question.answers.back().key;
  RC_ASSERT(level() >= before);
}

RC_GTEST_PROP(RiskProperty, another_service_never_lowers, (std::uint8_t one, std::uint8_t other)) {
  RiskStory story;
  story.harmless();
  story.service_is(static_cast<Criticality>(one % 4));
  const auto second = story.world.service("ledger", {story.dana});
  auto service = *story.world.directory.service(second);
  service.criticality = static_cast<Criticality>(other % 4);
  story.world.directory.services[second] = std::make_shared<const Service>(service);
  const auto level = [&](const Change& change) {
    return assess(change, shipped_risk_policy(), story.world.directory, story.earlier, story.now).level;
  };
  auto with = story.change;
  with.fields.services.push_back(second);
  RC_ASSERT(level(with) >= level(story.change));
}

}  // namespace
}  // namespace sluice
