// Where webhooks go: administered as plain rows. What is sent there is in webhook_deliveries.cpp.
#include "api/views/webhooks.h"
#include "api/directory_acts.h"
#include "api/routes.h"
#include "api/views/lists.h"
#include "api/webhook_deliveries.h"
#include "api/wire/commands.h"
#include "connect/webhook/address.h"
#include "connect/webhook/signature.h"
#include "domain/faults.h"
#include "domain/key.h"

namespace sluice::api {
namespace {

constexpr std::size_t webhook_name_bytes_max = 200;
/// How long the former secret signs beside the new one, so that the receiver can be given it in between.
constexpr Duration former_secret_signs_for = std::chrono::hours{24};

/// What became of an act on a destination, as it is in the transaction.
struct WebhookDone {
  std::optional<store::Webhook> destination;
};
using WebhookDonePtr = std::shared_ptr<WebhookDone>;

/// Refused where a name, an address or a key does not do, with each fault.
Result<void> check_webhook(const store::Webhook& destination, const connect::AllowedHosts& allowed) {
  Faults faults;
  if (!is_key(destination.key))
    faults.add("/key", "is made of lower-case words joined by -, such as team-chat; at most 64 letters");
  faults.check_name("/name", destination.name, webhook_name_bytes_max);
  if (const auto host = connect::webhook_host(destination.url, allowed); !host)
    for (const auto& error : host.error().errors) faults.add(error.pointer, error.detail);
  return faults.result();
}

Result<List<WebhookView>> list_webhooks(Call& call, const PageQuery& query) {
  std::vector<WebhookView> all;
  for (const auto& row : store::webhooks(call.read())) all.push_back(webhook_view(row, *call.directory));
  return page_of(std::move(all), query);
}

Result<WebhookView> show_webhook(Call& call, const Nothing&) {
  const auto row = store::webhook(call.read(), call.value("webhook"));
  if (!row) return no_webhook(call.value("webhook"));
  call.version = row->version;
  return webhook_view(*row, *call.directory);
}

WebhookWithSecret with_secret(const store::Webhook& row, const Directory& directory) {
  WebhookWithSecret view{};
  static_cast<WebhookView&>(view) = webhook_view(row, directory);
  view.secret = row.secret;
  if (!row.former_secret.empty()) view.former_secret_until = row.former_until;
  return view;
}

void add_webhook(const CallPtr& call, const Nothing&, NewWebhook sent, const Answer<WebhookWithSecret>& answer) {
  store::Webhook made;
  made.key = std::move(sent.key);
  made.name = std::move(sent.name);
  made.url = std::move(sent.url);
  made.format = sent.format.value_or(store::WebhookFormat::standard);
  made.enabled = sent.enabled.value_or(true);
  made.created_by = made.updated_by = call->session->person;
  made.created_at = made.updated_at = call->now;
  made.secret = connect::new_webhook_secret();
  if (const auto good = check_webhook(made, call->parts.settings.webhook_hosts); !good)
    return answer.refuse(good.error());
  write_checked_rows(
      call,
      [made](store::WriteTransaction& transaction, const Directory&) -> Result<void> {
        if (store::webhook(transaction.session(), made.key))
          return refuse(Refused::out_of_turn, "There is a webhook " + made.key + " already. Choose another key.");
        if (store::count_webhooks(transaction.session()) >= store::webhooks_max)
          return refuse(Refused::too_large, "There are 100 webhooks, which is the most. Remove one of them.");
        store::put_webhook(transaction, made);
        return {};
      },
      [call, answer, made] {
        call->version = made.version;
        locate(*call, "webhooks", made.key);
        answer(with_secret(made, *call->directory));
      });
}

/// Runs `alter` on the destination of the path, checks what comes of it and keeps it; then goes on with `then`.
void alter_webhook(const CallPtr& call, std::function<Result<void>(store::Webhook&)> alter,
                   std::function<void(const store::Webhook&)> then) {
  const auto expected = expected_version(*call);
  if (!expected) return call->respond(refused(*call, expected.error()));
  const auto done = std::make_shared<WebhookDone>();
  write_checked_rows(
      call,
      [done, alter = std::move(alter), expected = *expected, key = call->value("webhook"), by = call->session->person,
       now = call->now, allowed = call->parts.settings.webhook_hosts](store::WriteTransaction& transaction,
                                                                      const Directory&) -> Result<void> {
        auto present = store::webhook(transaction.session(), key);
        if (!present) return no_webhook(key);
        if (expected && *expected != present->version)
          return refuse(Refused::version_mismatch, "Somebody has edited this webhook meanwhile. Look at it again.");
        SLUICE_CHECK(alter(*present));
        SLUICE_CHECK(check_webhook(*present, allowed));
        present->version += 1;
        present->updated_by = by;
        present->updated_at = now;
        store::put_webhook(transaction, *present);
        done->destination = std::move(present);
        return {};
      },
      [call, done, then = std::move(then)] {
        call->version = done->destination->version;
        then(*done->destination);
      });
}

template <class T>
Result<void> take_edit(const Patch<T>& edit, const std::string& pointer, T& to) {
  if (!edit.present) return {};
  if (!edit.value) return refuse_field(pointer, "cannot be empty; leave it out to keep it as it is");
  to = *edit.value;
  return {};
}

void edit_webhook(const CallPtr& call, const Nothing&, WebhookEdit sent, const Answer<WebhookView>& answer) {
  alter_webhook(
      call,
      [sent = std::move(sent)](store::Webhook& destination) -> Result<void> {
        SLUICE_CHECK(take_edit(sent.name, "/name", destination.name));
        SLUICE_CHECK(take_edit(sent.url, "/url", destination.url));
        SLUICE_CHECK(take_edit(sent.format, "/format", destination.format));
        return take_edit(sent.enabled, "/enabled", destination.enabled);
      },
      [call, answer](const store::Webhook& row) { answer(webhook_view(row, *call->directory)); });
}

void rotate_secret(const CallPtr& call, const Nothing&, Nothing, const Answer<WebhookWithSecret>& answer) {
  alter_webhook(
      call,
      [secret = connect::new_webhook_secret(), now = call->now](store::Webhook& destination) -> Result<void> {
        destination.former_secret = std::move(destination.secret);
        destination.former_until = now + former_secret_signs_for;
        destination.secret = secret;
        return {};
      },
      [call, answer](const store::Webhook& row) { answer(with_secret(row, *call->directory)); });
}

void remove_webhook(const CallPtr& call, const Nothing&, Nothing, const Answer<Nothing>& answer) {
  const auto expected = expected_version(*call);
  if (!expected) return answer.refuse(expected.error());
  write_checked_rows(
      call,
      [key = call->value("webhook"), expected = *expected](store::WriteTransaction& transaction,
                                                           const Directory&) -> Result<void> {
        const auto present = store::webhook(transaction.session(), key);
        if (!present) return no_webhook(key);
        if (expected && *expected != present->version)
          return refuse(Refused::version_mismatch, "Somebody has edited this webhook meanwhile. Look at it again.");
        store::remove_webhook(transaction, key);
        return {};
      },
      [answer] { answer(Nothing{}); });
}

constexpr auto webhook_managers = Access::by(Permission::manage_webhooks);

}  // namespace

std::unexpected<Refusal> no_webhook(const std::string& key) {
  return refuse(Refused::not_found, "There is no webhook " + key + ".");
}

std::vector<Route> webhook_routes() {
  std::vector<Route> routes;
  routes.push_back(reads<PageQuery, List<WebhookView>>("/webhooks", "webhooks", webhook_managers,
                                                       {"List webhooks", "By key."}, list_webhooks));
  routes.push_back(without_kept_answer(writes<Nothing, NewWebhook, WebhookWithSecret>(
      Method::post, "/webhooks", "webhooks", webhook_managers,
      {"Add a webhook",
       "Where rules of processes send what happens. The secret that signs is in this answer alone.",
       {Refused::out_of_turn, Refused::too_large}},
      add_webhook, 201)));
  routes.push_back(reads<Nothing, WebhookView>("/webhooks/{webhook}", "webhooks", webhook_managers,
                                               {"Read a webhook", "", {Refused::not_found}}, show_webhook));
  routes.push_back(writes<Nothing, WebhookEdit, WebhookView>(
      Method::patch, "/webhooks/{webhook}", "webhooks", webhook_managers,
      {"Edit a webhook", "What comes to one that is disabled is given up, and can be retried.", act_errors},
      edit_webhook));
  routes.push_back(writes<Nothing, Nothing, Nothing>(
      Method::delete_, "/webhooks/{webhook}", "webhooks", webhook_managers,
      {"Remove a webhook", "With its log and all that waits for it.", act_errors}, remove_webhook));
  routes.push_back(without_kept_answer(writes<Nothing, Nothing, WebhookWithSecret>(
      Method::post, "/webhooks/{webhook}/secret", "webhooks", webhook_managers,
      {"Draw a new secret",
       "It is in this answer alone. For 24 hours the former one signs beside it, so that the receiver can be given the "
       "new one.",
       act_errors},
      rotate_secret)));
  auto more = delivery_routes();
  std::move(more.begin(), more.end(), std::back_inserter(routes));
  return routes;
}

}  // namespace sluice::api
