// Which site this server is: the names it answers to, the pages that may write to it, the proxies it believes. Pure.
//
// A server on a loopback address is reached by any page that a person opens (DNS rebinding), so Host is checked on every
// request and Origin on every write.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "api/exchange.h"
#include "base/result.h"
#include "http/address.h"

namespace sluice::http {

/// A web origin (RFC 6454): scheme, host and port. The host is in lower case; IPv6 stands in brackets.
struct Origin {
  std::string scheme;
  std::string host;
  std::uint16_t port = 0;
  friend bool operator==(const Origin&, const Origin&) = default;
};

/// Reads "https://host" or "http://host:port", nothing after it.
[[nodiscard]] std::optional<Origin> read_origin(std::string_view text);

/// Reads a public URL: an origin that may end in "/".
[[nodiscard]] std::optional<Origin> read_public_url(std::string_view text);

/// Host and port of a Host header; port 0 where there is none.
struct HostPort {
  std::string host;
  std::uint16_t port = 0;
};
/// Reads a Host header (RFC 9110, section 7.2); nothing where it is not a host.
[[nodiscard]] std::optional<HostPort> read_host(std::string_view text);
/// localhost, a name below it, or a loopback address.
[[nodiscard]] bool is_loopback_name(std::string_view host);

class Site {
 public:
  /// Refused as `invalid` where `public_url` is no origin or one of `proxies` is no address or range. An empty
  /// `public_url` leaves the loopback names only.
  [[nodiscard]] static Result<Site> make(std::string_view public_url, const std::vector<std::string>& proxies);

  /// Whether it answers to this host: its own or a loopback name, whatever the port.
  [[nodiscard]] bool answers_to(const HostPort& host) const;
  /// Whether a page of `origin` (the header's value) may write to what was asked for as `host`.
  [[nodiscard]] bool lets_write(std::string_view origin, const HostPort& host) const;
  [[nodiscard]] bool is_proxy(const Address& address) const;
  /// Sets the request's address and `secure` from the peer and, where that is a listed proxy, from what it says: the last
  /// address in X-Forwarded-For that is no listed proxy, and the last X-Forwarded-Proto.
  void tell_client(api::Request& request, const Address& peer, bool by_tls) const;

 private:
  std::optional<Origin> own_;
  std::vector<AddressRange> proxies_;
};

}  // namespace sluice::http
