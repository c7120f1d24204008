#include "domain/cab/meeting.h"

#include <algorithm>

#include "domain/change/change.h"

namespace sluice {

const AgendaItem* find_item(const Meeting& meeting, ChangeId change) {
  const auto found = std::ranges::find(meeting.items, change, &AgendaItem::change);
  return found == meeting.items.end() ? nullptr : &*found;
}

AgendaItem* find_item(Meeting& meeting, ChangeId change) {
  const auto found = std::ranges::find(meeting.items, change, &AgendaItem::change);
  return found == meeting.items.end() ? nullptr : &*found;
}

const AgendaItem* current_item(const Meeting& meeting) {
  const auto found = std::ranges::find(meeting.items, ItemState::current, &AgendaItem::state);
  return found == meeting.items.end() ? nullptr : &*found;
}

Standings standings_of(const BoardPlan& plan, const Change& change) {
  Standings standings;
  for (const auto* approval : before_the_board(plan, change)) {
    standings.approvals.push_back({approval->key, approval->title, approval->state});
    for (const auto& made : approval->decisions)
      standings.decisions.push_back({approval->key, made.by, made.decision, made.at});
  }
  return standings;
}

bool is_decided(const Standings& standings) {
  return !standings.approvals.empty() && std::ranges::all_of(standings.approvals, [](const NotedApproval& one) {
    return one.state == ApprovalState::granted || one.state == ApprovalState::rejected;
  });
}

}  // namespace sluice
