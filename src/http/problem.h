// What the server says itself when it refuses a request: problem details (RFC 9457) as the API gives them. Pure.
#pragma once
#include <string>
#include <string_view>

#include "api/exchange.h"

namespace sluice::http {

/// A refusal by the server itself; the connection closes after it.
struct Rejection {
  unsigned status = 400;
  std::string detail;                  ///< one sentence that a person can act on
  std::vector<api::Header> headers{};  ///< such as Allow
};

/// The reason phrase of a status (RFC 9110); empty for one that has none here.
[[nodiscard]] std::string_view reason_phrase(unsigned status);
/// As application/problem+json of type about:blank: the status says what kind it is.
[[nodiscard]] api::Response to_response(const Rejection& rejection);

}  // namespace sluice::http
