// Addresses of mail.
#pragma once
#include <string>
#include <string_view>

#include "base/result.h"

namespace sluice::connect {

/// An address with the name that is shown for it.
struct MailAddress {
  std::string name;     ///< may be empty
  std::string address;  ///< "changes@example.org"
  friend bool operator==(const MailAddress&, const MailAddress&) = default;
};

/// "Sluice <changes@example.org>" or "changes@example.org". Refused as `invalid` at `/from` where it is neither (RFC 5322, 3.4,
/// without comments and groups), or holds what would end a line.
[[nodiscard]] Result<MailAddress> read_mail_address(std::string_view text);

/// Whether mail can be sent to an address as it stands: one "@", both sides of printable ASCII without spaces and brackets
/// (RFC 5321, 4.1.2, without quoted local parts), at most 254 bytes.
[[nodiscard]] bool is_mail_address(std::string_view address);

}  // namespace sluice::connect
