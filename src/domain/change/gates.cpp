#include "domain/change/gates.h"

#include <set>

#include "base/capital.h"
#include "base/described.h"
#include "domain/access/permission.h"
#include "domain/approval/tally.h"
#include "domain/catalog/check.h"
#include "domain/change/applies.h"
#include "domain/change/contingencies.h"
#include "domain/change/related.h"
#include "domain/risk/assess.h"
#include "domain/task/rules.h"

namespace sluice {

namespace {

/// What the checks share.
struct Look {
  const Change& change;
  const Directory& directory;
  const Process& process;
  const Stage& stage;
  Instant now;
  Instant entered;
  std::vector<Unmet> unmet;
};

std::string titles_of(const std::vector<TaskId>& tasks, const Change& change) {
  std::string titles;
  for (const TaskId id : tasks) {
    const Task* task = find_task(change, id);
    if (task == nullptr || is_settled(task->state)) continue;
    titles += fmt::format("{}{} {}", titles.empty() ? "" : ", ", shown(id), task->title.text);
  }
  return titles;
}

std::string how_task_stands(const Task& task, const std::vector<PersonId>& people, const Look& look) {
  const auto whom = names_of(people, look.directory);
  if (task.state == TaskState::failed)
    return fmt::format("Failed: {}. Reopen it{}.", task.note.text.empty() ? "no reason kept" : task.note.text,
                       look.stage.back.empty() ? "" : ", or send the change back");
  if (task.state == TaskState::blocked || !open_before(task.after, look.change).empty())
    return fmt::format("Blocked: comes after {}.", titles_of(task.after, look.change));
  if (people.empty())
    return fmt::format("Assigned to nobody. {}", task.candidates.empty()
                                                     ? "Assign it to somebody."
                                                     : why_nobody(task.candidates, look.change, look.directory));
  if (task.assignee && !acting_assignee(task, look.directory))
    return fmt::format("{} is disabled: {} can take it.", look.directory.name_of(*task.assignee), whom);
  if (!task.assignee) return fmt::format("Not taken yet: {} can.", whom);
  return fmt::format("{} with {}.", task.state == TaskState::in_progress ? "Under way" : "Waiting to be started", whom);
}

std::vector<PersonId> people_for(const Task& task, const Look& look) {
  if (const auto person = acting_assignee(task, look.directory)) return {*person};
  return takers_of(task, look.change, look.directory);
}

void look_at_task(Look& look, const Task& task, const char* gate) {
  const auto people = people_for(task, look);
  Unmet one{.gate = gate,
            .key = shown(task.id),
            .title = task.title.text,
            .people = people,
            .since = task.since,
            .due = task.due};
  one.detail = how_task_stands(task, people, look);
  // Where nobody can do it, somebody has to be named who does.
  if (people.empty()) one.people = holders(ChangeRight::manage_tasks, look.change, look.directory);
  look.unmet.push_back(std::move(one));
}

void look_at_uncreated(Look& look, const TaskTemplate& one, const char* gate) {
  if (task_of_visit(look.change, one.key) != nullptr) return;
  if (!applies(one.when, look.change, look.directory, look.process)) return;
  look.unmet.push_back({.gate = gate,
                        .key = one.key,
                        .title = one.title,
                        .since = look.entered,
                        .detail = "Is created when the tasks before it are done."});
}

void look_at_tasks(Look& look) {
  for (const Task& task : look.change.tasks)
    if (task.visit == look.change.visit() && !lets_go_on(task, look.change)) look_at_task(look, task, "tasks_done");
  for (const TaskTemplate& one : look.stage.tasks) look_at_uncreated(look, one, "tasks_done");
}

void add(std::vector<PersonId>& people, const std::vector<PersonId>& more) {
  for (const PersonId one : more)
    if (std::ranges::find(people, one) == people.end()) people.push_back(one);
}

/// What ends a rejection: who rejected takes it back, somebody sends the change back, or edits what was rejected.
void tell_rejection(const Look& look, const Approval& approval, Unmet& one) {
  std::vector<PersonId> rejecters;
  for (const DecisionMade& made : approval.decisions)
    if (made.decision == Decision::reject) rejecters.push_back(made.by);
  const bool can_go_back = !look.stage.back.empty();
  one.people = rejecters;
  if (can_go_back) add(one.people, holders(ChangeRight::send_back, look.change, look.directory));
  add(one.people, holders(ChangeRight::edit, look.change, look.directory));
  one.detail = fmt::format("Rejected by {}. {}dit what it covers to ask again, or let them withdraw it.",
                           names_of(rejecters, look.directory), can_go_back ? "Send the change back, e" : "E");
}

void tell_expiry(const Look& look, Unmet& one) {
  one.people = holders(ChangeRight::manage_tasks, look.change, look.directory);
  one.detail = "Not granted in time. The owner or a change manager asks again.";
}

void tell_question(const Look& look, const Question& question, Unmet& one) {
  one.people = holders(ChangeRight::edit, look.change, look.directory);
  one.since = question.at;
  one.detail = fmt::format("Paused by a question of {}: “{}” Whoever may edit the change answers it.",
                           look.directory.name_of(question.by), question.text.text);
}

void look_at_asked(Look& look, const Approval& approval) {
  const Tally counted = tally(approval, look.change, look.directory, look.now);
  Unmet one{.gate = "approved",
            .key = approval.key,
            .title = approval.title,
            .have = counted.have,
            .need = counted.need,
            .people = counted.undecided,
            .since = approval.asked,
            .due = approval.due};
  if (approval.state == ApprovalState::rejected) tell_rejection(look, approval, one);
  else if (approval.state == ApprovalState::expired) tell_expiry(look, one);
  else if (const Question* question = open_question(approval)) tell_question(look, *question, one);
  else if (!counted.obstacle.empty()) one.detail = counted.obstacle;
  else
    one.detail = fmt::format("{} of {}: waiting for {}{}.", counted.have, counted.need,
                             names_of(counted.undecided, look.directory),
                             approval.asked_again ? "; asked again after an edit" : "");
  look.unmet.push_back(std::move(one));
}

/// Tasks that have to be done, made or not, with all that comes before them.
struct Needed {
  std::set<std::string> keys{};  ///< of templates of the stage
  std::set<TaskId> tasks{};
};

void add_needed(Needed& needed, const Task& task, const Look& look) {
  if (!needed.tasks.insert(task.id).second) return;
  for (const Task* before : open_before(task.after, look.change)) add_needed(needed, *before, look);
}

void add_needed(Needed& needed, const std::vector<std::string>& keys, const Look& look) {
  const auto& templates = look.stage.tasks;
  for (auto one = templates.begin(); one != templates.end(); ++one) {
    if (std::ranges::find(keys, one->key) == keys.end() || !needed.keys.insert(one->key).second) continue;
    const Task* task = task_of_visit(look.change, one->key);
    if (task != nullptr && !lets_go_on(*task, look.change)) add_needed(needed, *task, look);
    if (task != nullptr) continue;
    auto before = one->after;
    if (look.stage.order == TaskOrder::in_sequence)
      for (auto earlier = templates.begin(); earlier != one; ++earlier) before.push_back(earlier->key);
    add_needed(needed, before, look);
  }
}

/// A gate tasks_done tells the tasks of the present visit anyway.
void look_at_needed(Look& look, const Needed& needed, const char* gate) {
  const bool told = has_gate(look.stage, GateKind::tasks_done);
  for (const Task& task : look.change.tasks)
    if (needed.tasks.contains(task.id) && !(told && task.visit == look.change.visit())) look_at_task(look, task, gate);
  for (const TaskTemplate& one : look.stage.tasks)
    if (needed.keys.contains(one.key) && !told) look_at_uncreated(look, one, gate);
}

void look_at_approvals(Look& look) {
  Needed first;
  for (const ApprovalTemplate& one : look.stage.approvals) {
    if (approval_of_visit(look.change, one.key) != nullptr ||
        !applies(one.when, look.change, look.directory, look.process))
      continue;
    add_needed(first, one.after, look);
    look.unmet.push_back({.gate = "approved",
                          .key = one.key,
                          .title = one.title,
                          .need = std::max<std::int64_t>(1, one.quorum.count),
                          .since = look.entered,
                          .detail = one.after_approvals ? "Is asked when the approvals before it are granted."
                                                        : "Is asked when the tasks before it are done."});
  }
  look_at_needed(look, first, "tasks_done");
  for (const Approval& one : look.change.approvals)
    if (one.state != ApprovalState::granted && one.state != ApprovalState::cancelled) look_at_asked(look, one);
}

std::string how_condition_stands(const ApprovalCondition& one, const Look& look) {
  const auto owner = look.directory.name_of(one.owner);
  const auto of = fmt::format("{} approved on this condition: “{}”.", look.directory.name_of(one.by), one.text.text);
  if (look.directory.is_enabled(one.owner)) return fmt::format("{} {} says when it is met.", of, owner);
  return fmt::format("{} {} is disabled; a change manager hands it to somebody else.", of, owner);
}

void look_at_conditions(Look& look) {
  for (const ApprovalCondition& one : look.change.conditions) {
    if (one.met) continue;
    std::vector<PersonId> people;
    for (const PersonId person : {one.owner, one.by})
      if (look.directory.is_enabled(person)) add(people, {person});
    if (people.empty()) people = holders(ChangeRight::manage_tasks, look.change, look.directory);
    look.unmet.push_back({.gate = "conditions_met",
                          .key = fmt::format("condition-{}", one.number),
                          .title = "Condition of an approval",
                          .people = std::move(people),
                          .since = one.at,
                          .detail = how_condition_stands(one, look)});
  }
}

/// Where its process names no such gate, an unmet condition keeps a change from deployment, from going on there, and from closing.
bool conditions_count(const Look& look, const Stage* next) {
  return has_gate(look.stage, GateKind::conditions_met) || next == nullptr || next->phase >= Phase::deployment;
}

std::string remedy_of(Field field) {
  if (field == Field::expected_results) return "none yet; name at least one that somebody can check";
  if (field == Field::services) return "none yet; name what the change touches";
  if (field == Field::verifiers) return "nobody named; name who will try the result";
  if (field == Field::stakeholders) return "none yet; name who is affected";
  if (field == Field::developer || field == Field::test_lead || field == Field::deployer) return "nobody named";
  if (field == Field::impact || field == Field::urgency) return "not chosen yet";
  if (field == Field::risk) return "some of its questions have no answer yet";
  return "not filled in yet";
}

void look_at_answer(Look& look, const FormField& field) {
  look.unmet.push_back({.gate = "fields",
                        .key = field.key,
                        .title = field.name,
                        .people = holders(ChangeRight::edit, look.change, look.directory),
                        .since = look.entered,
                        .detail = fmt::format("{}: not answered yet.", field.name)});
}

/// What the form asks for has to be there when the first stage is left, or where a gate names it.
void look_at_form(Look& look) {
  if (&look.stage != &look.process.stages.front()) return;
  for (const FormField* field : unanswered(look.change, look.directory, look.process)) look_at_answer(look, *field);
}

void look_at_form_gate(Look& look, const Gate& gate) {
  for (const FormField& field : look.process.form) {
    const bool named = std::ranges::find(gate.form_fields, field.key) != gate.form_fields.end();
    const bool told = field.required && &look.stage == &look.process.stages.front();
    if (!named || told || look.change.fields.form.contains(field.key)) continue;
    if (is_shown(field, look.change, look.directory, look.process)) look_at_answer(look, field);
  }
}

/// Where nobody looks at the sources, as in a trial of a process, no questions are asked.
bool is_risk_answered(const Look& look) {
  return !look.change.risk.assessed || look.change.risk.assessed->sources.empty() ||
         unanswered_questions(look.change.risk, risk_policy_of(look.directory).policy).empty();
}

void look_at_fields(Look& look, const Gate& gate) {
  look_at_form_gate(look, gate);
  for (const Field field : gate.fields) {
    if (field == Field::risk ? is_risk_answered(look) : filled(look.change.fields, field)) continue;
    const auto name = capital(name_of(field));
    look.unmet.push_back({.gate = "fields",
                          .key = std::string{word(field)},
                          .title = name,
                          .people = holders(ChangeRight::edit, look.change, look.directory),
                          .since = look.entered,
                          .detail = fmt::format("{}: {}.", name, remedy_of(field))});
  }
}

void look_at_window(Look& look) {
  const auto& start = look.change.fields.planned_start;
  if (start && start->at <= look.now) return;
  const auto people = holders(ChangeRight::edit, look.change, look.directory);
  if (!start) {
    look.unmet.push_back({.gate = "window_open",
                          .key = "planned_start",
                          .title = "Planned start",
                          .people = people,
                          .since = look.entered,
                          .detail = "No planned start; name one."});
    return;
  }
  look.unmet.push_back({.gate = "window_open",
                        .key = "planned_start",
                        .title = "Planned start",
                        .people = {},
                        .since = look.entered,
                        .due = start->at,
                        .detail = fmt::format("The window opens {}.", planned_in_words(*start))});
}

void look_at_outcome(Look& look) {
  if (look.change.outcome) return;
  look.unmet.push_back({.gate = "outcome_declared",
                        .key = "outcome",
                        .title = "Outcome",
                        .people = holders(ChangeRight::outcome, look.change, look.directory),
                        .since = look.entered,
                        .detail = "The outcome is not declared yet; its owner or a change manager declares it."});
}

void look_at_hold(Look& look) {
  if (!look.change.hold) return;
  look.unmet.push_back({.gate = "on_hold",
                        .key = "",
                        .title = "On hold",
                        .people = holders(ChangeRight::hold, look.change, look.directory),
                        .since = look.change.hold->since,
                        .detail = fmt::format("On hold by {}: {}", look.directory.name_of(look.change.hold->by),
                                              look.change.hold->reason.text)});
}

/// Whether an open task keeps its change from closing: one that blocks, and one to be handed over that nobody has.
bool keeps_from_closing(const Task& task, const Look& look) {
  if (!is_open(task.state)) return false;
  if (task.on_close == OnClose::hand_over) return !acting_assignee(task, look.directory);
  return task.on_close == OnClose::block && !lets_go_on(task, look.change);
}

/// What has to be there before a change closes, whatever its process says.
void look_at_closing(Look& look, OutcomeGate outcome) {
  Needed needed;
  for (const Task& task : look.change.tasks)
    if (keeps_from_closing(task, look)) add_needed(needed, task, look);
  for (const TaskTemplate& one : look.stage.tasks)
    if (one.on_close == OnClose::block) add_needed(needed, std::vector{one.key}, look);
  look_at_needed(look, needed, "children_done");
  const bool listed = std::ranges::any_of(look.unmet, [](const Unmet& one) { return one.gate == "outcome_declared"; });
  if (!listed && outcome == OutcomeGate::counts) look_at_outcome(look);
}

void keep(Look& look, std::vector<Unmet> unmet) { std::ranges::move(unmet, std::back_inserter(look.unmet)); }

void look_at(Look& look, const Gate& gate, OutcomeGate outcome) {
  switch (gate.kind) {
    case GateKind::tasks_done: return look_at_tasks(look);
    case GateKind::conditions_met: return;  // looked at for every stage
    case GateKind::approved: return;  // every approval that stands open keeps the change here, named as a gate or not
    case GateKind::fields: return look_at_fields(look, gate);
    case GateKind::window_open: return look_at_window(look);
    case GateKind::related: return keep(look, unmet_related(look.change, look.directory, gate));
    case GateKind::children_done: return keep(look, unmet_children(look.change, look.directory));
    case GateKind::pre_approved: return keep(look, unmet_pre_approval(look.change, look.directory, look.now));
    case GateKind::contingencies_done: return keep(look, unmet_contingencies(look.change, look.directory));
    case GateKind::outcome_declared:
      if (outcome == OutcomeGate::counts) look_at_outcome(look);
      return;
  }
}

}  // namespace

const Stage* current_stage(const Change& change, const Process& process) {
  return change.is_closed() ? nullptr : find_stage(process, change.stage());
}

const Stage* next_stage(const Change& change, const Directory& directory, const Process& process) {
  for (auto at = stage_position(process, change.stage()) + 1; at < process.stages.size(); ++at)
    if (applies(process.stages[at].when, change, directory, process)) return &process.stages[at];
  return nullptr;
}

bool outcome_is_due(const Change& change, const Directory& directory, const Process& process) {
  const Stage* stage = current_stage(change, process);
  return stage != nullptr &&
         (has_gate(*stage, GateKind::outcome_declared) || next_stage(change, directory, process) == nullptr);
}

bool has_gate(const Stage& stage, GateKind kind) {
  return std::ranges::find(stage.gates, kind, &Gate::kind) != stage.gates.end();
}

const Task* task_of_visit(const Change& change, std::string_view key) {
  for (const Task& task : change.tasks)
    if (task.visit == change.visit() && task.key == key && task.state != TaskState::cancelled) return &task;
  return nullptr;
}

const Approval* approval_of_visit(const Change& change, std::string_view key) {
  for (const Approval& one : change.approvals)
    if (one.visit == change.visit() && one.key == key && one.state != ApprovalState::cancelled) return &one;
  return nullptr;
}

const Approval* latest_approval(const Change& change, std::string_view key) {
  const Approval* latest = nullptr;
  for (const Approval& one : change.approvals)
    if (one.key == key && (one.state != ApprovalState::cancelled || !one.decisions.empty())) latest = &one;
  return latest;
}

std::vector<Unmet> unmet_gates(const Change& change, const Directory& directory, const Process& process, Instant now,
                               OutcomeGate outcome) {
  const Stage* stage = current_stage(change, process);
  if (stage == nullptr) return {};
  if (change.closing) return unmet_closing(change, directory);
  Look look{change, directory, process, *stage, now, change.visits.back().entered, {}};
  look_at_hold(look);
  look_at_form(look);
  for (const Gate& gate : stage->gates) look_at(look, gate, outcome);
  look_at_approvals(look);
  const Stage* next = next_stage(change, directory, process);
  if (conditions_count(look, next)) look_at_conditions(look);
  if (next == nullptr) look_at_closing(look, outcome);
  return std::move(look.unmet);
}

}  // namespace sluice
