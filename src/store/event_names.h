// How every event is called in the store: a written name and a version, never the C++ name, so that a renamed struct
// orphans no row. An entry is never removed or altered; a test keeps this list and an example of each for ever.
//
// How an event changes: a member may be added as std::optional (absent: not known then). All else is a new version: the
// struct as it was gets the suffix of its version (`Decided1`) and moves to `OldEvents` below with its name and a
// `Decided lift(Decided1)`, and the new one takes the next number.
#pragma once
#include <string_view>

#include <boost/mp11.hpp>

#include "domain/access/group.h"
#include "domain/access/person.h"
#include "domain/cab/board_events.h"
#include "domain/cab/meeting_events.h"
#include "domain/catalog/events.h"
#include "domain/change/events.h"
#include "domain/process/publish.h"
#include "domain/risk/policy.h"
#include "domain/schedule/events.h"
#include "domain/service/service.h"

namespace sluice::store {

/// The written name and version of an event; empty for what is no event.
template <class Event>
inline constexpr std::string_view event_name{};

#define SLUICE_EVENT(Type, name) \
  template <>                    \
  inline constexpr std::string_view event_name<Type> = name;

SLUICE_EVENT(ChangeCreated, "change_created/1")
SLUICE_EVENT(ChangeEdited, "change_edited/1")
SLUICE_EVENT(StageEntered, "stage_entered/1")
SLUICE_EVENT(ChangeHeld, "change_held/1")
SLUICE_EVENT(ChangeResumed, "change_resumed/1")
SLUICE_EVENT(ChangeCancelled, "change_cancelled/1")
SLUICE_EVENT(ChangeRejected, "change_rejected/1")
SLUICE_EVENT(OutcomeDeclared, "outcome_declared/1")
SLUICE_EVENT(ChangeClosed, "change_closed/1")
SLUICE_EVENT(Commented, "commented/1")
SLUICE_EVENT(CommentEdited, "comment_edited/1")
SLUICE_EVENT(CommentRemoved, "comment_removed/1")
SLUICE_EVENT(WatcherAdded, "watcher_added/1")
SLUICE_EVENT(WatcherRemoved, "watcher_removed/1")
SLUICE_EVENT(ChangeRestricted, "change_restricted/1")
SLUICE_EVENT(StagePassedOver, "stage_passed_over/1")
SLUICE_EVENT(ChangeMovedToVersion, "change_moved_to_version/1")
SLUICE_EVENT(TextRedacted, "text_redacted/1")

SLUICE_EVENT(LinkAdded, "link_added/1")
SLUICE_EVENT(LinkRemoved, "link_removed/1")
SLUICE_EVENT(LinkedChangeMoved, "linked_change_moved/1")
SLUICE_EVENT(OutsideLinkSettled, "outside_link_settled/1")
SLUICE_EVENT(ClosingBegan, "closing_began/1")

SLUICE_EVENT(ContingencyCalled, "contingency_called/1")
SLUICE_EVENT(ContingencyStarted, "contingency_started/1")
SLUICE_EVENT(ContingencyNotStarted, "contingency_not_started/1")
SLUICE_EVENT(ContingencyDismissed, "contingency_dismissed/1")
SLUICE_EVENT(RuleFollowed, "rule_followed/1")
SLUICE_EVENT(RuleNotFollowed, "rule_not_followed/1")
SLUICE_EVENT(PeopleNotified, "people_notified/1")
SLUICE_EVENT(ApproversAdded, "approvers_added/1")
SLUICE_EVENT(WebhookCalled, "webhook_called/1")
SLUICE_EVENT(RequiredWorkNoted, "required_work_noted/1")

SLUICE_EVENT(TaskCreated, "task_created/1")
SLUICE_EVENT(TaskUnblocked, "task_unblocked/1")
SLUICE_EVENT(TaskEdited, "task_edited/1")
SLUICE_EVENT(TaskDueMoved, "task_due_moved/1")
SLUICE_EVENT(TaskAssigned, "task_assigned/1")
SLUICE_EVENT(TaskClaimed, "task_claimed/1")
SLUICE_EVENT(TaskStarted, "task_started/1")
SLUICE_EVENT(TaskFinished, "task_finished/1")
SLUICE_EVENT(TaskFailed, "task_failed/1")
SLUICE_EVENT(TaskSkipped, "task_skipped/1")
SLUICE_EVENT(TaskReopened, "task_reopened/1")
SLUICE_EVENT(ItemTicked, "item_ticked/1")
SLUICE_EVENT(TaskCancelled, "task_cancelled/1")
SLUICE_EVENT(TaskClosed, "task_closed/1")
SLUICE_EVENT(TaskHandedOver, "task_handed_over/1")
SLUICE_EVENT(TaskBecameOverdue, "task_became_overdue/1")

SLUICE_EVENT(ApprovalAsked, "approval_asked/1")
SLUICE_EVENT(Decided, "decided/1")
SLUICE_EVENT(DecisionWithdrawn, "decision_withdrawn/1")
SLUICE_EVENT(ApprovalGranted, "approval_granted/1")
SLUICE_EVENT(ApprovalRejected, "approval_rejected/1")
SLUICE_EVENT(ApprovalWithdrawn, "approval_withdrawn/1")
SLUICE_EVENT(ApprovalReopened, "approval_reopened/1")
SLUICE_EVENT(ApprovalCancelled, "approval_cancelled/1")
SLUICE_EVENT(ApprovalDueMoved, "approval_due_moved/1")
SLUICE_EVENT(ApprovalBecameOverdue, "approval_became_overdue/1")
SLUICE_EVENT(ApproversChosen, "approvers_chosen/1")
SLUICE_EVENT(ApproverAdded, "approver_added/1")
SLUICE_EVENT(ApproverRemoved, "approver_removed/1")
SLUICE_EVENT(ApprovalDelegated, "approval_delegated/1")
SLUICE_EVENT(ApprovalDelegationTakenBack, "approval_delegation_taken_back/1")
SLUICE_EVENT(QuestionAsked, "question_asked/1")
SLUICE_EVENT(QuestionAnswered, "question_answered/1")
SLUICE_EVENT(QuestionWithdrawn, "question_withdrawn/1")
SLUICE_EVENT(ApprovalClocksMoved, "approval_clocks_moved/1")
SLUICE_EVENT(ApprovalReminded, "approval_reminded/1")
SLUICE_EVENT(ApprovalEscalated, "approval_escalated/1")
SLUICE_EVENT(ApprovalExpired, "approval_expired/1")
SLUICE_EVENT(ApprovalAskedAgain, "approval_asked_again/1")
SLUICE_EVENT(ConditionMet, "condition_met/1")
SLUICE_EVENT(ConditionReopened, "condition_reopened/1")
SLUICE_EVENT(ConditionHanded, "condition_handed/1")

SLUICE_EVENT(PersonAdded, "person_added/1")
SLUICE_EVENT(PersonDetailsChanged, "person_details_changed/1")
SLUICE_EVENT(RoleGranted, "role_granted/1")
SLUICE_EVENT(RoleRevoked, "role_revoked/1")
SLUICE_EVENT(ManagerSet, "manager_set/1")
SLUICE_EVENT(PersonDisabled, "person_disabled/1")
SLUICE_EVENT(PersonEnabled, "person_enabled/1")
SLUICE_EVENT(PasswordSet, "password_set/1")
SLUICE_EVENT(DelegationAdded, "delegation_added/1")
SLUICE_EVENT(DelegationEnded, "delegation_ended/1")

SLUICE_EVENT(GroupAdded, "group_added/1")
SLUICE_EVENT(GroupEdited, "group_edited/1")
SLUICE_EVENT(MemberAdded, "member_added/1")
SLUICE_EVENT(MemberRemoved, "member_removed/1")

SLUICE_EVENT(ServiceAdded, "service_added/1")
SLUICE_EVENT(ServiceEdited, "service_edited/1")
SLUICE_EVENT(ServiceRetired, "service_retired/1")
SLUICE_EVENT(ServiceRestored, "service_restored/1")

SLUICE_EVENT(ProcessPublished, "process_published/1")
SLUICE_EVENT(ProcessRetired, "process_retired/1")
SLUICE_EVENT(ProcessRestored, "process_restored/1")

SLUICE_EVENT(ScheduleAdded, "schedule_added/1")
SLUICE_EVENT(ScheduleEdited, "schedule_edited/1")
SLUICE_EVENT(ScheduleAltered, "schedule_altered/1")
SLUICE_EVENT(SchedulePaused, "schedule_paused/1")
SLUICE_EVENT(ScheduleResumed, "schedule_resumed/1")
SLUICE_EVENT(OccurrenceSkipped, "occurrence_skipped/1")
SLUICE_EVENT(OccurrenceUnskipped, "occurrence_unskipped/1")
SLUICE_EVENT(ScheduleEnded, "schedule_ended/1")
SLUICE_EVENT(OccurrenceOpened, "occurrence_opened/1")
SLUICE_EVENT(OpeningRefused, "opening_refused/1")

SLUICE_EVENT(BoardAdded, "board_added/1")
SLUICE_EVENT(BoardEdited, "board_edited/1")
SLUICE_EVENT(BoardMeetingPlanned, "board_meeting_planned/1")
SLUICE_EVENT(BoardRetired, "board_retired/1")

SLUICE_EVENT(MeetingPlanned, "meeting_planned/1")
SLUICE_EVENT(MeetingMoved, "meeting_moved/1")
SLUICE_EVENT(MeetingCancelled, "meeting_cancelled/1")
SLUICE_EVENT(AgendaFilled, "agenda_filled/1")
SLUICE_EVENT(AgendaItemAdded, "agenda_item_added/1")
SLUICE_EVENT(AgendaItemRemoved, "agenda_item_removed/1")
SLUICE_EVENT(AgendaOrdered, "agenda_ordered/1")
SLUICE_EVENT(MeetingStarted, "meeting_started/1")
SLUICE_EVENT(MeetingJoined, "meeting_joined/1")
SLUICE_EVENT(MeetingLeft, "meeting_left/1")
SLUICE_EVENT(ItemOpened, "item_opened/1")
SLUICE_EVENT(ItemLeft, "item_left/1")
SLUICE_EVENT(ItemDecidedAhead, "item_decided_ahead/1")
SLUICE_EVENT(ItemPostponed, "item_postponed/1")
SLUICE_EVENT(MeetingNoteTaken, "meeting_note_taken/1")
SLUICE_EVENT(MeetingClosed, "meeting_closed/1")

SLUICE_EVENT(RiskAssessed, "risk_assessed/1")
SLUICE_EVENT(RiskAnswered, "risk_answered/1")
SLUICE_EVENT(RiskRaised, "risk_raised/1")
SLUICE_EVENT(RiskRaiseWithdrawn, "risk_raise_withdrawn/1")
SLUICE_EVENT(RiskLoweringAsked, "risk_lowering_asked/1")
SLUICE_EVENT(RiskLowered, "risk_lowered/1")
SLUICE_EVENT(RiskLoweringRefused, "risk_lowering_refused/1")

SLUICE_EVENT(RiskPolicyChanged, "risk_policy_changed/1")
SLUICE_EVENT(EntryProposed, "catalog_entry_proposed/1")
SLUICE_EVENT(EntryVersionProposed, "catalog_entry_version_proposed/1")
SLUICE_EVENT(EntryApproved, "catalog_entry_approved/1")
SLUICE_EVENT(EntryRejected, "catalog_entry_rejected/1")
SLUICE_EVENT(EntryRenewed, "catalog_entry_renewed/1")
SLUICE_EVENT(EntryOutcomeNoted, "catalog_entry_outcome_noted/1")
SLUICE_EVENT(EntryLapsed, "catalog_entry_lapsed/1")
SLUICE_EVENT(EntryHanded, "catalog_entry_handed/1")
SLUICE_EVENT(EntryRetirementProposed, "catalog_entry_retirement_proposed/1")
SLUICE_EVENT(EntryKept, "catalog_entry_kept/1")
SLUICE_EVENT(EntryRetired, "catalog_entry_retired/1")

#undef SLUICE_EVENT

/// The events of old versions that a variant's streams may still hold, each with a `lift` to what it is now.
template <class Variant>
struct OldEvents {
  using type = boost::mp11::mp_list<>;
};

}  // namespace sluice::store
