// The end of every way of signing in: a session is made, its cookie or token handed out.
#pragma once
#include <string>

#include "api/views/sessions.h"
#include "api/wire/commands.h"

namespace sluice::api {

/// How the asker wants to hold the session.
enum class HoldAs { cookie, token };

/// Begins a session for a person and answers with it. To be called on any thread; the call's own session, if it has one,
/// ends. `verified_hash` is that of the password that was found right: where it is the person's no longer, it is refused
/// as a wrong password is.
void begin_session(const CallPtr& call, PersonId person, HoldAs hold, const Answer<SessionView>& answer,
                   std::optional<std::string> verified_hash = {});

/// The view of a session.
[[nodiscard]] SessionView session_view(Call& call, const SignedIn& session, const Actor& actor);

/// The Set-Cookie header of a session, and the one that takes it back.
[[nodiscard]] Header session_cookie(const Settings& settings, const std::string& token);
[[nodiscard]] Header no_session_cookie(const Settings& settings);

/// What was tried too often.
enum class Tried { password, code, link };
/// 429 for somebody who has to wait.
[[nodiscard]] Response told_to_wait(std::int64_t seconds, Tried what);
/// 503: too many passwords are being checked.
[[nodiscard]] Response too_busy_hashing();

}  // namespace sluice::api
