#include "domain/change/follow_rules.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/described.h"
#include "domain/access/permission.h"
#include "domain/approval/tally.h"
#include "domain/bounds.h"
#include "domain/change/applies.h"
#include "domain/change/edit.h"
#include "domain/change/fold.h"
#include "domain/change/gates.h"
#include "domain/change/rule_field.h"
#include "domain/change/stage_tasks.h"
#include "domain/task/due.h"
#include "domain/task/rules.h"

namespace sluice {

namespace {

/// What a rule can hear of an event, and the keys of what it is about.
struct Heard {
  RuleEvent event;
  std::vector<std::string> about{};
  std::string named{};  ///< the task or approval, as people call it: what they are told begins with it
  TaskId task{};        ///< the task, which need not have a key
};
using AllHeard = std::vector<Heard>;

/// Listens to one event; most say nothing to rules.
class Ear {
 public:
  explicit Ear(const Change& change) : change_(change) {}

  AllHeard operator()(const ChangeCreated&) const { return {{RuleEvent::created}}; }
  AllHeard operator()(const StageEntered& event) const {
    AllHeard heard{{RuleEvent::stage_entered, {event.stage}}};
    const bool back = event.move == Move::back || event.move == Move::rejected || event.move == Move::failed;
    if (back) heard.push_back({RuleEvent::sent_back, {event.stage}});
    return heard;
  }
  AllHeard operator()(const ChangeHeld&) const { return {{RuleEvent::held}}; }
  AllHeard operator()(const ChangeResumed&) const { return {{RuleEvent::resumed}}; }
  AllHeard operator()(const ChangeEdited& event) const {
    Heard edited{RuleEvent::edited};
    for (const Field field : fields_of(event.patch)) edited.about.emplace_back(word(field));
    for (const auto& [key, answer] : event.patch.form) edited.about.push_back(key);
    AllHeard heard{std::move(edited)};
    if (event.patch.planned_start.present || event.patch.planned_end.present)
      heard.push_back({RuleEvent::window_moved});
    return heard;
  }
  AllHeard operator()(const TaskFinished& event) const { return {of_task(RuleEvent::task_done, event.task)}; }
  AllHeard operator()(const TaskFailed& event) const { return {of_task(RuleEvent::task_failed, event.task)}; }
  AllHeard operator()(const TaskBecameOverdue& event) const { return {of_task(RuleEvent::task_overdue, event.task)}; }
  AllHeard operator()(const ApprovalGranted& event) const {
    return {of_approval(RuleEvent::approval_granted, event.key)};
  }
  AllHeard operator()(const ApprovalRejected& event) const {
    return {of_approval(RuleEvent::approval_rejected, event.key)};
  }
  AllHeard operator()(const ApprovalBecameOverdue& event) const {
    return {of_approval(RuleEvent::approval_overdue, event.key)};
  }
  AllHeard operator()(const OutcomeDeclared&) const { return {{RuleEvent::outcome_declared}}; }
  AllHeard operator()(const Commented&) const { return {{RuleEvent::commented}}; }
  AllHeard operator()(const ChangeClosed&) const { return {{RuleEvent::closed}}; }
  template <class Event>
  AllHeard operator()(const Event&) const {
    return {};
  }

 private:
  /// A task that somebody added by hand has no key.
  [[nodiscard]] Heard of_task(RuleEvent event, TaskId id) const {
    const Task* task = find_task(change_, id);
    if (task == nullptr) return {event};
    // What somebody wrote into a title may have to be removed for good, and stands in one place only.
    if (task->key.empty()) return {event, {}, shown(id), id};
    return {event, {task->key}, fmt::format("{} {}", shown(id), task->title.text), id};
  }
  [[nodiscard]] Heard of_approval(RuleEvent event, const std::string& key) const {
    const Approval* approval = find_approval(change_, key);
    return {event, {key}, approval == nullptr ? "" : approval->title};
  }

  const Change& change_;
};

bool listens(const Rule& rule, const Heard& heard) {
  if (rule.on != heard.event) return false;
  return rule.of.empty() || std::ranges::any_of(heard.about, [&](const std::string& key) {
           return std::ranges::find(rule.of, key) != rule.of.end();
         });
}

/// The key of the one thing that an event was about; an edit may be about many and counts as one.
std::string about(const Heard& heard) {
  return heard.event == RuleEvent::edited || heard.about.empty() ? "" : heard.about.front();
}

/// What a rule is followed about once in a command.
std::string subject(const Heard& heard) { return heard.task.drawn() ? shown(heard.task) : about(heard); }

bool is_over(const Change& change) { return change.is_closed() || change.closing.has_value(); }

std::vector<Who> not_yet_asked(const RuleAction& action, const Change& change) {
  std::vector<Who> fresh;
  const Approval* asked = find_approval(change, action.approval);
  for (const Who& who : action.people) {
    if (asked != nullptr && std::ranges::find(asked->approvers, who) != asked->approvers.end()) continue;
    const bool known = std::ranges::any_of(change.more_approvers, [&](const MoreApprovers& more) {
      return more.approval == action.approval && std::ranges::find(more.approvers, who) != more.approvers.end();
    });
    if (!known) fresh.push_back(who);
  }
  return fresh;
}

/// Carries out one rule; each act says whether it would do anything, and does it.
class Follower {
 public:
  Follower(Course& course, const Rule& rule, const Heard& heard) : course_(course), rule_(rule), heard_(heard) {}

  bool follow() {
    if (std::ranges::none_of(rule_.actions, [&](const RuleAction& one) { return has_effect(one); })) return false;
    course_.record(RuleFollowed{rule_.key, called(rule_), rule_.on, about(heard_)});
    for (const RuleAction& one : rule_.actions)
      if (has_effect(one)) act(one);
    return true;
  }

 private:
  [[nodiscard]] bool has_effect(const RuleAction& action) const {
    const Change& change = course_.change();
    switch (action.act) {
      case RuleAct::notify:
      case RuleAct::call_webhook: return true;
      case RuleAct::add_approver: return !not_yet_asked(action, change).empty();
      case RuleAct::create_task: return task_of_visit(change, action.task->key) == nullptr;
      case RuleAct::set_field: {
        const auto edit = edit_of(action, course_.process(), course_.facts().directory);
        return !edit || !(effective(change.fields, *edit) == FieldsPatch{});
      }
    }
    return false;
  }

  void act(const RuleAction& action) {
    switch (action.act) {
      case RuleAct::notify: return notify(action);
      case RuleAct::call_webhook: return call_webhook(action);
      case RuleAct::add_approver: return add_approvers(action);
      case RuleAct::create_task: return create_task(action);
      case RuleAct::set_field: return set_field(action);
    }
  }

  [[nodiscard]] std::string said(const RuleAction& action) const {
    if (heard_.named.empty() || action.text.empty()) return action.text + heard_.named;
    return fmt::format("{}: {}", heard_.named, action.text);
  }

  void notify(const RuleAction& action) {
    const Change& change = course_.change();
    const auto& directory = course_.facts().directory;
    auto people = find_people(action.people, change, directory);
    if (people.empty()) return fail(action, why_nobody(action.people, change, directory));
    if (people.size() > bounds::notified_people) people.resize(bounds::notified_people);
    if (!course_.may_tell(people.size()))
      return fail(action, fmt::format("More than {} notifications would come of one step.", bounds::notified_in_step));
    course_.record(PeopleNotified{rule_.key, called(rule_), std::move(people), {said(action)}});
  }

  /// What comes to a disabled webhook stays in its log, to be sent later.
  void call_webhook(const RuleAction& action) {
    const auto* known = course_.facts().destinations;
    if (const auto why = known == nullptr ? std::string{} : why_not_there(*known, action.webhook); !why.empty())
      return fail(action, why);
    course_.record(WebhookCalled{rule_.key, called(rule_), rule_.on, action.webhook, {said(action)}});
  }

  void add_approvers(const RuleAction& action) {
    if (is_over(course_.change())) return fail(action, "The change has ended.");
    course_.record(ApproversAdded{rule_.key, action.approval, not_yet_asked(action, course_.change())});
    // What was granted by fewer people is counted anew; what was rejected stays so.
    const Approval* approval = find_approval(course_.change(), action.approval);
    if (approval == nullptr || approval->state != ApprovalState::granted) return;
    course_.record(ApprovalReopened{action.approval});
    const auto due =
        moved_due(*find_approval(course_.change(), action.approval), course_.change(), course_.facts().zone);
    if (due) course_.record(*due);
  }

  void create_task(const RuleAction& action) {
    if (is_over(course_.change())) return fail(action, "The change has ended.");
    if (course_.change().tasks.size() >= bounds::tasks)
      return fail(action, fmt::format("The change has {} tasks already, and no more are allowed.", bounds::tasks));
    create_task_of_rule(course_, *action.task);
  }

  void set_field(const RuleAction& action) {
    if (is_over(course_.change())) return fail(action, "The change has ended.");
    // Rules may undo each other's settings, and what people do in between would start them again for ever.
    if (course_.change().rules_followed.at(rule_.key) > bounds::rule_settings)
      return fail(action, fmt::format("It has been followed {} times on this change, which is the most for a rule that "
                                      "sets a field. Set it by hand, and mend the process.",
                                      bounds::rule_settings));
    const auto& facts = course_.facts();
    const auto wanted = edit_of(action, course_.process(), facts.directory);
    if (!wanted) return fail(action, wanted.error().detail);
    auto edit = checked_edit(*wanted, course_.change(), facts);
    if (edit) {
      const ChangeFields before = course_.change().fields;
      record_edit(course_, std::move(*edit), called(rule_));
      return hand_on_after_edit(course_, before);
    }
    fail(action, edit.error().errors.empty() ? edit.error().detail : edit.error().errors.front().detail);
  }

  /// Whoever owns the change is told: nobody else is waiting for it.
  void fail(const RuleAction& action, const std::string& why) {
    course_.record(RuleNotFollowed{rule_.key, called(rule_), action.act, {why}});
    const PersonId owner = course_.change().owner();
    if (action.act == RuleAct::notify || !course_.facts().directory.is_enabled(owner)) return;
    course_.record(PeopleNotified{rule_.key,
                                  called(rule_),
                                  {owner},
                                  {fmt::format("The rule “{}” could not be followed: {}", called(rule_), why)}});
  }

  Course& course_;
  const Rule& rule_;
  const Heard& heard_;
};

bool holds_now(const Rule& rule, const Course& course) {
  if (!rule.when) return true;
  return evaluate(*rule.when, course.change(), course.facts().directory, course.process()) == Truth::yes;
}

bool follow_all(Course& course, const Heard& heard) {
  bool followed = false;
  for (const Rule& rule : rules_of(course.process())) {
    if (!listens(rule, heard) || !holds_now(rule, course)) continue;
    if (!course.is_first(rule.key, subject(heard))) continue;
    followed = Follower{course, rule, heard}.follow() || followed;
  }
  return followed;
}

}  // namespace

bool follow_rules(Course& course) {
  while (const ChangeEvent* event = course.unheard()) {
    if (rules_of(course.process()).empty()) continue;
    bool followed = false;
    // Following records events: what was heard is kept apart from them.
    const AllHeard all = std::visit(Ear{course.change()}, *event);
    for (const Heard& heard : all) followed = follow_all(course, heard) || followed;
    if (followed) return true;
  }
  return false;
}

std::vector<PersonId> concerned_by_window(const Change& change, const ChangeFacts& facts) {
  static const std::vector<Who> rules{{WhoKind::owner, ""},          {WhoKind::requester, ""},
                                      {WhoKind::owners, ""},         {WhoKind::watchers, ""},
                                      {WhoKind::field, "developer"}, {WhoKind::field, "test_lead"},
                                      {WhoKind::field, "deployer"},  {WhoKind::field, "verifiers"}};
  const auto found = find_people(rules, change, facts.directory);
  std::set<PersonId> people{found.begin(), found.end()};
  for (const Stakeholder& one : change.fields.stakeholders)
    if (one.person && facts.directory.is_enabled(*one.person)) people.insert(*one.person);
  for (const auto& [key, answer] : change.fields.form)
    if (answer.user && facts.directory.is_enabled(*answer.user)) people.insert(*answer.user);
  for (const Task& task : change.tasks)
    if (is_open(task.state))
      if (const auto who = acting_assignee(task, facts.directory)) people.insert(*who);
  for (const Approval& one : change.approvals)
    if (one.state == ApprovalState::asked)
      for (const PersonId who : tally(one, change, facts.directory, facts.now).undecided) people.insert(who);
  if (facts.actor.person) people.erase(*facts.actor.person);
  std::vector<PersonId> told{people.begin(), people.end()};
  if (told.size() > bounds::notified_people) told.resize(bounds::notified_people);
  return told;
}

void fold(Change& change, const RuleFollowed& event, const Stamp&) { ++change.rules_followed[event.rule]; }
void fold(Change&, const RuleNotFollowed&, const Stamp&) {}
void fold(Change&, const WebhookCalled&, const Stamp&) {}

void fold(Change& change, const PeopleNotified& event, const Stamp&) {
  if (event.kind != NoticeKind::approval_asked || !event.about) return;
  if (Approval* approval = find_approval(change, *event.about))
    approval->told.insert(event.people.begin(), event.people.end());
}

void fold(Change& change, const ApproversAdded& event, const Stamp&) {
  change.more_approvers.push_back({event.approval, event.approvers});
  Approval* approval = find_approval(change, event.approval);
  if (approval == nullptr) return;
  approval->approvers.insert(approval->approvers.end(), event.approvers.begin(), event.approvers.end());
}

}  // namespace sluice
