#include "connect/webhook/message.h"

#include <boost/json.hpp>

#include "connect/webhook/signature.h"

namespace sluice::connect {

namespace {

/// A text of `data`; empty where it has none of that name.
std::string_view text_in(const boost::json::value& payload, std::string_view name) {
  const auto* object = payload.if_object();
  const auto* data = object ? object->if_contains("data") : nullptr;
  const auto* members = data ? data->if_object() : nullptr;
  const auto* member = members ? members->if_contains(name) : nullptr;
  const auto* text = member ? member->if_string() : nullptr;
  return text ? std::string_view{*text} : std::string_view{};
}

/// Slack reads &, < and > as its own; nothing else has to be written otherwise.
std::string for_slack(std::string_view text) {
  std::string escaped;
  for (const char c : text) {
    if (c == '&') escaped += "&amp;";
    else if (c == '<') escaped += "&lt;";
    else if (c == '>') escaped += "&gt;";
    else escaped += c;
  }
  return escaped;
}

}  // namespace

std::string test_payload(const store::WebhookRow& destination, Instant now) {
  return boost::json::serialize(
      boost::json::object{{"type", "webhook.test"},
                          {"timestamp", to_rfc3339(now)},
                          {"data",
                           {{"webhook", destination.key},
                            {"text", "Sluice tries the webhook " + destination.name + ". It has arrived."}}}});
}

std::string payload_text(std::string_view payload, std::string_view name) {
  boost::system::error_code wrong;
  const auto json = boost::json::parse(payload, wrong);
  return wrong ? std::string{} : std::string{text_in(json, name)};
}

std::string slack_body(std::string_view payload) {
  boost::system::error_code wrong;
  const auto json = boost::json::parse(payload, wrong);
  if (wrong) return boost::json::serialize(boost::json::object{{"text", for_slack(payload)}});
  std::string text;
  if (const auto change = text_in(json, "change"); !change.empty()) text = for_slack(change);
  if (const auto title = text_in(json, "title"); !title.empty()) text += " " + for_slack(title);
  if (const auto says = text_in(json, "text"); !says.empty()) text += (text.empty() ? "" : "\n") + for_slack(says);
  return boost::json::serialize(boost::json::object{{"text", text}});
}

Sending message_for(const store::Webhook& destination, const store::OutboxRow& row, Instant now) {
  Sending sending{.url = destination.url};
  sending.body = destination.format == store::WebhookFormat::slack ? slack_body(row.body) : row.body;
  sending.headers = {{"Content-Type", "application/json"},
                     {"User-Agent", "Sluice"},
                     {"webhook-id", row.key()},
                     {"webhook-timestamp", webhook_seconds(now)},
                     {"webhook-signature", webhook_signatures(destination, row.key(), now, sending.body)}};
  return sending;
}

}  // namespace sluice::connect
