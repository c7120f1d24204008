// Compression of responses (RFC 1952): for texts of some size, where the client takes it. Not thread-safe: one a thread.
#pragma once
#include <memory>
#include <string>
#include <string_view>

#include "api/exchange.h"

namespace sluice::http {

/// Whether an Accept-Encoding header (RFC 9110, section 12.5.3) takes gzip.
[[nodiscard]] bool accepts_gzip(std::string_view accept_encoding);
/// Whether the response is a text that compression is worth its time: over 1 KiB, and of a type that shrinks.
[[nodiscard]] bool is_worth_compressing(const api::Response& response);

/// A compressor that keeps its 256 KiB of state from one response to the next.
class Gzip {
 public:
  Gzip();
  ~Gzip();
  Gzip(const Gzip&) = delete;
  Gzip& operator=(const Gzip&) = delete;
  /// The text as one gzip member, at the cheapest level.
  [[nodiscard]] std::string compress(std::string_view text);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// Compresses the body where that is worth it and accepted, and says so in the headers.
void compress_if_accepted(api::Response& response, std::string_view accept_encoding, Gzip& gzip);

}  // namespace sluice::http
