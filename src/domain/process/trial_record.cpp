#include "domain/process/trial_record.h"

#include <algorithm>

#include "domain/access/permission.h"
#include "domain/approval/tally.h"
#include "domain/task/rules.h"

namespace sluice {

namespace {

bool same(const Unmet& a, const Unmet& b) { return a.gate == b.gate && a.key == b.key; }

}  // namespace

void TrialRecord::keep(const ChangeEvent& event, const Change& change) {
  if (const auto* gone = std::get_if<TaskCancelled>(&event)) keep_failed(*find_task(change, gone->task));
  const auto* withdrawn = std::get_if<ApprovalCancelled>(&event);
  const Approval* approval = withdrawn == nullptr ? nullptr : find_approval(change, withdrawn->key);
  if (approval != nullptr)
    keep_decided(*approval, static_cast<std::size_t>(std::distance(change.approvals.data(), approval)));
}

void TrialRecord::keep_failed(const Task& task) {
  const auto known = std::ranges::find(tasks_, task.id, &std::pair<TaskId, Place>::first);
  if (known == tasks_.end() || task.state != TaskState::failed) return;
  auto& told = stages_[known->second.first].tasks[known->second.second];
  told.state = task.state;
  told.ended = task.since;
}

void TrialRecord::keep_decided(const Approval& approval, std::size_t number) {
  if (number >= approvals_.size() || approval.state == ApprovalState::asked) return;
  auto& told = stages_[approvals_[number].first].approvals[approvals_[number].second];
  told.state = approval.state;
  told.ended = approval.since;
}

void TrialRecord::see(const ChangeEvent& event, const Change& change) {
  if (std::holds_alternative<StageEntered>(event)) {
    const auto& visit = change.visits.back();
    stages_.push_back({visit.stage, visit.name, visit.phase, visit.entered, {}, {}, {}, {}});
  }
  if (const auto* made = std::get_if<TaskCreated>(&event)) created(*find_task(change, made->task), change);
  if (const auto* put = std::get_if<ApprovalAsked>(&event)) asked(*find_approval(change, put->key), change);
}

void TrialRecord::waits(const std::vector<Unmet>& unmet, Instant now) {
  if (stages_.empty()) return;
  for (const auto& before : open_)
    if (std::ranges::none_of(unmet, [&](const Unmet& one) { return same(one, wait(before).unmet); }))
      wait(before).until = now;
  std::erase_if(open_, [&](const Place& place) { return wait(place).until.has_value(); });
  auto& stage = stages_.back();
  for (const auto& one : unmet) {
    if (std::ranges::any_of(open_, [&](const Place& place) { return same(one, wait(place).unmet); })) continue;
    stage.waits.push_back({one, now, {}});
    open_.emplace_back(stages_.size() - 1, stage.waits.size() - 1);
  }
}

void TrialRecord::created(const Task& task, const Change& change) {
  auto& list = stages_.back().tasks;
  TrialTask told{task.key,
                 task.title.text,
                 takers_of(task, change, directory_),
                 task.assignee,
                 task.created,
                 task.due,
                 {},
                 task.state,
                 {}};
  if (told.people.empty()) told.nobody = why_nobody(task.candidates, change, directory_);
  tasks_.emplace_back(task.id, Place{stages_.size() - 1, list.size()});
  list.push_back(std::move(told));
}

void TrialRecord::asked(const Approval& approval, const Change& change) {
  auto& list = stages_.back().approvals;
  const auto counted = tally(approval, change, directory_, approval.asked);
  approvals_.emplace_back(stages_.size() - 1, list.size());
  list.push_back({approval.key,
                  approval.title,
                  counted.entitled,
                  approval.quorum,
                  counted.need,
                  approval.asked,
                  approval.due,
                  {},
                  approval.state,
                  {},
                  counted.obstacle});
}

std::vector<TrialStage> TrialRecord::take(const Change& change) {
  for (std::size_t i = 0; i < stages_.size(); ++i) stages_[i].left = change.visits[i].left;
  for (const auto& [id, place] : tasks_) {
    const Task& task = *find_task(change, id);
    auto& told = stages_[place.first].tasks[place.second];
    told.assignee = task.assignee;
    told.due = task.due;
    told.done_by = task.done_by;
    const bool failed_before = task.state == TaskState::cancelled && told.state == TaskState::failed;
    if (!failed_before) told.state = task.state;
    if (!failed_before && !is_open(task.state)) told.ended = task.since;
    // Who was named only later, as a developer may be, is whose it would be.
    if (told.people.empty()) told.people = takers_of(task, change, directory_);
    if (!told.people.empty()) told.nobody.clear();
  }
  // The change keeps its approvals in the order of asking, too.
  for (std::size_t i = 0; i < approvals_.size() && i < change.approvals.size(); ++i) {
    const Approval& approval = change.approvals[i];
    auto& told = stages_[approvals_[i].first].approvals[approvals_[i].second];
    told.decisions = approval.decisions;
    told.due = approval.due;
    const bool decided_before = approval.state == ApprovalState::cancelled && told.state != ApprovalState::asked;
    if (!decided_before) told.state = approval.state;
    if (!decided_before && approval.state != ApprovalState::asked) told.ended = approval.since;
    if (told.state != ApprovalState::granted) continue;
    told.nobody.clear();
    if (told.people.empty()) told.people = find_people(approval.approvers, change, directory_);
  }
  return std::move(stages_);
}

}  // namespace sluice
