// Drafts of forms, kept for the person who writes them.
#include "api/routes.h"
#include "api/wire/commands.h"
#include "store/plain_rows.h"

namespace sluice::api {
namespace {

constexpr std::size_t draft_bytes_max = 64 * 1024;
constexpr std::size_t draft_key_bytes_max = 100;
constexpr std::int64_t drafts_max = 50;

Result<Json> show_draft(Call& call, const Nothing&) {
  const auto draft = store::draft_of(call.read(), call.session->person, call.value("draft"));
  if (!draft) return refuse(Refused::not_found, "There is no such draft.");
  return parse_json(draft->body);
}

void keep_draft(const CallPtr& call, const Nothing&, Json sent, const Answer<Nothing>& answer) {
  auto text = boost::json::serialize(sent);
  if (text.size() > draft_bytes_max) return answer.refuse({Refused::too_large, "A draft has at most 64 KiB."});
  const auto key = call->value("draft");
  if (key.size() > draft_key_bytes_max)
    return answer.refuse({Refused::too_large, "A draft's key has at most 100 bytes."});
  write_checked_rows(
      call,
      [person = call->session->person, key, text = std::move(text), now = call->now](
          store::WriteTransaction& transaction, const Directory&) -> Result<void> {
        if (store::other_drafts(transaction.session(), person, key) >= drafts_max)
          return refuse(Refused::too_large, "You have 50 drafts, which is the most. Send or throw away one of them.");
        store::put_draft(transaction.session(), person, key, text, now);
        return {};
      },
      [answer] { answer(Nothing{}); });
}

void drop_draft(const CallPtr& call, const Nothing&, Nothing, const Answer<Nothing>& answer) {
  write_rows(
      call,
      [person = call->session->person, key = call->value("draft")](store::WriteTransaction& transaction) {
        store::remove_draft(transaction.session(), person, key);
      },
      [answer] { answer(Nothing{}); });
}

}  // namespace

std::vector<Route> draft_routes() {
  std::vector<Route> routes;
  routes.push_back(reads<Nothing, Json>("/drafts/{draft}", "drafts", Access::signed_in(),
                                        {"Read my draft of a form", "", {Refused::not_found}}, show_draft));
  routes.push_back(writes<Nothing, Json, Nothing>(Method::put, "/drafts/{draft}", "drafts", Access::signed_in(),
                                                  {"Keep a draft",
                                                   "Any JSON of at most 64 KiB, at most 50 of them; 90 days after it "
                                                   "was last kept it goes.",
                                                   {Refused::too_large}},
                                                  keep_draft));
  routes.push_back(writes<Nothing, Nothing, Nothing>(Method::delete_, "/drafts/{draft}", "drafts", Access::signed_in(),
                                                     {"Throw a draft away"}, drop_draft));
  return routes;
}

}  // namespace sluice::api
