// Asks the API in this process, with no socket between.
#pragma once
#include <string>

#include "api/exchange.h"
#include "base/json.h"

namespace sluice::cli {

/// Sends one request and waits for its answer.
[[nodiscard]] api::Response ask(api::Application& application, api::Request request);

/// The answer's body as JSON; null where it has none. Throws BrokenInvariant where it is not JSON.
[[nodiscard]] Json body_of(const api::Response& response);

}  // namespace sluice::cli
