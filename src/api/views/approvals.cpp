// How an approval looks on the wire.
#include "api/views/approvals.h"

#include <algorithm>
#include <array>

#include "api/views/texts.h"
#include "domain/approval/tally.h"
#include "domain/change/gates.h"
#include "domain/process/rule_words.h"

namespace sluice::api {
namespace {

constexpr std::array approval_acts{
    std::string_view{"approve"},         std::string_view{"reject_approval"},      std::string_view{"abstain"},
    std::string_view{"withdraw"},        std::string_view{"add_approver"},         std::string_view{"remove_approver"},
    std::string_view{"delegate"},        std::string_view{"take_back_delegation"}, std::string_view{"ask"},
    std::string_view{"answer_question"}, std::string_view{"withdraw_question"},    std::string_view{"remind"},
    std::string_view{"ask_again"},       std::string_view{"meet_condition"},       std::string_view{"reopen_condition"},
    std::string_view{"hand_condition"}};

void show_decisions(ApprovalView& view, const Shown& shown, const Approval& approval) {
  for (const auto& made : approval.decisions)
    view.decisions.push_back({person_ref(made.by, shown.directory), made.decision, text_of(made.comment), made.at,
                              person_refs(made.seats, shown.directory), made.condition, shown.actor.is(made.by)});
}

std::string name_of_added(const Who& who, const Directory& directory) {
  if (const auto* person = who.kind == WhoKind::person ? directory.person_by_login(who.key) : nullptr)
    return person->name;
  if (const auto* group = who.kind == WhoKind::group ? directory.group_by_key(who.key) : nullptr) return group->name;
  return who_in_words(who);
}

void show_added(ApprovalView& view, const Shown& shown, const Approval& approval) {
  for (const auto& one : approval.added)
    view.added.push_back({written_form(one.who), name_of_added(one.who, shown.directory),
                          person_ref(one.by, shown.directory), text_of(one.reason), one.at, one.counts});
}

void show_stand_ins(ApprovalView& view, const Shown& shown, const Approval& approval, const Tally& counted) {
  const auto& directory = shown.directory;
  for (const StandIn& one : approval.stand_ins)
    view.stand_ins.push_back({person_ref(one.from, directory), person_ref(one.to, directory), false,
                              person_ref(one.by, directory), text_of(one.reason)});
  for (const Seats& seats : counted.seats)
    for (const PersonId from : seats.of) {
      const bool named = std::ranges::any_of(
          approval.stand_ins, [&](const StandIn& one) { return one.from == from && one.to == seats.person; });
      if (!named)
        view.stand_ins.push_back({person_ref(from, directory), person_ref(seats.person, directory), true, {}, ""});
    }
}

void show_questions(ApprovalView& view, const Shown& shown, const Approval& approval) {
  for (const Question& one : approval.questions)
    view.questions.push_back({one.number, person_ref(one.by, shown.directory), text_of(one.text), one.at,
                              person_ref(one.answered_by, shown.directory), text_of(one.answer), one.closed});
  view.paused = open_question(approval) != nullptr;
}

void show_conditions(ApprovalView& view, const Shown& shown, const Approval& approval) {
  for (const ApprovalCondition& one : shown.change.conditions)
    if (one.approval == approval.key)
      view.conditions.push_back({one.number, person_ref(one.by, shown.directory),
                                 person_ref(one.owner, shown.directory), text_of(one.text), one.at, one.met,
                                 person_ref(one.met_by, shown.directory), text_of(one.note)});
}

/// Clocks stand still while it is paused or the change on hold.
void show_clocks(ApprovalView& view, const Shown& shown, const Approval& approval) {
  view.reminded = approval.reminded;
  view.escalated = approval.escalated;
  if (approval.state != ApprovalState::asked || approval.paused || shown.change.hold) return;
  view.remind = approval.clocks.remind;
  view.escalate = approval.clocks.escalate;
  view.expire = approval.clocks.expire;
}

bool is_about(const Possible& one, const ApprovalView& view) {
  if (!is_about_approval(one)) return false;
  if (one.target == view.key || one.target.starts_with(view.key + "/")) return true;
  return std::ranges::any_of(view.conditions, [&](const ConditionView& condition) {
    return one.target == fmt::format("condition-{}", condition.number);
  });
}

}  // namespace

bool is_about_approval(const Possible& one) { return std::ranges::find(approval_acts, one.act) != approval_acts.end(); }

std::vector<std::string> written_rules(const std::vector<Who>& rules) {
  std::vector<std::string> words;
  for (const auto& rule : rules) words.push_back(written_form(rule));
  return words;
}

ApprovalView approval_view(const Shown& shown, const Approval& approval, const std::vector<Possible>& possible) {
  const auto& directory = shown.directory;
  const auto counted = tally(approval, shown.change, directory, shown.now);
  const bool is_asked = approval.state == ApprovalState::asked;
  ApprovalView view{};
  view.key = approval.key;
  view.title = approval.title;
  view.stage = approval.stage;
  view.state = approval.state;
  view.quorum = approval.quorum;
  view.have = counted.have;
  view.need = counted.need;
  view.approvers = person_refs(counted.entitled, directory);
  view.rules = written_rules(approval.approvers);
  view.covers = approval.covers;
  view.covers_form = approval.covers_form;
  view.digest = approval.digest;
  view.asked = approval.asked;
  view.asked_again = approval.asked_again;
  view.due = approval.due;
  view.overdue = is_asked && approval.due && *approval.due < shown.now;
  view.since = approval.since;
  view.rejected = counted.rejected;
  view.rows = approval.rows;
  view.excluded = written_rules(approval.excluded);
  for (const Barred& one : counted.barred) view.barred.push_back({person_ref(one.person, directory), one.why});
  show_decisions(view, shown, approval);
  show_added(view, shown, approval);
  show_stand_ins(view, shown, approval, counted);
  show_questions(view, shown, approval);
  show_conditions(view, shown, approval);
  show_clocks(view, shown, approval);
  if (is_asked) view.waiting_for = person_refs(counted.undecided, directory);
  if (is_asked && !counted.obstacle.empty()) view.nobody = counted.obstacle;
  view.possible = filtered(possible, [&](const Possible& one) { return is_about(one, view); });
  return view;
}

std::vector<ApprovalView> approval_views(const Shown& shown, const std::vector<Possible>& possible) {
  std::vector<ApprovalView> views;
  for (const auto& approval : shown.change.approvals) {
    // What was asked anew is history; the newest asking of a key is what counts, and what became of it.
    const auto* newest = latest_approval(shown.change, approval.key);
    if (newest == &approval) views.push_back(approval_view(shown, approval, possible));
  }
  return views;
}

}  // namespace sluice::api
