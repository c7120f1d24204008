// Who may do what with a board and its meetings. Everybody who is signed in sees them; a restricted change on an agenda is
// shown only to those who see that change.
#pragma once
#include "base/result.h"
#include "domain/access/actor.h"
#include "domain/cab/board.h"

namespace sluice {

enum class BoardRight {
  edit,       ///< its chair and deputy, change managers, administrators: the board, its meetings' times
  conduct,    ///< its chair and deputy, change managers: run a meeting, keep its agenda
  take_part,  ///< those, and its members with who stands in for them: put a change on, come and go, take notes
};

/// Refused as not_permitted, naming who may instead.
[[nodiscard]] Result<void> may(const Actor& actor, BoardRight right, const BoardPlan& plan, const Directory& directory,
                               Instant now);
/// Whether the actor may.
[[nodiscard]] bool has_right(const Actor& actor, BoardRight right, const BoardPlan& plan, const Directory& directory,
                             Instant now);

}  // namespace sluice
