// The part of the webhooks' routes that is about what was sent, and what both parts say.
#pragma once
#include <vector>

#include "api/wire/route.h"

namespace sluice::api {

[[nodiscard]] std::vector<Route> delivery_routes();

/// Refused as not_found: there is no webhook of that key.
[[nodiscard]] std::unexpected<Refusal> no_webhook(const std::string& key);

}  // namespace sluice::api
