// How mail looks on the wire: the way it leaves, what became of each, its templates, and the mailbox of a demonstration.
#pragma once
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <boost/describe.hpp>

#include "api/parts.h"
#include "api/views/people.h"
#include "connect/mail/setup.h"
#include "connect/mail/templates.h"
#include "store/mail.h"
#include "store/mail_templates.h"
#include "store/mailbox.h"

namespace sluice::api {

/// Where mail goes.
enum class MailTransport {
  smtp,     ///< to a mail server
  mailbox,  ///< to the page of the mailbox, in a demonstration
  none,     ///< nowhere: no mail server is named
};
BOOST_DESCRIBE_ENUM(MailTransport, smtp, mailbox, none)

/// How mail is kept from being read on its way.
enum class MailEncryption {
  required,  ///< it waits rather than leaving in the open
  none,
};
BOOST_DESCRIBE_ENUM(MailEncryption, required, none)

/// How many mails of the log are in each state.
struct MailCounts {
  std::int64_t queued = 0;
  std::int64_t sending = 0;
  std::int64_t failed = 0;
  std::int64_t sent = 0;
  std::int64_t refused = 0;
  std::int64_t given_up = 0;
  std::int64_t not_sent = 0;
};
BOOST_DESCRIBE_STRUCT(MailCounts, (), (queued, sending, failed, sent, refused, given_up, not_sent))

struct MailServerView {
  MailTransport transport = MailTransport::none;
  std::string server;
  std::string from;
  std::optional<MailEncryption> encryption;  ///< absent: nothing leaves
  std::string user;
  MailCounts counts;
};
BOOST_DESCRIBE_STRUCT(MailServerView, (), (transport, server, from, encryption, user, counts))

struct MailDeliveryView {
  std::int64_t id = 0;
  store::MailKind kind = store::MailKind::told;
  std::optional<PersonRef> to;        ///< absent: they are erased
  std::optional<std::string> change;  ///< absent: it is about none, or several
  store::MailState state = store::MailState::queued;
  std::int64_t attempts = 0;
  Instant at;
  std::optional<Instant> next_at;
  std::optional<Instant> done_at;
  std::string outcome;
  std::string message_id;  ///< the same in each try
};
BOOST_DESCRIBE_STRUCT(MailDeliveryView, (),
                      (id, kind, to, change, state, attempts, at, next_at, done_at, outcome, message_id))

struct MailTemplateLine {
  store::MailKind kind = store::MailKind::told;
  std::string title;
  bool edited = false;
  std::optional<PersonRef> saved_by;
  std::optional<Instant> saved_at;
  std::int64_t version = 0;  ///< 0: nobody ever saved one
};
BOOST_DESCRIBE_STRUCT(MailTemplateLine, (), (kind, title, edited, saved_by, saved_at, version))

struct MailVariableView {
  std::string name;
  std::string what;
};
BOOST_DESCRIBE_STRUCT(MailVariableView, (), (name, what))

struct MailTemplateVersionView {
  std::int64_t version = 0;
  PersonRef saved_by;
  Instant saved_at;
  bool shipped = false;  ///< it went back to the one that comes with Sluice
};
BOOST_DESCRIBE_STRUCT(MailTemplateVersionView, (), (version, saved_by, saved_at, shipped))

struct MailTemplateView {
  store::MailKind kind = store::MailKind::told;
  std::string title;
  std::int64_t version = 0;
  std::string subject;
  std::string text;
  std::string html;
  bool edited = false;
  std::vector<MailVariableView> variables;
  std::vector<MailTemplateVersionView> versions;
};
BOOST_DESCRIBE_STRUCT(MailTemplateView, (), (kind, title, version, subject, text, html, edited, variables, versions))

/// A template as it is sent, and a mail as it is made of one.
struct MailPartsView {
  std::string subject;
  std::string text;
  std::string html;
};
BOOST_DESCRIBE_STRUCT(MailPartsView, (), (subject, text, html))

struct MailboxLine {
  std::int64_t id = 0;
  Instant at;
  PersonRef to;
  std::string recipient;
  std::string subject;
  std::optional<std::string> change;
  std::optional<store::MailKind> kind;  ///< as long as the log has it
};
BOOST_DESCRIBE_STRUCT(MailboxLine, (), (id, at, to, recipient, subject, change, kind))

struct MailHeader {
  std::string name;
  std::string value;
};
BOOST_DESCRIBE_STRUCT(MailHeader, (), (name, value))

struct MailboxLetterView {
  std::int64_t id = 0;
  Instant at;
  PersonRef to;
  std::string recipient;
  std::string subject;
  std::optional<std::string> change;
  std::vector<MailHeader> headers;
  std::string text;
  std::string html;
};
BOOST_DESCRIBE_STRUCT(MailboxLetterView, (), (id, at, to, recipient, subject, change, headers, text, html))

[[nodiscard]] MailServerView mail_server_view(const connect::MailSetup& setup,
                                              const std::map<store::MailState, std::int64_t>& counts);
/// The log's lines; `at` is when the event happened, or when a mail that no event causes is due.
[[nodiscard]] std::vector<MailDeliveryView> mail_delivery_views(const std::vector<store::MailRow>& rows,
                                                                store::Session& session, const Settings& settings,
                                                                const Directory& directory);
[[nodiscard]] std::vector<MailTemplateLine> mail_template_lines(const std::vector<store::MailTemplateVersion>& newest,
                                                                const Directory& directory);
/// The template in force with its former versions.
[[nodiscard]] MailTemplateView mail_template_view(store::MailKind kind, store::Session& session,
                                                  const Directory& directory);
[[nodiscard]] MailboxLine mailbox_line(const store::MailboxRow& row, std::optional<store::MailKind> kind,
                                       const Directory& directory);
[[nodiscard]] MailboxLetterView mailbox_letter(const store::MailboxMail& mail, const Directory& directory);

/// The kind whose name the path has. Refused: not_found.
[[nodiscard]] Result<store::MailKind> mail_kind_of_path(const Call& call);

}  // namespace sluice::api
