// Asking people by hand, and letting others stand in.
#include "base/described.h"
#include "domain/access/permission.h"
#include "domain/approval/find.h"
#include "domain/approval/tally.h"
#include "domain/bounds.h"
#include "domain/change/answer.h"
#include "domain/change/checks.h"
#include "domain/duty/duties.h"

namespace sluice {

namespace {

Result<void> must_be_undecided(const Approval& approval) {
  if (approval.state == ApprovalState::asked || approval.state == ApprovalState::expired) return {};
  return refuse(Refused::out_of_turn,
                fmt::format("{} is {} already; who is asked is settled.", approval.key, word(approval.state)));
}

std::string called(const Who& who, const Directory& directory) {
  if (who.kind == WhoKind::group) {
    const Group* group = directory.group_by_key(who.key);
    return group ? group->name : who.key;
  }
  const Person* person = directory.person_by_login(who.key);
  return person ? directory.name_of(person->id) : who.key;
}

/// Refused at /who: nobody of that name, or nobody who may decide.
Result<void> must_be_able(const Who& who, const Change& change, const Directory& directory) {
  if (who.kind != WhoKind::person && who.kind != WhoKind::group)
    return refuse_field("/who", "Name a person (person:dana) or a group (group:cab).");
  const auto people = find_people({who}, change, directory);
  if (people.empty()) return refuse_field("/who", why_nobody({who}, change, directory));
  std::string why;
  for (const PersonId one : people) {
    why = why_may_not_approve(one, change, directory);
    if (why.empty()) return {};
  }
  return refuse_field("/who", why);
}

const AddedApprover* added_by_hand(const Approval& approval, const Who& who) {
  const auto found = std::ranges::find(approval.added, who, &AddedApprover::who);
  return found == approval.added.end() ? nullptr : &*found;
}

/// Somebody who could approve it themself, and hands out approvals: not the owner choosing who agrees with them.
bool counts_fully(const Change& change, const ChangeFacts& facts) {
  const auto& actor = facts.actor;
  return actor.person && actor.holds(Role::change_manager) &&
         why_may_not_approve(*actor.person, change, facts.directory).empty();
}

/// A decision that is there, by themself or by who stands in for them, is not taken away with who was asked.
Result<void> must_be_without_decision(const Approval& approval, const Who& who, const Change& change,
                                      const Directory& directory) {
  const auto people = find_people({who}, change, directory);
  const auto is_asked = [&](PersonId one) { return std::ranges::find(people, one) != people.end(); };
  for (const DecisionMade& made : approval.decisions) {
    if (is_asked(made.by))
      return refuse(Refused::out_of_turn,
                    fmt::format("{} has decided already; only they can withdraw that.", directory.name_of(made.by)));
    const auto seat = std::ranges::find_if(made.seats, is_asked);
    if (seat == made.seats.end()) continue;
    return refuse(Refused::out_of_turn, fmt::format("{} has decided for {} already; only they can withdraw that.",
                                                    directory.name_of(made.by), directory.name_of(*seat)));
  }
  return {};
}

bool is_away(PersonId person, const Approval& approval, const Tally& counted, const ChangeFacts& facts) {
  const bool may_decide = std::ranges::find(counted.entitled, person) != counted.entitled.end();
  if (!may_decide) return std::ranges::find(approval.seated, person) != approval.seated.end();
  const auto& standing = facts.directory.person(person)->delegations;
  return std::ranges::any_of(standing,
                             [&](const Delegation& one) { return one.from <= facts.now && facts.now < one.until; });
}

/// Oneself; or somebody who is away, by a change manager who does not take the seat themself.
Result<void> may_delegate_for(PersonId from, PersonId to, const Approval& approval, const Tally& counted,
                              const ChangeFacts& facts) {
  if (facts.actor.is(from)) return {};
  if (!facts.actor.holds(Role::change_manager))
    return refuse(Refused::not_permitted, fmt::format("Only {}, or a change manager while they are away, can name who "
                                                      "stands in for them.",
                                                      facts.directory.name_of(from)));
  if (facts.actor.is(to))
    return refuse(Refused::not_permitted, "Who names a stand-in for somebody else names a third person.");
  if (is_away(from, approval, counted, facts)) return {};
  return refuse(Refused::not_permitted,
                fmt::format("{} is here and can decide, or name somebody.", facts.directory.name_of(from)));
}

Result<void> may_stand_in(PersonId to, const Change& change, const ChangeFacts& facts) {
  SLUICE_CHECK(check_person(to, facts.directory, "/to"));
  if (const auto why = why_may_not_approve(to, change, facts.directory); !why.empty()) return refuse_field("/to", why);
  const Actor actor{to, facts.directory.person(to)->roles, Origin::system};
  if (has_right(actor, ChangeRight::comment, change, facts.directory)) return {};
  return refuse_field("/to", fmt::format("{} may not take part in this change: they only audit, or it is restricted.",
                                         facts.directory.name_of(to)));
}

}  // namespace

Answer answer(const Change& change, const AddApprover& command, const ChangeFacts& facts) {
  SLUICE_TRY(const Approval* approval, asked_approval(change, command.approval));
  SLUICE_CHECK(must_be_open(change));
  SLUICE_CHECK(may(facts.actor, ChangeRight::manage_tasks, change, facts.directory));
  SLUICE_CHECK(must_be_undecided(*approval));
  SLUICE_CHECK(must_be_able(command.who, change, facts.directory));
  SLUICE_CHECK(check_reason(command.reason));
  const auto asked = everybody_asked(*approval);
  if (std::ranges::find(asked, command.who) != asked.end())
    return refuse_field("/who", fmt::format("{} is asked already.", called(command.who, facts.directory)));
  if (approval->added.size() >= bounds::added_approvers)
    return refuse(Refused::out_of_turn, fmt::format("At most {} can be added by hand.", bounds::added_approvers));
  return ChangeEvents{ApproverAdded{approval->key, command.who, {command.reason}, counts_fully(change, facts)}};
}

Answer answer(const Change& change, const RemoveApprover& command, const ChangeFacts& facts) {
  SLUICE_TRY(const Approval* approval, asked_approval(change, command.approval));
  SLUICE_CHECK(must_be_open(change));
  SLUICE_CHECK(may(facts.actor, ChangeRight::manage_tasks, change, facts.directory));
  SLUICE_CHECK(must_be_undecided(*approval));
  const AddedApprover* added = added_by_hand(*approval, command.who);
  if (added == nullptr)
    return refuse(Refused::out_of_turn,
                  fmt::format("{} was not added by hand to {}; whom the rules ask cannot be taken away.",
                              called(command.who, facts.directory), approval->key));
  SLUICE_CHECK(must_be_without_decision(*approval, command.who, change, facts.directory));
  SLUICE_CHECK(check_text(command.reason, bounds::short_text_bytes, Blank::allowed, "/reason", "The reason"));
  return ChangeEvents{ApproverRemoved{approval->key, command.who, {command.reason}}};
}

Answer answer(const Change& change, const Delegate& command, const ChangeFacts& facts) {
  SLUICE_TRY(const Approval* approval, asked_approval(change, command.approval));
  SLUICE_CHECK(must_be_open(change));
  SLUICE_CHECK(must_be_undecided(*approval));
  const Tally counted = tally(*approval, change, facts.directory, facts.now);
  const auto seat = std::ranges::find(counted.seats, command.from, &Seats::person);
  const bool is_asked = seat != counted.seats.end() && seat->own;
  const bool was_asked = std::ranges::find(approval->seated, command.from) != approval->seated.end();
  if (!is_asked && !was_asked)
    return refuse(Refused::not_permitted, fmt::format("{} is not asked in {}, and a seat is not passed on.",
                                                      facts.directory.name_of(command.from), approval->key));
  // Who may not decide has nothing to hand on, though they are asked.
  if (const auto why = why_may_not_approve(command.from, change, facts.directory); !why.empty())
    return refuse(Refused::not_permitted, why);
  if (!is_asked && facts.actor.is(command.from))
    return refuse(Refused::not_permitted,
                  fmt::format("You are asked in {} no longer; a change manager names who stands in.", approval->key));
  SLUICE_CHECK(may_delegate_for(command.from, command.to, *approval, counted, facts));
  if (command.from == command.to) return refuse_field("/to", "Nobody stands in for themself.");
  SLUICE_CHECK(may_stand_in(command.to, change, facts));
  SLUICE_CHECK(check_text(command.reason, bounds::short_text_bytes, Blank::allowed, "/reason", "The reason"));
  const bool known = std::ranges::any_of(
      approval->stand_ins, [&](const StandIn& one) { return one.from == command.from && one.to == command.to; });
  if (known) return ChangeEvents{};
  if (approval->stand_ins.size() >= bounds::stand_ins)
    return refuse(Refused::out_of_turn, fmt::format("At most {} people can stand in.", bounds::stand_ins));
  return ChangeEvents{ApprovalDelegated{approval->key, command.from, command.to, {command.reason}}};
}

Answer answer(const Change& change, const TakeBackDelegation& command, const ChangeFacts& facts) {
  SLUICE_TRY(const Approval* approval, asked_approval(change, command.approval));
  SLUICE_CHECK(must_be_open(change));
  SLUICE_CHECK(must_be_undecided(*approval));
  const auto named = std::ranges::find_if(
      approval->stand_ins, [&](const StandIn& one) { return one.from == command.from && one.to == command.to; });
  if (named == approval->stand_ins.end())
    return refuse(Refused::not_found,
                  fmt::format("{} does not stand in for {} in {}.", facts.directory.name_of(command.to),
                              facts.directory.name_of(command.from), approval->key));
  if (!facts.actor.is(named->from) && !facts.actor.is(named->by) && !facts.actor.holds(Role::change_manager))
    return refuse(Refused::not_permitted,
                  "Only who is stood in for, who named them or a change manager takes that back.");
  for (const DecisionMade& made : approval->decisions)
    if (made.by == command.to && std::ranges::find(made.seats, command.from) != made.seats.end())
      return refuse(Refused::out_of_turn,
                    fmt::format("{} has decided for {} already; only they can withdraw that.",
                                facts.directory.name_of(command.to), facts.directory.name_of(command.from)));
  return ChangeEvents{ApprovalDelegationTakenBack{approval->key, command.from, command.to}};
}

}  // namespace sluice
