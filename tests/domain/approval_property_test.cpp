// What holds of approvals whatever rules a process has, whoever does what in whatever order, whoever comes, leaves, is away
// or is disabled, and however the clock jumps:
//   a decision is made by somebody who is entitled at that moment, to the content as it is, and nobody decides on a seat
//   twice; an approval is granted by distinct people, as many as its rule asks for; what is granted covers the content as
//   it is; and no change reaches deployment while an approval that its process asks for is not granted, or a condition
//   not met.
// The check reckons all that from the events alone, not by the code that it looks at.
#include <rapidcheck/gtest.h>

#include <set>

#include "approval_story.h"
#include "domain/change/applies.h"
#include "random_process.h"

namespace sluice::testing_world {
namespace {

using People = std::set<PersonId>;

std::vector<Who> some_approvers() {
  static const std::vector<Who> all{{WhoKind::group, "cab"},         {WhoKind::owners, ""},
                                    {WhoKind::requester, ""},        {WhoKind::role, "change_manager"},
                                    {WhoKind::person, "mei.tanaka"}, {WhoKind::field, "developer"},
                                    {WhoKind::did, "make"},          {WhoKind::group, "nobody"}};
  std::vector<Who> some;
  for (const Who& one : all)
    if (sometimes()) some.push_back(one);
  if (some.empty()) some.push_back(all.front());
  return some;
}

Quorum some_quorum() {
  switch (some_number(0, 4)) {
    case 0: return {QuorumKind::all, 1};
    case 1: return {QuorumKind::any, 1};
    case 2: return {QuorumKind::at_least, some_number<std::int64_t>(1, 4)};
    default: return {QuorumKind::percent, some_number<std::int64_t>(1, 101)};
  }
}

ApprovalTemplate an_approval(const std::string& key) {
  ApprovalTemplate one;
  one.key = key;
  one.title = "They agree";
  one.approvers = some_approvers();
  one.quorum = some_quorum();
  one.rejections = some_number<std::int64_t>(1, 4);
  one.covers = {Field::title};
  if (sometimes()) one.covers.push_back(Field::services);
  if (sometimes()) one.excluded = {{WhoKind::owners, ""}};
  if (sometimes()) one.expire = Timer{};
  if (sometimes()) one.due = Due{Anchor::entered, 5, DueUnit::hours};
  if (!sometimes()) return one;
  ApproverRow low, rest;
  low.when = when_impact("low");
  low.approvers = some_approvers();
  rest.approvers = some_approvers();
  rest.quorum = some_quorum();
  one.approver_rules = ApproverRules{sometimes(2) ? RowMatch::first : RowMatch::all, {low}};
  if (sometimes(2)) one.approver_rules->rows.push_back(rest);
  if (sometimes(2)) one.approvers.clear();
  return one;
}

Process some_process() {
  Process process = small_process();
  auto& approvals = process.stages[1].approvals;
  approvals = {an_approval("cab")};
  TaskTemplate make = task_of("make");
  make.duty = Duty::develop;
  make.assignee = {{WhoKind::group, "cab"}, {WhoKind::owner, ""}};
  if (sometimes(2)) process.stages[1].tasks = {make};
  if (sometimes(2)) {
    approvals.push_back(an_approval("second"));
    if (sometimes(2)) approvals[1].after_approvals = {"cab"};
  }
  if (sometimes()) process.stages[2].approvals = {an_approval("late")};
  return process;
}

/// Looks at each event before it happens, and at the change after each command.
class Oracle {
 public:
  explicit Oracle(const Story& story) : story_(story) {}

  void see(Change before, const ChangeEvents& events, std::optional<PersonId> actor) {
    change_ = std::move(before);
    for (const auto& event : events) {
      std::visit([&](const auto& one) { look(one); }, event);
      change_ = apply(std::move(change_), event, {story_.now, actor});
    }
    for (const Approval& one : change_.approvals) {
      std::set<PersonId> deciders;
      for (const DecisionMade& made : one.decisions) RC_ASSERT(deciders.insert(made.by).second);
      if (one.state != ApprovalState::granted) continue;
      RC_ASSERT(one.digest == digest_of(change_.fields, one.covers, one.covers_form));
    }
  }

 private:
  [[nodiscard]] const Directory& directory() const { return story_.world.directory; }
  [[nodiscard]] bool is_enabled(PersonId person) const { return directory().person(person)->enabled; }

  /// Who is named, enabled or not; whoever approver rules ask is asked by the events of the approval.
  [[nodiscard]] People named(const Approval& approval) const {
    auto asked = approval.approvers;
    for (const AddedApprover& one : approval.added) asked.push_back(one.who);
    return named(asked);
  }
  [[nodiscard]] People named(const std::vector<Who>& asked) const {
    People found;
    for (const Who& who : asked) {
      if (who.kind == WhoKind::group)
        if (const auto* group = directory().group_by_key(who.key))
          found.insert(group->members.begin(), group->members.end());
      if (who.kind == WhoKind::owners)
        for (const ServiceId id : change_.fields.services)
          found.insert(directory().service(id)->owners.begin(), directory().service(id)->owners.end());
      if (who.kind == WhoKind::requester) found.insert(change_.requester);
      if (who.kind == WhoKind::field && change_.fields.developer) found.insert(*change_.fields.developer);
      for (const auto& [id, person] : directory().people) {
        if (who.kind == WhoKind::role && person->roles.contains(Role::change_manager)) found.insert(id);
        if (who.kind == WhoKind::person && person->login == who.key) found.insert(id);
      }
      if (who.kind == WhoKind::did)
        for (const PersonId one : find_people({who}, change_, directory())) found.insert(one);
    }
    return found;
  }

  [[nodiscard]] bool is_barred(PersonId person, const Approval& approval) const {
    if (person == change_.requester || change_.fields.developer == person) return true;
    if (directory().person(person)->roles == std::set{Role::auditor}) return true;
    for (const Task& task : change_.tasks)
      if (task.duty == Duty::develop && task.done_by == person && task.state == TaskState::done) return true;
    if (approval.excluded.empty()) return false;
    for (const ServiceId id : change_.fields.services)
      if (directory().service(id)->owners.contains(person)) return true;
    return false;
  }

  [[nodiscard]] bool stands_in(PersonId from, PersonId to, const Approval& approval) const {
    for (const StandIn& one : approval.stand_ins)
      if (one.from == from && one.to == to) return true;
    for (const Delegation& one : directory().person(from)->delegations)
      if (one.to == to && one.from <= story_.now && story_.now < one.until) return true;
    return false;
  }

  [[nodiscard]] bool is_seat(PersonId person, const Approval& approval) const {
    const bool seated = std::ranges::find(approval.seated, person) != approval.seated.end();
    return (named(approval).contains(person) || seated) && !is_barred(person, approval);
  }

  template <class Event>
  void look(const Event&) {}

  void look(const Decided& decided) {
    const Approval& approval = *find_approval(change_, decided.key);
    RC_ASSERT(approval.state == ApprovalState::asked);
    RC_ASSERT(approval.unclear.empty());
    RC_ASSERT(!change_.hold);
    RC_ASSERT(std::ranges::all_of(approval.questions, [](const Question& one) { return one.closed.has_value(); }));
    RC_ASSERT(decided.digest == digest_of(change_.fields, approval.covers, approval.covers_form));
    RC_ASSERT(is_enabled(decided.by));
    RC_ASSERT(!is_barred(decided.by, approval));
    const auto seats = decided.seats.value_or(std::vector<PersonId>{});
    RC_ASSERT(named(approval).contains(decided.by) || !seats.empty());
    for (const PersonId seat : seats) {
      RC_ASSERT(seat != decided.by);
      RC_ASSERT(is_seat(seat, approval));
      RC_ASSERT(stands_in(seat, decided.by, approval));
    }
    for (const DecisionMade& other : approval.decisions) look_at_seats(decided, seats, other, approval);
  }

  /// Nobody's seat is decided on by two whose decisions count.
  void look_at_seats(const Decided& decided, const std::vector<PersonId>& seats, const DecisionMade& other,
                     const Approval& approval) {
    RC_ASSERT(other.by != decided.by);
    if (!is_enabled(other.by) || is_barred(other.by, approval)) return;
    const bool for_them = std::ranges::find(other.seats, decided.by) != other.seats.end();
    RC_ASSERT(!for_them || !seats.empty() || !is_seat(decided.by, approval));
    for (const PersonId seat : seats) {
      const bool own = seat == other.by && named(approval).contains(seat);
      RC_ASSERT(!own);
      RC_ASSERT(std::ranges::find(other.seats, seat) == other.seats.end());
    }
  }

  void look(const ApprovalGranted& granted) {
    const Approval& approval = *find_approval(change_, granted.key);
    RC_ASSERT(!change_.hold);
    RC_ASSERT(approval.unclear.empty());
    RC_ASSERT(std::ranges::all_of(approval.questions, [](const Question& one) { return one.closed.has_value(); }));
    const People approved{granted.by.begin(), granted.by.end()};
    RC_ASSERT(approved.size() == granted.by.size());
    RC_ASSERT(!approved.empty());
    for (const PersonId person : approved) look_at_approver(person, approval);
    std::int64_t rejected = 0;
    for (const DecisionMade& made : approval.decisions)
      if (made.decision == Decision::reject && named(approval).contains(made.by) && is_enabled(made.by) &&
          !is_barred(made.by, approval))
        ++rejected;
    RC_ASSERT(rejected < approval.rejections);
    look_at_quorum(approval);
    if (approval.quorum.kind != QuorumKind::all) return;
    for (const PersonId seat : needed(approval)) RC_ASSERT(is_agreed(seat, approval));
  }

  /// The quorum is one of people who decided for a seat that counts; whom the owner added agrees besides them.
  void look_at_quorum(const Approval& approval) const {
    if (approval.quorum.kind != QuorumKind::at_least && approval.quorum.kind != QuorumKind::percent) return;
    for (const PersonId seat : added_by(false, approval)) RC_ASSERT(is_approved(seat, approval));
    People all = needed(approval);
    for (const PersonId seat : only_besides(approval)) all.erase(seat);
    People by;
    for (const DecisionMade& made : approval.decisions)
      if (made.decision == Decision::approve && holds_any(made, all, approval)) by.insert(made.by);
    const auto count = static_cast<std::int64_t>(by.size());
    if (approval.quorum.kind == QuorumKind::at_least) RC_ASSERT(count >= approval.quorum.count);
    else RC_ASSERT(count * 100 >= approval.quorum.count * static_cast<std::int64_t>(all.size()));
  }

  [[nodiscard]] People added_by(bool change_manager, const Approval& approval) const {
    std::vector<Who> asked;
    for (const AddedApprover& one : approval.added)
      if (one.counts == change_manager) asked.push_back(one.who);
    return named(asked);
  }
  [[nodiscard]] People only_besides(const Approval& approval) const {
    People besides = added_by(false, approval);
    for (const PersonId seat : added_by(true, approval)) besides.erase(seat);
    for (const PersonId seat : named(approval.approvers)) besides.erase(seat);
    return besides;
  }
  [[nodiscard]] bool is_approved(PersonId seat, const Approval& approval) const {
    return std::ranges::any_of(approval.decisions, [&](const DecisionMade& made) {
      return made.decision == Decision::approve && holds_any(made, {seat}, approval);
    });
  }

  [[nodiscard]] bool holds_any(const DecisionMade& made, const People& seats, const Approval& approval) const {
    if (!is_enabled(made.by) || is_barred(made.by, approval)) return false;
    return seats.contains(made.by) ||
           std::ranges::any_of(made.seats, [&](PersonId seat) { return seats.contains(seat); });
  }

  [[nodiscard]] People needed(const Approval& approval) const {
    People all;
    for (const PersonId person : named(approval))
      if (is_enabled(person) && !is_barred(person, approval)) all.insert(person);
    for (const PersonId person : approval.seated)
      if (!is_barred(person, approval)) all.insert(person);
    return all;
  }

  void look_at_approver(PersonId person, const Approval& approval) const {
    const auto made = std::ranges::find(approval.decisions, person, &DecisionMade::by);
    RC_ASSERT(made != approval.decisions.end());
    RC_ASSERT(made->decision == Decision::approve);
    RC_ASSERT(is_enabled(person));
    RC_ASSERT(!is_barred(person, approval));
    const bool stands_in = std::ranges::any_of(made->seats, [&](PersonId seat) { return is_seat(seat, approval); });
    RC_ASSERT(named(approval).contains(person) || stands_in);
  }

  /// Approved, or abstained from, by whoever holds the seat or stands in for them.
  [[nodiscard]] static bool is_agreed(PersonId seat, const Approval& approval) {
    return std::ranges::any_of(approval.decisions, [&](const DecisionMade& made) {
      const bool of_seat = made.by == seat || std::ranges::find(made.seats, seat) != made.seats.end();
      return of_seat && made.decision != Decision::reject;
    });
  }

  /// Everything that its process asks before deployment is granted then, for the content as it is.
  void look(const StageEntered& entered) {
    if (entered.phase < Phase::deployment) return;
    for (const char* key : {"cab", "second", "late"}) {
      if (find_approval_template(story_.process().process, key) == nullptr) continue;
      const Approval* approval = find_approval(change_, key);
      RC_ASSERT(approval != nullptr);
      RC_ASSERT(approval->state == ApprovalState::granted);
      RC_ASSERT(approval->digest == digest_of(change_.fields, approval->covers, approval->covers_form));
    }
    for (const ApprovalCondition& one : change_.conditions) RC_ASSERT(one.met.has_value());
    for (const Approval& one : change_.approvals)
      RC_ASSERT(one.state == ApprovalState::granted || one.state == ApprovalState::cancelled);
  }

  const Story& story_;
  Change change_;
};

class Fortune {
 public:
  Story story{some_process()};
  int deployed = 0, granted = 0;

  void live() {
    story.world.group("empty");
    const ServiceId portal = story.world.service("portal", {story.mei}, {story.billing});
    services_ = {story.billing, portal};
    story.drafted();
    before_ = story.change;
    if (!sometimes()) ask(impact_of(one_of({Level::low, Level::high})), story.priya);
    ask(AdvanceChange{}, story.priya);
    for (int steps = some_number(10, 90); steps > 0; --steps) {
      go_on();
      if (story.change.is_closed()) break;
    }
  }

 private:
  [[nodiscard]] PersonId anybody() const { return {some_number<std::int64_t>(1, 10)}; }
  /// Mostly somebody for whom the approval waits.
  [[nodiscard]] PersonId decider(const char* key) const {
    if (sometimes(4) || find_approval(story.change, key) == nullptr) return anybody();
    const auto waiting = counted(story, key).undecided;
    return waiting.empty() ? anybody() : *rc::gen::elementOf(waiting);
  }

  void ask(const ChangeCommand& command, PersonId who) { keep(story.when(command, who), who); }
  void keep(const Result<ChangeEvents>& done, std::optional<PersonId> who) {
    if (!done) return;
    Oracle{story}.see(before_, *done, who);
    before_ = story.change;
    for (const auto& event : *done) {
      if (const auto* entered = std::get_if<StageEntered>(&event)) deployed += entered->phase == Phase::deployment;
      granted += std::holds_alternative<ApprovalGranted>(event);
    }
  }

  void go_on() {
    const char* key = one_of({"cab", "cab", "second", "late"});
    switch (some_number(0, 24)) {
      case 0:
        return pass(one_of<Duration>({std::chrono::minutes{50}, std::chrono::hours{30}, std::chrono::hours{400}}));
      case 1: return ask(title_of(one_of({"One", "Two"})), story.priya);
      case 2: return ask(impact_of(one_of({Level::low, Level::high})), story.priya);
      case 3: return change_people();
      case 4: return change_directory();
      case 5: return ask(WithdrawDecision{key, ""}, anybody());
      case 6: return ask(Delegate{key, decider(key), anybody(), because}, sometimes(2) ? story.ruth : decider(key));
      case 7: {
        const PersonId from = decider(key);
        return ask(Delegate{key, from, anybody(), because}, from);
      }
      case 8: {
        const PersonId person = anybody();
        return ask(AddApprover{key, person_of(story.world.directory.person(person)->login.c_str()), because},
                   sometimes(1) ? story.ruth : story.priya);
      }
      case 9: return take_away(key);
      case 10: return question(key);
      case 11: return ask(HoldChange{because}, story.ruth);
      case 12: return ask(ResumeChange{}, story.ruth);
      case 13: return ask(AskAgain{key}, story.ruth);
      case 14: return ask(SendBack{"draft", because}, story.ruth);
      case 15:
        for (std::int64_t number = 1; number <= story.change.conditions_made; ++number)
          ask(MeetCondition{number, ""}, anybody());
        return;
      case 16:
      case 17: return work();
      case 18: return ask(AdvanceChange{}, story.priya);
      default: return decide_one(key);
    }
  }

  void decide_one(const char* key) {
    const PersonId person = decider(key);
    const Approval* approval = find_approval(story.change, key);
    if (sometimes(8) && approval != nullptr) seen_ = approval->digest;
    const auto decision = sometimes(6) ? one_of({Decision::reject, Decision::abstain}) : Decision::approve;
    Decide one{key, decision, because, sometimes(8) ? seen_ : ""};
    if (decision == Decision::approve && sometimes(8)) one.condition = NewCondition{"if all is well", anybody()};
    ask(one, person);
  }

  void pass(Duration by) {
    story.now = story.now + by;
    if (story.change.is_closed()) return;
    keep(story.when_time_comes(), std::nullopt);
  }

  void change_people() {
    FieldsPatch patch;
    if (sometimes(2)) patch.developer = sometimes(2) ? Patch<PersonId>::clear() : Patch<PersonId>::set(anybody());
    else if (sometimes(2)) patch.services = Patch<std::vector<ServiceId>>::set(services_);
    else patch.services = Patch<std::vector<ServiceId>>::set({services_[some_number<std::size_t>(0, 2)]});
    ask(EditChange{patch}, story.priya);
  }

  void change_directory() {
    const PersonId person = anybody();
    switch (some_number(0, 7)) {
      case 0: story.world.disable(person); break;
      case 1:
      case 2: story.world.enable(person); break;
      case 3: story.world.join(story.cab, person); break;
      case 4: story.world.leave(story.cab, person); break;
      case 5: story.world.end_delegations(person); break;
      default:
        story.world.delegate(person, anybody(), story.now + std::chrono::hours{some_number(-9, 9)},
                             story.now + std::chrono::hours{some_number(10, 90)});
    }
    if (!sometimes()) keep(story.reconsidered(), std::nullopt);
  }

  void take_away(const char* key) {
    const Approval* approval = find_approval(story.change, key);
    if (approval == nullptr) return;
    const auto added = approval->added;
    for (const AddedApprover& one : added) ask(RemoveApprover{key, one.who, ""}, story.ruth);
    approval = find_approval(story.change, key);
    if (approval == nullptr) return;  // one fewer was needed, or it was rejected, and the change moved
    const auto named = approval->stand_ins;
    for (const StandIn& one : named)
      if (sometimes()) ask(TakeBackDelegation{key, one.from, one.to}, one.from);
  }

  void question(const char* key) {
    const Approval* approval = find_approval(story.change, key);
    const Question* open = approval ? open_question(*approval) : nullptr;
    if (open == nullptr) return ask(AskQuestion{key, "Why?"}, decider(key));
    const auto number = open->number;
    ask(AnswerQuestion{key, number, "So"}, story.priya);
  }

  void work() {
    const auto tasks = story.change.tasks;
    for (const Task& task : tasks) {
      if (sometimes(8)) ask(ReopenTask{task.id, because}, story.ruth);
      ask(FinishTask{task.id, ""}, task.assignee.value_or(anybody()));
    }
  }

  std::vector<ServiceId> services_;
  std::string seen_;
  Change before_;
};

RC_GTEST_PROP(ApprovalsOfAllKinds, are_granted_by_those_entitled_to_what_they_saw_and_never_passed_by, ()) {
  int deployed = 0, granted = 0;
  for (int lives = 0; lives < 12; ++lives) {
    Fortune fortune;
    fortune.live();
    deployed += fortune.deployed;
    granted += fortune.granted;
  }
  RC_CLASSIFY(granted > 0, "granted");
  RC_CLASSIFY(deployed > 0, "deployed");
}

}  // namespace
}  // namespace sluice::testing_world
