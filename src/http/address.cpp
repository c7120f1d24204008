#include "http/address.h"

#include <arpa/inet.h>

#include <algorithm>
#include <charconv>

namespace sluice::http {

namespace {

constexpr std::array<std::uint8_t, 12> mapped_prefix{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff};

bool is_v4(const Address& address) { return std::ranges::equal(mapped_prefix, std::span{address.bytes}.first<12>()); }

std::optional<Address> read_plain(std::string_view text) {
  const std::string copy{text};
  Address address;
  if (inet_pton(AF_INET6, copy.c_str(), address.bytes.data()) == 1) return address;
  std::ranges::copy(mapped_prefix, address.bytes.begin());
  if (inet_pton(AF_INET, copy.c_str(), address.bytes.data() + mapped_prefix.size()) == 1) return address;
  return std::nullopt;
}

/// Without brackets and port.
std::string_view bare(std::string_view text) {
  if (text.starts_with('[')) return text.find(']') == text.npos ? "" : text.substr(1, text.find(']') - 1);
  if (std::ranges::count(text, ':') == 1) return text.substr(0, text.find(':'));
  return text;
}

}  // namespace

std::optional<Address> read_address(std::string_view text) {
  if (text.size() > 64 || text.find('\0') != text.npos) return std::nullopt;
  return read_plain(bare(text));
}

std::string to_text(const Address& address) {
  std::array<char, INET6_ADDRSTRLEN> text{};
  const bool v4 = is_v4(address);
  const auto* bytes = address.bytes.data() + (v4 ? mapped_prefix.size() : 0);
  inet_ntop(v4 ? AF_INET : AF_INET6, bytes, text.data(), text.size());
  return text.data();
}

bool is_loopback(const Address& address) {
  if (is_v4(address)) return address.bytes[12] == 127;
  return std::ranges::all_of(std::span{address.bytes}.first<15>(), [](auto byte) { return byte == 0; }) &&
         address.bytes[15] == 1;
}

bool AddressRange::contains(const Address& address) const {
  const auto whole = bits / 8;
  if (!std::equal(first.bytes.begin(), first.bytes.begin() + whole, address.bytes.begin())) return false;
  const auto rest = bits % 8;
  if (rest == 0) return true;
  const auto shift = 8 - rest;
  return (first.bytes[whole] >> shift) == (address.bytes[whole] >> shift);
}

std::optional<AddressRange> read_range(std::string_view text) {
  const auto slash = text.find('/');
  const auto address = text.size() > 64 ? std::nullopt : read_plain(text.substr(0, slash));
  if (!address) return std::nullopt;
  if (slash == text.npos) return AddressRange{*address, 128};
  const auto digits = text.substr(slash + 1);
  unsigned bits = 0;
  const auto [end, wrong] = std::from_chars(digits.data(), digits.data() + digits.size(), bits);
  const unsigned before = is_v4(*address) ? 96 : 0;
  if (wrong != std::errc{} || end != digits.data() + digits.size() || bits > 128 - before) return std::nullopt;
  return AddressRange{*address, before + bits};
}

}  // namespace sluice::http
