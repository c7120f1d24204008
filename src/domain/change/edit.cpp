#include "domain/access/permission.h"
#include "domain/change/answer.h"
#include "domain/change/checks.h"
#include "domain/change/course.h"
#include "domain/change/form_answers.h"
#include "domain/change/waiting.h"
#include "domain/task/due.h"

namespace sluice {

namespace {

std::vector<Field> in_both(const std::vector<Field>& some, const std::vector<Field>& others) {
  std::vector<Field> both;
  for (const Field one : some)
    if (std::ranges::find(others, one) != others.end()) both.push_back(one);
  return both;
}

std::vector<std::string> answered_in_both(const std::vector<std::string>& keys, const FormPatch& patch) {
  std::vector<std::string> both;
  for (const auto& key : keys)
    if (patch.contains(key)) both.push_back(key);
  return both;
}

std::vector<PersonId> deciders(const Approval& approval) {
  std::vector<PersonId> people;
  for (const auto& made : approval.decisions) people.push_back(made.by);
  return people;
}

void move_due_dates(Course& course) {
  const Change& change = course.change();
  ChangeEvents moved;
  for (const Task& task : change.tasks)
    if (is_open(task.state))
      if (const auto due = moved_due(task, change, course.facts().zone)) moved.emplace_back(*due);
  course.record(std::move(moved));
}

void move_approvals_due(Course& course) {
  const Change& change = course.change();
  ChangeEvents moved;
  for (const Approval& one : change.approvals)
    if (one.state == ApprovalState::asked)
      if (const auto due = moved_due(one, change, course.facts().zone)) moved.emplace_back(*due);
  course.record(std::move(moved));
}

}  // namespace

std::vector<ApprovalWithdrawn> would_withdraw(const Change& change, const FieldsPatch& patch) {
  const FieldsPatch edit = effective(change.fields, patch);
  const ChangeFields after = patched(change.fields, edit);
  std::vector<ApprovalWithdrawn> withdrawn;
  for (const Approval& one : change.approvals) {
    if (one.state == ApprovalState::cancelled) continue;
    auto digest = digest_of(after, one.covers, one.covers_form);
    // Not with the digest that was kept: what an administrator redacts is no edit of what was approved.
    if (digest == digest_of(change.fields, one.covers, one.covers_form)) continue;
    withdrawn.push_back({one.key, in_both(one.covers, fields_of(edit)), deciders(one), std::move(digest), one.due,
                         answered_in_both(one.covers_form, edit.form)});
  }
  return withdrawn;
}

Answer answer(const Change& change, const EditChange& command, const ChangeFacts& facts) {
  SLUICE_CHECK(must_be_open(change));
  SLUICE_CHECK(may(facts.actor, ChangeRight::edit, change, facts.directory));
  FieldsPatch edit = effective(change.fields, command.patch);
  if (edit == FieldsPatch{}) return ChangeEvents{};
  edit.form.merge(defaults_shown_by(command.patch, change, facts.process->process, facts.directory));
  if (edit.owner.present) {
    SLUICE_CHECK(may(facts.actor, ChangeRight::manage_tasks, change, facts.directory));
    if (!edit.owner.value) return refuse_field("/owner", "A change always has an owner; name another one instead.");
  }
  if (auto wrong = wrong_in(patched(change.fields, edit), change.fields, facts.directory, facts.process->process);
      !wrong.empty())
    return std::unexpected{
        Refusal{Refused::invalid, "Some fields do not do; each is named below.", std::move(wrong), {}}};
  const auto bytes = text_bytes(patched(change.fields, edit));
  const auto before = text_bytes(change.fields);
  SLUICE_CHECK(check_room(change, bytes > before ? bytes - before : 0));
  auto withdrawn = would_withdraw(change, edit);
  Course course{change, facts};
  course.record(ChangeEdited{std::move(edit)});
  move_due_dates(course);
  for (auto& one : withdrawn) {
    const auto& rule = find_approval(change, one.key)->due_rule;
    if (rule) one.due = due_at(*rule, facts.now, course.change(), facts.zone);
    course.record(std::move(one));
  }
  move_approvals_due(course);
  return course.take_events();
}

}  // namespace sluice
