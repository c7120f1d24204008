// Signing in and out, and one's sessions.
#include <algorithm>

#include "api/auth/secrets.h"
#include "api/auth/signing_in.h"
#include "api/routes.h"
#include "domain/access/person.h"
#include "store/people.h"
#include "store/plain_rows.h"

namespace sluice::api {
namespace {

/// A name and a password; or, in a demonstration, whom one wants to be. `cookie: false` asks for a token instead.
struct SignIn {
  std::optional<std::string> login;
  std::optional<std::string> password;
  std::optional<std::string> demonstration;
  std::optional<bool> cookie;
};
BOOST_DESCRIBE_STRUCT(SignIn, (), (login, password, demonstration, cookie))

struct DemonstrationPerson {
  std::string login;
  std::string name;
  std::vector<Role> roles;
  std::string title;
};
BOOST_DESCRIBE_STRUCT(DemonstrationPerson, (), (login, name, roles, title))

struct SignInPage {
  bool demonstration = false;
  std::optional<std::vector<DemonstrationPerson>> people;
  bool first_administrator = false;
};
BOOST_DESCRIBE_STRUCT(SignInPage, (), (demonstration, people, first_administrator))

struct OwnSession {
  std::string id;
  Instant created;
  Instant last_seen;
  Instant expires;
  bool current = false;
};
BOOST_DESCRIBE_STRUCT(OwnSession, (), (id, created, last_seen, expires, current))

struct OwnSessions {
  std::vector<OwnSession> items;
};
BOOST_DESCRIBE_STRUCT(OwnSessions, (), (items))

struct FirstAdministratorInput {
  std::string code;
  std::string login;
  std::string name;
  std::optional<std::string> email;
  std::string password;
  std::optional<std::string> time_zone;
};
BOOST_DESCRIBE_STRUCT(FirstAdministratorInput, (), (code, login, name, email, password, time_zone))

constexpr std::size_t password_bytes_max = 1024;
constexpr std::size_t login_bytes_max = 100;

/// A sign-in name as people type it: small letters, no blanks around it; over its bound it is nobody's.
std::string typed_login(std::string_view typed) {
  const auto first = typed.find_first_not_of(' ');
  if (first == std::string_view::npos) return {};
  std::string login{typed.substr(first, typed.find_last_not_of(' ') - first + 1).substr(0, login_bytes_max)};
  for (char& c : login)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return login;
}

/// What somebody is in the demonstration: roles and groups in words.
std::string title_of(const Person& person, const Directory& directory) {
  std::string title;
  const auto add = [&](std::string_view part) { title.append(title.empty() ? "" : ", ").append(part); };
  for (const auto role : person.roles) {
    std::string words{word(role)};
    std::ranges::replace(words, '_', ' ');
    add(words);
  }
  for (const auto& [id, group] : directory.groups)
    if (group->members.contains(person.id)) add(group->name);
  return title;
}

Result<SignInPage> sign_in_page(Call& call, const Nothing&) {
  SignInPage page{
      .demonstration = call.parts.settings.demonstration,
      .people = {},
      .first_administrator = call.parts.first_administrator.is_open() && !has_administrator(*call.directory)};
  if (!page.demonstration) return page;
  page.people.emplace();
  for (const auto& [id, person] : call.directory->people)
    if (person->enabled)
      page.people->push_back({person->login,
                              person->name,
                              {person->roles.begin(), person->roles.end()},
                              title_of(*person, *call.directory)});
  std::ranges::sort(*page.people, {}, &DemonstrationPerson::name);
  return page;
}

Result<SessionView> show_session(Call& call, const Nothing&) { return session_view(call, *call.session, call.actor); }

const Refusal no_match{Refused::not_signed_in, "The sign-in name and the password do not match."};

void check_password_and_begin(const CallPtr& call, const SignIn& sent, const Answer<SessionView>& answer) {
  auto& parts = call->parts;
  const auto login = typed_login(sent.login.value_or(""));
  const auto password = sent.password.value_or("");
  if (login.empty() || password.empty())
    return answer.refuse(refuse_field(login.empty() ? "/login" : "/password", "is missing").error());
  const auto begun = parts.guard.begin(login, call->request.remote_address, call->now);
  if (!begun) return answer.with(told_to_wait(begun.error(), Tried::password));
  const auto* person = call->directory->person_by_login(login);
  const bool can_sign_in = person && person->enabled && password.size() <= password_bytes_max;
  const auto id = person ? person->id : PersonId{};
  const auto hash = can_sign_in ? store::password_of(call->read(), id).value_or("") : "";
  const auto hold = sent.cookie.value_or(true) ? HoldAs::cookie : HoldAs::token;
  const bool taken = parts.passwords.verify(password.substr(0, password_bytes_max), hash,
                                            [call, answer, attempt = *begun, id, hold, hash](bool right) {
                                              if (!right) {
                                                attempt->failed();
                                                return answer.refuse(no_match);
                                              }
                                              attempt->succeeded();
                                              begin_session(call, id, hold, answer, hash);
                                            });
  if (taken) return;
  (*begun)->withdrawn();
  answer.with(too_busy_hashing());
}

void sign_in(const CallPtr& call, const Nothing&, SignIn sent, const Answer<SessionView>& answer) {
  if (!sent.demonstration) return check_password_and_begin(call, sent, answer);
  if (!call->parts.settings.demonstration)
    return answer.refuse({Refused::not_permitted, "This is no demonstration: sign in with a name and a password."});
  const auto* person = call->directory->person_by_login(*sent.demonstration);
  if (!person || !person->enabled)
    return answer.refuse(refuse_field("/demonstration", "There is no such person to be.").error());
  begin_session(call, person->id, sent.cookie.value_or(true) ? HoldAs::cookie : HoldAs::token, answer);
}

void end_one(const CallPtr& call, const std::string& token_hash, const Answer<Nothing>& answer) {
  write_rows(
      call,
      [token_hash](store::WriteTransaction& transaction) {
        (void)store::end_session(transaction.session(), token_hash);
      },
      [call, token_hash, answer] {
        call->parts.sessions.forget(token_hash);
        answer(Nothing{});
      });
}

void sign_out(const CallPtr& call, const Nothing&, Nothing, const Answer<Nothing>& answer) {
  call->headers.push_back(no_session_cookie(call->parts.settings));
  end_one(call, call->session->token_hash, answer);
}

/// A session is known to its person by the beginning of its token's hash.
std::string id_of(const store::SignedIn& row) { return row.token_hash.substr(0, 16); }

Result<OwnSessions> list_sessions(Call& call, const Nothing&) {
  OwnSessions list;
  for (const auto& row : store::sessions_of(call.read(), call.session->person, call.now))
    list.items.push_back(
        {id_of(row), row.created_at, row.last_seen_at, row.expires_at, row.token_hash == call.session->token_hash});
  return list;
}

void end_session(const CallPtr& call, const Nothing&, Nothing, const Answer<Nothing>& answer) {
  const auto rows = store::sessions_of(call->read(), call->session->person, call->now);
  const auto found = std::ranges::find(rows, call->value("session"), id_of);
  if (found == rows.end()) return answer.refuse({Refused::not_found, "You have no such session."});
  end_one(call, found->token_hash, answer);
}

/// Adds the person with the password's hash in one transaction; the code is used up where that is done.
void add_first(const CallPtr& call, const FirstAdministratorInput& sent, std::string hash,
               const Answer<SessionView>& answer) {
  AddPerson command{.details = {.login = sent.login,
                                .name = sent.name,
                                .email = sent.email.value_or(""),
                                .phone = "",
                                .time_zone = sent.time_zone.value_or(call->parts.engine.zone()->name())},
                    .roles = {Role::administrator},
                    .manager = {}};
  engine::Asked asked{.actor = Actor{}};
  asked.with = [hash = std::move(hash), now = call->now](store::WriteTransaction& transaction, std::int64_t id) {
    store::put_password(transaction.session(), PersonId{id}, hash, now);
  };
  call->parts.engine.person(std::nullopt, std::move(command), std::move(asked),
                            [call, answer](engine::Reply<engine::PersonDone> reply) {
                              if (const auto* broke = std::get_if<std::exception_ptr>(&reply)) {
                                call->parts.first_administrator.give_back();
                                return answer_broken(call, *broke);
                              }
                              const auto& done = std::get<Result<engine::PersonDone>>(reply);
                              if (!done) {
                                call->parts.first_administrator.give_back();
                                return answer.refuse(done.error());
                              }
                              call->parts.first_administrator.close();
                              begin_session(call, done->id, HoldAs::cookie, answer);
                            });
}

void become_first(const CallPtr& call, const Nothing&, FirstAdministratorInput sent,
                  const Answer<SessionView>& answer) {
  auto& parts = call->parts;
  // The code has no owner whom a lock by name would protect: only who guesses is slowed down.
  const auto begun = parts.guard.begin("", call->request.remote_address, call->now);
  if (!begun) return answer.with(told_to_wait(begun.error(), Tried::code));
  if (const auto good = check_password(sent.password, sent.login, "/password"); !good) {
    (*begun)->withdrawn();
    return answer.refuse(good.error());
  }
  if (has_administrator(*call->directory)) parts.first_administrator.close();
  if (!parts.first_administrator.take(sent.code)) {
    (*begun)->failed();
    return answer.refuse(
        {Refused::not_permitted, "This is not the code that the server printed, or it has been used."});
  }
  (*begun)->succeeded();
  const auto password = sent.password;
  const bool taken = parts.passwords.hash(password, [call, sent = std::move(sent), answer](std::string hash) {
    add_first(call, sent, std::move(hash), answer);
  });
  if (taken) return;
  parts.first_administrator.give_back();
  answer.with(too_busy_hashing());
}

/// Who is not signed in yet has no CSRF token; http/ has compared the page's origin.
Route without_csrf(Route route) {
  route.needs_csrf = false;
  return route;
}

}  // namespace

std::vector<Route> session_routes() {
  std::vector<Route> routes;
  routes.push_back(reads<Nothing, SignInPage>(
      "/sign-in", "session", Access::everybody(),
      {"Read what the sign-in page shows",
       "Whom one can be in a demonstration, and whether the first administrator is still to be made."},
      sign_in_page));
  routes.push_back(
      reads<Nothing, SessionView>("/session", "session", Access::signed_in(), {"Read who is signed in"}, show_session));
  routes.push_back(without_csrf(writes<Nothing, SignIn, SessionView>(
      Method::post, "/session", "session", Access::everybody(),
      {"Sign in",
       "With `login` and `password`; in a demonstration with `demonstration`, a sign-in name. Sets a cookie; with "
       "`cookie: false` the answer holds a `token` instead, to be sent as `Authorization: Bearer`. After five failures "
       "the "
       "name waits a minute, and longer with each further one.",
       {Refused::not_signed_in, Refused::not_permitted, Refused::too_many, Refused::unavailable}},
      sign_in)));
  routes.push_back(writes<Nothing, Nothing, Nothing>(Method::delete_, "/session", "session", Access::signed_in(),
                                                     {"Sign out"}, sign_out));
  routes.push_back(
      reads<Nothing, OwnSessions>("/sessions", "session", Access::signed_in(), {"List my sessions"}, list_sessions));
  routes.push_back(writes<Nothing, Nothing, Nothing>(
      Method::delete_, "/sessions/{session}", "session", Access::signed_in(),
      {"End one of my sessions", "In force everywhere within 2 seconds.", {Refused::not_found}}, end_session));
  routes.push_back(without_csrf(writes<Nothing, FirstAdministratorInput, SessionView>(
      Method::post, "/first-administrator", "session", Access::everybody(),
      {"Become the first administrator",
       "With the code that the server printed; it is good once. Signs in.",
       {Refused::not_permitted, Refused::too_many, Refused::unavailable}},
      become_first, 201)));
  return routes;
}

}  // namespace sluice::api
