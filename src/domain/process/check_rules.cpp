// Rules: what they listen to is there, and what they do can be done.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "base/described.h"
#include "base/nearest.h"
#include "domain/bounds.h"
#include "domain/change/rule_field.h"
#include "domain/key.h"
#include "domain/process/check_parts.h"
#include "domain/process/condition_fields.h"

namespace sluice::check_detail {

namespace {

using KeyList = std::vector<std::string>;

bool contains(const KeyList& keys, std::string_view key) { return std::ranges::find(keys, key) != keys.end(); }

KeyList stage_keys(const Process& process) {
  KeyList keys;
  for (const Stage& stage : process.stages) keys.push_back(stage.key);
  return keys;
}

KeyList field_keys(const Process& process) {
  KeyList keys;
  for_each_enumerator<Field>([&](std::string_view name, Field field) {
    if (field != Field::form && field != Field::risk) keys.emplace_back(name);
  });
  for (const FormField& field : process.form) keys.push_back(field.key);
  return keys;
}

/// What an event can be about: the name of the kind, and the keys that there are. Empty: nothing that has a key.
struct Subjects {
  std::string_view what;
  KeyList keys;
};

Subjects subjects_of(RuleEvent event, const Process& process) {
  switch (event) {
    case RuleEvent::stage_entered:
    case RuleEvent::sent_back: return {"stage", stage_keys(process)};
    case RuleEvent::task_done:
    case RuleEvent::task_failed:
    case RuleEvent::task_overdue: return {"task", task_keys_of(process)};
    case RuleEvent::approval_granted:
    case RuleEvent::approval_rejected:
    case RuleEvent::approval_overdue: return {"approval", approval_keys_of(process)};
    case RuleEvent::edited: return {"field", field_keys(process)};
    default: return {};
  }
}

void check_of(Findings& findings, const Process& process, const Rule& rule, const std::string& path) {
  const auto [what, keys] = subjects_of(rule.on, process);
  if (rule.of.empty()) return;
  if (what.empty())
    return findings.add(path + "/of", fmt::format("The event {} is about the change as a whole.", word(rule.on)),
                        "Leave `of` out.");
  if (rule.of.size() > list_max)
    return findings.add(path + "/of", fmt::format("At most {} keys are possible.", list_max), "Name fewer, or none.");
  for (std::size_t i = 0; i < rule.of.size(); ++i)
    if (!contains(keys, rule.of[i]))
      findings.add(fmt::format("{}/of/{}", path, i), fmt::format("There is no {} {}.", what, rule.of[i]),
                   fmt::format("Name a {} of the process", what) + did_you_mean(rule.of[i], keys));
}

/// One rule's action, and where it stands.
struct ActionPlace {
  const Process& process;
  const RuleAction& action;
  std::string path;  ///< `rules/1/do/0`
  /// People may be found by any task of the process.
  [[nodiscard]] StagePlace at_the_end() const {
    return {process, process.stages.back(), process.stages.size() - 1, path};
  }
};

void check_notify(Findings& findings, const ActionPlace& place) {
  check_people(findings, place.at_the_end(), place.path + "/notify", place.action.people, "be told", "",
               Wanted::anybody);
  check_required_text(findings, place.path + "/text", place.action.text, bounds::short_text_bytes, "text");
}

void check_add_approver(Findings& findings, const ActionPlace& place) {
  check_people(findings, place.at_the_end(), place.path + "/add_approver", place.action.people, "approve, too", "");
  const auto* approval = find_approval_template(place.process, place.action.approval);
  if (place.action.approval.empty())
    return findings.add(place.path, "The action does not say to which approval.", "Write `approval:` with its key.");
  if (approval == nullptr)
    return findings.add(
        place.path + "/approval", fmt::format("There is no approval {}.", place.action.approval),
        "Name an approval of the process" + did_you_mean(place.action.approval, approval_keys_of(place.process)));
  if (approval->quorum.kind == QuorumKind::one_of_each)
    findings.add(place.path + "/approval", "An approval by one of each owner takes nobody else.",
                 "Name another approval, or give the people one of their own.");
}

void check_create_task(Findings& findings, const ActionPlace& place) {
  if (!place.action.task) return;  // told while it was read
  const TaskTemplate& task = *place.action.task;
  const auto path = place.path + "/create_task";
  check_task_itself(findings, place.at_the_end(), task, path);
  if (!task.after.empty())
    findings.add(path + "/after", "A task of a rule comes after what the rule listens to.", "Leave `after` out.");
  if (task.when)
    findings.add(path + "/when", "A task of a rule has the conditions of its rule.", "Move `when` to the rule.");
  if (task.on_fail == OnFail::back)
    findings.add(path + "/on_fail", "A task of a rule may stand in a stage that has no way back.",
                 "Choose hold, fail or ignore.");
}

void check_set_field(Findings& findings, const ActionPlace& place) {
  const auto& [process, action, path] = place;
  if (!is_settable(action.field, process)) {
    auto fields = settable_fields();
    for (const FormField& one : process.form) fields.push_back(one.key);
    return findings.add(path + "/set_field", fmt::format("No rule sets the field {}.", action.field),
                        fmt::format("Use one of: {}.", fmt::join(fields, ", ")));
  }
  const auto field = condition_field(action.field, process);
  if (!field) return;
  if (action.values.empty())
    return findings.add(path, fmt::format("The action does not say what {} is set to.", action.field),
                        "Write `value:` with it.");
  if (action.values.size() > (field->kind == ConditionKind::list ? list_max : 1))
    return findings.add(path + "/value", fmt::format("{} takes fewer values.", action.field), "Name just one.");
  bool is_sound = true;
  for (std::size_t i = 0; i < action.values.size(); ++i) {
    const auto wrong = wrong_value(*field, action.values[i]);
    if (wrong.empty()) continue;
    is_sound = false;
    findings.add(fmt::format("{}/value/{}", path, i), wrong, "Write a value that the field can have.");
  }
  if (!is_sound) return;
  if (const auto wrong = wrong_setting(action, process); !wrong.empty())
    findings.add(path + "/value", fmt::format("{} cannot be set to this: {}", action.field, wrong),
                 "Write a value that the field can have.");
}

void check_call_webhook(Findings& findings, const ActionPlace& place) {
  check_text(findings, place.path + "/text", place.action.text, bounds::short_text_bytes, "text");
  if (!is_key(place.action.webhook))
    findings.add(place.path + "/call_webhook", "This is no key of a webhook.",
                 "Write the key of a destination that an administrator has set up, such as ops-chat.");
}

void check_action(Findings& findings, const ActionPlace& place) {
  switch (place.action.act) {
    case RuleAct::notify: return check_notify(findings, place);
    case RuleAct::add_approver: return check_add_approver(findings, place);
    case RuleAct::create_task: return check_create_task(findings, place);
    case RuleAct::set_field: return check_set_field(findings, place);
    case RuleAct::call_webhook: return check_call_webhook(findings, place);
  }
}

void check_rule_itself(Findings& findings, const Process& process, const Rule& rule, const std::string& path) {
  check_text(findings, path + "/title", rule.title, bounds::title_bytes, "rule's title");
  check_of(findings, process, rule, path);
  check_when(findings, process, path + "/when", rule.when);
  if (rule.actions.empty()) findings.add(path, "The rule does nothing.", "List what it does under `do`.");
  if (rule.actions.size() > bounds::rule_actions)
    findings.add(path + "/do",
                 fmt::format("There are {} actions; {} are allowed.", rule.actions.size(), bounds::rule_actions),
                 "Make two rules of it.");
  for (std::size_t i = 0; i < rule.actions.size(); ++i)
    check_action(findings, {process, rule.actions[i], fmt::format("{}/do/{}", path, i)});
}

}  // namespace

void check_rules(Findings& findings, const Process& process) {
  const auto& rules = rules_of(process);
  if (process.stages.empty()) return;  // told elsewhere
  if (rules.size() > bounds::process_rules)
    findings.add("rules", fmt::format("There are {} rules; {} are allowed.", rules.size(), bounds::process_rules),
                 "Join some: a rule may do several things.");
  for (std::size_t i = 0; i < rules.size(); ++i)
    check_rule_itself(findings, process, rules[i], fmt::format("rules/{}", i));
}

}  // namespace sluice::check_detail
