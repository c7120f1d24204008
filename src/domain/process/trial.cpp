#include "domain/process/trial.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <functional>

#include "base/described.h"
#include "base/ensure.h"
#include "base/nearest.h"
#include "domain/access/permission.h"
#include "domain/approval/tally.h"
#include "domain/bounds.h"
#include "domain/change/contingencies.h"
#include "domain/change/decide.h"
#include "domain/change/gates.h"
#include "domain/change/waiting.h"
#include "domain/duty/duties.h"
#include "domain/process/invented.h"
#include "domain/process/trial_record.h"
#include "domain/task/rules.h"

namespace sluice {

namespace {

constexpr std::size_t acts_max = 4'000;
constexpr std::size_t waits_max = 40;  ///< so often time goes on, with nobody who does anything: reminders never end
constexpr const char* because = "Invented for the trial.";

/// Does what the gates ask for, as the people who can.
class Trying {
 public:
  Trying(const ProcessVersion& process, const Directory& directory, const Zone& zone, const TrialOptions& options)
      : process_(process),
        directory_(with_entry_for(process.process, directory)),
        zone_(zone),
        options_(options),
        now_(options.begin),
        failing_(options.failing),
        rejecting_(options.rejecting),
        record_(directory_) {}

  TrialReport report() {
    if (begin()) walk();
    report_.closed = change_.is_closed();
    if (!report_.closed && report_.why.empty()) report_.why = "It waits for what nobody can do.";
    report_.stages = record_.take(change_);
    report_.change = std::move(change_);
    return std::move(report_);
  }

 private:
  bool begin() {
    ChangeFields fields = options_.fields;
    if (fields.title.text.empty()) fields.title = {"An invented change"};
    CreateChange create{process_.process.key, std::move(fields), false, {}};
    create.entry = invented_entry_in(process_.process, directory_);
    const auto done = ask(create, options_.requester);
    if (options_.risk)
      change_.risk.assessed = RiskAssessment{.level = *options_.risk, .sources = {}, .policy_version = 0};
    if (!done) report_.why = "It could not even be asked for: " + refusal_;
    return done;
  }

  void walk() {
    for (acts_ = 0; !change_.is_closed(); ++acts_) {
      if (acts_ == acts_max) {
        report_.why = fmt::format("It did not come to an end within {} acts.", acts_max);
        return;
      }
      const auto unmet = waiting(change_, directory_, process_, now_);
      record_.waits(unmet, now_);
      if (act(unmet)) {
        waits_ = 0;
        pass(options_.pace);
      } else if (++waits_ == waits_max || !time_comes(unmet)) {
        report_.stuck = unmet;
        return;
      }
    }
    record_.waits({}, now_);
  }

  bool act(const std::vector<Unmet>& unmet) {
    if (fill_in(unmet)) return true;
    return std::ranges::any_of(unmet, [&](const Unmet& one) { return meet(one); });
  }

  /// Everything that is to be filled in, in one edit.
  bool fill_in(const std::vector<Unmet>& unmet) {
    std::vector<std::string> fields;
    for (const auto& one : unmet)
      if (one.gate == "fields" || (one.gate == "window_open" && !change_.fields.planned_start))
        fields.push_back(one.key);
    return fill_in(fields);
  }
  bool fill_in(const std::vector<std::string>& fields) {
    if (fields.empty()) return false;
    const auto patch = invented_values(change_, process_.process, fields, directory_, zone_, now_);
    return patch != FieldsPatch{} && ask(EditChange{patch}, change_.requester);
  }

  bool meet(const Unmet& one) {
    if (one.gate == "tasks_done" || one.gate == "children_done") return do_task(one);
    if (one.gate == "approved") return decide_approval(one);
    if (one.gate == "outcome_declared") return declare(one);
    if (one.gate == "advance") return as_one_of(one.people, AdvanceChange{});
    if (one.gate == "contingencies_done") return leave_contingencies_out();
    if (one.gate == "on_hold") return as_one_of(one.people, ResumeChange{});
    return false;
  }

  /// What they run by is another process, which is tried for itself.
  bool leave_contingencies_out() {
    return std::ranges::any_of(std::vector{change_.contingencies}, [&](const Contingency& one) {
      return wants_start(one) && ask(DismissContingency{one.number, because}, std::nullopt);
    });
  }
  void start_no_contingencies() {
    for (const Contingency& one : std::vector{change_.contingencies})
      if (wants_start(one) && one.not_started.empty())
        (void)ask(NoteContingency{one.number, {}, "a trial starts none, and goes on as if it were done."},
                  std::nullopt);
  }

  bool do_task(const Unmet& one) {
    const auto found = std::ranges::find_if(change_.tasks, [&](const Task& task) { return shown(task.id) == one.key; });
    if (found == change_.tasks.end() || found->state == TaskState::blocked) return false;
    const Task task = *found;
    if (task.state == TaskState::failed)
      return as_one_of(holders(ChangeRight::manage_tasks, change_, directory_), ReopenTask{task.id, because});
    auto people = takers_of(task, change_, directory_);
    if (const auto assignee = acting_assignee(task, directory_)) people = {*assignee};
    if (people.empty()) return fill_in(fields_behind(task.candidates, change_)) || hand_out(task);
    return std::ranges::any_of(people, [&](PersonId person) { return finish(task, person); });
  }

  /// Where the rules find nobody, a change manager gives the task to whoever can be found.
  bool hand_out(const Task& task) {
    const auto managers = holders(ChangeRight::manage_tasks, change_, directory_);
    return std::ranges::any_of(directory_.people, [&](const auto& entry) {
      return entry.second->enabled && entry.second->roles.contains(Role::member) &&
             as_one_of(managers, AssignTask{task.id, entry.first});
    });
  }

  bool finish(const Task& task, PersonId person) {
    if (failing_.contains(task.key) && ask(FailTask{task.id, because}, person)) {
      failing_.erase(task.key);
      return true;
    }
    for (std::size_t item = 0; item < task.checklist.size(); ++item)
      if (!task.checklist[item].ticked && !ask(TickItem{task.id, static_cast<std::int64_t>(item), true}, person))
        return false;
    return ask(FinishTask{task.id, ""}, person);
  }

  bool decide_approval(const Unmet& one) {
    const Approval* found = find_approval(change_, one.key);
    if (found == nullptr) return false;
    if (found->state == ApprovalState::rejected) return after_rejection(*found);
    const auto counted = tally(*found, change_, directory_, now_);
    if (found->state == ApprovalState::expired && counted.obstacle.empty())
      return as_one_of(one.people, AskAgain{one.key});
    if (counted.entitled.empty() && fill_in(fields_behind(found->approvers, change_))) return true;
    if (!counted.obstacle.empty() && !counted.barred.empty() && ask_another(one.key)) return true;
    const bool rejects = rejecting_.contains(one.key);
    const Decide decision{one.key, rejects ? Decision::reject : Decision::approve, rejects ? because : "", ""};
    const bool decided = as_one_of(counted.undecided, decision);
    const auto* after = find_approval(change_, one.key);
    const bool open = after != nullptr && after->state == ApprovalState::asked;
    // Once it is rejected, or nobody is left who could reject it, it goes well.
    if (!decided || !open) rejecting_.erase(one.key);
    return decided || take_back_rejection(*after);
  }

  /// Where those who are asked may not decide, as who asked for the change may not, a change manager asks another.
  bool ask_another(const std::string& key) {
    auto managers = find_people({{WhoKind::role, std::string{word(Role::change_manager)}}}, change_, directory_);
    std::erase_if(managers, [&](PersonId one) { return !why_may_not_approve(one, change_, directory_).empty(); });
    return std::ranges::any_of(managers, [&](PersonId other) {
      const Who who{WhoKind::person, directory_.person(other)->login};
      return as_one_of(managers, AddApprover{key, who, because});
    });
  }

  bool take_back_rejection(const Approval& approval) {
    const std::string key = approval.key;
    for (const DecisionMade& made : std::vector{approval.decisions})
      if (made.decision == Decision::reject && ask(WithdrawDecision{key, because}, made.by)) return true;
    return false;
  }

  bool after_rejection(const Approval& approval) {
    const Approval rejected = approval;
    for (const BackEdge& edge : current_stage(change_, process_.process)->back)
      if (as_one_of(holders(ChangeRight::send_back, change_, directory_), SendBack{edge.to, because})) return true;
    return take_back_rejection(rejected);
  }

  bool declare(const Unmet& one) {
    DeclareOutcome declared{options_.outcome, "", {}};
    if (options_.outcome != Outcome::successful) {
      declared.comment = because;
      declared.magnitude = Magnitude{};
    }
    return as_one_of(one.people, declared);
  }

  /// Time goes on to what falls due next.
  bool time_comes(const std::vector<Unmet>& unmet) {
    std::optional<Instant> next = next_wake(change_, directory_, process_, now_);
    for (const auto& one : unmet)
      if (one.gate == "window_open" && one.due && *one.due > now_ && (!next || *one.due < *next)) next = one.due;
    if (!next) return false;
    const auto before = change_.version;
    const auto from = now_;
    now_ = std::max(now_, *next);
    return ask(Wake{}, std::nullopt) && (change_.version != before || now_ > from);
  }

  /// Time goes on by a little, and whatever falls due meanwhile does.
  void pass(Duration by) {
    now_ = now_ + by;
    const auto wake = next_wake(change_, directory_, process_, now_ - by);
    if (!change_.is_closed() && wake && *wake <= now_) (void)ask(Wake{}, std::nullopt);
  }

  bool as_one_of(const std::vector<PersonId>& people, const ChangeCommand& command) {
    return std::ranges::any_of(people, [&](PersonId person) { return ask(command, person); });
  }

  [[nodiscard]] Actor actor(std::optional<PersonId> who) const {
    const Person* person = who ? directory_.person(*who) : nullptr;
    return person ? Actor{person->id, person->roles, Origin::api} : Actor{};
  }

  /// How much everybody has to do on this change: nothing is known of others.
  [[nodiscard]] Workload workload_now() const {
    Workload workload;
    for (const Task& task : change_.tasks) {
      if (!task.assignee) continue;
      auto& load = workload[*task.assignee];
      if (is_open(task.state)) ++load.open_tasks;
      load.newest = std::max(load.newest, task.id);
    }
    return workload;
  }

  /// Asks; false where it is refused.
  bool ask(const ChangeCommand& command, std::optional<PersonId> who) {
    const auto by = actor(who);
    const auto workload = workload_now();
    const ChangeFacts facts{.now = now_,
                            .actor = by,
                            .directory = directory_,
                            .process = &process_,
                            .zone = zone_,
                            .next_change = {1},
                            .next_task = {next_task_},
                            .next_comment = {1},
                            .workload = &workload};
    auto events = decide(change_, command, facts);
    if (!events) {
      refusal_ = events.error().detail;
      for (const auto& one : events.error().errors) refusal_ += fmt::format(" {}: {}", one.pointer, one.detail);
      return false;
    }
    const Stamp stamp{now_, by.person};
    for (const auto& event : *events) {
      record_.keep(event, change_);
      change_ = apply(std::move(change_), event, stamp);
      if (const auto* task = std::get_if<TaskCreated>(&event)) next_task_ = std::max(next_task_, task->task.value + 1);
      record_.see(event, change_);
    }
    if (!events->empty()) report_.acts.push_back({stamp, std::move(*events)});
    start_no_contingencies();
    return true;
  }

  const ProcessVersion& process_;
  const Directory directory_;  ///< with what the trial itself needs
  const Zone& zone_;
  const TrialOptions& options_;
  Instant now_;
  std::set<std::string> failing_, rejecting_;
  Change change_;
  TrialRecord record_;
  TrialReport report_;
  std::string refusal_;
  std::size_t acts_ = 0;
  std::size_t waits_ = 0;  ///< how often time went on since somebody did something
  std::int64_t next_task_ = 1;
};

void name_unknown(std::vector<FieldError>& errors, const char* pointer, std::string_view what,
                  const std::set<std::string>& named, const std::vector<std::string>& known) {
  const auto all = known.empty() ? std::string{"It has none."} : fmt::format("It has {}.", fmt::join(known, ", "));
  for (const auto& key : named)
    if (std::ranges::find(known, key) == known.end())
      errors.push_back(
          {pointer, fmt::format("the process has no {} {}{} {}", what, key, did_you_mean(key, known), all)});
}

}  // namespace

Result<void> check_trial(const TrialOptions& options, const Process& process) {
  std::vector<FieldError> errors;
  name_unknown(errors, "/failing", "task", options.failing, task_keys_of(process));
  name_unknown(errors, "/rejecting", "approval", options.rejecting, approval_keys_of(process));
  if (errors.empty()) return {};
  return std::unexpected{
      Refusal{Refused::invalid, "The process does not have all that is to go wrong.", std::move(errors)}};
}

TrialReport try_process(const ProcessVersion& process, const Directory& directory, const Zone& zone,
                        const TrialOptions& options) {
  return Trying{process, directory, zone, options}.report();
}

}  // namespace sluice
