#include "generator.h"

#include <algorithm>
#include <array>

#include "people.h"

namespace sluice::simulation {

namespace {

/// One in so many is taken: what carries a change forward always, what ends it seldom.
std::int64_t rarity_of(std::string_view act) {
  for (const auto* forward : {"advance", "finish", "tick", "approve", "declare_outcome", "resume", "claim"})
    if (act == forward) return 1;
  for (const auto* end : {"cancel", "reject"})
    if (act == end) return 60;
  if (act == "link" || act == "edit" || act == "move_version") return 5;
  if (act == "unlink") return 60;
  return 12;
}

}  // namespace

Step Generator::next(const Model& model) {
  const auto changes = static_cast<std::int64_t>(model.changes().size());
  const auto kind = upto(100);
  Step step;
  if (changes == 0 || kind < 4) step = {.actor = somebody(), .command = ChangeCommand{creation()}};
  else if (kind < 10) step = of_directory();
  else if (kind < 14) step = of_schedules(model);
  else if (kind < 80) step = sensible(model, {upto(changes) + 1});
  else step = wild(model, {upto(changes + 1) + 1});
  step.later = some_time();
  return step;
}

Step Generator::sensible(const Model& model, ChangeId id) {
  const auto& change = model.changes().at(id);
  // Those who can do something are found by asking everybody, from a random one on.
  const auto first = upto(people_count);
  for (std::int64_t i = 0; i < people_count; ++i) {
    const PersonId person{(first + i) % people_count + 1};
    const auto* known = model.directory().person(person);
    if (!known || !known->enabled) continue;
    const auto acts = possible_acts(change, model.facts(person, model.process_of(change), change));
    std::vector<Possible> moving;
    for (const auto& act : acts)
      if (upto(rarity_of(act.act)) == 0) moving.push_back(act);
    if (moving.empty()) continue;
    const auto& act = moving[static_cast<std::size_t>(upto(static_cast<std::int64_t>(moving.size())))];
    return {.actor = person, .command = command_of(act, change, model), .id = id.value};
  }
  return wild(model, id);
}

Step Generator::wild(const Model& model, ChangeId id) {
  const auto found = model.changes().find(id);
  return {.actor = somebody(),
          .command = any_command(found == model.changes().end() ? Change{} : found->second, model),
          .id = id.value};
}

ChangeCommand Generator::command_of(const Possible& act, const Change& change, const Model& model) {
  if (auto command = task_command(act, change)) return *command;
  if (act.act == "advance") return AdvanceChange{some_text()};
  if (act.act == "back") return SendBack{act.target, "not yet"};
  if (act.act == "hold") return HoldChange{"wait"};
  if (act.act == "resume") return ResumeChange{some_text()};
  if (act.act == "cancel") return CancelChange{"no longer needed"};
  if (act.act == "reject") return RejectChange{"no"};
  if (act.act == "declare_outcome")
    return upto(2) == 0 ? DeclareOutcome{}
                        : DeclareOutcome{Outcome::unsuccessful, "it did not work", Magnitude{UsersHindered::some}};
  if (act.act == "edit") return EditChange{patch(model)};
  if (act.act == "move_version") return MoveToVersion{std::stoll(act.target), some_text()};
  if (act.act == "restrict") return RestrictChange{upto(2) == 0, {{upto(groups_count) + 1}}};
  if (act.act == "add_task") return AddTask{"By hand", some_text(), somebody(), {}, {"one"}, {}, upto(2) == 0};
  if (act.act == "approve") return Decide{act.target, Decision::approve, "", ""};
  if (act.act == "reject_approval")
    return upto(4) == 0 ? Decide{act.target, Decision::reject, "not like this", ""}
                        : Decide{act.target, Decision::approve, "", ""};
  if (act.act == "abstain") return Decide{act.target, Decision::abstain, "", ""};
  if (act.act == "withdraw") return WithdrawDecision{act.target, "on second thoughts"};
  if (auto command = link_command(act, change)) return *command;
  return Comment{"hello"};
}

AddLink Generator::link() {
  constexpr auto kinds = std::to_array({LinkKind::depends_on, LinkKind::blocks, LinkKind::part_of, LinkKind::parent_of,
                                        LinkKind::fixes, LinkKind::follow_up_of});
  const auto kind = kinds[static_cast<std::size_t>(upto(static_cast<std::int64_t>(kinds.size())))];
  if (upto(6) == 0) return {LinkKind::depends_on, {}, "https://example.org/" + std::to_string(upto(5)), "Elsewhere"};
  return {kind, ChangeId{upto(10) + 1}, "", ""};
}

std::optional<ChangeCommand> Generator::link_command(const Possible& act, const Change& change) {
  if (act.act == "link") return link();
  for (const Link& one : change.links) {
    if (act.target != "link-" + std::to_string(one.number)) continue;
    if (act.act == "unlink") return RemoveLink{one.number, some_text()};
    return SettleOutsideLink{one.number, act.act == "settle_link"};
  }
  return std::nullopt;
}

std::optional<ChangeCommand> Generator::task_command(const Possible& act, const Change& change) {
  const Task* task = nullptr;
  for (const auto& one : change.tasks)
    if (shown(one.id) == act.target) task = &one;
  if (!task) return std::nullopt;
  if (act.act == "tick") {
    const auto open = std::ranges::find(task->checklist, false, &ChecklistItem::ticked) - task->checklist.begin();
    return TickItem{task->id, upto(8) == 0 ? 0 : open, upto(8) != 0};
  }
  if (act.act == "assign") return AssignTask{task->id, somebody()};
  if (act.act == "claim") return ClaimTask{task->id};
  if (act.act == "start") return StartTask{task->id};
  if (act.act == "finish") return FinishTask{task->id, some_text()};
  if (act.act == "fail") return upto(4) == 0 ? ChangeCommand{FailTask{task->id, "it broke"}} : FinishTask{task->id, ""};
  if (act.act == "skip") return SkipTask{task->id, "not needed"};
  if (act.act == "reopen") return ReopenTask{task->id, "not right yet"};
  if (act.act == "edit_task") return EditTask{task->id, {}, Patch<std::string>::set(some_text()), {}};
  return std::nullopt;
}

ChangeCommand Generator::any_command(const Change& change, const Model& model) {
  const auto count = static_cast<std::int64_t>(change.tasks.size());
  const TaskId task{count == 0 ? 1 : change.tasks[static_cast<std::size_t>(upto(count))].id.value};
  const CommentId comment{upto(20) + 1};
  switch (upto(24)) {
    case 0: return AdvanceChange{};
    case 1: return SendBack{"draft", some_text()};
    case 2: return HoldChange{some_text()};
    case 3: return ResumeChange{};
    case 4: return EditChange{patch(model)};
    case 5: return DeclareOutcome{Outcome::successful_with_issues, some_text(), {}};
    case 6: return Comment{some_text()};
    case 7: return EditComment{comment, some_text()};
    case 8: return RemoveComment{comment, some_text()};
    case 9: return AddWatcher{somebody()};
    case 10: return RemoveWatcher{somebody()};
    case 11: return StartTask{task};
    case 12: return FinishTask{task, ""};
    case 13: return SkipTask{task, some_text()};
    case 14: return TickItem{task, upto(4), true};
    case 15: return Decide{"cab", Decision::approve, "", ""};
    case 16: return Decide{"owners", Decision::approve, "", upto(2) == 0 ? "" : "another digest"};
    case 17: return WithdrawDecision{"cab", some_text()};
    case 18: return ClaimTask{task};
    case 19:
    case 20: return link();
    case 22: return MoveToVersion{upto(4) + 1, ""};
    case 21: return RemoveLink{upto(6) + 1, some_text()};
    default: return AddTask{some_text(), "", {}, {}, {}, {task}, false};
  }
}

Step Generator::of_directory() {
  const auto who = somebody();
  const auto group = upto(groups_count) + 1;
  const Step by_otto{.actor = PersonId{6}};
  auto step = by_otto;
  switch (upto(7)) {
    case 0:
      step.command = GroupCommand{AddMember{who}};
      step.id = group;
      return step;
    case 1:
      step.command = GroupCommand{RemoveMember{who}};
      step.id = group;
      return step;
    case 2:
      step.command = PersonCommand{DisablePerson{"away"}};
      step.id = upto(5) + 1;
      return step;
    case 3:
      step.command = PersonCommand{EnablePerson{}};
      step.id = upto(people_count) + 1;
      return step;
    case 4:
      step.command = PersonCommand{GrantRole{Role::change_manager}};
      step.id = who.value;
      return step;
    case 5:
      step.command = PersonCommand{RevokeRole{Role::member}};
      step.id = upto(4) + 1;
      return step;
    default: {
      ServicePatch owners;
      owners.owners = Patch<std::vector<PersonId>>::set({who});
      step.command = ServiceCommand{EditService{owners}};
      step.id = upto(services_count) + 1;
      return step;
    }
  }
}

CreateChange Generator::creation() {
  CreateChange create;
  create.process = upto(20) == 0 ? "unknown" : "rich";
  create.fields.title = {"Change " + some_text()};
  create.fields.services = {{upto(services_count) + 1}};
  if (upto(2) == 0) create.fields.developer = somebody();
  create.restricted = upto(8) == 0;
  if (upto(2) == 0) create.fields.form["outage"] = answer("outage");
  if (upto(5) == 0) create.links.push_back(link());
  return create;
}

FormAnswer Generator::answer(std::string_view field) {
  FormAnswer answer;
  if (field == "outage") answer.yes = upto(2) == 0;
  else if (field == "minutes") answer.number = static_cast<double>(upto(70));
  else if (field == "where") answer.choices = {upto(2) == 0 ? "here" : "there"};
  else answer.user = somebody();
  return answer;
}

FieldsPatch Generator::patch(const Model& model) {
  FieldsPatch edit;
  const auto planned = [&](std::int64_t hours) {
    const auto zone = find_zone("Europe/Berlin");
    const auto local = zone->local_of(model.now() + std::chrono::hours{hours});
    return Patch<PlannedTime>::set({local, "Europe/Berlin", *zone->instant_of(local)});
  };
  switch (upto(12)) {
    case 5: edit.planned_start = planned(upto(300)); break;
    case 6: edit.planned_end = planned(300 + upto(300)); break;
    case 7: edit.planned_start = Patch<PlannedTime>::clear(); break;
    case 8:
    case 9:
    case 10:
    case 11:
      for (const auto* key : {"outage", "minutes", "where", "desk"})
        if (upto(2) == 0)
          edit.form[key] = upto(4) == 0 ? Patch<FormAnswer>::clear() : Patch<FormAnswer>::set(answer(key));
      break;
    case 0: edit.title = Patch<Written>::set({"Renamed " + some_text()}); break;
    case 1: edit.services = Patch<std::vector<ServiceId>>::set({{upto(services_count) + 1}, {1}}); break;
    case 2: edit.backout_plan = Patch<Written>::set({some_text()}); break;
    case 3: edit.developer = upto(3) == 0 ? Patch<PersonId>::clear() : Patch<PersonId>::set(somebody()); break;
    default: edit.tags = Patch<std::vector<std::string>>::set({"database"}); break;
  }
  return edit;
}

PersonId Generator::somebody() { return {upto(people_count) + 1}; }

std::string Generator::some_text() {
  switch (upto(4)) {
    case 0: return {};
    case 1: return "schön \"quoted\" \n line";
    default: return "text " + std::to_string(upto(1'000));
  }
}

std::optional<Duration> Generator::stop() {
  if (upto(50) != 0) return std::nullopt;
  return std::chrono::hours{upto(3) * 40};
}

Duration Generator::some_time() {
  switch (upto(10)) {
    case 0: return std::chrono::hours{30};
    case 1: return std::chrono::hours{2};
    default: return std::chrono::seconds{upto(100)};
  }
}

}  // namespace sluice::simulation
