// Approvals of a stage.
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/described.h"
#include "base/nearest.h"
#include "domain/bounds.h"
#include "domain/process/check_parts.h"

namespace sluice::check_detail {

namespace {

constexpr std::int64_t quorum_max = 100;

/// How many people the rules can find at most; nothing where a rule may find any number.
std::optional<std::int64_t> most_people(const std::vector<Who>& rules) {
  if (rules.empty()) return std::nullopt;  // told elsewhere
  std::int64_t most = 0;
  for (const auto& rule : rules) {
    const bool many = rule.kind == WhoKind::group || rule.kind == WhoKind::role || rule.kind == WhoKind::owners ||
                      rule.kind == WhoKind::owners_of_dependents || rule.kind == WhoKind::decided ||
                      (rule.kind == WhoKind::field && rule.key == "verifiers");
    if (many) return std::nullopt;
    ++most;
  }
  return most;
}

void check_quorum(Findings& findings, const Quorum& quorum, const std::vector<Who>& approvers,
                  const std::string& path) {
  const bool only_owners = approvers == std::vector<Who>{{WhoKind::owners, ""}};
  if (quorum.kind == QuorumKind::one_of_each && !only_owners)
    findings.add(path + "/quorum", "`one of each` means an owner of each affected service.",
                 "Write `approvers: [owners]`, or another quorum.");
  const bool counts = quorum.kind == QuorumKind::at_least || quorum.kind == QuorumKind::percent;
  if (!counts) return;
  if (quorum.count < 1 || quorum.count > quorum_max)
    return findings.add(
        path + "/quorum",
        fmt::format("`at least {}{}` cannot be reached.", quorum.count, quorum.kind == QuorumKind::percent ? " %" : ""),
        "Use a number from 1 to 100.");
  const auto most = quorum.kind == QuorumKind::at_least ? most_people(approvers) : std::nullopt;
  if (most && *most < quorum.count)
    findings.add(path + "/quorum",
                 fmt::format("{} people must approve, and the rules find {} at most.", quorum.count, *most),
                 "Lower the number or add approvers, such as a group.");
}

void check_rejections_needed(Findings& findings, std::int64_t rejections, const std::string& path) {
  if (rejections >= 1 && rejections <= quorum_max) return;
  findings.add(path + "/rejections", fmt::format("{} rejections cannot reject it.", rejections),
               "Use a number from 1 to 100; 1 means that any rejection rejects.");
}

/// Whether whom a rule finds can never decide: who asks for a change and who develops it do not approve it.
bool finds_nobody_allowed(const StagePlace& place, const Who& rule) {
  if (rule.kind == WhoKind::requester) return true;
  if (rule.kind == WhoKind::field) return rule.key == word(Field::developer);
  if (rule.kind != WhoKind::did) return false;
  for (const TaskTemplate* task : task_templates_of(place.process))
    if (task->key == rule.key) return task->duty == Duty::develop || task->duty == Duty::request;
  return false;
}

void check_duties(Findings& findings, const StagePlace& place, const std::vector<Who>& approvers,
                  const std::string& path) {
  const auto never = [&](const Who& rule) { return finds_nobody_allowed(place, rule); };
  if (!approvers.empty() && std::ranges::all_of(approvers, never))
    findings.add(path + "/approvers",
                 "Who asks for a change or develops it does not approve it, and nobody else is asked.",
                 "Name others, such as owners, group:cab or role:change_manager.");
}

void check_row(Findings& findings, const StagePlace& place, const ApprovalTemplate& approval, const ApproverRow& row,
               const std::string& path) {
  check_text(findings, path + "/title", row.title, bounds::title_bytes, "title");
  check_when(findings, place.process, path + "/when", row.when);
  check_people(findings, place, path + "/approvers", row.approvers, "decide this approval", "");
  auto all = approval.approvers;
  all.insert(all.end(), row.approvers.begin(), row.approvers.end());
  check_duties(findings, place, all, path);
  if (row.quorum) check_quorum(findings, *row.quorum, all, path);
  if (row.rejections) check_rejections_needed(findings, *row.rejections, path);
}

/// Rows that are never come to, and too many or none.
void check_rows(Findings& findings, const StagePlace& place, const ApprovalTemplate& approval,
                const std::string& path) {
  const auto& [match, rows] = *approval.approver_rules;
  if (rows.empty())
    return findings.add(path, "The approver rules have no row.", "Add one under `rows`, or leave them out.");
  if (rows.size() > bounds::approver_rows)
    return findings.add(path + "/rows",
                        fmt::format("There are {} rows; {} are allowed.", rows.size(), bounds::approver_rows),
                        "Make several approvals of it.");
  bool ends = false;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const std::string at = fmt::format("{}/rows/{}", path, i);
    if (ends)
      findings.add(at, "This row is never come to: one before it always holds, and the first that holds counts.",
                   "Put the row without a condition last, or write `match: all`.");
    check_row(findings, place, approval, rows[i], at);
    ends = ends || (match == RowMatch::first && !rows[i].when);
  }
}

void check_approvers(Findings& findings, const StagePlace& place, const ApprovalTemplate& approval,
                     const std::string& path) {
  if (approval.approver_rules) check_rows(findings, place, approval, path + "/approver_rules");
  if (!approval.approver_rules || !approval.approvers.empty())
    check_people(findings, place, path + "/approvers", approval.approvers, "decide this approval", "");
  if (!approval.approver_rules) check_duties(findings, place, approval.approvers, path);
  if (approval.excluded)
    check_people(findings, place, path + "/excluded", *approval.excluded, "be left out", "", Wanted::anybody);
  if (approval.escalate_to)
    check_people(findings, place, path + "/escalate_to", *approval.escalate_to, "be told", "", Wanted::anybody);
  const bool by_rows = approval.approver_rules && approval.approvers.empty();
  if (by_rows && approval.quorum.kind == QuorumKind::at_least) return;  // each row has its own number of people
  check_quorum(findings, approval.quorum, approval.approvers, path);
}

/// Approvals that come first: of this stage, and not this one by way of others.
void check_order(Findings& findings, const StagePlace& place, std::size_t i, const std::string& path) {
  const auto& approvals = place.stage.approvals;
  if (!approvals[i].after_approvals) return;
  std::vector<std::string> keys;
  for (const auto& one : approvals) keys.push_back(one.key);
  std::set<std::string> before{approvals[i].after_approvals->begin(), approvals[i].after_approvals->end()};
  for (const auto& key : before)
    if (std::ranges::find(keys, key) == keys.end())
      findings.add(path, fmt::format("This stage asks no approval {}.", key),
                   "`after_approvals` names approvals of the same stage" + did_you_mean(key, keys));
  for (std::size_t known = 0; known != before.size();) {
    known = before.size();
    for (const auto& one : approvals)
      if (before.contains(one.key) && one.after_approvals)
        before.insert(one.after_approvals->begin(), one.after_approvals->end());
  }
  if (before.contains(approvals[i].key))
    findings.add(path, fmt::format("The approval {} waits for itself, so it is never asked.", approvals[i].key),
                 "Take one of the circle out of `after_approvals`.");
}

void check_timers(Findings& findings, const StagePlace& place, const ApprovalTemplate& approval,
                  const std::string& path) {
  check_due(findings, place, path + "/due", approval.due);
  if (approval.remind) check_due(findings, place, path + "/remind", approval.remind->at);
  if (approval.escalate) check_due(findings, place, path + "/escalate", approval.escalate->at);
  if (approval.expire) check_due(findings, place, path + "/expire", approval.expire->at);
}

void check_approval(Findings& findings, const StagePlace& place, std::size_t i) {
  const auto& approval = place.stage.approvals[i];
  const std::string path = fmt::format("{}/approvals/{}", place.path, i);
  check_required_text(findings, path + "/title", approval.title, bounds::title_bytes, "approval's title");
  check_approvers(findings, place, approval, path);
  check_after(findings, place, path + "/after", approval.after, "");
  check_order(findings, place, i, path + "/after_approvals");
  check_timers(findings, place, approval, path);
  check_when(findings, place.process, path + "/when", approval.when);
  check_form_keys(findings, place.process, path + "/covers", approval.covers_form);
  check_rejections_needed(findings, approval.rejections, path);
  std::set<Field> covered;
  for (std::size_t c = 0; c < approval.covers.size(); ++c)
    if (!covered.insert(approval.covers[c]).second)
      findings.add(fmt::format("{}/covers/{}", path, c), "This field stands here twice.", "Leave one out.");
}

}  // namespace

void check_approvals(Findings& findings, const StagePlace& place) {
  if (place.stage.approvals.size() > bounds::process_approvals) return;  // check_whole says so
  for (std::size_t i = 0; i < place.stage.approvals.size(); ++i) check_approval(findings, place, i);
}

}  // namespace sluice::check_detail
