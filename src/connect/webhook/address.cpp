#include "connect/webhook/address.h"

#include <curl/curl.h>
#include <fmt/format.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <memory>
#include <span>

#include "domain/faults.h"

namespace sluice::connect {

namespace {

constexpr std::size_t url_bytes_max = 2'000;

struct Network {
  std::array<std::uint8_t, 4> base;
  unsigned bits;
};
/// What is not of the open internet (IANA's registry of IPv4 special-purpose addresses).
constexpr std::array closed_networks{
    Network{{0, 0, 0, 0}, 8},      Network{{10, 0, 0, 0}, 8},     Network{{100, 64, 0, 0}, 10},
    Network{{127, 0, 0, 0}, 8},    Network{{169, 254, 0, 0}, 16}, Network{{172, 16, 0, 0}, 12},
    Network{{192, 0, 0, 0}, 24},   Network{{192, 0, 2, 0}, 24},   Network{{192, 88, 99, 0}, 24},
    Network{{192, 168, 0, 0}, 16}, Network{{198, 18, 0, 0}, 15},  Network{{198, 51, 100, 0}, 24},
    Network{{203, 0, 113, 0}, 24}, Network{{224, 0, 0, 0}, 3}};

std::uint32_t number_of(std::span<const std::uint8_t, 4> bytes) {
  return (std::uint32_t{bytes[0]} << 24U) | (std::uint32_t{bytes[1]} << 16U) | (std::uint32_t{bytes[2]} << 8U) |
         std::uint32_t{bytes[3]};
}

bool is_public_v4(std::span<const std::uint8_t, 4> bytes) {
  const auto number = number_of(bytes);
  return std::ranges::none_of(closed_networks, [&](const Network& one) {
    const auto shift = 32U - one.bits;
    return number >> shift == number_of(one.base) >> shift;
  });
}

/// IPv6 is open in 2000::/3 alone, but for what stands for something else there: Teredo and its neighbours (2001::/23),
/// documentation (2001:db8::/32, 3fff::/20) and 6to4 (2002::/16).
bool is_public_v6(const std::array<std::uint8_t, 16>& bytes) {
  constexpr std::array<std::uint8_t, 12> mapped{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff};
  const std::span all{bytes};
  if (std::ranges::equal(all.first<12>(), mapped)) return is_public_v4(all.last<4>());
  if ((bytes[0] & 0xe0U) != 0x20) return false;
  if (bytes[0] == 0x20 && bytes[1] == 0x02) return false;
  if (bytes[0] == 0x20 && bytes[1] == 0x01 && bytes[2] < 0x02) return false;
  if (bytes[0] == 0x20 && bytes[1] == 0x01 && bytes[2] == 0x0d && bytes[3] == 0xb8) return false;
  return !(bytes[0] == 0x3f && bytes[1] == 0xff && bytes[2] < 0x10);
}

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

struct FreeUrl {
  void operator()(CURLU* url) const { curl_url_cleanup(url); }
};
using Url = std::unique_ptr<CURLU, FreeUrl>;

/// A part of the URL; empty where it has none.
std::string part_of(const Url& url, CURLUPart part) {
  char* text = nullptr;
  if (curl_url_get(url.get(), part, &text, 0) != CURLUE_OK) return {};
  std::string copy{text};
  curl_free(text);
  return copy;
}

}  // namespace

bool is_allowed_host(std::string_view host, const AllowedHosts& allowed) {
  const auto same_letter = [](char a, char b) { return lower(a) == lower(b); };
  return std::ranges::any_of(allowed,
                             [&](const std::string& one) { return std::ranges::equal(one, host, same_letter); });
}

Result<std::string> webhook_host(const std::string& url, const AllowedHosts& allowed) {
  if (url.size() > url_bytes_max) return refuse_field("/url", "is longer than 2,000 bytes");
  if (!is_one_line(url)) return refuse_field("/url", std::string{not_one_line});
  const Url parsed{curl_url()};
  if (!parsed || curl_url_set(parsed.get(), CURLUPART_URL, url.c_str(), CURLU_NON_SUPPORT_SCHEME) != CURLUE_OK)
    return refuse_field("/url", "is no address; write one such as https://hooks.example.org/sluice");
  if (!part_of(parsed, CURLUPART_USER).empty() || !part_of(parsed, CURLUPART_PASSWORD).empty())
    return refuse_field("/url", "holds a name or password; leave it out: what Sluice sends is signed");
  if (!part_of(parsed, CURLUPART_FRAGMENT).empty()) return refuse_field("/url", "holds a #; leave it and the rest out");
  auto host = part_of(parsed, CURLUPART_HOST);
  const auto scheme = part_of(parsed, CURLUPART_SCHEME);
  if (scheme == "https" || (scheme == "http" && is_allowed_host(host, allowed))) return host;
  if (scheme != "http") return refuse_field("/url", "begins with https://, not " + scheme + "://");
  return refuse_field("/url", fmt::format("begins with https://; http:// only where whoever runs the server allows the "
                                          "host: sluice serve --webhook-host {}",
                                          host));
}

bool is_public_address(const sockaddr& address) {
  if (address.sa_family == AF_INET) {
    sockaddr_in v4{};
    std::memcpy(&v4, &address, sizeof v4);
    return is_public_v4(std::bit_cast<std::array<std::uint8_t, 4>>(v4.sin_addr.s_addr));
  }
  if (address.sa_family != AF_INET6) return false;
  sockaddr_in6 v6{};
  std::memcpy(&v6, &address, sizeof v6);
  return is_public_v6(std::bit_cast<std::array<std::uint8_t, 16>>(v6.sin6_addr));
}

}  // namespace sluice::connect
