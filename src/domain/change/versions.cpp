// Moving a change to a newer version of its process.
#include <algorithm>
#include <set>

#include <fmt/ranges.h>

#include "base/described.h"
#include "base/ensure.h"
#include "domain/access/permission.h"
#include "domain/approval/asking.h"
#include "domain/bounds.h"
#include "domain/change/answer.h"
#include "domain/change/checks.h"
#include "domain/change/gates.h"
#include "domain/duty/duties.h"

namespace sluice {

namespace {

std::int64_t newest_of(const std::string& key, const ChangeFacts& facts) {
  const auto* published = facts.directory.process_by_key(key);
  return published ? published->versions.rbegin()->first : facts.process->version;
}

Result<void> must_be_newer(const Change& change, const MoveToVersion& command, const ChangeFacts& facts) {
  const auto& key = facts.process->process.key;
  if (command.version <= change.process_version)
    return refuse_field("/version", fmt::format("{} runs by version {} of {}; it can be moved to a newer one only",
                                                shown(change.id), change.process_version, key));
  if (facts.newer == nullptr)
    return refuse_field(
        "/version", fmt::format("{} has no version {}; its newest is {}", key, command.version, newest_of(key, facts)));
  return {};
}

Result<void> must_fit(const Change& change, const Stage& present, const ProcessVersion& newer) {
  const Stage* stage = find_stage(newer.process, present.key);
  if (stage == nullptr)
    return refuse(
        Refused::out_of_turn,
        fmt::format("{} stands in {} ({}), which version {} of {} does not have. Move it when it is in a stage "
                    "that both have, or leave it with version {}.",
                    shown(change.id), present.name, present.key, newer.version, newer.process.key,
                    change.process_version));
  if (newer.process.type != change.type)
    return refuse(
        Refused::out_of_turn,
        fmt::format("Version {} of {} is for another type of change: {}, while {} is {}. Ask for a new change "
                    "instead.",
                    newer.version, newer.process.key, word(newer.process.type), shown(change.id), word(change.type)));
  std::size_t tasks = change.tasks.size();
  for (auto at = stage_position(newer.process, present.key); at < newer.process.stages.size(); ++at)
    tasks += newer.process.stages[at].tasks.size();
  if (tasks <= bounds::tasks) return {};
  return refuse(Refused::out_of_turn,
                fmt::format("{} has {} tasks; with those of the stages to come it would have more than {}.",
                            shown(change.id), change.tasks.size(), bounds::tasks));
}

/// The keys of approvals that gates of the process wait for from that stage on.
std::set<std::string> awaited_approvals(const Process& process, std::size_t from) {
  std::set<std::string> keys;
  for (auto at = from; at < process.stages.size(); ++at)
    for (const Gate& gate : process.stages[at].gates)
      if (gate.kind == GateKind::approved) keys.insert(gate.key);
  return keys;
}

/// The approvals that the change has still to get, and for which no gate of the newer version would wait.
std::vector<std::string> approvals_left_out(const Change& change, const Stage& present, const Process& now,
                                            const Process& newer) {
  std::set<std::string> open = awaited_approvals(now, stage_position(now, present.key));
  for (const Approval& one : change.approvals) {
    if (one.state == ApprovalState::granted) open.erase(one.key);
    if (one.state != ApprovalState::granted && one.state != ApprovalState::cancelled) open.insert(one.key);
  }
  for (const std::string& kept : awaited_approvals(newer, 0)) open.erase(kept);
  return {open.begin(), open.end()};
}

/// Leaving out an approval that was not given lets the change on as its being granted would: it takes somebody who could
/// have a say in it, and not who asked for the change or develops it.
Result<void> must_not_evade(const Change& change, const Stage& present, const ChangeFacts& facts) {
  const auto left_out = approvals_left_out(change, present, facts.process->process, facts.newer->process);
  if (left_out.empty() || facts.actor.is_system()) return {};
  const std::string what =
      fmt::format("Version {} of {} no longer waits for {}, which {} has not got.", facts.newer->version,
                  facts.newer->process.key, fmt::join(left_out, ", "), shown(change.id));
  if (!facts.actor.holds(Role::change_manager))
    return refuse(Refused::not_permitted,
                  what + " Ask a change manager who neither asked for it nor develops it to move it there.");
  const std::string why_not = why_may_not_approve(*facts.actor.person, change, facts.directory);
  if (why_not.empty()) return {};
  return refuse(Refused::not_permitted, fmt::format("{} {} Another change manager can move it there.", what, why_not));
}

template <class Template>
const Template* with_key(const std::vector<Template>& list, std::string_view key) {
  const auto found = std::ranges::find(list, key, &Template::key);
  return found == list.end() ? nullptr : &*found;
}

/// The tasks of the present stage that nobody has begun and that the newer version does not have, or has otherwise, and
/// those that come after them.
std::vector<TaskId> out_of_date(const Change& change, const Stage& present, const Stage& newer) {
  std::set<TaskId> gone;
  for (std::size_t before = gone.size() + 1; before != gone.size();) {
    before = gone.size();
    for (const Task& task : change.tasks) {
      if (task.visit != change.visit() || task.key.empty() || gone.contains(task.id)) continue;
      if (task.state != TaskState::open && task.state != TaskState::blocked) continue;
      const auto* was = with_key(present.tasks, task.key);
      const auto* is = with_key(newer.tasks, task.key);
      if (was == nullptr && is == nullptr) continue;  // a rule asked for it, and it stands
      const bool same = was != nullptr && is != nullptr && *was == *is;
      if (!same || std::ranges::any_of(task.after, [&](TaskId one) { return gone.contains(one); }))
        gone.insert(task.id);
    }
  }
  return {gone.begin(), gone.end()};
}

/// Whether more is asked about now than those who decided have seen.
bool covers_more(const Approval& asked, const ApprovalTemplate& is) {
  const auto all_in = [](const auto& some, const auto& of) {
    return std::ranges::all_of(some, [&](const auto& one) { return std::ranges::find(of, one) != of.end(); });
  };
  return !all_in(is.covers, asked.covers) || !all_in(is.covers_form, asked.covers_form);
}

/// Decisions stay as they are, unless the newer version asks about more. What nobody has decided yet is asked as the newer
/// version asks it, or no longer; settling asks what belongs to the present stage.
void renew_questions(ChangeEvents& events, const Change& change, const Stage& present, const Stage& newer,
                     const ChangeFacts& facts) {
  for (const Approval& one : change.approvals) {
    if (one.state == ApprovalState::cancelled) continue;
    const bool here = one.visit == change.visit() && one.stage == present.key;
    const auto* was =
        here ? with_key(present.approvals, one.key) : find_approval_template(facts.process->process, one.key);
    const auto* is = here ? with_key(newer.approvals, one.key) : find_approval_template(facts.newer->process, one.key);
    const bool undecided = one.state == ApprovalState::asked && one.decisions.empty();
    const bool altered = is == nullptr || was == nullptr || !(*was == *is);
    const bool more = is != nullptr && covers_more(one, *is);
    // Decisions made under other approver rules grant nothing under these.
    const bool otherwise = was != nullptr && is != nullptr && one.state != ApprovalState::granted &&
                           was->approver_rules != is->approver_rules;
    if (!more && !otherwise && !(undecided && altered)) continue;
    events.push_back(ApprovalCancelled{one.key});
    if (!here && is != nullptr) events.push_back(asking(*is, one.stage, change, facts, facts.newer->process));
  }
}

}  // namespace

Answer answer(const Change& change, const MoveToVersion& command, const ChangeFacts& facts) {
  SLUICE_CHECK(must_be_open(change));
  SLUICE_CHECK(may(facts.actor, ChangeRight::move_version, change, facts.directory));
  SLUICE_CHECK(check_text(command.reason, bounds::short_text_bytes, Blank::allowed, "/reason", "The reason"));
  SLUICE_CHECK(must_be_newer(change, command, facts));
  const Stage* present = current_stage(change, facts.process->process);
  ensure(present != nullptr, "an open change stands in no stage");
  SLUICE_CHECK(must_fit(change, *present, *facts.newer));
  SLUICE_CHECK(must_not_evade(change, *present, facts));
  const Stage& newer = *find_stage(facts.newer->process, present->key);
  ChangeEvents events{ChangeMovedToVersion{command.version, {command.reason}}};
  for (const TaskId id : out_of_date(change, *present, newer)) events.push_back(TaskCancelled{id});
  renew_questions(events, change, *present, newer, facts);
  return events;
}

}  // namespace sluice
