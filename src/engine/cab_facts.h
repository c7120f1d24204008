// What a meeting is told of changes: how their approvals before the board stand, and from what their rank is reckoned.
#pragma once
#include <map>

#include "domain/cab/decide.h"
#include "engine/batch.h"

namespace sluice::engine {

/// Who asks for which changes, and how much is to be known of them.
struct LookAtChanges {
  const Board& board;
  const Meeting& meeting;
  const Actor& actor;
  std::optional<ChangeId> named{};  ///< by the command
  bool whole_agenda = false;        ///< what the board's agenda takes, too, and the rank of each
};

/// The facts of all changes on the agenda, of the one named, and of those that the agenda takes where it is asked for. A change
/// that does not exist is none of them. Refused: conditions of the agenda that cannot be asked.
[[nodiscard]] Result<std::map<ChangeId, ChangeBeforeBoard>> changes_before_board(Batch& batch,
                                                                                 const LookAtChanges& look);

}  // namespace sluice::engine
