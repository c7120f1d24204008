#include "store/plain_rows.h"

#include "store/rows.h"

namespace sluice::store {

void add_session(Session& session, const SignedIn& row) { insert_row(session, "sessions", row); }

std::optional<SignedIn> find_session(Session& session, std::string_view token_hash, Instant now) {
  static const auto sql = "SELECT " + columns_of<SignedIn>() + " FROM sessions WHERE token_hash = ? AND expires_at > ?";
  return session.one<SignedIn>(sql, {token_hash, now});
}

void touch_session(Session& session, std::string_view token_hash, Instant seen_at, Instant expires_at) {
  session.run("UPDATE sessions SET last_seen_at = ?, expires_at = ? WHERE token_hash = ?",
              {seen_at, expires_at, token_hash});
}

bool end_session(Session& session, std::string_view token_hash) {
  return session.run("DELETE FROM sessions WHERE token_hash = ?", {token_hash}) == 1;
}

std::int64_t end_sessions_of(Session& session, PersonId person, std::string_view kept_token_hash) {
  return session.run("DELETE FROM sessions WHERE person = ? AND token_hash <> ?", {person, kept_token_hash});
}

void end_oldest_sessions(Session& session, PersonId person, std::int64_t kept) {
  constexpr std::int64_t all = 1'000'000;  // SQLite has no OFFSET without a LIMIT, PostgreSQL no negative one
  session.run(
      "DELETE FROM sessions WHERE token_hash IN (SELECT token_hash FROM sessions WHERE person = ? "
      "ORDER BY created_at DESC, token_hash LIMIT ? OFFSET ?)",
      {person, all, kept});
}

std::vector<SignedIn> sessions_of(Session& session, PersonId person, Instant now) {
  static const auto sql =
      "SELECT " + columns_of<SignedIn>() +
      " FROM sessions WHERE person = ? AND expires_at > ? ORDER BY created_at DESC, token_hash LIMIT 100";
  return session.all<SignedIn>(sql, {person, now});
}

std::int64_t sweep_sessions(Session& session, Instant now, std::int64_t limit) {
  return session.run(
      "DELETE FROM sessions WHERE token_hash IN (SELECT token_hash FROM sessions WHERE expires_at <= ? "
      "ORDER BY expires_at, token_hash LIMIT ?)",
      {now, limit});
}

void put_draft(Session& session, PersonId person, std::string_view key, std::string_view body, Instant saved_at) {
  session.run(
      "INSERT INTO drafts (person, key, body, saved_at) VALUES (?, ?, ?, ?) "
      "ON CONFLICT (person, key) DO UPDATE SET body = excluded.body, saved_at = excluded.saved_at",
      {person, key, body, saved_at});
}

std::optional<Draft> draft_of(Session& session, PersonId person, std::string_view key) {
  return session.one<Draft>("SELECT key, body, saved_at FROM drafts WHERE person = ? AND key = ?", {person, key});
}

std::vector<Draft> drafts_of(Session& session, PersonId person) {
  return session.all<Draft>(
      "SELECT key, body, saved_at FROM drafts WHERE person = ? ORDER BY saved_at DESC, key LIMIT 100", {person});
}

void remove_draft(Session& session, PersonId person, std::string_view key) {
  session.run("DELETE FROM drafts WHERE person = ? AND key = ?", {person, key});
}

std::int64_t other_drafts(Session& session, PersonId person, std::string_view key) {
  return session.one<std::int64_t>("SELECT count(*) FROM drafts WHERE person = ? AND key <> ?", {person, key})
      .value_or(0);
}

std::int64_t sweep_drafts(Session& session, Instant before, std::int64_t limit) {
  return session.run(
      "DELETE FROM drafts WHERE (person, key) IN (SELECT person, key FROM drafts WHERE saved_at < ? "
      "ORDER BY saved_at, person, key LIMIT ?)",
      {before, limit});
}

void put_preference(Session& session, PersonId person, std::string_view key, std::string_view body) {
  session.run(
      "INSERT INTO preferences (person, key, body) VALUES (?, ?, ?) "
      "ON CONFLICT (person, key) DO UPDATE SET body = excluded.body",
      {person, key, body});
}

std::optional<std::string> preference_of(Session& session, PersonId person, std::string_view key) {
  return session.one<std::string>("SELECT body FROM preferences WHERE person = ? AND key = ?", {person, key});
}

void remove_preference(Session& session, PersonId person, std::string_view key) {
  session.run("DELETE FROM preferences WHERE person = ? AND key = ?", {person, key});
}

std::int64_t other_preferences(Session& session, PersonId person, std::string_view key) {
  return session.one<std::int64_t>("SELECT count(*) FROM preferences WHERE person = ? AND key <> ?", {person, key})
      .value_or(0);
}

void put_read_mark(Session& session, PersonId person, ChangeId change, std::int64_t position) {
  session.run(
      "INSERT INTO read_marks (person, change_id, position) VALUES (?, ?, ?) ON CONFLICT (person, change_id) "
      "DO UPDATE SET position = excluded.position WHERE read_marks.position < excluded.position",
      {person, change, position});
}

std::optional<std::int64_t> read_mark(Session& session, PersonId person, ChangeId change) {
  return session.one<std::int64_t>("SELECT position FROM read_marks WHERE person = ? AND change_id = ?",
                                   {person, change});
}

}  // namespace sluice::store
