// What is no history: who is signed in, what people are called, what they were about to write. Written in the writer's
// transaction, too, but by no event.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/id.h"
#include "base/instant.h"
#include "store/session.h"

namespace sluice::store {

// Signed-in sessions. The token itself is never stored, only its SHA-256.

struct SignedIn {
  std::string token_hash;
  PersonId person;
  std::string csrf;
  Instant created_at;
  Instant last_seen_at;
  Instant expires_at;
  friend bool operator==(const SignedIn&, const SignedIn&) = default;
};
BOOST_DESCRIBE_STRUCT(SignedIn, (), (token_hash, person, csrf, created_at, last_seen_at, expires_at))

void add_session(Session& session, const SignedIn& row);
/// Nothing for a session that is unknown or over.
[[nodiscard]] std::optional<SignedIn> find_session(Session& session, std::string_view token_hash, Instant now);
void touch_session(Session& session, std::string_view token_hash, Instant seen_at, Instant expires_at);
/// False where there is none.
bool end_session(Session& session, std::string_view token_hash);
/// Ends all of a person's sessions but the one kept, which may be empty; how many.
std::int64_t end_sessions_of(Session& session, PersonId person, std::string_view kept_token_hash);
/// Ends a person's oldest sessions until no more than `kept` are left.
void end_oldest_sessions(Session& session, PersonId person, std::int64_t kept);
/// A person's sessions, newest first, at most 100.
[[nodiscard]] std::vector<SignedIn> sessions_of(Session& session, PersonId person, Instant now);
/// Removes at most `limit` sessions that are over; how many.
std::int64_t sweep_sessions(Session& session, Instant now, std::int64_t limit);

// Drafts of forms, by a key of the page's own.

void put_draft(Session& session, PersonId person, std::string_view key, std::string_view body, Instant saved_at);
struct Draft {
  std::string key;
  std::string body;
  Instant saved_at;
};
BOOST_DESCRIBE_STRUCT(Draft, (), (key, body, saved_at))
[[nodiscard]] std::optional<Draft> draft_of(Session& session, PersonId person, std::string_view key);
/// Newest first, at most 100.
[[nodiscard]] std::vector<Draft> drafts_of(Session& session, PersonId person);
void remove_draft(Session& session, PersonId person, std::string_view key);
/// How many drafts a person has beside the one of that key.
[[nodiscard]] std::int64_t other_drafts(Session& session, PersonId person, std::string_view key);
/// Removes at most `limit` drafts that were saved before that moment; how many.
std::int64_t sweep_drafts(Session& session, Instant before, std::int64_t limit);

// Preferences: small JSON texts of the page's own.

void put_preference(Session& session, PersonId person, std::string_view key, std::string_view body);
[[nodiscard]] std::optional<std::string> preference_of(Session& session, PersonId person, std::string_view key);
void remove_preference(Session& session, PersonId person, std::string_view key);
/// How many preferences a person has beside the one of that key.
[[nodiscard]] std::int64_t other_preferences(Session& session, PersonId person, std::string_view key);

// How far each person has read each change's history.

void put_read_mark(Session& session, PersonId person, ChangeId change, std::int64_t position);
[[nodiscard]] std::optional<std::int64_t> read_mark(Session& session, PersonId person, ChangeId change);

}  // namespace sluice::store
