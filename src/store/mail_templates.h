// The templates of mails that administrators wrote: each saving is a version, and going back to the shipped template is one, too.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <boost/describe.hpp>

#include "base/id.h"
#include "base/instant.h"
#include "store/mail.h"
#include "store/transaction.h"

namespace sluice::store {

/// What is known of a version beside its texts.
struct MailTemplateVersion {
  MailKind kind = MailKind::told;
  std::int64_t version = 0;  ///< from 1, of its kind
  bool shipped = false;      ///< back to the one that comes with Sluice; the texts are empty
  PersonId saved_by;
  Instant saved_at;
  friend bool operator==(const MailTemplateVersion&, const MailTemplateVersion&) = default;
};
BOOST_DESCRIBE_STRUCT(MailTemplateVersion, (), (kind, version, shipped, saved_by, saved_at))
struct MailTemplateRow : MailTemplateVersion {
  std::string subject, text, html;
  friend bool operator==(const MailTemplateRow&, const MailTemplateRow&) = default;
};
BOOST_DESCRIBE_STRUCT(MailTemplateRow, (MailTemplateVersion), (subject, text, html))

/// How many versions of a kind are kept; older ones go.
inline constexpr std::int64_t mail_template_versions_max = 50;

/// The newest version; nothing where nobody ever saved one.
[[nodiscard]] std::optional<MailTemplateRow> mail_template(Session& session, MailKind kind);
/// The newest version of each kind that was ever saved, without the texts.
[[nodiscard]] std::vector<MailTemplateVersion> mail_templates(Session& session);
/// The versions of a kind, the newest first, without the texts.
[[nodiscard]] std::vector<MailTemplateVersion> mail_template_versions(Session& session, MailKind kind);
/// Saves the next version, whatever `row.version` says, and drops the oldest one over the bound; its number.
std::int64_t put_mail_template(WriteTransaction& transaction, MailTemplateRow row);

}  // namespace sluice::store
