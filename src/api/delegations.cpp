// Standing delegations: who decides approvals in somebody's place while they are away.
#include "api/approval_acts.h"
#include "api/directory_acts.h"
#include "api/routes.h"
#include "api/views/lists.h"

namespace sluice::api {
namespace {

struct DelegationView {
  std::int64_t number = 0;
  PersonRef to;
  Instant from;
  Instant until;
  bool in_force = false;
};
BOOST_DESCRIBE_STRUCT(DelegationView, (), (number, to, from, until, in_force))

struct StandsInFor {
  PersonRef person;
  Instant from;
  Instant until;
  bool in_force = false;
};
BOOST_DESCRIBE_STRUCT(StandsInFor, (), (person, from, until, in_force))

struct Delegations {
  std::vector<DelegationView> given;       ///< not over yet, the earliest first
  std::vector<StandsInFor> stands_in_for;  ///< whom this person decides for
};
BOOST_DESCRIBE_STRUCT(Delegations, (), (given, stands_in_for))

struct NewDelegation {
  std::string to;
  Instant from;
  Instant until;  ///< exclusive
  std::optional<std::string> reason;
};
BOOST_DESCRIBE_STRUCT(NewDelegation, (), (to, from, until, reason))

bool is_in_force(const Delegation& one, Instant now) { return one.from <= now && now < one.until; }

Delegations delegations_of(PersonId id, const Directory& directory, Instant now) {
  Delegations all;
  for (const auto& [other, person] : directory.people)
    for (const Delegation& one : person->delegations) {
      if (one.until <= now) continue;
      if (other == id)
        all.given.push_back({one.number, person_ref(one.to, directory), one.from, one.until, is_in_force(one, now)});
      if (one.to == id)
        all.stands_in_for.push_back({person_ref(other, directory), one.from, one.until, is_in_force(one, now)});
    }
  std::ranges::sort(all.given, {}, &DelegationView::from);
  std::ranges::sort(all.stands_in_for, {}, &StandsInFor::from);
  return all;
}

Result<Delegations> show_delegations(Call& call, const Nothing&) {
  SLUICE_TRY(const auto id, person_of_path(call));
  return delegations_of(id, *call.directory, call.now);
}

void act_on_delegations(const CallPtr& call, PersonId id, PersonCommand command, const Answer<Delegations>& answer) {
  act_on<Delegations, PersonId, PersonCommand, engine::PersonDone>(
      call, &engine::Engine::person, id, std::move(command), answer,
      [id](Call& on, const engine::PersonDone& done) -> Result<Delegations> {
        return delegations_of(id, *done.directory, on.now);
      },
      {});
}

void add_delegation(const CallPtr& call, const Nothing&, NewDelegation sent, const Answer<Delegations>& answer) {
  const auto id = person_of_path(*call);
  if (!id) return answer.refuse(id.error());
  const auto to = person_named(sent.to, "/to", *call->directory);
  if (!to) return answer.refuse(to.error());
  act_on_delegations(call, *id, AddDelegation{*to, sent.from, sent.until, sent.reason.value_or("")}, answer);
}

void end_delegation(const CallPtr& call, const Nothing&, Nothing, const Answer<Delegations>& answer) {
  const auto id = person_of_path(*call);
  if (!id) return answer.refuse(id.error());
  const auto number = number_in_path(*call, "delegation");
  if (!number) return answer.refuse(number.error());
  act_on_delegations(call, *id, EndDelegation{*number}, answer);
}

}  // namespace

std::vector<Route> delegation_routes() {
  const auto oneself = Access::signed_in("oneself; change managers and administrators for others");
  std::vector<Route> routes;
  routes.push_back(reads<Nothing, Delegations>(
      "/people/{login}/delegations", "people", Access::by(Permission::see),
      {"Read who stands in for a person", "What is not over yet, and for whom they stand in.", {Refused::not_found}},
      show_delegations));
  routes.push_back(writes<Nothing, NewDelegation, Delegations>(
      Method::post, "/people/{login}/delegations", "people", oneself,
      {"Let somebody decide approvals in one's place for a time",
       "At most 366 days. They decide where they may themselves; the seat is not passed on.", act_errors},
      add_delegation));
  routes.push_back(writes<Nothing, Nothing, Delegations>(Method::delete_, "/people/{login}/delegations/{delegation}",
                                                         "people", oneself, {"End a delegation", "", act_errors},
                                                         end_delegation));
  return routes;
}

}  // namespace sluice::api
