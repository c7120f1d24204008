#include "connect/mail/address.h"

#include <algorithm>
#include <boost/algorithm/string.hpp>

namespace sluice::connect {

namespace {

constexpr std::size_t address_bytes_max = 254;  // RFC 5321, 4.5.3.1.3, less the angle brackets
constexpr std::size_t name_bytes_max = 100;

}  // namespace

bool is_mail_address(std::string_view address) {
  const auto at = address.find('@');
  if (at == 0 || at == std::string_view::npos || at + 1 == address.size()) return false;
  if (address.size() > address_bytes_max || address.find('@', at + 1) != std::string_view::npos) return false;
  return std::ranges::all_of(address, [](char c) {
    return c > ' ' && c < 0x7f && std::string_view{"<>()[],;:\\\""}.find(c) == std::string_view::npos;
  });
}

Result<MailAddress> read_mail_address(std::string_view text) {
  MailAddress read;
  const auto open = text.find('<');
  if (open == std::string_view::npos) {
    read.address = boost::trim_copy(std::string{text});
  } else {
    const auto close = text.find('>', open);
    if (close == std::string_view::npos || !boost::trim_copy(std::string{text.substr(close + 1)}).empty())
      return refuse_field("/from", "Write the sender as Sluice <changes@example.org>.");
    read.name = boost::trim_copy_if(std::string{text.substr(0, open)}, boost::is_any_of(" \t\""));
    read.address = std::string{text.substr(open + 1, close - open - 1)};
  }
  const bool one_line = std::ranges::none_of(read.name, [](unsigned char c) { return c < ' ' || c == 0x7f; });
  if (!is_mail_address(read.address) || !one_line || read.name.size() > name_bytes_max)
    return refuse_field("/from", "Write the sender as changes@example.org or Sluice <changes@example.org>.");
  return read;
}

}  // namespace sluice::connect
