// Whose address it is, as far as an address can tell.
#pragma once
#include <string>
#include <string_view>

namespace sluice {

/// The network by which clients are counted: an IPv4 address by itself, the /64 of an IPv6 address, as whoever has one
/// such address has all of them. A text that is no address stands for itself.
[[nodiscard]] std::string network_of(std::string_view address);

}  // namespace sluice
