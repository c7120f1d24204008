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
  friend bool operator==(const ApprovalAsked&, const ApprovalAsked&) = default;
};
BOOST_DESCRIBE_STRUCT(ApprovalAsked, (),
                      (key, title, stage, approvers, quorum, rejections, covers, digest, due_rule, due, covers_form))
/// A decision, with everybody who was entitled at that moment, so that it can be shown later who might have decided.
struct Decided {
  std::string key;
  PersonId by;
  Decision decision = Decision::approve;
  Written comment;
  std::string digest;
  std::vector<PersonId> entitled;
  friend bool operator==(const Decided&, const Decided&) = default;
};
BOOST_DESCRIBE_STRUCT(Decided, (), (key, by, decision, comment, digest, entitled))
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

}  // namespace sluice
