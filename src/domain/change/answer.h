// One answer() a command: what the act itself does, before anything settles; reads only. Each concept's folder answers its own.
// A command that no answer() takes does not compile.
#pragma once
#include "base/result.h"
#include "domain/change/change.h"
#include "domain/change/commands.h"
#include "domain/change/events.h"
#include "domain/change/facts.h"

namespace sluice {

using Answer = Result<ChangeEvents>;

// change/lifecycle.cpp
[[nodiscard]] Answer answer(const Change& change, const CreateChange& command, const ChangeFacts& facts);
[[nodiscard]] Answer answer(const Change& change, const AdvanceChange& command, const ChangeFacts& facts);
[[nodiscard]] Answer answer(const Change& change, const SendBack& command, const ChangeFacts& facts);
[[nodiscard]] Answer answer(const Change& change, const HoldChange& command, const ChangeFacts& facts);
[[nodiscard]] Answer answer(const Change& change, const ResumeChange& command, const ChangeFacts& facts);
[[nodiscard]] Answer answer(const Change& change, const CancelChange& command, const ChangeFacts& facts);
[[nodiscard]] Answer answer(const Change& change, const RejectChange& command, const ChangeFacts& facts);
[[nodiscard]] Answer answer(const Change& change, const DeclareOutcome& command, const ChangeFacts& facts);
[[nodiscard]] Answer answer(const Change& change, const Wake& command, const ChangeFacts& facts);
[[nodiscard]] Answer answer(const Change& change, const Reconsider& command, const ChangeFacts& facts);

// change/edit.cpp
[[nodiscard]] Answer answer(const Change& change, const EditChange& command, const ChangeFacts& facts);

// change/conversation.cpp
[[nodiscard]] Answer answer(const Change& change, const Comment& command, const ChangeFacts& facts);
[[nodiscard]] Answer answer(const Change& change, const EditComment& command, const ChangeFacts& facts);
[[nodiscard]] Answer answer(const Change& change, const RemoveComment& command, const ChangeFacts& facts);
[[nodiscard]] Answer answer(const Change& change, const AddWatcher& command, const ChangeFacts& facts);
[[nodiscard]] Answer answer(const Change& change, const RemoveWatcher& command, const ChangeFacts& facts);
[[nodiscard]] Answer answer(const Change& change, const RestrictChange& command, const ChangeFacts& facts);
[[nodiscard]] Answer answer(const Change& change, const RedactText& command, const ChangeFacts& facts);

// change/links.cpp
[[nodiscard]] Answer answer(const Change& change, const AddLink& command, const ChangeFacts& facts);
[[nodiscard]] Answer answer(const Change& change, const RemoveLink& command, const ChangeFacts& facts);
[[nodiscard]] Answer answer(const Change& change, const SettleOutsideLink& command, const ChangeFacts& facts);
[[nodiscard]] Answer answer(const Change& change, const MirrorLink& command, const ChangeFacts& facts);
[[nodiscard]] Answer answer(const Change& change, const MirrorUnlink& command, const ChangeFacts& facts);
[[nodiscard]] Answer answer(const Change& change, const NoteLinked& command, const ChangeFacts& facts);

// change/contingencies.cpp
[[nodiscard]] Answer answer(const Change& change, const StartContingency& command, const ChangeFacts& facts);
[[nodiscard]] Answer answer(const Change& change, const RetryContingency& command, const ChangeFacts& facts);
[[nodiscard]] Answer answer(const Change& change, const DismissContingency& command, const ChangeFacts& facts);
[[nodiscard]] Answer answer(const Change& change, const NoteContingency& command, const ChangeFacts& facts);

// change/versions.cpp
[[nodiscard]] Answer answer(const Change& change, const MoveToVersion& command, const ChangeFacts& facts);

// task/decide.cpp
[[nodiscard]] Answer answer(const Change& change, const AddTask& command, const ChangeFacts& facts);
[[nodiscard]] Answer answer(const Change& change, const EditTask& command, const ChangeFacts& facts);
[[nodiscard]] Answer answer(const Change& change, const AssignTask& command, const ChangeFacts& facts);
[[nodiscard]] Answer answer(const Change& change, const ClaimTask& command, const ChangeFacts& facts);
[[nodiscard]] Answer answer(const Change& change, const StartTask& command, const ChangeFacts& facts);
[[nodiscard]] Answer answer(const Change& change, const FinishTask& command, const ChangeFacts& facts);
[[nodiscard]] Answer answer(const Change& change, const FailTask& command, const ChangeFacts& facts);
[[nodiscard]] Answer answer(const Change& change, const SkipTask& command, const ChangeFacts& facts);
[[nodiscard]] Answer answer(const Change& change, const ReopenTask& command, const ChangeFacts& facts);
[[nodiscard]] Answer answer(const Change& change, const TickItem& command, const ChangeFacts& facts);

// approval/decide.cpp
[[nodiscard]] Answer answer(const Change& change, const Decide& command, const ChangeFacts& facts);
[[nodiscard]] Answer answer(const Change& change, const WithdrawDecision& command, const ChangeFacts& facts);

// approval/approvers.cpp
[[nodiscard]] Answer answer(const Change& change, const AddApprover& command, const ChangeFacts& facts);
[[nodiscard]] Answer answer(const Change& change, const RemoveApprover& command, const ChangeFacts& facts);
[[nodiscard]] Answer answer(const Change& change, const Delegate& command, const ChangeFacts& facts);
[[nodiscard]] Answer answer(const Change& change, const TakeBackDelegation& command, const ChangeFacts& facts);

// approval/questions.cpp
[[nodiscard]] Answer answer(const Change& change, const AskQuestion& command, const ChangeFacts& facts);
[[nodiscard]] Answer answer(const Change& change, const AnswerQuestion& command, const ChangeFacts& facts);
[[nodiscard]] Answer answer(const Change& change, const WithdrawQuestion& command, const ChangeFacts& facts);

// approval/clocks.cpp
[[nodiscard]] Answer answer(const Change& change, const RemindApprovers& command, const ChangeFacts& facts);
[[nodiscard]] Answer answer(const Change& change, const AskAgain& command, const ChangeFacts& facts);

// approval/conditions.cpp
[[nodiscard]] Answer answer(const Change& change, const MeetCondition& command, const ChangeFacts& facts);
[[nodiscard]] Answer answer(const Change& change, const ReopenCondition& command, const ChangeFacts& facts);
[[nodiscard]] Answer answer(const Change& change, const HandCondition& command, const ChangeFacts& facts);

// risk/decide.cpp
[[nodiscard]] Answer answer(const Change& change, const AnswerRisk& command, const ChangeFacts& facts);
[[nodiscard]] Answer answer(const Change& change, const RaiseRisk& command, const ChangeFacts& facts);
[[nodiscard]] Answer answer(const Change& change, const WithdrawRaise& command, const ChangeFacts& facts);
[[nodiscard]] Answer answer(const Change& change, const AskToLowerRisk& command, const ChangeFacts& facts);
[[nodiscard]] Answer answer(const Change& change, const ConfirmLowerRisk& command, const ChangeFacts& facts);
[[nodiscard]] Answer answer(const Change& change, const RefuseLowerRisk& command, const ChangeFacts& facts);

}  // namespace sluice
