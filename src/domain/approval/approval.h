// An approval: one question put to approvers, with a rule that says when it is granted.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include <boost/describe.hpp>

#include "base/id.h"
#include "base/instant.h"
#include "base/written.h"
#include "domain/process/process.h"

namespace sluice {

enum class Decision { approve, reject, abstain };
BOOST_DESCRIBE_ENUM(Decision, approve, reject, abstain)

enum class ApprovalState {
  asked,  ///< waits for decisions
  granted,
  rejected,
  cancelled,  ///< the question is gone: its change went back, was cancelled, or it was asked anew
};
BOOST_DESCRIBE_ENUM(ApprovalState, asked, granted, rejected, cancelled)

/// One person's decision, in force.
struct DecisionMade {
  PersonId by;
  Decision decision = Decision::approve;
  Written comment;
  Instant at;
  friend bool operator==(const DecisionMade&, const DecisionMade&) = default;
};
BOOST_DESCRIBE_STRUCT(DecisionMade, (), (by, decision, comment, at))

struct Approval {
  std::string key, title, stage;
  std::int64_t visit = 0;  ///< the stage visit that asked it
  std::vector<Who> approvers;
  Quorum quorum;
  std::int64_t rejections = 1;
  std::vector<Field> covers;
  std::vector<std::string> covers_form;
  std::string digest;  ///< of the covered fields when it was asked
  std::optional<Instant> due;
  std::optional<Due> due_rule;
  bool overdue = false;  ///< has been reported as overdue
  ApprovalState state = ApprovalState::asked;
  Instant asked;                        ///< asked, or asked again, at
  Instant since;                        ///< in this state since
  bool asked_again = false;             ///< an edit withdrew what was decided
  std::vector<DecisionMade> decisions;  ///< in force, in order of time
  friend bool operator==(const Approval&, const Approval&) = default;
};
BOOST_DESCRIBE_STRUCT(Approval, (),
                      (key, title, stage, visit, approvers, quorum, rejections, covers, covers_form, digest, due,
                       due_rule, overdue, state, asked, since, asked_again, decisions))

}  // namespace sluice
