// What has happened to a change. Stored for ever: add a struct, never edit one. Who and when stand in the Stamp.
#pragma once
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include <boost/describe.hpp>

#include "domain/approval/events.h"
#include "domain/change/change.h"
#include "domain/change/fields.h"
#include "domain/change/links.h"
#include "domain/change/rule_events.h"
#include "domain/risk/events.h"
#include "domain/task/events.h"

namespace sluice {

/// When an event was recorded and who caused it; nobody: Sluice itself, by a timer.
struct Stamp {
  Instant at;
  std::optional<PersonId> by;
};

struct ChangeCreated {
  ChangeId change;
  ProcessId process;
  std::int64_t process_version = 0;
  ChangeType type = ChangeType::normal;
  PersonId requester;
  ChangeFields fields;
  bool restricted = false;
  std::vector<GroupId> visible_to;
  std::optional<Occurrence> occurrence;
  std::optional<CatalogUse> catalog{};  ///< what it was made from
  friend bool operator==(const ChangeCreated&, const ChangeCreated&) = default;
};
BOOST_DESCRIBE_STRUCT(ChangeCreated, (),
                      (change, process, process_version, type, requester, fields, restricted, visible_to, occurrence,
                       catalog))
struct ChangeEdited {
  FieldsPatch patch;
  std::optional<std::string> rule{};  ///< the title of the rule that set it; empty: whoever acted edited it
  friend bool operator==(const ChangeEdited&, const ChangeEdited&) = default;
};
BOOST_DESCRIBE_STRUCT(ChangeEdited, (), (patch, rule))

/// Why a stage was entered.
enum class Move { start, by_rule, by_person, back, rejected, failed };
BOOST_DESCRIBE_ENUM(Move, start, by_rule, by_person, back, rejected, failed)
struct StageEntered {
  std::string stage, name;
  Phase phase = Phase::draft;
  Move move = Move::by_rule;
  Written comment;
  friend bool operator==(const StageEntered&, const StageEntered&) = default;
};
BOOST_DESCRIBE_STRUCT(StageEntered, (), (stage, name, phase, move, comment))
/// A stage whose `when` did not hold as its turn came.
struct StagePassedOver {
  std::string stage, name;
  Phase phase = Phase::draft;
  friend bool operator==(const StagePassedOver&, const StagePassedOver&) = default;
};
BOOST_DESCRIBE_STRUCT(StagePassedOver, (), (stage, name, phase))
/// It goes on by a newer version of its process.
struct ChangeMovedToVersion {
  std::int64_t process_version = 0;
  Written reason;
  friend bool operator==(const ChangeMovedToVersion&, const ChangeMovedToVersion&) = default;
};
BOOST_DESCRIBE_STRUCT(ChangeMovedToVersion, (), (process_version, reason))
struct ChangeHeld {
  Written reason;
  friend bool operator==(const ChangeHeld&, const ChangeHeld&) = default;
};
BOOST_DESCRIBE_STRUCT(ChangeHeld, (), (reason))
struct ChangeResumed {
  Written comment;
  friend bool operator==(const ChangeResumed&, const ChangeResumed&) = default;
};
BOOST_DESCRIBE_STRUCT(ChangeResumed, (), (comment))
struct ChangeCancelled {
  Written reason;
  friend bool operator==(const ChangeCancelled&, const ChangeCancelled&) = default;
};
BOOST_DESCRIBE_STRUCT(ChangeCancelled, (), (reason))
struct ChangeRejected {
  Written reason;
  friend bool operator==(const ChangeRejected&, const ChangeRejected&) = default;
};
BOOST_DESCRIBE_STRUCT(ChangeRejected, (), (reason))
struct OutcomeDeclared {
  Outcome outcome = Outcome::successful;
  Written comment;
  std::optional<Magnitude> magnitude;
  friend bool operator==(const OutcomeDeclared&, const OutcomeDeclared&) = default;
};
BOOST_DESCRIBE_STRUCT(OutcomeDeclared, (), (outcome, comment, magnitude))
/// The change is over. It moves no further; what people say about it, who follows and sees it, what others link to it and
/// tasks that were handed over may go on.
struct ChangeClosed {
  Outcome outcome = Outcome::successful;
  friend bool operator==(const ChangeClosed&, const ChangeClosed&) = default;
};
BOOST_DESCRIBE_STRUCT(ChangeClosed, (), (outcome))
struct Commented {
  CommentId comment;
  Written text;
  friend bool operator==(const Commented&, const Commented&) = default;
};
BOOST_DESCRIBE_STRUCT(Commented, (), (comment, text))
struct CommentEdited {
  CommentId comment;
  Written text;
  friend bool operator==(const CommentEdited&, const CommentEdited&) = default;
};
BOOST_DESCRIBE_STRUCT(CommentEdited, (), (comment, text))
struct CommentRemoved {
  CommentId comment;
  Written reason;
  friend bool operator==(const CommentRemoved&, const CommentRemoved&) = default;
};
BOOST_DESCRIBE_STRUCT(CommentRemoved, (), (comment, reason))
struct WatcherAdded {
  PersonId person;
  friend bool operator==(const WatcherAdded&, const WatcherAdded&) = default;
};
BOOST_DESCRIBE_STRUCT(WatcherAdded, (), (person))
struct WatcherRemoved {
  PersonId person;
  friend bool operator==(const WatcherRemoved&, const WatcherRemoved&) = default;
};
BOOST_DESCRIBE_STRUCT(WatcherRemoved, (), (person))
struct ChangeRestricted {
  bool restricted = true;
  std::vector<GroupId> visible_to;
  friend bool operator==(const ChangeRestricted&, const ChangeRestricted&) = default;
};
BOOST_DESCRIBE_STRUCT(ChangeRestricted, (), (restricted, visible_to))

/// A text of an earlier event was removed for good.
struct TextRedacted {
  std::int64_t position = 0;
  std::string field;
  Written reason;
  friend bool operator==(const TextRedacted&, const TextRedacted&) = default;
};
BOOST_DESCRIBE_STRUCT(TextRedacted, (), (position, field, reason))

using ChangeEvent =
    std::variant<ChangeCreated, ChangeEdited, StageEntered, ChangeHeld, ChangeResumed, ChangeCancelled, ChangeRejected,
                 OutcomeDeclared, ChangeClosed, Commented, CommentEdited, CommentRemoved, WatcherAdded, WatcherRemoved,
                 ChangeRestricted, StagePassedOver, ChangeMovedToVersion, TextRedacted, LinkAdded, LinkRemoved,
                 LinkedChangeMoved, OutsideLinkSettled, ClosingBegan, TaskCreated, TaskUnblocked, TaskEdited,
                 TaskDueMoved, TaskAssigned, TaskClaimed, TaskStarted, TaskFinished, TaskFailed, TaskSkipped,
                 TaskReopened, ItemTicked, TaskCancelled, TaskClosed, TaskBecameOverdue, ApprovalAsked, Decided,
                 DecisionWithdrawn, ApprovalGranted, ApprovalRejected, ApprovalWithdrawn, ApprovalReopened,
                 ApprovalCancelled, ApprovalBecameOverdue, ApprovalDueMoved, TaskHandedOver, ContingencyCalled,
                 ContingencyStarted, ContingencyNotStarted, ContingencyDismissed, RequiredWorkNoted, RuleFollowed,
                 RuleNotFollowed, PeopleNotified, ApproversAdded, WebhookCalled, ApproversChosen, ApproverAdded,
                 ApproverRemoved, ApprovalDelegated, ApprovalDelegationTakenBack, QuestionAsked, QuestionAnswered,
                 QuestionWithdrawn, ApprovalClocksMoved, ApprovalReminded, ApprovalEscalated, ApprovalExpired,
                 ApprovalAskedAgain, ConditionMet, ConditionReopened, ConditionHanded, RiskAssessed, RiskAnswered,
                 RiskRaised, RiskRaiseWithdrawn, RiskLoweringAsked, RiskLowered, RiskLoweringRefused>;
using ChangeEvents = std::vector<ChangeEvent>;

}  // namespace sluice
