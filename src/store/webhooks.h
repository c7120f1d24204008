// Where webhooks go (plain rows), and the log of what was sent there (rows of the outbox of kind `webhook`, whose target is
// the destination's key and whose subject is the change's number).
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <boost/describe.hpp>

#include "base/id.h"
#include "base/instant.h"
#include "domain/process/destinations.h"
#include "store/outbox.h"
#include "store/transaction.h"

namespace sluice::store {

/// The kind of an outbox row that is sent to a webhook.
inline constexpr std::string_view webhook_kind = "webhook";

/// What the other side reads: Sluice's own JSON (standardwebhooks.com), or a line for a chat as Slack takes it.
enum class WebhookFormat { standard, slack };
BOOST_DESCRIBE_ENUM(WebhookFormat, standard, slack)

/// What is known of a destination beside its secrets.
struct WebhookRow {
  std::string key;
  std::string name;
  std::string url;
  WebhookFormat format = WebhookFormat::standard;
  bool enabled = true;
  std::int64_t version = 1;  ///< one more with each edit
  PersonId created_by;
  Instant created_at;
  PersonId updated_by;
  Instant updated_at;
  friend bool operator==(const WebhookRow&, const WebhookRow&) = default;
};
BOOST_DESCRIBE_STRUCT(WebhookRow, (),
                      (key, name, url, format, enabled, version, created_by, created_at, updated_by, updated_at))

/// A destination with what signs for it: never to be shown or logged.
struct Webhook : WebhookRow {
  std::string secret;         ///< "whsec_" and base64
  std::string former_secret;  ///< the one before; empty: none
  Instant former_until;       ///< until when it signs beside the present one
  friend bool operator==(const Webhook&, const Webhook&) = default;
};
BOOST_DESCRIBE_STRUCT(Webhook, (WebhookRow), (secret, former_secret, former_until))

/// The most destinations that are kept at a time.
inline constexpr std::int64_t webhooks_max = 100;

[[nodiscard]] std::optional<Webhook> webhook(Session& session, std::string_view key);
/// By key, without their secrets.
[[nodiscard]] std::vector<WebhookRow> webhooks(Session& session);
/// All of them, as rules are judged by them.
[[nodiscard]] Destinations destinations(Session& session);
[[nodiscard]] std::int64_t count_webhooks(Session& session);
/// Keeps a destination in the place of the one of that key.
void put_webhook(WriteTransaction& transaction, const Webhook& destination);
/// Removes a destination with its log and all that waits for it; false where there was none.
bool remove_webhook(WriteTransaction& transaction, std::string_view key);

/// What has become of something that was to be sent.
enum class DeliveryState {
  waiting,    ///< not yet tried
  failed,     ///< tried in vain, and tried again later
  delivered,  ///< the other side has said that it has it
  given_up,   ///< not tried again by itself
};
BOOST_DESCRIBE_ENUM(DeliveryState, waiting, failed, delivered, given_up)

/// How the outcome of what was delivered begins; every other outcome of a finished row says why it was given up.
inline constexpr std::string_view delivered_word = "delivered";

/// One line of the log.
struct DeliveryRow {
  std::int64_t id = 0;
  std::string subject;
  std::string body;
  Instant due_at;
  std::int64_t attempts = 0;
  std::optional<Instant> done_at;
  std::string outcome;
  [[nodiscard]] DeliveryState state() const;
  friend bool operator==(const DeliveryRow&, const DeliveryRow&) = default;
};
BOOST_DESCRIBE_STRUCT(DeliveryRow, (), (id, subject, body, due_at, attempts, done_at, outcome))

/// Which lines are asked for.
struct DeliveryFilter {
  std::optional<DeliveryState> state{};
  std::optional<std::string> subject{};
};

/// The log of a destination, the newest first, below the line of that id where one is given.
[[nodiscard]] std::vector<DeliveryRow> deliveries(Session& session, std::string_view key, const DeliveryFilter& filter,
                                                  std::optional<std::int64_t> below, std::int64_t limit);
[[nodiscard]] std::optional<DeliveryRow> delivery(Session& session, std::string_view key, std::int64_t id);

/// Puts a row that no event causes, such as a test; its id.
std::int64_t put_test_delivery(WriteTransaction& transaction, std::string_view key, std::string body, Instant now);

/// Makes a row due now, as if it had never been tried. False where it is being sent at this moment, or there is none.
bool retry_delivery(WriteTransaction& transaction, std::string_view key, std::int64_t id, Instant now);

/// Removes lines that were done before `before`, at most `limit`; how many.
std::int64_t sweep_deliveries(WriteTransaction& transaction, Instant before, std::int64_t limit);

}  // namespace sluice::store
