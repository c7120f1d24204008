// The state of one change advisory board: when it meets, who is on it, which changes come before it. Folded from its events.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include <boost/describe.hpp>

#include "base/id.h"
#include "base/instant.h"
#include "base/written.h"
#include "domain/access/directory.h"
#include "domain/change/change.h"
#include "domain/schedule/upcoming.h"

namespace sluice {

using BoardId = Id<struct BoardKind>;      ///< shown as CAB-n
using MeetingId = Id<struct MeetingKind>;  ///< shown as MTG-n

/// What people say of a board.
struct BoardPlan {
  std::string name;
  Timing timing;  ///< of its meetings: `window_minutes` is how long one is, `lead_minutes` how long ahead it is planned
  PersonId chair;
  std::optional<PersonId> deputy;   ///< chairs where the chair does not
  std::vector<Who> members;         ///< groups and people; an approval that asks one of them comes before the board
  Conditions agenda;                ///< which of those changes the agenda takes; empty: all
  std::int64_t cutoff_minutes = 0;  ///< what is asked later than so long before a meeting has to be put on it by hand
  friend bool operator==(const BoardPlan&, const BoardPlan&) = default;
};
BOOST_DESCRIBE_STRUCT(BoardPlan, (), (name, timing, chair, deputy, members, agenda, cutoff_minutes))

struct Board {
  BoardId id;
  std::int64_t version = 0;  ///< how many events are folded in; 0: does not exist
  BoardPlan plan;
  PersonId created_by;
  Instant since;                 ///< meetings that would begin before are not planned
  std::string settled_before;    ///< nothing before this local start is to be planned any more
  std::int64_t planned = 0;      ///< how many meetings it has had planned
  std::optional<Noted> retired;  ///< it meets no more
  Instant created, updated;

  [[nodiscard]] bool exists() const { return version > 0; }
  friend bool operator==(const Board&, const Board&) = default;
};
BOOST_DESCRIBE_STRUCT(Board, (),
                      (id, version, plan, created_by, since, settled_before, planned, retired, created, updated))

/// "CAB-1", "MTG-12".
[[nodiscard]] std::string shown(BoardId id);
[[nodiscard]] std::string shown(MeetingId id);

/// What its rule gives after `now` and is not planned yet, at most `most`; nothing of a board that meets no more.
[[nodiscard]] UpcomingList meetings_to_plan(const Board& board, const Recurrences& recurrences, Instant now,
                                            std::size_t most);

/// Enabled people who are on the board, distinct, in id order: named, or in a group that is.
[[nodiscard]] std::vector<PersonId> members_of(const BoardPlan& plan, const Directory& directory);
/// The approvals of a change that ask a member or a group of the board, the newest asking of each; those that are cancelled
/// are none.
[[nodiscard]] std::vector<const Approval*> before_the_board(const BoardPlan& plan, const Change& change);

}  // namespace sluice
