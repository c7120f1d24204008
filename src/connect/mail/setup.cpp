#include "connect/mail/setup.h"

#include <fmt/format.h>

#include <boost/url.hpp>

#include "connect/mail/address.h"

namespace sluice::connect {

namespace {

Result<void> check_mail_server(const std::string& server) {
  const auto url = boost::urls::parse_uri(server);
  const bool known = url && (url->scheme() == "smtp" || url->scheme() == "smtps");
  if (!known || url->host().empty())
    return refuse_field("/server", "Write the mail server as smtp://mail.example.org:587 or smtps://mail.example.org.");
  if (url->has_userinfo())
    return refuse_field("/server",
                        "The address of the mail server holds no name or password; they have their own options.");
  if (!url->encoded_path().empty() || url->has_query() || url->has_fragment())
    return refuse_field("/server", "Nothing follows the host and the port of the mail server.");
  return {};
}

}  // namespace

Result<void> check_mail_setup(const MailSetup& setup, std::string_view password) {
  if (setup.transport != MailSetup::Transport::smtp) return {};
  SLUICE_CHECK(check_mail_server(setup.server));
  SLUICE_CHECK(read_mail_address(setup.from));
  if (setup.user.empty() != password.empty())
    return refuse_field("/user", "A mail server is signed in to with a name and a password; give both or neither.");
  if (!setup.encrypted && !password.empty())
    return refuse_field("/plain", "A password is not sent over a connection that is not encrypted; leave out either.");
  if (!setup.encrypted && setup.server.starts_with("smtps"))
    return refuse_field("/plain", "smtps:// is encrypted from its beginning; leave out one of the two.");
  return {};
}

std::string mail_host(const MailSetup& setup) {
  const auto from = read_mail_address(setup.from);
  return from ? from->address.substr(from->address.find('@') + 1) : "sluice.invalid";
}

std::string mail_message_id(std::int64_t id, std::string_view installation, const MailSetup& setup) {
  return fmt::format("<outbox-{}.{}@{}>", id, installation, mail_host(setup));
}

std::string mail_thread_id(std::string_view change, std::string_view installation, const MailSetup& setup) {
  return fmt::format("<{}.{}@{}>", change, installation, mail_host(setup));
}

}  // namespace sluice::connect
