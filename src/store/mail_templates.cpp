#include "store/mail_templates.h"

#include "store/rows.h"

namespace sluice::store {

std::optional<MailTemplateRow> mail_template(Session& session, MailKind kind) {
  static const auto sql =
      "SELECT " + columns_of<MailTemplateRow>() + " FROM mail_templates WHERE kind = ? ORDER BY version DESC LIMIT 1";
  return session.one<MailTemplateRow>(sql, {kind});
}

std::vector<MailTemplateVersion> mail_templates(Session& session) {
  static const auto sql =
      "SELECT " + columns_of<MailTemplateVersion>() +
      " FROM mail_templates t WHERE version = (SELECT max(version) FROM mail_templates n WHERE n.kind = "
      "t.kind) ORDER BY kind LIMIT 100";
  return session.all<MailTemplateVersion>(sql);
}

std::vector<MailTemplateVersion> mail_template_versions(Session& session, MailKind kind) {
  static const auto sql = "SELECT " + columns_of<MailTemplateVersion>() +
                          " FROM mail_templates WHERE kind = ? ORDER BY version DESC LIMIT ?";
  return session.all<MailTemplateVersion>(sql, {kind, mail_template_versions_max});
}

std::int64_t put_mail_template(WriteTransaction& transaction, MailTemplateRow row) {
  auto& session = transaction.session();
  const auto newest = mail_template(session, row.kind);
  row.version = newest ? newest->version + 1 : 1;
  insert_row(session, "mail_templates", row);
  session.run("DELETE FROM mail_templates WHERE kind = ? AND version <= ?",
              {row.kind, row.version - mail_template_versions_max});
  return row.version;
}

}  // namespace sluice::store
