// What people ask of a change; with task/ and approval/ the whole of what can be asked.
#pragma once
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "domain/approval/commands.h"
#include "domain/change/change.h"
#include "domain/change/fields.h"
#include "domain/change/links.h"
#include "domain/risk/commands.h"
#include "domain/task/commands.h"

namespace sluice {

/// Asks for a new change, in the first stage of a process' newest version. The asker is its requester, and its owner
/// where the fields name none.
struct CreateChange {
  std::string process;
  ChangeFields fields;
  bool restricted = false;
  std::vector<GroupId> visible_to;
  std::optional<Occurrence> occurrence{};  ///< set by Sluice itself, for a schedule
  std::vector<AddLink> links{};
  std::optional<PersonId> requester{};                ///< set by Sluice itself, for a contingency
  std::optional<CatalogEntryId> entry{};              ///< made from this catalog entry, by the process that it names
  std::map<std::string, std::string> risk_answers{};  ///< by the question's key
};
/// Alters fields; withdraws the approvals that covered them.
struct EditChange {
  FieldsPatch patch;
};
/// Moves forward from a stage that says `advance: manual`.
struct AdvanceChange {
  std::string comment;
};
/// Moves back along one of the stage's named edges; a reason is required.
struct SendBack {
  std::string to;
  std::string reason;
};
struct HoldChange {
  std::string reason;
};
struct ResumeChange {
  std::string comment;
};
/// Ends a change in draft to release; its open tasks are cancelled.
struct CancelChange {
  std::string reason;
};
/// Ends a change in draft to authorization, for good, by a change manager.
struct RejectChange {
  std::string reason;
};
/// Says how the change ended, when all else that its verification stage asks for is there. Every outcome but successful
/// needs a comment and a magnitude.
struct DeclareOutcome {
  Outcome outcome = Outcome::successful;
  std::string comment;
  std::optional<Magnitude> magnitude;
};
struct Comment {
  std::string text;
};
/// Alters one's own comment.
struct EditComment {
  CommentId comment;
  std::string text;
};
/// Removes a comment: one's own, or any by a change manager with a reason.
struct RemoveComment {
  CommentId comment;
  std::string reason;
};
/// Follows a change, oneself or (by its owner or a change manager) for somebody.
struct AddWatcher {
  PersonId person;
};
struct RemoveWatcher {
  PersonId person;
};
/// Says who may see a change: everybody, or only those with a part in it and some groups.
struct RestrictChange {
  bool restricted = true;
  std::vector<GroupId> visible_to;
};
/// Lets the change go on by a newer version of its process.
struct MoveToVersion {
  std::int64_t version = 0;
  std::string reason;
};
/// Removes a text from the history for good (administrators; the law on personal data): of the event at `position`, the text
/// called `field` in its body. The chain of hashes still verifies; the engine folds the change anew without it.
struct RedactText {
  std::int64_t position = 0;
  std::string field;
  std::string reason;
};
/// A due date, a reminder or a planned start has come (sent by the timer, as Sluice itself).
struct Wake {};
/// Something that the change's gates look at has altered (sent by the engine, as Sluice itself).
struct Reconsider {};

using ChangeCommand =
    std::variant<CreateChange, EditChange, AdvanceChange, SendBack, HoldChange, ResumeChange, CancelChange,
                 RejectChange, DeclareOutcome, Comment, EditComment, RemoveComment, AddWatcher, RemoveWatcher,
                 RestrictChange, MoveToVersion, RedactText, Wake, Reconsider, AddTask, EditTask, AssignTask, ClaimTask,
                 StartTask, FinishTask, FailTask, SkipTask, ReopenTask, TickItem, Decide, WithdrawDecision, AddLink,
                 RemoveLink, SettleOutsideLink, MirrorLink, MirrorUnlink, NoteLinked, StartContingency,
                 RetryContingency, DismissContingency, NoteContingency, AddApprover, RemoveApprover, Delegate,
                 TakeBackDelegation, AskQuestion, AnswerQuestion, WithdrawQuestion, RemindApprovers, AskAgain,
                 MeetCondition, ReopenCondition, HandCondition, AnswerRisk, RaiseRisk, WithdrawRaise, AskToLowerRisk,
                 ConfirmLowerRisk, RefuseLowerRisk>;

}  // namespace sluice
