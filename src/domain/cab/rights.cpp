#include "domain/cab/rights.h"

#include <fmt/format.h>

#include <algorithm>

#include "domain/access/permission.h"

namespace sluice {

namespace {

bool chairs(PersonId person, const BoardPlan& plan) { return person == plan.chair || person == plan.deputy; }

bool sits_on(PersonId person, const BoardPlan& plan, const Directory& directory, Instant now) {
  const auto members = members_of(plan, directory);
  return std::ranges::any_of(members, [&](PersonId one) {
    if (one == person) return true;
    return std::ranges::any_of(directory.person(one)->delegations, [&](const Delegation& away) {
      return away.to == person && away.from <= now && now < away.until;
    });
  });
}

std::string who_may_of_board(BoardRight right, const BoardPlan& plan, const Directory& directory) {
  std::vector<PersonId> chairing{plan.chair};
  if (plan.deputy) chairing.push_back(*plan.deputy);
  std::erase_if(chairing, [&](PersonId id) { return !directory.is_enabled(id); });
  const auto names = chairing.empty() ? std::string{} : names_of(chairing, directory) + ", ";
  if (right == BoardRight::take_part) return names + "a member of the board or a change manager";
  return names + (right == BoardRight::edit ? "a change manager or an administrator" : "a change manager");
}

}  // namespace

bool has_right(const Actor& actor, BoardRight right, const BoardPlan& plan, const Directory& directory, Instant now) {
  if (actor.is_system()) return true;
  if (!directory.is_enabled(*actor.person)) return false;
  if (chairs(*actor.person, plan) || actor.holds(Role::change_manager)) return true;
  if (right == BoardRight::edit) return actor.holds(Role::administrator);
  return right == BoardRight::take_part && sits_on(*actor.person, plan, directory, now);
}

Result<void> may(const Actor& actor, BoardRight right, const BoardPlan& plan, const Directory& directory, Instant now) {
  if (has_right(actor, right, plan, directory, now)) return {};
  constexpr auto act = [](BoardRight of) {
    if (of == BoardRight::edit) return "edit this board and when it meets";
    return of == BoardRight::conduct ? "lead a meeting of this board" : "take part in a meeting of this board";
  };
  return refuse(Refused::not_permitted,
                fmt::format("You may not {}. Who may: {}.", act(right), who_may_of_board(right, plan, directory)));
}

}  // namespace sluice
