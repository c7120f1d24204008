#include <fmt/format.h>

#include <algorithm>

#include "base/among.h"
#include "base/ensure.h"
#include "domain/bounds.h"
#include "domain/cab/bounds.h"
#include "domain/cab/decide.h"
#include "domain/change/checks.h"
#include "domain/faults.h"
#include "domain/process/check.h"

namespace sluice {

namespace {

using BoardAnswer = Result<BoardEvents>;

std::string unknown_member(const Who& who, const Directory& directory) {
  if (who.kind == WhoKind::group)
    return directory.group_by_key(who.key) ? "" : fmt::format("There is no group {}.", who.key);
  if (who.kind != WhoKind::person) return "Members of a board are people and groups.";
  const auto* person = directory.person_by_login(who.key);
  if (!person) return fmt::format("There is no person {}.", who.key);
  return person->enabled ? "" : fmt::format("{} is disabled; name somebody else.", person->name);
}

void check_members(Faults& faults, const BoardPlan& plan, const BoardPlan& before, const Directory& directory) {
  if (plan.members.empty()) faults.add("/members", "A board has members; name a group or people.");
  if (plan.members.size() > bounds::board_members)
    return faults.add("/members", fmt::format("At most {}; put people into a group.", bounds::board_members));
  for (std::size_t i = 0; i < plan.members.size(); ++i) {
    // Who has left since may stay until somebody takes them off.
    if (is_among(plan.members[i], before.members)) continue;
    if (auto wrong = unknown_member(plan.members[i], directory); !wrong.empty())
      faults.add(fmt::format("/members/{}", i), std::move(wrong));
  }
}

void check_chairs(Faults& faults, const BoardPlan& plan, const BoardPlan& before, const Directory& directory) {
  if (plan.chair != before.chair && !directory.is_enabled(plan.chair))
    faults.add("/chair", "There is no such person, or they are disabled; name somebody else.");
  if (!plan.deputy) return;
  if (plan.deputy != before.deputy && !directory.is_enabled(*plan.deputy))
    faults.add("/deputy", "There is no such person, or they are disabled; name somebody else.");
  if (plan.deputy == plan.chair) faults.add("/deputy", "Somebody else than the chair has to be the deputy.");
}

void check_times(Faults& faults, BoardPlan& plan, const Recurrences& recurrences) {
  auto kept = checked(plan.timing, recurrences);
  if (kept) {
    plan.timing = std::move(*kept);
  } else {
    for (auto& one : kept.error().errors) faults.add("/timing" + one.pointer, std::move(one.detail));
  }
  if (plan.timing.window_minutes > bounds::meeting_minutes)
    faults.add("/timing/window_minutes", "A meeting is at most 24 hours long.");
  if (plan.cutoff_minutes < 0 || plan.cutoff_minutes > bounds::cutoff_minutes)
    faults.add("/cutoff_minutes", fmt::format("Between 0 and {} (31 days).", bounds::cutoff_minutes));
}

/// Without conditions it takes all that asks the board.
void check_agenda(Faults& faults, const BoardPlan& plan) {
  if (plan.agenda == Conditions{}) return;
  for (const auto& one : check(plan.agenda, Process{}))
    faults.add("/agenda" + one.path, fmt::format("{} {}", one.what, one.remedy));
}

/// The plan as it is kept; every value that does not do is named.
Result<BoardPlan> checked_plan(BoardPlan plan, const BoardPlan& before, const BoardFacts& facts) {
  Faults faults;
  faults.check_name("/name", plan.name, bounds::title_bytes);
  check_chairs(faults, plan, before, facts.directory);
  check_members(faults, plan, before, facts.directory);
  check_times(faults, plan, facts.recurrences);
  check_agenda(faults, plan);
  SLUICE_CHECK(faults.result());
  return plan;
}

/// A board that would never meet is a mistake.
Result<void> must_ever_meet(const Board& board, const BoardFacts& facts) {
  if (!meetings_to_plan(board, facts.recurrences, facts.now, 1).items.empty()) return {};
  return refuse_field(board.plan.timing.rule.empty() ? "/timing/start" : "/timing/rule",
                      "No meeting comes of this. Meetings begin after this moment and end before 2038; look at the "
                      "start, the end of the rule and what is left out.");
}

Result<void> must_still_meet(const Board& board) {
  if (!board.retired) return {};
  return refuse(Refused::out_of_turn, fmt::format("{} meets no more; make a new board.", shown(board.id)));
}

Board board_after(Board board, const BoardEvents& events, const BoardFacts& facts) {
  for (const auto& event : events) board = apply(std::move(board), event, {facts.now, facts.actor.person});
  return board;
}

BoardAnswer answer(const Board&, const AddBoard& command, const BoardFacts& facts) {
  if (facts.boards >= static_cast<std::int64_t>(bounds::boards))
    return refuse(Refused::too_large, fmt::format("There are {} boards, which is the most.", bounds::boards));
  SLUICE_TRY(auto plan, checked_plan(command.plan, {}, facts));
  BoardEvents events{BoardAdded{facts.fresh, std::move(plan)}};
  SLUICE_CHECK(must_ever_meet(board_after({}, events, facts), facts));
  return events;
}

template <class T>
void take_over(T& to, const Patch<T>& patch) {
  if (patch.present) to = patch.value.value_or(T{});
}

BoardAnswer answer(const Board& board, const EditBoard& command, const BoardFacts& facts) {
  SLUICE_CHECK(must_still_meet(board));
  auto plan = board.plan;
  take_over(plan.name, command.name);
  take_over(plan.timing, command.timing);
  take_over(plan.chair, command.chair);
  if (command.deputy.present) plan.deputy = command.deputy.value;
  take_over(plan.members, command.members);
  take_over(plan.agenda, command.agenda);
  take_over(plan.cutoff_minutes, command.cutoff_minutes);
  SLUICE_TRY(plan, checked_plan(std::move(plan), board.plan, facts));
  if (plan == board.plan) return BoardEvents{};
  const bool other_times = plan.timing != board.plan.timing;
  // No day gets two meetings by an edit.
  auto settled = other_times && !board.settled_before.empty() ? day_after(board.settled_before) : board.settled_before;
  BoardEvents events{BoardEdited{std::move(plan), std::move(settled)}};
  if (other_times) SLUICE_CHECK(must_ever_meet(board_after(board, events, facts), facts));
  return events;
}

BoardAnswer answer(const Board& board, const RetireBoard& command, const BoardFacts&) {
  SLUICE_CHECK(must_still_meet(board));
  SLUICE_CHECK(check_reason(command.reason));
  return BoardEvents{BoardRetired{{command.reason}}};
}

Result<void> may_add_board(const Actor& actor) {
  if (actor.is_system() || actor.holds(Role::change_manager) || actor.holds(Role::administrator)) return {};
  return refuse(Refused::not_permitted, "Only a change manager or an administrator may make a board.");
}

}  // namespace

Result<BoardEvents> decide(const Board& board, const BoardCommand& command, const BoardFacts& facts) {
  if (std::holds_alternative<AddBoard>(command)) {
    ensure(!board.exists(), "a board is made twice");
    SLUICE_CHECK(may_add_board(facts.actor));
  } else {
    if (!board.exists()) return refuse(Refused::not_found, "There is no such board.");
    SLUICE_CHECK(may(facts.actor, BoardRight::edit, board.plan, facts.directory, facts.now));
  }
  return std::visit([&](const auto& one) { return answer(board, one, facts); }, command);
}

std::optional<Window> due_meeting(const Board& board, const Recurrences& recurrences, Instant now) {
  auto list = meetings_to_plan(board, recurrences, now, bounds::meetings_to_come);
  for (auto& one : list.items) {
    if (one.window.opens > now) return std::nullopt;
    if (one.fate == Fate::comes) return std::move(one.window);
  }
  return std::nullopt;
}

BoardMeetingPlanned planned(const Window& window, MeetingId meeting) {
  return {window.local, meeting, minute_after(window.local)};
}

MeetingPlanned planned(const Board& board, const Window& window, MeetingId meeting) {
  return {meeting, board.id, window.planned, board.plan.timing.zone, window.start, window.end};
}

}  // namespace sluice
