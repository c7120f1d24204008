// Webhooks on the wire: where they go, and what was sent there. Secrets are shown once, by what draws them.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include <boost/describe.hpp>

#include "api/views/people.h"
#include "base/patch.h"
#include "store/webhooks.h"

namespace sluice::api {

struct WebhookView {
  std::string key;
  std::string name;
  std::string url;
  store::WebhookFormat format = store::WebhookFormat::standard;
  bool enabled = true;
  PersonRef created_by;
  Instant created;
  PersonRef updated_by;
  Instant updated;
  std::vector<NamedRef> called_by;  ///< the processes whose newest version has a rule that sends to it
};
BOOST_DESCRIBE_STRUCT(WebhookView, (),
                      (key, name, url, format, enabled, created_by, created, updated_by, updated, called_by))

/// A destination whose secret was just drawn.
struct WebhookWithSecret : WebhookView {
  std::string secret;                          ///< shown this once
  std::optional<Instant> former_secret_until;  ///< until when the one before signs, too
};
BOOST_DESCRIBE_STRUCT(WebhookWithSecret, (WebhookView), (secret, former_secret_until))

struct NewWebhook {
  std::string key;
  std::string name;
  std::string url;
  std::optional<store::WebhookFormat> format;
  std::optional<bool> enabled;
};
BOOST_DESCRIBE_STRUCT(NewWebhook, (), (key, name, url, format, enabled))

struct WebhookEdit {
  Patch<std::string> name;
  Patch<std::string> url;
  Patch<store::WebhookFormat> format;
  Patch<bool> enabled;
};
BOOST_DESCRIBE_STRUCT(WebhookEdit, (), (name, url, format, enabled))

struct DeliveryView {
  std::int64_t id = 0;
  std::optional<std::string> change;  ///< what it is about; absent: a test
  std::optional<std::string> rule;    ///< key of the rule that sent it
  std::optional<RuleEvent> event;     ///< on which the rule was followed
  store::DeliveryState state = store::DeliveryState::waiting;
  std::int64_t attempts = 0;
  std::string outcome;              ///< of the last try, in one line
  std::optional<Instant> next_try;  ///< absent: not tried again by itself
  std::optional<Instant> finished;
};
BOOST_DESCRIBE_STRUCT(DeliveryView, (), (id, change, rule, event, state, attempts, outcome, next_try, finished))

[[nodiscard]] WebhookView webhook_view(const store::WebhookRow& row, const Directory& directory);
[[nodiscard]] DeliveryView delivery_view(const store::DeliveryRow& row);

}  // namespace sluice::api
