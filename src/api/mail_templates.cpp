// What mails say: the templates, edited by administrators, with a preview of what they make.
#include "api/routes.h"
#include "api/views/lists.h"
#include "api/views/mail.h"
#include "api/wire/commands.h"

namespace sluice::api {
namespace {

constexpr auto mail_writers = Access::by(Permission::manage_webhooks);

Result<List<MailTemplateLine>> list_mail_templates(Call& call, const PageQuery& query) {
  return page_of(mail_template_lines(store::mail_templates(call.read()), *call.directory), query);
}

Result<MailTemplateView> show_mail_template(Call& call, const Nothing&) {
  SLUICE_TRY(const auto kind, mail_kind_of_path(call));
  auto view = mail_template_view(kind, call.read(), *call.directory);
  call.version = view.version;
  return view;
}

connect::MailTemplate mail_template_sent(const MailPartsView& sent) { return {sent.subject, sent.text, sent.html}; }

/// Saves the next version unless somebody has saved one since the version that was looked at; then goes on with `then`.
void save_mail_template(const CallPtr& call, store::MailTemplateRow row, std::function<void()> then) {
  const auto expected = expected_version(*call);
  if (!expected) return call->respond(refused(*call, expected.error()));
  row.saved_by = call->session->person;
  row.saved_at = call->now;
  write_checked_rows(
      call,
      [row = std::move(row), expected = *expected](store::WriteTransaction& transaction,
                                                   const Directory&) -> Result<void> {
        const auto present = store::mail_template(transaction.session(), row.kind);
        if (expected && *expected != (present ? present->version : 0))
          return refuse(Refused::version_mismatch, "Somebody has saved this template meanwhile. Look at it again.");
        (void)store::put_mail_template(transaction, row);
        return {};
      },
      std::move(then));
}

void edit_mail_template(const CallPtr& call, const Nothing&, MailPartsView sent,
                        const Answer<MailTemplateView>& answer) {
  const auto kind = mail_kind_of_path(*call);
  if (!kind) return answer.refuse(kind.error());
  if (const auto good = connect::check_mail_template(*kind, mail_template_sent(sent)); !good)
    return answer.refuse(good.error());
  store::MailTemplateRow row;
  row.kind = *kind;
  row.subject = std::move(sent.subject);
  row.text = std::move(sent.text);
  row.html = std::move(sent.html);
  save_mail_template(call, std::move(row), [call, answer] { answer(show_mail_template(*call, {})); });
}

void reset_mail_template(const CallPtr& call, const Nothing&, Nothing, const Answer<Nothing>& answer) {
  const auto kind = mail_kind_of_path(*call);
  if (!kind) return answer.refuse(kind.error());
  store::MailTemplateRow row;
  row.kind = *kind;
  row.shipped = true;
  save_mail_template(call, std::move(row), [answer] { answer(Nothing{}); });
}

void preview_mail_template(const CallPtr& call, const Nothing&, MailPartsView sent,
                           const Answer<MailPartsView>& answer) {
  const auto kind = mail_kind_of_path(*call);
  if (!kind) return answer.refuse(kind.error());
  const auto written = mail_template_sent(sent);
  if (const auto good = connect::check_mail_template(*kind, written); !good) return answer.refuse(good.error());
  const auto mail = connect::write_mail(written, connect::example_mail_data(*kind));
  answer(MailPartsView{mail.subject, mail.text, mail.html});
}

Route without_writing_mail(Route route) {
  route.is_write = false;
  return route;
}

}  // namespace

std::vector<Route> mail_template_routes() {
  std::vector<Route> routes;
  routes.push_back(reads<PageQuery, List<MailTemplateLine>>(
      "/mail/templates", "mail", mail_writers,
      {"List the templates of mails", "One for each kind; version 0 is the one that comes with Sluice."},
      list_mail_templates));
  routes.push_back(
      reads<Nothing, MailTemplateView>("/mail/templates/{mail_kind}", "mail", mail_writers,
                                       {"Read a template",
                                        "In force, with the variables that it may name and who saved which version.",
                                        {Refused::not_found}},
                                       show_mail_template));
  routes.push_back(writes<Nothing, MailPartsView, MailTemplateView>(
      Method::put, "/mail/templates/{mail_kind}", "mail", mail_writers,
      {"Save a template",
       "Mustache, as the next version. Mails that wait are made with it, too. Without `html` a mail has one part.",
       {Refused::not_found, Refused::version_mismatch}},
      edit_mail_template));
  routes.push_back(writes<Nothing, Nothing, Nothing>(Method::delete_, "/mail/templates/{mail_kind}", "mail",
                                                     mail_writers,
                                                     {"Go back to the shipped template",
                                                      "As one more version; those before it stay listed.",
                                                      {Refused::not_found, Refused::version_mismatch}},
                                                     reset_mail_template));
  routes.push_back(without_writing_mail(without_kept_answer(writes<Nothing, MailPartsView, MailPartsView>(
      Method::post, "/mail/templates/{mail_kind}/preview", "mail", mail_writers,
      {"See what a template makes", "With invented values. Nothing is kept.", {Refused::not_found}},
      preview_mail_template))));
  return routes;
}

}  // namespace sluice::api
