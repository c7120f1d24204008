#include "change_life.h"

#include <rapidcheck.h>

#include "domain/approval/tally.h"
#include "domain/change/gates.h"
#include "domain/change/related.h"
#include "domain/duty/duties.h"
#include "domain/process/invented.h"
#include "domain/process/trial.h"
#include "domain/task/rules.h"
#include "random_process.h"

namespace sluice::testing_world {

namespace {

constexpr const char* because = "because";
constexpr int acts_max = 3'000;

PlannedTime planned(Instant at) {
  const auto zone = find_zone("Europe/Berlin");
  return {zone->local_of(at), zone->name(), at};
}

std::vector<PersonId> everybody(const Directory& directory) {
  std::vector<PersonId> people;
  for (const auto& [id, person] : directory.people) people.push_back(id);
  return people;
}

std::vector<PersonId> doers_of(const Task& task, const Change& change, const Directory& directory) {
  if (const auto assignee = acting_assignee(task, directory)) return {*assignee};
  return takers_of(task, change, directory);
}

FormAnswer some_answer(const FormField& field) {
  FormAnswer answer;
  switch (field.type) {
    case FieldType::text: answer.text = Written{one_of<std::string>({"Invented", "cab"})}; break;
    case FieldType::number: answer.number = static_cast<double>(some_number(0, 7)); break;
    case FieldType::choice: answer.choices = {one_of<std::string>({"a", "b"})}; break;
    case FieldType::multi_choice:
      answer.choices = sometimes() ? std::vector<std::string>{"a", "b"} : std::vector<std::string>{"b"};
      break;
    case FieldType::date: answer.date = one_of<std::string>({"2027-01-20", "2027-02-08"}); break;
    case FieldType::user: answer.user = PersonId{some_number<std::int64_t>(1, 9)}; break;
    case FieldType::service: answer.service = ServiceId{1}; break;
    case FieldType::yes_no: answer.yes = *rc::gen::arbitrary<bool>(); break;
  }
  return answer;
}

}  // namespace

Life::Life(const Process& process, const Process& next) : web(process) {
  auto published = *web.story.world.directory.processes.begin()->second;
  published.versions[2] = std::make_shared<const ProcessVersion>(ProcessVersion{published.id, 2, "", next});
  auto both = process;
  std::ranges::copy(next.stages, std::back_inserter(both.stages));
  auto& directory = web.story.world.directory;
  directory = invented_directory(both);
  directory.processes[published.id] = std::make_shared<const PublishedProcess>(published);
}

void Life::begin() {
  for (int i = some_number(1, 4); i > 0; --i) {
    const ChangeId id{static_cast<std::int64_t>(web.changes.size()) + 1};
    ChangeFields fields;
    fields.title = {"An invented change"};
    if (sometimes(2)) fields.services = {{1}};
    ask(id, CreateChange{"some", fields, false, {}}, {invented_requester});
  }
}

ChangeId Life::some_change() const {
  return {some_number<std::int64_t>(1, static_cast<std::int64_t>(web.changes.size()) + 1)};
}
PersonId Life::somebody() const {
  return {some_number<std::int64_t>(1, static_cast<std::int64_t>(directory().people.size()) + 1)};
}

bool Life::ask(ChangeId id, const ChangeCommand& command, const std::vector<PersonId>& people) {
  return std::ranges::any_of(people, [&](PersonId one) { return web.ask(id, command, one).has_value(); });
}
bool Life::edit(ChangeId id, FieldsPatch patch) {
  return ask(id, EditChange{std::move(patch)}, {change(id).requester});
}

void Life::go_on() {
  if (sometimes(2))
    let_time_pass(one_of<Duration>(
        {std::chrono::minutes{10}, std::chrono::hours{3}, std::chrono::hours{50}, std::chrono::hours{24 * 20}}));
  if (!web.moved.empty() && sometimes(2)) web.tell_one();
  const auto id = some_change();
  switch (some_number(0, 16)) {
    case 0:
    case 1: return move_window(id);
    case 2: return alter_fields(id);
    case 3:
    case 4: return alter_answer(id);
    case 5:
    case 6: return act_on_task(id);
    case 7: return act_on_approval(id);
    case 8: return act_on_whole(id);
    case 9: return act_on_links(id);
    default: (void)push(id);
  }
}

void Life::let_time_pass(Duration by) {
  web.story.now = web.story.now + by;
  for (const auto& [id, change] : web.changes) {
    const auto wake = next_wake(change, web.story.world.directory, web.version_of(change), web.story.now - by);
    if (!change.is_closed() && wake && *wake <= web.story.now) web.wake(id);
  }
}

void Life::move_window(ChangeId id) {
  FieldsPatch patch;
  const auto start = web.story.now + std::chrono::hours{some_number(-30, 24 * 40)};
  if (sometimes(6)) patch.planned_start = Patch<PlannedTime>::clear();
  else patch.planned_start = Patch<PlannedTime>::set(planned(start));
  if (sometimes(6)) patch.planned_end = Patch<PlannedTime>::clear();
  else patch.planned_end = Patch<PlannedTime>::set(planned(start + std::chrono::hours{some_number(1, 50)}));
  if (sometimes(4)) patch.planned_start = {};
  (void)edit(id, patch);
}

void Life::alter_fields(ChangeId id) {
  FieldsPatch patch;
  const auto level = one_of({Level::low, Level::medium, Level::high});
  switch (some_number(0, 6)) {
    case 0: patch.impact = Patch<Level>::set(level); break;
    case 1: patch.urgency = Patch<Level>::set(level); break;
    case 2: patch.title = Patch<Written>::set({one_of<std::string>({"Invented", "Another"})}); break;
    case 3: patch.developer = sometimes() ? Patch<PersonId>::clear() : Patch<PersonId>::set(somebody()); break;
    case 4:
      patch.services =
          Patch<std::vector<ServiceId>>::set(sometimes() ? std::vector<ServiceId>{} : std::vector<ServiceId>{{1}});
      break;
    default: (void)ask(id, RestrictChange{!change(id).restricted, {}}, {change(id).requester}); return;
  }
  (void)edit(id, patch);
}

void Life::alter_answer(ChangeId id) {
  const auto& form = process(id).form;
  if (form.empty()) return alter_fields(id);
  const auto& field = form[some_number<std::size_t>(0, form.size())];
  FieldsPatch patch;
  patch.form[field.key] = sometimes(5) ? Patch<FormAnswer>::clear() : Patch<FormAnswer>::set(some_answer(field));
  (void)edit(id, patch);
}

void Life::act_on_task(ChangeId id) {
  const auto& tasks = change(id).tasks;
  if (tasks.empty()) return;
  // The last ones are those of the stage in which it stands.
  const auto back = some_number<std::size_t>(0, std::min<std::size_t>(tasks.size(), 6));
  const Task task = tasks[tasks.size() - 1 - back];
  const auto people = sometimes(6) ? std::vector{somebody()} : doers_of(task, change(id), directory());
  const auto managers = holders(ChangeRight::manage_tasks, change(id), directory());
  switch (some_number(0, 9)) {
    case 0: (void)ask(id, StartTask{task.id}, people); return;
    case 1:
    case 2: (void)ask(id, FailTask{task.id, because}, people); return;
    case 3: (void)ask(id, SkipTask{task.id, because}, people); return;
    case 4:
    case 5: (void)ask(id, ReopenTask{task.id, because}, managers); return;
    case 6: (void)ask(id, AssignTask{task.id, somebody()}, managers); return;
    case 7: {
      EditTask edited{task.id, {}, {}, Patch<Instant>::set(web.story.now + std::chrono::hours{5})};
      (void)ask(id, edited, managers);
      return;
    }
    default: (void)do_task(id, task.id);
  }
}

void Life::act_on_approval(ChangeId id) {
  const auto& approvals = change(id).approvals;
  if (approvals.empty()) return;
  const Approval one = approvals[some_number<std::size_t>(0, approvals.size())];
  if (!one.decisions.empty() && sometimes(2)) {
    (void)ask(id, WithdrawDecision{one.key, because}, {one.decisions.front().by});
    return;
  }
  const auto decision = one_of({Decision::approve, Decision::reject, Decision::abstain});
  (void)ask(id, Decide{one.key, decision, because, ""}, tally(one, change(id), directory(), web.story.now).undecided);
}

void Life::act_on_whole(ChangeId id) {
  const auto managers = holders(ChangeRight::cancel, change(id), directory());
  const auto* stage = current_stage(change(id), process(id));
  switch (some_number(0, 10)) {
    case 0: (void)ask(id, HoldChange{because}, managers); return;
    case 1:
      if (sometimes()) (void)ask(id, CancelChange{because}, managers);
      return;
    case 2:
    case 3: {
      const auto& tasks = change(id).tasks;
      AddTask add{"By hand", "", somebody(), {}, {}, {}, sometimes()};
      if (!tasks.empty()) add.after = {tasks[some_number<std::size_t>(0, tasks.size())].id};
      (void)ask(id, add, managers);
      return;
    }
    case 4:
    case 5: (void)ask(id, MoveToVersion{change(id).process_version + 1, ""}, everybody(directory())); return;
    default:
      if (stage != nullptr && !stage->back.empty())
        (void)ask(id, SendBack{stage->back.front().to, because},
                  holders(ChangeRight::send_back, change(id), directory()));
  }
}

void Life::act_on_links(ChangeId id) {
  const auto kind = one_of({LinkKind::depends_on, LinkKind::blocks, LinkKind::part_of, LinkKind::parent_of,
                            LinkKind::fixes, LinkKind::caused_by});
  const auto people = holders(ChangeRight::link, change(id), directory());
  const auto& links = change(id).links;
  if (!links.empty() && sometimes(6)) (void)ask(id, RemoveLink{links.front().number, because}, people);
  else if (sometimes(5)) (void)ask(id, AddLink{kind, {}, "https://example.org/7", "seven"}, people);
  else (void)ask(id, AddLink{kind, some_change(), "", ""}, people);
}

bool Life::push(ChangeId id) {
  const auto unmet = web.waits(id);
  return std::ranges::any_of(unmet, [&](const Unmet& one) { return meet(id, one); });
}

bool Life::meet(ChangeId id, const Unmet& one) {
  if (one.gate == "fields") return fill_in(id, {one.key});
  if (one.gate == "window_open") return !change(id).fields.planned_start && fill_in(id, {one.key});
  if (one.gate == "approved") return decide_approval(id, one.key);
  if (one.gate == "outcome_declared") return ask(id, DeclareOutcome{Outcome::successful, "", {}}, one.people);
  if (one.gate == "advance") return ask(id, AdvanceChange{}, one.people);
  if (one.gate == "on_hold") return ask(id, ResumeChange{}, one.people);
  for (const Task& task : change(id).tasks)
    if (shown(task.id) == one.key) return do_task(id, task.id);
  return one.gate == "related" && see_to_links(id, one);
}

/// The window is moved as a whole: an end before its start would not do.
bool Life::fill_in(ChangeId id, const std::vector<std::string>& keys) {
  auto patch = invented_values(change(id), process(id), keys, directory(), *find_zone("Europe/Berlin"), web.story.now);
  if (patch == FieldsPatch{}) return false;
  if (patch.planned_start.present || patch.planned_end.present) {
    const auto start = web.story.now + std::chrono::hours{30};
    patch.planned_start = Patch<PlannedTime>::set(planned(start));
    patch.planned_end = Patch<PlannedTime>::set(planned(start + std::chrono::hours{2}));
  }
  return edit(id, std::move(patch));
}

bool Life::do_task(ChangeId id, TaskId number) {
  const Task task = *find_task(change(id), number);
  const auto managers = holders(ChangeRight::manage_tasks, change(id), directory());
  if (task.state == TaskState::failed) return ask(id, ReopenTask{number, because}, managers);
  std::vector<TaskId> first;
  for (const Task* before : open_before(task.after, change(id))) first.push_back(before->id);
  if (std::ranges::any_of(first, [&](TaskId before) { return do_task(id, before); })) return true;
  const auto people = doers_of(task, change(id), directory());
  for (std::size_t item = 0; item < task.checklist.size(); ++item)
    if (!task.checklist[item].ticked) (void)ask(id, TickItem{number, static_cast<std::int64_t>(item), true}, people);
  if (ask(id, FinishTask{number, ""}, people)) return true;
  if (!people.empty()) return false;
  return fill_in(id, fields_behind(task.candidates, change(id))) ||
         ask(id, AssignTask{number, invented_requester}, managers);
}

bool Life::decide_approval(ChangeId id, const std::string& key) {
  const Approval* found = approval_of_visit(change(id), key);
  if (found == nullptr) found = find_approval(change(id), key);
  if (found == nullptr) return false;
  const Approval approval = *found;
  if (approval.state == ApprovalState::rejected) return end_rejection(id, approval);
  const auto counted = tally(approval, change(id), directory(), web.story.now);
  if (approval.state == ApprovalState::expired)
    return ask(id, AskAgain{key}, holders(ChangeRight::manage_tasks, change(id), directory()));
  if (counted.entitled.empty() && fill_in(id, fields_behind(approval.approvers, change(id)))) return true;
  if (!counted.obstacle.empty() && counted.undecided.empty() && ask_another(id, key)) return true;
  return ask(id, Decide{key, Decision::approve, "", ""}, counted.undecided) || end_rejection(id, approval);
}

/// Where nobody who is asked may decide, a change manager asks somebody else.
bool Life::ask_another(ChangeId id, const std::string& key) {
  auto managers = holders(ChangeRight::reject, change(id), directory());
  std::erase_if(managers, [&](PersonId one) { return !why_may_not_approve(one, change(id), directory()).empty(); });
  if (managers.empty()) return ask(id, RestrictChange{false, {}}, {change(id).requester});
  return std::ranges::any_of(everybody(directory()), [&](PersonId other) {
    const Who who{WhoKind::person, directory().person(other)->login};
    return ask(id, AddApprover{key, who, because}, managers);
  });
}

/// Who rejected or abstained takes it back.
bool Life::end_rejection(ChangeId id, const Approval& approval) {
  return std::ranges::any_of(approval.decisions, [&](const DecisionMade& made) {
    return made.decision != Decision::approve && ask(id, WithdrawDecision{approval.key, because}, {made.by});
  });
}

bool Life::see_to_links(ChangeId id, const Unmet& one) {
  const auto people = holders(ChangeRight::link, change(id), directory());
  const auto links = change(id).links;
  for (const Link& link : links) {
    if (!link.change && !link.settled() && ask(id, SettleOutsideLink{link.number, true}, people)) return true;
    const bool is_meant =
        link.change && (one.key == shown(*link.change) || one.key == "link-" + std::to_string(link.number));
    // Its own turn comes, unless it is over and will never come as far as this one wants.
    if (is_meant && change(*link.change).is_closed() && ask(id, RemoveLink{link.number, because}, people)) return true;
  }
  return false;
}

bool Life::time_comes() {
  std::optional<Instant> next;
  for (const auto& [id, change] : web.changes) {
    if (change.is_closed()) continue;
    for (const auto& one : web.waits(id))
      if (one.gate == "window_open" && one.due && *one.due > web.story.now && (!next || *one.due < *next))
        next = one.due;
  }
  if (!next) return false;
  web.story.now = *next;
  for (const auto& [id, change] : web.changes)
    if (!change.is_closed()) web.wake(id);
  return true;
}

/// Gates of two changes may wait for each other through a link: then people take it away.
bool Life::take_a_link_away() {
  for (std::int64_t id = 1; id <= static_cast<std::int64_t>(web.changes.size()); ++id) {
    const auto links = change({id}).links;
    const auto people = holders(ChangeRight::link, change({id}), directory());
    for (const Link& link : links)
      if (link.change && ask({id}, RemoveLink{link.number, because}, people)) return true;
  }
  return false;
}

std::string Life::bring_to_an_end() {
  for (int acts = 0; acts < acts_max; ++acts) {
    web.tell_all();
    std::string open;
    bool moved = false;
    for (std::int64_t id = 1; id <= static_cast<std::int64_t>(web.changes.size()) && !moved; ++id) {
      if (change({id}).is_closed()) continue;
      if (open.empty())
        for (const auto& one : web.waits({id}))
          open += fmt::format("{} in {}: {} {}: {}\n", shown(ChangeId{id}), change({id}).stage(), one.gate, one.key,
                              one.detail);
      moved = push({id});
    }
    const bool all_closed = std::ranges::all_of(web.changes, [](const auto& one) { return one.second.is_closed(); });
    if (all_closed) return "";
    if (!moved && !time_comes() && !take_a_link_away()) return open.empty() ? "it waits for nothing" : open;
  }
  return "it takes too many acts";
}

}  // namespace sluice::testing_world
