// A change as shown to one person: rendered from its state alone, so that an answer to a command shows exactly what the
// command made.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include <boost/describe.hpp>

#include "api/views/forms.h"
#include "api/views/people.h"
#include "api/views/risk.h"
#include "base/zone.h"
#include "domain/change/change.h"
#include "domain/change/waiting.h"

namespace sluice::api {

/// What the asker may do now; the words are those of domain/change/waiting.h.
struct PossibleView {
  std::string act;
  std::string target;
  std::string title;
  bool ready = true;  ///< false for advance and declare_outcome while gates are unmet: trying lists them
};
BOOST_DESCRIBE_STRUCT(PossibleView, (), (act, target, title, ready))

/// A step of the process, as far as the change has come.
enum class StageState { done, current, passed_over, to_come };
BOOST_DESCRIBE_ENUM(StageState, done, current, passed_over, to_come)
struct StageOnTrack {
  std::string key;
  std::string name;
  Phase phase = Phase::draft;
  StageState state = StageState::to_come;
  std::optional<Instant> entered;
  std::optional<Instant> left;
  bool passed_over = false;            ///< because it did not apply when the change came to it
  std::optional<ConditionsView> when;  ///< it is passed over unless this holds
};
BOOST_DESCRIBE_STRUCT(StageOnTrack, (), (key, name, phase, state, entered, left, passed_over, when))

struct ProcessRef {
  std::string key;
  std::string name;
  std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(ProcessRef, (), (key, name, version))

struct HoldView {
  PersonRef by;
  std::string reason;
  Instant since;
};
BOOST_DESCRIBE_STRUCT(HoldView, (), (by, reason, since))

/// A service that a change touches.
struct AffectedService {
  std::string key;
  std::string name;
  ServiceType type = ServiceType::application;
  Criticality criticality = Criticality::medium;
  std::vector<PersonRef> owners;
};
BOOST_DESCRIBE_STRUCT(AffectedService, (), (key, name, type, criticality, owners))

struct StakeholderView {
  std::optional<PersonRef> person;
  std::string name;
  std::string part;
};
BOOST_DESCRIBE_STRUCT(StakeholderView, (), (person, name, part))
[[nodiscard]] std::vector<StakeholderView> stakeholder_views(const ChangeFields& fields, const Directory& directory);

struct ChecklistItemView {
  std::string text;
  bool ticked = false;
};
BOOST_DESCRIBE_STRUCT(ChecklistItemView, (), (text, ticked))

struct TaskView {
  std::string id;
  std::string change;
  std::string key;
  std::string stage;
  std::string stage_name;
  std::string title;
  std::string description;
  std::optional<Duty> duty;
  TaskState state = TaskState::open;
  std::vector<PersonRef> candidates;
  std::vector<std::string> candidate_rules;
  std::optional<PersonRef> assignee;
  std::vector<ChecklistItemView> checklist;
  std::vector<std::string> after;
  std::optional<Instant> due;
  bool overdue = false;
  bool optional = false;
  OnClose on_close = OnClose::cascade;
  Instant since;
  Instant created;
  std::optional<PersonRef> done_by;
  std::string note;
  std::vector<PossibleView> possible;
};
BOOST_DESCRIBE_STRUCT(TaskView, (),
                      (id, change, key, stage, stage_name, title, description, duty, state, candidates, candidate_rules,
                       assignee, checklist, after, due, overdue, optional, on_close, since, created, done_by, note,
                       possible))

struct DecisionView {
  PersonRef by;
  Decision decision = Decision::approve;
  std::string comment;
  Instant at;
  std::vector<PersonRef> seats;  ///< whom they decided for, besides themself
  std::optional<std::int64_t> condition;
  bool mine = false;
};
BOOST_DESCRIBE_STRUCT(DecisionView, (), (by, decision, comment, at, seats, condition, mine))

/// Somebody who is asked and may not decide.
struct BarredView {
  PersonRef person;
  std::string why;
};
BOOST_DESCRIBE_STRUCT(BarredView, (), (person, why))

/// Somebody who may decide for somebody else.
struct StandInView {
  PersonRef from;
  PersonRef to;
  bool standing = false;  ///< by a delegation for a time, rather than for this approval
  std::optional<PersonRef> by;
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(StandInView, (), (from, to, standing, by, reason))

/// Somebody asked by hand.
struct AddedApproverView {
  std::string who;  ///< as in a process: "person:dana"
  std::string name;
  PersonRef by;
  std::string reason;
  Instant at;
  bool counts = false;  ///< towards the quorum; otherwise has to agree besides
};
BOOST_DESCRIBE_STRUCT(AddedApproverView, (), (who, name, by, reason, at, counts))

struct QuestionView {
  std::int64_t number = 0;
  PersonRef by;
  std::string text;
  Instant at;
  std::optional<PersonRef> answered_by;
  std::string answer;
  std::optional<Instant> closed;
};
BOOST_DESCRIBE_STRUCT(QuestionView, (), (number, by, text, at, answered_by, answer, closed))

struct ConditionView {
  std::int64_t number = 0;
  PersonRef by;
  PersonRef owner;
  std::string text;
  Instant at;
  std::optional<Instant> met;
  std::optional<PersonRef> met_by;
  std::string note;
};
BOOST_DESCRIBE_STRUCT(ConditionView, (), (number, by, owner, text, at, met, met_by, note))

struct ApprovalView {
  std::string key;
  std::string title;
  std::string stage;
  ApprovalState state = ApprovalState::asked;
  Quorum quorum;
  std::int64_t have = 0;             ///< people who approved
  std::int64_t need = 0;             ///< people who have to
  std::vector<PersonRef> approvers;  ///< entitled now
  std::vector<std::string> rules;
  std::vector<Field> covers;
  std::vector<std::string> covers_form;  ///< keys of form fields that it covers, too
  std::string digest;
  Instant asked;
  bool asked_again = false;
  std::optional<Instant> due;
  bool overdue = false;
  Instant since;
  bool rejected = false;  ///< by as many as it takes; stays so once the change was sent back and it was cancelled
  std::vector<DecisionView> decisions;
  std::vector<PersonRef> waiting_for;
  std::optional<std::string> nobody;  ///< why it cannot be granted as things are, and what to do
  std::vector<PossibleView> possible;
  std::vector<std::string> rows;  ///< what the rows of the approver rules that hold are called
  std::vector<std::string> excluded;
  std::vector<BarredView> barred;
  std::vector<StandInView> stand_ins;
  std::vector<AddedApproverView> added;
  std::vector<QuestionView> questions;
  bool paused = false;  ///< by a question
  std::vector<ConditionView> conditions;
  std::optional<Instant> remind;  ///< next
  std::optional<Instant> escalate;
  std::optional<Instant> expire;
  std::optional<Instant> reminded;  ///< last
  std::optional<Instant> escalated;
};
BOOST_DESCRIBE_STRUCT(ApprovalView, (),
                      (key, title, stage, state, quorum, have, need, approvers, rules, covers, covers_form, digest,
                       asked, asked_again, due, overdue, since, rejected, decisions, waiting_for, nobody, possible,
                       rows, excluded, barred, stand_ins, added, questions, paused, conditions, remind, escalate,
                       expire, reminded, escalated))

/// The catalog entry that a change was made from.
struct CatalogUseView {
  std::string key;
  std::string title;
  std::int64_t version = 0;
  std::vector<std::string> locked;  ///< fields, and keys of the form, that cannot be altered
};
BOOST_DESCRIBE_STRUCT(CatalogUseView, (), (key, title, version, locked))

/// What people wrote and named, and where the change stands. In three parts, as one struct has at most 52 members.
struct ChangeStanding {
  std::string id;
  std::int64_t version = 0;
  ProcessRef process;
  ChangeType type = ChangeType::normal;
  PersonRef requester;
  bool restricted = false;
  std::vector<NamedRef> visible_to;
  Phase phase = Phase::draft;
  std::string stage;
  std::string stage_name;
  std::vector<StageOnTrack> stages;
  std::optional<HoldView> hold;
  std::optional<Outcome> outcome;
  bool closing = false;  ///< it has ended, and closes when its child changes have
  std::optional<std::string> outcome_comment;
  std::optional<Magnitude> magnitude;
  std::optional<CatalogUseView> catalog;
};
BOOST_DESCRIBE_STRUCT(ChangeStanding, (),
                      (id, version, process, type, requester, restricted, visible_to, phase, stage, stage_name, stages,
                       hold, outcome, closing, outcome_comment, magnitude, catalog))

struct ChangeContent {
  std::string title;
  std::string description;
  std::string reason;
  std::vector<std::string> expected_results;
  std::vector<AffectedService> services;
  std::optional<Level> impact;
  std::optional<Level> urgency;
  std::optional<Priority> priority;
  std::optional<PlannedTime> planned_start;
  std::optional<PlannedTime> planned_end;
  std::string deployment_plan;
  std::string backout_plan;
  std::string test_plan;
  std::string communication_plan;
  std::vector<std::string> tags;
  std::vector<StakeholderView> stakeholders;
  std::vector<PersonRef> verifiers;
  std::optional<PersonRef> developer;
  std::optional<PersonRef> test_lead;
  std::optional<PersonRef> deployer;
  PersonRef owner;
  std::vector<AnsweredField> form;  ///< the fields of the process' own form, with the answers
};
BOOST_DESCRIBE_STRUCT(ChangeContent, (),
                      (title, description, reason, expected_results, services, impact, urgency, priority, planned_start,
                       planned_end, deployment_plan, backout_plan, test_plan, communication_plan, tags, stakeholders,
                       verifiers, developer, test_lead, deployer, owner, form))

struct ChangeView : ChangeStanding, ChangeContent {
  RiskView risk;
  std::vector<PersonRef> watchers;
  Instant created;
  Instant updated;
  std::optional<Instant> closed;
  std::vector<UnmetView> waiting;
  std::vector<PossibleView> possible;
  std::vector<TaskView> tasks;
  std::vector<ApprovalView> approvals;
  std::int64_t links = 0;  ///< how many; GET …/links lists them
};
BOOST_DESCRIBE_STRUCT(ChangeView, (ChangeStanding, ChangeContent),
                      (risk, watchers, created, updated, closed, waiting, possible, tasks, approvals, links))

/// Everything that a change is rendered from: its state, who looks at it, and the facts of that moment.
struct Shown {
  const Change& change;
  const ProcessVersion& process;
  const Directory& directory;
  const Actor& actor;
  const Zone& zone;
  Instant now;
};

[[nodiscard]] ChangeView change_view(const Shown& shown);
/// All tasks in order of creation, or one; `possible` from possible_views.
[[nodiscard]] std::vector<TaskView> task_views(const Shown& shown, const std::vector<Possible>& possible);
[[nodiscard]] TaskView task_view(const Shown& shown, const Task& task, const std::vector<Possible>& possible);
/// The newest asking of each approval, in order of asking.
[[nodiscard]] std::vector<ApprovalView> approval_views(const Shown& shown, const std::vector<Possible>& possible);
[[nodiscard]] ApprovalView approval_view(const Shown& shown, const Approval& approval,
                                         const std::vector<Possible>& possible);
/// What the actor may do on the change and its parts now.
[[nodiscard]] std::vector<Possible> possible_on(const Shown& shown);

}  // namespace sluice::api
