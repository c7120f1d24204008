#include "domain/change/contingencies.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/described.h"
#include "base/ensure.h"
#include "domain/access/permission.h"
#include "domain/bounds.h"
#include "domain/change/answer.h"
#include "domain/change/applies.h"
#include "domain/change/checks.h"
#include "domain/change/fold.h"
#include "domain/change/gates.h"
#include "domain/change/related.h"
#include "domain/change/still_here.h"

namespace sluice {

namespace {

const Link* link_to_run(const Change& change, const Contingency& one) {
  if (!one.change) return nullptr;
  for (const Link& link : change.links)
    if (link.change == one.change && link.kind == LinkKind::has_contingency) return &link;
  return nullptr;
}

bool is_over(const Change& change, const Contingency& one) {
  const Link* link = link_to_run(change, one);
  return one.dismissed || (link != nullptr && link->state->phase == Phase::closed);
}

bool is_done(const Change& change, const Contingency& one) {
  const Link* link = link_to_run(change, one);
  return is_over(change, one) || (link != nullptr && link->state->required_done == true);
}

bool runs_already(const Change& change, std::string_view process) {
  return std::ranges::any_of(change.contingencies,
                             [&](const Contingency& one) { return one.process == process && !is_over(change, one); });
}

bool is_called_by(const ContingencyTemplate& one, const Change& change, const Directory& directory,
                  const Process& process) {
  if (one.start.value_or(StartBy::itself) != StartBy::itself) return false;
  if (std::ranges::find(one.on, *change.outcome) == one.on.end()) return false;
  return !one.when || evaluate(*one.when, change, directory, process) == Truth::yes;
}

ContingencyCalled call(const Change& change, const ContingencyTemplate& one, std::optional<Outcome> outcome) {
  return {static_cast<std::int64_t>(change.contingencies.size()) + 1, one.process, one.link, outcome};
}

Result<const Contingency*> waiting_contingency(const Change& change, std::int64_t number) {
  const Contingency* one = find_contingency(change, number);
  if (one == nullptr)
    return refuse(Refused::not_found, fmt::format("{} has no contingency {}.", shown(change.id), number));
  if (one->change)
    return refuse(Refused::out_of_turn,
                  fmt::format("It has been started already: {}. What is not needed of it is cancelled there.",
                              shown(*one->change)));
  if (one->dismissed) return refuse(Refused::out_of_turn, "A change manager has said that it is not needed.");
  return one;
}

/// As much of a text as may be where it goes, cut between characters.
std::string cut(std::string text, std::size_t bytes_max) {
  constexpr std::string_view dots = "…";
  if (text.size() <= bytes_max) return text;
  auto end = bytes_max - dots.size();
  const auto is_inside = [&](std::size_t at) { return (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U; };
  while (end > 0 && is_inside(end)) --end;
  return text.substr(0, end).append(dots);
}

std::string why_started(const Change& change, const Contingency& one) {
  if (!one.outcome) return fmt::format("Started by hand from {}.", shown(change.id));
  auto outcome = std::string{word(*one.outcome)};
  std::ranges::replace(outcome, '_', ' ');
  const bool was = one.outcome == Outcome::cancelled;
  auto why = fmt::format("{} {} {}", shown(change.id), was ? "was" : "ended", outcome);
  const auto& comment = change.outcome_comment.text;
  return comment.empty() ? why + "." : fmt::format("{}: {}", why, comment);
}

/// What a run is filled in with; what a hotfix repairs has the same expected results and people.
ChangeFields fields_of_run(const Change& change, const Contingency& one, const Directory& directory) {
  auto fields = still_here(change.fields, directory).fields;
  ChangeFields of_run;
  const auto name = name_of_process(one.process, directory);
  of_run.title.text = fields.title.text.empty()
                          ? fmt::format("{}: {}", name, shown(change.id))
                          : cut(fmt::format("{}: {}", name, fields.title.text), bounds::title_bytes);
  of_run.reason.text = cut(why_started(change, one), bounds::text_bytes);
  of_run.services = std::move(fields.services);
  of_run.impact = fields.impact;
  of_run.urgency = fields.urgency;
  of_run.tags = std::move(fields.tags);
  of_run.stakeholders = std::move(fields.stakeholders);
  of_run.owner = fields.owner && directory.is_enabled(*fields.owner) ? fields.owner : owner_of_last_resort(directory);
  if (one.link != LinkKind::fixes) return of_run;
  of_run.description = std::move(fields.description);
  of_run.expected_results = std::move(fields.expected_results);
  of_run.verifiers = std::move(fields.verifiers);
  of_run.developer = fields.developer;
  of_run.test_lead = fields.test_lead;
  of_run.deployer = fields.deployer;
  return of_run;
}

Unmet not_started(const Change& change, const Contingency& one, const Directory& directory) {
  const auto name = name_of_process(one.process, directory);
  return {
      .gate = "contingencies_done",
      .key = one.process,
      .title = name,
      .people = holders(ChangeRight::contingency, change, directory),
      .since = one.at,
      .detail = fmt::format("{} has not been started: {} Start it, or let a change manager say why it is not needed.",
                            name, one.not_started)};
}

Unmet running(const Link& link, const Contingency& one, const Directory& directory) {
  const LinkedState& state = *link.state;
  const auto name = name_of_process(one.process, directory);
  Unmet unmet{.gate = "contingencies_done", .key = fmt::format("link-{}", link.number), .since = link.at};
  unmet.title = name;
  if (state.restricted) {
    unmet.detail = fmt::format("{} is under way in a restricted change: what it requires has to be done first.", name);
    return unmet;
  }
  unmet.key = shown(*link.change);
  if (directory.is_enabled(state.owner)) unmet.people = {state.owner};
  unmet.detail = fmt::format("{}, {}, is in {}: its required tasks have to be done first; {} owns it.", unmet.key, name,
                             name_of(state.phase), directory.name_of(state.owner));
  return unmet;
}

bool is_run(const Change& change) {
  return std::ranges::find(change.links, LinkKind::contingency_of, &Link::kind) != change.links.end();
}

/// What was made last by this template, in whatever visit of its stage; null where nothing stands.
const Task* made_last(const Change& change, std::string_view key) {
  const auto made = std::ranges::find_if(change.tasks.rbegin(), change.tasks.rend(), [&](const Task& task) {
    return task.key == key && task.state != TaskState::cancelled;
  });
  return made == change.tasks.rend() ? nullptr : &*made;
}

/// Whether a task that blocks closing is settled, or will never be made. What was done in a stage that is still to be
/// entered, after the run was sent back, is done anew there.
bool is_settled_or_never(const TaskTemplate& one, const Stage& stage, const Course& course) {
  const Change& change = course.change();
  const auto here = stage_position(course.process(), change.stage());
  const auto its = stage_position(course.process(), stage.key);
  const Task* made = its < here ? made_last(change, one.key) : nullptr;
  if (its == here) made = task_of_visit(change, one.key);
  if (made != nullptr) return !is_open(made->state);
  return its < here || !applies(one.when, change, course.facts().directory, course.process());
}

bool blocks(OnClose on_close) { return on_close == OnClose::block; }

/// What its process requires, and what people and rules have added. Where nothing is required by name, all of it is.
bool required_work_is_done(const Course& course) {
  bool any = std::ranges::any_of(course.change().tasks, blocks, &Task::on_close);
  for (const Task& task : course.change().tasks)
    if (blocks(task.on_close) && is_open(task.state)) return false;
  for (const Stage& stage : course.process().stages) {
    for (const TaskTemplate& one : stage.tasks) {
      if (!blocks(one.on_close)) continue;
      any = true;
      if (!is_settled_or_never(one, stage, course)) return false;
    }
  }
  return any;
}

}  // namespace

std::string name_of_process(std::string_view key, const Directory& directory) {
  const auto* published = directory.process_by_key(key);
  if (published == nullptr || published->versions.empty()) return std::string{key};
  return published->versions.rbegin()->second->process.name;
}

const Contingency* find_contingency(const Change& change, std::int64_t number) {
  const auto found = std::ranges::find(change.contingencies, number, &Contingency::number);
  return found == change.contingencies.end() ? nullptr : &*found;
}

bool wants_start(const Contingency& one) { return !one.change && !one.dismissed; }

std::vector<const Contingency*> open_contingencies(const Change& change) {
  std::vector<const Contingency*> open;
  for (const Contingency& one : change.contingencies)
    if (!is_done(change, one)) open.push_back(&one);
  return open;
}

std::vector<Unmet> unmet_contingencies(const Change& change, const Directory& directory) {
  std::vector<Unmet> unmet;
  for (const Contingency* one : open_contingencies(change)) {
    const Link* link = link_to_run(change, *one);
    unmet.push_back(link == nullptr ? not_started(change, *one, directory) : running(*link, *one, directory));
  }
  return unmet;
}

void call_contingencies(Course& course) {
  for (const ContingencyTemplate& one : contingencies_of(course.process())) {
    const Change& change = course.change();
    if (!is_called_by(one, change, course.facts().directory, course.process())) continue;
    if (runs_already(change, one.process) || change.contingencies.size() >= bounds::contingencies) continue;
    course.record(call(change, one, change.outcome));
  }
}

Result<CreateChange> run_of(const Change& change, const Contingency& one, const Directory& directory) {
  CreateChange run{.process = one.process,
                   .fields = fields_of_run(change, one, directory),
                   .restricted = change.restricted,
                   .visible_to = change.visible_to};
  if (!run.fields.owner)
    return refuse(Refused::out_of_turn, "Nobody is here who could own it. Give somebody the role change_manager.");
  run.requester = one.by ? *one.by : run.fields.owner;
  run.links.push_back({.kind = LinkKind::contingency_of, .change = change.id, .address = {}, .title = {}});
  if (one.link) run.links.push_back({.kind = *one.link, .change = change.id, .address = {}, .title = {}});
  return run;
}

bool joins_contingency(LinkKind kind) { return kind == LinkKind::contingency_of || kind == LinkKind::has_contingency; }

bool note_required_work(Course& course) {
  if (!is_run(course.change())) return false;
  const bool done = required_work_is_done(course);
  if (done == course.change().required_done) return false;
  course.record(RequiredWorkNoted{done});
  return true;
}

Answer answer(const Change& change, const StartContingency& command, const ChangeFacts& facts) {
  SLUICE_CHECK(may(facts.actor, ChangeRight::contingency, change, facts.directory));
  if (facts.directory.newest(command.process) == nullptr)
    return refuse_field("/process", no_such_process(command.process, facts.directory));
  if (runs_already(change, command.process))
    return refuse(Refused::out_of_turn,
                  fmt::format("{} is under way for {} already.", name_of_process(command.process, facts.directory),
                              shown(change.id)));
  if (change.contingencies.size() >= bounds::contingencies)
    return refuse(Refused::out_of_turn, fmt::format("{} has had {} contingencies, which is all that a change may have.",
                                                    shown(change.id), change.contingencies.size()));
  const auto& templates = contingencies_of(facts.process->process);
  const auto found = std::ranges::find(templates, command.process, &ContingencyTemplate::process);
  const ContingencyTemplate plain{.process = command.process, .on = {}, .start = {}, .link = {}, .when = {}};
  return ChangeEvents{call(change, found == templates.end() ? plain : *found, std::nullopt)};
}

Answer answer(const Change& change, const RetryContingency& command, const ChangeFacts& facts) {
  SLUICE_CHECK(may(facts.actor, ChangeRight::contingency, change, facts.directory));
  SLUICE_CHECK(waiting_contingency(change, command.number));
  return ChangeEvents{};
}

Answer answer(const Change& change, const DismissContingency& command, const ChangeFacts& facts) {
  SLUICE_CHECK(may(facts.actor, ChangeRight::reject, change, facts.directory));
  SLUICE_TRY(const Contingency* one, waiting_contingency(change, command.number));
  const auto& fields = change.fields;
  const auto person = facts.actor.person;
  if (person && (person == change.requester || person == fields.developer || person == fields.deployer))
    return refuse(Refused::not_permitted,
                  "Whoever asked for the change, developed or deployed it does not say that its contingency is not "
                  "needed; another change manager does.");
  SLUICE_CHECK(check_reason(command.reason));
  return ChangeEvents{ContingencyDismissed{one->number, {command.reason}}};
}

Answer answer(const Change& change, const NoteContingency& command, const ChangeFacts& facts) {
  ensure(facts.actor.is_system(), "somebody sends what only the engine may");
  const Contingency* one = find_contingency(change, command.number);
  ensure(one != nullptr && wants_start(*one), "a contingency is started that was not called");
  if (command.change) return ChangeEvents{ContingencyStarted{one->number, *command.change}};
  if (one->not_started == command.not_started) return ChangeEvents{};
  return ChangeEvents{ContingencyNotStarted{one->number, command.not_started}};
}

void fold(Change& change, const ContingencyCalled& event, const Stamp& stamp) {
  change.contingencies.push_back({.number = event.number,
                                  .process = event.process,
                                  .link = event.link,
                                  .outcome = event.outcome,
                                  .by = stamp.by,
                                  .at = stamp.at,
                                  .change = {},
                                  .not_started = {},
                                  .dismissed = false});
}

namespace {

void alter(Change& change, std::int64_t number, auto&& how) {
  for (Contingency& one : change.contingencies)
    if (one.number == number) how(one);
}

}  // namespace

void fold(Change& change, const ContingencyStarted& event, const Stamp&) {
  alter(change, event.number, [&](Contingency& one) {
    one.change = event.change;
    one.not_started.clear();
  });
}

void fold(Change& change, const ContingencyNotStarted& event, const Stamp&) {
  alter(change, event.number, [&](Contingency& one) { one.not_started = event.why; });
}

void fold(Change& change, const ContingencyDismissed& event, const Stamp&) {
  alter(change, event.number, [](Contingency& one) { one.dismissed = true; });
}

void fold(Change& change, const RequiredWorkNoted& event, const Stamp&) { change.required_done = event.done; }

}  // namespace sluice
