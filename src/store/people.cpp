#include "store/people.h"

#include "store/mail.h"
#include "store/rows.h"

namespace sluice::store {

namespace {

struct DetailsRow {
  PersonId person;
  std::string login, name, email, phone, time_zone;
};
BOOST_DESCRIBE_STRUCT(DetailsRow, (), (person, login, name, email, phone, time_zone))

PersonDetails details_from(DetailsRow row) {
  return {std::move(row.login), std::move(row.name), std::move(row.email), std::move(row.phone),
          std::move(row.time_zone)};
}

}  // namespace

void write_person_details(WriteTransaction& transaction, PersonId person, const PersonDetails& details) {
  static const auto tail = replacing<DetailsRow>("person");
  insert_row(transaction.session(), "person_details",
             DetailsRow{person, details.login, details.name, details.email, details.phone, details.time_zone}, tail);
}

std::optional<PersonDetails> person_details(Session& session, PersonId person) {
  static const auto sql = "SELECT " + columns_of<DetailsRow>() + " FROM person_details WHERE person = ?";
  auto row = session.one<DetailsRow>(sql, {person});
  if (!row) return std::nullopt;
  return details_from(std::move(*row));
}

std::map<PersonId, PersonDetails> all_person_details(Session& session) {
  static const auto sql = "SELECT " + columns_of<DetailsRow>() + " FROM person_details ORDER BY person";
  std::map<PersonId, PersonDetails> all;
  session.each<DetailsRow>(sql, {}, [&](DetailsRow&& row) {
    const auto person = row.person;
    all.emplace_hint(all.end(), person, details_from(std::move(row)));
  });
  return all;
}

void erase_person(WriteTransaction& transaction, PersonId person) {
  for (const auto* table :
       {"person_details", "passwords", "sessions", "drafts", "preferences", "saved_views", "read_marks",
        "calendar_addresses", "notifications", "mail_wishes", "mail_digest", "mailbox"})
    transaction.session().run(std::string{"DELETE FROM "} + table + " WHERE person = ?", {person});
  // What a mail server said of somebody names their address.
  const auto target = std::to_string(person.value);
  transaction.session().run("DELETE FROM outbox WHERE kind = ? AND target = ?", {mail_kind, target});
}

void put_password(Session& session, PersonId person, std::string_view hash, Instant changed_at) {
  session.run(
      "INSERT INTO passwords (person, hash, changed_at) VALUES (?, ?, ?) "
      "ON CONFLICT (person) DO UPDATE SET hash = excluded.hash, changed_at = excluded.changed_at",
      {person, hash, changed_at});
}

std::optional<std::string> password_of(Session& session, PersonId person) {
  return session.one<std::string>("SELECT hash FROM passwords WHERE person = ?", {person});
}

}  // namespace sluice::store
