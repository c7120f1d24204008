// Network addresses and ranges of them (CIDR, RFC 4632), IPv4 and IPv6 alike. Pure.
#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace sluice::http {

/// An address; IPv4 is kept as IPv6's ::ffff:a.b.c.d, so that both forms of it are equal.
struct Address {
  std::array<std::uint8_t, 16> bytes{};
  friend bool operator==(const Address&, const Address&) = default;
};

/// Reads "192.0.2.1", "2001:db8::1" or, as in forwarding headers, "[2001:db8::1]:443" and "192.0.2.1:443".
[[nodiscard]] std::optional<Address> read_address(std::string_view text);
/// As people write it: IPv4 where it is one.
[[nodiscard]] std::string to_text(const Address& address);
/// 127.0.0.0/8 or ::1.
[[nodiscard]] bool is_loopback(const Address& address);

/// All addresses that begin with the same bits.
struct AddressRange {
  Address first;
  unsigned bits = 128;  ///< of the 128 that count
  [[nodiscard]] bool contains(const Address& address) const;
};

/// Reads "192.0.2.0/24", "2001:db8::/32" or a single address.
[[nodiscard]] std::optional<AddressRange> read_range(std::string_view text);

}  // namespace sluice::http
