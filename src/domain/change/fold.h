// One fold() an event: what each fact does to the state. Each concept's folder folds its own.
#pragma once
#include "domain/change/change.h"
#include "domain/change/events.h"

namespace sluice {

// change/apply.cpp
void fold(Change& change, const ChangeCreated& event, const Stamp& stamp);
void fold(Change& change, const ChangeEdited& event, const Stamp& stamp);
void fold(Change& change, const StageEntered& event, const Stamp& stamp);
void fold(Change& change, const StagePassedOver& event, const Stamp& stamp);
void fold(Change& change, const ChangeMovedToVersion& event, const Stamp& stamp);
void fold(Change& change, const ChangeHeld& event, const Stamp& stamp);
void fold(Change& change, const ChangeResumed& event, const Stamp& stamp);
void fold(Change& change, const ChangeCancelled& event, const Stamp& stamp);
void fold(Change& change, const ChangeRejected& event, const Stamp& stamp);
void fold(Change& change, const OutcomeDeclared& event, const Stamp& stamp);
void fold(Change& change, const ChangeClosed& event, const Stamp& stamp);
void fold(Change& change, const Commented& event, const Stamp& stamp);
void fold(Change& change, const CommentEdited& event, const Stamp& stamp);
void fold(Change& change, const CommentRemoved& event, const Stamp& stamp);
void fold(Change& change, const WatcherAdded& event, const Stamp& stamp);
void fold(Change& change, const WatcherRemoved& event, const Stamp& stamp);
void fold(Change& change, const ChangeRestricted& event, const Stamp& stamp);
void fold(Change& change, const TextRedacted& event, const Stamp& stamp);

// change/links.cpp
void fold(Change& change, const LinkAdded& event, const Stamp& stamp);
void fold(Change& change, const LinkRemoved& event, const Stamp& stamp);
void fold(Change& change, const LinkedChangeMoved& event, const Stamp& stamp);
void fold(Change& change, const OutsideLinkSettled& event, const Stamp& stamp);
void fold(Change& change, const ClosingBegan& event, const Stamp& stamp);

// change/contingencies.cpp
void fold(Change& change, const ContingencyCalled& event, const Stamp& stamp);
void fold(Change& change, const ContingencyStarted& event, const Stamp& stamp);
void fold(Change& change, const ContingencyNotStarted& event, const Stamp& stamp);
void fold(Change& change, const ContingencyDismissed& event, const Stamp& stamp);
void fold(Change& change, const RequiredWorkNoted& event, const Stamp& stamp);

// change/follow_rules.cpp
void fold(Change& change, const RuleFollowed& event, const Stamp& stamp);
void fold(Change& change, const RuleNotFollowed& event, const Stamp& stamp);
void fold(Change& change, const PeopleNotified& event, const Stamp& stamp);
void fold(Change& change, const ApproversAdded& event, const Stamp& stamp);
void fold(Change& change, const WebhookCalled& event, const Stamp& stamp);

// task/apply.cpp
void fold(Change& change, const TaskCreated& event, const Stamp& stamp);
void fold(Change& change, const TaskUnblocked& event, const Stamp& stamp);
void fold(Change& change, const TaskEdited& event, const Stamp& stamp);
void fold(Change& change, const TaskDueMoved& event, const Stamp& stamp);
void fold(Change& change, const TaskAssigned& event, const Stamp& stamp);
void fold(Change& change, const TaskClaimed& event, const Stamp& stamp);
void fold(Change& change, const TaskStarted& event, const Stamp& stamp);
void fold(Change& change, const TaskFinished& event, const Stamp& stamp);
void fold(Change& change, const TaskFailed& event, const Stamp& stamp);
void fold(Change& change, const TaskSkipped& event, const Stamp& stamp);
void fold(Change& change, const TaskReopened& event, const Stamp& stamp);
void fold(Change& change, const ItemTicked& event, const Stamp& stamp);
void fold(Change& change, const TaskCancelled& event, const Stamp& stamp);
void fold(Change& change, const TaskClosed& event, const Stamp& stamp);
void fold(Change& change, const TaskHandedOver& event, const Stamp& stamp);
void fold(Change& change, const TaskBecameOverdue& event, const Stamp& stamp);

// approval/apply.cpp
void fold(Change& change, const ApprovalAsked& event, const Stamp& stamp);
void fold(Change& change, const Decided& event, const Stamp& stamp);
void fold(Change& change, const DecisionWithdrawn& event, const Stamp& stamp);
void fold(Change& change, const ApprovalGranted& event, const Stamp& stamp);
void fold(Change& change, const ApprovalRejected& event, const Stamp& stamp);
void fold(Change& change, const ApprovalWithdrawn& event, const Stamp& stamp);
void fold(Change& change, const ApprovalReopened& event, const Stamp& stamp);
void fold(Change& change, const ApprovalCancelled& event, const Stamp& stamp);
void fold(Change& change, const ApprovalDueMoved& event, const Stamp& stamp);
void fold(Change& change, const ApprovalBecameOverdue& event, const Stamp& stamp);
void fold(Change& change, const ApproversChosen& event, const Stamp& stamp);
void fold(Change& change, const ApproverAdded& event, const Stamp& stamp);
void fold(Change& change, const ApproverRemoved& event, const Stamp& stamp);
void fold(Change& change, const ApprovalDelegated& event, const Stamp& stamp);
void fold(Change& change, const ApprovalDelegationTakenBack& event, const Stamp& stamp);
void fold(Change& change, const QuestionAsked& event, const Stamp& stamp);
void fold(Change& change, const QuestionAnswered& event, const Stamp& stamp);
void fold(Change& change, const QuestionWithdrawn& event, const Stamp& stamp);
void fold(Change& change, const ApprovalClocksMoved& event, const Stamp& stamp);
void fold(Change& change, const ApprovalReminded& event, const Stamp& stamp);
void fold(Change& change, const ApprovalEscalated& event, const Stamp& stamp);
void fold(Change& change, const ApprovalExpired& event, const Stamp& stamp);
void fold(Change& change, const ApprovalAskedAgain& event, const Stamp& stamp);
void fold(Change& change, const ConditionMet& event, const Stamp& stamp);
void fold(Change& change, const ConditionReopened& event, const Stamp& stamp);
void fold(Change& change, const ConditionHanded& event, const Stamp& stamp);

// risk/apply.cpp
void fold(Change& change, const RiskAssessed& event, const Stamp& stamp);
void fold(Change& change, const RiskAnswered& event, const Stamp& stamp);
void fold(Change& change, const RiskRaised& event, const Stamp& stamp);
void fold(Change& change, const RiskRaiseWithdrawn& event, const Stamp& stamp);
void fold(Change& change, const RiskLoweringAsked& event, const Stamp& stamp);
void fold(Change& change, const RiskLowered& event, const Stamp& stamp);
void fold(Change& change, const RiskLoweringRefused& event, const Stamp& stamp);

}  // namespace sluice
