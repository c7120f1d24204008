#include "base/network.h"

#include <arpa/inet.h>

#include <algorithm>
#include <array>
#include <span>

namespace sluice {

std::string network_of(std::string_view address) {
  const std::string text{address};
  std::array<unsigned char, 16> bytes{};
  if (inet_pton(AF_INET6, text.c_str(), bytes.data()) != 1) return text;
  std::ranges::fill(std::span{bytes}.last<8>(), 0);
  std::array<char, INET6_ADDRSTRLEN> shown{};
  inet_ntop(AF_INET6, bytes.data(), shown.data(), shown.size());
  return std::string{shown.data()} + "/64";
}

}  // namespace sluice
