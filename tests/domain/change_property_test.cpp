// What must never happen, whatever anybody asks in whatever order.
#include <rapidcheck/gtest.h>

#include "change_story.h"
#include "domain/approval/tally.h"
#include "domain/change/gates.h"
#include "domain/task/rules.h"

namespace sluice::testing_world {
namespace {

/// A process with everything in it: sequence and `after`, two approvals, a task that blocks closing, ways back.
Process rich_process(bool sequence, std::int64_t votes) {
  Process process = small_process();
  process.stages[1].approvals[0].quorum = {QuorumKind::at_least, votes};
  ApprovalTemplate owners = process.stages[1].approvals[0];
  owners.key = "owners";
  owners.approvers = {{WhoKind::owners, ""}};
  owners.quorum = {QuorumKind::one_of_each, 1};
  process.stages[1].approvals.push_back(owners);
  process.stages[2].order = sequence ? TaskOrder::in_sequence : TaskOrder::at_once;
  process.stages[2].tasks[0].assignee = {{WhoKind::group, "cab"}};
  process.stages[2].tasks[0].on_close = OnClose::block;
  process.stages[2].tasks[1].optional = true;
  process.stages[2].back = {{"draft", "", false}};
  process.stages[4].back = {{"build", "", false}};
  return process;
}

rc::Gen<std::string> some_reason() { return rc::gen::element<std::string>("", "because", std::string(30'000, 'x')); }

TaskId some_task(const Change& change) {
  if (change.tasks.empty()) return {7};
  return change.tasks[*rc::gen::inRange<std::size_t>(0, change.tasks.size())].id;
}

ChangeCommand some_task_command(const Change& change) {
  const TaskId id = some_task(change);
  switch (*rc::gen::inRange(0, 9)) {
    case 0: return StartTask{id};
    case 1:
    case 2:
    case 3: return FinishTask{id, ""};
    case 4: return FailTask{id, *some_reason()};
    case 5: return SkipTask{id, *some_reason()};
    case 6: return ReopenTask{id, *some_reason()};
    case 7:
      return AssignTask{id, *rc::gen::element<std::optional<PersonId>>(std::nullopt, PersonId{2}, PersonId{5},
                                                                       PersonId{8}, PersonId{99})};
    default: return AddTask{*some_reason(), "", {}, {}, {}, {id}, *rc::gen::arbitrary<bool>()};
  }
}

ChangeCommand some_edit(const Story& story) {
  FieldsPatch patch;
  switch (*rc::gen::inRange(0, 4)) {
    case 0: patch.title = Patch<Written>::set({*rc::gen::element<std::string>("one", "two", "")}); break;
    case 1:
      patch.services = Patch<std::vector<ServiceId>>::set(
          *rc::gen::element(std::vector<ServiceId>{}, std::vector<ServiceId>{story.billing}));
      break;
    case 2: patch.reason = *rc::gen::element(Patch<Written>::clear(), Patch<Written>::set({"why"})); break;
    default: patch.tags = Patch<std::vector<std::string>>::set({"tag"}); break;
  }
  return EditChange{patch};
}

ChangeCommand some_command(const Story& story) {
  switch (*rc::gen::inRange(0, 16)) {
    case 0:
    case 1: return AdvanceChange{};
    case 2: return SendBack{*rc::gen::element<std::string>("draft", "build", "nowhere"), *some_reason()};
    case 3: return *rc::gen::element<ChangeCommand>(HoldChange{"wait"}, ResumeChange{});
    case 4:
      return *rc::gen::weightedElement<ChangeCommand>(
          {{1, CancelChange{"no"}}, {1, RejectChange{"no"}}, {30, ResumeChange{}}});
    case 5:
      return DeclareOutcome{*rc::gen::element(Outcome::successful, Outcome::backed_out, Outcome::cancelled),
                            *some_reason(), *rc::gen::element<std::optional<Magnitude>>(std::nullopt, Magnitude{})};
    case 6:
    case 7:
    case 8:
    case 9:
      return Decide{
          *rc::gen::element<std::string>("cab", "owners"),
          *rc::gen::weightedElement<Decision>({{6, Decision::approve}, {1, Decision::reject}, {1, Decision::abstain}}),
          "so", ""};
    case 10: return WithdrawDecision{*rc::gen::element<std::string>("cab", "owners"), ""};
    case 11: return some_edit(story);
    case 12: return Comment{*some_reason()};
    default: return some_task_command(story.change);
  }
}

PersonId somebody(const Story& story) {
  return *rc::gen::element(story.priya, story.tomas, story.dana, story.lee, story.mei, story.ruth, story.audrey,
                           PersonId{99});
}

bool entitled_all(const Change& before, const Story& story, const std::string& key,
                  const std::vector<PersonId>& people) {
  const Approval* approval = find_approval(before, key);
  if (approval == nullptr) return false;
  const auto found = find_people(approval->approvers, before, story.world.directory);
  return std::ranges::all_of(people, [&](PersonId one) { return std::ranges::find(found, one) != found.end(); });
}

bool could_take(const Change& before, const Story& story, const TaskClaimed& claimed) {
  const auto people = takers_of(*find_task(before, claimed.task), before, story.world.directory);
  return std::ranges::find(people, claimed.by) != people.end();
}

/// Replays the events of one command and looks at each step.
void check_steps(const Change& before, const ChangeEvents& events, const Story& story, std::optional<PersonId> by) {
  Change change = before;
  for (const auto& event : events) {
    if (const auto* entered = std::get_if<StageEntered>(&event);
        entered && (entered->move == Move::by_rule || entered->move == Move::by_person))
      RC_ASSERT(unmet_gates(change, story.world.directory, story.process().process, story.now).empty());
    if (const auto* granted = std::get_if<ApprovalGranted>(&event)) {
      RC_ASSERT(entitled_all(change, story, granted->key, granted->by));
      RC_ASSERT(find_approval(change, granted->key)->digest ==
                digest_of(change.fields, find_approval(change, granted->key)->covers, {}));
    }
    if (const auto* claimed = std::get_if<TaskClaimed>(&event)) RC_ASSERT(could_take(change, story, *claimed));
    if (const auto* created = std::get_if<TaskCreated>(&event)) RC_ASSERT(find_task(change, created->task) == nullptr);
    if (const auto* finished = std::get_if<TaskFinished>(&event))
      RC_ASSERT(find_task(change, finished->task)->assignee == finished->by);
    change = apply(std::move(change), event, {story.now, by});
  }
}

void check_state(const Change& change) {
  RC_ASSERT(change.outcome.has_value() || !change.is_closed());
  if (change.is_closed())
    RC_ASSERT(std::ranges::none_of(change.tasks, [](const Task& task) { return is_open(task.state); }));
  for (const Approval& one : change.approvals) {
    std::set<PersonId> people;
    for (const DecisionMade& made : one.decisions) people.insert(made.by);
    RC_ASSERT(people.size() == one.decisions.size());
    if (one.state == ApprovalState::granted)
      RC_ASSERT(one.digest == digest_of(change.fields, one.covers, one.covers_form));
  }
}

RC_GTEST_PROP(Change, keeps_its_rules_whatever_is_asked, ()) {
  Story story{rich_process(*rc::gen::arbitrary<bool>(), *rc::gen::inRange<std::int64_t>(1, 4))};
  story.drafted();
  const auto steps = *rc::gen::inRange(1, 60);
  for (int i = 0; i < steps; ++i) {
    const Change before = story.change;
    const auto command = some_command(story);
    const auto who = somebody(story);
    const auto done = story.when(command, who);
    if (!done) {
      RC_ASSERT(story.change == before);
      RC_ASSERT(!done.error().detail.empty());
      continue;
    }
    check_steps(before, *done, story, who);
    check_state(story.change);
    (void)project(story.change, story.world.directory, story.process(), story.now);
  }
}

RC_GTEST_PROP(Change, folds_to_the_same_state_again, ()) {
  Story story{rich_process(false, 2)};
  story.drafted();
  const auto steps = *rc::gen::inRange(1, 40);
  for (int i = 0; i < steps; ++i) (void)story.when(some_command(story), story.ruth);
  Change again;
  for (const auto& event : story.log)
    again = apply(std::move(again), event, {story.now, again.exists() ? story.ruth : story.priya});
  again.updated = story.change.updated;
  RC_ASSERT(again.version == story.change.version);
  RC_ASSERT(again.tasks == story.change.tasks);
  RC_ASSERT(again.approvals == story.change.approvals);
  RC_ASSERT(again.fields == story.change.fields);
  RC_ASSERT(again.visits == story.change.visits);
}

RC_GTEST_PROP(Restricted, is_listed_for_exactly_those_who_may_open_it, ()) {
  Story story{rich_process(false, 2)};
  story.drafted().given(RestrictChange{true, {}}, story.priya);
  const auto steps = *rc::gen::inRange(1, 30);
  for (int i = 0; i < steps; ++i) (void)story.when(some_command(story), somebody(story));
  std::set<PersonId> listed;
  for (const auto& one : project(story.change, story.world.directory, story.process(), story.now).parts)
    listed.insert(one.person);
  for (const auto& [id, person] : story.world.directory.people) {
    if (person->roles.contains(Role::auditor)) continue;  // auditors see everything, whatever their part
    RC_ASSERT(has_right(story.actor(id), ChangeRight::see, story.change, story.world.directory) == listed.contains(id));
  }
}

RC_GTEST_PROP(Buttons, go_through_when_pressed, ()) {
  Story story{rich_process(false, 2)};
  story.drafted();
  const auto steps = *rc::gen::inRange(1, 30);
  for (int i = 0; i < steps; ++i) (void)story.when(some_command(story), somebody(story));
  const auto who = somebody(story);
  const auto facts = story.facts(who == PersonId{99} ? as(who, {}) : story.actor(who));
  for (const auto& one : possible_acts(story.change, facts)) {
    if (one.act == "approve")
      RC_ASSERT(decide(story.change, Decide{one.target, Decision::approve, "", ""}, facts).has_value());
    if (one.act == "advance" && one.ready) RC_ASSERT(decide(story.change, AdvanceChange{}, facts).has_value());
    if (one.act == "back") RC_ASSERT(decide(story.change, SendBack{one.target, "why"}, facts).has_value());
    if (one.act == "cancel") RC_ASSERT(decide(story.change, CancelChange{"why"}, facts).has_value());
  }
}

}  // namespace
}  // namespace sluice::testing_world
