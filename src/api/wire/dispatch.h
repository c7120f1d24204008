// From a request to its route's handler: the address, who asks, what they may, and the CSRF token; on a worker.
#pragma once
#include <string>
#include <string_view>

#include "api/parts.h"
#include "api/wire/router.h"

namespace sluice::api {

/// Answers a call whose address is below /api/v1, now or later.
void dispatch(const CallPtr& call, const Router& router);

/// The session's token that a request brings: as a Bearer token, or else in the cookie.
struct BroughtToken {
  std::string_view token;
  bool by_cookie = true;
};
[[nodiscard]] BroughtToken brought_token(const Request& request, std::string_view cookie_name);

/// The cookie's name: "sluice_" and 8 digits of the installation's id, with the __Host- prefix (RFC 6265bis) under https.
[[nodiscard]] std::string cookie_name(const Settings& settings);

}  // namespace sluice::api
