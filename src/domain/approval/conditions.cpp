// Conditions on which people approved.
#include "domain/access/permission.h"
#include "domain/approval/find.h"
#include "domain/bounds.h"
#include "domain/change/answer.h"
#include "domain/change/checks.h"

namespace sluice {

namespace {

Result<const ApprovalCondition*> condition_numbered(const Change& change, std::int64_t number) {
  const auto found = std::ranges::find(change.conditions, number, &ApprovalCondition::number);
  if (found == change.conditions.end())
    return refuse(Refused::not_found, fmt::format("{} has no condition {}.", shown(change.id), number));
  return &*found;
}

Result<void> must_see_to_it(const ApprovalCondition& condition, const ChangeFacts& facts) {
  if (facts.actor.is(condition.owner) || facts.actor.is(condition.by)) return {};
  return refuse(Refused::not_permitted,
                fmt::format("Only {} (its owner) or {} (who set it) says whether this condition is met.",
                            facts.directory.name_of(condition.owner), facts.directory.name_of(condition.by)));
}

}  // namespace

Answer answer(const Change& change, const MeetCondition& command, const ChangeFacts& facts) {
  SLUICE_CHECK(must_be_open(change));
  SLUICE_TRY(const ApprovalCondition* condition, condition_numbered(change, command.number));
  SLUICE_CHECK(must_see_to_it(*condition, facts));
  if (condition->met) return refuse(Refused::out_of_turn, "That condition is met already.");
  SLUICE_CHECK(check_text(command.note, bounds::short_text_bytes, Blank::allowed, "/note", "The note"));
  return ChangeEvents{ConditionMet{command.number, {command.note}}};
}

Answer answer(const Change& change, const ReopenCondition& command, const ChangeFacts& facts) {
  SLUICE_CHECK(must_be_open(change));
  SLUICE_TRY(const ApprovalCondition* condition, condition_numbered(change, command.number));
  SLUICE_CHECK(must_see_to_it(*condition, facts));
  if (!condition->met) return refuse(Refused::out_of_turn, "That condition is not met yet.");
  SLUICE_CHECK(check_reason(command.reason));
  return ChangeEvents{ConditionReopened{command.number, {command.reason}}};
}

Answer answer(const Change& change, const HandCondition& command, const ChangeFacts& facts) {
  SLUICE_CHECK(must_be_open(change));
  SLUICE_TRY(const ApprovalCondition* condition, condition_numbered(change, command.number));
  const bool theirs = facts.actor.is(condition->owner) || facts.actor.is(condition->by);
  if (!theirs) SLUICE_CHECK(may(facts.actor, ChangeRight::manage_tasks, change, facts.directory));
  if (condition->met) return refuse(Refused::out_of_turn, "That condition is met already.");
  SLUICE_CHECK(check_person(command.to, facts.directory, "/owner"));
  if (command.to == condition->owner) return ChangeEvents{};
  SLUICE_CHECK(check_reason(command.reason));
  ChangeEvents events{ConditionHanded{command.number, command.to, {command.reason}}};
  if (!facts.actor.is(command.to))
    tell(events, {command.to}, "A condition of an approval is yours to see to now.", NoticeKind::condition_set,
         condition->approval);
  return events;
}

}  // namespace sluice
