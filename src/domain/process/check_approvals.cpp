// Approvals of a stage: whom they ask can be found and may decide, what comes first, and their clocks.
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/nearest.h"
#include "domain/bounds.h"
#include "domain/process/check_parts.h"
#include "domain/process/in_words.h"

namespace sluice::check_detail {

namespace {

constexpr std::int64_t quorum_max = 100;

/// One approval, and where it stands.
struct ApprovalPlace {
  const StagePlace& stage;
  const ApprovalTemplate& approval;
  std::string path;  ///< `stages/2/approvals/0`
};

void take_once(const std::vector<Who>& rules, std::vector<Who>& to) {
  for (const Who& one : rules)
    if (std::ranges::find(to, one) == to.end()) to.push_back(one);
}

/// Whom it may ask: its approvers, then those of its rows, each rule once.
std::vector<Who> approvers_of(const ApprovalTemplate& approval) {
  std::vector<Who> rules;
  take_once(approval.approvers, rules);
  if (approval.approver_rules)
    for (const ApproverRow& row : approval.approver_rules->rows) take_once(row.approvers, rules);
  return rules;
}

/// All its rules that find people: whom it may ask, whom it leaves out, who is told when it waits too long.
std::vector<Who> people_rules_of(const ApprovalTemplate& approval) {
  auto rules = approvers_of(approval);
  if (approval.excluded) take_once(*approval.excluded, rules);
  if (approval.escalate_to) take_once(*approval.escalate_to, rules);
  return rules;
}

// Who decides.

/// Whether somebody found by the rule never may decide: they asked for the change, developed it, or are left out.
bool is_never_let(const ApprovalPlace& place, const Who& rule) {
  if (rule.kind == WhoKind::requester) return true;
  if (rule.kind == WhoKind::field && rule.key == "developer") return true;
  if (rule.kind == WhoKind::did) {
    const auto tasks = task_templates_of(place.stage.process);
    const auto task = std::ranges::find(tasks, rule.key, &TaskTemplate::key);
    if (task != tasks.end() && (*task)->duty == Duty::develop) return true;
  }
  const auto& excluded = place.approval.excluded;
  return excluded && std::ranges::find(*excluded, rule) != excluded->end();
}

bool finds_many(const Who& rule) {
  switch (rule.kind) {
    case WhoKind::group:
    case WhoKind::role:
    case WhoKind::owners:
    case WhoKind::owners_of_dependents:
    case WhoKind::decided: return true;
    case WhoKind::field: return rule.key == "verifiers";
    default: return false;
  }
}

/// How many people who may decide the rules can find at most; nothing where a rule may find any number.
std::optional<std::int64_t> most_people(const ApprovalPlace& place, const std::vector<Who>& rules) {
  if (rules.empty()) return std::nullopt;  // told elsewhere
  std::int64_t most = 0;
  for (const auto& rule : rules) {
    if (is_never_let(place, rule)) continue;
    if (finds_many(rule)) return std::nullopt;
    ++most;
  }
  return most;
}

/// Whom it asks where a row holds; of rows that count together all of them.
std::vector<Who> asked_with(const ApprovalTemplate& approval, const ApproverRow& row) {
  if (approval.approver_rules->match == RowMatch::all) return approvers_of(approval);
  auto rules = approval.approvers;
  rules.insert(rules.end(), row.approvers.begin(), row.approvers.end());
  return rules;
}

/// Somebody has to be left who may decide; `rules` is everybody who is asked at once.
void check_somebody_may(Findings& findings, const ApprovalPlace& place, const std::vector<Who>& rules,
                        const std::string& path) {
  if (rules.empty() || !std::ranges::all_of(rules, [&](const Who& rule) { return is_never_let(place, rule); })) return;
  findings.add(path,
               "Nobody whom this asks may decide: who asks for a change, who develops it and who stands under "
               "`excluded` do not approve it.",
               "Ask somebody else, too, such as group:cab or role:change_manager.");
}

void check_count(Findings& findings, const ApprovalPlace& place, const Quorum& quorum, const std::vector<Who>& rules,
                 const std::string& path) {
  if (quorum.kind != QuorumKind::at_least) return;
  const auto most = most_people(place, rules);
  if (most && *most > 0 && *most < quorum.count)
    findings.add(path, fmt::format("{} people must approve, and the rules find {} at most.", quorum.count, *most),
                 "Lower the number or add approvers, such as a group.");
}

/// A quorum taken by itself.
void check_quorum_itself(Findings& findings, const ApprovalPlace& place, const Quorum& quorum,
                         const std::string& path) {
  const auto& approval = place.approval;
  const bool only_owners = approval.approvers == std::vector<Who>{{WhoKind::owners, ""}} && !approval.approver_rules;
  if (quorum.kind == QuorumKind::one_of_each && !only_owners)
    findings.add(path, "`one of each` means an owner of each affected service.",
                 "Write `approvers: [owners]` without approver_rules, or another quorum.");
  const bool in_reach = quorum.count >= 1 && quorum.count <= quorum_max;
  if (quorum.kind == QuorumKind::at_least && !in_reach)
    findings.add(path, fmt::format("`at least {}` cannot be reached.", quorum.count), "Use a number from 1 to 100.");
  if (quorum.kind == QuorumKind::percent && !in_reach)
    findings.add(path, fmt::format("`at least {} %` cannot be reached.", quorum.count),
                 "Use a number from 1 to 100; 100 % is everybody who is asked.");
}

void check_rejections_of(Findings& findings, std::int64_t rejections, const std::string& path) {
  if (rejections < 1 || rejections > quorum_max)
    findings.add(path, fmt::format("{} rejections cannot reject it.", rejections),
                 "Use a number from 1 to 100; 1 means that any rejection rejects.");
}

// Approver rules.

/// The first row above that holds whenever this one does; nothing where there is none.
std::optional<std::size_t> hidden_by(const ApproverRules& rules, std::size_t at) {
  if (rules.match == RowMatch::all) return std::nullopt;
  for (std::size_t i = 0; i < at; ++i)
    if (!rules.rows[i].when || rules.rows[i].when == rules.rows[at].when) return i;
  return std::nullopt;
}

void check_row(Findings& findings, const ApprovalPlace& place, std::size_t at, const std::string& path) {
  const auto& approval = place.approval;
  const ApproverRow& row = approval.approver_rules->rows[at];
  if (!row.title.empty()) check_required_text(findings, path + "/title", row.title, bounds::title_bytes, "row's title");
  check_when(findings, place.stage.process, path + "/when", row.when);
  check_people(findings, place.stage, path + "/approvers", row.approvers, "decide where this row holds", "");
  if (const auto above = hidden_by(*approval.approver_rules, at))
    findings.add(path, fmt::format("This row is never reached: row {} holds whenever it would.", *above + 1),
                 "Move it above that row, leave one out, or write `match: all`.");
  const auto asked = asked_with(approval, row);
  check_somebody_may(findings, place, asked, path + "/approvers");
  if (row.quorum) check_quorum_itself(findings, place, *row.quorum, path + "/quorum");
  check_count(findings, place, row.quorum.value_or(approval.quorum), asked,
              path + (row.quorum ? "/quorum" : "/approvers"));
  if (row.rejections) check_rejections_of(findings, *row.rejections, path + "/rejections");
}

void check_approver_rules(Findings& findings, const ApprovalPlace& place) {
  if (!place.approval.approver_rules) return;
  const auto& rows = place.approval.approver_rules->rows;
  const auto path = place.path + "/approver_rules";
  if (rows.empty())
    findings.add(path, "The approver rules have no row.", "Write `rows:` with what each asks, or leave them out.");
  if (rows.size() > bounds::approver_rows)
    return findings.add(path + "/rows",
                        fmt::format("There are {} rows; {} are allowed.", rows.size(), bounds::approver_rows),
                        "Join rows that ask the same people.");
  for (std::size_t i = 0; i < rows.size(); ++i) check_row(findings, place, i, fmt::format("{}/rows/{}", path, i));
}

void check_approvers(Findings& findings, const ApprovalPlace& place) {
  const auto& [stage, approval, path] = place;
  if (!approval.approvers.empty() || !approval.approver_rules)
    check_people(findings, stage, path + "/approvers", approval.approvers, "decide this approval", "");
  check_somebody_may(findings, place, approval.approvers, path + "/approvers");
  check_approver_rules(findings, place);
  if (approval.excluded)
    check_people(findings, stage, path + "/excluded", *approval.excluded, "be left out", "", Wanted::anybody);
  check_quorum_itself(findings, place, approval.quorum, path + "/quorum");
  if (!approval.approver_rules) check_count(findings, place, approval.quorum, approval.approvers, path + "/quorum");
  check_rejections_of(findings, approval.rejections, path + "/rejections");
}

// The order.

std::size_t position_of(const Stage& stage, std::string_view key) {
  return static_cast<std::size_t>(std::ranges::find(stage.approvals, key, &ApprovalTemplate::key) -
                                  stage.approvals.begin());
}

const std::vector<std::string>& comes_after(const ApprovalTemplate& approval) {
  static const std::vector<std::string> none;
  return approval.after_approvals ? *approval.after_approvals : none;
}

void check_comes_after(Findings& findings, const ApprovalPlace& place) {
  const auto& first = comes_after(place.approval);
  const auto& stage = place.stage.stage;
  std::set<std::string> seen;
  std::vector<std::string> keys;
  for (const auto& one : stage.approvals) keys.push_back(one.key);
  for (std::size_t i = 0; i < first.size(); ++i) {
    const std::string at = fmt::format("{}/after_approvals/{}", place.path, i);
    if (first[i] == place.approval.key)
      findings.add(at, fmt::format("The approval {} waits for itself.", first[i]), "Leave it out.");
    else if (!seen.insert(first[i]).second)
      findings.add(at, fmt::format("The approval {} stands here twice.", first[i]), "Leave one out.");
    else if (position_of(stage, first[i]) == stage.approvals.size())
      findings.add(at, fmt::format("This stage has no approval {}.", first[i]),
                   "`after_approvals` names approvals of the same stage" + did_you_mean(first[i], keys));
  }
}

/// Who decided another approval is known once that one is: where both are of one stage it comes first.
void check_decided_before(Findings& findings, const ApprovalPlace& place) {
  const Who itself{WhoKind::decided, place.approval.key};
  const auto rules = people_rules_of(place.approval);
  if (std::ranges::find(rules, itself) != rules.end())
    findings.add(place.path, fmt::format("{} points at the approval itself.", written_form(itself)),
                 "Name an approval that is decided before.");
  const auto& first = comes_after(place.approval);
  for (const Who& rule : approvers_of(place.approval)) {
    const bool is_beside = rule.kind == WhoKind::decided && rule.key != place.approval.key &&
                           position_of(place.stage.stage, rule.key) < place.stage.stage.approvals.size();
    if (is_beside && std::ranges::find(first, rule.key) == first.end())
      findings.add(place.path, fmt::format("It asks who decided {}, and is asked at the same time as that.", rule.key),
                   fmt::format("Write `after_approvals: [{}]`.", rule.key));
  }
}

/// Approvals that wait for each other, told once at the first of them.
void check_approval_circles(Findings& findings, const StagePlace& place) {
  const auto& approvals = place.stage.approvals;
  std::set<std::size_t> told;
  for (std::size_t start = 0; start < approvals.size(); ++start) {
    std::set<std::size_t> reached;
    std::vector<std::size_t> open{start};
    while (!open.empty()) {
      const auto at = open.back();
      open.pop_back();
      for (const auto& key : comes_after(approvals[at]))
        if (const auto to = position_of(place.stage, key);
            to < approvals.size() && to != at && reached.insert(to).second)
          open.push_back(to);
    }
    if (!reached.contains(start) || told.contains(start)) continue;
    told.insert(reached.begin(), reached.end());
    findings.add(
        fmt::format("{}/approvals/{}/after_approvals", place.path, start),
        fmt::format("The approval {} waits for others that wait for it, so none is ever asked.", approvals[start].key),
        "Take one of them out of `after_approvals`.");
  }
}

// The clocks.

/// How soon and how late a length of time may be over, in minutes: working days leave weekends and holidays out.
struct TimerSpan {
  std::int64_t least, most;
};
TimerSpan span_of(const Due& due) {
  constexpr std::int64_t hour = 60, day = 24 * hour, week = 7;
  const std::int64_t shift = 2 * hour;  // clocks are put forward and back
  const auto n = due.amount;
  switch (due.unit) {
    case DueUnit::minutes: return {n, n};
    case DueUnit::hours: return {n * hour, n * hour};
    case DueUnit::days: return {n * day - shift, n * day + shift};
    case DueUnit::working_days: {
      const auto away = n < 0 ? -n : n;
      const auto longest = (away + away / 5 * 2 + week) * day;
      return n < 0 ? TimerSpan{-longest, n * day + shift} : TimerSpan{n * day - shift, longest};
    }
  }
  return {n, n};
}

/// Whether one comes after the other whatever the calendar; two of one unit compare as they stand.
bool is_later(const Due& one, const Due& other) {
  if (one.anchor != other.anchor) return false;
  if (one.unit == other.unit) return one.amount > other.amount;
  return span_of(one).least > span_of(other).most;
}

void check_order(Findings& findings, const std::string& path, std::string_view what, const std::optional<Timer>& one,
                 std::string_view later_what, const std::optional<Timer>& other) {
  if (!one || !other || !one->at || !other->at || !is_later(*one->at, *other->at)) return;
  findings.add(path, fmt::format("It would {} only after it would {}.", what, later_what),
               "Put the times in the order remind, escalate, expire.");
}

/// What stands under `expire`, or what it is where nothing does.
std::optional<Due> expires_at(const ApprovalTemplate& approval) {
  if (!approval.expire) return Due{Anchor::entered, 10, DueUnit::working_days};
  return approval.expire->at;
}

void check_timers(Findings& findings, const ApprovalPlace& place) {
  const auto& [stage, approval, path] = place;
  const auto due_of = [](const std::optional<Timer>& timer) { return timer ? timer->at : std::nullopt; };
  check_due(findings, stage, path + "/due", approval.due);
  check_due(findings, stage, path + "/remind", due_of(approval.remind));
  check_due(findings, stage, path + "/escalate", due_of(approval.escalate));
  check_due(findings, stage, path + "/expire", due_of(approval.expire));
  check_order(findings, path + "/remind", "remind people", approval.remind, "escalate", approval.escalate);
  check_order(findings, path + "/remind", "remind people", approval.remind, "expire", approval.expire);
  check_order(findings, path + "/escalate", "escalate", approval.escalate, "expire", approval.expire);
  const auto expires = expires_at(approval);
  if (expires && expires->anchor == Anchor::entered && expires->amount == 0)
    findings.add(path + "/expire", "It expires as soon as it is asked.", "Give people time, such as +10wd.");
  if (expires && approval.due && is_later(*approval.due, *expires))
    findings.add(path + (approval.expire ? "/expire" : "/due"),
                 fmt::format("It expires {}, which is before it is due.", in_words(Timer{*expires})),
                 "Write `expire:` with a later time, or `expire: never`.");
  if (!approval.escalate_to) return;
  check_people(findings, stage, path + "/escalate_to", *approval.escalate_to, "be told", "", Wanted::anybody);
  if (approval.escalate && !approval.escalate->at)
    findings.add(path + "/escalate_to", "Nobody is told, because it never escalates.",
                 "Leave escalate_to out, or write `escalate:` with a time.");
}

void check_approval(Findings& findings, const StagePlace& stage, std::size_t i) {
  const ApprovalPlace place{stage, stage.stage.approvals[i], fmt::format("{}/approvals/{}", stage.path, i)};
  const auto& [_, approval, path] = place;
  check_required_text(findings, path + "/title", approval.title, bounds::title_bytes, "approval's title");
  check_approvers(findings, place);
  check_after(findings, stage, path + "/after", approval.after, "");
  check_comes_after(findings, place);
  check_decided_before(findings, place);
  check_timers(findings, place);
  check_when(findings, stage.process, path + "/when", approval.when);
  check_form_keys(findings, stage.process, path + "/covers", approval.covers_form);
  std::set<Field> covered;
  for (std::size_t c = 0; c < approval.covers.size(); ++c)
    if (!covered.insert(approval.covers[c]).second)
      findings.add(fmt::format("{}/covers/{}", path, c), "This field stands here twice.", "Leave one out.");
}

}  // namespace

void check_approvals(Findings& findings, const StagePlace& place) {
  if (place.stage.approvals.size() > bounds::process_approvals) return;  // check_whole says so
  for (std::size_t i = 0; i < place.stage.approvals.size(); ++i) check_approval(findings, place, i);
  check_approval_circles(findings, place);
}

}  // namespace sluice::check_detail
