// How this installation sends mail, for those that show it.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

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

/// The Message-ID of a row of the outbox, the same in each try: <outbox-ID.INSTALLATION@HOST>, HOST being that of `from`.
[[nodiscard]] std::string mail_message_id(std::int64_t id, std::string_view installation, const MailSetup& setup);

}  // namespace sluice::connect
