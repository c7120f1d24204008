// How this installation sends mail, for those that show it.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"

namespace sluice::connect {

/// What `sluice serve` was told about mail, without the password.
struct MailSetup {
  enum class Transport {
    none,     ///< nothing leaves: no server was named
    mailbox,  ///< what would leave is shown on the page of the mailbox, in a demonstration
    smtp,
  };
  Transport transport = Transport::none;
  std::string server;     ///< smtp://mail.example.org:587; empty where there is none
  std::string from;       ///< Sluice <sluice@example.org>
  std::string user;       ///< empty: without signing in there
  bool encrypted = true;  ///< rather wait than send in the open
};

/// Nothing, or refused as `invalid` naming what does not do and the remedy: a server other than smtp:// or smtps:// with a host,
/// one with a name, password, path or query in it, no sender, a user without a password, a password that would be sent in the
/// open.
[[nodiscard]] Result<void> check_mail_setup(const MailSetup& setup, std::string_view password);

/// What stands behind the "@" of the sender's address: "example.org"; "sluice.invalid" where there is none (RFC 2606, 2).
[[nodiscard]] std::string mail_host(const MailSetup& setup);

/// The Message-ID of a row of the outbox, the same in each try: <outbox-ID.INSTALLATION@HOST>, HOST being that of `from`.
[[nodiscard]] std::string mail_message_id(std::int64_t id, std::string_view installation, const MailSetup& setup);
/// What all mails about one change answer to, so that mail programs show them together. No mail has it.
[[nodiscard]] std::string mail_thread_id(std::string_view change, std::string_view installation,
                                         const MailSetup& setup);

}  // namespace sluice::connect
