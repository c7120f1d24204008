#include "domain/process/rule_words.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/described.h"
#include "domain/process/condition_fields.h"
#include "domain/process/in_words.h"

namespace sluice {

namespace {

/// "a", "a and b", "a, b and c".
std::string listed(const std::vector<std::string>& parts) {
  std::string text;
  for (std::size_t i = 0; i < parts.size(); ++i)
    text += (i == 0 ? "" : i + 1 == parts.size() ? " and " : ", ") + parts[i];
  return text;
}

std::string people_in_words(const std::vector<Who>& people) {
  std::vector<std::string> parts;
  for (const Who& who : people) parts.push_back(who_in_words(who));
  return listed(parts);
}

std::string quoted_after(const std::string& text) { return text.empty() ? "." : fmt::format(": “{}”", text); }

std::string title_of_approval(std::string_view key, const Process& process) {
  const auto* approval = find_approval_template(process, key);
  return approval == nullptr ? std::string{key} : approval->title;
}

std::string name_of_field(const std::string& key, const Process& process) {
  const auto field = condition_field(key, process);
  return field ? field->name : member_words(key);
}

std::string title_of_task(const std::string& key, const Process& process) {
  const auto tasks = task_templates_of(process);
  const auto found = std::ranges::find(tasks, key, &TaskTemplate::key);
  return found == tasks.end() ? key : (*found)->title;
}

std::string name_of_subject(RuleEvent on, const std::string& key, const Process& process) {
  switch (on) {
    case RuleEvent::stage_entered:
    case RuleEvent::sent_back: {
      const Stage* stage = find_stage(process, key);
      return stage == nullptr ? key : stage->name;
    }
    case RuleEvent::task_done:
    case RuleEvent::task_failed:
    case RuleEvent::task_overdue: return title_of_task(key, process);
    case RuleEvent::approval_granted:
    case RuleEvent::approval_rejected:
    case RuleEvent::approval_overdue: return title_of_approval(key, process);
    default: return name_of_field(key, process);
  }
}

}  // namespace

std::string who_in_words(const Who& who) {
  switch (who.kind) {
    case WhoKind::person: return who.key;
    case WhoKind::group: return "the group " + who.key;
    case WhoKind::role: return "everybody who is " + member_words(who.key);
    case WhoKind::field: return "whoever is named as " + member_words(who.key);
    case WhoKind::did: return "whoever did " + who.key;
    case WhoKind::owner: return "the owner";
    case WhoKind::requester: return "the requester";
    case WhoKind::owners: return "the owners of the affected services";
    case WhoKind::manager: return "the requester's manager";
    case WhoKind::watchers: return "everybody who follows the change";
    case WhoKind::owners_of_dependents: return "the owners of the services that depend on the affected ones";
    case WhoKind::decided: return "whoever decided " + who.key;
  }
  return written_form(who);
}

std::string in_words(const RuleAction& action, const Process& process) {
  switch (action.act) {
    case RuleAct::notify: return fmt::format("Tells {}{}", people_in_words(action.people), quoted_after(action.text));
    case RuleAct::add_approver:
      return fmt::format("Asks {}, too, in “{}”.", people_in_words(action.people),
                         title_of_approval(action.approval, process));
    case RuleAct::create_task:
      return fmt::format("Creates the task “{}” for {}.", action.task ? action.task->title : "",
                         action.task ? people_in_words(action.task->assignee) : "nobody");
    case RuleAct::set_field:
      return fmt::format("Sets {} to {}.", name_of_field(action.field, process), listed(action.values));
    case RuleAct::call_webhook: return fmt::format("Calls the webhook {}{}", action.webhook, quoted_after(action.text));
  }
  return "";
}

std::vector<std::string> names_of_subjects(const Rule& rule, const Process& process) {
  std::vector<std::string> names;
  for (const auto& key : rule.of) names.push_back(name_of_subject(rule.on, key, process));
  return names;
}

}  // namespace sluice
