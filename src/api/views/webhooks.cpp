#include "api/views/webhooks.h"

namespace sluice::api {

WebhookView webhook_view(const store::WebhookRow& row, const Directory& directory) {
  return {.key = row.key,
          .name = row.name,
          .url = row.url,
          .format = row.format,
          .enabled = row.enabled,
          .created_by = person_ref(row.created_by, directory),
          .created = row.created_at,
          .updated_by = person_ref(row.updated_by, directory),
          .updated = row.updated_at};
}

DeliveryView delivery_view(const store::DeliveryRow& row) {
  DeliveryView view;
  view.id = row.id;
  view.state = row.state();
  view.attempts = row.attempts;
  view.outcome = row.outcome;
  if (!row.subject.empty()) view.change = "CHG-" + row.subject;
  if (!row.done_at) view.next_try = row.due_at;
  view.finished = row.done_at;
  return view;
}

}  // namespace sluice::api
