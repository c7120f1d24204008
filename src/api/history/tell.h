// One tell() an event: a new event without one does not compile. Each concept's file has its own.
#pragma once
#include "api/history/entry.h"

namespace sluice::api {

/// The process that the change runs by; null where the directory does not have it.
[[nodiscard]] const Process* process_of(const Telling& telling);
/// How people call an approval: as it was asked, before that as the process has it.
[[nodiscard]] std::string title_of_approval(std::string_view key, const Telling& telling);

// tell_change.cpp
[[nodiscard]] Told tell(const ChangeCreated& event, const Telling& telling);
[[nodiscard]] Told tell(const ChangeEdited& event, const Telling& telling);
[[nodiscard]] Told tell(const StageEntered& event, const Telling& telling);
[[nodiscard]] Told tell(const ChangeHeld& event, const Telling& telling);
[[nodiscard]] Told tell(const ChangeResumed& event, const Telling& telling);
[[nodiscard]] Told tell(const ChangeCancelled& event, const Telling& telling);
[[nodiscard]] Told tell(const ChangeRejected& event, const Telling& telling);
[[nodiscard]] Told tell(const OutcomeDeclared& event, const Telling& telling);
[[nodiscard]] Told tell(const ChangeClosed& event, const Telling& telling);
[[nodiscard]] Told tell(const Commented& event, const Telling& telling);
[[nodiscard]] Told tell(const CommentEdited& event, const Telling& telling);
[[nodiscard]] Told tell(const CommentRemoved& event, const Telling& telling);
[[nodiscard]] Told tell(const WatcherAdded& event, const Telling& telling);
[[nodiscard]] Told tell(const WatcherRemoved& event, const Telling& telling);
[[nodiscard]] Told tell(const ChangeRestricted& event, const Telling& telling);
[[nodiscard]] Told tell(const StagePassedOver& event, const Telling& telling);
[[nodiscard]] Told tell(const ChangeMovedToVersion& event, const Telling& telling);
[[nodiscard]] Told tell(const TextRedacted& event, const Telling& telling);

// tell_link.cpp
[[nodiscard]] Told tell(const LinkAdded& event, const Telling& telling);
[[nodiscard]] Told tell(const LinkRemoved& event, const Telling& telling);
[[nodiscard]] Told tell(const LinkedChangeMoved& event, const Telling& telling);
[[nodiscard]] Told tell(const OutsideLinkSettled& event, const Telling& telling);
[[nodiscard]] Told tell(const ClosingBegan& event, const Telling& telling);

// tell_contingency.cpp
[[nodiscard]] Told tell(const ContingencyCalled& event, const Telling& telling);
[[nodiscard]] Told tell(const ContingencyStarted& event, const Telling& telling);
[[nodiscard]] Told tell(const ContingencyNotStarted& event, const Telling& telling);
[[nodiscard]] Told tell(const ContingencyDismissed& event, const Telling& telling);
[[nodiscard]] Told tell(const RequiredWorkNoted& event, const Telling& telling);

// tell_rule.cpp
[[nodiscard]] Told tell(const RuleFollowed& event, const Telling& telling);
[[nodiscard]] Told tell(const RuleNotFollowed& event, const Telling& telling);
[[nodiscard]] Told tell(const PeopleNotified& event, const Telling& telling);
[[nodiscard]] Told tell(const ApproversAdded& event, const Telling& telling);
[[nodiscard]] Told tell(const WebhookCalled& event, const Telling& telling);

// tell_risk.cpp
[[nodiscard]] Told tell(const RiskAssessed& event, const Telling& telling);
[[nodiscard]] Told tell(const RiskAnswered& event, const Telling& telling);
[[nodiscard]] Told tell(const RiskRaised& event, const Telling& telling);
[[nodiscard]] Told tell(const RiskRaiseWithdrawn& event, const Telling& telling);
[[nodiscard]] Told tell(const RiskLoweringAsked& event, const Telling& telling);
[[nodiscard]] Told tell(const RiskLowered& event, const Telling& telling);
[[nodiscard]] Told tell(const RiskLoweringRefused& event, const Telling& telling);

// tell_task.cpp
[[nodiscard]] Told tell(const TaskCreated& event, const Telling& telling);
[[nodiscard]] Told tell(const TaskUnblocked& event, const Telling& telling);
[[nodiscard]] Told tell(const TaskEdited& event, const Telling& telling);
[[nodiscard]] Told tell(const TaskDueMoved& event, const Telling& telling);
[[nodiscard]] Told tell(const TaskAssigned& event, const Telling& telling);
[[nodiscard]] Told tell(const TaskClaimed& event, const Telling& telling);
[[nodiscard]] Told tell(const TaskStarted& event, const Telling& telling);
[[nodiscard]] Told tell(const TaskFinished& event, const Telling& telling);
[[nodiscard]] Told tell(const TaskFailed& event, const Telling& telling);
[[nodiscard]] Told tell(const TaskSkipped& event, const Telling& telling);
[[nodiscard]] Told tell(const TaskReopened& event, const Telling& telling);
[[nodiscard]] Told tell(const ItemTicked& event, const Telling& telling);
[[nodiscard]] Told tell(const TaskCancelled& event, const Telling& telling);
[[nodiscard]] Told tell(const TaskClosed& event, const Telling& telling);
[[nodiscard]] Told tell(const TaskHandedOver& event, const Telling& telling);
[[nodiscard]] Told tell(const TaskBecameOverdue& event, const Telling& telling);

// tell_approval.cpp
[[nodiscard]] Told tell(const ApprovalAsked& event, const Telling& telling);
[[nodiscard]] Told tell(const Decided& event, const Telling& telling);
[[nodiscard]] Told tell(const DecisionWithdrawn& event, const Telling& telling);
[[nodiscard]] Told tell(const ApprovalGranted& event, const Telling& telling);
[[nodiscard]] Told tell(const ApprovalRejected& event, const Telling& telling);
[[nodiscard]] Told tell(const ApprovalWithdrawn& event, const Telling& telling);
[[nodiscard]] Told tell(const ApprovalReopened& event, const Telling& telling);
[[nodiscard]] Told tell(const ApprovalCancelled& event, const Telling& telling);
[[nodiscard]] Told tell(const ApprovalDueMoved& event, const Telling& telling);
[[nodiscard]] Told tell(const ApprovalBecameOverdue& event, const Telling& telling);
[[nodiscard]] Told tell(const ApproversChosen& event, const Telling& telling);
[[nodiscard]] Told tell(const ApproverAdded& event, const Telling& telling);
[[nodiscard]] Told tell(const ApproverRemoved& event, const Telling& telling);
[[nodiscard]] Told tell(const ApprovalDelegated& event, const Telling& telling);
[[nodiscard]] Told tell(const ApprovalDelegationTakenBack& event, const Telling& telling);
[[nodiscard]] Told tell(const QuestionAsked& event, const Telling& telling);
[[nodiscard]] Told tell(const QuestionAnswered& event, const Telling& telling);
[[nodiscard]] Told tell(const QuestionWithdrawn& event, const Telling& telling);
[[nodiscard]] Told tell(const ApprovalClocksMoved& event, const Telling& telling);
[[nodiscard]] Told tell(const ApprovalReminded& event, const Telling& telling);
[[nodiscard]] Told tell(const ApprovalEscalated& event, const Telling& telling);
[[nodiscard]] Told tell(const ApprovalExpired& event, const Telling& telling);
[[nodiscard]] Told tell(const ApprovalAskedAgain& event, const Telling& telling);
[[nodiscard]] Told tell(const ConditionMet& event, const Telling& telling);
[[nodiscard]] Told tell(const ConditionReopened& event, const Telling& telling);
[[nodiscard]] Told tell(const ConditionHanded& event, const Telling& telling);

}  // namespace sluice::api
