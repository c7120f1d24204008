// Gates and back edges: whether each stage can be left, and what no single stage shows.
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/described.h"
#include "base/nearest.h"
#include "domain/bounds.h"
#include "domain/process/check_parts.h"

namespace sluice::check_detail {

namespace {

bool asks(const Stage& stage, std::string_view approval) {
  return std::ranges::find(stage.approvals, approval, &ApprovalTemplate::key) != stage.approvals.end();
}

bool waits_for(const Stage& stage, std::string_view approval) {
  return std::ranges::any_of(stage.gates,
                             [&](const Gate& gate) { return gate.kind == GateKind::approved && gate.key == approval; });
}

void check_approved(Findings& findings, const StagePlace& place, const Gate& gate, const std::string& path) {
  std::vector<std::string> keys;
  for (std::size_t s = 0; s < place.process.stages.size(); ++s) {
    const auto& stage = place.process.stages[s];
    if (s <= place.position && asks(stage, gate.key)) return;
    if (asks(stage, gate.key))
      return findings.add(path,
                          fmt::format("The approval {} is asked only later, in the stage {}.", gate.key, stage.key),
                          "Ask it in this stage, or move the gate.");
    for (const auto& approval : stage.approvals) keys.push_back(approval.key);
  }
  findings.add(path, fmt::format("There is no approval {}, so nobody can meet this gate.", gate.key),
               "Name an approval of this stage" + did_you_mean(gate.key, keys));
}

void check_fields(Findings& findings, const StagePlace& place, const Gate& gate, const std::string& path) {
  check_form_keys(findings, place.process, path + "/fields", gate.form_fields);
  if (gate.fields.empty() && gate.form_fields.empty())
    return findings.add(path, "The gate `fields` names no field.", "List the fields, as in {fields: [title, reason]}.");
  std::set<Field> seen;
  for (const Field field : gate.fields)
    if (!seen.insert(field).second)
      findings.add(path, fmt::format("The field {} stands here twice.", word(field)), "Leave one out.");
}

void check_conditions_met(Findings& findings, const StagePlace& place, const std::string& path) {
  const auto so_far = std::span{place.process.stages}.first(place.position + 1);
  if (std::ranges::all_of(so_far, [](const Stage& stage) { return stage.approvals.empty(); }))
    findings.add(path, "No approval is asked in this stage or before it, so nobody sets a condition.",
                 "Move the gate behind an approval, or leave it out.");
}

void check_gate(Findings& findings, const StagePlace& place, const Gate& gate, const std::string& path) {
  if (gate.kind != GateKind::approved && !gate.key.empty())
    findings.add(path, fmt::format("The gate {} points at nothing.", word(gate.kind)), "Leave the key out.");
  if (gate.kind != GateKind::fields && !(gate.fields.empty() && gate.form_fields.empty()))
    findings.add(path, fmt::format("The gate {} has no fields.", word(gate.kind)), "Write a gate `fields` beside it.");
  if (gate.kind == GateKind::approved) check_approved(findings, place, gate, path);
  if (gate.kind == GateKind::fields) check_fields(findings, place, gate, path);
  if (gate.kind == GateKind::conditions_met) check_conditions_met(findings, place, path);
  check_related(findings, gate, path);
  if (gate.kind == GateKind::pre_approved && place.process.type != ChangeType::standard)
    findings.add(path, "Only standard changes are made from the catalog, so nobody could be pre-approved here.",
                 "Write `type: standard`, or ask for an approval.");
  if (gate.kind == GateKind::outcome_declared && place.stage.phase != Phase::verification)
    findings.add(path, "An outcome is declared in a stage of the phase verification, so nobody could here.",
                 "Move the gate to the stage in which the result is verified.");
}

/// Whether somebody has to do something before the stage is left, each time it is entered.
bool stops(const Stage& stage) {
  if (stage.when) return false;
  const bool always_asks =
      std::ranges::any_of(stage.approvals, [](const ApprovalTemplate& one) { return !one.when.has_value(); });
  if (stage.advance == Advance::manual || always_asks) return true;
  const bool waits = std::ranges::find(stage.gates, GateKind::tasks_done, &Gate::kind) != stage.gates.end();
  return waits &&
         std::ranges::any_of(stage.tasks, [](const TaskTemplate& task) { return !task.optional && !task.when; });
}

void check_edge(Findings& findings, const StagePlace& place, const BackEdge& edge, const std::string& path) {
  const auto& stages = place.process.stages;
  const auto to = stage_position(place.process, edge.to);
  check_text(findings, path + "/title", edge.title, bounds::title_bytes, "title");
  if (to == stages.size()) {
    std::vector<std::string> keys;
    for (const auto& stage : stages) keys.push_back(stage.key);
    return findings.add(path + "/to", fmt::format("There is no stage {}.", edge.to),
                        "Name an earlier stage by its key" + did_you_mean(edge.to, keys));
  }
  if (to >= place.position)
    return findings.add(path + "/to", fmt::format("The stage {} is not before this one.", edge.to),
                        "A change goes back only to an earlier stage; forward it goes by itself.");
  const auto between = std::span{stages}.subspan(to, place.position - to);
  if (edge.on_rejection && std::ranges::none_of(between, stops))
    findings.add(path + "/to",
                 "A rejected change would come straight back here and ask the same people the same, for ever.",
                 "Lead back to a stage in which somebody does something: `advance: manual`, or a task to be done.");
}

void check_rejections(Findings& findings, const StagePlace& place) {
  const auto& [process, stage, position, path] = place;
  const auto taken = std::ranges::count(stage.back, true, &BackEdge::on_rejection);
  if (taken > 1)
    findings.add(path + "/back", "More than one edge says on_rejection; a rejected change can take only one.",
                 "Leave it at one of them.");
  if (taken > 0 && stage.approvals.empty())
    findings.add(path + "/back", "An edge says on_rejection, but the stage asks no approval.",
                 "Leave on_rejection out, or ask an approval in this stage.");
  // Until release a change can be cancelled; from deployment on only an edge leads out.
  if (!stage.approvals.empty() && stage.back.empty() && stage.phase >= Phase::deployment)
    findings.add(path, "When an approval of this stage is rejected, the change can go neither on nor back.",
                 "Add a back edge, such as `back: [{to: …, on_rejection: true}]`.");
}

void check_counts(Findings& findings, const Process& process) {
  std::size_t tasks = 0, approvals = 0;
  for (const auto& stage : process.stages) {
    tasks += stage.tasks.size();
    approvals += stage.approvals.size();
  }
  if (tasks > bounds::process_tasks)
    findings.add("stages", fmt::format("There are {} tasks in all; {} are allowed.", tasks, bounds::process_tasks),
                 "Join some, or make checklists of them.");
  if (approvals > bounds::process_approvals)
    findings.add("stages",
                 fmt::format("There are {} approvals in all; {} are allowed.", approvals, bounds::process_approvals),
                 "Join some: one approval may ask several groups.");
}

void check_unasked(Findings& findings, const Process& process, std::size_t position) {
  const auto later = std::span{process.stages}.subspan(position);
  const auto& approvals = process.stages[position].approvals;
  for (std::size_t i = 0; i < approvals.size(); ++i)
    if (std::ranges::none_of(later, [&](const Stage& stage) { return waits_for(stage, approvals[i].key); }))
      findings.add(
          fmt::format("stages/{}/approvals/{}", position, i),
          fmt::format("No gate waits for the approval {}, so its answer would count for nothing.", approvals[i].key),
          fmt::format("Add the gate {{approved: {}}} to the stage.", approvals[i].key));
}

}  // namespace

void check_gates(Findings& findings, const StagePlace& place) {
  const auto& gates = place.stage.gates;
  if (gates.size() > list_max)
    return findings.add(place.path + "/gates",
                        fmt::format("There are {} gates; {} are allowed.", gates.size(), list_max), "Join some.");
  for (std::size_t i = 0; i < gates.size(); ++i) {
    const std::string path = fmt::format("{}/gates/{}", place.path, i);
    check_gate(findings, place, gates[i], path);
    const auto before = std::span{gates}.first(i);
    if (std::ranges::find(before, gates[i]) != before.end())
      findings.add(path, "The same gate stands here twice.", "Leave one out.");
  }
}

void check_back_edges(Findings& findings, const StagePlace& place) {
  const auto& edges = place.stage.back;
  if (edges.size() > list_max)
    return findings.add(place.path + "/back",
                        fmt::format("There are {} edges; {} are allowed.", edges.size(), list_max), "Join some.");
  std::set<std::string> seen;
  for (std::size_t i = 0; i < edges.size(); ++i) {
    const std::string path = fmt::format("{}/back/{}", place.path, i);
    check_edge(findings, place, edges[i], path);
    if (!seen.insert(edges[i].to).second)
      findings.add(path + "/to", fmt::format("Two edges lead to {}.", edges[i].to), "Leave one out.");
  }
  check_rejections(findings, place);
}

void check_whole(Findings& findings, const Process& process) {
  check_counts(findings, process);
  for (std::size_t s = 0; s < process.stages.size(); ++s) check_unasked(findings, process, s);
  const bool declared = std::ranges::any_of(process.stages, [](const Stage& stage) {
    return std::ranges::find(stage.gates, GateKind::outcome_declared, &Gate::kind) != stage.gates.end();
  });
  if (!declared && process.type != ChangeType::contingency && !process.stages.empty())
    findings.add("", "Nobody ever says how a change of this process ended.",
                 "Give a stage of the phase verification the gate outcome_declared.");
}

}  // namespace sluice::check_detail
