#include "api/auth/signing_in.h"

#include <fmt/format.h>

#include "api/wire/dispatch.h"
#include "api/wire/problem.h"
#include "store/people.h"
#include "store/plain_rows.h"

namespace sluice::api {
namespace {

void answer_begun(const CallPtr& call, const NewSession& begun, HoldAs hold, const Answer<SessionView>& answer) {
  const auto actor =
      call->parts.engine.actor(begun.signed_in.person, hold == HoldAs::cookie ? Origin::page : Origin::api);
  if (!actor) return answer.refuse({Refused::not_signed_in, "This person cannot sign in."});
  call->directory = call->parts.engine.directory();
  auto view = session_view(*call, begun.signed_in, *actor);
  if (hold == HoldAs::token) view.token = begun.token;
  else call->headers.push_back(session_cookie(call->parts.settings, begun.token));
  answer(std::move(view));
}

std::string cookie_ending(const Settings& settings) {
  return std::string{"; Path=/; HttpOnly; SameSite=Lax"} + (settings.https ? "; Secure" : "");
}

}  // namespace

void begin_session(const CallPtr& call, PersonId person, HoldAs hold, const Answer<SessionView>& answer,
                   std::optional<std::string> verified_hash) {
  Beginning beginning{.person = person,
                      .verified_hash = std::move(verified_hash),
                      .replaces = call->session ? call->session->token_hash : ""};
  call->parts.sessions.begin(beginning, call->now,
                             [call, hold, answer](std::variant<NewSession, Refusal, std::exception_ptr> result) {
                               if (const auto* broke = std::get_if<std::exception_ptr>(&result))
                                 return answer_broken(call, *broke);
                               if (const auto* refusal = std::get_if<Refusal>(&result)) return answer.refuse(*refusal);
                               on_worker(call, Saved::yes, [call, hold, answer, begun = std::get<NewSession>(result)] {
                                 answer_begun(call, begun, hold, answer);
                               });
                             });
}

SessionView session_view(Call& call, const SignedIn& session, const Actor& actor) {
  const auto& parts = call.parts;
  SessionView view{.person = {},
                   .permissions = {},
                   .csrf = session.csrf,
                   .demonstration = parts.settings.demonstration,
                   .server = {parts.settings.program_version, parts.engine.zone()->name(), "/api/v1/zones"},
                   .token = {}};
  const auto* person = call.directory->person(session.person);
  const auto details = store::person_details(call.read(), session.person);
  if (person)
    view.person = details ? person_view(*person, *details, *call.directory) : person_view(*person, *call.directory);
  for_each_enumerator<Permission>([&](std::string_view, Permission one) {
    if (may(actor, one)) view.permissions.push_back(one);
  });
  return view;
}

Header session_cookie(const Settings& settings, const std::string& token) {
  const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(Sessions::age_max).count();
  return {"Set-Cookie",
          fmt::format("{}={}{}; Max-Age={}", cookie_name(settings), token, cookie_ending(settings), seconds)};
}

Header no_session_cookie(const Settings& settings) {
  return {"Set-Cookie", fmt::format("{}={}; Max-Age=0", cookie_name(settings), cookie_ending(settings))};
}

Response told_to_wait(std::int64_t seconds, Tried what) {
  const auto time = seconds == 1 ? std::string{"a second"} : fmt::format("{} seconds", seconds);
  const auto why = [&] {
    switch (what) {
      case Tried::password:
        return fmt::format("Too many failed tries. Wait {}; an administrator can set a new password.", time);
      case Tried::code:
        return fmt::format(
            "Too many wrong codes came from your network. Wait {}, then type the code as the server printed it when it "
            "was started.",
            time);
      case Tried::link:
        return fmt::format("Too many damaged links came from your network. Wait {}, then open the link from the mail.",
                           time);
    }
    return std::string{};
  };
  return problem({Refused::too_many, why()}, nullptr, seconds);
}

Response too_busy_hashing() {
  return problem({Refused::unavailable, "Too many people are signing in at this moment. Try again in a few seconds."},
                 nullptr, 3);
}

}  // namespace sluice::api
