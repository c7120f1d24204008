// A process: the versioned model that says how changes run (ITIL 4, Change Enablement: change model). Plain data, read
// from YAML by definition/, checked by check.h, immutable once published.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <boost/describe.hpp>

#include "base/id.h"
#include "domain/change/outcome.h"
#include "domain/process/conditions.h"
#include "domain/process/form.h"

namespace sluice {

/// The nine fixed kinds of stage, in their only order. Reports, the board and permissions speak of phases.
enum class Phase { draft, assessment, authorization, build, release, deployment, verification, review, closed };
BOOST_DESCRIBE_ENUM(Phase, draft, assessment, authorization, build, release, deployment, verification, review, closed)

/// The type of a change, given by its process (ITIL 4: standard, normal, emergency change).
enum class ChangeType { standard, normal, emergency, contingency };
BOOST_DESCRIBE_ENUM(ChangeType, standard, normal, emergency, contingency)

/// How a change leaves a stage once its gates hold: by itself, or by a person.
enum class Advance { auto_, manual };
BOOST_DESCRIBE_ENUM(Advance, auto_, manual)

/// What somebody did on a change; separation of duties is about these.
enum class Duty { request, assess, develop, test, approve, deploy, review };
BOOST_DESCRIBE_ENUM(Duty, request, assess, develop, test, approve, deploy, review)

/// In what way a rule finds people.
enum class WhoKind {
  person,     ///< a person by sign-in name
  group,      ///< the members of a group, by its key
  role,       ///< everybody who holds a role
  field,      ///< who is named in a field of the change: developer, test_lead, deployer, verifiers, a form field
  did,        ///< who did the task with this key on this change
  owner,      ///< the change's owner
  requester,  ///< the change's requester
  owners,     ///< the owners of the affected services
  manager,    ///< the requester's manager
  watchers,   ///< everybody who follows the change; only to be told something
  owners_of_dependents,  ///< the owners of the services that depend on an affected one, at any remove
  decided,               ///< who made a decision in force in the approval with this key on this change
};
BOOST_DESCRIBE_ENUM(WhoKind, person, group, role, field, did, owner, requester, owners, manager, watchers,
                    owners_of_dependents, decided)

/// A rule that finds people: written `owner`, `group:cab`, `role:change_manager`, `field:developer`, `did:build`.
struct Who {
  WhoKind kind = WhoKind::owner;
  std::string key{};
  friend bool operator==(const Who&, const Who&) = default;
};
BOOST_DESCRIBE_STRUCT(Who, (), (kind, key))

/// What a due date counts from.
enum class Anchor { entered, planned_start, planned_end, deployed };
BOOST_DESCRIBE_ENUM(Anchor, entered, planned_start, planned_end, deployed)
/// Units of due dates; `working_days` are Monday to Friday in the organisation's zone.
enum class DueUnit { minutes, hours, days, working_days };
BOOST_DESCRIBE_ENUM(DueUnit, minutes, hours, days, working_days)

/// A due date relative to an anchor: `+2wd` (after the stage was entered), `start-12d`, `end+1h`, `deployed+90d`.
struct Due {
  Anchor anchor = Anchor::entered;
  std::int64_t amount = 0;  ///< -100,000 to 100,000
  DueUnit unit = DueUnit::working_days;
  friend bool operator==(const Due&, const Due&) = default;
};
BOOST_DESCRIBE_STRUCT(Due, (), (anchor, amount, unit))

/// What happens to a task that is still open when its change closes.
enum class OnClose {
  block,      ///< the change cannot close
  cascade,    ///< it is closed with it
  hand_over,  ///< it goes on without the change, with the person who has it
};
BOOST_DESCRIBE_ENUM(OnClose, block, cascade, hand_over)

/// What a task that failed does to its change.
enum class OnFail {
  hold,    ///< the change stays where it is until the task is done all the same
  fail,    ///< the change has failed: cancelled before deployment, unsuccessful from then on
  back,    ///< the change goes back along its stage's first way back
  ignore,  ///< nothing: the change goes on without it
};
BOOST_DESCRIBE_ENUM(OnFail, hold, fail, back, ignore)

/// How one of the people whom the rules find is chosen.
enum class AssignBy {
  taking,       ///< nobody is: one of them takes it
  least_busy,   ///< who has the fewest open tasks
  round_robin,  ///< who was given one the longest ago
};
BOOST_DESCRIBE_ENUM(AssignBy, taking, least_busy, round_robin)

/// A task that a stage creates.
struct TaskTemplate {
  std::string key;  ///< unique in the process
  std::string title;
  std::string description;         ///< Markdown
  std::optional<Duty> duty;        ///< empty: gives no duty
  std::vector<Who> assignee;       ///< who may take it; all rules together. One person found: assigned to them
  std::vector<std::string> after;  ///< keys of tasks of the same stage that come first
  std::vector<std::string> checklist;
  std::optional<Due> due;
  bool optional = false;  ///< may be skipped with a reason
  OnClose on_close = OnClose::cascade;
  std::optional<OnFail> on_fail;      ///< empty: hold
  std::optional<AssignBy> assign_by;  ///< empty: taking
  std::optional<Conditions> when;     ///< there is such a task only while this holds
  friend bool operator==(const TaskTemplate&, const TaskTemplate&) = default;
};
BOOST_DESCRIBE_STRUCT(TaskTemplate, (),
                      (key, title, description, duty, assignee, after, checklist, due, optional, on_close, on_fail,
                       assign_by, when))

/// When an approval is granted.
enum class QuorumKind {
  all,          ///< everybody entitled
  any,          ///< one person
  at_least,     ///< `count` distinct people
  one_of_each,  ///< an owner of each affected service; only with the approvers `owners`
  percent,      ///< `count` percent of everybody entitled, rounded up
};
BOOST_DESCRIBE_ENUM(QuorumKind, all, any, at_least, one_of_each, percent)
struct Quorum {
  QuorumKind kind = QuorumKind::any;
  std::int64_t count = 1;  ///< for at_least and percent: 1 to 100
  friend bool operator==(const Quorum&, const Quorum&) = default;
};
BOOST_DESCRIBE_STRUCT(Quorum, (), (kind, count))

/// The fields of a change that a process, an edit and an approval's coverage speak of.
enum class Field {
  title,
  description,
  reason,
  expected_results,
  services,
  impact,
  urgency,
  planned_start,
  planned_end,
  deployment_plan,
  backout_plan,
  test_plan,
  communication_plan,
  tags,
  stakeholders,
  verifiers,
  developer,
  test_lead,
  deployer,
  owner,
  form,  ///< all answers in the process' own form
  risk,  ///< a gate: the questions about it are answered; an approval: it is withdrawn when the risk rises
};
BOOST_DESCRIBE_ENUM(Field, title, description, reason, expected_results, services, impact, urgency, planned_start,
                    planned_end, deployment_plan, backout_plan, test_plan, communication_plan, tags, stakeholders,
                    verifiers, developer, test_lead, deployer, owner, form, risk)

/// Which rows of approver rules count (DMN's hit policies FIRST and COLLECT).
enum class RowMatch {
  first,  ///< the first one that holds
  all,    ///< every one that holds, together
};
BOOST_DESCRIBE_ENUM(RowMatch, first, all)

/// One row: whom it asks where its condition is known to hold.
struct ApproverRow {
  std::string title{};               ///< what people call it; may be empty
  std::optional<Conditions> when{};  ///< empty: always holds, as for a last row
  std::vector<Who> approvers{};
  std::optional<Quorum> quorum{};            ///< instead of the approval's; of several rows the first that names one
  std::optional<std::int64_t> rejections{};  ///< instead of the approval's, likewise
  friend bool operator==(const ApproverRow&, const ApproverRow&) = default;
};
BOOST_DESCRIBE_STRUCT(ApproverRow, (), (title, when, approvers, quorum, rejections))

/// Ordered decisions over the change: who is asked. They are looked at anew as long as the question is not decided. While a
/// condition that is reached is not known, or none holds, nobody can decide, and the change says why.
struct ApproverRules {
  RowMatch match = RowMatch::first;
  std::vector<ApproverRow> rows{};
  friend bool operator==(const ApproverRules&, const ApproverRules&) = default;
};
BOOST_DESCRIBE_STRUCT(ApproverRules, (), (match, rows))

/// When something is done by itself about a question that nobody decides: at a due date, or never.
struct Timer {
  std::optional<Due> at{};  ///< empty: never
  friend bool operator==(const Timer&, const Timer&) = default;
};
BOOST_DESCRIBE_STRUCT(Timer, (), (at))

/// One question put to approvers when the stage is entered, or once the tasks in `after` are done.
struct ApprovalTemplate {
  std::string key;  ///< unique in the process
  std::string title;
  std::vector<Who> approvers;  ///< all rules together; a person in two seats decides once
  Quorum quorum;
  std::int64_t rejections = 1;     ///< so many rejections reject it; 1: any rejection vetoes
  std::vector<Field> covers;       ///< an edit of one of these withdraws it
  std::vector<std::string> after;  ///< keys of tasks of the same stage
  std::optional<Due> due;
  std::vector<std::string> covers_form;  ///< keys of form fields that it covers, too
  std::optional<Conditions> when;        ///< it is asked only while this holds
  std::optional<ApproverRules>
      approver_rules{};  ///< more approvers, by conditions; `approvers` are asked whatever they say
  std::optional<std::vector<Who>> excluded{};                 ///< found by these: may not decide it
  std::optional<std::vector<std::string>> after_approvals{};  ///< keys of approvals of the same stage, granted first
  std::optional<Timer> remind{};                  ///< empty: 1 working day after it was asked, then each working day
  std::optional<Timer> escalate{};                ///< empty: 2 working days after it was asked
  std::optional<std::vector<Who>> escalate_to{};  ///< who is told; empty: the change managers
  std::optional<Timer> expire{};                  ///< into not granted; empty: 10 working days after it was asked
  friend bool operator==(const ApprovalTemplate&, const ApprovalTemplate&) = default;
};
BOOST_DESCRIBE_STRUCT(ApprovalTemplate, (),
                      (key, title, approvers, quorum, rejections, covers, after, due, covers_form, when, approver_rules,
                       excluded, after_approvals, remind, escalate, escalate_to, expire))

/// A condition on leaving a stage.
enum class GateKind {
  tasks_done,          ///< every task of the stage is done, or skipped where that is allowed
  approved,            ///< the approval `key` is granted
  fields,              ///< the fields in `fields` are filled in
  outcome_declared,    ///< the outcome has been declared
  window_open,         ///< the planned start has come
  related,             ///< every linked change or ticket of the kind `link` has come as far as `state`
  children_done,       ///< every child change is closed
  contingencies_done,  ///< what each contingency has to do before the change may close is done
  conditions_met,      ///< every condition on which somebody approved is met
  pre_approved,        ///< the catalog entry that the change was made from is in force
};
BOOST_DESCRIBE_ENUM(GateKind, tasks_done, approved, fields, outcome_declared, window_open, related, children_done,
                    contingencies_done, conditions_met, pre_approved)

/// In what way a change is related to another, or to a ticket elsewhere.
enum class LinkKind {
  depends_on,
  blocks,  ///< the other side of depends_on
  duplicates,
  duplicated_by,
  caused_by,
  causes,
  fixes,
  fixed_by,
  follow_up_of,
  followed_up_by,
  part_of,
  parent_of,        ///< the other side of part_of
  contingency_of,   ///< made by Sluice alone, when a contingency is started
  has_contingency,  ///< the other side of contingency_of
};
BOOST_DESCRIBE_ENUM(LinkKind, depends_on, blocks, duplicates, duplicated_by, caused_by, causes, fixes, fixed_by,
                    follow_up_of, followed_up_by, part_of, parent_of, contingency_of, has_contingency)
/// How far related work has to be.
enum class RelatedState { authorized, deployed, closed, successful };
BOOST_DESCRIBE_ENUM(RelatedState, authorized, deployed, closed, successful)

struct Gate {
  GateKind kind = GateKind::tasks_done;
  std::string key{};                       ///< for `approved`
  std::vector<Field> fields{};             ///< for `fields`
  std::vector<std::string> form_fields{};  ///< for `fields`: keys of form fields
  std::optional<LinkKind> link{};          ///< for `related`
  std::optional<RelatedState> state{};     ///< for `related`
  friend bool operator==(const Gate&, const Gate&) = default;
};
BOOST_DESCRIBE_STRUCT(Gate, (), (kind, key, fields, form_fields, link, state))

/// A way back along which a change may be sent.
struct BackEdge {
  std::string to;             ///< key of an earlier stage
  std::string title;          ///< how the button is called; may be empty
  bool on_rejection = false;  ///< a rejected approval of this stage takes it by itself
  friend bool operator==(const BackEdge&, const BackEdge&) = default;
};
BOOST_DESCRIBE_STRUCT(BackEdge, (), (to, title, on_rejection))

/// In what order a stage creates its tasks.
enum class TaskOrder { at_once, in_sequence };
BOOST_DESCRIBE_ENUM(TaskOrder, at_once, in_sequence)

/// A step of a process.
struct Stage {
  std::string key;
  std::string name;
  Phase phase = Phase::draft;  ///< any but closed, which follows the last stage by itself
  Advance advance = Advance::auto_;
  std::string advance_title;  ///< for manual: how the act is called, such as "Submit"
  TaskOrder order = TaskOrder::at_once;
  std::vector<TaskTemplate> tasks;
  std::vector<ApprovalTemplate> approvals;
  std::vector<Gate> gates;
  std::vector<BackEdge> back;
  std::optional<Conditions> when;  ///< it is entered only if this holds then, and passed over otherwise
  friend bool operator==(const Stage&, const Stage&) = default;
};
BOOST_DESCRIBE_STRUCT(Stage, (), (key, name, phase, advance, advance_title, order, tasks, approvals, gates, back, when))

/// Who starts a contingency.
enum class StartBy {
  itself,  ///< Sluice, once such an outcome is declared
  hand,    ///< a person to whom it is offered
};
BOOST_DESCRIBE_ENUM(StartBy, itself, hand)

/// A process that a bad outcome starts (ISO 22301: planned response to a disruption). The run is a change of its own.
struct ContingencyTemplate {
  std::string process;             ///< key of the process that it runs by
  std::vector<Outcome> on;         ///< the outcomes that call it; empty for what is only offered
  std::optional<StartBy> start;    ///< empty: itself
  std::optional<LinkKind> link;    ///< a link from the run to the change besides `contingency_of`, such as `fixes`
  std::optional<Conditions> when;  ///< it is started by itself only where this is known to hold
  friend bool operator==(const ContingencyTemplate&, const ContingencyTemplate&) = default;
};
BOOST_DESCRIBE_STRUCT(ContingencyTemplate, (), (process, on, start, link, when))

/// What a rule listens to.
enum class RuleEvent {
  created,
  stage_entered,
  sent_back,  ///< by a person, a rejection or a failed task; the stage that it came to is entered, too
  held,
  resumed,
  edited,
  window_moved,  ///< the planned start or end
  task_done,
  task_failed,
  task_overdue,
  approval_granted,
  approval_rejected,
  approval_overdue,
  outcome_declared,
  commented,
  closed,
};
BOOST_DESCRIBE_ENUM(RuleEvent, created, stage_entered, sent_back, held, resumed, edited, window_moved, task_done,
                    task_failed, task_overdue, approval_granted, approval_rejected, approval_overdue, outcome_declared,
                    commented, closed)

enum class RuleAct { notify, add_approver, create_task, set_field, call_webhook };
BOOST_DESCRIBE_ENUM(RuleAct, notify, add_approver, create_task, set_field, call_webhook)

/// One thing that a rule does; `act` says which of the others it reads.
struct RuleAction {
  RuleAct act = RuleAct::notify;
  std::vector<Who> people{};           ///< whom it tells, or adds as approvers
  std::string text{};                  ///< what it tells; may be empty for call_webhook
  std::string approval{};              ///< key of the approval that approvers are added to
  std::optional<TaskTemplate> task{};  ///< what it creates, without `after` and `when`
  std::string field{};                 ///< what it sets: a built-in field or the key of a form field
  std::vector<std::string> values{};   ///< … to this, written as in a condition; several for what holds several
  std::string webhook{};               ///< key of the destination that it calls
  friend bool operator==(const RuleAction&, const RuleAction&) = default;
};
BOOST_DESCRIBE_STRUCT(RuleAction, (), (act, people, text, approval, task, field, values, webhook))

/// On an event, if the conditions are known to hold, does what its actions say, in their order, in one append with it.
struct Rule {
  std::string key{};    ///< unique among the rules
  std::string title{};  ///< what the history calls it; empty: its key
  RuleEvent on = RuleEvent::created;
  std::vector<std::string> of{};  ///< keys of stages, tasks, approvals or fields that the event is about; empty: any
  std::optional<Conditions> when{};
  std::vector<RuleAction> actions{};
  friend bool operator==(const Rule&, const Rule&) = default;
};
BOOST_DESCRIBE_STRUCT(Rule, (), (key, title, on, of, when, actions))

/// A process as published: its stages in order. Bounds: 40 stages, 200 tasks, 50 approvals, 20 contingencies, 50 rules.
struct Process {
  std::string key;  ///< lower-case words joined by "-": `normal`
  std::string name;
  ChangeType type = ChangeType::normal;
  std::string summary;       ///< one sentence for its card
  std::string when_to_use;   ///< when to take it rather than another
  std::string usual_length;  ///< "2 to 6 weeks"
  std::vector<FormField> form;
  std::vector<Stage> stages;
  std::optional<std::vector<ContingencyTemplate>> contingencies;  ///< empty: none; contingencies_of() reads it
  std::optional<std::vector<Rule>> rules;                         ///< empty: none; rules_of() reads it
  friend bool operator==(const Process&, const Process&) = default;
};
BOOST_DESCRIBE_STRUCT(Process, (),
                      (key, name, type, summary, when_to_use, usual_length, form, stages, contingencies, rules))

/// The stage of that key; null where there is none.
[[nodiscard]] const Stage* find_stage(const Process& process, std::string_view key);
/// The position of a stage, from 0; the number of stages for "closed" or an unknown key.
[[nodiscard]] std::size_t stage_position(const Process& process, std::string_view key);
/// The template of an approval, in whatever stage; null where there is none.
[[nodiscard]] const ApprovalTemplate* find_approval_template(const Process& process, std::string_view key);
/// Whether a gate of it asks for pre-approval, so that its changes are made from the catalog.
[[nodiscard]] bool asks_for_pre_approval(const Process& process);
/// The templates of all tasks: those of its stages in order, then those that its rules create.
[[nodiscard]] std::vector<const TaskTemplate*> task_templates_of(const Process& process);
/// The keys of all these tasks.
[[nodiscard]] std::vector<std::string> task_keys_of(const Process& process);
/// The keys of all approvals, in the order of the stages.
[[nodiscard]] std::vector<std::string> approval_keys_of(const Process& process);
/// What a process names as its contingencies, in its order.
[[nodiscard]] const std::vector<ContingencyTemplate>& contingencies_of(const Process& process);
/// Its rules, in its order.
[[nodiscard]] const std::vector<Rule>& rules_of(const Process& process);
/// What people call a rule: its title, or its key where it has none.
[[nodiscard]] const std::string& called(const Rule& rule);
/// How a rule that finds people is written: `group:cab`, `owner`.
[[nodiscard]] std::string written_form(const Who& who);

}  // namespace sluice
