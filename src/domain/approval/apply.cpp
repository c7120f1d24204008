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
  approval.asked = stamp.at;
  enter(approval, ApprovalState::asked, stamp);
  change.approvals.push_back(std::move(approval));
}

void fold(Change& change, const Decided& event, const Stamp& stamp) {
  the_approval(change, event.key).decisions.push_back({event.by, event.decision, event.comment, stamp.at});
}
void fold(Change& change, const DecisionWithdrawn& event, const Stamp&) {
  std::erase_if(the_approval(change, event.key).decisions, [&](const DecisionMade& one) { return one.by == event.by; });
}
void fold(Change& change, const ApprovalGranted& event, const Stamp& stamp) {
  enter(the_approval(change, event.key), ApprovalState::granted, stamp);
}
void fold(Change& change, const ApprovalRejected& event, const Stamp& stamp) {
  enter(the_approval(change, event.key), ApprovalState::rejected, stamp);
}

void fold(Change& change, const ApprovalWithdrawn& event, const Stamp& stamp) {
  Approval& approval = the_approval(change, event.key);
  approval.decisions.clear();
  approval.digest = event.digest;
  approval.due = event.due;
  approval.overdue = false;
  approval.asked = stamp.at;
  approval.asked_again = true;
  enter(approval, ApprovalState::asked, stamp);
}

void fold(Change& change, const ApprovalReopened& event, const Stamp& stamp) {
  enter(the_approval(change, event.key), ApprovalState::asked, stamp);
}
void fold(Change& change, const ApprovalCancelled& event, const Stamp& stamp) {
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

}  // namespace sluice
