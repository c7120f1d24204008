#include "connect/mail/setup.h"

#include <fmt/format.h>

namespace sluice::connect {

namespace {

/// What stands behind the @ of "Sluice <sluice@example.org>".
std::string_view sender_host(std::string_view from) {
  const auto at = from.rfind('@');
  if (at == std::string_view::npos) return "sluice.invalid";
  from.remove_prefix(at + 1);
  return from.substr(0, from.find('>'));
}

}  // namespace

std::string mail_message_id(std::int64_t id, std::string_view installation, const MailSetup& setup) {
  return fmt::format("<outbox-{}.{}@{}>", id, installation, sender_host(setup.from));
}

}  // namespace sluice::connect
