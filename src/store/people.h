// What is known of people and can be erased: mutable rows beside their streams.
#pragma once
#include <map>
#include <optional>
#include <string>

#include "base/id.h"
#include "domain/access/person.h"
#include "store/transaction.h"

namespace sluice::store {

/// Sets a person's details. A login that another person has is a broken constraint: the domain has refused it before.
void write_person_details(WriteTransaction& transaction, PersonId person, const PersonDetails& details);
[[nodiscard]] std::optional<PersonDetails> person_details(Session& session, PersonId person);
/// Everybody's.
[[nodiscard]] std::map<PersonId, PersonDetails> all_person_details(Session& session);
/// Removes a person's details, password, sessions, drafts, preferences, saved views, read marks and mail for good.
void erase_person(WriteTransaction& transaction, PersonId person);

/// Passwords, as Argon2id strings.
void put_password(Session& session, PersonId person, std::string_view hash, Instant changed_at);
[[nodiscard]] std::optional<std::string> password_of(Session& session, PersonId person);

}  // namespace sluice::store
