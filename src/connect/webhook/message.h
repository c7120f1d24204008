// What is sent to a webhook: the body in the form that it wants, and the headers that sign it.
#pragma once
#include <string>
#include <string_view>

#include "connect/webhook/sender.h"
#include "store/webhooks.h"

namespace sluice::connect {

/// The payload of a test: {"type":"webhook.test","timestamp":…,"data":{"webhook":…,"text":…}}.
[[nodiscard]] std::string test_payload(const store::WebhookRow& destination, Instant now);

/// A text of the data of a payload, such as "rule"; empty where it has none of that name.
[[nodiscard]] std::string payload_text(std::string_view payload, std::string_view name);

/// A payload as Slack takes it: {"text": …} with the change's number and title, and what the payload says, both as plain
/// text.
[[nodiscard]] std::string slack_body(std::string_view payload);

/// The whole request. `webhook-id` is the row's key, the same each time it is tried; the time and with it the signature
/// are those of the try.
[[nodiscard]] Sending message_for(const store::Webhook& destination, const store::OutboxRow& row, Instant now);

}  // namespace sluice::connect
