#include "api/auth/sessions.h"

#include <algorithm>

#include "api/auth/secrets.h"
#include "store/people.h"
#include "store/plain_rows.h"

namespace sluice::api {
namespace {

constexpr std::size_t remembered_max = 20'000;
constexpr Duration mark_every = std::chrono::minutes{1};

Instant ends_at(Instant created, Instant seen) {
  return std::min(created + Sessions::age_max, seen + Sessions::idle_max);
}

/// Looked at again inside the transaction: a session by a password that has been set anew meanwhile would outlive the
/// reset that ended all others.
Result<void> may_begin(const Beginning& beginning, store::Session& session, const Directory& directory) {
  const auto* person = directory.person(beginning.person);
  const bool same_password =
      !beginning.verified_hash || store::password_of(session, beginning.person) == beginning.verified_hash;
  if (person && person->enabled && same_password) return {};
  return refuse(Refused::not_signed_in, "The sign-in name and the password do not match.");
}

SignedIn from_row(const store::SignedIn& row) {
  return {.person = row.person, .token_hash = row.token_hash, .csrf = row.csrf, .created = row.created_at};
}

}  // namespace

std::optional<SignedIn> Sessions::find(std::string_view token, Instant now, Reading& reading) {
  const auto session = known(hash_of_token(token), now, reading);
  if (!session) return std::nullopt;
  if (now - session->last_seen >= mark_every) mark_use(*session, now);
  return session->signed_in;
}

std::optional<SignedIn> Sessions::look(const std::string& token_hash, Instant now, Reading& reading) {
  const auto session = known(token_hash, now, reading);
  return session ? std::optional{session->signed_in} : std::nullopt;
}

std::optional<Sessions::Remembered> Sessions::known(const std::string& token_hash, Instant now, Reading& reading) {
  auto session = remembered(token_hash, now);
  if (!session) session = looked_up(token_hash, now, reading);
  return session && session->expires > now ? session : std::nullopt;
}

std::optional<Sessions::Remembered> Sessions::remembered(const std::string& token_hash, Instant now) {
  const std::lock_guard lock{mutex_};
  const auto found = remembered_.find(token_hash);
  if (found == remembered_.end() || now - found->second.looked_at >= memory) return std::nullopt;
  return found->second;
}

std::optional<Sessions::Remembered> Sessions::looked_up(const std::string& token_hash, Instant now, Reading& reading) {
  std::uint64_t endings = 0;
  {
    const std::lock_guard lock{mutex_};
    endings = endings_;
  }
  const auto row = store::find_session(reading.begun(), token_hash, now);
  const std::lock_guard lock{mutex_};
  if (!row) {
    remembered_.erase(token_hash);
    return std::nullopt;
  }
  const Remembered found{from_row(*row), row->last_seen_at, row->expires_at, now};
  if (remembered_.size() >= remembered_max) remembered_.clear();
  // A session that was ended here while we looked must not be remembered from a look before that.
  if (endings == endings_) remembered_.insert_or_assign(token_hash, found);
  return found;
}

void Sessions::mark_use(Remembered session, Instant now) {
  session.last_seen = now;
  session.expires = ends_at(session.signed_in.created, now);
  {
    const std::lock_guard lock{mutex_};
    const auto found = remembered_.find(session.signed_in.token_hash);
    if (found != remembered_.end()) found->second = {session.signed_in, now, session.expires, found->second.looked_at};
  }
  engine_.write(
      [hash = session.signed_in.token_hash, now, expires = session.expires](store::WriteTransaction& transaction) {
        store::touch_session(transaction.session(), hash, now, expires);
        (void)store::sweep_sessions(transaction.session(), now, 20);
      },
      [](const engine::Reply<engine::RowsWritten>&) {});
}

void Sessions::begin(const Beginning& beginning, Instant now, Begun then) {
  auto token = new_token();
  const store::SignedIn row{.token_hash = hash_of_token(token),
                            .person = beginning.person,
                            .csrf = csrf_of_token(token),
                            .created_at = now,
                            .last_seen_at = now,
                            .expires_at = ends_at(now, now)};
  engine_.write_checked(
      [row, beginning](store::WriteTransaction& transaction, const Directory& directory) -> Result<void> {
        auto& session = transaction.session();
        SLUICE_CHECK(may_begin(beginning, session, directory));
        if (!beginning.replaces.empty()) (void)store::end_session(session, beginning.replaces);
        store::end_oldest_sessions(session, row.person, per_person_max - 1);
        store::add_session(session, row);
        return {};
      },
      [this, replaced = beginning.replaces, begun = NewSession{std::move(token), from_row(row)},
       then = std::move(then)](const engine::Reply<engine::RowsWritten>& reply) {
        if (const auto* broke = std::get_if<std::exception_ptr>(&reply)) return then(*broke);
        const auto* done = std::get_if<Result<engine::RowsWritten>>(&reply);
        if (done && !*done) return then(done->error());
        forget(replaced);
        then(begun);
      });
}

void Sessions::forget(std::string_view token_hash) {
  const std::lock_guard lock{mutex_};
  ++endings_;
  const auto found = remembered_.find(token_hash);
  if (found != remembered_.end()) remembered_.erase(found);
}

void Sessions::forget_all() {
  const std::lock_guard lock{mutex_};
  ++endings_;
  remembered_.clear();
}

}  // namespace sluice::api
