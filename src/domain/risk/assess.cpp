#include "domain/risk/assess.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/described.h"
#include "domain/approval/asking.h"
#include "domain/change/applies.h"
#include "domain/change/course.h"
#include "domain/process/condition_fields.h"
#include "domain/task/due.h"

namespace sluice {

namespace {

constexpr auto risk_month = std::chrono::days{30};

/// One assessment on its way.
class Assessing {
 public:
  Assessing(const Change& change, const RiskPolicyVersion& by, const Directory& directory, const Past& past,
            Instant now)
      : change_(change), policy_(by.policy), directory_(directory), past_(past), now_(now) {
    made_.policy_version = by.version;
  }

  RiskAssessment run() {
    for (const RiskRule& one : policy_.conditions) condition(one);
    if (!policy_.questions.empty()) questionnaire();
    for (const HistoryOf of : {HistoryOf::services, HistoryOf::process, HistoryOf::team}) history(of);
    for (const RiskSource& one : made_.sources) made_.level = std::max(made_.level, one.level);
    return std::move(made_);
  }

 private:
  void add(RiskSourceKind kind, std::string key, std::string title, RiskLevel level, std::string saw, std::string lower,
           std::optional<PastOutcomes> counts = {}) {
    if (level == RiskLevel::low) lower.clear();
    made_.sources.push_back({kind, std::move(key), std::move(title), level, std::move(saw), std::move(lower), counts});
  }

  /// Planned too soon after it was asked for: not hanging on when it is looked at, so that waiting alone alters nothing.
  [[nodiscard]] Truth is_too_soon(const RiskRule& rule) const {
    if (!rule.lead_days_below) return Truth::yes;
    const auto& start = change_.fields.planned_start;
    if (!start) return Truth::unknown;
    return start->at - change_.created < std::chrono::days{*rule.lead_days_below} ? Truth::yes : Truth::no;
  }

  void condition(const RiskRule& rule) {
    const auto when = rule.when ? evaluate(*rule.when, change_, directory_, Process{}) : Truth::yes;
    const auto holds = std::min(when, is_too_soon(rule));
    if (holds == Truth::no) return;
    const auto what = words_of_rule(rule);
    if (holds == Truth::yes)
      return add(RiskSourceKind::condition, rule.key, rule.title, rule.level, fmt::format("Holds: {}.", what),
                 "What it looks at would have to be otherwise: it holds no longer then.");
    add(RiskSourceKind::condition, rule.key, rule.title, rule.level,
        fmt::format("Not known yet, so it counts: {}.", what),
        fmt::format("Fill in {}: it may not hold then.", empty_fields(rule)));
  }

  [[nodiscard]] static std::string words_of_rule(const RiskRule& rule) {
    std::string words = rule.when ? in_words(*rule.when, Process{}) : "";
    if (!rule.lead_days_below) return words;
    return fmt::format("{}{}planned to begin less than {} {} after it was asked for", words,
                       words.empty() ? "" : ", and ", *rule.lead_days_below,
                       *rule.lead_days_below == 1 ? "day" : "days");
  }

  [[nodiscard]] std::string empty_fields(const RiskRule& rule) const {
    std::set<std::string> names;
    if (rule.lead_days_below && !change_.fields.planned_start) names.insert("the planned start");
    if (rule.when)
      for (const auto* list : {&rule.when->all, &rule.when->any})
        for (const Condition& one : *list) {
          const Conditions is_empty{{{one.field, Operator::empty, {}}}, {}};
          if (evaluate(is_empty, change_, directory_, Process{}) != Truth::yes) continue;
          const auto field = condition_field(one.field, Process{});
          names.insert(one.field.starts_with("service") ? "the services" : field ? field->name : one.field);
        }
    std::string text;
    for (const auto& one : names) text += (text.empty() ? "" : ", ") + one;
    return text.empty() ? "what it looks at" : text;
  }

  /// What a catalog entry stands for was weighed by who approved it; the questions count once one of them is answered.
  [[nodiscard]] bool was_weighed_beforehand() const {
    return change_.catalog && unanswered_questions(change_.risk, policy_).size() == policy_.questions.size();
  }

  void questionnaire() {
    if (was_weighed_beforehand())
      return add(
          RiskSourceKind::questionnaire, "questionnaire", "Questions and impact", RiskLevel::low,
          "Weighed when its entry of the catalog was approved: the questions count once one of them is answered.", "");
    std::int64_t points = 0;
    std::string open, worst;
    std::int64_t most_gained = 0;
    std::size_t unanswered = 0;
    for (const RiskQuestion& one : policy_.questions) {
      const auto [mine, answered] = points_of(one);
      points += mine;
      if (!answered && ++unanswered == 1) open = one.text;
      const auto gained = mine - least_points(one);
      if (answered && gained > most_gained) {
        most_gained = gained;
        worst = one.text;
      }
    }
    const auto likelihood = likelihood_of(points);
    const auto impact =
        change_.fields.impact ? static_cast<RiskLevel>(static_cast<int>(*change_.fields.impact)) : RiskLevel::high;
    const auto level = risk_of(policy_.matrix, impact, likelihood);
    auto saw = fmt::format("{} of {} points: {} likelihood. With {} impact{} that is {} risk.", points,
                           most_points(policy_), word(likelihood), word(impact),
                           change_.fields.impact ? "" : " (not chosen yet, so it counts as high)", word(level));
    if (unanswered > 0)
      saw += fmt::format(" {} of {} questions have no answer, and count as their worst.", unanswered,
                         policy_.questions.size());
    add(RiskSourceKind::questionnaire, "questionnaire", "Questions and impact", level, std::move(saw),
        lower_by_answers(open, worst));
  }

  [[nodiscard]] std::string lower_by_answers(const std::string& open, const std::string& worst) const {
    std::string lower;
    if (!open.empty()) lower = fmt::format("Answer: {}", open);
    else if (!worst.empty()) lower = fmt::format("Do better at what weighs most: {}", worst);
    if (!change_.fields.impact) lower += (lower.empty() ? "" : " ") + std::string{"Choose the impact."};
    return lower.empty() ? "A lower impact." : lower;
  }

  struct Points {
    std::int64_t points = 0;
    bool answered = false;
  };
  [[nodiscard]] Points points_of(const RiskQuestion& question) const {
    const auto given = change_.risk.answers.find(question.key);
    if (given != change_.risk.answers.end())
      for (const RiskChoice& one : question.answers)
        if (one.key == given->second) return {one.points * question.weight, true};
    return {most_points(question), false};
  }
  [[nodiscard]] static std::int64_t least_points(const RiskQuestion& question) {
    return std::ranges::min(question.answers, {}, &RiskChoice::points).points * question.weight;
  }
  [[nodiscard]] RiskLevel likelihood_of(std::int64_t points) const {
    if (points >= policy_.thresholds.high_from) return RiskLevel::high;
    return points >= policy_.thresholds.medium_from ? RiskLevel::medium : RiskLevel::low;
  }

  /// The rules of one kind look at the same changes, each as far back as it says: the highest that holds is told.
  void history(HistoryOf of) {
    std::optional<RiskSource> highest;
    for (const RiskHistoryRule& rule : policy_.history) {
      if (rule.of != of) continue;
      auto source = looked_back(rule);
      if (source && (!highest || source->level > highest->level)) highest = std::move(*source);
    }
    if (highest) made_.sources.push_back(std::move(*highest));
  }

  [[nodiscard]] std::optional<RiskSource> looked_back(const RiskHistoryRule& rule) const {
    const auto which = past_changes(rule);
    if (!which) return std::nullopt;
    const auto counts = past_.ended(*which);
    const bool holds = counts.bad() >= rule.bad_from && counts.bad() * 100 >= rule.percent_from * counts.all();
    RiskSource source{RiskSourceKind::history,
                      std::string{word(rule.of)},
                      title_of(rule.of),
                      holds ? rule.level : RiskLevel::low,
                      saw_of(rule, counts),
                      "",
                      counts};
    if (source.level != RiskLevel::low)
      source.lower = "Time, and changes that end well; or a lower risk that a second person confirms.";
    return source;
  }

  [[nodiscard]] std::optional<PastChanges> past_changes(const RiskHistoryRule& rule) const {
    PastChanges which;
    which.since = now_ - rule.months * risk_month;
    which.except = change_.id;
    if (rule.of == HistoryOf::process) which.process = change_.process;
    if (rule.of == HistoryOf::services) which.services = change_.fields.services;
    if (rule.of == HistoryOf::team) which.owners = team();
    const bool nothing = !which.process && which.services.empty() && which.owners.empty();
    return nothing ? std::nullopt : std::optional{std::move(which)};
  }

  /// The owner, and who is in a group with the owner.
  [[nodiscard]] std::vector<PersonId> team() const {
    std::set<PersonId> people{change_.owner()};
    for (const auto& [id, group] : directory_.groups)
      if (group->members.contains(change_.owner())) people.insert(group->members.begin(), group->members.end());
    return {people.begin(), people.end()};
  }

  [[nodiscard]] static std::string title_of(HistoryOf of) {
    if (of == HistoryOf::services) return "History of the same services";
    return of == HistoryOf::process ? "History of the same process" : "History of the same team";
  }

  [[nodiscard]] static std::string saw_of(const RiskHistoryRule& rule, const PastOutcomes& counts) {
    const auto span = fmt::format("{} {}", rule.months, rule.months == 1 ? "month" : "months");
    if (counts.all() == 0) return fmt::format("No change in {}.", span);
    return fmt::format("{} {} in {}: {} successful, {} with issues, {} unsuccessful, {} backed out.", counts.all(),
                       counts.all() == 1 ? "change" : "changes", span, counts.successful, counts.with_issues,
                       counts.unsuccessful, counts.backed_out);
  }

  const Change& change_;
  const RiskPolicy& policy_;
  const Directory& directory_;
  const Past& past_;
  Instant now_;
  RiskAssessment made_;
};

const RiskSource* same_source(const RiskAssessment& in, const RiskSource& source) {
  const auto found = std::ranges::find_if(
      in.sources, [&](const RiskSource& one) { return one.kind == source.kind && one.key == source.key; });
  return found == in.sources.end() ? nullptr : &*found;
}

/// Every change that goes well would be news otherwise, on all others of its process.
bool sees_the_same(const RiskSource& before, const RiskSource& after) {
  if (before.level != after.level) return false;
  if (before.counts && after.counts) return before.counts->bad() == after.counts->bad();
  return before.saw == after.saw;
}

std::string without_stop(std::string sentence) {
  if (sentence.ends_with('.')) sentence.pop_back();
  return sentence;
}

/// Whether somebody approved a risk that may turn out higher than what they approved.
bool rests_on_risk(const Approval& approval) {
  const bool approved = approval.state == ApprovalState::granted ||
                        (approval.state == ApprovalState::asked && !approval.decisions.empty());
  return approved && std::ranges::find(approval.covers, Field::risk) != approval.covers.end();
}

/// A higher risk than they approved is another question, as long as it can be answered before production is touched.
void withdraw_by_risk(Course& course) {
  if (course.change().phase >= Phase::deployment) return;
  std::vector<ApprovalWithdrawn> withdrawn;
  for (const Approval& one : course.change().approvals) {
    if (!rests_on_risk(one)) continue;
    ApprovalWithdrawn taken{one.key, {Field::risk}, {}, one.digest, one.due, {}};
    for (const auto& made : one.decisions) taken.decided.push_back(made.by);
    if (one.due_rule) taken.due = due_at(*one.due_rule, course.facts().now, course.change(), course.facts().zone);
    withdrawn.push_back(std::move(taken));
  }
  for (auto& one : withdrawn) {
    const ApprovalClocksMoved clocks{one.key, one.due, clocks_from_now(one.key, course.change(), course.facts())};
    course.record(std::move(one));
    course.record(clocks);
  }
}

}  // namespace

const RiskPolicyVersion& risk_policy_of(const Directory& directory) {
  const bool published = directory.risk != nullptr && !directory.risk->versions.empty();
  return published ? directory.risk->versions.back() : shipped_risk_policy();
}

std::vector<const RiskQuestion*> unanswered_questions(const ChangeRisk& risk, const RiskPolicy& policy) {
  std::vector<const RiskQuestion*> open;
  for (const RiskQuestion& one : policy.questions) {
    const auto given = risk.answers.find(one.key);
    const bool answered = given != risk.answers.end() &&
                          std::ranges::find(one.answers, given->second, &RiskChoice::key) != one.answers.end();
    if (!answered) open.push_back(&one);
  }
  return open;
}

RiskAssessment assess(const Change& change, const RiskPolicyVersion& by, const Directory& directory, const Past& past,
                      Instant now) {
  return Assessing{change, by, directory, past, now}.run();
}

std::vector<std::string> differences(const RiskAssessment& before, const RiskAssessment& after) {
  std::vector<std::string> list;
  for (const RiskSource& one : after.sources) {
    const auto* was = same_source(before, one);
    if (was == nullptr) list.push_back(fmt::format("{} ({})", one.title, without_stop(one.saw)));
    else if (sees_the_same(*was, one)) continue;
    else if (was->level == one.level) list.push_back(fmt::format("{} ({})", one.title, without_stop(one.saw)));
    else
      list.push_back(
          fmt::format("{} was {}, is {} ({})", one.title, word(was->level), word(one.level), without_stop(one.saw)));
  }
  for (const RiskSource& one : before.sources)
    if (same_source(after, one) == nullptr) list.push_back(fmt::format("{} counts no longer", one.title));
  if (before.policy_version != after.policy_version)
    list.push_back(
        fmt::format("version {} of the risk policy, no longer {}", after.policy_version, before.policy_version));
  return list;
}

bool keep_assessed(Course& course) {
  const ChangeFacts& facts = course.facts();
  if (facts.past == nullptr || course.change().is_closed()) return false;
  const auto worst_before = course.risk_before();
  bool moved = false;
  if (course.may_assess_anew()) {
    auto now = assess(course.change(), risk_policy_of(facts.directory), facts.directory, *facts.past, facts.now);
    const auto& before = course.change().risk.assessed;
    auto differs = before ? differences(*before, now) : std::vector<std::string>{};
    if (!before || !differs.empty()) {
      const auto level_before = before ? std::optional{before->level} : std::nullopt;
      course.record(RiskAssessed{std::move(now), level_before, std::move(differs)});
      moved = true;
    }
  }
  const auto worst_now = risk_of(course.change().risk);
  course.note_risk(worst_now);
  if (worst_before && worst_now && *worst_now > *worst_before) withdraw_by_risk(course);
  return moved;
}

}  // namespace sluice
