#include "definition/read_rule.h"

#include <fmt/format.h>

#include <algorithm>

#include "definition/read_conditions.h"
#include "definition/read_task.h"

namespace sluice::definition {

namespace {

const std::vector<std::string> rule_keys{"key", "title", "on", "of", "when", "do"};
const std::vector<std::string> notify_keys{"notify", "text"};
const std::vector<std::string> approver_keys{"add_approver", "approval"};
const std::vector<std::string> create_keys{"create_task"};
const std::vector<std::string> set_keys{"set_field", "value"};
const std::vector<std::string> call_keys{"call_webhook", "text"};

/// Names the first key that goes with no verb: it was meant for one.
void fail_act(Reader& reader, const YamlNode& node, const std::string& path) {
  const auto verbs = Reader::words<RuleAct>();
  const auto remedy = fmt::format("Begin it with one of {}.", fmt::join(verbs, ", "));
  const auto verb = std::ranges::find_if(
      node.entries, [](const YamlNode::Entry& one) { return one.key != "text" && one.key != "value"; });
  if (verb == node.entries.end())
    return reader.fail(node, path, fmt::format("{} is no action of a rule.", shown(node)), remedy);
  YamlNode named;
  named.kind = YamlKind::scalar;
  named.text = verb->key;
  reader.fail(verb->place, path,
              fmt::format("{} is no action of a rule{}", shown(named), did_you_mean(verb->key, verbs)), remedy);
}

/// The verb with which an action begins; nothing, and a mistake, where there is none or several.
std::optional<RuleAct> act_of(Reader& reader, const YamlNode& node, const std::string& path) {
  std::optional<RuleAct> act;
  for (const auto& entry : node.entries) {
    const auto one = from_word<RuleAct>(entry.key);
    if (!one) continue;
    if (act) {
      reader.fail(entry.place, path, "An action does one thing, and this one does several.",
                  "Make a list item of each.");
      return std::nullopt;
    }
    act = one;
  }
  if (!act) fail_act(reader, node, path);
  return act;
}

const std::vector<std::string>& keys_of_act(RuleAct act) {
  switch (act) {
    case RuleAct::notify: return notify_keys;
    case RuleAct::add_approver: return approver_keys;
    case RuleAct::create_task: return create_keys;
    case RuleAct::set_field: return set_keys;
    case RuleAct::call_webhook: return call_keys;
  }
  return notify_keys;
}

RuleAction read_action(Reader& reader, const YamlNode& node, const std::string& path) {
  RuleAction action;
  const auto act = act_of(reader, node, path);
  if (!act || !reader.check_keys(node, path, "an action", keys_of_act(*act))) return action;
  action.act = *act;
  read_people(reader, node, path, "notify", action.people);
  read_people(reader, node, path, "add_approver", action.people);
  reader.text(node, path, "text", action.text);
  reader.text(node, path, "approval", action.approval);
  reader.text(node, path, "set_field", action.field);
  reader.texts(node, path, "value", action.values);
  reader.text(node, path, "call_webhook", action.webhook);
  if (const auto* task = reader.find(node, path, "create_task"))
    action.task = read_task(reader, *task, Reader::below(path, "create_task"));
  return action;
}

}  // namespace

Rule read_rule(Reader& reader, const YamlNode& node, const std::string& path) {
  Rule rule;
  if (!reader.check_keys(node, path, "a rule", rule_keys)) return rule;
  reader.text(node, path, "key", rule.key);
  reader.text(node, path, "title", rule.title);
  reader.required_one_of(node, path, "on", rule.on);
  reader.texts(node, path, "of", rule.of);
  read_when(reader, node, path, rule.when);
  reader.each(node, path, "do", [&](const YamlNode& item, const std::string& at) {
    rule.actions.push_back(read_action(reader, item, at));
  });
  return rule;
}

}  // namespace sluice::definition
