// Reminding, escalating, expiring, and asking again what expired.
#include "base/described.h"
#include "domain/access/permission.h"
#include "domain/approval/asking.h"
#include "domain/approval/find.h"
#include "domain/approval/tally.h"
#include "domain/bounds.h"
#include "domain/change/answer.h"
#include "domain/change/checks.h"
#include "domain/change/fields.h"
#include "domain/task/due.h"

namespace sluice {

namespace {

constexpr std::chrono::hours between_reminders{1};

bool has_come(const std::optional<Instant>& at, Instant now) { return at && *at <= now; }

void remind(ChangeEvents& events, const Approval& one, std::vector<PersonId> people, std::optional<Instant> next) {
  events.push_back(ApprovalReminded{one.key, people, next});
  tell(events, std::move(people), fmt::format("“{}” still waits for you.", one.title), NoticeKind::approval_reminded,
       one.key);
}

/// The owner of the change is told, and whom the process names, or else the change managers.
std::vector<PersonId> told_of_delay(const Approval& one, const Change& change, const Directory& directory) {
  auto rules = one.escalate_to;
  if (rules.empty()) rules.push_back({WhoKind::role, std::string{word(Role::change_manager)}});
  rules.push_back({WhoKind::owner, ""});
  return find_people(rules, change, directory);
}

/// Silence after the last reminder is the owner's to end: by asking in person, or asking others.
void tell_of_last_reminder(ChangeEvents& events, const Approval& one, const std::vector<PersonId>& people,
                           const Change& change, const Directory& directory) {
  tell(events, find_people({{WhoKind::owner, ""}}, change, directory),
       fmt::format("“{}” still waits for {}, who will not be reminded again by itself.", one.title,
                   names_of(people, directory)),
       NoticeKind::approval_escalated, one.key);
}

/// Where nobody is left to remind, reminding ends until somebody else is asked.
void stop_reminding(ChangeEvents& events, const Approval& one) {
  auto clocks = one.clocks;
  clocks.remind.reset();
  events.push_back(ApprovalClocksMoved{one.key, one.due, clocks});
}

void remind_by_clock(ChangeEvents& events, const Approval& one, const Change& change, const ChangeFacts& facts) {
  const auto people = tally(one, change, facts.directory, facts.now).undecided;
  if (people.empty()) return stop_reminding(events, one);
  const bool last = one.reminders + 1 >= bounds::reminders;
  remind(events, one, people, last ? std::nullopt : std::optional{next_reminder(facts)});
  if (last) tell_of_last_reminder(events, one, people, change, facts.directory);
}

void escalate(ChangeEvents& events, const Approval& one, const Change& change, const ChangeFacts& facts) {
  auto people = told_of_delay(one, change, facts.directory);
  events.push_back(ApprovalEscalated{one.key, people});
  const Tally counted = tally(one, change, facts.directory, facts.now);
  const auto why = counted.undecided.empty() ? counted.obstacle
                                             : "It waits for " + names_of(counted.undecided, facts.directory) + ".";
  tell(events, std::move(people), fmt::format("“{}” is not decided yet. {}", one.title, why),
       NoticeKind::approval_escalated, one.key);
}

void expire(ChangeEvents& events, const Approval& one, const Change& change, const ChangeFacts& facts) {
  events.push_back(ApprovalExpired{one.key});
  tell(events, told_of_delay(one, change, facts.directory),
       fmt::format("“{}” was not granted in time. The owner of the change or a change manager can ask again.",
                   one.title),
       NoticeKind::approval_expired, one.key);
}

}  // namespace

void wake_approval(ChangeEvents& events, const Approval& one, const Change& change, const ChangeFacts& facts) {
  if (has_come(one.due, facts.now) && !one.overdue) events.push_back(ApprovalBecameOverdue{one.key});
  if (one.paused) return;
  if (has_come(one.clocks.expire, facts.now)) return expire(events, one, change, facts);
  if (has_come(one.clocks.remind, facts.now)) remind_by_clock(events, one, change, facts);
  if (has_come(one.clocks.escalate, facts.now)) escalate(events, one, change, facts);
}

Answer answer(const Change& change, const RemindApprovers& command, const ChangeFacts& facts) {
  SLUICE_TRY(const Approval* approval, asked_approval(change, command.approval));
  SLUICE_CHECK(must_be_moving(change, facts.directory));
  SLUICE_CHECK(may(facts.actor, ChangeRight::manage_tasks, change, facts.directory));
  SLUICE_CHECK(must_wait_for_decisions(*approval, change, facts.directory));
  const Tally counted = tally(*approval, change, facts.directory, facts.now);
  if (counted.undecided.empty())
    return refuse(Refused::out_of_turn, counted.obstacle.empty() ? "It waits for nobody." : counted.obstacle);
  const Instant last = std::max(approval->asked, approval->reminded.value_or(approval->asked));
  if (facts.now - last < between_reminders)
    return refuse(Refused::out_of_turn, "They were told less than an hour ago; give them time, or ask them in person.");
  ChangeEvents events;
  // By hand puts the next one off, and starts none where reminding has ended or never begins.
  remind(events, *approval, counted.undecided,
         approval->clocks.remind ? std::optional{next_reminder(facts)} : std::nullopt);
  return events;
}

Answer answer(const Change& change, const AskAgain& command, const ChangeFacts& facts) {
  SLUICE_TRY(const Approval* approval, asked_approval(change, command.approval));
  SLUICE_CHECK(must_be_moving(change, facts.directory));
  SLUICE_CHECK(may(facts.actor, ChangeRight::manage_tasks, change, facts.directory));
  if (approval->state != ApprovalState::expired)
    return refuse(Refused::out_of_turn,
                  fmt::format("{} has not expired; nothing has to be asked again.", approval->key));
  const auto due = approval->due_rule ? due_at(*approval->due_rule, facts.now, change, facts.zone) : std::nullopt;
  return ChangeEvents{ApprovalAskedAgain{approval->key, due, clocks_from_now(approval->key, change, facts)}};
}

}  // namespace sluice
