#include "domain/cab/board.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/among.h"
#include "domain/change/change.h"

namespace sluice {

namespace {

bool asks_the_board(const Approval& approval, const BoardPlan& plan) {
  return std::ranges::any_of(everybody_asked(approval), [&](const Who& one) { return is_among(one, plan.members); });
}

}  // namespace

std::string shown(BoardId id) { return fmt::format("CAB-{}", id.value); }
std::string shown(MeetingId id) { return fmt::format("MTG-{}", id.value); }

UpcomingList meetings_to_plan(const Board& board, const Recurrences& recurrences, Instant now, std::size_t most) {
  if (board.retired) return {.items = {}, .all = true, .endless = false};
  // Meetings come by the rules of schedules: the same exceptions, shifts and zones.
  Schedule as_schedule;
  as_schedule.legs = {{"", board.plan.timing, {}}};
  as_schedule.since = std::max(board.since, now);
  as_schedule.settled_before = board.settled_before;
  auto list = upcoming(as_schedule, recurrences, "", most);
  for (auto& one : list.items) one.leg = nullptr;
  return list;
}

std::vector<PersonId> members_of(const BoardPlan& plan, const Directory& directory) {
  std::set<PersonId> found;
  for (const auto& who : plan.members) {
    if (who.kind == WhoKind::person)
      if (const auto* person = directory.person_by_login(who.key)) found.insert(person->id);
    if (who.kind == WhoKind::group)
      if (const auto* group = directory.group_by_key(who.key))
        found.insert(group->members.begin(), group->members.end());
  }
  std::erase_if(found, [&](PersonId id) { return !directory.is_enabled(id); });
  return {found.begin(), found.end()};
}

std::vector<const Approval*> before_the_board(const BoardPlan& plan, const Change& change) {
  std::vector<const Approval*> found;
  for (const auto& one : change.approvals)
    if (find_approval(change, one.key) == &one && asks_the_board(one, plan)) found.push_back(&one);
  return found;
}

}  // namespace sluice
