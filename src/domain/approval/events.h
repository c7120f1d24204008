// What has happened to approvals. Stored for ever: add a struct, never edit one.
#pragma once
#include <string>
#include <vector>

#include <boost/describe.hpp>

#include "domain/approval/approval.h"

namespace sluice {

struct ApprovalAsked {
  std::string key, title, stage;
  std::vector<Who> approvers;
  Quorum quorum;
  std::int64_t rejections = 1;
  std::vector<Field> covers;
  std::string digest;
  std::optional<Due> due_rule;
  std::optional<Instant> due;
  std::vector<std::string> covers_form;
  std::optional<std::vector<Who>> excluded{};
  std::optional<ApprovalClocks> clocks{};
  std::optional<std::vector<Who>> escalate_to{};
  std::optional<std::vector<std::string>> rows{};
  std::optional<std::string> unclear{};
  std::optional<std::vector<PersonId>> seated{};
  friend bool operator==(const ApprovalAsked&, const ApprovalAsked&) = default;
};
BOOST_DESCRIBE_STRUCT(ApprovalAsked, (),
                      (key, title, stage, approvers, quorum, rejections, covers, digest, due_rule, due, covers_form,
                       excluded, clocks, escalate_to, rows, unclear, seated))
/// The condition of a decision.
struct ConditionMade {
  std::int64_t number = 0;
  PersonId owner;
  Written text;
  friend bool operator==(const ConditionMade&, const ConditionMade&) = default;
};
BOOST_DESCRIBE_STRUCT(ConditionMade, (), (number, owner, text))
/// A decision, with everybody who was entitled at that moment, so that it can be shown later who might have decided.
struct Decided {
  std::string key;
  PersonId by;
  Decision decision = Decision::approve;
  Written comment;
  std::string digest;
  std::vector<PersonId> entitled;
  std::optional<std::vector<PersonId>> seats{};  ///< whom they decided for, besides themself
  std::optional<ConditionMade> condition{};
  friend bool operator==(const Decided&, const Decided&) = default;
};
BOOST_DESCRIBE_STRUCT(Decided, (), (key, by, decision, comment, digest, entitled, seats, condition))
struct DecisionWithdrawn {
  std::string key;
  PersonId by;
  Written reason;
  friend bool operator==(const DecisionWithdrawn&, const DecisionWithdrawn&) = default;
};
BOOST_DESCRIBE_STRUCT(DecisionWithdrawn, (), (key, by, reason))
struct ApprovalGranted {
  std::string key;
  std::vector<PersonId> by;
  friend bool operator==(const ApprovalGranted&, const ApprovalGranted&) = default;
};
BOOST_DESCRIBE_STRUCT(ApprovalGranted, (), (key, by))
struct ApprovalRejected {
  std::string key;
  std::vector<PersonId> by;
  friend bool operator==(const ApprovalRejected&, const ApprovalRejected&) = default;
};
BOOST_DESCRIBE_STRUCT(ApprovalRejected, (), (key, by))
/// An edit of covered fields withdrew every decision and the grant; it is asked again, about the new content.
struct ApprovalWithdrawn {
  std::string key;
  std::vector<Field> fields;      ///< what the edit altered of what it covered
  std::vector<PersonId> decided;  ///< whose decisions were withdrawn
  std::string digest;             ///< of the new content
  std::optional<Instant> due;
  std::vector<std::string> form_fields;  ///< … and of the form
  friend bool operator==(const ApprovalWithdrawn&, const ApprovalWithdrawn&) = default;
};
BOOST_DESCRIBE_STRUCT(ApprovalWithdrawn, (), (key, fields, decided, digest, due, form_fields))
/// Its planned time moved, and the due date with it.
struct ApprovalDueMoved {
  std::string key;
  std::optional<Instant> due;
  friend bool operator==(const ApprovalDueMoved&, const ApprovalDueMoved&) = default;
};
BOOST_DESCRIBE_STRUCT(ApprovalDueMoved, (), (key, due))
/// A granted approval stands open again: a decision that it rested on was withdrawn.
struct ApprovalReopened {
  std::string key;
  friend bool operator==(const ApprovalReopened&, const ApprovalReopened&) = default;
};
BOOST_DESCRIBE_STRUCT(ApprovalReopened, (), (key))
struct ApprovalCancelled {
  std::string key;
  friend bool operator==(const ApprovalCancelled&, const ApprovalCancelled&) = default;
};
BOOST_DESCRIBE_STRUCT(ApprovalCancelled, (), (key))
struct ApprovalBecameOverdue {
  std::string key;
  friend bool operator==(const ApprovalBecameOverdue&, const ApprovalBecameOverdue&) = default;
};
BOOST_DESCRIBE_STRUCT(ApprovalBecameOverdue, (), (key))

/// What the approver rules give differs from what was asked: others are asked now, by another quorum perhaps.
struct ApproversChosen {
  std::string key;
  std::vector<Who> approvers;
  Quorum quorum;
  std::int64_t rejections = 1;
  std::vector<std::string> rows;
  std::string unclear;
  std::vector<PersonId> seated;
  friend bool operator==(const ApproversChosen&, const ApproversChosen&) = default;
};
BOOST_DESCRIBE_STRUCT(ApproversChosen, (), (key, approvers, quorum, rejections, rows, unclear, seated))
/// Somebody was asked by hand.
struct ApproverAdded {
  std::string key;
  Who who;
  Written reason;
  bool counts = false;  ///< towards the quorum; otherwise has to agree besides
  friend bool operator==(const ApproverAdded&, const ApproverAdded&) = default;
};
BOOST_DESCRIBE_STRUCT(ApproverAdded, (), (key, who, reason, counts))
struct ApproverRemoved {
  std::string key;
  Who who;
  Written reason;
  friend bool operator==(const ApproverRemoved&, const ApproverRemoved&) = default;
};
BOOST_DESCRIBE_STRUCT(ApproverRemoved, (), (key, who, reason))
struct ApprovalDelegated {
  std::string key;
  PersonId from, to;
  Written reason;
  friend bool operator==(const ApprovalDelegated&, const ApprovalDelegated&) = default;
};
BOOST_DESCRIBE_STRUCT(ApprovalDelegated, (), (key, from, to, reason))
struct ApprovalDelegationTakenBack {
  std::string key;
  PersonId from, to;
  friend bool operator==(const ApprovalDelegationTakenBack&, const ApprovalDelegationTakenBack&) = default;
};
BOOST_DESCRIBE_STRUCT(ApprovalDelegationTakenBack, (), (key, from, to))
struct QuestionAsked {
  std::string key;
  std::int64_t number = 0;
  Written text;
  friend bool operator==(const QuestionAsked&, const QuestionAsked&) = default;
};
BOOST_DESCRIBE_STRUCT(QuestionAsked, (), (key, number, text))
struct QuestionAnswered {
  std::string key;
  std::int64_t number = 0;
  Written text;
  friend bool operator==(const QuestionAnswered&, const QuestionAnswered&) = default;
};
BOOST_DESCRIBE_STRUCT(QuestionAnswered, (), (key, number, text))
struct QuestionWithdrawn {
  std::string key;
  std::int64_t number = 0;
  friend bool operator==(const QuestionWithdrawn&, const QuestionWithdrawn&) = default;
};
BOOST_DESCRIBE_STRUCT(QuestionWithdrawn, (), (key, number))
/// What counts from the asking was moved by as long as it was paused, by a question or a hold.
struct ApprovalClocksMoved {
  std::string key;
  std::optional<Instant> due;
  ApprovalClocks clocks;
  friend bool operator==(const ApprovalClocksMoved&, const ApprovalClocksMoved&) = default;
};
BOOST_DESCRIBE_STRUCT(ApprovalClocksMoved, (), (key, due, clocks))
/// Those for whom it waits were told again; `next`: when they will be once more.
struct ApprovalReminded {
  std::string key;
  std::vector<PersonId> people;
  std::optional<Instant> next;
  friend bool operator==(const ApprovalReminded&, const ApprovalReminded&) = default;
};
BOOST_DESCRIBE_STRUCT(ApprovalReminded, (), (key, people, next))
/// It waits too long: others were told. They may not decide it for that.
struct ApprovalEscalated {
  std::string key;
  std::vector<PersonId> people;
  friend bool operator==(const ApprovalEscalated&, const ApprovalEscalated&) = default;
};
BOOST_DESCRIBE_STRUCT(ApprovalEscalated, (), (key, people))
/// Nobody granted it in time: it is not granted. Silence is never an answer.
struct ApprovalExpired {
  std::string key;
  friend bool operator==(const ApprovalExpired&, const ApprovalExpired&) = default;
};
BOOST_DESCRIBE_STRUCT(ApprovalExpired, (), (key))
/// An expired approval was asked again by a person, with new clocks.
struct ApprovalAskedAgain {
  std::string key;
  std::optional<Instant> due;
  ApprovalClocks clocks;
  friend bool operator==(const ApprovalAskedAgain&, const ApprovalAskedAgain&) = default;
};
BOOST_DESCRIBE_STRUCT(ApprovalAskedAgain, (), (key, due, clocks))
struct ConditionMet {
  std::int64_t number = 0;
  Written note;
  friend bool operator==(const ConditionMet&, const ConditionMet&) = default;
};
BOOST_DESCRIBE_STRUCT(ConditionMet, (), (number, note))
struct ConditionReopened {
  std::int64_t number = 0;
  Written reason;
  friend bool operator==(const ConditionReopened&, const ConditionReopened&) = default;
};
BOOST_DESCRIBE_STRUCT(ConditionReopened, (), (number, reason))
struct ConditionHanded {
  std::int64_t number = 0;
  PersonId to;
  Written reason;
  friend bool operator==(const ConditionHanded&, const ConditionHanded&) = default;
};
BOOST_DESCRIBE_STRUCT(ConditionHanded, (), (number, to, reason))

}  // namespace sluice
