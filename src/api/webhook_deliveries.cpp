// What was sent to a webhook: its log, a test, and trying something again.
#include "api/webhook_deliveries.h"

#include "api/views/lists.h"
#include "api/views/webhooks.h"
#include "api/wire/commands.h"
#include "connect/webhook/message.h"
#include "store/cursor.h"

namespace sluice::api {
namespace {

struct DeliveryQuery : PageQuery {
  std::optional<store::DeliveryState> state;
  std::optional<std::string> change;  ///< "CHG-12"
};
BOOST_DESCRIBE_STRUCT(DeliveryQuery, (PageQuery), (state, change))

constexpr std::string_view delivery_list = "deliveries";

Result<std::optional<std::int64_t>> below_of(const DeliveryQuery& query) {
  if (!query.cursor) return std::nullopt;
  const auto cursor = store::read_cursor(*query.cursor);
  if (!cursor || cursor->list != delivery_list) return store::foreign_cursor();
  return cursor->id;
}

Result<store::DeliveryFilter> filter_of(const DeliveryQuery& query) {
  store::DeliveryFilter filter{.state = query.state};
  if (!query.change) return filter;
  const auto id = read_change_id(*query.change);
  if (!id) return refuse(Refused::malformed, "`change` is a change's number, such as CHG-12.");
  filter.subject = std::to_string(id->value);
  return filter;
}

Result<List<DeliveryView>> list_deliveries(Call& call, const DeliveryQuery& query) {
  const auto& key = call.value("webhook");
  SLUICE_TRY(const auto limit, page_limit(query));
  SLUICE_TRY(const auto below, below_of(query));
  SLUICE_TRY(const auto filter, filter_of(query));
  if (!store::webhook(call.read(), key)) return no_webhook(key);
  auto rows = store::deliveries(call.read(), key, filter, below, limit + 1);
  List<DeliveryView> page;
  if (static_cast<std::int64_t>(rows.size()) > limit) {
    rows.pop_back();
    page.next = store::to_text({.list = std::string{delivery_list}, .id = rows.back().id});
  }
  for (const auto& row : rows) page.items.push_back(delivery_view(row));
  return page;
}

void test_webhook(const CallPtr& call, const Nothing&, Nothing, const Answer<DeliveryView>& answer) {
  const auto found = std::make_shared<std::optional<store::DeliveryRow>>();
  write_checked_rows(
      call,
      [found, key = call->value("webhook"), now = call->now](store::WriteTransaction& transaction,
                                                             const Directory&) -> Result<void> {
        const auto destination = store::webhook(transaction.session(), key);
        if (!destination) return no_webhook(key);
        if (!destination->enabled)
          return refuse(Refused::out_of_turn, "The webhook " + key + " is disabled. Enable it to test it.");
        const auto id = store::put_test_delivery(transaction, key, connect::test_payload(*destination, now), now);
        *found = store::delivery(transaction.session(), key, id);
        return {};
      },
      [answer, found] { answer(delivery_view(**found)); });
}

void retry(const CallPtr& call, const Nothing&, Nothing, const Answer<DeliveryView>& answer) {
  const auto id = call->number("delivery");
  if (!id) return answer.refuse(id.error());
  const auto found = std::make_shared<std::optional<store::DeliveryRow>>();
  write_checked_rows(
      call,
      [found, id = *id, key = call->value("webhook"), now = call->now](store::WriteTransaction& transaction,
                                                                       const Directory&) -> Result<void> {
        auto& session = transaction.session();
        const auto destination = store::webhook(session, key);
        if (!destination) return no_webhook(key);
        if (!store::delivery(session, key, id)) return refuse(Refused::not_found, "There is no such delivery.");
        if (!destination->enabled)
          return refuse(Refused::out_of_turn, "The webhook " + key + " is disabled. Enable it to send this again.");
        if (!store::retry_delivery(transaction, key, id, now))
          return refuse(Refused::out_of_turn, "This is being sent at this moment. Look again in a minute.");
        *found = store::delivery(session, key, id);
        return {};
      },
      [answer, found] { answer(delivery_view(**found)); });
}

constexpr auto delivery_managers = Access::by(Permission::manage_webhooks);

}  // namespace

std::vector<Route> delivery_routes() {
  std::vector<Route> routes;
  routes.push_back(without_kept_answer(
      writes<Nothing, Nothing, DeliveryView>(Method::post, "/webhooks/{webhook}/test", "webhooks", delivery_managers,
                                             {"Test a webhook",
                                              "Sends something now. The log tells what came of it.",
                                              {Refused::not_found, Refused::out_of_turn}},
                                             test_webhook, 202)));
  routes.push_back(reads<DeliveryQuery, List<DeliveryView>>(
      "/webhooks/{webhook}/deliveries", "webhooks", delivery_managers,
      {"List what was sent to a webhook",
       "The newest first. What was finished more than 90 days ago is no longer there.",
       {Refused::not_found}},
      list_deliveries));
  routes.push_back(without_kept_answer(writes<Nothing, Nothing, DeliveryView>(
      Method::post, "/webhooks/{webhook}/deliveries/{delivery}/retry", "webhooks", delivery_managers,
      {"Send something again",
       "Now, under the same webhook-id, also where it was delivered or given up.",
       {Refused::not_found, Refused::out_of_turn}},
      retry, 202)));
  return routes;
}

}  // namespace sluice::api
