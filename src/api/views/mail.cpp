#include "api/views/mail.h"

#include <charconv>

#include "connect/mail/variables.h"
#include "domain/change/change.h"
#include "store/event_times.h"

namespace sluice::api {

namespace {

MailTransport mail_transport(connect::MailSetup::Transport transport) {
  switch (transport) {
    case connect::MailSetup::Transport::smtp: return MailTransport::smtp;
    case connect::MailSetup::Transport::mailbox: return MailTransport::mailbox;
    case connect::MailSetup::Transport::none: return MailTransport::none;
  }
  return MailTransport::none;
}

std::optional<std::int64_t> mail_number(std::string_view text) {
  std::int64_t number = 0;
  const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), number);
  return failed == std::errc{} && end == text.data() + text.size() ? std::optional{number} : std::nullopt;
}

/// Nothing where the person is erased.
std::optional<PersonRef> mail_receiver(std::string_view target, const Directory& directory) {
  const auto id = mail_number(target);
  if (!id || directory.person(PersonId{*id}) == nullptr) return std::nullopt;
  return person_ref(PersonId{*id}, directory);
}

std::optional<std::string> mail_change(ChangeId change) {
  if (change.value == 0) return std::nullopt;
  return sluice::shown(change);
}

MailDeliveryView mail_delivery_view(const store::MailRow& row, const std::map<std::int64_t, Instant>& times,
                                    const Settings& settings, const Directory& directory) {
  const auto change = mail_number(row.subject);
  const auto time = times.find(row.position);
  MailDeliveryView view{.id = row.id,
                        .kind = store::read_mail_body(row.body).kind,
                        .to = mail_receiver(row.target, directory),
                        .change = change ? mail_change(ChangeId{*change}) : std::nullopt,
                        .state = row.state(),
                        .attempts = row.attempts,
                        .at = time == times.end() ? row.due_at : time->second,
                        .next_at = {},
                        .done_at = row.done_at,
                        .outcome = row.outcome,
                        .message_id = connect::mail_message_id(row.id, settings.installation_id, settings.mail)};
  if (!row.done_at) view.next_at = row.due_at;
  return view;
}

std::vector<MailHeader> mail_headers(std::string_view text) {
  std::vector<MailHeader> headers;
  while (!text.empty()) {
    const auto line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(line.size() + 1, text.size()));
    const auto colon = line.find(": ");
    if (colon != std::string_view::npos)
      headers.push_back({std::string{line.substr(0, colon)}, std::string{line.substr(colon + 2)}});
  }
  return headers;
}

}  // namespace

MailServerView mail_server_view(const connect::MailSetup& setup,
                                const std::map<store::MailState, std::int64_t>& counts) {
  using store::MailState;
  const auto of = [&](MailState state) {
    const auto found = counts.find(state);
    return found == counts.end() ? std::int64_t{0} : found->second;
  };
  MailServerView view{.transport = mail_transport(setup.transport),
                      .server = setup.server,
                      .from = setup.from,
                      .encryption = {},
                      .user = setup.user,
                      .counts = {.queued = of(MailState::queued),
                                 .sending = of(MailState::sending),
                                 .failed = of(MailState::failed),
                                 .sent = of(MailState::sent),
                                 .refused = of(MailState::refused),
                                 .given_up = of(MailState::given_up),
                                 .not_sent = of(MailState::not_sent)}};
  if (view.transport == MailTransport::smtp)
    view.encryption = setup.encrypted ? MailEncryption::required : MailEncryption::none;
  return view;
}

std::vector<MailDeliveryView> mail_delivery_views(const std::vector<store::MailRow>& rows, store::Session& session,
                                                  const Settings& settings, const Directory& directory) {
  std::vector<std::int64_t> positions;
  for (const auto& row : rows)
    if (row.position > 0) positions.push_back(row.position);
  const auto times = store::event_times(session, positions);
  std::vector<MailDeliveryView> views;
  views.reserve(rows.size());
  for (const auto& row : rows) views.push_back(mail_delivery_view(row, times, settings, directory));
  return views;
}

std::vector<MailTemplateLine> mail_template_lines(const std::vector<store::MailTemplateVersion>& newest,
                                                  const Directory& directory) {
  std::vector<MailTemplateLine> lines;
  for (const auto kind : connect::mail_kinds()) {
    MailTemplateLine line{.kind = kind,
                          .title = std::string{connect::mail_title(kind)},
                          .edited = false,
                          .saved_by = {},
                          .saved_at = {},
                          .version = 0};
    const auto saved = std::ranges::find(newest, kind, &store::MailTemplateVersion::kind);
    if (saved != newest.end()) {
      line.edited = !saved->shipped;
      line.saved_by = person_ref(saved->saved_by, directory);
      line.saved_at = saved->saved_at;
      line.version = saved->version;
    }
    lines.push_back(std::move(line));
  }
  return lines;
}

MailTemplateView mail_template_view(store::MailKind kind, store::Session& session, const Directory& directory) {
  const auto row = store::mail_template(session, kind);
  const bool edited = row && !row->shipped;
  const auto shown =
      edited ? connect::MailTemplate{row->subject, row->text, row->html} : connect::shipped_mail_template(kind);
  MailTemplateView view{.kind = kind,
                        .title = std::string{connect::mail_title(kind)},
                        .version = row ? row->version : 0,
                        .subject = shown.subject,
                        .text = shown.text,
                        .html = shown.html,
                        .edited = edited,
                        .variables = {},
                        .versions = {}};
  for (const auto& one : connect::mail_variables(kind))
    view.variables.push_back({std::string{one.name}, std::string{one.what}});
  for (const auto& one : store::mail_template_versions(session, kind))
    view.versions.push_back({one.version, person_ref(one.saved_by, directory), one.saved_at, one.shipped});
  return view;
}

MailboxLine mailbox_line(const store::MailboxRow& row, std::optional<store::MailKind> kind,
                         const Directory& directory) {
  return {.id = row.id,
          .at = row.at,
          .to = person_ref(row.person, directory),
          .recipient = row.recipient,
          .subject = row.subject,
          .change = mail_change(row.change_id),
          .kind = kind};
}

MailboxLetterView mailbox_letter(const store::MailboxMail& mail, const Directory& directory) {
  return {.id = mail.id,
          .at = mail.at,
          .to = person_ref(mail.person, directory),
          .recipient = mail.recipient,
          .subject = mail.subject,
          .change = mail_change(mail.change_id),
          .headers = mail_headers(mail.headers),
          .text = mail.text,
          .html = mail.html};
}

Result<store::MailKind> mail_kind_of_path(const Call& call) {
  const auto& name = call.value("mail_kind");
  const auto kind = from_word<store::MailKind>(name);
  if (!kind)
    return refuse(Refused::not_found, "There is no kind of mail " + name + "; `GET /mail/templates` lists them.");
  return *kind;
}

}  // namespace sluice::api
