// The mailbox of a demonstration: what would have been sent, for everybody who tries Sluice.
#include "api/routes.h"
#include "api/views/lists.h"
#include "api/views/mail.h"
#include "store/cursor.h"

namespace sluice::api {
namespace {

struct MailboxQuery : PageQuery {
  std::optional<std::string> person;  ///< a sign-in name
};
BOOST_DESCRIBE_STRUCT(MailboxQuery, (PageQuery), (person))

constexpr std::string_view mailbox_list = "mailbox";

/// In a demonstration everybody may be anybody, and so read anybody's mail; nowhere else.
Result<void> has_mailbox(const Settings& settings) {
  if (settings.demonstration && settings.mail.transport == connect::MailSetup::Transport::mailbox) return {};
  return refuse(Refused::not_found, "There is no mailbox here: it is part of a demonstration that has no mail server.");
}

Result<std::optional<std::int64_t>> below_in_mailbox(const MailboxQuery& query) {
  if (!query.cursor) return std::nullopt;
  const auto cursor = store::read_cursor(*query.cursor);
  if (!cursor || cursor->list != mailbox_list) return store::foreign_cursor();
  return cursor->id;
}

Result<List<MailboxLine>> list_mailbox(Call& call, const MailboxQuery& query) {
  SLUICE_CHECK(has_mailbox(call.parts.settings));
  SLUICE_TRY(const auto limit, page_limit(query));
  SLUICE_TRY(const auto below, below_in_mailbox(query));
  store::MailboxFilter filter;
  if (query.person) {
    const auto* person = call.directory->person_by_login(*query.person);
    if (person == nullptr)
      return refuse(Refused::malformed, "`person` is the sign-in name of somebody; nobody has " + *query.person + ".");
    filter.person = person->id;
  }
  auto rows = store::mailbox(call.read(), filter, below, limit + 1);
  List<MailboxLine> page;
  if (static_cast<std::int64_t>(rows.size()) > limit) {
    rows.pop_back();
    page.next = store::to_text({.list = std::string{mailbox_list}, .id = rows.back().id});
  }
  const auto kinds = store::kinds_of(call.read(), rows);
  for (const auto& row : rows) {
    const auto kind = kinds.find(row.id);
    page.items.push_back(
        mailbox_line(row, kind == kinds.end() ? std::nullopt : std::optional{kind->second}, *call.directory));
  }
  return page;
}

Result<MailboxLetterView> show_mailbox_mail(Call& call, const Nothing&) {
  SLUICE_CHECK(has_mailbox(call.parts.settings));
  SLUICE_TRY(const auto id, call.number("mail"));
  const auto mail = store::mailbox_mail(call.read(), id);
  if (!mail) return refuse(Refused::not_found, "This mail is not in the mailbox; the newest 500 are kept.");
  return mailbox_letter(*mail, *call.directory);
}

}  // namespace

std::vector<Route> mailbox_routes() {
  std::vector<Route> routes;
  routes.push_back(reads<MailboxQuery, List<MailboxLine>>(
      "/mailbox", "mail", Access::signed_in("whoever is signed in, in a demonstration without a mail server"),
      {"List what would have been sent", "The newest first; the newest 500 are kept.", {Refused::not_found}},
      list_mailbox));
  routes.push_back(reads<Nothing, MailboxLetterView>(
      "/mailbox/{mail}", "mail", Access::signed_in("whoever is signed in, in a demonstration without a mail server"),
      {"Read a mail that would have been sent", "", {Refused::not_found}}, show_mailbox_mail));
  return routes;
}

}  // namespace sluice::api
