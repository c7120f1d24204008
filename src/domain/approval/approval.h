// An approval: one question put to approvers, with a rule that says when it is granted.
#pragma once
#include <optional>
#include <set>
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
  expired,    ///< nobody granted it in time: not granted, until somebody asks again
};
BOOST_DESCRIBE_ENUM(ApprovalState, asked, granted, rejected, cancelled, expired)

/// One person's decision, in force.
struct DecisionMade {
  PersonId by;
  Decision decision = Decision::approve;
  Written comment;
  Instant at;
  std::vector<PersonId> seats{};            ///< whom they decided for, besides themself: "B for A"
  std::optional<std::int64_t> condition{};  ///< the number of the condition on which they approved
  Instant asked{};                          ///< the question that they decided, at
  friend bool operator==(const DecisionMade&, const DecisionMade&) = default;
};
BOOST_DESCRIBE_STRUCT(DecisionMade, (), (by, decision, comment, at, seats, condition, asked))

/// Somebody asked by hand, besides whom the rules find.
struct AddedApprover {
  Who who;  ///< a person or a group
  PersonId by;
  Written reason;
  Instant at;
  bool counts = false;  ///< towards the quorum, having been added by a change manager; otherwise has to agree besides
  friend bool operator==(const AddedApprover&, const AddedApprover&) = default;
};
BOOST_DESCRIBE_STRUCT(AddedApprover, (), (who, by, reason, at, counts))

/// One person decides for another, in this approval only.
struct StandIn {
  PersonId from, to;
  PersonId by;  ///< who named them: `from`, or a change manager where `from` is away
  Written reason;
  Instant at;
  friend bool operator==(const StandIn&, const StandIn&) = default;
};
BOOST_DESCRIBE_STRUCT(StandIn, (), (from, to, by, reason, at))

/// What an approver wants to know before deciding. While one is open the approval is paused: nobody decides, no clock runs.
struct Question {
  std::int64_t number = 0;  ///< from 1, in the approval
  PersonId by;
  Written text;
  Instant at;
  std::optional<PersonId> answered_by;
  Written answer;
  std::optional<Instant> closed;  ///< answered, or withdrawn by who asked
  friend bool operator==(const Question&, const Question&) = default;
};
BOOST_DESCRIBE_STRUCT(Question, (), (number, by, text, at, answered_by, answer, closed))

/// What an approver made a condition of the approval ("yes, if the DBA is on the bridge"). It stands while that decision does, and
/// keeps the change before deployment until its owner, or who set it, says that it is met.
struct ApprovalCondition {
  std::int64_t number = 0;  ///< from 1, in the change
  std::string approval;     ///< key
  PersonId by;
  PersonId owner;
  Written text;
  Instant at;
  std::optional<Instant> met;
  std::optional<PersonId> met_by;
  Written note;  ///< how it was met
  friend bool operator==(const ApprovalCondition&, const ApprovalCondition&) = default;
};
BOOST_DESCRIBE_STRUCT(ApprovalCondition, (), (number, approval, by, owner, text, at, met, met_by, note))

/// The moments at which something happens by itself to a question that nobody decides. Nothing: never.
struct ApprovalClocks {
  std::optional<Instant> remind;  ///< the next reminder
  std::optional<Instant> escalate;
  std::optional<Instant> expire;
  friend bool operator==(const ApprovalClocks&, const ApprovalClocks&) = default;
};
BOOST_DESCRIBE_STRUCT(ApprovalClocks, (), (remind, escalate, expire))

struct Approval {
  std::string key, title, stage;
  std::int64_t visit = 0;      ///< the stage visit that asked it
  std::vector<Who> approvers;  ///< by rule; with `added` everybody who is asked
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
  std::vector<DecisionMade> earlier;    ///< withdrawn by edits, in order of time; they count for reports alone
  std::vector<std::string> rows;  ///< what the rows of approver rules that hold are called, "row 2" without a title
  std::string unclear;            ///< why the approver rules ask nobody, with the remedy; empty where they do
  std::vector<AddedApprover> added;
  std::vector<Who> excluded;
  std::vector<PersonId>
      seated;  ///< who was asked, for `all` and `percent`: who is gone is still needed, or stood in for
  std::vector<StandIn> stand_ins;
  std::vector<Question> questions;
  std::optional<Instant> paused;  ///< since when questions pause it
  ApprovalClocks clocks;
  std::vector<Who> escalate_to;
  std::optional<Instant> reminded, escalated;  ///< last
  std::int64_t reminders = 0;                  ///< how often people were reminded by itself since it was asked
  std::set<PersonId> told;                     ///< who was told that it waits for them
  friend bool operator==(const Approval&, const Approval&) = default;
};
BOOST_DESCRIBE_STRUCT(Approval, (),
                      (key, title, stage, visit, approvers, quorum, rejections, covers, covers_form, digest, due,
                       due_rule, overdue, state, asked, since, asked_again, decisions, earlier, rows, unclear, added,
                       excluded, seated, stand_ins, questions, paused, clocks, escalate_to, reminded, escalated,
                       reminders, told))

/// The oldest question that pauses an approval; null where none does.
[[nodiscard]] const Question* open_question(const Approval& approval);
/// Everybody who is asked: by rules, and by hand.
[[nodiscard]] std::vector<Who> everybody_asked(const Approval& approval);

}  // namespace sluice
