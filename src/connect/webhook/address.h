// Where webhooks may go: addresses of the open internet, and the hosts of this network that the configuration names.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

struct sockaddr;

namespace sluice::connect {

/// Hosts that may be reached by http and at private addresses, as they stand in a URL: "chat.internal", "10.0.0.7".
using AllowedHosts = std::vector<std::string>;

/// The host of a URL that a webhook may have: https with a host, or http where the host is allowed; no name or password in
/// it, no fragment, at most 2,000 bytes. Refused as a bad `/url`, with what to do. Read by the same parser that sends.
[[nodiscard]] Result<std::string> webhook_host(const std::string& url, const AllowedHosts& allowed);

/// Whether the host is among the allowed ones; letters' case does not matter.
[[nodiscard]] bool is_allowed_host(std::string_view host, const AllowedHosts& allowed);

/// Whether a socket's address is one of the open internet: not of this machine, a private or local network, a
/// documentation range, a multicast group, or an IPv6 form that carries such an IPv4 address.
[[nodiscard]] bool is_public_address(const sockaddr& address);

}  // namespace sluice::connect
