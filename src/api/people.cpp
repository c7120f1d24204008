// People: who there is, their roles, and what administrators do with them.
#include <algorithm>

#include "api/auth/signing_in.h"
#include "api/directory_acts.h"
#include "api/routes.h"
#include "api/views/change_requests.h"
#include "api/views/lists.h"
#include "base/words.h"
#include "store/event_log.h"
#include "store/people.h"
#include "store/plain_rows.h"

namespace sluice::api {
namespace {

struct PeopleQuery : PageQuery {
  std::optional<std::string> q;
  std::vector<Role> role;
  std::optional<bool> enabled;
};
BOOST_DESCRIBE_STRUCT(PeopleQuery, (PageQuery), (q, role, enabled))

struct NewPerson {
  std::string login;
  std::string name;
  std::optional<std::string> email;
  std::optional<std::string> phone;
  std::optional<std::string> time_zone;
  std::vector<Role> roles;
  std::optional<std::string> manager;
  std::optional<std::string> password;
};
BOOST_DESCRIBE_STRUCT(NewPerson, (), (login, name, email, phone, time_zone, roles, manager, password))

struct PersonEdit {
  Patch<std::string> login;
  Patch<std::string> name;
  Patch<std::string> email;
  Patch<std::string> phone;
  Patch<std::string> time_zone;
  Patch<std::string> manager;
};
BOOST_DESCRIBE_STRUCT(PersonEdit, (), (login, name, email, phone, time_zone, manager))

struct DisablingReason {
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(DisablingReason, (), (reason))

struct NewPassword {
  std::string password;
};
BOOST_DESCRIBE_STRUCT(NewPassword, (), (password))

using AnswerPerson = Answer<PersonView>;
using Rows = std::function<void(store::WriteTransaction&, std::int64_t)>;

bool sees_contact_data(const Actor& actor, PersonId id) { return actor.is(id) || actor.holds(Role::administrator); }

bool takes(const Person& person, const PeopleQuery& query, const std::vector<std::string>& words) {
  if (query.enabled && person.enabled != *query.enabled) return false;
  const auto has_role = [&](Role role) { return person.roles.contains(role); };
  if (!query.role.empty() && std::ranges::none_of(query.role, has_role)) return false;
  const auto text = folded(person.name + " " + person.login);
  return std::ranges::all_of(words, [&](const std::string& one) { return text.find(one) != std::string::npos; });
}

/// In the order of names.
Result<List<PersonView>> list_people(Call& call, const PeopleQuery& query) {
  const auto words = words_of(query.q.value_or(""));
  std::vector<const Person*> found;
  for (const auto& [id, person] : call.directory->people)
    if (takes(*person, query, words)) found.push_back(person.get());
  std::ranges::sort(found, {}, [](const Person* one) { return std::pair{folded(one->name), one->id}; });
  SLUICE_TRY(auto page, page_of(std::move(found), query));
  const auto details = call.actor.holds(Role::administrator) ? store::all_person_details(call.read())
                                                             : std::map<PersonId, PersonDetails>{};
  List<PersonView> list{.items = {}, .next = page.next, .total = page.total};
  for (const auto* person : page.items) {
    const auto known = details.find(person->id);
    list.items.push_back(known == details.end() ? person_view(*person, *call.directory)
                                                : person_view(*person, known->second, *call.directory));
  }
  return list;
}

Result<PersonView> show_person(Call& call, const Nothing&) {
  SLUICE_TRY(const auto id, person_of_path(call));
  return visible_person(call, id, *versioned(call, {store::StreamKind::person, id.value}));
}

Result<AddPerson> addition(const NewPerson& sent, const Call& call) {
  AddPerson command{.details = {.login = sent.login,
                                .name = sent.name,
                                .email = sent.email.value_or(""),
                                .phone = sent.phone.value_or(""),
                                .time_zone = sent.time_zone.value_or(call.parts.engine.zone()->name())},
                    .roles = sent.roles,
                    .manager = {}};
  if (sent.manager) {
    SLUICE_TRY(command.manager, person_named(*sent.manager, "/manager", *call.directory));
  }
  if (sent.password) SLUICE_CHECK(check_password(*sent.password, sent.login, "/password"));
  return command;
}

Rows password_row(std::string hash, Instant now) {
  return [hash = std::move(hash), now](store::WriteTransaction& transaction, std::int64_t id) {
    store::put_password(transaction.session(), PersonId{id}, hash, now);
  };
}

void add_person(const CallPtr& call, const Nothing&, NewPerson sent, const AnswerPerson& answer) {
  auto command = addition(sent, *call);
  if (!command) return answer.refuse(command.error());
  if (!sent.password) return act_on_person(call, std::nullopt, std::move(*command), answer);
  const bool taken = call->parts.passwords.hash(
      std::move(*sent.password), [call, answer, command = std::move(*command)](std::string hash) {
        act_on_person(call, std::nullopt, command, answer, password_row(std::move(hash), call->now));
      });
  if (!taken) answer.with(too_busy_hashing());
}

void edit_person(const CallPtr& call, const Nothing&, PersonEdit sent, const AnswerPerson& answer) {
  const auto id = person_of_path(*call);
  if (!id) return answer.refuse(id.error());
  EditPersonDetails command{sent.login, sent.name, sent.email, sent.phone, sent.time_zone};
  command.manager.present = sent.manager.present;
  if (sent.manager.value) {
    const auto manager = person_named(*sent.manager.value, "/manager", *call->directory);
    if (!manager) return answer.refuse(manager.error());
    command.manager.value = *manager;
  }
  act_on_person(call, *id, std::move(command), answer);
}

std::optional<Role> role_of_path(const Call& call) { return from_word<Role>(call.value("role")); }

template <class Command>
void alter_role(const CallPtr& call, const Nothing&, Nothing, const AnswerPerson& answer) {
  const auto id = person_of_path(*call);
  if (!id) return answer.refuse(id.error());
  const auto role = role_of_path(*call);
  if (!role) return answer.refuse({Refused::not_found, "There is no role " + call->value("role") + "."});
  act_on_person(call, *id, Command{*role}, answer);
}

/// A disabled person's sessions end with the command; here at once, elsewhere within 2 seconds.
void disable(const CallPtr& call, const Nothing&, DisablingReason sent, const AnswerPerson& answer) {
  const auto id = person_of_path(*call);
  if (!id) return answer.refuse(id.error());
  act_on_person(call, *id, DisablePerson{std::move(sent.reason)}, answer,
                [call](store::WriteTransaction& transaction, std::int64_t person) {
                  (void)store::end_sessions_of(transaction.session(), PersonId{person}, "");
                  call->parts.sessions.forget_all();
                });
}

void enable(const CallPtr& call, const Nothing&, Nothing, const AnswerPerson& answer) {
  const auto id = person_of_path(*call);
  if (!id) return answer.refuse(id.error());
  act_on_person(call, *id, EnablePerson{}, answer);
}

void set_password(const CallPtr& call, const Nothing&, NewPassword sent, const Answer<Nothing>& answer) {
  const auto id = person_of_path(*call);
  if (!id) return answer.refuse(id.error());
  if (const auto good = check_password(sent.password, call->value("login"), "/password"); !good)
    return answer.refuse(good.error());
  const bool taken = call->parts.passwords.hash(std::move(sent.password), [call, answer, id = *id](std::string hash) {
    act_on<Nothing, PersonId, PersonCommand, engine::PersonDone>(
        call, &engine::Engine::person, id, SetPassword{}, answer,
        [](Call& on, const engine::PersonDone&) -> Result<Nothing> {
          on.parts.sessions.forget_all();
          return Nothing{};
        },
        [hash = std::move(hash), now = call->now](store::WriteTransaction& transaction, std::int64_t person) {
          store::put_password(transaction.session(), PersonId{person}, hash, now);
          (void)store::end_sessions_of(transaction.session(), PersonId{person}, "");
        });
  });
  if (!taken) answer.with(too_busy_hashing());
}

constexpr auto administrators = Access::by(Permission::manage_people);

}  // namespace

Result<PersonId> person_of_path(const Call& call) {
  const auto* person = call.directory->person_by_login(call.value("login"));
  if (!person) return refuse(Refused::not_found, "There is no person " + call.value("login") + ".");
  return person->id;
}

std::shared_ptr<const Directory> versioned(Call& call, store::StreamId stream) {
  call.version = store::stream_head(call.read(), stream).version;
  return call.parts.engine.directory();
}

void locate(Call& call, std::string_view list, std::string_view key) {
  if (call.route->success != 201) return;
  std::erase_if(call.headers, [](const Header& one) { return one.first == "Location"; });  // may be shown twice
  call.headers.emplace_back("Location", "/api/v1/" + std::string{list} + "/" + percent_encoded(key));
}

Result<PersonView> visible_person(Call& call, PersonId id, const Directory& directory) {
  const auto* person = directory.person(id);
  if (!person) return refuse(Refused::not_found, "There is no such person.");
  if (!sees_contact_data(call.actor, id) || !call.can_read()) return person_view(*person, directory);
  const auto details = store::person_details(call.read(), id);
  return details ? person_view(*person, *details, directory) : person_view(*person, directory);
}

void act_on_person(const CallPtr& call, std::optional<PersonId> id, PersonCommand command, const AnswerPerson& answer,
                   Rows with) {
  act_on<PersonView, PersonId, PersonCommand, engine::PersonDone>(
      call, &engine::Engine::person, id, std::move(command), answer,
      [](Call& on, const engine::PersonDone& done) -> Result<PersonView> {
        SLUICE_TRY(auto view, visible_person(on, done.id, *done.directory));
        locate(on, "people", view.login);
        return view;
      },
      std::move(with));
}

std::vector<Route> people_routes() {
  std::vector<Route> routes;
  routes.push_back(reads<PeopleQuery, List<PersonView>>(
      "/people", "people", Access::by(Permission::see, "contact data: oneself and administrators"),
      {"List people", "By name. `q`: parts of the name or sign-in name."}, list_people));
  routes.push_back(writes<Nothing, NewPerson, PersonView>(Method::post, "/people", "people", administrators,
                                                          {"Add a person",
                                                           "Without a password nobody can sign in as them yet.",
                                                           {Refused::out_of_turn, Refused::unavailable}},
                                                          add_person, 201));
  routes.push_back(reads<Nothing, PersonView>("/people/{login}", "people",
                                              Access::by(Permission::see, "contact data: oneself and administrators"),
                                              {"Read a person", "", {Refused::not_found}}, show_person));
  routes.push_back(writes<Nothing, PersonEdit, PersonView>(
      Method::patch, "/people/{login}", "people",
      Access::signed_in("administrators; oneself: all but `login` and `manager`"),
      {"Edit a person's details", "", act_errors}, edit_person));
  routes.push_back(writes<Nothing, Nothing, PersonView>(Method::put, "/people/{login}/roles/{role}", "people",
                                                        administrators, {"Give a role", "", act_errors},
                                                        alter_role<GrantRole>));
  routes.push_back(writes<Nothing, Nothing, PersonView>(
      Method::delete_, "/people/{login}/roles/{role}", "people", administrators,
      {"Take a role away", "In force everywhere within 2 seconds.", act_errors}, alter_role<RevokeRole>));
  routes.push_back(
      writes<Nothing, DisablingReason, PersonView>(Method::post, "/people/{login}/disabling", "people", administrators,
                                                   {"Disable a person", "Their sessions end.", act_errors}, disable));
  routes.push_back(writes<Nothing, Nothing, PersonView>(Method::delete_, "/people/{login}/disabling", "people",
                                                        administrators, {"Enable a person again", "", act_errors},
                                                        enable));
  routes.push_back(
      writes<Nothing, NewPassword, Nothing>(Method::put, "/people/{login}/password", "people", administrators,
                                            {"Set a person's password",
                                             "Their sessions end. Their history says that it was done and by whom.",
                                             {Refused::not_found, Refused::unavailable}},
                                            set_password));
  return routes;
}

}  // namespace sluice::api
