// What is to be sent by mail (rows of the outbox of kind `mail`, whose target is the person's number and whose subject that
// of the change), how each person wants it, and the log of what came of it. No text of a change lies in such a row: it is
// read when the mail is sent, so that what was removed or restricted meanwhile does not leave.
#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <boost/describe.hpp>

#include "base/id.h"
#include "base/instant.h"
#include "domain/access/mail_wishes.h"
#include "store/outbox.h"
#include "store/transaction.h"

namespace sluice::store {

/// The kind of an outbox row that is sent by mail.
inline constexpr std::string_view mail_kind = "mail";

/// What a mail is: a notice of one kind, the minutes of a meeting, several notices gathered, or a try whether mail arrives.
enum class MailKind {
  told,
  approval_asked,
  approval_reminded,
  approval_escalated,
  approval_expired,
  question_asked,
  question_answered,
  condition_set,
  minutes,
  digest,
  test,
};
BOOST_DESCRIBE_ENUM(MailKind, told, approval_asked, approval_reminded, approval_escalated, approval_expired,
                    question_asked, question_answered, condition_set, minutes, digest, test)

/// The mail of a notice: its kind's name.
[[nodiscard]] MailKind mail_of(NoticeKind kind);

/// The body of a row: what is to be told, by the positions of the notifications or the number of a meeting.
struct MailBody {
  MailKind kind = MailKind::told;
  std::vector<std::int64_t> notices;
  std::optional<std::int64_t> meeting{};  ///< of minutes
};
BOOST_DESCRIBE_STRUCT(MailBody, (), (kind, notices, meeting))

[[nodiscard]] std::string written(const MailBody& body);
/// Broken where the row is not one of ours.
[[nodiscard]] MailBody read_mail_body(std::string_view text);

// How people want it.

/// To whom mail may go, and how.
struct Addressee {
  std::string email;  ///< may be empty
  std::string time_zone;
  MailWishes wishes;
};
/// Those of these people who are known.
[[nodiscard]] std::map<PersonId, Addressee> addressees(Session& session, const std::vector<PersonId>& people);
void put_mail_wishes(Session& session, PersonId person, const MailWishes& wishes);
/// The usual ones where the person never said anything.
[[nodiscard]] MailWishes mail_wishes_of(Session& session, PersonId person);

// The digest.

/// A notification that waits for the next digest of somebody.
struct DigestEntry {
  PersonId person;
  std::int64_t position = 0;
  Instant due_at;
};
BOOST_DESCRIBE_STRUCT(DigestEntry, (), (person, position, due_at))
void put_digest_entries(WriteTransaction& transaction, const std::vector<DigestEntry>& entries);
[[nodiscard]] bool is_digest_due(Session& session, Instant now);
/// Makes a row of the outbox of all that waits for one person whose digest is due; false where nobody's is.
[[nodiscard]] bool gather_digest(WriteTransaction& transaction, Instant now);

// Sending.

struct LeasedMail {
  OutboxRow row;
  bool sent_before = false;  ///< an earlier try began and nobody knows how it ended: it may have arrived
};
/// Leases the next row that is due; see lease_outbox. Nobody else sends it meanwhile.
[[nodiscard]] std::optional<LeasedMail> lease_mail(WriteTransaction& transaction, Instant now, Duration lease);

// The log.

enum class MailState {
  queued,    ///< not yet tried
  sending,   ///< being tried at this moment, or left so by a server that was killed
  failed,    ///< tried in vain, and tried again later
  sent,      ///< the mail server has taken it
  refused,   ///< the mail server has refused it for good
  given_up,  ///< not tried again by itself
  not_sent,  ///< there was nothing to send, or nobody to send it to
};
BOOST_DESCRIBE_ENUM(MailState, queued, sending, failed, sent, refused, given_up, not_sent)

// How outcomes of finished rows begin; any other says why it was given up.
inline constexpr std::string_view mail_sent_word = "sent";
inline constexpr std::string_view mail_refused_word = "refused";
inline constexpr std::string_view mail_not_sent_word = "not sent";

/// How the outcome of a try begins of which nobody knows whether the mail server has taken the mail.
inline constexpr std::string_view mail_unclear_word = "unclear";

struct MailRow {
  std::int64_t id = 0;
  std::int64_t position = 0;
  std::string target;   ///< the person's number
  std::string subject;  ///< the change's number; empty: about none, or several
  std::string body;
  Instant due_at;
  std::int64_t attempts = 0;
  std::optional<Instant> done_at;
  std::string outcome;
  [[nodiscard]] MailState state() const;
};
BOOST_DESCRIBE_STRUCT(MailRow, (), (id, position, target, subject, body, due_at, attempts, done_at, outcome))

struct MailFilter {
  std::optional<MailState> state{};
  std::optional<PersonId> person{};
  std::optional<ChangeId> change{};
};
/// The newest first, below the row of that id where one is given.
[[nodiscard]] std::vector<MailRow> mails(Session& session, const MailFilter& filter, std::optional<std::int64_t> below,
                                         std::int64_t limit);
[[nodiscard]] std::optional<MailRow> mail(Session& session, std::int64_t id);
/// How many rows are in each state, finished or not, as long as the log is kept.
[[nodiscard]] std::map<MailState, std::int64_t> count_mails(Session& session);
/// Puts a mail that no event causes, which tries whether mail arrives; its id.
std::int64_t put_test_mail(WriteTransaction& transaction, PersonId person, Instant now);
/// Makes a row due now, as if it had never been tried; its Message-ID stays. False where it is being sent at this moment, or
/// there is none.
bool retry_mail(WriteTransaction& transaction, std::int64_t id, Instant now);
/// Removes lines that were done before `before`, at most `limit`; how many.
std::int64_t sweep_mails(WriteTransaction& transaction, Instant before, std::int64_t limit);

}  // namespace sluice::store
