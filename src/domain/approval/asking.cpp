#include "domain/approval/asking.h"

#include "domain/access/permission.h"
#include "domain/approval/choose.h"
#include "domain/bounds.h"
#include "domain/change/fields.h"
#include "domain/task/due.h"

namespace sluice {

namespace {

constexpr std::int64_t remind_after = 1;  // working days, where the process says nothing
constexpr std::int64_t escalate_after = 2;
constexpr std::int64_t expire_after = 10;

std::optional<Instant> clock_at(const std::optional<Timer>& timer, std::int64_t usual, const Change& change,
                                const ChangeFacts& facts) {
  if (!timer) return facts.zone.add_working_days(facts.now, usual);
  if (!timer->at) return std::nullopt;
  const auto at = due_at(*timer->at, facts.now, change, facts.zone);
  // What counts back from a planned time that is near has come already: at once, as soon as the timer looks.
  return at ? std::optional{std::max(*at, facts.now)} : std::nullopt;
}

ApprovalClocks clocks_of(const ApprovalTemplate* one, const Change& change, const ChangeFacts& facts) {
  const std::optional<Timer> usual;
  return {clock_at(one ? one->remind : usual, remind_after, change, facts),
          clock_at(one ? one->escalate : usual, escalate_after, change, facts),
          clock_at(one ? one->expire : usual, expire_after, change, facts)};
}

std::optional<Instant> later(const std::optional<Instant>& at, Duration by) {
  return at ? std::optional{*at + by} : std::nullopt;
}

bool follows_window(const std::optional<Timer>& timer) {
  return timer && timer->at && (timer->at->anchor == Anchor::planned_start || timer->at->anchor == Anchor::planned_end);
}

}  // namespace

ApprovalAsked asking(const ApprovalTemplate& one, std::string stage, const Change& change, const ChangeFacts& facts,
                     const Process& process) {
  auto chosen = chosen_approvers(one, change, facts.directory, process);
  ApprovalAsked asked{one.key,          one.title,
                      std::move(stage), std::move(chosen.approvers),
                      chosen.quorum,    chosen.rejections,
                      one.covers,       digest_of(change.fields, one.covers, one.covers_form),
                      one.due,          {},
                      one.covers_form};
  if (one.due) asked.due = due_at(*one.due, facts.now, change, facts.zone);
  asked.excluded = one.excluded;
  asked.clocks = clocks_of(&one, change, facts);
  asked.escalate_to = one.escalate_to;
  if (!chosen.rows.empty()) asked.rows = std::move(chosen.rows);
  if (!chosen.unclear.empty()) asked.unclear = std::move(chosen.unclear);
  asked.seated = find_people(asked.approvers, change, facts.directory);
  return asked;
}

ApprovalClocks clocks_from_now(std::string_view key, const Change& change, const ChangeFacts& facts) {
  return clocks_of(find_approval_template(facts.process->process, key), change, facts);
}

ApprovalClocksMoved clocks_after(const Approval& approval, Duration pause, const ChangeFacts& facts) {
  const auto* by = find_approval_template(facts.process->process, approval.key);
  const bool counts_from_asking = approval.due_rule && approval.due_rule->anchor == Anchor::entered;
  ApprovalClocksMoved moved{approval.key, approval.due, approval.clocks};
  if (counts_from_asking) moved.due = later(approval.due, pause);
  if (by == nullptr || !follows_window(by->remind) || approval.reminded)
    moved.clocks.remind = later(approval.clocks.remind, pause);
  if (by == nullptr || !follows_window(by->escalate)) moved.clocks.escalate = later(approval.clocks.escalate, pause);
  if (by == nullptr || !follows_window(by->expire)) moved.clocks.expire = later(approval.clocks.expire, pause);
  return moved;
}

ApprovalClocksMoved clocks_after_hold(const Approval& approval, const Hold& hold, const ChangeFacts& facts) {
  Instant since = std::max(hold.since, approval.asked);
  for (const Question& one : approval.questions)
    if (one.closed) since = std::max(since, *one.closed);
  return clocks_after(approval, facts.now - since, facts);
}

std::optional<ApprovalClocksMoved> clocks_of_window(const Approval& approval, const Change& change,
                                                    const ChangeFacts& facts) {
  const auto* by = find_approval_template(facts.process->process, approval.key);
  if (by == nullptr) return std::nullopt;
  const auto now = clocks_of(by, change, facts);
  ApprovalClocksMoved moved{approval.key, approval.due, approval.clocks};
  if (follows_window(by->remind) && !approval.reminded) moved.clocks.remind = now.remind;
  if (follows_window(by->escalate) && !approval.escalated) moved.clocks.escalate = now.escalate;
  if (follows_window(by->expire)) moved.clocks.expire = now.expire;
  return moved.clocks == approval.clocks ? std::nullopt : std::optional{std::move(moved)};
}

std::optional<ApprovalClocksMoved> reminding_anew(const Approval& approval, const Change& change,
                                                  const ChangeFacts& facts) {
  if (approval.clocks.remind || approval.reminders >= bounds::reminders) return std::nullopt;
  const auto at = clocks_from_now(approval.key, change, facts).remind;
  if (!at) return std::nullopt;
  ApprovalClocksMoved moved{approval.key, approval.due, approval.clocks};
  moved.clocks.remind = std::max(*at, next_reminder(facts));
  return moved;
}

Instant next_reminder(const ChangeFacts& facts) { return facts.zone.add_working_days(facts.now, 1); }

}  // namespace sluice
