#include "base/described.h"
#include "domain/access/permission.h"
#include "domain/approval/asking.h"
#include "domain/approval/find.h"
#include "domain/approval/tally.h"
#include "domain/bounds.h"
#include "domain/change/answer.h"
#include "domain/change/checks.h"
#include "domain/task/due.h"

namespace sluice {

namespace {

const DecisionMade* decision_of(const Approval& approval, const Actor& actor) {
  const auto made = std::ranges::find_if(approval.decisions, [&](const DecisionMade& one) { return actor.is(one.by); });
  return made == approval.decisions.end() ? nullptr : &*made;
}

/// Which of somebody's seats a decision of theirs is for; refused where they have none, naming why.
Result<Seats> seats_to_decide(const Approval& approval, const Tally& counted, const Change& change,
                              const ChangeFacts& facts) {
  const auto& actor = facts.actor;
  for (const Seats& one : counted.seats)
    if (actor.is(one.person)) return one;
  for (const Barred& one : counted.barred)
    if (actor.is(one.person)) return refuse(Refused::not_permitted, one.why);
  const auto who = actor.person ? facts.directory.name_of(*actor.person) : std::string{"Sluice"};
  const auto others = counted.entitled.empty() ? counted.obstacle : names_of(counted.entitled, facts.directory);
  return refuse(Refused::not_permitted,
                fmt::format("{} is not an approver of {} ({}: {}).", who, shown(change.id), approval.key, others));
}

/// Leaves the seats that nobody has decided for; refused where none is left.
Result<std::vector<PersonId>> open_seats(const Approval& approval, const Seats& seats, const Tally& counted,
                                         const Directory& directory) {
  const auto taken = [&](PersonId seat) { return std::ranges::find(counted.taken, seat, &Taken::seat); };
  if (const auto own = taken(seats.person); seats.own && own != counted.taken.end())
    return refuse(Refused::out_of_turn,
                  fmt::format("{} has decided {} for you already; ask them to withdraw that to decide yourself.",
                              directory.name_of(own->by), approval.key));
  std::vector<PersonId> open;
  for (const PersonId seat : seats.of)
    if (taken(seat) == counted.taken.end()) open.push_back(seat);
  if (!seats.own && open.empty())
    return refuse(Refused::out_of_turn, fmt::format("{} is decided already by or for {}, whom you stand in for.",
                                                    approval.key, names_of(seats.of, directory)));
  return open;
}

Result<std::optional<ConditionMade>> condition_of(const Decide& command, const Change& change,
                                                  const ChangeFacts& facts) {
  if (!command.condition) return std::nullopt;
  if (command.decision != Decision::approve)
    return refuse_field("/condition", "Only an approval has a condition; say what you miss in the comment.");
  SLUICE_CHECK(check_text(command.condition->text, bounds::short_text_bytes, Blank::refused, "/condition/text",
                          "The condition"));
  SLUICE_CHECK(check_person(command.condition->owner, facts.directory, "/condition/owner"));
  if (change.conditions.size() >= bounds::approval_conditions)
    return refuse(Refused::out_of_turn, fmt::format("{} has {} conditions, which is the most it can have.",
                                                    shown(change.id), bounds::approval_conditions));
  return ConditionMade{change.conditions_made + 1, command.condition->owner, {command.condition->text}};
}

Result<void> must_be_as_read(const Approval& approval, const Decide& command) {
  if (command.seen_digest.empty() || command.seen_digest == approval.digest) return {};
  return refuse(
      Refused::out_of_turn,
      fmt::format("What {} asks about has changed since you read it. Read it again, then decide.", approval.key));
}

}  // namespace

Answer answer(const Change& change, const Decide& command, const ChangeFacts& facts) {
  SLUICE_TRY(const Approval* approval, asked_approval(change, command.approval));
  SLUICE_CHECK(must_be_moving(change, facts.directory));
  const Tally counted = tally(*approval, change, facts.directory, facts.now);
  SLUICE_TRY(const Seats seats, seats_to_decide(*approval, counted, change, facts));
  SLUICE_CHECK(must_wait_for_decisions(*approval, change, facts.directory));
  if (decision_of(*approval, facts.actor) != nullptr)
    return refuse(Refused::out_of_turn,
                  fmt::format("You have decided {} already; withdraw that decision to make another.", approval->key));
  SLUICE_TRY(auto represented, open_seats(*approval, seats, counted, facts.directory));
  SLUICE_CHECK(must_be_as_read(*approval, command));
  if (approval->decisions.size() >= bounds::decisions)
    return refuse(Refused::out_of_turn,
                  fmt::format("{} has {} decisions, which is the most it can have.", approval->key, bounds::decisions));
  const auto blank = command.decision == Decision::reject ? Blank::refused : Blank::allowed;
  SLUICE_CHECK(check_text(command.comment, bounds::text_bytes, blank, "/comment", "The comment of a rejection"));
  SLUICE_TRY(auto condition, condition_of(command, change, facts));
  Decided decided{approval->key,     *facts.actor.person, command.decision,
                  {command.comment}, approval->digest,    counted.entitled};
  if (!represented.empty()) decided.seats = std::move(represented);
  decided.condition = std::move(condition);
  ChangeEvents events{decided};
  if (decided.condition && !facts.actor.is(decided.condition->owner))
    tell(events, {decided.condition->owner},
         fmt::format("{} approved “{}” on a condition that you are to see to.",
                     facts.directory.name_of(*facts.actor.person), approval->title),
         NoticeKind::condition_set, approval->key);
  return events;
}

Answer answer(const Change& change, const WithdrawDecision& command, const ChangeFacts& facts) {
  SLUICE_TRY(const Approval* approval, asked_approval(change, command.approval));
  SLUICE_CHECK(must_be_moving(change, facts.directory));
  if (decision_of(*approval, facts.actor) == nullptr)
    return refuse(Refused::out_of_turn,
                  fmt::format("You have not decided {}; there is nothing to withdraw.", approval->key));
  const bool left = approval->visit != change.visit();
  if (left && approval->state == ApprovalState::granted && change.phase >= Phase::deployment)
    return refuse(
        Refused::out_of_turn,
        fmt::format("{} went to deployment on this approval; ask its owner or a change manager to put it on hold.",
                    shown(change.id)));
  SLUICE_CHECK(check_text(command.reason, bounds::short_text_bytes, Blank::allowed, "/reason", "The reason"));
  ChangeEvents events{DecisionWithdrawn{approval->key, *facts.actor.person, {command.reason}}};
  if (approval->state == ApprovalState::asked || approval->state == ApprovalState::expired) return events;
  events.push_back(ApprovalReopened{approval->key});
  const auto due = moved_due(*approval, change, facts.zone);
  events.push_back(ApprovalClocksMoved{approval->key, due ? due->due : approval->due,
                                       clocks_from_now(approval->key, change, facts)});
  return events;
}

}  // namespace sluice
