#include "store/mailbox.h"

#include <limits>
#include <tuple>

#include "store/conditions.h"
#include "store/in_list.h"
#include "store/rows.h"

namespace sluice::store {

std::vector<MailboxRow> mailbox(Session& session, const MailboxFilter& filter, std::optional<std::int64_t> below,
                                std::int64_t limit) {
  const auto under = below.value_or(std::numeric_limits<std::int64_t>::max());
  Conditions which;
  which.add("id < ?", {under});
  if (filter.person) which.add("person = ?", {filter.person->value});
  which.values().emplace_back(limit);
  return session.all<MailboxRow>(
      "SELECT " + columns_of<MailboxRow>() + " FROM mailbox" + which.sql() + " ORDER BY id DESC LIMIT ?",
      which.values());
}

std::optional<MailboxMail> mailbox_mail(Session& session, std::int64_t id) {
  return session.one<MailboxMail>("SELECT " + columns_of<MailboxMail>() + " FROM mailbox WHERE id = ?", {id});
}

std::map<std::int64_t, MailKind> kinds_of(Session& session, const std::vector<MailboxRow>& rows) {
  std::vector<std::int64_t> ids;
  for (const auto& row : rows) ids.push_back(row.id);
  std::map<std::int64_t, MailKind> kinds;
  in_slices(ids, [&](const InList& slice) {
    std::vector<Value> values{mail_kind};
    slice.append_to(values);
    session.each<std::tuple<std::int64_t, std::string>>(
        "SELECT id, body FROM outbox WHERE kind = ? AND id" + slice.sql(), values,
        [&](std::tuple<std::int64_t, std::string>&& found) {
          kinds[std::get<0>(found)] = read_mail_body(std::get<1>(found)).kind;
        });
  });
  return kinds;
}

void put_mailbox_mail(WriteTransaction& transaction, const MailboxMail& mail) {
  auto& session = transaction.session();
  session.run("DELETE FROM mailbox WHERE id = ?", {mail.id});
  insert_row(session, "mailbox", mail);
  session.run("DELETE FROM mailbox WHERE id IN (SELECT id FROM mailbox ORDER BY id DESC LIMIT 100 OFFSET ?)",
              {mailbox_max});
}

}  // namespace sluice::store
