#include "base/ensure.h"
#include "domain/access/permission.h"
#include "domain/approval/asking.h"
#include "domain/bounds.h"
#include "domain/catalog/check.h"
#include "domain/change/answer.h"
#include "domain/change/checks.h"
#include "domain/change/contingencies.h"
#include "domain/change/course.h"
#include "domain/change/form_answers.h"
#include "domain/change/gates.h"
#include "domain/change/related.h"
#include "domain/change/settle.h"
#include "domain/risk/assess.h"

namespace sluice {

namespace {

/// A refusal that lists what stands in the way.
std::unexpected<Refusal> stopped_by(std::vector<Unmet> unmet, std::string detail) {
  return std::unexpected{Refusal{Refused::out_of_turn, std::move(detail), {}, std::move(unmet)}};
}

Result<void> may_cancel_now(const Change& change) {
  if (can_be_cancelled(change)) return {};
  const auto deployed =
      std::ranges::find_if(change.visits, [](const StageVisit& visit) { return visit.phase >= Phase::deployment; });
  return refuse(Refused::out_of_turn, fmt::format("{} was in {}: what reached production cannot be undone by a word. "
                                                  "Back it out, and declare the outcome backed_out.",
                                                  shown(change.id), deployed->name));
}

ChangeEvents ended(const Change& change, const ChangeFacts& facts, ChangeEvent why, Outcome outcome) {
  Course course{change, facts};
  course.record(std::move(why));
  call_contingencies(course);
  close(course, outcome, Ending::with_its_tasks_cancelled);
  return course.take_events();
}

Result<void> check_outcome(const DeclareOutcome& command) {
  if (command.outcome == Outcome::cancelled || command.outcome == Outcome::rejected)
    return refuse_field("/outcome",
                        "Cancelling and rejecting are acts of their own; declare how the deployment ended.");
  const bool good = command.outcome == Outcome::successful;
  SLUICE_CHECK(check_text(command.comment, bounds::text_bytes, good ? Blank::allowed : Blank::refused, "/comment",
                          "The comment"));
  if (good && command.magnitude) return refuse_field("/magnitude", "A successful change has no magnitude of harm.");
  if (!good && !command.magnitude)
    return refuse_field(
        "/magnitude",
        "Say how much users were hindered, and whether data or a site was lost or an activity stopped too long.");
  return {};
}

/// Going back makes the stages' tasks anew: there has to be room for them.
Result<void> check_way_back(const Change& change, const Process& process) {
  std::size_t tasks = change.tasks.size();
  for (const auto& stage : process.stages) tasks += stage.tasks.size();
  if (change.visits.size() < bounds::stage_visits && tasks <= bounds::tasks) return {};
  return refuse(Refused::out_of_turn,
                fmt::format("{} has gone back too often, or has too many tasks ({}) to make those of its stages anew; "
                            "cancel it and start anew.",
                            shown(change.id), change.tasks.size()));
}

/// What a schedule opens is asked for by whoever owns it, a contingency by whoever set it off.
std::optional<PersonId> requester_of(const CreateChange& command, const ChangeFields& fields, const Actor& actor) {
  if (!actor.is_system()) return actor.person;
  return command.occurrence ? fields.owner : command.requester;
}

/// Until its review is over, what was declared may be altered: by a later finding, or because it was wrong.
bool may_be_altered(const Change& change) {
  return change.outcome && !change.closing && (change.phase == Phase::verification || change.phase == Phase::review);
}

/// The form of a new change, with its defaults.
FormAnswers first_form(const CreateChange& command, const ChangeFields& fields, PersonId requester,
                       const ChangeFacts& facts) {
  Change asked_for;
  asked_for.requester = requester;
  asked_for.restricted = command.restricted;
  asked_for.fields = fields;
  return first_answers(std::move(asked_for), facts.process->process, facts.directory);
}

/// The entry that a new change is made from. Sluice itself makes a schedule's from one that has lapsed, too: it waits.
Result<const CatalogEntry*> entry_for(const CreateChange& command, const ChangeFacts& facts) {
  if (!command.entry) return nullptr;
  const auto* entry = facts.directory.catalog_entry(*command.entry);
  if (entry == nullptr || entry->retired || entry->in_force == 0)
    return refuse_field("/catalog_entry",
                        "There is no such catalog entry in force. Choose one, or start a normal change.");
  if (shown_version(*entry).content.process != facts.process->process.key)
    return refuse_field("/process", fmt::format("The catalog entry runs by the process {}; leave the process out.",
                                                shown_version(*entry).content.process));
  if (!facts.actor.is_system() && !is_pre_approved(*entry, facts.now))
    return refuse_field(
        "/catalog_entry",
        fmt::format("The catalog entry {}. Have it renewed, or start a normal change.", how_lost(*entry, facts.now)));
  return entry;
}

/// A process that asks for pre-approval runs only what stands in the catalog.
Result<void> check_made_from_entry(const CatalogEntry* entry, const Process& process) {
  if (entry != nullptr || !asks_for_pre_approval(process)) return {};
  return refuse_field("/catalog_entry", fmt::format("A change by {} is made from an entry of the catalog; name one, or "
                                                    "start a normal change.",
                                                    process.name));
}

/// The owner of the catalog entry and the change managers hear that this outcome ends its pre-approval.
void tell_of_lapse(Course& course, Outcome outcome) {
  auto notice = lapse_by(course.change(), outcome, course.facts().directory, course.facts().now);
  if (notice) course.record(PeopleNotified{"", "", std::move(notice->people), {std::move(notice->text)}});
}

/// With the links that it begins with, each decided on after those before it.
Answer with_links(ChangeEvents events, const CreateChange& command, const ChangeFacts& facts) {
  ensure(facts.links.size() == command.links.size(), "a link is decided on without its facts");
  Course course{Change{}, facts};
  course.record(std::move(events));
  for (std::size_t i = 0; i < command.links.size(); ++i) {
    const auto at = fmt::format("/links/{}", i);
    SLUICE_TRY(auto added, new_link(course.change(), command.links[i], &facts.links[i], at, facts.directory));
    course.record(std::move(added));
  }
  return course.take_events();
}

}  // namespace

Answer answer(const Change&, const CreateChange& command, const ChangeFacts& facts) {
  SLUICE_CHECK(may(facts.actor, Permission::create_change));
  SLUICE_TRY(const auto* entry, entry_for(command, facts));
  SLUICE_CHECK(check_made_from_entry(entry, facts.process->process));
  ChangeFields fields = command.fields;
  if (entry != nullptr) {
    SLUICE_TRY(fields, filled_in(shown_version(*entry).content, command.fields));
  }
  if (!fields.owner) fields.owner = facts.actor.person;
  const auto requester = requester_of(command, fields, facts.actor);
  ensure(requester.has_value(), "a change is asked for by nobody");
  fields.form = first_form(command, fields, *requester, facts);
  if (auto wrong = wrong_in(fields, {}, facts.directory, facts.process->process); !wrong.empty())
    return std::unexpected{
        Refusal{Refused::invalid, "Some fields do not do; each is named below.", std::move(wrong), {}}};
  if (command.visible_to.size() > bounds::visible_groups)
    return refuse_field("/visible_to", fmt::format("At most {} groups.", bounds::visible_groups));
  for (const GroupId group : command.visible_to)
    if (facts.directory.group(group) == nullptr) return refuse_field("/visible_to", "There is no such group.");
  const ProcessVersion& process = *facts.process;
  const Stage& first = process.process.stages.front();
  ChangeEvents events{
      ChangeCreated{facts.next_change, process.id, process.version, process.process.type, *requester, std::move(fields),
                    command.restricted, command.visible_to, command.occurrence,
                    entry == nullptr ? std::nullopt : std::optional{CatalogUse{entry->id, entry->in_force}}},
      StageEntered{first.key, first.name, first.phase, Move::start, {}}};
  SLUICE_TRY(auto answered,
             new_risk_answers({}, command.risk_answers, risk_policy_of(facts.directory), "/risk_answers"));
  if (!answered.answers.empty()) events.emplace_back(std::move(answered));
  return with_links(std::move(events), command, facts);
}

Answer answer(const Change& change, const AdvanceChange& command, const ChangeFacts& facts) {
  SLUICE_CHECK(must_be_open(change));
  SLUICE_CHECK(may(facts.actor, ChangeRight::advance, change, facts.directory));
  SLUICE_CHECK(check_text(command.comment, bounds::short_text_bytes, Blank::allowed, "/comment", "The comment"));
  const Stage* stage = current_stage(change, facts.process->process);
  ensure(stage != nullptr, "an open change stands in no stage");
  auto unmet = unmet_gates(change, facts.directory, facts.process->process, facts.now);
  if (!unmet.empty())
    return stopped_by(std::move(unmet), fmt::format("{} cannot leave {}.", shown(change.id), stage->name));
  Course course{change, facts};
  move_forward(course, Move::by_person, command.comment);
  return course.take_events();
}

Answer answer(const Change& change, const SendBack& command, const ChangeFacts& facts) {
  SLUICE_CHECK(must_be_moving(change, facts.directory));
  SLUICE_CHECK(may(facts.actor, ChangeRight::send_back, change, facts.directory));
  SLUICE_CHECK(check_reason(command.reason));
  const Stage* stage = current_stage(change, facts.process->process);
  ensure(stage != nullptr, "an open change stands in no stage");
  const auto edge = std::ranges::find(stage->back, command.to, &BackEdge::to);
  if (edge == stage->back.end())
    return refuse(Refused::out_of_turn,
                  fmt::format("The process names no way back from {} to {}.", stage->name, command.to));
  SLUICE_CHECK(check_way_back(change, facts.process->process));
  const Stage* to = find_stage(facts.process->process, command.to);
  ensure(to != nullptr, "a published process has a back edge to nowhere");
  Course course{change, facts};
  move_back(course, *to, Move::back, command.reason);
  return course.take_events();
}

Answer answer(const Change& change, const HoldChange& command, const ChangeFacts& facts) {
  SLUICE_CHECK(must_be_open(change));
  SLUICE_CHECK(may(facts.actor, ChangeRight::hold, change, facts.directory));
  SLUICE_CHECK(check_reason(command.reason));
  if (change.hold) return refuse(Refused::out_of_turn, fmt::format("{} is on hold already.", shown(change.id)));
  return ChangeEvents{ChangeHeld{{command.reason}}};
}

Answer answer(const Change& change, const ResumeChange& command, const ChangeFacts& facts) {
  SLUICE_CHECK(must_be_open(change));
  SLUICE_CHECK(may(facts.actor, ChangeRight::hold, change, facts.directory));
  SLUICE_CHECK(check_text(command.comment, bounds::short_text_bytes, Blank::allowed, "/comment", "The comment"));
  if (!change.hold) return refuse(Refused::out_of_turn, fmt::format("{} is not on hold.", shown(change.id)));
  ChangeEvents events{ChangeResumed{{command.comment}}};
  for (const Approval& one : change.approvals)
    if (one.state == ApprovalState::asked && !one.paused) events.push_back(clocks_after_hold(one, *change.hold, facts));
  return events;
}

Answer answer(const Change& change, const CancelChange& command, const ChangeFacts& facts) {
  SLUICE_CHECK(must_be_open(change));
  SLUICE_CHECK(may(facts.actor, ChangeRight::cancel, change, facts.directory));
  SLUICE_CHECK(may_cancel_now(change));
  SLUICE_CHECK(check_reason(command.reason));
  return ended(change, facts, ChangeCancelled{{command.reason}}, Outcome::cancelled);
}

Answer answer(const Change& change, const RejectChange& command, const ChangeFacts& facts) {
  SLUICE_CHECK(must_be_open(change));
  SLUICE_CHECK(may(facts.actor, ChangeRight::reject, change, facts.directory));
  if (change.phase > Phase::authorization)
    return refuse(Refused::out_of_turn, fmt::format("{} is authorized already; cancel it instead.", shown(change.id)));
  SLUICE_CHECK(may_cancel_now(change));
  SLUICE_CHECK(check_reason(command.reason));
  return ended(change, facts, ChangeRejected{{command.reason}}, Outcome::rejected);
}

Answer answer(const Change& change, const DeclareOutcome& command, const ChangeFacts& facts) {
  SLUICE_CHECK(must_be_open(change));
  SLUICE_CHECK(may(facts.actor, ChangeRight::outcome, change, facts.directory));
  const Stage* stage = current_stage(change, facts.process->process);
  ensure(stage != nullptr, "an open change stands in no stage");
  const bool altering = may_be_altered(change);
  if (!altering && !outcome_is_due(change, facts.directory, facts.process->process))
    return refuse(Refused::out_of_turn, fmt::format("{} is in {}; the outcome is declared when its verification ends.",
                                                    shown(change.id), stage->name));
  auto unmet = unmet_gates(change, facts.directory, facts.process->process, facts.now, OutcomeGate::being_declared);
  if (!altering && !unmet.empty())
    return stopped_by(std::move(unmet), fmt::format("The outcome of {} cannot be declared yet.", shown(change.id)));
  SLUICE_CHECK(check_outcome(command));
  if (altering)
    SLUICE_CHECK(check_text(command.comment, bounds::text_bytes, Blank::refused, "/comment", "The comment"));
  Course course{change, facts};
  course.record(OutcomeDeclared{command.outcome, {command.comment}, command.magnitude});
  tell_of_lapse(course, command.outcome);
  call_contingencies(course);
  // Declaring is the manual act that such a stage asks for. Where stages hang on the outcome, this one may be the last only
  // now: then what keeps the change from closing has to be done first.
  const bool goes_on =
      !altering && unmet_gates(course.change(), facts.directory, facts.process->process, facts.now).empty();
  if (goes_on && stage->advance == Advance::manual && has_gate(*stage, GateKind::outcome_declared))
    move_forward(course, Move::by_person, "");
  return course.take_events();
}

Answer answer(const Change& change, const Wake&, const ChangeFacts& facts) {
  ensure(facts.actor.is_system(), "somebody sends what only the timer may");
  if (change.is_closed() || change.hold) return ChangeEvents{};
  ChangeEvents events;
  for (const Task& task : change.tasks)
    if (is_open(task.state) && task.due && !task.overdue && *task.due <= facts.now)
      events.push_back(TaskBecameOverdue{task.id});
  for (const Approval& one : change.approvals)
    if (one.state == ApprovalState::asked) wake_approval(events, one, change, facts);
  return events;
}

Answer answer(const Change&, const Reconsider&, const ChangeFacts& facts) {
  ensure(facts.actor.is_system(), "somebody sends what only the engine may");
  return ChangeEvents{};
}

}  // namespace sluice
