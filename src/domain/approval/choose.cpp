#include "domain/approval/choose.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "domain/change/applies.h"
#include "domain/process/condition_fields.h"

namespace sluice {

namespace {

/// The names of the fields that keep conditions from being known.
std::string unknown_fields(const Conditions& conditions, const Change& change, const Directory& directory,
                           const Process& process) {
  std::set<std::string> names;
  const auto look = [&](const Condition& one) {
    if (evaluate({{one}, {}}, change, directory, process) != Truth::unknown) return;
    const auto field = condition_field(one.field, process);
    names.insert(field ? field->name : one.field);
  };
  std::ranges::for_each(conditions.all, look);
  std::ranges::for_each(conditions.any, look);
  std::string text;
  for (const auto& name : names) text += (text.empty() ? "" : ", ") + name;
  return text;
}

/// The rows that hold, or why that is not known.
struct RowsFound {
  std::vector<std::size_t> rows{};
  std::string unclear{};
};

RowsFound rows_that_hold(const ApproverRules& rules, const Change& change, const Directory& directory,
                         const Process& process) {
  RowsFound found;
  for (std::size_t at = 0; at < rules.rows.size(); ++at) {
    const auto& when = rules.rows[at].when;
    const Truth truth = when ? evaluate(*when, change, directory, process) : Truth::yes;
    if (truth == Truth::unknown) {
      const auto fields = unknown_fields(*when, change, directory, process);
      return {{}, fmt::format("Who approves hangs on {}, which says nothing yet; fill it in.", fields)};
    }
    if (truth == Truth::no) continue;
    found.rows.push_back(at);
    if (rules.match == RowMatch::first) break;
  }
  return found;
}

}  // namespace

std::vector<Who> all_approvers(const ApprovalTemplate& one, const Change& change) {
  auto approvers = one.approvers;
  for (const MoreApprovers& more : change.more_approvers)
    if (more.approval == one.key) approvers.insert(approvers.end(), more.approvers.begin(), more.approvers.end());
  return approvers;
}

ChosenApprovers chosen_approvers(const ApprovalTemplate& one, const Change& change, const Directory& directory,
                                 const Process& process) {
  ChosenApprovers chosen{all_approvers(one, change), one.quorum, one.rejections, {}, {}};
  if (!one.approver_rules) return chosen;
  const RowsFound found = rows_that_hold(*one.approver_rules, change, directory, process);
  chosen.unclear = found.unclear;
  std::optional<Quorum> quorum;
  std::optional<std::int64_t> rejections;
  for (const std::size_t at : found.rows) {
    const ApproverRow& row = one.approver_rules->rows[at];
    chosen.rows.push_back(row.title.empty() ? fmt::format("row {}", at + 1) : row.title);
    chosen.approvers.insert(chosen.approvers.end(), row.approvers.begin(), row.approvers.end());
    if (!quorum) quorum = row.quorum;
    if (!rejections) rejections = row.rejections;
  }
  if (quorum) chosen.quorum = *quorum;
  if (rejections) chosen.rejections = *rejections;
  if (chosen.unclear.empty() && chosen.approvers.empty())
    chosen.unclear = "None of the rows that say who approves holds; alter what they look at, or the process.";
  if (!chosen.unclear.empty()) chosen.approvers.clear();
  return chosen;
}

}  // namespace sluice
