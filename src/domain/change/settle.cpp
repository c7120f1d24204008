#include "domain/change/settle.h"

#include "base/ensure.h"
#include "domain/access/permission.h"
#include "domain/approval/asking.h"
#include "domain/approval/choose.h"
#include "domain/approval/tally.h"
#include "domain/bounds.h"
#include "domain/change/applies.h"
#include "domain/change/contingencies.h"
#include "domain/change/edit.h"
#include "domain/change/follow_rules.h"
#include "domain/change/gates.h"
#include "domain/change/related.h"
#include "domain/change/stage_tasks.h"
#include "domain/risk/assess.h"
#include "domain/task/due.h"

namespace sluice {

namespace {

constexpr int steps_max = 10'000;

/// Whether an approval of the present visit stands; one that was withdrawn with a reopened task is asked anew.
bool stands_in_visit(const Change& change, std::string_view key) {
  const Approval* approval = find_approval(change, key);
  return approval != nullptr && approval->visit == change.visit();
}

/// Whether all approvals that come before this one are granted, or not asked at all.
bool is_turn_of(const ApprovalTemplate& one, const Stage& stage, const Course& course) {
  if (!one.after_approvals) return true;
  return std::ranges::all_of(stage.approvals, [&](const ApprovalTemplate& before) {
    const auto& keys = *one.after_approvals;
    if (std::ranges::find(keys, before.key) == keys.end()) return true;
    if (!applies(before.when, course.change(), course.facts().directory, course.process())) return true;
    const Approval* asked = approval_of_visit(course.change(), before.key);
    return asked != nullptr && asked->state == ApprovalState::granted;
  });
}

bool ask_an_approval(Course& course, const Stage& stage) {
  const Change& change = course.change();
  for (const ApprovalTemplate& one : stage.approvals) {
    if (stands_in_visit(change, one.key) || !settled_in_visit(course, stage, one.after)) continue;
    if (!applies(one.when, change, course.facts().directory, course.process())) continue;
    if (!is_turn_of(one, stage, course)) continue;
    course.record(asking(one, change.stage(), change, course.facts(), course.process()));
    return true;
  }
  return false;
}

/// A question that no longer applies, and that nobody has granted, is taken back.
bool drop_an_approval(Course& course, const Stage& stage) {
  const Change& change = course.change();
  for (const ApprovalTemplate& one : stage.approvals) {
    const Approval* asked = one.when ? approval_of_visit(change, one.key) : nullptr;
    if (asked == nullptr || asked->state == ApprovalState::granted) continue;
    if (applies(one.when, change, course.facts().directory, course.process())) continue;
    course.record(ApprovalCancelled{one.key});
    return true;
  }
  return false;
}

bool waits_for_decisions(const Approval& one) {
  return one.state == ApprovalState::asked || one.state == ApprovalState::expired;
}

bool asks_by_service(const Who& one) {
  return one.kind == WhoKind::owners || one.kind == WhoKind::owners_of_dependents;
}

bool rejected_by_or_for(PersonId person, const Approval& approval) {
  return std::ranges::any_of(approval.decisions, [&](const DecisionMade& made) {
    return made.decision == Decision::reject &&
           (made.by == person || std::ranges::find(made.seats, person) != made.seats.end());
  });
}

/// Whom an approval asked by services that an edit has taken out of the change: they are needed no longer by that. Only where
/// nothing but services says who is asked: else a seat may come from a group that they were in, and whoever gives and takes a
/// service would take that seat away, too. Nor does an edit undo a rejection.
std::set<PersonId> freed_by_edit(const Approval& approval, const Course& course) {
  const auto& before = course.fields_before();
  const Change& change = course.change();
  if (!before || before->services == change.fields.services) return {};
  if (!std::ranges::all_of(approval.approvers, asks_by_service)) return {};
  Change earlier = change;
  earlier.fields = *before;
  const auto were = named_people(approval.approvers, earlier, course.facts().directory);
  std::set<PersonId> freed{were.begin(), were.end()};
  for (const PersonId one : named_people(approval.approvers, change, course.facts().directory)) freed.erase(one);
  std::erase_if(freed, [&](PersonId one) { return rejected_by_or_for(one, approval); });
  return freed;
}

/// Who is asked follows what the approver rules look at, as long as nobody has granted it. Whoever was asked once stays
/// needed where everybody is.
bool choose_approvers(Course& course) {
  const Change& change = course.change();
  const auto& directory = course.facts().directory;
  for (const Approval& one : change.approvals) {
    const ApprovalTemplate* by = waits_for_decisions(one) ? find_approval_template(course.process(), one.key) : nullptr;
    if (by == nullptr) continue;
    auto chosen = by->approver_rules
                      ? chosen_approvers(*by, change, directory, course.process())
                      : ChosenApprovers{one.approvers, one.quorum, one.rejections, one.rows, one.unclear};
    const bool same = chosen == ChosenApprovers{one.approvers, one.quorum, one.rejections, one.rows, one.unclear};
    auto seated = same ? one.seated : std::vector<PersonId>{};
    const auto freed = freed_by_edit(one, course);
    std::erase_if(seated, [&](PersonId person) { return freed.contains(person); });
    for (const PersonId found : find_people(chosen.approvers, change, directory))
      if (std::ranges::find(seated, found) == seated.end()) seated.push_back(found);
    std::ranges::sort(seated);
    if (same && seated == one.seated) continue;
    course.record(ApproversChosen{one.key, std::move(chosen.approvers), chosen.quorum, chosen.rejections,
                                  std::move(chosen.rows), std::move(chosen.unclear), std::move(seated)});
    return true;
  }
  return false;
}

std::string waits_in_words(const Approval& one) {
  return fmt::format("“{}” waits for you{}.", one.title,
                     one.asked_again ? ", asked again since what it covers was edited" : "");
}

/// Whoever may decide is told so once, also who comes later: by hand, as a stand-in, or as a new member of a group.
bool tell_approvers(Course& course) {
  const Change& change = course.change();
  for (const Approval& one : change.approvals) {
    if (one.state != ApprovalState::asked || open_question(one) != nullptr) continue;
    std::vector<PersonId> people;
    for (const PersonId person : tally(one, change, course.facts().directory, course.facts().now).undecided)
      if (!one.told.contains(person) && people.size() < bounds::notified_people) people.push_back(person);
    if (people.empty()) continue;
    const auto clocks = reminding_anew(one, change, course.facts());
    course.record(
        PeopleNotified{"", "", std::move(people), {waits_in_words(one)}, NoticeKind::approval_asked, one.key});
    if (clocks) course.record(*clocks);
    return true;
  }
  return false;
}

bool conclude_an_approval(Course& course) {
  const Change& change = course.change();
  for (const Approval& one : change.approvals) {
    if (one.state != ApprovalState::asked || open_question(one) != nullptr) continue;
    const Tally counted = tally(one, change, course.facts().directory, course.facts().now);
    if (counted.rejected) course.record(ApprovalRejected{one.key, counted.rejected_by});
    else if (counted.granted) course.record(ApprovalGranted{one.key, counted.approved_by});
    else continue;
    return true;
  }
  return false;
}

/// Then it stays where it is until somebody does what keeps it there, or cancels it.
bool has_gone_back_too_often(const Change& change) { return change.visits.size() >= bounds::stage_visits; }

bool go_back_after_rejection(Course& course, const Stage& stage) {
  const bool rejected = std::ranges::any_of(course.change().approvals, [&](const Approval& one) {
    return one.state == ApprovalState::rejected && one.visit == course.change().visit();
  });
  const auto edge = std::ranges::find_if(stage.back, &BackEdge::on_rejection);
  if (!rejected || edge == stage.back.end() || has_gone_back_too_often(course.change())) return false;
  const Stage* to = find_stage(course.process(), edge->to);
  ensure(to != nullptr, "a published process has a back edge to nowhere");
  move_back(course, *to, Move::rejected, "");
  return true;
}

/// The first failed task of the present visit that does something to its change.
const Task* failure(const Change& change, OnFail kind) {
  for (const Task& task : change.tasks)
    if (task.state == TaskState::failed && task.visit == change.visit() && task.on_fail == kind) return &task;
  return nullptr;
}

std::string why_failed(const Task& task) {
  return fmt::format("{} {} failed: {}", shown(task.id), task.title.text, task.note.text);
}

bool go_back_after_failure(Course& course, const Stage& stage) {
  const Task* failed = failure(course.change(), OnFail::back);
  if (failed == nullptr || stage.back.empty() || has_gone_back_too_often(course.change())) return false;
  const Stage* to = find_stage(course.process(), stage.back.front().to);
  ensure(to != nullptr, "a published process has a back edge to nowhere");
  move_back(course, *to, Move::failed, why_failed(*failed));
  return true;
}

/// A change that failed before anything was deployed is cancelled; from then on it has not been successful. One sent back
/// from there waits until the task is done: it cannot be undone by a word, and must not go to production as it is.
bool fail_with_a_task(Course& course) {
  const Task* failed = failure(course.change(), OnFail::fail);
  if (failed == nullptr || course.change().outcome) return false;
  if (!can_be_cancelled(course.change())) {
    if (course.change().phase < Phase::deployment) return false;
    course.record(OutcomeDeclared{Outcome::unsuccessful, {why_failed(*failed)}, std::nullopt});
    call_contingencies(course);
    return true;
  }
  course.record(ChangeCancelled{{why_failed(*failed)}});
  call_contingencies(course);
  close(course, Outcome::cancelled, Ending::with_its_tasks_cancelled);
  return true;
}

bool go_forward(Course& course, const Stage& stage) {
  if (stage.advance != Advance::auto_) return false;
  if (!unmet_gates(course.change(), course.facts().directory, course.process(), course.facts().now).empty())
    return false;
  move_forward(course, Move::by_rule, "");
  return true;
}

/// Whether child changes or contingencies keep what has ended from being closed.
bool is_kept_open(const Change& change) {
  return !open_children(change).empty() || !open_contingencies(change).empty();
}

bool finish_closing(Course& course) {
  if (is_kept_open(course.change())) return false;
  course.record(ChangeClosed{*course.change().closing});
  return true;
}

bool step(Course& course) {
  if (keep_assessed(course)) return true;  // first: what follows may hang on it
  if (follow_rules(course) || note_required_work(course)) return true;
  const Change& change = course.change();
  if (change.closing) return finish_closing(course);
  if (change.hold) return false;
  const Stage* stage = current_stage(change, course.process());
  if (stage == nullptr) return false;
  return create_a_task(course, *stage) || cancel_a_task(course, *stage) || unblock_a_task(course) ||
         assign_a_task(course) || ask_an_approval(course, *stage) || drop_an_approval(course, *stage) ||
         choose_approvers(course) || conclude_an_approval(course) || go_back_after_rejection(course, *stage) ||
         go_back_after_failure(course, *stage) || fail_with_a_task(course) || go_forward(course, *stage) ||
         tell_approvers(course);
}

std::vector<const Stage*> passed_before(const Stage* next, const Change& change, const Process& process) {
  std::vector<const Stage*> passed;
  for (auto at = stage_position(process, change.stage()) + 1; at < process.stages.size(); ++at) {
    if (&process.stages[at] == next) break;
    passed.push_back(&process.stages[at]);
  }
  return passed;
}

void enter(Course& course, const Stage& stage, Move move, const std::string& comment) {
  const bool deploys = course.change().phase == Phase::deployment || stage.phase == Phase::deployment;
  course.record(StageEntered{stage.key, stage.name, stage.phase, move, {comment}});
  if (deploys) move_due_dates(course);
}

void cancel_questions(Course& course, const auto& is_meant) {
  std::vector<std::string> keys;
  for (const Approval& one : course.change().approvals)
    if (one.state != ApprovalState::cancelled && is_meant(one)) keys.push_back(one.key);
  for (const auto& key : keys) course.record(ApprovalCancelled{key});
}

std::vector<TaskId> open_tasks(const Change& change, const auto& is_meant) {
  std::vector<TaskId> ids;
  for (const Task& task : change.tasks)
    if (is_open(task.state) && is_meant(task)) ids.push_back(task.id);
  return ids;
}

/// The number of the last visit of a stage; nothing where it was never entered.
std::optional<std::int64_t> last_visit(const Change& change, std::string_view stage) {
  for (auto at = change.visits.size(); at-- > 0;)
    if (change.visits[at].stage == stage) return static_cast<std::int64_t>(at);
  return std::nullopt;
}

}  // namespace

void settle(Course& course) {
  if (const auto before = course.fields_before()) hand_on_after_edit(course, *before);
  for (int steps = 0; step(course); ++steps) ensure(steps < steps_max, "a change goes round by itself");
}

void move_forward(Course& course, Move move, const std::string& comment) {
  const auto& facts = course.facts();
  const Stage* next = next_stage(course.change(), facts.directory, course.process());
  for (const Stage* passed : passed_before(next, course.change(), course.process()))
    course.record(StagePassedOver{passed->key, passed->name, passed->phase});
  if (next != nullptr) {
    enter(course, *next, move, comment);
    return;
  }
  ensure(course.change().outcome.has_value(), "a change closes without an outcome");
  close(course, *course.change().outcome, Ending::with_its_tasks_closed);
}

void move_back(Course& course, const Stage& to, Move move, const std::string& reason) {
  const auto from = stage_position(course.process(), to.key);
  const auto last = last_visit(course.change(), to.key);
  const auto is_after = [&](const auto& one) {
    // Of a stage that a newer version of the process no longer has, when it was made says so.
    if (find_stage(course.process(), one.stage) == nullptr) return last && one.visit >= *last;
    return stage_position(course.process(), one.stage) >= from;
  };
  for (const TaskId id : open_tasks(course.change(), is_after)) course.record(TaskCancelled{id});
  cancel_questions(course, is_after);
  enter(course, to, move, reason);
}

void close(Course& course, Outcome outcome, Ending ending) {
  const auto all = [](const auto&) { return true; };
  for (const TaskId id : open_tasks(course.change(), all)) {
    if (ending == Ending::with_its_tasks_cancelled) course.record(TaskCancelled{id});
    else if (find_task(course.change(), id)->on_close == OnClose::hand_over) course.record(TaskHandedOver{id});
    else course.record(TaskClosed{id});
  }
  cancel_questions(course, [](const Approval& one) { return one.state == ApprovalState::asked; });
  if (is_kept_open(course.change())) course.record(ClosingBegan{outcome});
  else course.record(ChangeClosed{outcome});
}

}  // namespace sluice
