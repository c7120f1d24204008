#include "domain/access/permission.h"
#include "domain/change/answer.h"
#include "domain/change/contingencies.h"
#include "domain/change/gates.h"
#include "domain/change/waiting.h"

namespace sluice {

namespace {

/// Tries commands and keeps the acts that would go through.
class Trial {
 public:
  Trial(const Change& change, const ChangeFacts& facts) : change_(change), facts_(facts) {}

  /// Keeps the act unless the command would be refused for who asks or for the state; a bad value alone does not count.
  template <class Command>
  void offer(const Command& command, std::string act, std::string target, std::string title) {
    const auto tried = answer(change_, command, facts_);
    const bool open = tried.has_value() || tried.error().why == Refused::invalid;
    if (open) possible_.push_back({std::move(act), std::move(target), std::move(title), true});
  }
  /// Keeps a gated act: not ready while all that stands in the way is its gates.
  template <class Command>
  void offer_gated(const Command& command, std::string act, std::string title) {
    const auto tried = answer(change_, command, facts_);
    const bool ready = tried.has_value() || tried.error().why == Refused::invalid;
    const bool gated = !ready && tried.error().why == Refused::out_of_turn && !tried.error().unmet.empty();
    if (ready || gated) possible_.push_back({std::move(act), "", std::move(title), ready});
  }
  void keep(std::string act, std::string title, std::string target = "") {
    possible_.push_back({std::move(act), std::move(target), std::move(title), true});
  }
  [[nodiscard]] std::vector<Possible> take() { return std::move(possible_); }

 private:
  const Change& change_;
  const ChangeFacts& facts_;
  std::vector<Possible> possible_;
};

constexpr const char* any_reason = "-";

void offer_moves(Trial& trial, const Change& change, const ChangeFacts& facts) {
  const Stage* stage = current_stage(change, facts.process->process);
  if (stage == nullptr) return;
  const auto title = stage->advance_title.empty() ? std::string{"Go on"} : stage->advance_title;
  const bool declares = !change.outcome && outcome_is_due(change, facts.directory, facts.process->process);
  if (declares) trial.offer_gated(DeclareOutcome{}, "declare_outcome", "Declare the outcome");
  else if (stage->advance == Advance::manual) trial.offer_gated(AdvanceChange{}, "advance", title);
  if (change.outcome && change.phase >= Phase::verification)
    trial.offer(DeclareOutcome{Outcome::successful, "", {}}, "alter_outcome", "", "Alter the outcome");
  for (const BackEdge& edge : stage->back) {
    const Stage* to = find_stage(facts.process->process, edge.to);
    const auto name = edge.title.empty() ? "Back to " + (to ? to->name : edge.to) : edge.title;
    trial.offer(SendBack{edge.to, any_reason}, "back", edge.to, name);
  }
}

/// A newer version of the process to go on by, where it has the stage that the change stands in.
void offer_newer_version(Trial& trial, const Change& change, const ChangeFacts& facts) {
  const auto found = facts.directory.processes.find(change.process);
  if (found == facts.directory.processes.end() || found->second->versions.empty()) return;
  const ProcessVersion& newest = *found->second->versions.rbegin()->second;
  if (newest.version <= change.process_version) return;
  ChangeFacts with_newer = facts;
  with_newer.newer = &newest;
  if (answer(change, MoveToVersion{newest.version, ""}, with_newer))
    trial.keep("move_version", fmt::format("Move to version {}", newest.version), std::to_string(newest.version));
}

/// What can be done about its risk: a level that is above, and one that is below what it is now.
void offer_risk(Trial& trial, const Change& change, const ChangeFacts& facts) {
  const auto now = risk_of(change.risk);
  if (!now) return;
  trial.offer(AnswerRisk{}, "answer_risk", "", "Answer the questions about risk");
  if (*now != RiskLevel::high) trial.offer(RaiseRisk{RiskLevel::high, any_reason}, "raise_risk", "", "Raise the risk");
  trial.offer(WithdrawRaise{any_reason}, "withdraw_raise", "", "Take the raise back");
  trial.offer(AskToLowerRisk{RiskLevel::low, any_reason}, "ask_to_lower_risk", "", "Ask for a lower risk");
  trial.offer(ConfirmLowerRisk{}, "confirm_lower_risk", "", "Confirm the lower risk");
  if (!change.risk.lowering_asked) return;
  const bool mine = facts.actor.person && change.risk.lowering_asked->by == facts.actor.person;
  trial.offer(RefuseLowerRisk{any_reason}, "refuse_lower_risk", "",
              mine ? "Take the question back" : "Refuse the lower risk");
}

void offer_whole(Trial& trial, const Change& change, const ChangeFacts& facts) {
  trial.offer(EditChange{}, "edit", "", "Edit");
  trial.offer(HoldChange{any_reason}, "hold", "", "Put on hold");
  trial.offer(ResumeChange{}, "resume", "", "Resume");
  trial.offer(CancelChange{any_reason}, "cancel", "", "Cancel the change");
  trial.offer(RejectChange{any_reason}, "reject", "", "Reject for good");
  trial.offer(Comment{any_reason}, "comment", "", "Comment");
  trial.offer(RestrictChange{!change.restricted, {}}, "restrict", "",
              change.restricted ? "Let everybody see it" : "Restrict who sees it");
  trial.offer(AddTask{any_reason, "", {}, {}, {}, {}, false}, "add_task", "", "Add a task");
  if (!facts.actor.person) return;
  if (change.watchers.contains(*facts.actor.person)) trial.keep("unwatch", "Stop watching");
  else trial.keep("watch", "Watch");
}

/// A ticket elsewhere stands for any link: what the other change says to it, is not known here.
void offer_links(Trial& trial, const Change& change) {
  trial.offer(AddLink{LinkKind::depends_on, {}, "https://example.org", any_reason}, "link", "", "Link to other work");
  for (const Link& link : change.links) {
    const auto target = fmt::format("link-{}", link.number);
    trial.offer(RemoveLink{link.number, ""}, "unlink", target, "Take the link away");
    if (link.settled())
      trial.offer(SettleOutsideLink{link.number, false}, "unsettle_link", target, "Not done after all");
    else trial.offer(SettleOutsideLink{link.number, true}, "settle_link", target, "Tick as done");
  }
}

/// What the process offers; whoever may start one at all can name any other process, too.
void offer_contingencies(Trial& trial, const Change& change, const ChangeFacts& facts) {
  if (has_right(facts.actor, ChangeRight::contingency, change, facts.directory))
    trial.keep("start_contingency", "Start a contingency");
  for (const ContingencyTemplate& one : contingencies_of(facts.process->process))
    trial.offer(StartContingency{one.process}, "start_contingency", one.process,
                name_of_process(one.process, facts.directory));
  for (const Contingency& one : change.contingencies) {
    if (!wants_start(one)) continue;
    const auto target = fmt::format("contingency-{}", one.number);
    trial.offer(RetryContingency{one.number}, "retry_contingency", target, "Try to start it again");
    trial.offer(DismissContingency{one.number, any_reason}, "dismiss_contingency", target, "Not needed");
  }
}

/// A task that has ended can at most be opened again: nothing else needs to be tried on the many of a long life.
bool has_ended(const Task& task) { return !is_open(task.state) && task.state != TaskState::handed_over; }

void offer_task(Trial& trial, const Task& task, const Change& change) {
  const auto target = shown(task.id);
  if (has_ended(task)) {
    if (task.visit == change.visit()) trial.offer(ReopenTask{task.id, any_reason}, "reopen", target, "Reopen");
    return;
  }
  trial.offer(StartTask{task.id}, "start", target, "Start");
  trial.offer(FinishTask{task.id, ""}, "finish", target, "Finish");
  trial.offer(FailTask{task.id, any_reason}, "fail", target, "Failed");
  trial.offer(SkipTask{task.id, any_reason}, "skip", target, "Skip");
  trial.offer(ReopenTask{task.id, any_reason}, "reopen", target, "Reopen");
  trial.offer(ClaimTask{task.id}, "claim", target, "Take it");
  trial.offer(AssignTask{task.id, task.assignee}, "assign", target, "Assign");
  trial.offer(EditTask{task.id, {}, {}, {}}, "edit_task", target, "Edit");
  if (!task.checklist.empty()) trial.offer(TickItem{task.id, 0, task.checklist.front().ticked}, "tick", target, "Tick");
}

std::string login_of(PersonId id, const ChangeFacts& facts) {
  const Person* person = facts.directory.person(id);
  return person ? person->login : std::string{};
}

/// Stands for whom one would name: that person may be refused, who asks is not.
void offer_people(Trial& trial, const Approval& one, const Change& change, const ChangeFacts& facts) {
  trial.offer(AddApprover{one.key, {WhoKind::person, ""}, any_reason}, "add_approver", one.key, "Add an approver");
  for (const AddedApprover& added : one.added)
    trial.offer(RemoveApprover{one.key, added.who, ""}, "remove_approver", one.key + "/" + written_form(added.who),
                "Take back");
  if (facts.actor.person)
    trial.offer(Delegate{one.key, *facts.actor.person, change.requester, ""}, "delegate", one.key,
                "Let somebody decide for me");
  for (const StandIn& named : one.stand_ins)
    trial.offer(TakeBackDelegation{one.key, named.from, named.to}, "take_back_delegation",
                fmt::format("{}/{}/{}", one.key, login_of(named.from, facts), login_of(named.to, facts)), "Take back");
}

void offer_questions(Trial& trial, const Approval& one) {
  trial.offer(AskQuestion{one.key, any_reason}, "ask", one.key, "Ask before deciding");
  for (const Question& question : one.questions) {
    if (question.closed) continue;
    const auto target = fmt::format("{}/{}", one.key, question.number);
    trial.offer(AnswerQuestion{one.key, question.number, any_reason}, "answer_question", target, "Answer");
    trial.offer(WithdrawQuestion{one.key, question.number}, "withdraw_question", target, "Withdraw the question");
  }
}

/// Only what is asked can be decided: nothing else needs to be tried on the many of a long life.
void offer_approval(Trial& trial, const Approval& one, const Change& change, const ChangeFacts& facts) {
  if (one.state == ApprovalState::granted && one.visit != change.visit() && change.phase >= Phase::deployment) return;
  if (one.state == ApprovalState::asked) {
    trial.offer(Decide{one.key, Decision::approve, "", ""}, "approve", one.key, "Approve");
    trial.offer(Decide{one.key, Decision::reject, any_reason, ""}, "reject_approval", one.key, "Reject");
    trial.offer(Decide{one.key, Decision::abstain, "", ""}, "abstain", one.key, "Abstain");
    offer_questions(trial, one);
    trial.offer(RemindApprovers{one.key}, "remind", one.key, "Remind");
  }
  if (one.state == ApprovalState::expired) trial.offer(AskAgain{one.key}, "ask_again", one.key, "Ask again");
  if (one.state == ApprovalState::asked || one.state == ApprovalState::expired) offer_people(trial, one, change, facts);
  trial.offer(WithdrawDecision{one.key, ""}, "withdraw", one.key, "Withdraw my decision");
}

void offer_conditions(Trial& trial, const Change& change) {
  for (const ApprovalCondition& one : change.conditions) {
    const auto target = fmt::format("condition-{}", one.number);
    trial.offer(MeetCondition{one.number, ""}, "meet_condition", target, "Met");
    trial.offer(ReopenCondition{one.number, any_reason}, "reopen_condition", target, "Not met after all");
    // With itself it would be altered in nothing: what counts is who may.
    trial.offer(HandCondition{one.number, one.owner, any_reason}, "hand_condition", target, "Hand on");
  }
}

}  // namespace

std::vector<Possible> possible_acts(const Change& change, const ChangeFacts& facts) {
  Trial trial{change, facts};
  if (!change.exists() || !has_right(facts.actor, ChangeRight::see, change, facts.directory)) return {};
  offer_moves(trial, change, facts);
  offer_newer_version(trial, change, facts);
  for (const Approval& one : change.approvals)
    if (one.state != ApprovalState::cancelled) offer_approval(trial, one, change, facts);
  offer_conditions(trial, change);
  for (const Task& task : change.tasks) offer_task(trial, task, change);
  offer_links(trial, change);
  offer_contingencies(trial, change, facts);
  offer_risk(trial, change, facts);
  offer_whole(trial, change, facts);
  return trial.take();
}

}  // namespace sluice
