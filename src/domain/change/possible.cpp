#include "domain/access/permission.h"
#include "domain/change/answer.h"
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
  void keep(std::string act, std::string title) { possible_.push_back({std::move(act), "", std::move(title), true}); }
  [[nodiscard]] std::vector<Possible> take() { return std::move(possible_); }

 private:
  const Change& change_;
  const ChangeFacts& facts_;
  std::vector<Possible> possible_;
};

constexpr const char* some_text = "-";

void offer_moves(Trial& trial, const Change& change, const ChangeFacts& facts) {
  const Stage* stage = current_stage(change, facts.process->process);
  if (stage == nullptr) return;
  const auto title = stage->advance_title.empty() ? std::string{"Go on"} : stage->advance_title;
  if (outcome_is_due(change, facts.process->process) && !change.outcome)
    trial.offer_gated(DeclareOutcome{Outcome::successful, "", {}}, "declare_outcome", "Declare the outcome");
  else if (stage->advance == Advance::manual) trial.offer_gated(AdvanceChange{}, "advance", title);
  for (const BackEdge& edge : stage->back) {
    const Stage* to = find_stage(facts.process->process, edge.to);
    const auto name = edge.title.empty() ? "Back to " + (to ? to->name : edge.to) : edge.title;
    trial.offer(SendBack{edge.to, some_text}, "back", edge.to, name);
  }
}

void offer_whole(Trial& trial, const Change& change, const ChangeFacts& facts) {
  trial.offer(EditChange{}, "edit", "", "Edit");
  trial.offer(HoldChange{some_text}, "hold", "", "Put on hold");
  trial.offer(ResumeChange{}, "resume", "", "Resume");
  trial.offer(CancelChange{some_text}, "cancel", "", "Cancel the change");
  trial.offer(RejectChange{some_text}, "reject", "", "Reject for good");
  trial.offer(Comment{some_text}, "comment", "", "Comment");
  trial.offer(RestrictChange{!change.restricted, {}}, "restrict", "",
              change.restricted ? "Let everybody see it" : "Restrict who sees it");
  trial.offer(AddTask{some_text, "", {}, {}, {}, {}, false}, "add_task", "", "Add a task");
  if (!facts.actor.person) return;
  if (change.watchers.contains(*facts.actor.person)) trial.keep("unwatch", "Stop watching");
  else trial.keep("watch", "Watch");
}

void offer_task(Trial& trial, const Task& task) {
  const auto target = shown(task.id);
  trial.offer(StartTask{task.id}, "start", target, "Start");
  trial.offer(FinishTask{task.id, ""}, "finish", target, "Finish");
  trial.offer(FailTask{task.id, some_text}, "fail", target, "Failed");
  trial.offer(SkipTask{task.id, some_text}, "skip", target, "Skip");
  trial.offer(ReopenTask{task.id, some_text}, "reopen", target, "Reopen");
  trial.offer(ClaimTask{task.id}, "claim", target, "Take it");
  trial.offer(AssignTask{task.id, task.assignee}, "assign", target, "Assign");
  trial.offer(EditTask{task.id, {}, {}, {}}, "edit_task", target, "Edit");
  if (!task.checklist.empty()) trial.offer(TickItem{task.id, 0, task.checklist.front().ticked}, "tick", target, "Tick");
}

void offer_approval(Trial& trial, const Approval& one) {
  trial.offer(Decide{one.key, Decision::approve, "", ""}, "approve", one.key, "Approve");
  trial.offer(Decide{one.key, Decision::reject, some_text, ""}, "reject_approval", one.key, "Reject");
  trial.offer(Decide{one.key, Decision::abstain, "", ""}, "abstain", one.key, "Abstain");
  trial.offer(WithdrawDecision{one.key, ""}, "withdraw", one.key, "Withdraw my decision");
}

}  // namespace

std::vector<Possible> possible_acts(const Change& change, const ChangeFacts& facts) {
  Trial trial{change, facts};
  if (!change.exists() || !has_right(facts.actor, ChangeRight::see, change, facts.directory)) return {};
  offer_moves(trial, change, facts);
  for (const Approval& one : change.approvals)
    if (one.state != ApprovalState::cancelled) offer_approval(trial, one);
  for (const Task& task : change.tasks) offer_task(trial, task);
  offer_whole(trial, change, facts);
  return trial.take();
}

}  // namespace sluice
