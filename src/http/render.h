// A response's head as it goes over the wire (RFC 9112, section 4): status line, the Application's headers, and what the server
// adds to each. Pure.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "api/exchange.h"
#include "base/instant.h"

namespace sluice::http {

/// What the server knows about the exchange.
struct Framing {
  bool keep_alive = false;
  bool http_1_1 = true;
  std::optional<std::uint64_t> content_length;  ///< absent for a stream, and where the status allows no body
  bool strict_transport = false;                ///< came by TLS, under a name that is not this machine's own
};

/// Whether a response of this status may have a body (RFC 9110, section 6.4.1).
[[nodiscard]] bool may_have_body(unsigned status);

/// Appends the head to `out`. A header of the response holds over a security header of ours with its name; Date,
/// Content-Length, Connection and Transfer-Encoding are the server's alone. Throws BrokenInvariant on a name or value that would
/// break the head apart, leaving `out` as it was.
void render_head(std::string& out, const api::Response& response, const Framing& framing, std::string_view date);

/// Adds what an event stream's head says, but for what the response says itself: its type, and that nobody on the way may keep
/// it or hold it back.
void add_stream_headers(api::Response& response);

/// "Sun, 06 Nov 1994 08:49:37 GMT" (RFC 9110, section 5.6.7).
[[nodiscard]] std::string to_http_date(Instant at);

}  // namespace sluice::http
