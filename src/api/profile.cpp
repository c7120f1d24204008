// One's own details, password and preferences.
#include "api/auth/signing_in.h"
#include "api/directory_acts.h"
#include "api/routes.h"
#include "store/people.h"
#include "store/plain_rows.h"

namespace sluice::api {
namespace {

struct ProfileEdit {
  Patch<std::string> name;
  Patch<std::string> email;
  Patch<std::string> phone;
  Patch<std::string> time_zone;
};
BOOST_DESCRIBE_STRUCT(ProfileEdit, (), (name, email, phone, time_zone))

struct PasswordChange {
  std::string current;
  std::string new_;
};
BOOST_DESCRIBE_STRUCT(PasswordChange, (), (current, new_))

constexpr std::size_t preference_bytes_max = 16 * 1024;
constexpr std::size_t preference_key_bytes_max = 100;
constexpr std::int64_t preferences_max = 100;

void edit_profile(const CallPtr& call, const Nothing&, ProfileEdit sent, const Answer<PersonView>& answer) {
  act_on_person(call, call->session->person, EditPersonDetails{{}, sent.name, sent.email, sent.phone, sent.time_zone},
                answer);
}

Refusal not_your_password() { return refuse_field("/current", "This is not your present password.").error(); }

/// The new password is kept and all other sessions end, in one transaction; unless the one that was found right has been
/// set anew meanwhile: finding out takes its time, and whoever was first would be undone.
void keep_password(const CallPtr& call, const std::string& verified, std::string hash, const Answer<Nothing>& answer) {
  write_checked_rows(
      call,
      [person = call->session->person, own = call->session->token_hash, verified, hash = std::move(hash),
       now = call->now](store::WriteTransaction& transaction, const Directory&) -> Result<void> {
        auto& session = transaction.session();
        if (store::password_of(session, person) != verified) return std::unexpected{not_your_password()};
        store::put_password(session, person, hash, now);
        (void)store::end_sessions_of(session, person, own);
        return {};
      },
      [call, answer] {
        call->parts.sessions.forget_all();
        answer(Nothing{});
      });
}

void change_password(const CallPtr& call, const Nothing&, PasswordChange sent, const Answer<Nothing>& answer) {
  auto& parts = call->parts;
  const auto* person = call->directory->person(call->session->person);
  const auto login = person ? person->login : std::string{};
  if (const auto good = check_password(sent.new_, login, "/new"); !good) return answer.refuse(good.error());
  const auto begun = parts.guard.begin(login, call->request.remote_address, call->now);
  if (!begun) return answer.with(told_to_wait(begun.error(), Tried::password));
  const auto hash = store::password_of(call->read(), call->session->person).value_or("");
  const bool taken = parts.passwords.verify(
      std::move(sent.current), hash, [call, answer, attempt = *begun, hash, next = std::move(sent.new_)](bool right) {
        if (!right) {
          attempt->failed();
          return answer.refuse(not_your_password());
        }
        attempt->succeeded();
        const bool hashing = call->parts.passwords.hash(
            next, [call, hash, answer](std::string made) { keep_password(call, hash, std::move(made), answer); });
        if (!hashing) answer.with(too_busy_hashing());
      });
  if (taken) return;
  (*begun)->withdrawn();
  answer.with(too_busy_hashing());
}

Result<Json> preference(Call& call, const Nothing&) {
  const auto kept = store::preference_of(call.read(), call.session->person, call.value("preference"));
  if (!kept) return Json(nullptr);
  return parse_json(*kept);
}

void put_preference(const CallPtr& call, const Nothing&, Json sent, const Answer<Nothing>& answer) {
  auto text = boost::json::serialize(sent);
  if (text.size() > preference_bytes_max)
    return answer.refuse({Refused::too_large, "A preference has at most 16 KiB."});
  const auto key = call->value("preference");
  if (key.size() > preference_key_bytes_max)
    return answer.refuse({Refused::too_large, "A preference's key has at most 100 bytes."});
  write_checked_rows(
      call,
      [person = call->session->person, key, text = std::move(text), none = sent.is_null()](
          store::WriteTransaction& transaction, const Directory&) -> Result<void> {
        auto& session = transaction.session();
        if (none) {
          store::remove_preference(session, person, key);
          return {};
        }
        if (store::other_preferences(session, person, key) >= preferences_max)
          return refuse(Refused::too_large, "You have 100 preferences, which is the most. Put null to one of them.");
        store::put_preference(session, person, key, text);
        return {};
      },
      [answer] { answer(Nothing{}); });
}

}  // namespace

std::vector<Route> profile_routes() {
  std::vector<Route> routes;
  routes.push_back(writes<Nothing, ProfileEdit, PersonView>(
      Method::patch, "/profile", "profile", Access::signed_in(),
      {"Edit my details", "", {Refused::out_of_turn, Refused::version_mismatch}}, edit_profile));
  routes.push_back(writes<Nothing, PasswordChange, Nothing>(
      Method::put, "/profile/password", "profile", Access::signed_in(),
      {"Change my password", "All my other sessions end.", {Refused::too_many, Refused::unavailable}},
      change_password));
  routes.push_back(reads<Nothing, Json>("/profile/preferences/{preference}", "profile", Access::signed_in(),
                                        {"Read a preference", "JSON of the page's own; null where it was never set."},
                                        preference));
  routes.push_back(writes<Nothing, Json, Nothing>(
      Method::put, "/profile/preferences/{preference}", "profile", Access::signed_in(),
      {"Keep a preference", "Any JSON of at most 16 KiB, at most 100 of them; null removes it.", {Refused::too_large}},
      put_preference));
  return routes;
}

}  // namespace sluice::api
