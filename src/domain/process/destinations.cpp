#include "domain/process/destinations.h"

#include <fmt/format.h>

#include <algorithm>

namespace sluice {

bool calls_webhooks(const Process& process) {
  return std::ranges::any_of(rules_of(process), [](const Rule& rule) {
    return std::ranges::find(rule.actions, RuleAct::call_webhook, &RuleAction::act) != rule.actions.end();
  });
}

std::string why_not_there(const Destinations& known, std::string_view webhook) {
  if (known.contains(webhook)) return "";
  return fmt::format("There is no webhook {}. Have an administrator add it, or let the rule call another one.",
                     webhook);
}

std::string why_nothing_leaves(const Destinations& known, std::string_view webhook) {
  const auto found = known.find(webhook);
  if (found == known.end()) return why_not_there(known, webhook);
  if (found->second == Destination::enabled) return "";
  return fmt::format("The webhook {} is disabled. Have an administrator enable it, or let the rule call another one.",
                     webhook);
}

}  // namespace sluice
