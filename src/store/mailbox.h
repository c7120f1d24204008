// The mailbox of a demonstration: what would have been sent, for everybody to read. The newest ones are kept.
#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include <boost/describe.hpp>

#include "base/id.h"
#include "base/instant.h"
#include "store/mail.h"
#include "store/transaction.h"

namespace sluice::store {

/// How many mails are kept.
inline constexpr std::int64_t mailbox_max = 500;

/// A mail as lists show it.
struct MailboxRow {
  std::int64_t id = 0;  ///< of its row in the outbox: a mail that is sent again takes the place of the first
  PersonId person;
  ChangeId change_id;  ///< 0: about none, or several
  Instant at;
  std::string recipient;  ///< the address
  std::string subject;
  friend bool operator==(const MailboxRow&, const MailboxRow&) = default;
};
BOOST_DESCRIBE_STRUCT(MailboxRow, (), (id, person, change_id, at, recipient, subject))

struct MailboxMail : MailboxRow {
  std::string headers;  ///< "Name: value" lines, each ended by \n
  std::string text, html;
  friend bool operator==(const MailboxMail&, const MailboxMail&) = default;
};
BOOST_DESCRIBE_STRUCT(MailboxMail, (MailboxRow), (headers, text, html))

struct MailboxFilter {
  std::optional<PersonId> person{};
};
/// The newest first, below the one of that id where one is given.
[[nodiscard]] std::vector<MailboxRow> mailbox(Session& session, const MailboxFilter& filter,
                                              std::optional<std::int64_t> below, std::int64_t limit);
[[nodiscard]] std::optional<MailboxMail> mailbox_mail(Session& session, std::int64_t id);
/// What each of these is; none of a mail whose row of the outbox is gone.
[[nodiscard]] std::map<std::int64_t, MailKind> kinds_of(Session& session, const std::vector<MailboxRow>& rows);
/// Keeps a mail in the place of the one with its id, and drops the oldest over the bound.
void put_mailbox_mail(WriteTransaction& transaction, const MailboxMail& mail);

}  // namespace sluice::store
