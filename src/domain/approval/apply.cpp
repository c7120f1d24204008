#include <algorithm>

#include "base/ensure.h"
#include "domain/change/fold.h"

namespace sluice {

namespace {

Approval& the_approval(Change& change, const std::string& key) {
  Approval* approval = find_approval(change, key);
  ensure(approval != nullptr, "an event names an approval that was never asked");
  return *approval;
}

void enter(Approval& approval, ApprovalState state, const Stamp& stamp) {
  approval.state = state;
  approval.since = stamp.at;
}

/// A question that is asked anew in the same step, as by another version of the process, is asked of them, too.
void keep_people_asked_by_hand(Approval& approval, const Change& change, const Stamp& stamp) {
  const auto before = std::ranges::find_if(change.approvals.rbegin(), change.approvals.rend(),
                                           [&](const Approval& one) { return one.key == approval.key; });
  if (before == change.approvals.rend() || before->state != ApprovalState::cancelled || before->since != stamp.at)
    return;
  approval.added = before->added;
  approval.stand_ins = before->stand_ins;
}

/// The conditions of decisions that no longer stand.
void drop_conditions(Change& change, const std::string& approval) {
  std::erase_if(change.conditions, [&](const ApprovalCondition& one) { return one.approval == approval; });
}

/// Everybody is told anew, and reminded.
void start_anew(Approval& approval) {
  approval.told.clear();
  approval.reminded.reset();
  approval.reminders = 0;
  approval.escalated.reset();
}

Question& the_question(Approval& approval, std::int64_t number) {
  const auto found = std::ranges::find(approval.questions, number, &Question::number);
  ensure(found != approval.questions.end(), "an event names a question that was never asked");
  return *found;
}

void close_question(Approval& approval, Question& question, const Stamp& stamp) {
  question.closed = stamp.at;
  if (open_question(approval) == nullptr) approval.paused.reset();
}

ApprovalCondition& the_condition(Change& change, std::int64_t number) {
  const auto found = std::ranges::find(change.conditions, number, &ApprovalCondition::number);
  ensure(found != change.conditions.end(), "an event names a condition that was never set");
  return *found;
}

}  // namespace

void fold(Change& change, const ApprovalAsked& event, const Stamp& stamp) {
  Approval approval;
  approval.key = event.key;
  approval.title = event.title;
  approval.stage = event.stage;
  approval.visit = change.visit();
  approval.approvers = event.approvers;
  approval.quorum = event.quorum;
  approval.rejections = event.rejections;
  approval.covers = event.covers;
  approval.covers_form = event.covers_form;
  approval.digest = event.digest;
  approval.due_rule = event.due_rule;
  approval.due = event.due;
  approval.excluded = event.excluded.value_or(std::vector<Who>{});
  approval.clocks = event.clocks.value_or(ApprovalClocks{});
  approval.escalate_to = event.escalate_to.value_or(std::vector<Who>{});
  approval.rows = event.rows.value_or(std::vector<std::string>{});
  approval.unclear = event.unclear.value_or("");
  approval.seated = event.seated.value_or(std::vector<PersonId>{});
  approval.asked = stamp.at;
  keep_people_asked_by_hand(approval, change, stamp);
  enter(approval, ApprovalState::asked, stamp);
  change.approvals.push_back(std::move(approval));
}

void fold(Change& change, const Decided& event, const Stamp& stamp) {
  DecisionMade made{event.by, event.decision, event.comment, stamp.at, {}, {}};
  if (event.seats) made.seats = *event.seats;
  made.asked = the_approval(change, event.key).asked;
  if (event.condition) {
    const ConditionMade& set = *event.condition;
    made.condition = set.number;
    change.conditions.push_back({set.number, event.key, event.by, set.owner, set.text, stamp.at, {}, {}, {}});
    change.conditions_made = set.number;
  }
  the_approval(change, event.key).decisions.push_back(std::move(made));
}

void fold(Change& change, const DecisionWithdrawn& event, const Stamp&) {
  std::erase_if(the_approval(change, event.key).decisions, [&](const DecisionMade& one) { return one.by == event.by; });
  std::erase_if(change.conditions,
                [&](const ApprovalCondition& one) { return one.approval == event.key && one.by == event.by; });
}
void fold(Change& change, const ApprovalGranted& event, const Stamp& stamp) {
  enter(the_approval(change, event.key), ApprovalState::granted, stamp);
}
void fold(Change& change, const ApprovalRejected& event, const Stamp& stamp) {
  enter(the_approval(change, event.key), ApprovalState::rejected, stamp);
}

void fold(Change& change, const ApprovalWithdrawn& event, const Stamp& stamp) {
  Approval& approval = the_approval(change, event.key);
  std::ranges::move(approval.decisions, std::back_inserter(approval.earlier));
  approval.decisions.clear();
  drop_conditions(change, event.key);
  approval.digest = event.digest;
  approval.due = event.due;
  approval.overdue = false;
  approval.asked = stamp.at;
  approval.asked_again = true;
  start_anew(approval);
  enter(approval, ApprovalState::asked, stamp);
}

void fold(Change& change, const ApprovalReopened& event, const Stamp& stamp) {
  enter(the_approval(change, event.key), ApprovalState::asked, stamp);
}
void fold(Change& change, const ApprovalCancelled& event, const Stamp& stamp) {
  drop_conditions(change, event.key);
  enter(the_approval(change, event.key), ApprovalState::cancelled, stamp);
}
void fold(Change& change, const ApprovalDueMoved& event, const Stamp&) {
  Approval& approval = the_approval(change, event.key);
  approval.due = event.due;
  approval.overdue = false;
}
void fold(Change& change, const ApprovalBecameOverdue& event, const Stamp&) {
  the_approval(change, event.key).overdue = true;
}

void fold(Change& change, const ApproversChosen& event, const Stamp&) {
  Approval& approval = the_approval(change, event.key);
  approval.approvers = event.approvers;
  approval.quorum = event.quorum;
  approval.rejections = event.rejections;
  approval.rows = event.rows;
  approval.unclear = event.unclear;
  approval.seated = event.seated;
}

void fold(Change& change, const ApproverAdded& event, const Stamp& stamp) {
  ensure(stamp.by.has_value(), "nobody added an approver by hand");
  the_approval(change, event.key).added.push_back({event.who, *stamp.by, event.reason, stamp.at, event.counts});
}
void fold(Change& change, const ApproverRemoved& event, const Stamp&) {
  std::erase_if(the_approval(change, event.key).added, [&](const AddedApprover& one) { return one.who == event.who; });
}

void fold(Change& change, const ApprovalDelegated& event, const Stamp& stamp) {
  ensure(stamp.by.has_value(), "nobody named a stand-in");
  the_approval(change, event.key).stand_ins.push_back({event.from, event.to, *stamp.by, event.reason, stamp.at});
}
void fold(Change& change, const ApprovalDelegationTakenBack& event, const Stamp&) {
  std::erase_if(the_approval(change, event.key).stand_ins,
                [&](const StandIn& one) { return one.from == event.from && one.to == event.to; });
}

void fold(Change& change, const QuestionAsked& event, const Stamp& stamp) {
  ensure(stamp.by.has_value(), "nobody asked a question");
  Approval& approval = the_approval(change, event.key);
  approval.questions.push_back({event.number, *stamp.by, event.text, stamp.at, {}, {}, {}});
  if (!approval.paused) approval.paused = stamp.at;
}
void fold(Change& change, const QuestionAnswered& event, const Stamp& stamp) {
  Approval& approval = the_approval(change, event.key);
  Question& question = the_question(approval, event.number);
  question.answered_by = stamp.by;
  question.answer = event.text;
  close_question(approval, question, stamp);
}
void fold(Change& change, const QuestionWithdrawn& event, const Stamp& stamp) {
  Approval& approval = the_approval(change, event.key);
  close_question(approval, the_question(approval, event.number), stamp);
}

void fold(Change& change, const ApprovalClocksMoved& event, const Stamp& stamp) {
  Approval& approval = the_approval(change, event.key);
  approval.due = event.due;
  approval.overdue = approval.overdue && event.due && *event.due <= stamp.at;
  approval.clocks = event.clocks;
}
void fold(Change& change, const ApprovalReminded& event, const Stamp& stamp) {
  Approval& approval = the_approval(change, event.key);
  approval.reminded = stamp.at;
  if (!stamp.by) ++approval.reminders;
  approval.clocks.remind = event.next;
}
void fold(Change& change, const ApprovalEscalated& event, const Stamp& stamp) {
  Approval& approval = the_approval(change, event.key);
  approval.escalated = stamp.at;
  approval.clocks.escalate.reset();
}
void fold(Change& change, const ApprovalExpired& event, const Stamp& stamp) {
  enter(the_approval(change, event.key), ApprovalState::expired, stamp);
}
void fold(Change& change, const ApprovalAskedAgain& event, const Stamp& stamp) {
  Approval& approval = the_approval(change, event.key);
  approval.due = event.due;
  approval.overdue = false;
  approval.clocks = event.clocks;
  approval.asked = stamp.at;
  start_anew(approval);
  enter(approval, ApprovalState::asked, stamp);
}

void fold(Change& change, const ConditionMet& event, const Stamp& stamp) {
  ApprovalCondition& condition = the_condition(change, event.number);
  condition.met = stamp.at;
  condition.met_by = stamp.by;
  condition.note = event.note;
}
void fold(Change& change, const ConditionReopened& event, const Stamp&) {
  ApprovalCondition& condition = the_condition(change, event.number);
  condition.met.reset();
  condition.met_by.reset();
  condition.note = {};
}
void fold(Change& change, const ConditionHanded& event, const Stamp&) {
  the_condition(change, event.number).owner = event.to;
}

}  // namespace sluice
