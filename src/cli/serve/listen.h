// The address to listen on, as people write it.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"

namespace sluice::cli {

struct Listen {
  std::string address;
  std::uint16_t port = 0;
};

/// Reads "127.0.0.1:8080", "[::1]:8080", ":8080" (all addresses of this machine) or "8080" (this machine only); port 0 is
/// any free one. Refused as `invalid` with a sentence.
[[nodiscard]] Result<Listen> parse_listen(std::string_view text);

/// The address of the page: "http://127.0.0.1:8080". All addresses are shown as this machine's name for itself.
[[nodiscard]] std::string page_address(const Listen& listen, bool tls);

}  // namespace sluice::cli
