// What people ask of approvals.
#pragma once
#include <optional>
#include <string>

#include "domain/approval/approval.h"

namespace sluice {

/// On what an approver approves, and who sees to it.
struct NewCondition {
  std::string text;
  PersonId owner;
};
/// Decides; `reject` needs a comment. A person decides once until they withdraw. `seen_digest`, where given, must be
/// the digest of what is asked now: who read an older text is told so.
struct Decide {
  std::string approval;
  Decision decision = Decision::approve;
  std::string comment;
  std::string seen_digest;
  std::optional<NewCondition> condition{};  ///< only with approve
};
/// Takes one's decision back, until deployment is entered or the change has ended. An approval that was granted by it stands open again and
/// keeps the change where it is.
struct WithdrawDecision {
  std::string approval;
  std::string reason;
};
/// Asks one more person or group, until it is decided; by the change's owner or a change manager.
struct AddApprover {
  std::string approval;
  Who who;
  std::string reason;
};
/// Takes back whom somebody added by hand and who has not decided. Whom rules ask cannot be taken away.
struct RemoveApprover {
  std::string approval;
  Who who;
  std::string reason;
};
/// Lets somebody else decide in one's place, in this approval. `from` other than oneself: by a change manager, where that person is disabled
/// or is away by a standing delegation.
struct Delegate {
  std::string approval;
  PersonId from, to;
  std::string reason;
};
/// Takes it back, while they have not decided.
struct TakeBackDelegation {
  std::string approval;
  PersonId from, to;
};
/// Asks before deciding; pauses the approval. Who may decide it may ask; one open question a person.
struct AskQuestion {
  std::string approval;
  std::string text;
};
/// Who may edit the change answers.
struct AnswerQuestion {
  std::string approval;
  std::int64_t number = 0;
  std::string text;
};
/// By who asked it, or a change manager.
struct WithdrawQuestion {
  std::string approval;
  std::int64_t number = 0;
};
/// Tells again those for whom it waits; by the change's owner or a change manager, at most once an hour.
struct RemindApprovers {
  std::string approval;
};
/// Asks an expired approval again; by the change's owner or a change manager. Decisions on the same content stay.
struct AskAgain {
  std::string approval;
};
/// Says that a condition is met, by its owner or who set it.
struct MeetCondition {
  std::int64_t number = 0;
  std::string note;
};
/// … that it is not, after all.
struct ReopenCondition {
  std::int64_t number = 0;
  std::string reason;
};
/// Gives a condition another owner: by its owner, who set it, the change's owner or a change manager.
struct HandCondition {
  std::int64_t number = 0;
  PersonId to;
  std::string reason;
};

}  // namespace sluice
