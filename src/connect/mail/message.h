// A mail as it leaves: who, to whom, which thread, and its texts (RFC 5322).
#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/instant.h"
#include "connect/mail/address.h"
#include "connect/mail/templates.h"

namespace sluice::connect {

struct MailMessage {
  MailAddress from, to;
  std::string id;      ///< in angle brackets; the same each time it is sent
  std::string thread;  ///< in angle brackets: what it answers to; empty: begins by itself
  Instant date;
  MailText text;
};

/// The headers in their order, each value on one line: Date, From, To, Subject, Message-ID, In-Reply-To and References,
/// Auto-Submitted (RFC 3834) and Precedence, so that no absence notice answers. Content headers are added by who sends.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> headers_of(const MailMessage& message);

/// A header's text that is not all printable ASCII, as encoded words (RFC 2047) of whole characters; others as they are. What
/// cannot stand in a header (ends of lines, control characters) becomes a space.
[[nodiscard]] std::string encoded_header(std::string_view text);
/// "Tue, 23 Nov 2026 22:49:12 +0000" (RFC 5322, 3.3).
[[nodiscard]] std::string mail_date(Instant at);

}  // namespace sluice::connect
