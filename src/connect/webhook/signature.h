// How a webhook shows who sent it: HMAC-SHA256 as the Standard Webhooks specification 1.0 has it (standardwebhooks.com).
#pragma once
#include <string>
#include <string_view>

#include "base/instant.h"
#include "store/webhooks.h"

namespace sluice::connect {

/// A new secret: "whsec_" and 32 random bytes in base64.
[[nodiscard]] std::string new_webhook_secret();

/// "v1," and the base64 of HMAC-SHA256 over "id.seconds.body", by the bytes that the secret stands for.
[[nodiscard]] std::string webhook_signature(std::string_view secret, std::string_view id, Instant at,
                                            std::string_view body);

/// The signatures of a destination, joined by a blank: for a while after its secret was drawn anew, the former signs, too.
[[nodiscard]] std::string webhook_signatures(const store::Webhook& destination, std::string_view id, Instant at,
                                             std::string_view body);

/// Seconds since 1970, as the signature and its header have them.
[[nodiscard]] std::string webhook_seconds(Instant at);

}  // namespace sluice::connect
