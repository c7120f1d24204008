#include "domain/risk/policy.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

#include "base/described.h"
#include "domain/access/permission.h"
#include "domain/bounds.h"
#include "domain/change/checks.h"
#include "domain/faults.h"
#include "domain/process/check.h"
#include "domain/process/condition_fields.h"

namespace sluice {

namespace {

constexpr std::size_t risk_rules_max = 50;
constexpr std::size_t risk_questions_max = 20;
constexpr std::size_t risk_answers_max = 10;
constexpr std::size_t risk_history_rules_max = 20;
constexpr std::int64_t risk_points_max = 100;
constexpr std::int64_t risk_months_max = 120;
constexpr std::int64_t lead_days_max = 365;

bool is_risk_key(std::string_view key) {
  const auto fits = [](char one) { return (one >= 'a' && one <= 'z') || (one >= '0' && one <= '9') || one == '_'; };
  return !key.empty() && key.size() <= 40 && std::ranges::all_of(key, fits);
}

/// Adds what is wrong with a policy, part by part.
class RiskPolicyCheck {
 public:
  explicit RiskPolicyCheck(const RiskPolicy& policy) : policy_(policy) {}

  Result<void> run() {
    count("/conditions", policy_.conditions.size(), risk_rules_max);
    count("/questions", policy_.questions.size(), risk_questions_max);
    count("/history", policy_.history.size(), risk_history_rules_max);
    if (!faults_.none()) return faults_.result();
    keys("/conditions", policy_.conditions);
    keys("/questions", policy_.questions);
    for (std::size_t i = 0; i < policy_.conditions.size(); ++i)
      rule(policy_.conditions[i], fmt::format("/conditions/{}", i));
    for (std::size_t i = 0; i < policy_.questions.size(); ++i)
      question(policy_.questions[i], fmt::format("/questions/{}", i));
    for (std::size_t i = 0; i < policy_.history.size(); ++i) history(policy_.history[i], fmt::format("/history/{}", i));
    thresholds();
    matrix();
    return faults_.result();
  }

 private:
  void count(std::string at, std::size_t many, std::size_t most) {
    if (many > most) faults_.add(std::move(at), fmt::format("At most {}; these are {}.", most, many));
  }
  void within(std::string at, std::int64_t value, std::int64_t least, std::int64_t most) {
    if (value < least || value > most)
      faults_.add(std::move(at), fmt::format("Give a whole number from {} to {}.", least, most));
  }
  template <class Things>
  void keys(const std::string& at, const Things& things) {
    std::set<std::string> seen;
    for (std::size_t i = 0; i < things.size(); ++i) {
      const auto path = fmt::format("{}/{}/key", at, i);
      if (!is_risk_key(things[i].key))
        faults_.add(path, "A key has 1 to 40 lower-case letters, digits and underscores.");
      else if (!seen.insert(things[i].key).second)
        faults_.add(path, fmt::format("The key {} stands there twice; give it another.", things[i].key));
    }
  }

  void rule(const RiskRule& one, const std::string& at) {
    faults_.check_name(at + "/title", one.title, bounds::title_bytes);
    if (one.lead_days_below) within(at + "/lead_days_below", *one.lead_days_below, 1, lead_days_max);
    if (!one.when) {
      if (!one.lead_days_below)
        faults_.add(at + "/when", "Says nothing to look at; give conditions, or a lead time in days.");
      return;
    }
    for (const auto& wrong : check(*one.when, Process{}))
      faults_.add(at + "/when" + wrong.path, fmt::format("{} {}", wrong.what, wrong.remedy));
    no_risk(one.when->all, at + "/when/all");
    no_risk(one.when->any, at + "/when/any");
  }
  void no_risk(const std::vector<Condition>& conditions, const std::string& at) {
    for (std::size_t i = 0; i < conditions.size(); ++i)
      if (conditions[i].field == "risk")
        faults_.add(fmt::format("{}/{}/field", at, i), "Risk cannot hang on itself; name another field.");
  }

  void question(const RiskQuestion& one, const std::string& at) {
    faults_.check_name(at + "/text", one.text, bounds::title_bytes);
    within(at + "/weight", one.weight, 1, 10);
    if (one.answers.size() < 2 || one.answers.size() > risk_answers_max)
      return faults_.add(at + "/answers", fmt::format("A question has 2 to {} answers.", risk_answers_max));
    keys(at + "/answers", one.answers);
    for (std::size_t i = 0; i < one.answers.size(); ++i) {
      faults_.check_name(fmt::format("{}/answers/{}/text", at, i), one.answers[i].text, bounds::title_bytes);
      within(fmt::format("{}/answers/{}/points", at, i), one.answers[i].points, 0, risk_points_max);
    }
  }

  void history(const RiskHistoryRule& one, const std::string& at) {
    within(at + "/months", one.months, 1, risk_months_max);
    within(at + "/bad_from", one.bad_from, 1, 1'000);
    within(at + "/percent_from", one.percent_from, 0, 100);
  }

  void thresholds() {
    const auto most = std::max<std::int64_t>(2, risk_points_max * 10 * static_cast<std::int64_t>(risk_questions_max));
    within("/thresholds/medium_from", policy_.thresholds.medium_from, 1, most);
    within("/thresholds/high_from", policy_.thresholds.high_from, 1, most);
    if (policy_.thresholds.high_from <= policy_.thresholds.medium_from)
      faults_.add("/thresholds/high_from", "High begins above medium; give more points than there.");
  }

  void matrix() {
    for_each_enumerator<RiskLevel>([&](std::string_view impact_word, RiskLevel impact) {
      for_each_enumerator<RiskLevel>([&](std::string_view likelihood_word, RiskLevel likelihood) {
        const auto here = risk_of(policy_.matrix, impact, likelihood);
        const bool below_left =
            likelihood != RiskLevel::low && here < risk_of(policy_.matrix, impact, one_less(likelihood));
        const bool below_above =
            impact != RiskLevel::low && here < risk_of(policy_.matrix, one_less(impact), likelihood);
        if (below_left || below_above)
          faults_.add(fmt::format("/matrix/{}/{}", impact_word, likelihood_word),
                      "More impact or likelihood is never less risky; raise this one, or lower those before it.");
      });
    });
  }
  static RiskLevel one_less(RiskLevel level) { return static_cast<RiskLevel>(static_cast<int>(level) - 1); }

  const RiskPolicy& policy_;
  Faults faults_;
};

}  // namespace

RiskLevel risk_of(const RiskMatrix& matrix, RiskLevel impact, RiskLevel likelihood) {
  const std::array rows{&matrix.low, &matrix.medium, &matrix.high};
  const RiskRow& row = *rows[static_cast<std::size_t>(impact)];
  const std::array cells{row.low, row.medium, row.high};
  return cells[static_cast<std::size_t>(likelihood)];
}

std::int64_t most_points(const RiskQuestion& question) {
  std::int64_t most = 0;
  for (const RiskChoice& one : question.answers) most = std::max(most, one.points);
  return most * question.weight;
}

std::int64_t most_points(const RiskPolicy& policy) {
  std::int64_t most = 0;
  for (const RiskQuestion& one : policy.questions) most += most_points(one);
  return most;
}

std::string in_words(RiskLevel level) { return std::string{word(level)}; }

Result<void> check(const RiskPolicy& policy) { return RiskPolicyCheck{policy}.run(); }

Result<std::vector<PolicyEvent>> decide(const PublishedRiskPolicy* known, const PolicyCommand& command,
                                        const Actor& actor) {
  const auto& publish = std::get<PublishRiskPolicy>(command);
  SLUICE_CHECK(may(actor, Permission::manage_risk));
  SLUICE_CHECK(check_reason(publish.reason));
  SLUICE_CHECK(check(publish.policy));
  const bool published = known != nullptr && !known->versions.empty();
  const RiskPolicyVersion& now = published ? known->versions.back() : shipped_risk_policy();
  if (now.policy == publish.policy) return std::vector<PolicyEvent>{};
  return std::vector<PolicyEvent>{RiskPolicyChanged{now.version + 1, publish.policy, {publish.reason}}};
}

PublishedRiskPolicy apply(PublishedRiskPolicy policy, const PolicyEvent& event) {
  const auto& changed = std::get<RiskPolicyChanged>(event);
  policy.versions.push_back({changed.version, changed.policy, changed.reason});
  return policy;
}

}  // namespace sluice
