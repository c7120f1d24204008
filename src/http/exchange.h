// One request on its way through the server: what is remembered of it while the Application has it, and the answer's head and
// line in the access log, which follow from that. No sockets.
#pragma once
#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

#include "api/exchange.h"
#include "http/render.h"
#include "http/request_reader.h"
#include "http/server.h"

namespace sluice::http {

struct Exchange {
  std::chrono::steady_clock::time_point began{};  ///< the end of its head
  std::string method = "-";
  std::string path = "-";  ///< without the query
  std::string remote_address;
  bool head_only = false;
  bool only_reads = true;  ///< GET or HEAD: may be repeated
  bool http_1_1 = true;
  bool strict_transport = false;  ///< came by TLS, under a name that is not this machine's own
  std::string accept_encoding;

  /// Remembers a request whose head could be read and whose client is told (Site::tell_client).
  void remember(const Head& head, const api::Request& request);
  /// Puts the response's head into `out`; a response that cannot be sent is logged and becomes 500.
  void render(std::string& out, api::Response& response, bool keep_alive, std::string_view date) const;
  /// What goes out behind the head: nothing for HEAD and where the status allows none.
  [[nodiscard]] std::string_view body_to_send(const api::Response& response) const;
  /// Tells the access log, where there is one.
  void report(const Options& options, unsigned status, std::uint64_t bytes) const;

 private:
  [[nodiscard]] Framing framing(const api::Response& response, bool keep_alive) const;
};

/// The response's bytes, wherever they lie.
[[nodiscard]] inline const std::string& body_of(const api::Response& response) {
  return response.shared_body ? *response.shared_body : response.body;
}

}  // namespace sluice::http
