#include "base/described.h"
#include "domain/access/permission.h"
#include "domain/approval/tally.h"
#include "domain/bounds.h"
#include "domain/change/answer.h"
#include "domain/change/checks.h"
#include "domain/task/due.h"

namespace sluice {

namespace {

Result<const Approval*> the_approval(const Change& change, std::string_view key) {
  const Approval* approval = find_approval(change, key);
  if (approval == nullptr)
    return refuse(Refused::not_found, fmt::format("{} asks no approval {} now.", shown(change.id), key));
  return approval;
}

Result<void> must_be_entitled(const Approval& approval, const Tally& counted, const Change& change,
                              const ChangeFacts& facts) {
  const auto& entitled = counted.entitled;
  if (facts.actor.person && std::ranges::find(entitled, *facts.actor.person) != entitled.end()) return {};
  const auto who = facts.actor.person ? facts.directory.name_of(*facts.actor.person) : std::string{"Sluice"};
  const auto others = entitled.empty() ? counted.obstacle : names_of(entitled, facts.directory);
  return refuse(Refused::not_permitted,
                fmt::format("{} is not an approver of {} ({}: {}).", who, shown(change.id), approval.key, others));
}

Result<void> must_be_asked(const Approval& approval) {
  if (approval.state == ApprovalState::asked) return {};
  return refuse(Refused::out_of_turn,
                fmt::format("{} is {} already; comments are still welcome.", approval.key, word(approval.state)));
}

const DecisionMade* decision_of(const Approval& approval, const Actor& actor) {
  const auto made = std::ranges::find_if(approval.decisions, [&](const DecisionMade& one) { return actor.is(one.by); });
  return made == approval.decisions.end() ? nullptr : &*made;
}

}  // namespace

Answer answer(const Change& change, const Decide& command, const ChangeFacts& facts) {
  SLUICE_TRY(const Approval* approval, the_approval(change, command.approval));
  SLUICE_CHECK(must_be_moving(change, facts.directory));
  const Tally counted = tally(*approval, change, facts.directory);
  SLUICE_CHECK(must_be_entitled(*approval, counted, change, facts));
  SLUICE_CHECK(must_be_asked(*approval));
  if (decision_of(*approval, facts.actor) != nullptr)
    return refuse(Refused::out_of_turn,
                  fmt::format("You have decided {} already; withdraw that decision to make another.", approval->key));
  if (!command.seen_digest.empty() && command.seen_digest != approval->digest)
    return refuse(
        Refused::out_of_turn,
        fmt::format("What {} asks about has changed since you read it. Read it again, then decide.", approval->key));
  if (approval->decisions.size() >= bounds::decisions)
    return refuse(Refused::out_of_turn,
                  fmt::format("{} has {} decisions, which is the most it can have.", approval->key, bounds::decisions));
  const auto blank = command.decision == Decision::reject ? Blank::refused : Blank::allowed;
  SLUICE_CHECK(check_text(command.comment, bounds::text_bytes, blank, "/comment", "The comment of a rejection"));
  return ChangeEvents{Decided{
      approval->key, *facts.actor.person, command.decision, {command.comment}, approval->digest, counted.entitled}};
}

Answer answer(const Change& change, const WithdrawDecision& command, const ChangeFacts& facts) {
  SLUICE_TRY(const Approval* approval, the_approval(change, command.approval));
  SLUICE_CHECK(must_be_moving(change, facts.directory));
  if (decision_of(*approval, facts.actor) == nullptr)
    return refuse(Refused::out_of_turn,
                  fmt::format("You have not decided {}; there is nothing to withdraw.", approval->key));
  const bool left = approval->visit != change.visit();
  if (approval->state == ApprovalState::granted && left)
    return refuse(
        Refused::out_of_turn,
        fmt::format("{} left {} on this approval; ask its owner or a change manager to put it on hold or send it back.",
                    shown(change.id), approval->stage));
  SLUICE_CHECK(check_text(command.reason, bounds::short_text_bytes, Blank::allowed, "/reason", "The reason"));
  ChangeEvents events{DecisionWithdrawn{approval->key, *facts.actor.person, {command.reason}}};
  if (approval->state == ApprovalState::asked) return events;
  events.push_back(ApprovalReopened{approval->key});
  if (const auto due = moved_due(*approval, change, facts.zone)) events.emplace_back(*due);
  return events;
}

}  // namespace sluice
