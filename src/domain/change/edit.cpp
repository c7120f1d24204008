#include "domain/change/edit.h"

#include <fmt/format.h>

#include "domain/access/permission.h"
#include "domain/approval/asking.h"
#include "domain/catalog/check.h"
#include "domain/change/answer.h"
#include "domain/change/checks.h"
#include "domain/change/course.h"
#include "domain/change/follow_rules.h"
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

/// What an edit does not speak of keeps its digest.
bool speaks_of(const FieldsPatch& edit, const Approval& one) {
  return !in_both(one.covers, fields_of(edit)).empty() || !answered_in_both(one.covers_form, edit.form).empty();
}

std::vector<PersonId> deciders(const Approval& approval) {
  std::vector<PersonId> people;
  for (const auto& made : approval.decisions) people.push_back(made.by);
  return people;
}

void move_tasks_due(Course& course) {
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

void move_approval_clocks(Course& course, const ChangeFields& before) {
  const Change& change = course.change();
  if (before.planned_start == change.fields.planned_start && before.planned_end == change.fields.planned_end) return;
  ChangeEvents moved;
  for (const Approval& one : change.approvals)
    if (one.state == ApprovalState::asked)
      if (auto clocks = clocks_of_window(one, change, course.facts())) moved.emplace_back(std::move(*clocks));
  course.record(std::move(moved));
}

std::string in_words(const std::optional<PlannedTime>& time) { return time ? planned_in_words(*time) : "no time"; }

std::string moved_in_words(std::string_view what, const std::optional<PlannedTime>& from,
                           const std::optional<PlannedTime>& to) {
  if (from == to) return "";
  return fmt::format("The {} moves from {} to {}. ", what, in_words(from), in_words(to));
}

/// Nobody is told of the window of a draft, which only its author knows.
void tell_of_window(Course& course, const ChangeFields& before) {
  const ChangeFields& after = course.change().fields;
  auto text = moved_in_words("planned start", before.planned_start, after.planned_start) +
              moved_in_words("planned end", before.planned_end, after.planned_end);
  if (text.empty() || course.change().phase == Phase::draft) return;
  auto people = concerned_by_window(course.change(), course.facts());
  if (people.empty()) return;
  text += "What is due by it moves with it.";
  course.record(PeopleNotified{"", "", std::move(people), {std::move(text)}});
}

}  // namespace

std::vector<ApprovalWithdrawn> would_withdraw(const Change& change, const FieldsPatch& patch) {
  const FieldsPatch edit = effective(change.fields, patch);
  const ChangeFields after = patched(change.fields, edit);
  std::vector<ApprovalWithdrawn> withdrawn;
  for (const Approval& one : change.approvals) {
    if (one.state == ApprovalState::cancelled || !speaks_of(edit, one)) continue;
    auto digest = digest_of(after, one.covers, one.covers_form);
    // Not with the digest that was kept: what an administrator redacts is no edit of what was approved.
    if (digest == digest_of(change.fields, one.covers, one.covers_form)) continue;
    withdrawn.push_back({one.key, in_both(one.covers, fields_of(edit)), deciders(one), std::move(digest), one.due,
                         answered_in_both(one.covers_form, edit.form)});
  }
  return withdrawn;
}

Result<FieldsPatch> checked_edit(const FieldsPatch& patch, const Change& change, const ChangeFacts& facts) {
  FieldsPatch edit = effective(change.fields, patch);
  if (edit == FieldsPatch{}) return edit;
  edit.form.merge(defaults_shown_by(patch, change, facts.process->process, facts.directory));
  if (auto wrong = wrong_in(patched(change.fields, edit), change.fields, facts.directory, facts.process->process);
      !wrong.empty())
    return std::unexpected{
        Refusal{Refused::invalid, "Some fields do not do; each is named below.", std::move(wrong), {}}};
  const auto bytes = text_bytes(patched(change.fields, edit));
  const auto before = text_bytes(change.fields);
  SLUICE_CHECK(check_room(change, bytes > before ? bytes - before : 0));
  return edit;
}

void move_due_dates(Course& course) {
  move_tasks_due(course);
  move_approvals_due(course);
}

void record_edit(Course& course, FieldsPatch edit, std::optional<std::string> by_rule) {
  auto withdrawn = would_withdraw(course.change(), edit);
  const ChangeFields before = course.change().fields;
  course.record(ChangeEdited{std::move(edit), std::move(by_rule)});
  move_tasks_due(course);
  for (auto& one : withdrawn) {
    const auto& rule = find_approval(course.change(), one.key)->due_rule;
    if (rule) one.due = due_at(*rule, course.facts().now, course.change(), course.facts().zone);
    const ApprovalClocksMoved clocks{one.key, one.due, clocks_from_now(one.key, course.change(), course.facts())};
    const bool had_expired = find_approval(course.change(), one.key)->state == ApprovalState::expired;
    course.record(std::move(one));
    course.record(clocks);
    // Only a person asks again what nobody decided in time.
    if (had_expired) course.record(ApprovalExpired{clocks.key});
  }
  move_approvals_due(course);
  move_approval_clocks(course, before);
  tell_of_window(course, before);
}

namespace {

/// What the catalog entry fixes can be altered by nobody.
Result<void> check_entry_locks(const Change& change, const FieldsPatch& edit, const Directory& directory) {
  if (!change.catalog) return {};
  const auto* entry = directory.catalog_entry(change.catalog->entry);
  const auto* version = entry == nullptr ? nullptr : find_version(*entry, change.catalog->version);
  return version == nullptr ? Result<void>{} : check_locks(version->content, edit);
}

}  // namespace

Result<FieldsPatch> allowed_edit(const Change& change, const EditChange& command, const ChangeFacts& facts) {
  SLUICE_CHECK(must_be_open(change));
  SLUICE_CHECK(may(facts.actor, ChangeRight::edit, change, facts.directory));
  const bool names_owner = effective(change.fields, command.patch).owner.present;
  if (names_owner) {
    SLUICE_CHECK(may(facts.actor, ChangeRight::manage_tasks, change, facts.directory));
    if (!command.patch.owner.value)
      return refuse_field("/owner", "A change always has an owner; name another one instead.");
  }
  SLUICE_CHECK(check_entry_locks(change, effective(change.fields, command.patch), facts.directory));
  return checked_edit(command.patch, change, facts);
}

Answer answer(const Change& change, const EditChange& command, const ChangeFacts& facts) {
  SLUICE_TRY(auto edit, allowed_edit(change, command, facts));
  if (edit == FieldsPatch{}) return ChangeEvents{};
  Course course{change, facts};
  record_edit(course, std::move(edit));
  return course.take_events();
}

}  // namespace sluice
