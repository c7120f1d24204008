// Rules that find people, and due dates: whether what they point at can be there.
#include <fmt/format.h>

#include <algorithm>

#include "base/described.h"
#include "base/nearest.h"
#include "domain/access/directory.h"
#include "domain/process/check_parts.h"

namespace sluice::check_detail {

namespace {

constexpr std::int64_t due_amount_max = 100'000;
const std::vector<std::string> fields_with_people{"developer", "test_lead", "deployer", "verifiers"};

bool takes_key(WhoKind kind) {
  return kind == WhoKind::person || kind == WhoKind::group || kind == WhoKind::role || kind == WhoKind::field ||
         kind == WhoKind::did || kind == WhoKind::decided;
}

/// The built-in fields that name people, and those of the form.
std::vector<std::string> people_fields(const Process& process) {
  auto keys = fields_with_people;
  for (const FormField& one : process.form)
    if (one.type == FieldType::user) keys.push_back(one.key);
  return keys;
}

std::vector<std::string> role_words() {
  std::vector<std::string> words;
  for_each_enumerator<Role>([&](std::string_view name, Role) { words.emplace_back(name); });
  return words;
}

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const auto& one : words) text += (text.empty() ? "" : ", ") + one;
  return text;
}

/// The task of that key in this stage or one before it; null where there is none.
const TaskTemplate* find_task_so_far(const StagePlace& place, std::string_view key) {
  for (std::size_t s = 0; s <= place.position; ++s) {
    const auto& tasks = place.process.stages[s].tasks;
    const auto found = std::ranges::find(tasks, key, &TaskTemplate::key);
    if (found != tasks.end()) return &*found;
  }
  return nullptr;
}

std::vector<std::string> task_keys_so_far(const StagePlace& place) {
  std::vector<std::string> keys;
  for (std::size_t s = 0; s <= place.position; ++s)
    for (const auto& task : place.process.stages[s].tasks) keys.push_back(task.key);
  return keys;
}

void check_did(Findings& findings, const StagePlace& place, const std::string& path, const Who& rule,
               std::string_view own_key) {
  if (rule.key == own_key)
    return findings.add(path, fmt::format("did:{} points at the task itself.", rule.key), "Name an earlier task.");
  if (!find_task_so_far(place, rule.key))
    findings.add(path, fmt::format("There is no task {} in this stage or before it.", rule.key),
                 "Name a task that is done by then" + did_you_mean(rule.key, task_keys_so_far(place)));
}

/// The approval of that key in this stage or one before it; null where there is none.
const ApprovalTemplate* find_approval_so_far(const StagePlace& place, std::string_view key) {
  for (std::size_t s = 0; s <= place.position; ++s) {
    const auto& approvals = place.process.stages[s].approvals;
    const auto found = std::ranges::find(approvals, key, &ApprovalTemplate::key);
    if (found != approvals.end()) return &*found;
  }
  return nullptr;
}

std::vector<std::string> approval_keys_so_far(const StagePlace& place) {
  std::vector<std::string> keys;
  for (std::size_t s = 0; s <= place.position; ++s)
    for (const auto& approval : place.process.stages[s].approvals) keys.push_back(approval.key);
  return keys;
}

void check_decided(Findings& findings, const StagePlace& place, const std::string& path, const Who& rule) {
  if (!find_approval_so_far(place, rule.key))
    findings.add(path, fmt::format("There is no approval {} in this stage or before it.", rule.key),
                 "Name an approval that is decided by then" + did_you_mean(rule.key, approval_keys_so_far(place)));
}

void check_rule(Findings& findings, const StagePlace& place, const std::string& path, const Who& rule,
                std::string_view own_key) {
  const auto kind = word(rule.kind);
  if (takes_key(rule.kind) && rule.key.empty())
    return findings.add(path, fmt::format("The rule {} does not say which.", kind),
                        fmt::format("Write {}:… with what it points at.", kind));
  if (!takes_key(rule.kind) && !rule.key.empty())
    return findings.add(path, fmt::format("The rule {} points at nothing further.", kind),
                        fmt::format("Write just {}.", kind));
  const auto roles = role_words();
  if (rule.kind == WhoKind::role && std::ranges::find(roles, rule.key) == roles.end())
    findings.add(path, fmt::format("There is no role {}.", rule.key), "Use one of: " + joined(roles) + ".");
  const auto fields = people_fields(place.process);
  if (rule.kind == WhoKind::field && std::ranges::find(fields, rule.key) == fields.end())
    findings.add(path, fmt::format("No field {} names people.", rule.key), "Use one of: " + joined(fields) + ".");
  if (rule.kind == WhoKind::did) check_did(findings, place, path, rule, own_key);
  if (rule.kind == WhoKind::decided) check_decided(findings, place, path, rule);
}

/// Whether a change can go on though nobody did the task.
bool may_be_left_out(const StagePlace& place, const TaskTemplate& task) {
  const auto& stages = place.process.stages;
  const auto its_own = std::ranges::find_if(stages, [&](const Stage& stage) {
    return std::ranges::any_of(stage.tasks, [&](const TaskTemplate& one) { return &one == &task; });
  });
  return task.optional || task.when || task.on_fail == OnFail::ignore || (its_own != stages.end() && its_own->when);
}

/// Whether a change can go on though nobody was asked the approval.
bool may_be_left_out(const StagePlace& place, const ApprovalTemplate& approval) {
  const auto& stages = place.process.stages;
  const auto its_own = std::ranges::find_if(stages, [&](const Stage& stage) {
    return std::ranges::any_of(stage.approvals, [&](const ApprovalTemplate& one) { return &one == &approval; });
  });
  return approval.when || (its_own != stages.end() && its_own->when);
}

/// Whether a rule finds nobody where a task is skipped, or an approval is not asked.
bool may_find_nobody(const StagePlace& place, const Who& rule) {
  if (rule.kind == WhoKind::did) {
    const auto* task = find_task_so_far(place, rule.key);
    return task && may_be_left_out(place, *task);
  }
  if (rule.kind != WhoKind::decided) return false;
  const auto* approval = find_approval_so_far(place, rule.key);
  return approval && may_be_left_out(place, *approval);
}

/// Rules that all look at who did or decided something find nobody when it is skipped.
void check_skippable(Findings& findings, const StagePlace& place, const std::string& path,
                     const std::vector<Who>& rules) {
  std::string keys;
  for (const auto& rule : rules) {
    if (!may_find_nobody(place, rule)) return;
    keys += (keys.empty() ? "" : ", ") + rule.key;
  }
  findings.add(
      path + "/0",
      fmt::format("What is done in {} may be skipped or not be asked for; then nobody did it and nobody is found.",
                  keys),
      "Add another rule, such as owner, or make it neither optional nor conditional.");
}

}  // namespace

void check_people(Findings& findings, const StagePlace& place, const std::string& path, const std::vector<Who>& rules,
                  std::string_view needed_for, std::string_view own_key, Wanted wanted) {
  if (rules.empty())
    return findings.add(path, fmt::format("No rule says who may {}.", needed_for),
                        "Name people by rules, such as owner, group:cab, role:change_manager or field:developer.");
  if (rules.size() > list_max)
    return findings.add(path, fmt::format("There are {} rules; {} are allowed.", rules.size(), list_max),
                        "Make a group of these people.");
  for (std::size_t i = 0; i < rules.size(); ++i) {
    const std::string at = fmt::format("{}/{}", path, i);
    check_rule(findings, place, at, rules[i], own_key);
    if (rules[i].kind == WhoKind::watchers && wanted == Wanted::somebody)
      findings.add(at, "Whoever follows a change can only be told something.",
                   "Name people by another rule, such as owner or group:cab.");
    if (std::ranges::find(rules.begin(), rules.begin() + static_cast<std::ptrdiff_t>(i), rules[i]) !=
        rules.begin() + static_cast<std::ptrdiff_t>(i))
      findings.add(at, fmt::format("The rule {} stands here twice.", written_form(rules[i])), "Leave one out.");
  }
  if (wanted == Wanted::somebody) check_skippable(findings, place, path, rules);
}

void check_due(Findings& findings, const StagePlace& place, const std::string& path, const std::optional<Due>& due) {
  if (!due) return;
  if (due->amount < -due_amount_max || due->amount > due_amount_max)
    return findings.add(path, fmt::format("{} is too far away.", due->amount), "Use at most 100,000 either way.");
  if (due->anchor == Anchor::entered && due->amount < 0)
    findings.add(path, "It is due before its stage is entered.", "Use +, or count from start, end or deployed.");
  if (due->anchor != Anchor::deployed) return;
  for (std::size_t s = 0; s < place.position; ++s)
    if (place.process.stages[s].phase == Phase::deployment && place.stage.phase > Phase::deployment) return;
  findings.add(path, "It counts from the deployment, which no stage before this one does.",
               "Count from start or end, or move it behind a stage of the phase deployment.");
}

}  // namespace sluice::check_detail
