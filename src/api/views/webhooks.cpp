#include "api/views/webhooks.h"

#include <algorithm>

#include "base/described.h"
#include "connect/webhook/message.h"

namespace sluice::api {

namespace {

bool calls(const Process& process, std::string_view webhook) {
  return process.rules && std::ranges::any_of(*process.rules, [webhook](const Rule& rule) {
           return std::ranges::any_of(rule.actions, [webhook](const RuleAction& action) {
             return action.act == RuleAct::call_webhook && action.webhook == webhook;
           });
         });
}

std::vector<NamedRef> callers_of(std::string_view webhook, const Directory& directory) {
  std::vector<NamedRef> callers;
  for (const auto& [id, published] : directory.processes) {
    const Process& newest = published->versions.rbegin()->second->process;
    if (calls(newest, webhook)) callers.push_back({newest.key, newest.name});
  }
  return callers;
}

}  // namespace

WebhookView webhook_view(const store::WebhookRow& row, const Directory& directory) {
  return {.key = row.key,
          .name = row.name,
          .url = row.url,
          .format = row.format,
          .enabled = row.enabled,
          .created_by = person_ref(row.created_by, directory),
          .created = row.created_at,
          .updated_by = person_ref(row.updated_by, directory),
          .updated = row.updated_at,
          .called_by = callers_of(row.key, directory)};
}

DeliveryView delivery_view(const store::DeliveryRow& row) {
  DeliveryView view;
  view.id = row.id;
  view.state = row.state();
  view.attempts = row.attempts;
  view.outcome = row.outcome;
  if (!row.subject.empty()) view.change = "CHG-" + row.subject;
  if (auto rule = connect::payload_text(row.body, "rule"); !rule.empty()) view.rule = std::move(rule);
  view.event = from_word<RuleEvent>(connect::payload_text(row.body, "event"));
  if (!row.done_at) view.next_try = row.due_at;
  view.finished = row.done_at;
  return view;
}

}  // namespace sluice::api
