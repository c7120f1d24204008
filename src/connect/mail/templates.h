// Templates of mails (Mustache): those that ship, what an administrator may write in one, and how a mail is made of it.
#pragma once
#include <string>

#include <boost/describe.hpp>
#include <boost/json.hpp>

#include "base/result.h"
#include "store/mail.h"
#include "store/session.h"

namespace sluice::connect {

// The most bytes of a template's parts.
inline constexpr std::size_t mail_subject_bytes_max = 200;
inline constexpr std::size_t mail_text_bytes_max = 20'000;
inline constexpr std::size_t mail_html_bytes_max = 100'000;

/// Mustache: {{name}}, {{#name}}…{{/name}}, {{^name}}…{{/name}}, {{! comment}}.
struct MailTemplate {
  std::string subject, text, html;  ///< without HTML the mail has one part
  friend bool operator==(const MailTemplate&, const MailTemplate&) = default;
};
BOOST_DESCRIBE_STRUCT(MailTemplate, (), (subject, text, html))

/// Ready to send.
struct MailText {
  std::string subject;  ///< one line, not empty
  std::string text;     ///< lines end with \n
  std::string html;     ///< may be empty
  friend bool operator==(const MailText&, const MailText&) = default;
};
BOOST_DESCRIBE_STRUCT(MailText, (), (subject, text, html))

/// The one that comes with Sluice.
[[nodiscard]] const MailTemplate& shipped_mail_template(store::MailKind kind);

/// The one that mails of that kind are made with: what an administrator saved last, or the shipped one where there is none,
/// or where it names what this version of Sluice no longer knows.
[[nodiscard]] MailTemplate mail_template_in_force(store::Session& session, store::MailKind kind);

/// Nothing, or refused as `invalid` with every mistake at /subject, /text or /html: too long, a tag or section that is not
/// closed, a variable that mails of the kind do not know, a section within itself, a partial, other delimiters, and in HTML
/// what would not be escaped.
[[nodiscard]] Result<void> check_mail_template(store::MailKind kind, const MailTemplate& written);

/// The mail. In HTML every value is escaped; values are never read as templates; what would break a line of the subject or
/// cannot be seen becomes a space. HTML that grows over 500,000 bytes is left out, and text over 200,000 is cut, so that
/// what is sent stays small enough for mail servers. Never throws on a template that check_mail_template() has let through.
[[nodiscard]] MailText write_mail(const MailTemplate& written, const boost::json::object& data);

/// Invented values for previews: each variable of the kind says something.
[[nodiscard]] boost::json::object example_mail_data(store::MailKind kind);

}  // namespace sluice::connect
