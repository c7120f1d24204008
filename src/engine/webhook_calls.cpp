#include "engine/webhook_calls.h"

#include <boost/describe.hpp>

#include "base/described.h"
#include "base/json_text.h"
#include "store/webhooks.h"

namespace sluice::engine {

namespace {

struct CalledData {
  std::string change;
  std::string title;  ///< empty for a restricted change, as is the text
  bool restricted = false;
  std::string process;
  std::string rule;
  RuleEvent event = RuleEvent::created;
  std::string stage;
  Phase phase = Phase::draft;
  std::optional<Outcome> outcome;
  std::string text;
};
BOOST_DESCRIBE_STRUCT(CalledData, (), (change, title, restricted, process, rule, event, stage, phase, outcome, text))

/// Standard Webhooks: a type, a timestamp, the data.
struct CalledPayload {
  std::string type = "change.rule";
  Instant timestamp;
  CalledData data;
};
BOOST_DESCRIBE_STRUCT(CalledPayload, (), (type, timestamp, data))

std::string process_key(const Change& change, const Directory& directory) {
  const auto* process = directory.process_version(change.process, change.process_version);
  return process == nullptr ? "" : process->process.key;
}

store::NewDelivery delivery_of(const WebhookCalled& call, const Change& change, const store::ChangeRecord& record,
                               const Directory& directory) {
  const bool shown_outside = !change.restricted;
  const CalledPayload payload{.timestamp = record.stamp.at,
                              .data = {.change = shown(change.id),
                                       .title = shown_outside ? change.fields.title.text : "",
                                       .restricted = change.restricted,
                                       .process = process_key(change, directory),
                                       .rule = call.rule,
                                       .event = call.on,
                                       .stage = change.stage(),
                                       .phase = change.phase,
                                       .outcome = change.outcome,
                                       .text = shown_outside ? call.text.text : ""}};
  ApiFormat format;
  return {.position = record.position,
          .kind = std::string{store::webhook_kind},
          .target = call.webhook,
          .subject = std::to_string(change.id.value),
          .body = json_text(format, payload),
          .due_at = record.stamp.at};
}

}  // namespace

bool restricts(std::span<const store::ChangeRecord> records) {
  return std::ranges::any_of(records, [](const store::ChangeRecord& record) {
    const auto* event = std::get_if<ChangeRestricted>(&record.event);
    return event != nullptr && event->restricted;
  });
}

std::vector<store::NewDelivery> webhook_calls(const Change& change, std::span<const store::ChangeRecord> records,
                                              const Directory& directory) {
  std::vector<store::NewDelivery> deliveries;
  for (const auto& record : records)
    if (const auto* call = std::get_if<WebhookCalled>(&record.event))
      deliveries.push_back(delivery_of(*call, change, record, directory));
  return deliveries;
}

}  // namespace sluice::engine
