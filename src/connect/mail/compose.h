// The mail of a row of the outbox, made when it is sent, of what is true then: what was removed or restricted meanwhile, and
// what nobody has to decide any more, does not leave.
#pragma once
#include <optional>
#include <string>

#include "connect/mail/about.h"
#include "connect/mail/link.h"
#include "connect/mail/message.h"
#include "connect/mail/setup.h"
#include "engine/engine.h"
#include "store/outbox.h"

namespace sluice::connect {

/// What all mails of this installation have in common.
struct MailHouse {
  MailSite site;
  MailSetup setup;           ///< one that check_mail_setup() has let through
  std::string installation;  ///< its number, a part of every Message-ID
};

struct Composed {
  std::optional<MailMessage> message;
  std::string why_not{};  ///< why there is nothing to send, or nobody to send it to; where there is no message
  PersonId person{};      ///< to whom
  ChangeId change{};      ///< about which; 0: about none, or several
  Instant at{};           ///< when what it tells was told
};

/// Reads what the row is about. The mail of an approval that waits for the person holds a link to decide it, signed with
/// `key`.
[[nodiscard]] Composed compose(const store::OutboxRow& row, const MailHouse& house, const LinkKey& key,
                               engine::Engine& engine, store::Session& reading);

}  // namespace sluice::connect
