// How mail leaves, what became of each, and trying whether it arrives. For administrators.
#include "api/views/mail.h"
#include "api/directory_acts.h"
#include "api/routes.h"
#include "api/views/lists.h"
#include "api/wire/commands.h"
#include "store/cursor.h"
#include "store/people.h"

namespace sluice::api {
namespace {

struct MailQuery : PageQuery {
  std::optional<store::MailState> state;
  std::optional<std::string> person;  ///< a sign-in name
  std::optional<std::string> change;  ///< "CHG-12"
};
BOOST_DESCRIBE_STRUCT(MailQuery, (PageQuery), (state, person, change))

constexpr std::string_view mail_log_list = "mails";
/// What leaves this house is looked after by those who look after webhooks.
constexpr auto mail_managers = Access::by(Permission::manage_webhooks);

Result<MailServerView> show_mail_server(Call& call, const Nothing&) {
  return mail_server_view(call.parts.settings.mail, store::count_mails(call.read()));
}

Result<std::optional<std::int64_t>> below_in_mail_log(const MailQuery& query) {
  if (!query.cursor) return std::nullopt;
  const auto cursor = store::read_cursor(*query.cursor);
  if (!cursor || cursor->list != mail_log_list) return store::foreign_cursor();
  return cursor->id;
}

Result<store::MailFilter> mail_log_filter(const MailQuery& query, const Directory& directory) {
  store::MailFilter filter{.state = query.state};
  if (query.person) {
    const auto* person = directory.person_by_login(*query.person);
    if (person == nullptr)
      return refuse(Refused::malformed, "`person` is the sign-in name of somebody; nobody has " + *query.person + ".");
    filter.person = person->id;
  }
  if (query.change) {
    filter.change = read_change_id(*query.change);
    if (!filter.change) return refuse(Refused::malformed, "`change` is a change's number, such as CHG-12.");
  }
  return filter;
}

Result<List<MailDeliveryView>> list_mails(Call& call, const MailQuery& query) {
  SLUICE_TRY(const auto limit, page_limit(query));
  SLUICE_TRY(const auto below, below_in_mail_log(query));
  SLUICE_TRY(const auto filter, mail_log_filter(query, *call.directory));
  auto rows = store::mails(call.read(), filter, below, limit + 1);
  List<MailDeliveryView> page;
  if (static_cast<std::int64_t>(rows.size()) > limit) {
    rows.pop_back();
    page.next = store::to_text({.list = std::string{mail_log_list}, .id = rows.back().id});
  }
  page.items = mail_delivery_views(rows, call.read(), call.parts.settings, *call.directory);
  return page;
}

MailDeliveryView one_mail(Call& call, const store::MailRow& row) {
  return mail_delivery_views({row}, call.read(), call.parts.settings, *call.directory).front();
}

Refusal no_mail_of_that_number() { return {Refused::not_found, "There is no such mail in the log."}; }

Result<MailDeliveryView> show_mail(Call& call, const Nothing&) {
  SLUICE_TRY(const auto id, call.number("delivery"));
  const auto row = store::mail(call.read(), id);
  if (!row) return std::unexpected{no_mail_of_that_number()};
  return one_mail(call, *row);
}

/// What keeps a test from being sent at all.
Result<void> can_test_mail(store::Session& session, PersonId person, const connect::MailSetup& setup) {
  if (setup.transport == connect::MailSetup::Transport::none)
    return refuse(Refused::out_of_turn,
                  "No mail leaves, as the server was started without a mail server. Start it with --mail-server.");
  const auto details = store::person_details(session, person);
  if (!details || details->email.empty())
    return refuse(Refused::out_of_turn, "There is no address to send it to. Add your e-mail address to your profile.");
  return {};
}

/// Answers with what became of a row that the work has altered.
std::function<void()> answer_mail(const CallPtr& call, const std::shared_ptr<std::int64_t>& id,
                                  const Answer<MailDeliveryView>& answer) {
  return [call, id, answer] {
    const auto row = store::mail(call->read(), *id);
    if (!row) return answer.refuse(no_mail_of_that_number());
    answer(one_mail(*call, *row));
  };
}

void send_test_mail(const CallPtr& call, const Nothing&, Nothing, const Answer<MailDeliveryView>& answer) {
  const auto id = std::make_shared<std::int64_t>(0);
  write_checked_rows(
      call,
      [id, person = call->session->person, setup = call->parts.settings.mail, now = call->now](
          store::WriteTransaction& transaction, const Directory&) -> Result<void> {
        SLUICE_CHECK(can_test_mail(transaction.session(), person, setup));
        *id = store::put_test_mail(transaction, person, now);
        return {};
      },
      answer_mail(call, id, answer));
}

void send_mail_again(const CallPtr& call, const Nothing&, Nothing, const Answer<MailDeliveryView>& answer) {
  const auto id = call->number("delivery");
  if (!id) return answer.refuse(id.error());
  write_checked_rows(
      call,
      [id = *id, now = call->now](store::WriteTransaction& transaction, const Directory&) -> Result<void> {
        if (!store::mail(transaction.session(), id)) return std::unexpected{no_mail_of_that_number()};
        if (!store::retry_mail(transaction, id, now))
          return refuse(Refused::out_of_turn, "This is being sent at this moment. Look again in a minute.");
        return {};
      },
      answer_mail(call, std::make_shared<std::int64_t>(*id), answer));
}

}  // namespace

std::vector<Route> mail_routes() {
  std::vector<Route> routes;
  routes.push_back(reads<Nothing, MailServerView>(
      "/mail", "mail", mail_managers, {"Read how mail leaves", "And how many are in each state of the log."},
      show_mail_server));
  routes.push_back(without_kept_answer(writes<Nothing, Nothing, MailDeliveryView>(
      Method::post, "/mail/test", "mail", mail_managers,
      {"Send a test mail", "To oneself. The log tells what came of it.", {Refused::out_of_turn}}, send_test_mail,
      202)));
  routes.push_back(reads<MailQuery, List<MailDeliveryView>>(
      "/mail/deliveries", "mail", mail_managers,
      {"List what was sent by mail",
       "The newest first. `at` is when the event happened, or when a mail that none causes was due."},
      list_mails));
  routes.push_back(reads<Nothing, MailDeliveryView>("/mail/deliveries/{delivery}", "mail", mail_managers,
                                                    {"Read what became of a mail", "", {Refused::not_found}},
                                                    show_mail));
  routes.push_back(without_kept_answer(writes<Nothing, Nothing, MailDeliveryView>(
      Method::post, "/mail/deliveries/{delivery}/again", "mail", mail_managers,
      {"Send a mail again",
       "Now, under the same Message-ID, also where it was sent or given up. Its tries are counted anew.",
       {Refused::not_found, Refused::out_of_turn}},
      send_mail_again, 202)));
  return routes;
}

}  // namespace sluice::api
